"""The half of the app that lives on the network thread: built there, asked from here.

Its libraries (Socket.IO, D-Bus, the keychain) take most of the start; they are imported
on the network thread, after the tray icon is up.
"""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from notifier.brand import Brand
from notifier.bridge import Bridge
from notifier.core.problems import NotifierError
from notifier.paths import Paths
from notifier.store.settings import SettingsFile

if TYPE_CHECKING:
    from notifier.core.policy import Urgency
    from notifier.net.agent import Agent
    from notifier.platform.wake import WakeWatcher
    from notifier.toasts.backend import Activation
    from notifier.toasts.service import BackendStatus, ToastService
    from notifier.toasts.tray import TrayBackend

_log = logging.getLogger("paybell.engine")


@dataclass(frozen=True, kw_only=True, slots=True)
class SignInAtStart:
    """`--token-stdin`: sign in with what the standard input says."""

    server_url: str
    memory_only: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class _Parts:
    agent: Agent
    toasts: ToastService
    wake: WakeWatcher


class Engine:
    """Made on the main thread; every public method is for the main thread, and waits for nothing.

    What it has to tell comes back through the bridge's signals.
    """

    def __init__(
        self, *, brand: Brand, paths: Paths, settings: SettingsFile, bridge: Bridge
    ) -> None:
        self._brand = brand
        self._paths = paths
        self._settings = settings
        self._bridge = bridge
        self._parts: _Parts | None = None
        self._tray: TrayBackend | None = None
        self._built: asyncio.Event | None = None
        self._ending = False

    def start(self, sign_in: SignInAtStart | None) -> None:
        """Build everything on the network thread, and connect."""
        self._bridge.submit(self._run_up(sign_in))

    def stop(self) -> None:
        """Disconnect and let go of everything; the network thread ends after it."""
        self._ending = True
        self._bridge.submit(self._wind_down())

    # -- what the person asks for ------------------------------------------------------

    def retry_now(self) -> None:
        """Connect now."""
        self._ask(lambda parts: parts.agent.retry_now())

    def network_changed(self, online: object) -> None:
        """The system says that there is a network, or none."""
        self._ask(lambda parts: parts.agent.network_changed(online is True))

    def mark_read(self, entry_id: str) -> None:
        """The person has seen it."""
        self._ask(lambda parts: parts.agent.mark_read([entry_id]))

    def mark_all_read(self) -> None:
        """The person has seen all of it."""
        self._ask(lambda parts: parts.agent.mark_all_read())

    def sign_in(self, server_url: str, token: str, *, memory_only: bool) -> None:
        """Sign in; `sign_in_ended` says how it went."""
        self._ask(lambda parts: self._sign_in(parts, server_url, token, memory_only))

    def sign_out(self, *, erase_history: bool) -> None:
        """Sign out."""
        self._ask(lambda parts: parts.agent.sign_out(erase_history=erase_history))

    def choose_toasts(self, name: str) -> None:
        """Show toasts by this way first, from now on and after a restart."""
        self._ask(lambda parts: self._choose_toasts(parts, name))

    def test_toast(self) -> None:
        """Show a sample; `toasts_tried` says what became of it."""
        self._ask(self._test_toast)

    def report(self, facts: dict[str, str]) -> None:
        """Collect diagnostics; `diagnostics_ready` brings them as text."""
        self._ask(lambda parts: self._report(parts, facts))

    def tray_message_clicked(self) -> None:
        """A message of Qt's tray icon was clicked."""
        if self._tray is not None:
            self._tray.message_clicked()

    @property
    def toast_status(self) -> tuple[BackendStatus, ...]:
        """What is known of each way to show toasts; empty until they are built."""
        return self._parts.toasts.status if self._parts is not None else ()

    # -- on the network thread ---------------------------------------------------------

    def _ask(self, act: Callable[[_Parts], Awaitable[Any]]) -> None:
        async def ask() -> None:
            if self._built is None:
                return  # could not be built; that was told
            await self._built.wait()
            if self._parts is not None:
                await self._tell_errors(act(self._parts))

        self._bridge.submit(ask())

    async def _tell_errors(self, work: Awaitable[Any]) -> None:
        try:
            await work
        except NotifierError as exc:
            self._bridge.listener.problem(exc.problem)

    async def _run_up(self, sign_in: SignInAtStart | None) -> None:
        self._built = asyncio.Event()
        try:
            parts = self._build()
            await parts.toasts.start()
            self._parts = parts
            await self._tell_errors(parts.agent.start())
        finally:
            self._built.set()
        if self._ending:
            return
        await parts.wake.start(lambda: self._ask(lambda parts: parts.agent.woke()))
        if sign_in is not None:
            await self._sign_in_from_stdin(parts, sign_in)

    def _build(self) -> _Parts:
        from notifier.net.agent import Agent  # noqa: PLC0415
        from notifier.platform.wake import wake_watcher  # noqa: PLC0415
        from notifier.resources import resource  # noqa: PLC0415
        from notifier.toasts.candidates import candidates  # noqa: PLC0415
        from notifier.toasts.service import ToastService  # noqa: PLC0415
        from notifier.toasts.tray import TrayBackend  # noqa: PLC0415

        self._tray = TrayBackend(self._show_tray_message, why_unavailable=self._bridge.why_no_tray)
        toasts = ToastService(
            candidates(
                app_name=self._brand.name,
                desktop_entry=self._brand.app_id,
                icon=resource("icons/paybell.svg"),
                tray=self._tray,
            ),
            render=self._render(),
            now=lambda: datetime.now(UTC),
            on_activated=self._on_activated,
            on_problem=self._bridge.listener.problem,
            choice=self._settings.load().toast_backend,
        )
        agent = Agent()
        return _Parts(agent=agent, toasts=toasts, wake=wake_watcher())
