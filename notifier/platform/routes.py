"""Which ways lead out of this computer, as Linux lists them in `/proc/net`. Pure."""

from __future__ import annotations

from typing import NamedTuple

_UP = 0x1
_CACHED = 0x01000000
"""A copy that IPv6 makes of a way it has used (RTF_CACHE of linux/ipv6_route.h)."""
_INNER = ("fe80", "ff")
"""Link-local and multicast addresses: each interface has them, whatever is at its other end."""


class Route(NamedTuple):
    """One line of a table, by what tells one network from another."""

    interface: str
    destination: str
    """With the length of its prefix, or its mask; all zeros when it leads everywhere."""
    gateway: str

    @property
    def is_default(self) -> bool:
        """Whether it leads everywhere."""
        return not self.destination.strip("0/")


def ipv4_routes(table: str) -> frozenset[Route]:
    """What `/proc/net/route` says."""
    found = set()
    for line in table.splitlines()[1:]:
        fields = line.split()
        if len(fields) >= 8 and int(fields[3], 16) & _UP:
            found.add(Route(fields[0], f"{fields[1]}/{fields[7]}", fields[2]))
    return frozenset(route for route in found if route.interface != "lo")


def ipv6_routes(table: str) -> frozenset[Route]:
    """What `/proc/net/ipv6_route` says."""
    found = set()
    for line in table.splitlines():
        fields = line.split()
        if len(fields) < 10 or fields[0].startswith(_INNER):
            continue
        flags = int(fields[8], 16)
        if flags & _UP and not flags & _CACHED:
            found.add(Route(fields[9], f"{fields[0]}/{fields[1]}", fields[4]))
    return frozenset(route for route in found if route.interface != "lo")


def ways_out(routes: frozenset[Route]) -> frozenset[Route]:
    """The routes that lead everywhere, or, without one, all: the server may be in the house.

    A container's or a virtual machine's network comes and goes beside a way out, and is
    no other network for this computer.
    """
    return frozenset(route for route in routes if route.is_default) or routes
