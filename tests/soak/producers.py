"""Those who report payments: they try again until they are answered, and some shout twice."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Sequence

import httpx

from tests.soak.checker import BROADCAST, Ledger

PAUSE_S = 0.1
AGAIN_AFTER_S = 0.2
GIVE_UP_AFTER_S = 20.0
"""When the run is over, for an event that was begun before."""
TO_EVERYBODY_EVERY = 10
TO_ALL_NODES_EVERY = 8


class Producers:
    """Some producers at work, each with one event at a time."""

    def __init__(
        self, urls: Sequence[str], api_key: str, users: Sequence[str], ledger: Ledger, seed: int
    ) -> None:
        self._urls = urls
        self._headers = {"Authorization": f"Bearer {api_key}"}
        self._users = users
        self._ledger = ledger
        self._chance = random.Random(seed)
        self._number = 0
        self._ending = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []
        self.unanswered = 0
        """Posts without an answer, each then repeated."""

    def start(self, count: int) -> None:
        """Begin to post."""
        self._tasks = [asyncio.create_task(self._produce()) for _ in range(count)]

    async def stop(self) -> None:
        """Bring to its end what was begun, and begin nothing more."""
        self._ending.set()
        _, late = await asyncio.wait(self._tasks, timeout=GIVE_UP_AFTER_S)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
        for task in set(self._tasks) - late:
            task.result()

    async def _produce(self) -> None:
        async with httpx.AsyncClient(timeout=3, trust_env=False) as client:
            while not self._ending.is_set():
                self._number += 1
                number = self._number
                user = (
                    None
                    if number % TO_EVERYBODY_EVERY == 0
                    else self._chance.choice(list(self._users))
                )
                if number % TO_ALL_NODES_EVERY == 0:
                    # An impatient producer, or two of them: the same event at every node at once.
                    urls = [*self._urls, *self._urls]
                    await asyncio.gather(*(self._post(client, url, number, user) for url in urls))
                else:
                    await self._post(client, self._chance.choice(list(self._urls)), number, user)
                await asyncio.sleep(PAUSE_S)

    async def _post(
        self, client: httpx.AsyncClient, url: str, number: int, user: str | None
    ) -> None:
        """Post until it is accepted, each time at another node."""
        path = "/v1/broadcast" if user is None else f"/v1/users/{user}/events"
        stream = BROADCAST if user is None else f"user:{user}"
        key = f"soak-{number}"
        payload = {"transactionId": f"TX-{number}", "amount": "1.00"}
        at = list(self._urls).index(url)
        while True:
            try:
                answer = await client.post(
                    self._urls[at] + path,
                    json={"type": "payment_success", "payload": payload},
                    headers={**self._headers, "Idempotency-Key": key},
                )
            except httpx.TransportError:
                self.unanswered += 1
            else:
                if answer.status_code == 201:
                    self._ledger.accept(key, answer.json()["id"], stream)
                    return
                if answer.status_code < 500:
                    self._ledger.faults.append(f"refused with {answer.status_code}: {answer.text}")
                    return
            at = (at + 1) % len(self._urls)
            await asyncio.sleep(AGAIN_AFTER_S)
