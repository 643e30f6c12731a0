"""One field of the details: what it is, its value, and a button that copies it."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QToolButton, QWidget

from notifier.ui.field_words import Field
from notifier.ui.plain_text import breakable, explain, plain_label
from notifier.ui.theme import Colours, button_icon, scaled, tint

_COPIED_MS = 1500


class FieldView(QWidget):
    """Made for one value."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.setColumnStretch(0, 1)
        label = plain_label(field.label)
        label.setFont(scaled(self.font(), 0.88))
        tint(label, Colours.of(self.palette()).quiet)
        grid.addWidget(label, 0, 0)
        # What has no place to break gets some that are not to be seen; they must not be
        # copied, so it is copied by the button alone.
        written = breakable(field.value)
        value = plain_label(written, selectable=field.value == written)
        value.setAccessibleName(f"{field.label}: {field.value}")
        grid.addWidget(value, 1, 0)
        if field.is_id or field.value != written:
            grid.addWidget(_CopyButton(field, self), 0, 1, 2, 1)


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
        explain(self, self.tr("Copied"))
        QTimer.singleShot(_COPIED_MS, self, self._restore)

    def _restore(self) -> None:
        self.setIcon(button_icon("copy", self.palette()))
        explain(self, self._name)
