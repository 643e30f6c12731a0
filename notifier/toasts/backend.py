"""The port through which toasts are shown, whatever the desktop.

An adapter lives on the network thread's loop, except where its own module says
otherwise, and says honestly of each toast whether the desktop took it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

import msgspec

from notifier.core.policy import Urgency

DEFAULT_ACTION = "default"
"""The action of a click on the toast itself."""
DIGEST_KEY = "digest"
"""What an account's digest is; a click on it opens the inbox."""

SAMPLE_KEY = "sample"
"""The toast that only shows that toasts work; a click on it opens the inbox."""

REMINDERS_KEY = "reminders"
"""What reminds of several bills of an account; a click on it opens Upcoming."""


class ToastAction(msgspec.Struct, frozen=True, kw_only=True):
    """A button of a toast."""

    id: str
    label: str


class Toast(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be shown: plain text, cleaned and bounded, with no markup of ours."""

    key: str
    """A `ToastKey` as text. Comes back in `Activation`."""
    title: str
    body: str = ""
    actions: tuple[ToastAction, ...] = ()
    urgency: Urgency = Urgency.NORMAL
    sound: bool = True
    """It may be heard, where the desktop lets us say so."""
    group: str | None = None
    """What it is about. A later toast of the same group replaces this one."""


class Activation(msgspec.Struct, frozen=True, kw_only=True):
    """A person clicked a toast."""

    key: str
    action: str = DEFAULT_ACTION
    """`DEFAULT_ACTION`, or the id of a `ToastAction`."""
    activation_token: str = ""
    """Lets our window take the focus where the desktop asks for a token (Wayland, X11)."""


class ToastFailed(Exception):
    """The desktop did not take the toast.

    `why` is one sentence for the log and the settings page; `hint` says what the person
    can do about it, or is empty.
    """

    def __init__(self, why: str, *, hint: str = "") -> None:
        super().__init__(why)
        self.why = why
        self.hint = hint


OnActivated = Callable[[Activation], None]
"""Called on the loop of `ToastBackend.start`."""


class ToastBackend(Protocol):
    """One way to show toasts."""

    @property
    def name(self) -> str:
        """Stable name: what the settings and the log call it."""

    async def start(self, on_activated: OnActivated) -> None:
        """Get ready, quickly and without showing anything; called once, before all others.

        Does not fail: what is not there yet may be there when a toast is to be shown.
        """

    async def show(self, toast: Toast) -> None:
        """Hand `toast` to the desktop. Raises `ToastFailed`; returns within about 2 s."""

    async def close(self, keys: Sequence[str]) -> None:
        """Take the toasts with these keys off the screen, as far as the desktop can."""

    async def stop(self) -> None:
        """Let go of everything; toasts on the screen may stay. Idempotent."""
