"""One soak: producers and devices at work while a nemesis breaks things, then the checker."""

from __future__ import annotations

import asyncio
import os
import re
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path

from tests.soak.checker import (
    DeviceFacts,
    Held,
    Ledger,
    device_faults,
    due_to,
    read_faults,
    server_faults,
    withdrawn_from,
)
from tests.soak.cluster import Cluster
from tests.soak.devices import Device, SmallDisk
from tests.soak.faults import CrashedAt, Fault, all_faults
from tests.soak.nemesis import Stroke, plan
from tests.soak.network import Network
from tests.soak.producers import Producers
from tests.soak.pulse import Pulse
from tests.soak.report import Report
from tests.soak.wall_clock import why_no_clock

CAUGHT_UP_WITHIN_S = 10.0
"""The promise: so long after the last fault has healed every device has everything."""
LOOK_ON_FOR_S = 60.0
"""A broken promise is looked at a little longer, to say whether it is late or lost."""
LOOK_AGAIN_AFTER_S = 0.25
PRODUCERS = 3
FULL_DISKS = 2
"""So many devices have a disk that can be filled."""

_ACCEPTED = re.compile(r"^accepted (\S+) (\S+) (\S+)$")


class Soak:
    """One run over one folder."""

    def __init__(
        self, folder: Path, *, seed: int, users: int, devices: int, store: str = "postgres"
    ) -> None:
        self.report = Report()
        self._folder = folder
        self._seed = seed
        self._users = [str(number + 1) for number in range(users)]
        self._per_user = devices
        self._quiet = folder / "quiet"
        self._cluster = Cluster(folder, store=store, users=self._users, quiet=self._quiet)
        self._devices: list[Device] = []
        self._disks: list[SmallDisk] = []
        self._ledger = Ledger()
        self._struck: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def run(self, seconds: float) -> Report:
        """Work under fire for `seconds`, heal, wait, and check."""
        async with AsyncExitStack() as stack:
            pulse = Pulse(self._folder)
            stack.callback(pulse.stop)
            await self._cluster.start(stack, os.environ)
            network = Network(self._cluster.ports)
            stack.push_async_callback(network.stop)
            await self._start_devices(network, stack)
            producers = Producers(
                self._cluster.urls,
                self._cluster.api_key,
                self._users,
                self._ledger,
                seed=self._seed + 1,
            )
            producers.start(PRODUCERS)
            try:
                await self._break_things(network, seconds)
            finally:
                since_healed = _Stopwatch(pulse)
                self._quiet.touch()
                await producers.stop()
            self.report.unanswered = producers.unanswered
            await self._check(since_healed)
        return self.report

    async def _start_devices(self, network: Network, stack: AsyncExitStack) -> None:
        for user in self._users:
            for number in range(self._per_user):
                device = Device(
                    f"{user}.{number + 1}",
                    user,
                    folder=self._folder / "devices",
                    env=dict(os.environ),
                    url=f"http://127.0.0.1:{await network.open_door()}",
                    token=self._cluster.token(user),
                    pauses=True,
                )
                self._devices.append(device)
        for device in self._devices[:FULL_DISKS]:
            disk = SmallDisk(device.data)
            if await asyncio.to_thread(disk.mount):
                stack.push_async_callback(asyncio.to_thread, disk.unmount)
                self._disks.append(disk)
        for device in self._devices:
            stack.push_async_callback(device.stop)
        await asyncio.gather(*(device.start() for device in self._devices))

    # -- the nemesis --------------------------------------------------------------------

    async def _break_things(self, network: Network, seconds: float) -> None:
        """All strokes of the seed; returns when the last has healed."""
        faults = all_faults(self._cluster, network.ways, self._devices, self._disks)
        if not self._disks:
            self.report.left_out.append("full disks (only root can mount a small one)")
        if reason := why_no_clock():
            self.report.left_out.append(f"clock jumps ({reason})")
        began = time.monotonic()
        async with asyncio.TaskGroup() as group:
            for stroke in plan(self._seed, seconds, faults):
                group.create_task(self._strike(stroke, began))
            group.create_task(asyncio.sleep(seconds))

    async def _strike(self, stroke: Stroke[Fault], began: float) -> None:
        fault = stroke.fault
        await asyncio.sleep(began + stroke.at_s - time.monotonic())
        async with self._struck[fault.target]:  # a start may take longer than was planned
            await self._strike_now(stroke, began)

    async def _strike_now(self, stroke: Stroke[Fault], began: float) -> None:
        fault = stroke.fault
        self._say(began, f"{fault.kind} ({fault.target}) for {stroke.lasts_s:.1f} s")
        self.report.faults[fault.kind] += 1
        await fault.inflict()
        try:
            await asyncio.sleep(stroke.lasts_s)
        finally:
            await fault.heal()
        self._say(began, f"healed: {fault.kind} ({fault.target})")
        if isinstance(fault, CrashedAt) and fault.has_crashed:
            self.report.crashes += 1

    def _say(self, began: float, what: str) -> None:
        with (self._folder / "nemesis.log").open("a") as log:
            log.write(f"{time.monotonic() - began:8.2f} {what}\n")

    # -- after the last fault -------------------------------------------------------------

    async def _check(self, since_healed: _Stopwatch) -> None:
        """Wait until all have caught up, then look at everything."""
        report = self.report
        while True:
            held = await self._cluster.held()
            facts = await asyncio.to_thread(lambda: [device.facts() for device in self._devices])
            late_s = since_healed.seconds
            if not report.caught_up_s and not _is_late(facts, held):
                report.caught_up_s = late_s
            if report.caught_up_s and not read_faults(facts):
                report.read_alike_s = late_s
            if report.read_alike_s or late_s > LOOK_ON_FOR_S:
                break
            await asyncio.sleep(LOOK_AGAIN_AFTER_S)
        worker = self._cluster.worker
        for line in worker.lines if worker else []:
            if accepted := _ACCEPTED.match(line):
                self._ledger.accept(*accepted.groups())
        report.broken = self._ledger.faults + server_faults(self._ledger.accepted, held)
        for device in facts:
            report.broken += device_faults(device, held)
        report.broken += read_faults(facts)
        if late_s > CAUGHT_UP_WITHIN_S and not report.broken:
            report.broken.append(f"late: all was well only {late_s:.1f} s after the last fault")
        report.stood_still_s = since_healed.stood_still_s
        report.accepted, report.answers = len(self._ledger.accepted), self._ledger.answers
        report.held = len(held)
        report.on_devices = sum(len(device.history) for device in facts)
        report.shown = sum(len(device.shown) for device in facts)
        report.begun = sum(len(set(device.begun) - set(device.shown)) for device in facts)
        report.read = sum(len(device.read) for device in facts)
        report.withdrawn = sum(len(device.withdrawn) for device in facts)
        for program in [*self._cluster.nodes, *self._devices]:
            (self._folder / f"{program.name}.log").write_text("\n".join(program.lines))


class _Stopwatch:
    """Seconds from its making, without those in which the machine stood still."""

    def __init__(self, pulse: Pulse) -> None:
        self._pulse = pulse
        self._began = time.monotonic()
        self._still_before_s = pulse.stood_still_s

    @property
    def stood_still_s(self) -> float:
        return self._pulse.stood_still_s - self._still_before_s

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._began - self.stood_still_s


def _is_late(facts: Sequence[DeviceFacts], held: Sequence[Held]) -> bool:
    """Whether any device still lacks something, or has not shown or taken it back yet."""
    for device in facts:
        due = due_to(device.user, held)
        withdrawn = withdrawn_from(device.user, held)
        settled = {*device.shown, *device.read, *device.begun, *withdrawn}
        if len(device.history) < len(due) or due - settled or withdrawn - set(device.withdrawn):
            return True
    return False


def why_not_here() -> str:
    """Why there can be no soak on this system; empty when there can."""
    return "it freezes and kills by POSIX signals" if sys.platform == "win32" else ""
