"""What happens at the devices' door: the handshake, and what a device may say.

Each handler answers one message of one socket; the next is not read before it is done.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import msgspec
import socketio  # type: ignore[import-untyped]

from contract.errors import BadField
from contract.wire import (
    Ack,
    Control,
    DeviceMessage,
    Handshake,
    MarkRead,
    Presentation,
    Refusal,
    RefusalCode,
    read_message,
)
from server.auth import Principal, TokenVerifier
from server.connections import Connection, Connections
from server.delivery import Delivery
from server.errors import AuthRefused, PaybellServerError, StoreUnavailable
from server.failpoints import Failpoint, reach
from server.inbox.base import Inbox
from server.logs import get_logger
from server.people import People
from server.realtime_service import RealTimeService
from server.socket_guard import GuardedServer

RETRY_WHEN_BUSY_S = 5.0
FLUSH_ANSWER_WITHIN_S = 0.5
MAX_PRESENTED = 1000
MAX_CURSOR_CHARS = 256
_UNREADABLE_CURSOR = "?"

Answer = dict[str, Any] | None
Handler = Callable[[Connection, object], Awaitable[Answer]]

_log = get_logger(__name__)


def room_of(user_id: str) -> str:
    """The room of all of a user's sockets."""
    return f"user_{user_id}"


class DeviceDoor:
    """Admits sockets and answers their messages."""

    def __init__(
        self,
        sio: GuardedServer,
        *,
        verifier: TokenVerifier,
        inbox: Inbox,
        realtime: RealTimeService,
        people: People,
        delivery: Delivery,
        max_connections_per_user: int,
        leeway_s: float,
        on_refused: Callable[[str], None] = lambda _code: None,
    ) -> None:
        self._on_refused = on_refused
        self._sio = sio
        self._verifier = verifier
        self._inbox = inbox
        self._realtime = realtime
        self._people = people
        self._delivery = delivery
        self._connections = Connections(
            max_per_user=max_connections_per_user,
            leeway_s=leeway_s,
            on_expiring=self._tell_expiry,
            on_expired=lambda connection: sio.cut_sid(connection.sid, "token expired"),
        )
        self.closing = False
        """While True, everybody is told to come back later."""
        sio.on("connect", self._on_connect)
        sio.on("disconnect", self._on_disconnect)
        for name, handler in (
            (DeviceMessage.ACK, self._on_ack),
            (DeviceMessage.MARK_READ, self._on_mark_read),
            (DeviceMessage.PRESENTED, self._on_presented),
            (DeviceMessage.AUTHENTICATE, self._on_authenticate),
        ):
            sio.on(name.value, self._answering(name, handler))
        sio.on_connected = self._on_connected

    @property
    def connected(self) -> int:
        """How many sockets are admitted."""
        return len(self._connections)

    # -- coming and going ----------------------------------------------------------------

    async def _on_connect(self, sid: str, _environ: Mapping[str, Any], auth: object = None) -> None:
        """Admit or refuse.

        Nothing but a refusal may leave here: the library would then leave the client
        without an answer, and the socket in its rooms.
        """
        try:
            await self._admit(sid, auth)
        except AuthRefused as exc:
            refusal = Refusal(code=exc.code, message=exc.message, retry_after=exc.retry_after_s)
        except StoreUnavailable as exc:
            _log.warning("connection put off", sid=sid, why=exc.message)
            refusal = _busy()
        except Exception:  # noqa: BLE001
            _log.exception("handshake failed", sid=sid)
            refusal = _busy()
        else:
            return
        self._forget(sid)
        _log.info("connection refused", sid=sid, code=refusal.code)
        self._on_refused(refusal.code)
        raise _refused(refusal)

    async def _admit(self, sid: str, auth: object) -> None:
        if self.closing:
            raise AuthRefused(RefusalCode.SHUTTING_DOWN, retry_after_s=RETRY_WHEN_BUSY_S)
        handshake = _read_handshake(auth)
        principal = await self._verifier.verify(handshake.token)
        user_id = principal.user_id
        await self._delivery.admit(sid, user_id, handshake.cursor, handshake.device)
        # Listening already: a removal from here on cuts this socket, an earlier one is seen.
        await self._check_standing(principal, handshake)
        self._connections.add(Connection(sid, user_id, handshake.device, principal.expires_at))
        _log.info("connected", sid=sid, device=handshake.device)
        await self._sio.enter_room(sid, room_of(user_id))

    async def _check_standing(self, principal: Principal, handshake: Handshake) -> None:
        """Refuse who is no longer wanted, and note that the device was here.

        Raises `AuthRefused` or `StoreUnavailable`.
        """
        refusal = await self._people.admit(
            principal, handshake.device, name=handshake.name, platform=handshake.platform
        )
        if refusal is not None:
            raise AuthRefused(refusal)

    def _on_connected(self, sid: str) -> None:
        connection = self._connections.get(sid)
        if connection is not None:
            self._connections.watch_expiry(connection)
            self._delivery.start_socket(sid)

    async def _on_disconnect(self, sid: str, reason: str) -> None:
        _log.info("disconnected", sid=sid, reason=reason)
        self._forget(sid)

    def _forget(self, sid: str) -> None:
        self._delivery.stop_socket(sid)
        self._connections.remove(sid)

    def _tell_expiry(self, connection: Connection) -> None:
        self._sio.send_now(
            connection.sid, Control.TOKEN_EXPIRING, {"expiresAt": connection.expires_at}
        )

    # -- what a device may say -----------------------------------------------------------

    def _answering(self, name: str, handler: Handler) -> Callable[..., Awaitable[Answer]]:
        """`handler` for a socket that is admitted; whatever fails becomes an answer."""

        async def handle(sid: str, *arguments: object) -> Answer:
            connection = self._connections.get(sid)
            if connection is None:
                return _failed("not_connected")
            try:
                return await handler(connection, arguments[0] if arguments else None)
            except BadField as exc:
                _log.warning("bad message", sid=sid, message=name, why=exc.message)
                return _failed(exc.code)
            except PaybellServerError as exc:
                _log.warning("message not stored", sid=sid, message=name, why=exc.message)
                return _failed(exc.code)
            except Exception:  # noqa: BLE001 - a fault of ours is not the peer's
                _log.exception("message failed", sid=sid, message=name)
                return _failed("internal")

        return handle

    async def _on_ack(self, connection: Connection, message: object) -> Answer:
        ack = read_message(Ack, message)
        reach(Failpoint.BEFORE_ACK)
        place = self._delivery.acknowledged(connection.sid, ack.cursor)
        if place is None:
            raise BadField("names nothing that was sent to this socket", field="cursor")
        if connection.device is not None:
            await self._inbox.record_ack(connection.user_id, connection.device, place)
        return None

    async def _on_mark_read(self, connection: Connection, message: object) -> Answer:
        ids = read_message(MarkRead, message).ids
        await self._realtime.mark_read(connection.user_id, ids)
        return {"ok": True}

    async def _on_presented(self, connection: Connection, message: object) -> Answer:
        presented = read_message(dict[str, Presentation], message)
        if len(presented) > MAX_PRESENTED:
            raise BadField(f"names more than {MAX_PRESENTED} events")
        if connection.device is not None and presented:
            await self._inbox.record_presented(connection.user_id, connection.device, presented)
        return None

    async def _on_authenticate(self, connection: Connection, message: object) -> Answer:
        try:
            principal = await self._verifier.verify(_read_handshake(message).token)
        except AuthRefused as exc:
            return _failed(exc.code)
        if principal.user_id != connection.user_id:
            return _failed(RefusalCode.TOKEN_INVALID)
        if (code := await self._why_not(connection)) is not None:
            # Out at once; the connection itself lasts until it has taken the answer.
            self._forget(connection.sid)
            asyncio.get_running_loop().call_later(
                FLUSH_ANSWER_WITHIN_S, self._sio.cut_sid, connection.sid, code
            )
            return _failed(code)
        connection.expires_at = principal.expires_at
        self._connections.watch_expiry(connection)
        return {"ok": True, "expiresAt": principal.expires_at}

    async def _why_not(self, connection: Connection) -> RefusalCode | None:
        """Why a device that is in must not stay; while the store is away it may, until a round."""
        with contextlib.suppress(StoreUnavailable):
            return await self._people.why_not(connection.user_id, connection.device)
        return None


def _read_handshake(auth: object) -> Handshake:
    """The handshake, which only its token can spoil.

    A device must not be told to sign in again because of its cursor or its name.
    """
    if not isinstance(auth, Mapping) or not auth.get("token"):
        raise AuthRefused(RefusalCode.TOKEN_MISSING)
    given = dict(auth)
    cursor = given.get("cursor")
    if cursor is not None and not (isinstance(cursor, str) and len(cursor) <= MAX_CURSOR_CHARS):
        given["cursor"] = _UNREADABLE_CURSOR
    try:
        return read_message(Handshake, given)
    except BadField:
        for beside in ("device", "name", "platform"):
            given.pop(beside, None)
    try:
        return read_message(Handshake, given)
    except BadField:
        raise AuthRefused(RefusalCode.TOKEN_INVALID) from None


def _busy() -> Refusal:
    return Refusal(
        code=RefusalCode.RATE_LIMITED,
        message="The server cannot answer now.",
        retry_after=RETRY_WHEN_BUSY_S,
    )


def _refused(refusal: Refusal) -> socketio.exceptions.ConnectionRefusedError:
    """The refusal as both kinds of client see it.

    A Python client is given the whole object; a JavaScript client makes an `Error` of
    `message`, and keeps only `data`.
    """
    fields = msgspec.to_builtins(refusal)
    error = socketio.exceptions.ConnectionRefusedError()
    error.error_args = {**fields, "data": fields}
    return error


def _failed(code: str) -> dict[str, Any]:
    return {"ok": False, "code": str(code)}
