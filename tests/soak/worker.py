"""A worker process that runs no server and sends payments all the same.

    python -m tests.soak.worker FAILPOINTS USERS QUIET       (USERS: 1,2,3)

Each event that is on disk it prints as `accepted KEY ID STREAM`. While the file QUIET
exists it rests.
"""

from __future__ import annotations

import asyncio
import random
import sys
import uuid
from pathlib import Path

from server import failpoints
from server.errors import StoreUnavailable
from server.inbox.base import StoredEvent
from server.realtime_service import RealTimeService
from server.worker import worker_config

PAUSE_S = 0.1


async def run(users: list[str], quiet: Path) -> None:
    """Send until killed."""
    async with RealTimeService.connect(worker_config()) as realtime:
        print("worker up", flush=True)
        while True:
            await asyncio.sleep(PAUSE_S)
            if quiet.exists():
                continue
            key = f"worker-{uuid.uuid4().hex}"
            stored = await _until_stored(realtime, random.choice(users), key)
            print(f"accepted {key} {stored.id} {stored.stream}", flush=True)


async def _until_stored(realtime: RealTimeService, user: str, key: str) -> StoredEvent:
    payload = {"transactionId": f"TX-{key[-12:]}", "amount": "2.00"}
    while True:
        try:
            return await realtime.send_user_update(
                user, "payment_success", payload, idempotency_key=key
            )
        except StoreUnavailable:
            await asyncio.sleep(PAUSE_S)


if __name__ == "__main__":
    failpoints.arm(Path(sys.argv[1]))
    asyncio.run(run(sys.argv[2].split(","), Path(sys.argv[3])))
