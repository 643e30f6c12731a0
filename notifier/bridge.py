"""Where the two threads meet: signals to the main thread, coroutines to the network thread.

The one QObject whose signals are emitted from the network thread. They carry frozen
objects and are queued, so no thread ever waits for the other.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Coroutine, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

if TYPE_CHECKING:
    # Their modules import what is not wanted before the tray icon is up.
    from notifier.core.account import AccountLine, AccountView, OwnDevices
    from notifier.core.connection import ConnectionState
    from notifier.core.policy import Urgency
    from notifier.core.problems import Problem
    from notifier.core.sign_in import SignInProgress
    from notifier.net.ports import HistoryChange


class Submits(Protocol):
    """What the bridge needs of the network thread."""

    def submit(self, coro: Coroutine[Any, Any, None]) -> None:
        """Run `coro` on the network thread; from any thread, without waiting."""


class TrayMessage:
    """A message for Qt's tray icon, on its way to the main thread."""

    __slots__ = ("body", "title", "urgency")

    def __init__(self, title: str, body: str, urgency: Urgency) -> None:
        self.title = title
        self.body = body
        self.urgency = urgency


class Bridge(QObject):
    """Made on the main thread; connect its signals with `QueuedConnection`."""

    connection_changed = Signal(object)
    """ConnectionState."""
    history_changed = Signal(object)
    """HistoryChange."""
    account_changed = Signal(object)
    """AccountView, or None after signing out."""
    accounts_changed = Signal(object)
    """Tuple of AccountLine."""
    sign_in_changed = Signal(object)
    """SignInProgress."""
    devices_listed = Signal(object)
    """OwnDevices."""
    problem_occurred = Signal(object)
    """Problem."""
    toast_activated = Signal(object)
    """Activation: a person clicked a toast."""
    hush_changed = Signal(object)
    """Hush, or None: whether notifications are held back."""
    wished = Signal(object)
    """Wish: the desktop wants something of us."""
    update_changed = Signal(object)
    """UpdateState: what is known of a newer version."""
    connection_tried = Signal()
    """The first try to connect is over, or has taken long enough for the rest of the start."""
    toasts_tried = Signal()
    """A test toast was shown, or could not be."""
    tray_message_wanted = Signal(object)
    """TrayMessage."""
    diagnostics_ready = Signal(object)
    """The report (str)."""

    def __init__(self, network: Submits, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._network = network
        self._why_no_tray = ""
        self.listener = BridgeListener(self)

    def submit(self, coro: Coroutine[Any, Any, None]) -> None:
        """Hand `coro` to the network thread. Any thread; its errors are logged there."""
        self._network.submit(coro)

    def hold_back(self) -> None:
        """Before anybody listens: what the listener is told is kept until `everybody_listens`."""
        self.listener.hold_back()

    def everybody_listens(self) -> None:
        """Every slot is connected: what was kept is told now, in its order."""
        self.submit(self.listener.tell_kept())

    def why_no_tray(self) -> str:
        """Why no tray takes messages, as the main thread last said; empty when one does.

        Any thread: a stale answer costs one toast its fallback.
        """
        return self._why_no_tray

    def set_why_no_tray(self, why: str) -> None:
        """The main thread says how things are with the tray."""
        self._why_no_tray = why


class BridgeListener:
    """The bridge's end on the network thread: `notifier.net.agent.AgentListener`.

    An object of its own, because a listener's methods and the signals that they emit
    have the same names.
    """

    def __init__(self, bridge: Bridge) -> None:
        self._bridge = bridge
        self._kept: deque[tuple[SignalInstance, object]] | None = None
        """What is told while nobody listens; None while somebody does."""

    def hold_back(self) -> None:
        """Keep what is told from now on. Before the network thread has anything to tell."""
        self._kept = deque()

    async def tell_kept(self) -> None:
        """Tell what was kept, and keep nothing more."""
        kept, self._kept = self._kept, None
        for signal, value in kept or ():
            signal.emit(value)

    def state_changed(self, state: ConnectionState) -> None:
        """The connection has a new state."""
        self._tell(self._bridge.connection_changed, state)

    def history_changed(self, change: HistoryChange) -> None:
        """Entries came, or were read."""
        self._tell(self._bridge.history_changed, change)

    def account_changed(self, account: AccountView | None) -> None:
        """Somebody signed in or out."""
        self._tell(self._bridge.account_changed, account)

    def accounts_changed(self, accounts: Sequence[AccountLine]) -> None:
        """Accounts came, went, or changed their state."""
        self._tell(self._bridge.accounts_changed, tuple(accounts))

    def sign_in_changed(self, progress: SignInProgress) -> None:
        """Signing in goes on."""
        self._tell(self._bridge.sign_in_changed, progress)

    def devices_listed(self, devices: OwnDevices) -> None:
        """The answer to a question for the devices."""
        self._tell(self._bridge.devices_listed, devices)

    def problem(self, problem: Problem) -> None:
        """Something that a person should know."""
        self._tell(self._bridge.problem_occurred, problem)

    def _tell(self, signal: SignalInstance, value: object) -> None:
        if self._kept is None:
            signal.emit(value)
        else:
            self._kept.append((signal, value))
