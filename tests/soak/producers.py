"""Those who report payments: they try again until they are answered, and some shout twice."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Sequence
from typing import Any

import httpx

from tests.soak.checker import BROADCAST, Ledger

PAUSE_S = 0.1
AGAIN_AFTER_S = 0.2
GIVE_UP_AFTER_S = 20.0
"""When the run is over, for an event that was begun before."""
TO_ALL_NODES_EVERY = 8
BATCH_EVERY = 9
TO_EVERYBODY_EVERY = 10
WITHDRAWN_EVERY = 11
IN_A_BATCH = 3


class Producers:
    """Some producers at work, each with one event at a time."""

    def __init__(
        self, urls: Sequence[str], api_key: str, users: Sequence[str], ledger: Ledger, seed: int
    ) -> None:
        self._urls = list(urls)
        self._headers = {"Authorization": f"Bearer {api_key}"}
        self._users = list(users)
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
        async with httpx.AsyncClient(timeout=3, trust_env=False, headers=self._headers) as client:
            while not self._ending.is_set():
                self._number += 1
                await self._report(client, self._number)
                await asyncio.sleep(PAUSE_S)

    async def _report(self, client: httpx.AsyncClient, number: int) -> None:
        user = self._chance.choice(self._users)
        if number % BATCH_EVERY == 0:
            await self._send_batch(client, number)
        elif number % TO_EVERYBODY_EVERY == 0:
            await self._send(client, "/v1/broadcast", BROADCAST, number)
        elif number % TO_ALL_NODES_EVERY == 0:
            # An impatient producer, or two of them: the same event at every node at once.
            urls = [*self._urls, *self._urls]
            path, stream = f"/v1/users/{user}/events", f"user:{user}"
            await asyncio.gather(*(self._send(client, path, stream, number, url) for url in urls))
        else:
            await self._send(client, f"/v1/users/{user}/events", f"user:{user}", number)
            if number % WITHDRAWN_EVERY == 0:
                await self._withdraw(client, user, number)

    async def _send(
        self, client: httpx.AsyncClient, path: str, stream: str, number: int, first: str = ""
    ) -> None:
        key = f"soak-{number}"
        answer = await self._until_answered(client, "POST", path, key, _event(number), first)
        if answer is not None:
            self._ledger.accept(key, answer["id"], stream)

    async def _send_batch(self, client: httpx.AsyncClient, number: int) -> None:
        users = [self._chance.choice(self._users) for _ in range(IN_A_BATCH)]
        items = [{"userId": user, **_event(number)} for user in users]
        key = f"soak-{number}"
        body = {"events": items}
        answer = await self._until_answered(client, "POST", "/v1/events", key, body)
        if answer is not None:
            for place, (user, told) in enumerate(zip(users, answer["events"], strict=True)):
                self._ledger.accept(f"{key}.{place}", told["id"], f"user:{user}")

    async def _withdraw(self, client: httpx.AsyncClient, user: str, number: int) -> None:
        path = f"/v1/users/{user}/subjects/{_subject(number)}"
        key = f"soak-{number}-withdrawn"
        answer = await self._until_answered(client, "DELETE", path, key)
        if answer is not None:
            self._ledger.accept(key, answer["id"], f"user:{user}")

    async def _until_answered(
        self,
        client: httpx.AsyncClient,
        method: str,
        path: str,
        key: str,
        body: object = None,
        first: str = "",
    ) -> Any:
        """Ask until it is accepted, each time at another node; None when it was refused."""
        at = self._urls.index(first or self._chance.choice(self._urls))
        while True:
            try:
                answer = await client.request(
                    method, self._urls[at] + path, json=body, headers={"Idempotency-Key": key}
                )
            except httpx.TransportError:
                self.unanswered += 1
            else:
                if answer.is_success:
                    return answer.json()
                if answer.is_client_error:
                    refused = f"{key} was refused with {answer.status_code}: {answer.text}"
                    self._ledger.faults.append(refused)
                    return None
            at = (at + 1) % len(self._urls)
            await asyncio.sleep(AGAIN_AFTER_S)


def _subject(number: int) -> str:
    return f"TX-{number}"


def _event(number: int) -> dict[str, Any]:
    payload = {"transactionId": _subject(number), "amount": "1.00"}
    return {"type": "payment_success", "payload": payload}
