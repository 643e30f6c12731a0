"""Everything about one notification, each id to copy with one click, and its link."""

from __future__ import annotations

import html
import re

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from notifier.core.notification import Notification
from notifier.ui.entry_words import EntryWords, Field
from notifier.ui.theme import Colours, button_icon, leading, line_icon, scaled, tabular, tint

_ICON = 32
_COPIED_MS = 1500
_SHORT_AMOUNT = 14
_UNBROKEN = re.compile(r"\S{25,}")


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
        self.setMinimumWidth(280)
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
        layout.setSpacing(2)
        layout.addLayout(self._head(entry))
        amount = self._words.amount(entry)
        if amount:
            label = _text(amount, selectable=True, wrap=False)
            size = 1.9 if len(amount) <= _SHORT_AMOUNT else 1.3
            label.setFont(tabular(scaled(self.font(), size, bold=True)))
            label.setAccessibleName(self.tr("Amount"))
            layout.addWidget(label)
        for field in self._words.fields(entry):
            layout.addSpacing(8)
            layout.addLayout(self._field(field))
        link = self._words.link(entry)
        if link is not None:
            layout.addSpacing(14)
            button = QPushButton(link.label)
            button.setToolTip(_plain_tip(link.url))
            button.setAccessibleDescription(self.tr("Opens {host}").format(host=link.host))
            button.clicked.connect(lambda _checked=False: self.link_wanted.emit(link.url))
            host = self._quiet(self.tr("Opens {host}").format(host=link.host))
            row = QHBoxLayout()
            row.setSpacing(10)
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

    def _field(self, field: Field) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(0)
        grid.setColumnStretch(0, 1)
        label = self._quiet(field.label)
        label.setFont(scaled(self.font(), 0.88))
        grid.addWidget(label, 0, 0)
        # What has no place to break gets some that are not to be seen; they must not be
        # copied, so it is copied by the button alone.
        value = _text(_breakable(field.value), selectable=field.value == _breakable(field.value))
        value.setAccessibleName(f"{field.label}: {field.value}")
        grid.addWidget(value, 1, 0)
        if field.is_id or field.value != _breakable(field.value):
            grid.addWidget(_CopyButton(field, self), 0, 1, 2, 1)
        return grid

    def _quiet(self, text: str) -> QLabel:
        label = _text(text, wrap=False)
        tint(label, Colours.of(self.palette()).quiet)
        return label


class _CopyButton(QToolButton):
    """Copies one value, and says that it did."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(parent)
        self._value = field.value
        self._name = self.tr("Copy {what}").format(what=field.label)
        self.setAutoRaise(True)
        self.setAccessibleName(self._name)
        self.clicked.connect(self._on_clicked)
        self._restore()

    def _on_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._value)
        self.setIcon(button_icon("check", self.palette()))
        self.setToolTip(self.tr("Copied"))
        QTimer.singleShot(_COPIED_MS, self, self._restore)

    def _restore(self) -> None:
        self.setIcon(button_icon("copy", self.palette()))
        self.setToolTip(_plain_tip(self._name))


def _breakable(text: str) -> str:
    """`text` with invisible places to break in words that no line can hold."""
    return _UNBROKEN.sub(lambda run: "\u200b".join(run[0]), text)


def _plain_tip(text: str) -> str:
    """`text` for a tooltip, which would take a tag inside it for markup."""
    return f"<span>{html.escape(text)}</span>"


def _text(text: str, *, selectable: bool = False, wrap: bool = True) -> QLabel:
    label = QLabel(text)
    # Text from outside is text.
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    label.setAlignment(leading(label))
    if selectable:
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    return label
