"""The way to the server, and how it goes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget

from notifier.choices import Choices
from notifier.ui.paragraph import Paragraph
from notifier.ui.settings.page import Page
from notifier.ui.settings.proxy import ProxyForm
from notifier.ui.status import Status


class ConnectionPage(Page):
    """Server; state, with the last error in words; proxy."""

    retry_wanted = Signal()

    def __init__(self, choices: Choices, status: Status, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Connection"), choices, parent)
        self._status = status
        self.section(self.tr("Server"))
        self._server = Paragraph()
        self._server.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.full(self._server)
        self.section(self.tr("State"))
        self._state = Paragraph()
        self.full(self._state)
        self._why = self.note()
        self._retry = QPushButton(self.tr("&Try again now"))
        self._retry.setAutoDefault(False)
        self._retry.clicked.connect(lambda _checked=False: self.retry_wanted.emit())
        self.wide(self._retry)
        self.proxy = ProxyForm(self)
        self.finish()
        status.changed.connect(self._say_state)
        self.show_server("", fixed=False)
        self._say_state()

    def show_server(self, url: str, *, fixed: bool) -> None:
        """Where the account is; `fixed` when it is given, and nobody is asked."""
        if url and not fixed:
            self._server.say(url)
        elif url:
            self._server.say(self.tr("{url} (given by this app)").format(url=url))
        else:
            self._server.say(self.tr("You are asked for it when you sign in."))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Somebody looks: the countdown goes by seconds."""
        self._status.watch("settings", looking=True)
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Nobody looks any more."""
        self._status.watch("settings", looking=False)
        super().hideEvent(event)

    def _say_state(self) -> None:
        self._state.say(self._status.line)
        problem = self._status.problem
        parts = [f"{problem.title}.", problem.message, problem.hint] if problem else []
        if problem and problem.title in self._status.line:
            del parts[0]  # it has just been said
        why = " ".join(part for part in parts if part)
        self._why.say(why)
        self._why.setVisible(bool(why))
        self._retry.setVisible(self._status.can_retry)
