"""The `org.freedesktop.Application` interface: how a Linux desktop starts and asks an app.

The desktop file says `DBusActivatable=true`, and the bus starts the app by its service
file when it does not run; the call then waits until we own the name.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from dbus_fast import BusType, Message, MessageType, NameFlag, RequestNameReply
from dbus_fast.aio import MessageBus

from notifier.core.wish import Place, Wish, link_of, wish_of_link
from notifier.message_bus import BusFailed, bus_within, leave
from notifier.platform.activation import OnWish

INTERFACE = "org.freedesktop.Application"
OPEN_ENTRY = "open-entry"
"""Action with an event's id and, if it is not to be just opened, an action of its toast."""
_TIMEOUT_S = 5.0
_INVALID_ARGS = "org.freedesktop.DBus.Error.InvalidArgs"
_UNKNOWN_METHOD = "org.freedesktop.DBus.Error.UnknownMethod"
_log = logging.getLogger("paybell.activation")


class ApplicationDoor:
    """Owns the app's name on the session bus."""

    def __init__(
        self, *, app_id: str, scheme: str, connect: Callable[[], MessageBus] | None = None
    ) -> None:
        self._app_id = app_id
        self._scheme = scheme
        self._make_bus = connect or (lambda: MessageBus(bus_type=BusType.SESSION))
        self._bus: MessageBus | None = None
        self._on_wish: OnWish | None = None

    async def start(self, on_wish: OnWish) -> None:
        """Take the name. Where that cannot be, the log says why."""
        self._on_wish = on_wish
        try:
            async with bus_within(_TIMEOUT_S):
                bus = self._make_bus()
                self._bus = bus
                await bus.connect()
                # First the object, then the name: a call may wait for us already.
                bus.add_message_handler(self._on_message)
                reply = await bus.request_name(self._app_id, NameFlag.DO_NOT_QUEUE)
        except BusFailed as exc:
            _log.info("the desktop cannot ask us: %s", exc)
            await self.stop()
            return
        if reply not in (RequestNameReply.PRIMARY_OWNER, RequestNameReply.ALREADY_OWNER):
            _log.info("the desktop cannot ask us: %s is taken", self._app_id)
            await self.stop()

    async def stop(self) -> None:
        """Leave the bus."""
        bus, self._bus = self._bus, None
        self._on_wish = None
        await leave(bus, within_s=_TIMEOUT_S)

    def _on_message(self, message: Message) -> Message | bool:
        if message.message_type is not MessageType.METHOD_CALL or message.interface != INTERFACE:
            return False
        if message.path != object_path(self._app_id):
            return Message.new_error(message, _UNKNOWN_METHOD, "there is no such object")
        wish = wish_of_call(
            message.member or "", message.signature, message.body, scheme=self._scheme
        )
        if wish is None:
            return Message.new_error(message, _INVALID_ARGS, "there is no such thing to open")
        _log.info("asked by the desktop place=%s action=%s", wish.place, wish.action)
        if self._on_wish is not None:
            self._on_wish(wish)
        return Message.new_method_return(message)


def object_path(app_id: str) -> str:
    """Where the interface is, as the Desktop Entry Specification derives it from the id."""
    return "/" + app_id.replace(".", "/").replace("-", "_")


def wish_of_call(member: str, signature: str, body: list[Any], *, scheme: str) -> Wish | None:
    """What a call of the interface asks for; None when it asks for nothing that there is."""
    match member, signature:
        case "Activate", "a{sv}":
            return Wish(activation_token=_token(body[0]))
        case "Open", "asa{sv}":
            wish = wish_of_link(body[0][0], scheme) if len(body[0]) == 1 else None
        case "ActivateAction", "sava{sv}":
            wish = _wish_of_action(body[0], [variant.value for variant in body[1]], scheme)
        case _:
            return None
    if wish is None:
        return None
    return Wish(
        place=wish.place,
        entry_id=wish.entry_id,
        action=wish.action,
        activation_token=_token(body[-1]),
    )


def _wish_of_action(name: str, parameters: list[Any], scheme: str) -> Wish | None:
    if name == OPEN_ENTRY and 1 <= len(parameters) <= 2:
        if not all(isinstance(parameter, str) for parameter in parameters):
            return None
        entry_id, action = (*parameters, "default")[:2]
        wish = Wish(place=Place.ENTRY, entry_id=entry_id, action=action)
        # Through the link's own eye: what it would not take is not taken here either.
        return wish_of_link(link_of(wish, scheme), scheme)
    if parameters or name not in {Place.INBOX, Place.SETTINGS}:
        return None
    return Wish(place=Place(name))


def _token(platform_data: dict[str, Any]) -> str:
    for name in ("activation-token", "desktop-startup-id"):
        variant = platform_data.get(name)
        if variant is not None and isinstance(variant.value, str):
            return str(variant.value)
    return ""
