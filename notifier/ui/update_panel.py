"""What is known of a newer version, in a few quiet lines, and the two things to do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from notifier.core.update import UpdatePhase, UpdateState
from notifier.presentation.translate import spoken, spoken_problem
from notifier.ui.paragraph import Paragraph

_NOTES_HEIGHT = 110


class UpdatePanel(QWidget):
    """Part of a window; says nothing of its own accord."""

    check_wanted = Signal()
    restart_wanted = Signal()

    def __init__(
        self,
        app_name: str,
        *,
        why_off: str = "",
        centred: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """`why_off`: why this app does not update itself; empty when it does."""
        super().__init__(parent)
        self._app_name = app_name
        self._why_off = why_off
        self._text = Paragraph()
        if centred:
            self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._notes = QPlainTextEdit()
        self._notes.setReadOnly(True)
        self._notes.setFixedHeight(_NOTES_HEIGHT)
        self._notes.setAccessibleName(self.tr("What is new"))
        self._check = QPushButton(self.tr("Check for &updates"))
        self._restart = QPushButton(self.tr("&Restart and update"))
        self._check.clicked.connect(lambda _checked=False: self.check_wanted.emit())
        self._restart.clicked.connect(lambda _checked=False: self.restart_wanted.emit())
        buttons = QHBoxLayout()
        if centred:
            buttons.addStretch()
        for button in (self._check, self._restart):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._text)
        layout.addWidget(self._notes)
        layout.addLayout(buttons)
        self.show_state(None)

    def show_state(self, state: UpdateState | None) -> None:
        """Say how things stand; None: nobody has looked yet."""
        phase = state.phase if state is not None else None
        ready = phase is UpdatePhase.READY
        busy = phase in (UpdatePhase.LOOKING, UpdatePhase.FETCHING)
        self._text.say(self._words(state))
        self._text.setVisible(bool(self._text.text()))
        self._notes.setPlainText(state.notes if state is not None else "")
        self._notes.setVisible(bool(state is not None and state.notes and not self._why_off))
        self._check.setVisible(not self._why_off and not ready)
        self._check.setEnabled(not busy)
        self._restart.setVisible(not self._why_off and ready)

    def _words(self, state: UpdateState | None) -> str:
        if self._why_off or state is None:
            return spoken(self._why_off)
        version = state.version
        match state.phase:
            case UpdatePhase.LOOKING:
                return self.tr("Looking for a newer version…")
            case UpdatePhase.FETCHING:
                return self.tr("Version {version} is there and is being fetched…").format(
                    version=version
                )
            case UpdatePhase.READY:
                return self.tr(
                    "Version {version} is there. It is installed when {app} quits."
                ).format(version=version, app=self._app_name)
            case UpdatePhase.FAILED if state.problem is not None:
                problem = spoken_problem(state.problem)
                return " ".join(filter(None, (f"{problem.title}.", problem.message, problem.hint)))
            case _:
                return self.tr("This is the newest version.")
