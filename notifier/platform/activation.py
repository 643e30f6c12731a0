"""The port for "the desktop wants something of us": a click, a launcher's menu, a link.

On Windows all of it comes by links, through the second start (`single_instance`).
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Protocol

from notifier.core.wish import Wish

OnWish = Callable[[Wish], None]
"""Called on the network thread's loop."""


class ActivationDoor(Protocol):
    """One way in. All of it runs on the network thread's loop."""

    async def start(self, on_wish: OnWish) -> None:
        """Begin to listen. Never fails: a desktop that knows no such thing asks nothing."""

    async def stop(self) -> None:
        """Listen no more. Idempotent."""


class ClosedDoor:
    """For systems that come another way, and for profiles beside the ordinary one."""

    async def start(self, on_wish: OnWish) -> None:
        """Nothing will come."""

    async def stop(self) -> None:
        """Nothing is open."""


def early_door() -> ActivationDoor | None:
    """What must listen before the event loop runs: macOS tells of a click just once.

    None where nothing need. Main thread.
    """
    if sys.platform == "darwin" and getattr(sys, "frozen", False):
        from notifier.platform.activation_macos import EarlyClicks  # noqa: PLC0415

        clicks = EarlyClicks()
        clicks.listen()
        return clicks
    return None


def activation_door(
    *, app_id: str, scheme: str, profile: str | None, early: ActivationDoor | None
) -> ActivationDoor:
    """The door of this system; `early` is what `early_door` has opened.

    The desktop knows one app, not its profiles: it always means the ordinary one.
    """
    if early is not None:
        return early
    if sys.platform == "linux" and profile is None:
        from notifier.platform.activation_linux import ApplicationDoor  # noqa: PLC0415

        return ApplicationDoor(app_id=app_id, scheme=scheme)
    return ClosedDoor()
