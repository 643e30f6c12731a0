"""The connection to the server, kept up: our own reconnecting, and the one owner of its state.

Every rule about when to try again is in `notifier.core.connection`; here is the shell
that opens and closes links as that machine says.
"""

from __future__ import annotations

import asyncio
import logging
import random as random_module
import ssl
import time
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Protocol

import msgspec

from notifier.core.connection import (
    ConnectionState,
    Failure,
    Phase,
    Reason,
    Reconnecting,
    Try,
)
from notifier.core.problems import BadProxyAddress, HistoryCorrupt, HistoryError
from notifier.core.server_address import ServerAddress
from notifier.net.inbound import EventLost, Message
from notifier.net.lean_imports import lean_imports
from notifier.net.ports import Outbound
from notifier.net.proxies import ProxyFor, no_proxy
from notifier.net.tls import system_ssl_context

if TYPE_CHECKING:
    from notifier.net.link import Link

log = logging.getLogger(__name__)

MOST_MESSAGES = 256
"""Messages that are stored in one transaction."""


class Inlet(Protocol):
    """What becomes of a connection's messages."""

    async def begin(self, outbound: Outbound) -> None:
        """A connection was made. May raise a `HistoryError`."""

    async def receive(self, messages: Sequence[Message], outbound: Outbound) -> None:
        """Handle `messages`; the next come when it returns.

        May raise a `HistoryError` or `EventLost`: the connection then ends.
        """

    def release(self) -> None:
        """The connection has ended, and all that it brought was received."""


async def _nothing_to_prepare() -> Failure | None:
    return None


class RealtimeClient:
    """Keeps one account connected, for as long as `run` runs."""

    def __init__(
        self,
        *,
        address: ServerAddress,
        handshake: Callable[[], Mapping[str, str]],
        inlet: Inlet,
        on_connected: Callable[[], Coroutine[Any, Any, None]],
        on_state: Callable[[ConnectionState], None],
        prepare: Callable[[], Awaitable[Failure | None]] = _nothing_to_prepare,
        clock: Callable[[], float] = time.time,
        monotonic: Callable[[], float] = time.monotonic,
        random: Callable[[], float] = random_module.random,
        ssl_context: Callable[[], ssl.SSLContext] = system_ssl_context,
        proxy_for: ProxyFor = no_proxy,
    ) -> None:
        """`prepare` is awaited before each try, and may say why there is no use in it."""
        self._address = address
        self._handshake = handshake
        self._prepare = prepare
        self._inlet = inlet
        self._on_connected = on_connected
        self._on_state = on_state
        self._clock = clock
        self._monotonic = monotonic
        self._ssl_context = ssl_context
        self._proxy_for = proxy_for
        self._machine = Reconnecting(random=random)
        self._pushed = asyncio.Event()
        """Try now: what goes on, or is waited for, is given up."""
        self._link: Link | None = None
        """Set while connected."""
        self._online = True

    # -- told from outside ----------------------------------------------------------------

    def retry_now(self) -> None:
        """The user does not want to wait. A connection that is up stays up."""
        if self._link is None:
            self._pushed.set()

    def woke(self) -> None:
        """The computer slept: a connection that looks alive is not to be believed."""
        self._pushed.set()

    def network_changed(self, *, online: bool) -> None:
        """The system reports another network, or none; what it says is tried at once."""
        self._online = online
        self._pushed.set()

    async def emit(self, name: str, data: object) -> bool:
        """Send without an answer; False when there is no connection."""
        return self._link is not None and await self._link.emit(name, data)

    async def request(self, name: str, data: object, limit_s: float) -> object | None:
        """Send and wait for the answer; None when none came in time."""
        return None if self._link is None else await self._link.request(name, data, limit_s)

    async def warm_up(self) -> None:
        """Import what the first attempt needs, which takes 0.1 s: while the keychain is asked."""
        with lean_imports():
            from notifier.net import link  # noqa: F401, PLC0415

    # -- the loop -------------------------------------------------------------------------

    async def run(self) -> str:
        """Connect, and again whenever it ends; returns the code of a refusal for good.

        Raises `HistoryCorrupt`; every other `HistoryError` is waited out. Cancelling it
        closes the connection.
        """
        ssl_context = self._ssl_context() if self._address.is_encrypted else None
        while True:
            self._pushed.clear()
            attempt = self._machine.trying(self._monotonic())
            self._on_state(attempt.state)
            failure = await self._connect(attempt, ssl_context)
            if failure is None:
                self._machine.pushed()
                continue
            log.info("not connected reason=%s", failure.reason)
            step = self._machine.failed(failure, self._monotonic())
            if step.wait_s is None:
                self._on_state(step.state)
                return step.state.reason
            self._on_state(self._with_time_of_day(step.state, step.wait_s))
            with suppress(TimeoutError):
                async with asyncio.timeout(step.wait_s):
                    await self._pushed.wait()
                self._machine.pushed()

    def _with_time_of_day(self, state: ConnectionState, wait_s: float) -> ConnectionState:
        if state.phase is not Phase.OFFLINE:
            return state
        return msgspec.structs.replace(state, retry_at=self._clock() + wait_s)

    async def _connect(self, attempt: Try, ssl_context: ssl.SSLContext | None) -> Failure | None:
        """One attempt, and its connection to the end; None when it was given up by a push."""
        with lean_imports():
            from notifier.net.link import Link, LinkFailed  # noqa: PLC0415 - see `warm_up`

        try:
            proxy = await self._proxy_for(self._address)
        except BadProxyAddress:
            return Failure(reason=Reason.PROXY_UNUSABLE)
        if (failure := await self._prepare()) is not None:
            return failure
        link = Link(
            address=self._address,
            transport=attempt.transport,
            handshake=self._handshake,
            ssl_context=ssl_context,
            proxy=proxy,
            silence_limit_s=attempt.silence_limit_s,
        )
        polite = False
        try:
            if await self._unless_pushed(link):
                return None
            self._link = link
            self._on_state(self._machine.connected(self._monotonic()))
            log.info("connected transport=%s", attempt.transport)
            failure = await self._connected(link)
        except LinkFailed as exc:
            failure = exc.failure
            if not self._online and failure.reason == Reason.SERVER_UNREACHABLE:
                failure = Failure(reason=Reason.NETWORK_DOWN)
        except EventLost:
            failure = Failure(reason=Reason.CONNECTION_LOST)
        except HistoryCorrupt:
            raise
        except HistoryError as exc:
            log.warning("connection given up why=%s", exc.code)
            failure = Failure(reason=Reason.HISTORY_FULL)
        except Exception:
            log.exception("connection given up")
            failure = Failure(reason=Reason.SERVER_UNREACHABLE)
        except asyncio.CancelledError:
            polite = True
            raise
        finally:
            self._link = None
            await link.close(polite=polite)
            self._inlet.release()
        return failure

    async def _connected(self, link: Link) -> Failure | None:
        """Until the link ends, or is given up. Raises what storing its messages raises."""
        ended = asyncio.create_task(link.ended())
        pushed = asyncio.create_task(self._pushed.wait())
        consuming = asyncio.create_task(self._consume(link))
        sending = asyncio.create_task(self._on_connected())
        try:
            await asyncio.wait(
                {ended, pushed, consuming},
                timeout=self._machine.websocket_again_in(self._monotonic()),
                return_when=asyncio.FIRST_COMPLETED,
            )
            if not ended.done() and not consuming.done():
                return None  # pushed, or time for a WebSocket again
            link.inbound.close()
            await consuming  # what came before the end is stored, and may raise
            return Failure(reason=Reason.CONNECTION_LOST)
        finally:
            for task in (ended, pushed, consuming, sending):
                task.cancel()
            await asyncio.gather(ended, pushed, consuming, sending, return_exceptions=True)

    async def _consume(self, link: Link) -> None:
        await self._inlet.begin(self)
        while messages := await link.inbound.take(MOST_MESSAGES):
            await self._inlet.receive(messages, self)

    async def _unless_pushed(self, link: Link) -> bool:
        """Open `link`; whether a push came before that was over, and it was given up."""
        opening = asyncio.create_task(link.open())
        pushed = asyncio.create_task(self._pushed.wait())
        try:
            await asyncio.wait({opening, pushed}, return_when=asyncio.FIRST_COMPLETED)
            if not opening.done():
                return True
            await opening
            return False
        finally:
            for task in (opening, pushed):
                task.cancel()
            await asyncio.gather(opening, pushed, return_exceptions=True)
