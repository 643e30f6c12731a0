"""Toasts on Linux, by the Desktop Notifications protocol of freedesktop.org on D-Bus.

Messages are built by hand instead of through introspected proxies: the interface is
fixed, and a toast then costs one round trip. Everything runs on the loop of `start`.
"""

from __future__ import annotations

import asyncio
import html
import logging
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from dbus_fast import BusType, Message, MessageFlag, MessageType, Variant
from dbus_fast.aio import MessageBus
from dbus_fast.errors import AuthError, DBusError, InvalidAddressError

from notifier.core.policy import Urgency
from notifier.core.said import said
from notifier.message_bus import BusFailed, bus_within, leave
from notifier.presentation.sanitize import without_links
from notifier.presentation.translate import translate
from notifier.toasts.backend import (
    DEFAULT_ACTION,
    Activation,
    OnActivated,
    Toast,
    ToastFailed,
)
from notifier.toasts.shown import Shown

SERVICE = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
_BUS = "org.freedesktop.DBus"
_BUS_PATH = "/org/freedesktop/DBus"
# `sender=` lets the bus itself see to it that nobody else speaks for the daemon.
_MATCH_RULES = (
    f"type='signal',sender='{SERVICE}',path='{PATH}',interface='{SERVICE}'",
    f"type='signal',sender='{_BUS}',interface='{_BUS}',member='NameOwnerChanged',arg0='{SERVICE}'",
)
_NO_DAEMON = frozenset({
    "org.freedesktop.DBus.Error.ServiceUnknown",
    "org.freedesktop.DBus.Error.NameHasNoOwner",
    "org.freedesktop.DBus.Error.Disconnected",
})  # fmt: skip
_SPAWN_ERRORS = "org.freedesktop.DBus.Error.Spawn."
_URGENCY: Final = {Urgency.LOW: 0, Urgency.NORMAL: 1, Urgency.CRITICAL: 2}
# Names of the freedesktop sound theme.
_SOUND: Final = {
    Urgency.LOW: "message-new-instant",
    Urgency.NORMAL: "message-new-instant",
    Urgency.CRITICAL: "dialog-warning",
}
# -1 is the daemon's own habit, 0 stays until the person has seen it: a failure must not be
# gone because somebody was at the printer.
_EXPIRES_MS: Final = {Urgency.LOW: -1, Urgency.NORMAL: -1, Urgency.CRITICAL: 0}
_CONNECTION_ERRORS = (OSError, EOFError, AuthError, InvalidAddressError, DBusError)


class FreedesktopBackend:
    """Talks to whatever notification daemon owns the name on the session bus.

    It follows the daemon when it is restarted, and connects again when the bus itself
    went away; both show at the next toast and need no timer.
    """

    name = "freedesktop"

    def __init__(
        self,
        *,
        app_name: str,
        desktop_entry: str,
        icon: str = "",
        shown_file: Path | None = None,
        bus_address: str | None = None,
        timeout_s: float = 2.0,
    ) -> None:
        """Connect to nothing yet.

        `desktop_entry` is the name of our `.desktop` file without its suffix; `icon` is
        a name of the icon theme or a path; `shown_file` keeps what was shown, for clicks
        that come after a restart of the app; `bus_address` None is the session's own bus;
        `timeout_s` bounds each of connecting, asking and showing.
        """
        self._app_name = app_name
        self._desktop_entry = desktop_entry
        self._icon = icon
        self._bus_address = bus_address
        self._timeout_s = timeout_s
        self._on_activated: OnActivated | None = None
        self._bus: MessageBus | None = None
        self._connecting = asyncio.Lock()
        self._capabilities: frozenset[str] | None = None
        self._shown = Shown(shown_file)
        self._tokens: dict[int, str] = {}
        self._late: set[asyncio.Task[Message | None]] = set()
        # A quick click is on the wire right behind the reply that says which toast it is.
        self._showing = 0
        self._early: list[tuple[str, str, list[Any]]] = []

    async def start(self, on_activated: OnActivated) -> None:
        """Connect ahead of the first toast; it is no failure if there is no bus yet."""
        self._on_activated = on_activated
        with suppress(ToastFailed):
            await self._connected()

    async def capabilities(self) -> frozenset[str]:
        """What the daemon can do; starts one if the desktop can. Raises `ToastFailed`."""
        return await self._daemon_capabilities(await self._connected())

    async def show(self, toast: Toast) -> None:
        """Show `toast`, in place of the one of its group. Raises `ToastFailed`."""
        bus = await self._connected()
        capabilities = await self._daemon_capabilities(bus)
        slot = toast.group or toast.key
        self._showing += 1
        try:
            reply = await self._call(bus, self._notify(toast, capabilities, slot), shows=True)
            self._shown.remember(int(reply.body[0]), toast.key, slot)
            self._hear_early()
        finally:
            self._showing -= 1
            if not self._showing:
                self._early.clear()

    def _hear_early(self) -> None:
        """Clicks that came before it was known what they are on."""
        early, self._early = self._early, []
        for signal in early:
            self._on_signal(*signal)

    async def close(self, keys: Sequence[str]) -> None:
        """Close the toasts with these keys; those that are gone already are no matter."""
        bus = self._bus
        if bus is None or not bus.connected:
            return
        for shown_id in self._shown.take_away(keys):
            self._tokens.pop(shown_id, None)
            _send_close(bus, shown_id)

    async def stop(self) -> None:
        """Leave the bus. Toasts stay on the screen."""
        for task in tuple(self._late):
            task.cancel()
        await asyncio.gather(*self._late, return_exceptions=True)
        bus, self._bus = self._bus, None
        await leave(bus, within_s=self._timeout_s)

    async def _connected(self) -> MessageBus:
        async with self._connecting:
            if self._bus is not None and self._bus.connected:
                return self._bus
            self._forget_daemon()
            self._shown.begin("")
            self._bus = None
            try:
                async with bus_within(self._timeout_s):
                    bus = MessageBus(self._bus_address, BusType.SESSION)
                    await bus.connect()
            except BusFailed as exc:
                raise ToastFailed(
                    said("ToastFailed", "there is no D-Bus session bus to reach the desktop by"),
                    hint=said("ToastFailed", "Start the app from inside your desktop session."),
                ) from exc
            bus.add_message_handler(self._on_message)
            self._showing += 1  # a click may come before it is known what was shown
            try:
                await asyncio.gather(*(self._ask_bus(bus, "AddMatch", r) for r in _MATCH_RULES))
                await self._recall(bus)
            except ToastFailed:
                bus.disconnect()
                raise
            finally:
                self._showing -= 1
            self._hear_early()
            self._bus = bus
            return bus

    async def _ask_bus(self, bus: MessageBus, member: str, *argument: str) -> str:
        message = Message(
            destination=_BUS, path=_BUS_PATH, interface=_BUS,
            member=member, signature="s" * len(argument), body=list(argument),
        )  # fmt: skip
        reply = await self._call(bus, message)
        return str(reply.body[0]) if reply.body else ""

    async def _recall(self, bus: MessageBus) -> None:
        """What this very daemon was asked to show before the app was started."""
        with suppress(ToastFailed):  # there is no daemon yet, and nothing to recall
            owner = await self._ask_bus(bus, "GetNameOwner", SERVICE)
            # Owners are numbered by the bus, whose own id is new with each session.
            self._shown.begin(f"{await self._ask_bus(bus, 'GetId')} {owner}")

    async def _daemon_capabilities(self, bus: MessageBus) -> frozenset[str]:
        if self._capabilities is None:
            message = Message(
                destination=SERVICE, path=PATH, interface=SERVICE, member="GetCapabilities"
            )
            reply = await self._call(bus, message)
            await self._recall(bus)
            self._capabilities = frozenset(reply.body[0])
        return self._capabilities

    def _notify(self, toast: Toast, capabilities: frozenset[str], slot: str) -> Message:
        title, body = without_links(toast.title), without_links(toast.body)
        if body and "body" not in capabilities:
            title, body = f"{title} · {body}", ""
        if "body-markup" in capabilities:
            body = html.escape(body, quote=False)
        actions: list[str] = []
        # A daemon without buttons may turn a toast that has some into a dialog.
        if "actions" in capabilities:
            # Some desktops list the click on the toast among its buttons.
            actions = [DEFAULT_ACTION, translate("Toast", "Open")]
            for action in toast.actions:
                actions += [action.id, action.label]
        hints = {
            "urgency": Variant("y", _URGENCY[toast.urgency]),
            "desktop-entry": Variant("s", self._desktop_entry),
        }
        if "sound" in capabilities:
            if toast.sound:
                hints["sound-name"] = Variant("s", _SOUND[toast.urgency])
            else:
                hints["suppress-sound"] = Variant("b", True)
        replaces_id = self._shown.on_screen(slot)
        return Message(
            destination=SERVICE, path=PATH, interface=SERVICE, member="Notify",
            signature="susssasa{sv}i",
            body=[
                self._app_name, replaces_id, self._icon, title, body,
                actions, hints, _EXPIRES_MS[toast.urgency],
            ],
        )  # fmt: skip

    async def _call(self, bus: MessageBus, message: Message, *, shows: bool = False) -> Message:
        """The reply to `message`, within the time limit. Raises `ToastFailed`."""
        task = asyncio.ensure_future(bus.call(message))
        try:
            reply = await asyncio.wait_for(asyncio.shield(task), self._timeout_s)
        except TimeoutError as exc:
            if shows:
                self._close_when_late(bus, task)
            else:
                task.cancel()
            raise ToastFailed(
                said(
                    "ToastFailed",
                    "the notification service did not answer within {seconds} s",
                    seconds=f"{self._timeout_s:g}",
                ),
                hint=said("ToastFailed", "Restart your desktop's notification service."),
            ) from exc
        except asyncio.CancelledError:
            task.cancel()
            raise
        except (*_CONNECTION_ERRORS, ValueError) as exc:
            raise ToastFailed(
                said("ToastFailed", "the connection to the session bus was lost")
            ) from exc
        if reply is None:
            raise ToastFailed(said("ToastFailed", "the connection to the session bus was lost"))
        if reply.message_type is MessageType.ERROR:
            raise _failure(reply.error_name or "an error without a name")
        return reply

    def _close_when_late(self, bus: MessageBus, task: asyncio.Task[Message | None]) -> None:
        """A toast that comes after we gave up was shown by another way: take it back."""
        self._late.add(task)

        def on_answer(done: asyncio.Task[Message | None]) -> None:
            self._late.discard(done)
            if done.cancelled() or done.exception() is not None:
                return
            reply = done.result()
            if reply is not None and reply.message_type is MessageType.METHOD_RETURN:
                _send_close(bus, int(reply.body[0]))

        task.add_done_callback(on_answer)

    def _on_message(self, message: Message) -> None:
        if message.message_type is not MessageType.SIGNAL:
            return
        if message.interface == _BUS:
            if message.member == "NameOwnerChanged" and message.body[0] == SERVICE:
                self._forget_daemon()
                self._shown.begin("")
        elif message.interface == SERVICE:
            self._on_signal(message.member or "", message.signature, message.body)

    def _on_signal(self, member: str, signature: str, body: list[Any]) -> None:
        if self._showing and signature in ("us", "uu") and self._shown.key(body[0]) is None:
            self._early.append((member, signature, body))
            return
        match member, signature:
            case "ActivationToken", "us":
                if self._shown.key(body[0]) is not None:
                    self._tokens[body[0]] = body[1]
            case "ActionInvoked", "us":
                key = self._shown.key(body[0])
                token = self._tokens.pop(body[0], "")
                if key is not None and self._on_activated is not None:
                    activation = Activation(key=key, action=body[1], activation_token=token)
                    self._on_activated(activation)
            case "NotificationClosed", "uu":
                self._tokens.pop(body[0], None)
                self._shown.left_screen(body[0])

    def _forget_daemon(self) -> None:
        """Another daemon knows none of our ids, and may be able to do other things."""
        self._capabilities = None
        self._tokens.clear()


def _send_close(bus: MessageBus, shown_id: int) -> None:
    message = Message(
        destination=SERVICE, path=PATH, interface=SERVICE, member="CloseNotification",
        signature="u", body=[shown_id],
        flags=MessageFlag.NO_REPLY_EXPECTED | MessageFlag.NO_AUTOSTART,
    )  # fmt: skip
    sent = bus.send(message)
    # A bus that breaks right now has closed nothing, and nobody waits to hear it.
    sent.add_done_callback(lambda done: done.cancelled() or done.exception())


def _failure(error_name: str) -> ToastFailed:
    if error_name in _NO_DAEMON or error_name.startswith(_SPAWN_ERRORS):
        return ToastFailed(
            said("ToastFailed", "no notification service is running on this desktop"),
            hint=said("ToastFailed", "Install or start one, such as dunst or your desktop's own."),
        )
    logging.getLogger(__name__).debug("the notification service answered %s", error_name)
    return ToastFailed(
        said(
            "ToastFailed",
            "the notification service refused the toast ({error_name})",
            error_name=error_name,
        )
    )
