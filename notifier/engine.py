"""The half of the app that lives on the network thread: started, asked and stopped from here.

The main thread asks, and nobody waits: what there is to tell comes through the bridge.
"""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from notifier.blocking import in_daemon_thread
from notifier.brand import Brand
from notifier.bridge import Bridge
from notifier.core.problems import NotifierError, Problem
from notifier.core.reminders import Reminders
from notifier.core.said import said
from notifier.paths import Paths
from notifier.store.settings import Settings, SettingsFile
from notifier.workshop import Connection, Parts, Workshop

if TYPE_CHECKING:
    from notifier.core.quiet import Hush
    from notifier.net.entries import Entries
    from notifier.platform.activation import ActivationDoor
    from notifier.store.vault_call import VaultCall
    from notifier.toasts.service import BackendStatus

_log = logging.getLogger(__name__)

_TRIED_WITHIN_S = 1.0
"""How long the rest of the start lets the connection go first."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SignInAtStart:
    """`--token-stdin`: sign in with what the standard input says."""

    server_url: str
    memory_only: bool


class Engine:
    """Made on the main thread; every public method is for the main thread, and waits for nothing.

    What it has to tell comes back through the bridge's signals.
    """

    def __init__(
        self,
        *,
        brand: Brand,
        paths: Paths,
        settings: SettingsFile,
        bridge: Bridge,
        make_door: Callable[[], ActivationDoor],
        token: VaultCall | None = None,
    ) -> None:
        """`make_door` is called on the network thread, like all that is imported late.

        `token`: the question to the keychain, if it was asked ahead.
        """
        self._brand = brand
        self._paths = paths
        self._settings = settings
        self._bridge = bridge
        self._workshop = Workshop(
            brand=brand,
            paths=paths,
            settings=settings,
            bridge=bridge,
            make_door=make_door,
            token=token,
        )
        self._parts: Parts | None = None
        self._seen: str | None = None
        """Key of the account whose entries the windows list."""
        self._reminders = Reminders()
        """What is chosen now; the network thread's."""
        self._connection: Connection | None = None
        self._is_asked_to_connect = False
        self._is_asked_to_start = False
        self._connecting = asyncio.Event()
        """The connection is built, or could not be."""
        self._built = asyncio.Event()
        """So is everything."""

    def connect(self) -> None:
        """Build the connection on the network thread, and nothing that it does not need.

        The bridge's `connection_tried` says when it is the others' turn.
        """
        self._is_asked_to_connect = True
        self._bridge.submit(self._run_up_connection())

    def start(self, sign_in: SignInAtStart | None) -> None:
        """Build everything on the network thread, and connect."""
        if not self._is_asked_to_connect:
            self.connect()
        self._is_asked_to_start = True
        self._bridge.submit(self._run_up(sign_in))

    def stop(self) -> None:
        """Disconnect and let go of everything; the network thread ends after it."""
        self._bridge.submit(self._wind_down())

    # -- what the person asks for ------------------------------------------------------

    def retry_now(self) -> None:
        """Connect now."""
        self._ask(lambda parts: parts.agent.retry_now())

    def network_changed(self, online: object) -> None:
        """The system says that there is a network, or none."""
        self._ask(lambda parts: parts.agent.network_changed(online is True))

    def sees(self, account: str | None) -> None:
        """The windows list the entries of this account from now on; None: of nobody.

        What the person does with entries concerns it, also while another comes in its place.
        """
        self._seen = account

    def mark_read(self, *entry_ids: str) -> None:
        """The person has seen them."""
        self._ask_about_entries(lambda entries: entries.mark_read(entry_ids))

    def mark_unread(self, story: str) -> None:
        """The person wants to see the card as unread, on this device."""
        self._ask_about_entries(lambda entries: entries.mark_unread([story]))

    def delete(self, story: str) -> None:
        """The person deletes the card from this device."""
        self._ask_about_entries(lambda entries: entries.delete([story]))

    def restore(self, story: str) -> None:
        """The person wants the card back."""
        self._ask_about_entries(lambda entries: entries.restore([story]))

    def mark_all_read(self) -> None:
        """The person has seen all of it."""
        self._ask_about_entries(lambda entries: entries.mark_all_read())

    def sign_in(self, server_url: str, token: str, *, memory_only: bool) -> None:
        """Sign in; the connection's state, or a problem, says how it went."""
        self._ask(lambda parts: parts.agent.sign_in(server_url, token, memory_only=memory_only))

    def sign_in_by_browser(self, server_url: str) -> None:
        """Sign in with the browser; `sign_in_changed` says how far it is."""
        self._ask(lambda parts: parts.signing_in.by_browser(server_url))

    def sign_in_by_code(self, server_url: str) -> None:
        """Sign in with a code for another device; `sign_in_changed` says how far it is."""
        self._ask(lambda parts: parts.signing_in.by_code(server_url))

    def keep_sign_in(self, *, memory_only: bool) -> None:
        """Keep what the issuer gave after all: the keychain did not take it."""
        self._ask(lambda parts: parts.signing_in.keep(memory_only=memory_only))

    def cancel_sign_in(self) -> None:
        """Give up signing in."""
        self._ask(lambda parts: parts.signing_in.cancel())

    def switch_account(self, key: str) -> None:
        """Show the account `key`."""
        self._ask(lambda parts: parts.agent.switch_account(key))

    def list_devices(self) -> None:
        """Ask for the account's devices; `devices_listed` brings them."""
        self._ask(lambda parts: parts.devices.list())

    def remove_device(self, device: str) -> None:
        """Remove one of the account's devices; `devices_listed` brings the others."""
        self._ask(lambda parts: parts.devices.remove(device))

    def sign_out(self, key: str, *, erase_history: bool) -> None:
        """Sign out of the account `key`."""
        self._ask(lambda parts: parts.agent.sign_out(key=key, erase_history=erase_history))

    def apply(self, settings: Settings) -> None:
        """The person has chosen otherwise; whoever chose has saved it."""
        self._ask(lambda parts: self._apply(parts, settings))

    def keep_proxy_login(self, proxy_url: str, user: str, password: str) -> None:
        """Sign in to this proxy so, and try at once; an empty `user` forgets it."""
        self._ask(lambda parts: self._keep_proxy_login(parts, proxy_url, user, password))

    def test_toast(self) -> None:
        """Show a sample; `toasts_tried` says what became of it."""
        self._ask(self._test_toast)

    def report(self, facts: Mapping[str, str]) -> None:
        """Collect diagnostics; `diagnostics_ready` brings them as text."""
        self._ask(lambda parts: self._report(parts, facts))

    def tray_message_clicked(self) -> None:
        """A message of Qt's tray icon was clicked."""
        if self._parts is not None:
            self._parts.toasting.tray.message_clicked()

    @property
    def toast_status(self) -> tuple[BackendStatus, ...]:
        """What is known of each way to show toasts; empty until they are built."""
        return self._parts.toasting.service.status if self._parts is not None else ()

    # -- on the network thread ---------------------------------------------------------

    def _ask(self, act: Callable[[Parts], Awaitable[Any]]) -> None:
        async def ask() -> None:
            await self._built.wait()
            if self._parts is not None:
                await self._tell_errors(act(self._parts))

        self._bridge.submit(ask())

    def _ask_about_entries(self, act: Callable[[Entries], Awaitable[None]]) -> None:
        key = self._seen  # of this moment: another account may be shown before it is done
        self._ask(lambda parts: act(parts.agent.entries(key)))

    async def _tell_errors(self, work: Awaitable[Any]) -> None:
        try:
            await work
        except NotifierError as exc:
            self._bridge.listener.problem(exc.problem)

    async def _run_up_connection(self) -> None:
        try:
            self._reminders = self._settings.load().reminders
            connection = self._workshop.connection(lambda: self._reminders)
            await connection.agent.start()
            self._connection = connection
        except Exception:
            self._say_start_failed()
            raise  # into the log, with its traceback
        finally:
            self._connecting.set()
            if self._connection is None:
                self._bridge.connection_tried.emit()
        with suppress(TimeoutError):
            async with asyncio.timeout(_TRIED_WITHIN_S):
                await connection.agent.tried()
        self._bridge.connection_tried.emit()

    async def _run_up(self, sign_in: SignInAtStart | None) -> None:
        await self._connecting.wait()
        connection = self._connection
        if connection is None:
            self._built.set()
            return
        try:
            parts = self._workshop.parts(connection, self._on_hush_changed)
            # Both wait for the same bus.
            await asyncio.gather(parts.door.start(self._bridge.wished.emit), parts.toasting.start())
            await connection.presenters.has_come(parts.toasting.service)
            self._parts = parts
            _log.info("toasts can be shown and clicked")
        except Exception:
            self._say_start_failed()
            await connection.agent.stop()
            raise  # into the log, with its traceback
        finally:
            self._built.set()  # whoever waits must not wait for ever
        if sign_in is not None:
            await self._sign_in_from_stdin(parts, sign_in)
        if self._parts is not None:
            await parts.wake.start(lambda: self._ask(self._woke))

    def _say_start_failed(self) -> None:
        self._bridge.listener.problem(
            Problem(
                code="start_failed",
                title=said("Problem", "This app could not start properly"),
                message=said("Problem", "No payments can be received."),
                hint=said("Problem", "Restart it; if that does not help, install it again."),
            )
        )

    async def _sign_in_from_stdin(self, parts: Parts, sign_in: SignInAtStart) -> None:
        token = await in_daemon_thread(_read_line_of_stdin, name="paybell-stdin")
        await parts.agent.sign_in(sign_in.server_url, token, memory_only=sign_in.memory_only)

    async def _apply(self, parts: Parts, settings: Settings) -> None:
        parts.toasting.apply(settings)
        self._reminders = settings.reminders
        if parts.proxies.choose(settings.connection):
            await parts.agent.woke()
        await parts.agent.tell_held()
        await parts.agent.settings_changed()

    async def _keep_proxy_login(
        self, parts: Parts, proxy_url: str, user: str, password: str
    ) -> None:
        try:
            await parts.proxies.keep_login(proxy_url, user, password)
        finally:
            await parts.agent.woke()

    async def _woke(self, parts: Parts) -> None:
        parts.toasting.look()
        await parts.agent.woke()

    def _on_hush_changed(self, hush: Hush | None) -> None:
        self._bridge.hush_changed.emit(hush)
        self._ask(lambda parts: parts.agent.tell_held())

    async def _test_toast(self, parts: Parts) -> None:
        await parts.toasting.service.test()
        self._bridge.toasts_tried.emit()

    async def _report(self, parts: Parts, facts: Mapping[str, str]) -> None:
        from notifier import diagnose  # noqa: PLC0415

        report = await diagnose.collect(
            brand=self._brand,
            paths=self._paths,
            settings=self._settings.load(),
            toasts=parts.toasting.service.status,
            facts=facts,
            managed=self._settings.managed,
        )
        self._bridge.diagnostics_ready.emit(report.text)

    async def _wind_down(self) -> None:
        if self._is_asked_to_connect:
            await self._connecting.wait()
        if self._is_asked_to_start:
            await self._built.wait()
        parts, self._parts = self._parts, None
        connection, self._connection = self._connection, None
        if parts is not None:
            await _stop_each(parts.signing_in.cancel, parts.wake.stop)
        if connection is not None:
            await _stop_each(connection.agent.stop)
        if parts is not None:
            await _stop_each(parts.toasting.stop, parts.door.stop)


async def _stop_each(*stops: Callable[[], Awaitable[object]]) -> None:
    """In this order; each gets its turn whatever becomes of the one before."""
    for stop in stops:
        try:
            await stop()
        except Exception:  # noqa: BLE001 - logged; the others get their turn
            _log.exception("stopping failed")


def _read_line_of_stdin() -> str:
    """The first line; an app without a console has no standard input."""
    return sys.stdin.readline().strip() if sys.stdin is not None else ""
