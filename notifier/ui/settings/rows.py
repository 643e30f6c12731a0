"""Lists in a page of the settings: each row has a name, a quieter line, and at most one button."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from notifier.ui.focus import visit_in_order
from notifier.ui.theme import Colours, leading, scaled, tint


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One line of a list."""

    key: str
    title: str
    text: str
    action: str = ""
    """What the button says; empty: there is none."""
    is_strong: bool = False


class Rows(QFrame):
    """Redrawn whole when it changes, for it is short."""

    acted = Signal(object)
    """The key of the row whose button was pressed."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._rows: tuple[Row, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """These and no others."""
        if tuple(rows) == self._rows:
            return
        self._rows = tuple(rows)
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row in rows:
            widget = self._widget_of(row)
            self._column.addWidget(widget)
            widget.show()  # now, and not when the layout comes to it
        visit_in_order(self, self.findChildren(QPushButton))
        self.setVisible(bool(rows))

    def _widget_of(self, row: Row) -> QWidget:
        title = QLabel(row.title)
        text = QLabel(row.text)
        for label in (title, text):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(leading(self))
            label.setWordWrap(True)
        title.setFont(scaled(self.font(), 1.0, bold=row.is_strong))
        tint(text, Colours.of(self.palette()).quiet)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(title)
        words.addWidget(text)
        widget = QWidget()
        line = QHBoxLayout(widget)
        line.setContentsMargins(0, 0, 0, 0)
        line.addLayout(words, 1)
        if row.action:
            button = QPushButton(row.action)
            button.setAutoDefault(False)
            button.setAccessibleName(f"{row.action}: {row.title}")
            button.clicked.connect(lambda _checked=False: self.acted.emit(row.key))
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return widget
