"""Everything about one notification, each id to copy with one click, and its link."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from notifier.core.notification import Notification
from notifier.ui.entry_words import EntryWords, Field
from notifier.ui.theme import Colours, button_icon, line_icon, scaled, tabular, tint

_ICON = 32
_COPIED_MS = 1500


class EntryDetails(QScrollArea):
    """Shows one entry, or a hint when none is chosen."""

    link_wanted = Signal(object)
    """The address (str) that the person clicked."""

    def __init__(self, words: EntryWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._entry: Notification | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Details"))
        self.show_entry(None)

    @property
    def entry(self) -> Notification | None:
        """What is shown."""
        return self._entry

    def show_entry(self, entry: Notification | None) -> None:
        """Show `entry`, or that none is chosen."""
        self._entry = entry
        page = self._empty() if entry is None else self._page(entry)
        self.setWidget(page)

    def copy_main_id(self) -> None:
        """Copy the id that the person would tell somebody: the payment's or the bill's."""
        if self._entry is None:
            return
        ids = [field.value for field in self._words.fields(self._entry) if field.is_id]
        if ids:
            QGuiApplication.clipboard().setText(ids[0])

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the system's colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.show_entry(self._entry)

    def _empty(self) -> QWidget:
        label = QLabel(self.tr("Choose a notification to see its details."))
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setWordWrap(True)
        tint(label, Colours.of(self.palette()).quiet)
        label.setContentsMargins(24, 24, 24, 24)
        return label

    def _page(self, entry: Notification) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(20, 20, 20, 20)
        layout.setSpacing(4)
        layout.addLayout(self._head(entry))
        amount = self._words.amount(entry)
        if amount:
            label = _text(amount, selectable=True)
            label.setFont(tabular(scaled(self.font(), 1.9, bold=True)))
            label.setAccessibleName(self.tr("Amount"))
            layout.addWidget(label)
        layout.addSpacing(10)
        layout.addLayout(self._grid(self._words.fields(entry)))
        link = self._words.link(entry)
        if link is not None:
            layout.addSpacing(14)
            button = QPushButton(link.label)
            button.setToolTip(link.url)
            button.setAccessibleDescription(self.tr("Opens {host}").format(host=link.host))
            button.clicked.connect(lambda _checked=False: self.link_wanted.emit(link.url))
            host = self._quiet(self.tr("Opens {host}").format(host=link.host))
            row = QHBoxLayout()
            row.addWidget(button)
            row.addWidget(host, 1)
            layout.addLayout(row)
        layout.addStretch(1)
        return page

    def _head(self, entry: Notification) -> QHBoxLayout:
        row_words = self._words.row(entry)
        colours = Colours.of(self.palette())
        icon = QLabel()
        icon.setPixmap(
            line_icon(
                row_words.icon,
                colours.of_icon(row_words.icon),
                QSize(_ICON, _ICON),
                self.devicePixelRatioF(),
            )
        )
        title = _text(self._words.title(entry))
        title.setFont(scaled(self.font(), 1.2, bold=True))
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(title, 1)
        return head

    def _grid(self, fields: list[Field]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for row, field in enumerate(fields):
            value = _text(field.value, selectable=True)
            value.setAccessibleName(field.label)
            grid.addWidget(self._quiet(field.label), row, 0, top)
            grid.addWidget(value, row, 1, top)
            if field.is_id:
                grid.addWidget(self._copy_button(field), row, 2, top)
        return grid

    def _quiet(self, text: str) -> QLabel:
        label = _text(text, wrap=False)
        tint(label, Colours.of(self.palette()).quiet)
        return label

    def _copy_button(self, field: Field) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setIcon(button_icon("copy", self.palette()))
        name = self.tr("Copy {what}").format(what=field.label)
        button.setToolTip(name)
        button.setAccessibleName(name)

        def copy() -> None:
            QGuiApplication.clipboard().setText(field.value)
            button.setIcon(button_icon("check", self.palette()))
            button.setToolTip(self.tr("Copied"))
            QTimer.singleShot(_COPIED_MS, button, restore)

        def restore() -> None:
            button.setIcon(button_icon("copy", self.palette()))
            button.setToolTip(name)

        button.clicked.connect(lambda _checked=False: copy())
        return button


class _Breaking(QLabel):
    """A label whose long words do not widen the window."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """As narrow as its layout makes it."""
        return QSize(40, super().minimumSizeHint().height())


def _text(text: str, *, selectable: bool = False, wrap: bool = True) -> QLabel:
    label = _Breaking(text) if wrap else QLabel(text)
    # Text from outside is text.
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    if wrap:
        label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    if selectable:
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    return label
