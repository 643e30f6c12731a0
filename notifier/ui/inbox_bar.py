"""The head of the inbox: which view, what to search for, which kind."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from notifier.core.card import Query, Shown
from notifier.ui.chip import Chip, ViewTab
from notifier.ui.connection_line import ConnectionLine
from notifier.ui.status import Status
from notifier.ui.theme import Colours, button_icon
from notifier.ui.tray_art import Mark

_KEYS = 6
"""So many chips can be chosen by Ctrl and their number."""
_TYPING_MS = 30
"""How long typing has to rest before it is searched for."""


class SearchField(QLineEdit):
    """Escape empties it; down leads into the list."""

    left_downwards = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(self.tr("Search"))
        self.setAccessibleName(self.tr("Search in all notifications"))
        self.setClearButtonEnabled(True)
        self._icon = QAction(self)
        self.addAction(self._icon, QLineEdit.ActionPosition.LeadingPosition)
        clear, magnifier = self.findChildren(QToolButton)[:2]
        clear.setAccessibleName(self.tr("Clear the search"))
        magnifier.setAccessibleName(self.tr("Search"))
        self._paint_icon()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Keys that mean something else in a search than in other fields."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the system's colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_icon()

    def _paint_icon(self) -> None:
        self._icon.setIcon(button_icon("search", self.palette()))


class InboxBar(QWidget):
    """Tells what the person wants to see."""

    query_changed = Signal(object)
    """The new `Query`."""
    search_left = Signal()
    """On from the search into the list."""

    def __init__(self, menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = Shown.ALL
        self._status: Status | None = None
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self._tell)
        self._inbox, self._upcoming = ViewTab(self.tr("Inbox")), ViewTab(self.tr("Upcoming"))
        self._make_tabs()
        self._state = ConnectionLine(self.tr("Connection"))
        self.search = SearchField()
        self.search.setMinimumWidth(150)
        self.search.setMaximumWidth(300)
        self.search.textChanged.connect(self._on_text_changed)
        self.search.left_downwards.connect(self.search_left)
        self._more = QToolButton()
        self._more.setAutoRaise(True)
        self._more.setIconSize(QSize(18, 18))
        self._more.setMenu(menu)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self._more.setAccessibleName(self.tr("More"))
        self._more.setToolTip(self.tr("More"))
        self._chips = self._make_chips()
        self._lay_out()
        self._paint_icons()

    @property
    def query(self) -> Query:
        """What the person wants to see."""
        return Query(shown=self._shown(), text=self.search.text().strip())

    def show_kind(self, shown: Shown) -> None:
        """Choose one of the chips, or one of the views."""
        is_upcoming = shown is Shown.UPCOMING
        (self._upcoming if is_upcoming else self._inbox).setChecked(True)
        self._row.setVisible(not is_upcoming)
        if not is_upcoming:
            self._kind = shown
            self._chips[Shown.DELETED].setVisible(shown is Shown.DELETED)
            self._chips[shown].setChecked(True)
        self._tell()

    def switch_view(self) -> None:
        """From the inbox to Upcoming, or back."""
        self.show_kind(self._kind if self._upcoming.isChecked() else Shown.UPCOMING)

    def clear(self) -> None:
        """Show everything."""
        self.search.clear()
        self.show_kind(Shown.ALL)

    def begin_search(self, text: str = "") -> None:
        """Put the cursor into the search, and `text` after what is there."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if text:
            self.search.insert(text)
        else:
            self.search.selectAll()

    def show_counts(self, upcoming: int) -> None:
        """How many bills wait."""
        counted = self.tr("Upcoming ({count})").format(count=upcoming)
        self._upcoming.say(counted if upcoming else self.tr("Upcoming"))

    def show_status(self, status: Status) -> None:
        """Say how the connection is, and whether notifications are held back."""
        self._status = status
        colours = Colours.of(self.palette())
        colour = {
            Mark.CONNECTED: colours.good,
            Mark.CONNECTING: colours.warning,
            Mark.OFFLINE: colours.failed,
        }.get(status.mark, colours.quiet)
        self._state.say(status.headline, colour)

    def show_controls(self, *, visible: bool) -> None:
        """Without anything to list there is nothing to look through."""
        self._inbox.setVisible(visible)
        self._upcoming.setVisible(visible)
        self.search.setVisible(visible)
        self._row.setVisible(visible and self._inbox.isChecked())

    # -- layout ------------------------------------------------------------------------

    def _make_tabs(self) -> None:
        group = QButtonGroup(self)
        group.addButton(self._inbox)
        group.addButton(self._upcoming)
        self._inbox.setChecked(True)
        self._inbox.clicked.connect(lambda _checked=False: self.show_kind(self._kind))
        self._upcoming.clicked.connect(lambda _checked=False: self.show_kind(Shown.UPCOMING))

    def _make_chips(self) -> dict[Shown, Chip]:
        group = QButtonGroup(self)
        chips: dict[Shown, Chip] = {}
        for shown, text in (
            (Shown.ALL, self.tr("All")),
            (Shown.PAYMENTS, self.tr("Payments")),
            (Shown.FAILED, self.tr("Failed")),
            (Shown.BILLS, self.tr("Bills")),
            (Shown.OTHER, self.tr("Other")),
            (Shown.UNREAD, self.tr("Unread")),
            (Shown.DELETED, self.tr("Recently deleted")),
        ):
            chip = Chip(text)
            if len(chips) < _KEYS:
                keys = QKeySequence(f"Ctrl+{len(chips) + 1}")
                chip.setToolTip(keys.toString(QKeySequence.SequenceFormat.NativeText))
            group.addButton(chip)
            chip.clicked.connect(lambda _checked=False, shown=shown: self.show_kind(shown))
            chips[shown] = chip
        chips[Shown.ALL].setChecked(True)
        chips[Shown.DELETED].hide()
        return chips

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 8, 6)
        head.setSpacing(6)
        head.addWidget(self._inbox)
        head.addWidget(self._upcoming)
        head.addSpacing(6)
        head.addWidget(self._state, 1)
        head.addWidget(self.search, 1)
        head.addWidget(self._more)
        self._row = QWidget()
        chips = QHBoxLayout(self._row)
        chips.setContentsMargins(12, 0, 12, 8)
        chips.setSpacing(6)
        for chip in self._chips.values():
            chips.addWidget(chip)
        chips.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._row)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the system's colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_icons()
            if self._status is not None:
                self.show_status(self._status)

    def _paint_icons(self) -> None:
        icon: QIcon = button_icon("more", self.palette(), 18)
        self._more.setIcon(icon)

    # -- what happens ------------------------------------------------------------------

    def _shown(self) -> Shown:
        return Shown.UPCOMING if self._upcoming.isChecked() else self._kind

    def _on_text_changed(self, text: str) -> None:
        if text:
            self._typing.start()
        else:
            self._typing.stop()
            self._tell()

    def _tell(self) -> None:
        self._typing.stop()
        self.query_changed.emit(self.query)
