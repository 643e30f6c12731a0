"""The screen as far as toasts go: each is shown by the first way that takes it.

Lives on the network thread, and never raises. Whoever calls it sees to it that one call
follows the other.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import TypeVar

import msgspec

from notifier.core.problems import Problem
from notifier.core.said import said
from notifier.toasts.backend import OnActivated, Toast, ToastBackend, ToastFailed
from notifier.toasts.keys import ToastKey

AUTO = "auto"
"""The choice of all backends in their own order."""
MOST_REMEMBERED = 256

T = TypeVar("T")

_log = logging.getLogger(__name__)


class BackendStatus(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of one way to show toasts."""

    name: str
    shown: bool | None = None
    """Whether it took the last toast; None if it has not been tried yet."""
    why: str = ""
    """Why it did not, as one clause."""
    hint: str = ""
    """What a person can do about it."""


class Screen:
    """Shows a toast, closes it, and knows which of the backends work.

    `on_activated` and `on_problem` are called on the network thread; a problem is
    reported once per outage. `choose` and `status` may be used from any thread.
    """

    def __init__(
        self,
        backends: Sequence[ToastBackend],
        *,
        on_activated: OnActivated,
        on_problem: Callable[[Problem], None],
        choice: str = AUTO,
    ) -> None:
        self._backends = tuple(backends)
        self._on_activated = on_activated
        self._on_problem = on_problem
        self._choice = choice
        self._status = {backend.name: BackendStatus(name=backend.name) for backend in backends}
        self._shown_by = ""
        self._started: set[str] = set()
        self._on_screen: OrderedDict[str, None] = OrderedDict()
        """Keys of what was shown and not closed by us, the latest last."""
        self._is_outage = False

    @property
    def status(self) -> tuple[BackendStatus, ...]:
        """What became of the last try of each backend, in the order of trying."""
        status = self._status
        return tuple(status[backend.name] for backend in self._in_order())

    @property
    def shown_by(self) -> str:
        """The backend that took the last toast; empty before the first and in an outage."""
        return self._shown_by

    def choose(self, name: str) -> None:
        """Try the backend `name` first from now on; `AUTO`, or a stranger, is our own order."""
        self._choice = name

    @property
    def keys(self) -> list[str]:
        """What was shown and not closed by us, the latest last; a bounded number."""
        return list(self._on_screen)

    async def start(self) -> None:
        """Get the first backend ready, so that the first toast finds it warm."""
        for backend in self._in_order()[:1]:
            await self._ensure_started(backend)

    async def stop(self) -> None:
        """Let go of every backend."""
        for backend in self._backends:
            await self._quietly(backend, "stop", backend.stop)

    async def show(self, toast: Toast, failed: set[str]) -> bool:
        """By the first backend that takes it; False when none does.

        `failed` names those that are not to be tried, and grows by those that did not.
        """
        for backend in self._in_order():
            if backend.name in failed:
                continue
            await self._ensure_started(backend)
            try:
                await backend.show(toast)
            except ToastFailed as exc:
                self._note_failure(toast, backend, exc.why, exc.hint)
            except Exception as exc:  # noqa: BLE001 - a library's surprise is a failure, too
                self._note_failure(
                    toast,
                    backend,
                    said("ToastFailed", "broke with {why}", why=type(exc).__name__),
                    "",
                )
            else:
                _log.info("toast shown id=%s backend=%s", _id(toast), backend.name)
                self._note(BackendStatus(name=backend.name, shown=True))
                self._shown_by = backend.name
                remember(self._on_screen, toast.key, None)
                self._is_outage = False
                return True
            failed.add(backend.name)
        self._report_outage()
        return False

    def _note_failure(self, toast: Toast, backend: ToastBackend, why: str, hint: str) -> None:
        _log.warning("toast failed id=%s backend=%s why=%s", _id(toast), backend.name, why)
        self._note(BackendStatus(name=backend.name, shown=False, why=why, hint=hint))

    def _note(self, status: BackendStatus) -> None:
        # A new dict instead of a change: the settings page reads it on another thread.
        self._status = {**self._status, status.name: status}

    def _report_outage(self) -> None:
        self._shown_by = ""
        if self._is_outage:
            return
        self._is_outage = True
        told = [status for status in self.status if status.shown is False]
        why = told[0].why if told else said("Problem", "this system has no way to do it")
        self._on_problem(
            Problem(
                code="toasts_unavailable",
                title=said("Problem", "Notifications cannot be shown"),
                message=said(
                    "Problem", "New payments are still counted and listed here: {why}.", why=why
                ),
                hint=next((status.hint for status in told if status.hint), ""),
            )
        )

    async def close(self, keys: Sequence[str]) -> None:
        """Take the toasts with these keys off the screen, as far as the desktop can."""
        if not keys:
            return
        for key in keys:
            self._on_screen.pop(key, None)
        for backend in self._backends:
            if backend.name in self._started:
                await self._quietly(backend, "close", partial(backend.close, keys))

    async def _ensure_started(self, backend: ToastBackend) -> None:
        if backend.name not in self._started:
            self._started.add(backend.name)
            await self._quietly(backend, "start", partial(backend.start, self._on_activated))

    async def _quietly(
        self, backend: ToastBackend, what: str, act: Callable[[], Awaitable[None]]
    ) -> None:
        try:
            await act()
        except Exception as exc:  # noqa: BLE001 - nothing here may reach the caller
            _log.warning(
                "toast backend failed to %s backend=%s why=%s",
                what,
                backend.name,
                type(exc).__name__,
            )

    def _in_order(self) -> list[ToastBackend]:
        # Stable: the others keep their order behind the chosen one.
        return sorted(self._backends, key=lambda backend: backend.name != self._choice)


def _id(toast: Toast) -> str:
    """What the log calls it, whoever's it is."""
    return ToastKey.read(toast.key).what


def remember(known: OrderedDict[str, T], key: str, value: T) -> None:
    """Note `value` as the latest, and forget what is too long ago."""
    known[key] = value
    known.move_to_end(key)
    while len(known) > MOST_REMEMBERED:
        known.popitem(last=False)
