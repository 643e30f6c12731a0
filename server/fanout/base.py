"""The port of the fan-out: from the one who stored an event to the nodes that hold sockets.

A hint says "look at this stream, up to this number". It may be late, doubled or lost:
whoever hears it compares with what it has sent, and reads the store when in doubt.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

import msgspec

EventT = TypeVar("EventT")

OnHint = Callable[[int, EventT | None], None]
"""Called on the loop with a sequence number and, if it came along, the event itself."""


class CutMark(msgspec.Struct, frozen=True, kw_only=True):
    """Sockets of this stream's user must end: the handshake will say why."""

    device: str | None
    """The device that its user removed; None: all, for the user was deleted."""


OnMark = Callable[[CutMark], None]
"""Called on the loop with what was said."""

OnGap = Callable[[str], None]
"""Called on the loop with a stream of which hints may have been missed: look at the store."""


class Fanout(Protocol[EventT]):
    """Carries hints about streams to those who subscribed to them. One event loop.

    Who listens in the same process is told before `publish` returns. Hints of one node
    keep their order on their way to another; nothing is promised beyond that.
    """

    async def start(self, store: str, on_gap: OnGap) -> None:
        """Begin to exchange hints with the nodes that share the store of that name.

        Never fails because the others cannot be reached: that heals by itself, and
        `on_gap` then names each stream that was not heard of for a while.
        """

    async def stop(self) -> None:
        """Send what is waiting, for a moment, and leave no task and no connection."""

    async def publish(self, stream: str, seq: int, event: EventT | None) -> None:
        """Tell that `stream` has grown to `seq`. Never raises for a lost hint, never waits."""

    async def publish_mark(self, stream: str, mark: CutMark) -> None:
        """Tell it to whoever listens now. Never raises or waits either."""

    def subscribe(
        self, stream: str, on_hint: OnHint[EventT], on_mark: OnMark | None = None
    ) -> Callable[[], None]:
        """Hear about `stream` from now on; call the result to stop."""
