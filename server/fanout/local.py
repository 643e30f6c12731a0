"""Fan-out within one process: a dictionary of who listens."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic

from server.fanout.base import EventT, OnHint


class LocalFanout(Generic[EventT]):
    """The `Fanout` of a server that is one process."""

    def __init__(self) -> None:
        self._listeners: dict[str, list[OnHint[EventT]]] = {}

    async def publish(self, stream: str, seq: int, event: EventT | None) -> None:
        """Call every listener of `stream` before returning."""
        for on_hint in tuple(self._listeners.get(stream, ())):
            on_hint(seq, event)

    def subscribe(self, stream: str, on_hint: OnHint[EventT]) -> Callable[[], None]:
        """Hear about `stream` from now on; call the result to stop."""
        self._listeners.setdefault(stream, []).append(on_hint)

        def unsubscribe() -> None:
            listeners = self._listeners.get(stream, [])
            if on_hint in listeners:
                listeners.remove(on_hint)
            if not listeners:
                self._listeners.pop(stream, None)

        return unsubscribe
