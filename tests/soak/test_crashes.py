"""A crash between any two steps, of a device and of a server: nothing lost, nothing twice.

The soak crashes them at random; here each step is crashed on purpose, one at a time.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import httpx
import pytest

from notifier.failpoints import Failpoint
from tests.soak.checker import DeviceFacts, device_faults
from tests.soak.cluster import Cluster
from tests.soak.devices import Device
from tests.soak.faults import ON_A_PAYMENTS_WAY
from tests.soak.mortal import Mortal
from tests.soak.soak import why_not_here

pytestmark = pytest.mark.skipif(bool(why_not_here()), reason=why_not_here())

SOON_S = 60.0
LOOK_AGAIN_AFTER_S = 0.2


class Room:
    """One real server and real devices, one for each user, all to be crashed."""

    def __init__(self, folder: Path, users: list[str]) -> None:
        self.quiet = folder / "quiet"
        self.cluster = Cluster(folder, store="sqlite", users=users, quiet=self.quiet)
        self.devices: dict[str, Device] = {}
        self._folder = folder
        self._users = users

    async def start(self, stack: AsyncExitStack) -> None:
        await self.cluster.start(stack, os.environ)
        for user in self._users:
            device = self.devices[user] = Device(
                f"of-{user}",
                user,
                folder=self._folder,
                env=os.environ,
                url=self.cluster.urls[0],
                token=self.cluster.token(user),
            )
            stack.push_async_callback(device.stop)
        await asyncio.gather(*(device.start() for device in self.devices.values()))
        headers = {"Authorization": f"Bearer {self.cluster.api_key}"}
        self._http = await stack.enter_async_context(
            httpx.AsyncClient(base_url=self.cluster.urls[0], headers=headers, trust_env=False)
        )

    @property
    def node(self) -> Mortal:
        return self.cluster.nodes[0]

    async def pay(self, user: str, key: str) -> str:
        """The id of the event of that key, asked for until it is answered."""
        body = {"type": "payment_success", "payload": {"transactionId": key, "amount": "1.00"}}
        headers = {"Idempotency-Key": f"{user}-{key}"}
        async with asyncio.timeout(SOON_S):
            while True:
                try:
                    answer = await self._http.post(
                        f"/v1/users/{user}/events", json=body, headers=headers
                    )
                except httpx.TransportError:
                    await self.node.revive()
                else:
                    assert answer.status_code == 201, answer.text
                    return str(answer.json()["id"])

    async def receipt(self, user: str, event_id: str) -> Any:
        """What the server knows of an event."""
        answer = await self._http.get(f"/v1/users/{user}/events/{event_id}")
        return answer.json()

    async def until(self, user: str, holds: Callable[[DeviceFacts], bool]) -> DeviceFacts:
        """What the device has, once `holds`; nobody tells of it, so it is looked at."""
        async with asyncio.timeout(SOON_S):
            while not holds(facts := self.devices[user].facts()):
                await asyncio.sleep(LOOK_AGAIN_AFTER_S)
        return facts


async def until_crashed(program: Mortal, deaths: int = 1) -> None:
    """Until it has ended at its failpoint, and was started again."""
    async with asyncio.timeout(SOON_S):
        while not program.is_dead and program.deaths < deaths:
            await asyncio.sleep(LOOK_AGAIN_AFTER_S)
    await program.revive()


async def test_a_device_that_crashes_at_any_step_lists_all_and_shows_nothing_twice(
    tmp_path: Path,
) -> None:
    # A device for each step, all at once; the user has the step's name.
    places = [place for place in Failpoint if place is not Failpoint.READ_TOLD]
    async with AsyncExitStack() as stack:
        room = Room(tmp_path, [place.value for place in places])
        room.quiet.touch()  # nobody reads anything
        await room.start(stack)

        async def crash(place: Failpoint) -> None:
            room.devices[place].arm(place)
            crashed_at = await room.pay(place, "one")
            await until_crashed(room.devices[place])
            after = await room.pay(place, "two")
            facts = await room.until(place, lambda facts: after in facts.shown)
            assert facts.history == [crashed_at, after]
            assert facts.read == set()
            # Shown before the crash, or after it, or begun in that very moment and then never.
            is_told = place not in {Failpoint.TOAST_BEGUN, Failpoint.ACKED}
            is_told = is_told or (place is Failpoint.ACKED and crashed_at in facts.shown)
            assert facts.shown == ([crashed_at, after] if is_told else [after]), place
            assert device_faults(facts, await room.cluster.held()) == []

        async with asyncio.TaskGroup() as group:
            for place in places:
                group.create_task(crash(place))


async def test_what_a_device_owed_the_server_before_a_crash_is_told_after_it(
    tmp_path: Path,
) -> None:
    async with AsyncExitStack() as stack:
        room = Room(tmp_path, ["reader", "shower"])
        await room.start(stack)
        room.devices["reader"].arm(Failpoint.READ_TOLD)
        room.devices["shower"].arm(Failpoint.TOAST_SHOWN)

        async def owed(user: str) -> Any:
            event_id = await room.pay(user, "one")
            await until_crashed(room.devices[user])
            async with asyncio.timeout(SOON_S):
                while not (receipt := await room.receipt(user, event_id))["readAt"]:
                    await asyncio.sleep(LOOK_AGAIN_AFTER_S)
            (device,) = receipt["devices"]
            assert device["stored"]
            return device["presented"]

        presented = await asyncio.gather(owed("reader"), owed("shower"))
        # The other was begun, and nobody knows whether it was seen: nothing is claimed.
        assert list(presented) == ["toast", None]


async def test_a_server_that_crashes_at_any_step_stores_once_and_delivers_once(
    tmp_path: Path,
) -> None:
    async with AsyncExitStack() as stack:
        room = Room(tmp_path, ["1"])
        await room.start(stack)
        sent = [await room.pay("1", "before")]
        for deaths, place in enumerate(ON_A_PAYMENTS_WAY, start=1):
            room.node.arm(place)
            sent.append(await room.pay("1", place))
            await until_crashed(room.node, deaths)

        sent.append(await room.pay("1", "after"))
        facts = await room.until("1", lambda facts: sent[-1] in facts.shown)

        assert facts.history == facts.shown == sent
        assert device_faults(facts, await room.cluster.held()) == []
        assert room.node.deaths == len(ON_A_PAYMENTS_WAY)
