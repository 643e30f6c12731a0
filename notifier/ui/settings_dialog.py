"""The choices of this computer's user. Each applies at once; there is nothing to save."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from notifier.ui.paragraph import Paragraph
from notifier.ui.status import Status
from notifier.ui.theme import Colours, scaled, tint

_WIDTH = 480
_COPIED_MS = 1500
AUTO = "auto"


@dataclass(frozen=True, kw_only=True, slots=True)
class ToastWay:
    """One way to show notifications, as far as it is known."""

    name: str
    works: bool | None = None
    """None: not tried yet."""
    why: str = ""
    hint: str = ""


class SettingsDialog(QDialog):
    """Server, way of showing notifications, diagnostics."""

    toast_way_chosen = Signal(object)
    """`auto` or the name of a `ToastWay` (str)."""
    test_wanted = Signal()
    diagnostics_wanted = Signal()
    """The answer comes back by `show_copied`."""

    def __init__(self, app_name: str, status: Status, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("{app} settings").format(app=app_name))
        self.setMinimumWidth(_WIDTH)
        self._status = status
        self._ways: tuple[ToastWay, ...] = ()
        self._server = self._note()
        self._server.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._connection = self._note()
        self._way = QComboBox()
        self._way_state = self._note(quiet=True)
        self._test = QPushButton(self.tr("Send a test"))
        self._test.setAutoDefault(False)
        self._copy = QPushButton(self.tr("Copy diagnostics"))
        self._copy.setAutoDefault(False)
        self._lay_out()
        self._way.activated.connect(self._on_way_activated)
        self._test.clicked.connect(lambda _checked=False: self.test_wanted.emit())
        self._copy.clicked.connect(lambda _checked=False: self.diagnostics_wanted.emit())
        status.changed.connect(self._say_connection)
        self._say_connection()

    # -- what it is told -------------------------------------------------------------

    def show_server(self, url: str, *, fixed: bool) -> None:
        """Where the account is; `fixed` when the brand says so and nobody is asked."""
        if url and not fixed:
            self._server.say(url)
        elif url:
            self._server.say(self.tr("{url} (given by this app)").format(url=url))
        else:
            self._server.say(self.tr("You are asked for it when you sign in."))

    def show_ways(self, ways: Sequence[ToastWay], choice: str) -> None:
        """What this system can use, in the order of trying, and what is chosen."""
        self._ways = tuple(ways)
        names = [AUTO, *sorted(way.name for way in ways)]
        if [self._way.itemData(row) for row in range(self._way.count())] != names:
            self._way.clear()
            for name in names:
                self._way.addItem(_label(name), name)
        self._way.setCurrentIndex(max(0, self._way.findData(choice)))
        self._say_way()

    def show_copied(self) -> None:
        """The diagnostics are on the clipboard."""
        self._copy.setText(self.tr("Copied"))
        QTimer.singleShot(
            _COPIED_MS, self._copy, lambda: self._copy.setText(self.tr("Copy diagnostics"))
        )

    # -- layout ----------------------------------------------------------------------

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(self._heading(self.tr("Notifications")))
        way_row = QHBoxLayout()
        way_row.addWidget(self._way, 1)
        way_row.addWidget(self._test)
        form = QFormLayout()
        label = QLabel(self.tr("&Show by"))
        label.setBuddy(self._way)
        form.addRow(label, way_row)
        form.addRow("", self._way_state)
        layout.addLayout(form)
        layout.addWidget(_line())
        layout.addWidget(self._heading(self.tr("Connection")))
        form = QFormLayout()
        form.addRow(self.tr("Server"), self._server)
        form.addRow(self.tr("State"), self._connection)
        layout.addLayout(form)
        layout.addStretch(1)
        layout.addWidget(_line())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self._copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)

    def _heading(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setFont(scaled(self.font(), 1.1, bold=True))
        return label

    def _note(self, *, quiet: bool = False) -> Paragraph:
        label = Paragraph()
        if quiet:
            tint(label, Colours.of(self.palette()).quiet)
        return label

    # -- what happens ----------------------------------------------------------------

    def _on_way_activated(self, row: int) -> None:
        self.toast_way_chosen.emit(self._way.itemData(row))
        self._say_way()

    def _say_way(self) -> None:
        choice = self._way.currentData()
        ways = [way for way in self._ways if choice in (AUTO, way.name)]
        self._way_state.say(self._state_words(ways))

    def _state_words(self, ways: Sequence[ToastWay]) -> str:
        """One sentence about the first that is known to work, or why none does."""
        for way in ways:
            if way.works:
                return self.tr("Works: {way} showed the last one.").format(way=_label(way.name))
        failed = [way for way in ways if way.works is False]
        if not failed:
            return self.tr("Not tried yet. Send a test to see one.")
        first = failed[0]
        why = first.why[:1].upper() + first.why[1:]
        sentence = self.tr("Did not work: {why}.").format(why=why.rstrip("."))
        return f"{sentence} {first.hint}".strip()

    def _say_connection(self) -> None:
        problem = self._status.problem
        parts = [f"{problem.title}.", problem.message, problem.hint] if problem else []
        why = " ".join(part for part in parts if part)
        self._connection.say("\n".join(part for part in (self._status.line, why) if part))


def _line() -> QFrame:
    line = QFrame()
    line.setFrameShape(QFrame.Shape.HLine)
    line.setFrameShadow(QFrame.Shadow.Sunken)
    return line


def _label(name: str) -> str:
    def tr(text: str) -> str:
        return QCoreApplication.translate("SettingsDialog", text)

    return {
        AUTO: tr("Best available"),
        "freedesktop": tr("Desktop notifications"),
        "native": tr("System notifications"),
        "windows": tr("Windows notification centre"),
        "tray": tr("Message at the tray icon"),
        "plyer": tr("Simple notifications (plyer)"),
    }.get(name, name)
