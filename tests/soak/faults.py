"""The faults: each a small object that inflicts one kind of harm on one part, and heals it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Protocol

from notifier.failpoints import Failpoint as DeviceFailpoint
from server.failpoints import Failpoint as ServerFailpoint
from tests.helpers.postgres import PostgresServer
from tests.helpers.redis_server import RedisServer
from tests.soak.cluster import Cluster
from tests.soak.devices import Device, SmallDisk
from tests.soak.mortal import Mortal
from tests.soak.network import Way
from tests.soak.wall_clock import why_no_clock

SERVER_JUMPS_S = (-7_200, -90, 45, 7_200)
"""Below the 24 hours for which an idempotency key is kept, by the server's own clock."""
DEVICE_JUMPS_S = (-30 * 86_400, -90, 45, 7_200, 30 * 86_400)

ON_A_PAYMENTS_WAY = tuple(
    place for place in ServerFailpoint if place is not ServerFailpoint.MID_ERASURE
)
"""Where a server comes by that stores, delivers and is read; nobody is deleted here."""


class Fault(Protocol):
    """One harm to one part; see `nemesis.Choosable` for its three facts."""

    kind: str
    target: str
    longest_s: float

    async def inflict(self) -> None:
        """Do it."""

    async def heal(self) -> None:
        """Undo it; returns when the part works again."""


class Killed:
    """SIGKILL, and a service manager that starts it again."""

    def __init__(self, program: Mortal) -> None:
        self._program = program
        self.kind, self.target, self.longest_s = f"kill {_sort(program)}", program.name, 3.0

    async def inflict(self) -> None:
        """Kill it."""
        await self._program.kill()

    async def heal(self) -> None:
        """Start it."""
        await self._program.revive()


class CrashedAt:
    """It ends between two named steps, when it next comes there."""

    def __init__(self, program: Mortal, place: ServerFailpoint | DeviceFailpoint) -> None:
        self._program = program
        self._place = place
        self.has_crashed = False
        self.kind = f"crash {_sort(program)} at {place}"
        self.target, self.longest_s = program.name, 3.0

    async def inflict(self) -> None:
        """Arm it."""
        self.has_crashed = False
        self._program.arm(self._place)

    async def heal(self) -> None:
        """Disarm it, and start it if it has come there."""
        self._program.disarm(self._place)
        self.has_crashed = self._program.is_dead
        await self._program.revive()


class Frozen:
    """SIGSTOP: a laptop that sleeps, a machine that swaps."""

    def __init__(self, program: Mortal) -> None:
        self._program = program
        self.kind, self.target, self.longest_s = f"freeze {_sort(program)}", program.name, 6.0

    async def inflict(self) -> None:
        """Stop it where it stands."""
        self._program.freeze(asleep=True)

    async def heal(self) -> None:
        """Let it go on."""
        self._program.freeze(asleep=False)


class ClockJumped:
    """The wall clock is set wrong, and set right again: two jumps."""

    def __init__(self, program: Mortal, by_s: int) -> None:
        self._program = program
        self._by_s = by_s
        self.kind, self.target, self.longest_s = f"clock {_sort(program)}", program.name, 4.0

    async def inflict(self) -> None:
        """Jump away."""
        self._program.clock.set_ahead(self._by_s)

    async def heal(self) -> None:
        """Jump back."""
        self._program.clock.set_ahead(0)


class DiskFull:
    """No byte is free where a device keeps its history."""

    def __init__(self, device: Device, disk: SmallDisk) -> None:
        self._disk = disk
        self.kind, self.target, self.longest_s = "fill disk", device.name, 5.0

    async def inflict(self) -> None:
        """Fill it."""
        await asyncio.to_thread(self._disk.fill)

    async def heal(self) -> None:
        """Make room."""
        await asyncio.to_thread(self._disk.empty)


class WayCut:
    """Every connection on a way is reset."""

    def __init__(self, way: Way, name: str) -> None:
        self._way = way
        self.kind, self.target, self.longest_s = "cut", name, 0.0

    async def inflict(self) -> None:
        """Cut."""
        self._way.cut()

    async def heal(self) -> None:
        """It is over."""


class WayBroken:
    """A way holds, swallows, delays or truncates what is sent on it."""

    def __init__(self, way: Way, name: str, how: str, longest_s: float) -> None:
        self._way = way
        self.kind, self.target, self.longest_s = how, name, longest_s

    async def inflict(self) -> None:
        """Break it."""
        match self.kind:
            case "hold":
                self._way.hold()
            case "swallow":
                self._way.swallow()
            case "delay":
                self._way.delay_s = 0.15
            case "truncate":
                self._way.truncate()
            case _:
                raise ValueError(self.kind)

    async def heal(self) -> None:
        """Let it flow; a half-open connection is harm as long as its ends believe in it."""
        self._way.heal()
        await self._way.until_noticed()


class RedisKilled:
    """Redis ends, and all that it held with it."""

    kind, target, longest_s = "kill Redis", "Redis", 4.0

    def __init__(self, redis: RedisServer) -> None:
        self._redis = redis

    async def inflict(self) -> None:
        """Kill it."""
        await self._redis.kill()

    async def heal(self) -> None:
        """Start it."""
        await self._redis.start()


class RedisFrozen:
    """Redis takes connections and answers nothing."""

    kind, target, longest_s = "freeze Redis", "Redis", 6.0

    def __init__(self, redis: RedisServer) -> None:
        self._redis = redis

    async def inflict(self) -> None:
        """Stop it where it stands."""
        self._redis.freeze()

    async def heal(self) -> None:
        """Let it go on."""
        self._redis.thaw()


class RedisDeafened:
    """Every node loses its subscriptions."""

    kind, target, longest_s = "cut Redis subscribers", "Redis", 0.0

    def __init__(self, redis: RedisServer) -> None:
        self._redis = redis

    async def inflict(self) -> None:
        """Cut them."""
        await self._redis.cut_clients("pubsub")

    async def heal(self) -> None:
        """It is over."""


class PostgresStopped:
    """PostgreSQL ends, by a crash ("immediate") or in order ("fast"), and recovers."""

    target, longest_s = "PostgreSQL", 3.0

    def __init__(self, cluster: Cluster, postgres: PostgresServer, mode: str) -> None:
        self._cluster = cluster
        self._postgres = postgres
        self._mode = mode
        self.kind = "kill PostgreSQL" if mode == "immediate" else "restart PostgreSQL"

    async def inflict(self) -> None:
        """Stop it."""
        await self._cluster.in_postgres_thread(self._postgres.stop, self._mode)

    async def heal(self) -> None:
        """Start it."""
        await self._cluster.in_postgres_thread(self._postgres.start)


def all_faults(
    cluster: Cluster,
    ways: Sequence[Way],
    devices: Sequence[Device],
    disks: Sequence[SmallDisk],
) -> list[Fault]:
    """Every fault that can be had here; `disks` are those of the first devices, or none."""
    faults: list[Fault] = []
    servers = [*cluster.nodes, *([cluster.worker] if cluster.worker else [])]
    for program in servers:
        faults += [Killed(program), Frozen(program)]
    for program in cluster.nodes:
        faults += [CrashedAt(program, place) for place in ON_A_PAYMENTS_WAY]
    for device in devices:
        faults += [Killed(device), Frozen(device)]
        faults += [CrashedAt(device, place) for place in DeviceFailpoint]
    if not why_no_clock():
        faults += [ClockJumped(node, by_s) for node in cluster.nodes for by_s in SERVER_JUMPS_S]
        faults += [ClockJumped(device, by_s) for device in devices for by_s in DEVICE_JUMPS_S]
    faults += [DiskFull(device, disk) for device, disk in zip(devices, disks, strict=False)]
    for number, way in enumerate(ways):
        name = f"way {number + 1}"
        faults.append(WayCut(way, name))
        for how, longest_s in (("hold", 6.0), ("swallow", 6.0), ("delay", 3.0), ("truncate", 1.0)):
            faults.append(WayBroken(way, name, how, longest_s))
    if cluster.redis is not None:
        faults += [each(cluster.redis) for each in (RedisKilled, RedisFrozen, RedisDeafened)]
    if cluster.postgres is not None:
        faults += [
            PostgresStopped(cluster, cluster.postgres, mode) for mode in ("immediate", "fast")
        ]
    return faults


def _sort(program: Mortal) -> str:
    return program.name.split()[0]
