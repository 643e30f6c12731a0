"""Parts for the network tests: a scripted Socket.IO server on a real socket, and ears."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import socketio  # type: ignore[import-untyped]
import uvicorn

from contract import jsontext
from contract.wire import Presentation
from notifier.core.account import AccountLine, AccountView, OwnDevices
from notifier.core.connection import ConnectionState, Phase
from notifier.core.notification import Notification
from notifier.core.problems import Problem, TokenVaultError
from notifier.core.reminders import Outcome, Reminder, Stage
from notifier.core.sign_in import SignInProgress
from notifier.net.ports import HistoryChange
from notifier.store.token_vault import TokenVault

WAIT_S = 20


async def until(condition: Callable[[], bool], changed: asyncio.Event) -> None:
    """Wait until `condition` holds; `changed` is set whenever that may be so."""
    async with asyncio.timeout(WAIT_S):
        while not condition():
            changed.clear()
            await changed.wait()


class Ears:
    """An `AgentListener` and a `Presenter` that remember all they were told."""

    def __init__(self) -> None:
        self.changed = asyncio.Event()
        self.states: list[ConnectionState] = []
        self.changes: list[HistoryChange] = []
        self.accounts: list[AccountView | None] = []
        self.problems: list[Problem] = []
        self.lines: Sequence[AccountLine] = ()
        self.progress: list[SignInProgress] = []
        self.devices: list[OwnDevices] = []
        self.batches: list[list[str]] = []
        self.closed: list[str] = []
        self.forgotten: list[str] = []
        """Accounts whose toasts had to leave the screen."""
        self.on_screen: list[str] = []
        """What was presented since."""
        self.reminded: list[list[tuple[str, Stage]]] = []
        self.reminders_closed = 0
        self.holds: Callable[[Notification], bool] = lambda _: False
        self.may_present = asyncio.Event()
        self.may_present.set()
        self.how = Presentation.TOAST
        """What becomes of everything that is presented."""

    def state_changed(self, state: ConnectionState) -> None:
        self.states.append(state)
        self.changed.set()

    def history_changed(self, change: HistoryChange) -> None:
        self.changes.append(change)
        self.changed.set()

    def account_changed(self, account: AccountView | None) -> None:
        self.accounts.append(account)
        self.changed.set()

    def accounts_changed(self, accounts: Sequence[AccountLine]) -> None:
        self.lines = accounts
        self.changed.set()

    def sign_in_changed(self, progress: SignInProgress) -> None:
        self.progress.append(progress)
        self.changed.set()

    def devices_listed(self, devices: OwnDevices) -> None:
        self.devices.append(devices)
        self.changed.set()

    def problem(self, problem: Problem) -> None:
        self.problems.append(problem)
        self.changed.set()

    def of(self, account: str) -> EarsOfOne:
        return EarsOfOne(self, account)

    async def hold(self, notifications: Sequence[Notification]) -> frozenset[str]:
        return frozenset(entry.id for entry in notifications if self.holds(entry))

    async def present(
        self, notifications: Sequence[Notification], *, were_held: bool = False
    ) -> Mapping[str, Presentation]:
        await self.may_present.wait()
        self.batches.append([entry.id for entry in notifications])
        self.on_screen.extend(entry.id for entry in notifications)
        self.changed.set()
        return {entry.id: self.how for entry in notifications}

    async def remind(self, reminders: Sequence[Reminder]) -> Outcome:
        self.reminded.append([(each.bill.story, each.stage) for each in reminders])
        self.changed.set()
        return Outcome.SHOWN

    async def close_reminders(self) -> None:
        self.reminders_closed += 1

    async def close(self, ids: Sequence[str]) -> None:
        self.closed.extend(ids)
        self.changed.set()

    async def forget_account(self, ids: Sequence[str], account: str = "") -> None:
        self.forgotten.append(account)
        self.on_screen.clear()
        self.closed.extend(ids)
        self.changed.set()

    @property
    def added(self) -> list[str]:
        return [entry.id for change in self.changes for entry in change.added]

    @property
    def presented(self) -> list[str]:
        return [event_id for batch in self.batches for event_id in batch]

    @property
    def phase(self) -> Phase | None:
        return self.states[-1].phase if self.states else None

    @property
    def reason(self) -> str:
        return self.states[-1].reason if self.states else ""

    async def until(self, condition: Callable[[], bool]) -> None:
        await until(condition, self.changed)

    async def until_presented(self, count: int) -> None:
        await self.until(lambda: len(self.presented) >= count)

    async def until_phase(self, phase: Phase, reason: str | None = None) -> None:
        await self.until(lambda: self.phase is phase and (reason is None or self.reason == reason))


class EarsOfOne:
    """The `Presenter` of one account: the same ears, which know for whom they hear."""

    def __init__(self, ears: Ears, account: str) -> None:
        self.ears = ears
        self.account = account
        self.hold = ears.hold
        self.present = ears.present
        self.remind = ears.remind
        self.close_reminders = ears.close_reminders
        self.close = ears.close

    async def forget_account(self, ids: Sequence[str]) -> None:
        await self.ears.forget_account(ids, self.account)


class MemoryVault(TokenVault):
    """A keychain in memory, which can be told to fail."""

    def __init__(self) -> None:
        super().__init__("test")
        self.tokens: dict[str, str] = {}
        self.error: TokenVaultError | None = None
        self.before: Callable[[], object] = lambda: None

    def load(self, account: str) -> str | None:
        self._answer()
        return self.tokens.get(account)

    def save(self, account: str, token: str) -> None:
        self._answer()
        self.tokens[account] = token

    def erase(self, account: str) -> None:
        self._answer()
        self.tokens.pop(account, None)

    def _answer(self) -> None:
        self.before()
        if self.error is not None:
            raise self.error


class _Uvicorn(uvicorn.Server):
    def install_signal_handlers(self) -> None:  # the test's own signals stay as they are
        pass

    @contextlib.contextmanager
    def capture_signals(self) -> Any:
        yield


class ScriptedServer:
    """A plain python-socketio server: says what the test tells it, and hears what is said.

    Killed and started again it keeps its port.
    """

    def __init__(self, **settings: Any) -> None:
        self.changed = asyncio.Event()
        self.handshakes: list[dict[str, Any]] = []
        self.transports: list[str] = []
        self.heard: list[tuple[str, Any]] = []
        self.sids: list[str] = []
        """Every socket that was let in, in order."""
        self.connected_sockets: set[str] = set()
        self.refuse: list[dict[str, Any]] = []
        """Refusals for the next handshakes, one each."""
        self.on_connected: list[list[tuple[str, Any]]] = []
        """What to emit after each of the next handshakes."""
        self.ssl_files: tuple[Path, Path] | None = None
        self.wrap: Callable[[Any], Any] = lambda app: app
        self.port = 0
        self._settings = settings
        self._task: asyncio.Task[None] | None = None

    @property
    def url(self) -> str:
        scheme = "https" if self.ssl_files else "http"
        host = "localhost" if self.ssl_files else "127.0.0.1"
        return f"{scheme}://{host}:{self.port}"

    async def start(self) -> None:
        self._sio = socketio.AsyncServer(
            async_mode="asgi", json=jsontext, cors_allowed_origins=[], **self._settings
        )
        self._sio.on("connect", self._on_connect)
        self._sio.on("*", self._on_any)
        self._sio.on("disconnect", self._on_disconnect)
        app = self.wrap(socketio.ASGIApp(self._sio))
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", self.port))
        self.port = listener.getsockname()[1]
        self._listener = listener
        certificate, key = self.ssl_files or (None, None)
        self._server = _Uvicorn(
            uvicorn.Config(
                app,
                lifespan="off",
                log_config=None,
                access_log=False,
                ws="websockets-sansio",
                ws_ping_interval=None,
                ssl_certfile=certificate,
                ssl_keyfile=key,
                timeout_graceful_shutdown=1,
            )
        )
        self._task = asyncio.create_task(self._server.serve(sockets=[listener]))
        while not self._server.started:
            await asyncio.sleep(0)

    async def kill(self) -> None:
        """As SIGKILL does it: every connection is cut, and nobody says goodbye."""
        if self._task is None:
            return
        for protocol in list(self._server.server_state.connections):
            if protocol.transport is not None:
                protocol.transport.abort()
        self._server.should_exit = True
        self._server.force_exit = True
        for waiting in self._server.servers:
            waiting.close()
        await self._task
        await self._sio.shutdown()
        self._listener.close()
        self._task = None

    async def emit(self, name: str, *arguments: Any) -> None:
        await self._sio.emit(name, arguments, to=self.sids[-1])

    async def to(self, sid: str, name: str, *arguments: Any) -> None:
        await self._sio.emit(name, arguments, to=sid)

    async def to_all(self, name: str, *arguments: Any) -> None:
        await self._sio.emit(name, arguments)

    async def disconnect(self, sid: str | None = None) -> None:
        """Politely, as python-socketio does it; the last that came, or this one."""
        await self._sio.disconnect(sid or self.sids[-1])

    def heard_named(self, name: str) -> list[Any]:
        return [value for heard, value in self.heard if heard == name]

    async def until(self, condition: Callable[[], bool]) -> None:
        await until(condition, self.changed)

    async def _on_connect(self, sid: str, environ: dict[str, Any], auth: Any) -> None:
        self.handshakes.append(auth)
        self.transports.append(
            self._sio.eio.transport(self._sio.manager.eio_sid_from_sid(sid, "/"))
        )
        self.changed.set()
        if self.refuse:
            refusal = self.refuse.pop(0)
            error = socketio.exceptions.ConnectionRefusedError()
            error.error_args = {**refusal, "data": refusal}
            raise error
        self.sids.append(sid)
        self.connected_sockets.add(sid)
        for name, value in self.on_connected.pop(0) if self.on_connected else []:
            await self._sio.emit(name, value, to=sid)

    async def _on_disconnect(self, sid: str, _reason: str) -> None:
        self.connected_sockets.discard(sid)
        self.changed.set()

    async def _on_any(self, name: str, sid: str, value: Any = None) -> Any:
        self.heard.append((name, value))
        self.changed.set()
        return {"ok": True} if name == "mark_read" else None


@contextlib.asynccontextmanager
async def scripted_server(**settings: Any) -> AsyncIterator[ScriptedServer]:
    server = ScriptedServer(**settings)
    await server.start()
    try:
        yield server
    finally:
        await server.kill()


def event(number: int, *, name: str = "payment_success", **meta: Any) -> tuple[str, Any, Any]:
    """A business event as it travels: name, payload, meta; its cursor is its number."""
    payload = {"transactionId": f"TX{number}", "amount": "10.50", "currency": "EUR"}
    fields = {"id": f"event-{number}", "cursor": f"c{number}", "at": "2026-12-01T06:30:00Z"}
    return name, payload, {**fields, **meta}


def replay(*events: tuple[str, Any, Any], more: bool = False) -> tuple[str, Any]:
    return "replay", {"events": [list(each) for each in events], "more": more}


def plain_ssl_context() -> ssl.SSLContext:
    """For servers without TLS: nothing has to be read from the system."""
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def no_wait() -> float:
    """Randomness that makes every wait of the back-off nothing at all."""
    return 0.0
