"""Names to addresses, without a thread that the app would have to wait for when it quits."""

from __future__ import annotations

import socket

from aiohttp.abc import AbstractResolver, ResolveResult

from notifier.net.way import addresses_of


class DaemonResolver(AbstractResolver):
    """The system's resolver, in a daemon thread for each question."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """The addresses of `host`. Raises OSError (`socket.gaierror`)."""
        found = await addresses_of(host, port, family)
        return [
            ResolveResult(
                hostname=host,
                host=str(address[0]),
                port=int(address[1]),
                family=kind,
                proto=proto,
                flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
            )
            for kind, _, proto, _, address in found
        ]

    async def close(self) -> None:
        """Nothing is kept open."""
