"""Fan-out within one process: a dictionary of who listens."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic

from server.fanout.base import CutMark, EventT, OnGap, OnHint, OnMark


class LocalFanout(Generic[EventT]):
    """The `Fanout` of a server that is one process."""

    def __init__(self) -> None:
        self._listeners: dict[str, list[tuple[OnHint[EventT], OnMark | None]]] = {}

    async def start(self, store: str, on_gap: OnGap) -> None:
        """Nothing is to be begun: nothing gets lost within a process."""

    async def stop(self) -> None:
        """Nothing is left to be ended."""

    async def publish(self, stream: str, seq: int, event: EventT | None) -> None:
        """Call every listener of `stream` before returning."""
        for on_hint, _ in tuple(self._listeners.get(stream, ())):
            on_hint(seq, event)

    async def publish_mark(self, stream: str, mark: CutMark) -> None:
        """Call every listener of `stream` that asked for it, before returning."""
        for _, on_mark in tuple(self._listeners.get(stream, ())):
            if on_mark is not None:
                on_mark(mark)

    def subscribe(
        self, stream: str, on_hint: OnHint[EventT], on_mark: OnMark | None = None
    ) -> Callable[[], None]:
        """Hear about `stream` from now on; call the result to stop."""
        listener = (on_hint, on_mark)
        self._listeners.setdefault(stream, []).append(listener)

        def unsubscribe() -> None:
            listeners = self._listeners.get(stream, [])
            if listener in listeners:
                listeners.remove(listener)
            if not listeners:
                self._listeners.pop(stream, None)

        return unsubscribe
