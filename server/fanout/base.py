"""The port of the fan-out: from the one who stored an event to the nodes that hold sockets.

A hint says "look at this stream, up to this number". It may be late, doubled or lost:
whoever hears it compares with what it has sent, and reads the store when in doubt.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

EventT = TypeVar("EventT")

OnHint = Callable[[int, EventT | None], None]
"""Called on the loop with a sequence number and, if it came along, the event itself."""


class Fanout(Protocol[EventT]):
    """Carries hints about streams to those who subscribed to them. One event loop."""

    async def publish(self, stream: str, seq: int, event: EventT | None) -> None:
        """Tell that `stream` has grown to `seq`. Never raises for a lost hint."""

    def subscribe(self, stream: str, on_hint: OnHint[EventT]) -> Callable[[], None]:
        """Hear about `stream` from now on; call the result to stop."""
