"""What a page of the settings is made of: headings, rows, and controls bound to a choice.

A bound control shows what is in force, changes it at once, and is greyed out with a lock
where an administrator has fixed it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import time
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QSize, Qt, QTime
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSpinBox,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from notifier.choices import Choices
from notifier.store.settings import Settings
from notifier.ui.paragraph import Paragraph
from notifier.ui.picture import Picture
from notifier.ui.theme import Colours, leading, scaled

_LOCK = QSize(14, 14)
_NO_FOCUS = Qt.FocusPolicy.NoFocus
_ROW_SPACING = 8
_SECTION_SPACING = 14
_COLUMN_GAP = 16


class Page(QWidget):
    """A column of sections. Each page is told by `choices` when something has changed."""

    def __init__(self, title: str, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.choices = choices
        self._shows: list[Callable[[Settings], None]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 20, 24, 20)
        self._column.setSpacing(_ROW_SPACING)
        self._form: QFormLayout | None = None
        self._names: list[QLabel] = []
        heading = QLabel(title)
        heading.setFont(scaled(self.font(), 1.35, bold=True))
        heading.setAlignment(leading(self))
        self._column.addWidget(heading)
        choices.changed.connect(self._show)

    # -- what a page is built from -------------------------------------------------------

    def section(self, text: str) -> None:
        """Begin a section under a heading."""
        self._column.addSpacing(_SECTION_SPACING)
        heading = QLabel(text)
        heading.setFont(scaled(self.font(), 1.0, bold=True))
        heading.setAlignment(leading(self))
        self._column.addWidget(heading)
        self._form = None

    def note(self, text: str = "") -> Paragraph:
        """Add a quiet paragraph; it says more about what stands above it."""
        paragraph = Paragraph(text, quiet=True)
        self._column.addWidget(paragraph)
        self._form = None
        return paragraph

    def row(self, label: str, *controls: QWidget, fixed: bool = False) -> QLabel:
        """Add `controls` behind a label; its access key goes to the first that takes keys."""
        if self._form is None:
            self._form = QFormLayout()
            # Qt does not count what stands between the two when it looks for room.
            self._form.setHorizontalSpacing(0)
            self._form.setVerticalSpacing(_ROW_SPACING)
            # Where a language is too long for the window, controls go below their labels.
            self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
            self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
            self._form.setFormAlignment(leading(self))
            self._form.setLabelAlignment(leading(self))
            self._column.addLayout(self._form)
        name = QLabel(label)
        usable = (each for each in controls if each.focusPolicy() is not _NO_FOCUS)
        name.setBuddy(next(usable, controls[0]))
        name.setAlignment(leading(self))
        line = QHBoxLayout()
        line.setSpacing(_ROW_SPACING)
        for control in controls:
            line.addWidget(control)
        if fixed:
            line.addWidget(_Lock())
        line.addStretch(1)
        self._names.append(name)
        self._form.addRow(name, line)
        return name

    def wide(self, *widgets: QWidget) -> None:
        """Add a row of its own without a label."""
        line = QHBoxLayout()
        line.setSpacing(_ROW_SPACING)
        for widget in widgets:
            line.addWidget(widget)
        line.addStretch(1)
        self._column.addLayout(line)
        self._form = None

    def full(self, widget: QWidget) -> None:
        """Add a widget over the whole width."""
        self._column.addWidget(widget)
        self._form = None

    def finish(self) -> None:
        """Nothing follows: show what is in force, and leave the rest of the height empty."""
        self._column.addStretch(1)
        widest = max((name.sizeHint().width() for name in self._names), default=0)
        for name in self._names:
            # One column of controls over all sections.
            name.setMinimumWidth(widest + _COLUMN_GAP)
        self._show(self.choices.current)

    # -- controls that are bound to a choice ---------------------------------------------

    def check(self, name: str, text: str) -> QCheckBox:
        """Add a box for a choice of yes or no."""
        box = QCheckBox(text)
        box.toggled.connect(lambda checked: self._choose(name, checked))
        self._bind(name, box, lambda settings: box.setChecked(bool(settings.choice(name))))
        fixed = self.choices.is_managed(name)
        self.wide(box, *([_Lock()] if fixed else []))
        return box

    def pick(self, name: str, label: str, options: Iterable[tuple[Any, str]]) -> QComboBox:
        """Add a list of values, each with its words."""
        box = QComboBox()
        values = {}
        for value, text in options:
            box.addItem(text, value)
            values[value] = value

        def choose(row: int) -> None:
            text = box.itemData(row)  # of an enum Qt keeps the text alone
            self._choose(name, values.get(text, text))

        box.activated.connect(choose)
        self._bind(
            name,
            box,
            lambda settings: box.setCurrentIndex(_row_of(box, settings.choice(name))),
        )
        self.row(label, box, fixed=self.choices.is_managed(name))
        return box

    def clock(self, name: str) -> QTimeEdit:
        """Return a field for a time of day, in the locale's writing; it is yet to be placed."""
        edit = QTimeEdit()
        # Hours stand before minutes also where lines begin at the right.
        edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        edit.setDisplayFormat(QLocale().timeFormat(QLocale.FormatType.ShortFormat))
        edit.setKeyboardTracking(False)
        edit.timeChanged.connect(
            lambda chosen: self._choose(name, time(chosen.hour(), chosen.minute()))
        )

        def show(settings: Settings) -> None:
            at = settings.choice(name)
            if isinstance(at, time):
                edit.setTime(QTime(at.hour, at.minute))

        self._bind(name, edit, show)
        return edit

    def number(self, name: str, label: str, *, least: int, most: int) -> QSpinBox:
        """Add a field for a whole number."""
        box = QSpinBox()
        box.setRange(least, most)
        box.setKeyboardTracking(False)
        box.valueChanged.connect(lambda value: self._choose(name, value))
        self._bind(name, box, lambda settings: box.setValue(_whole(settings.choice(name))))
        self.row(label, box, fixed=self.choices.is_managed(name))
        return box

    def only_while(self, name: str, *widgets: QWidget) -> None:
        """Let `widgets` be used only while the choice `name` is on."""

        def show(settings: Settings) -> None:
            for widget in widgets:
                is_free = not widget.property("managed")
                widget.setEnabled(bool(settings.choice(name)) and is_free)

        self._shows.append(show)

    def _bind(self, name: str, control: QWidget, show: Callable[[Settings], None]) -> None:
        if self.choices.is_managed(name):
            control.setProperty("managed", True)
            control.setEnabled(False)
            control.setToolTip(_managed_words())
            control.setAccessibleDescription(_managed_words())

        def quietly(settings: Settings) -> None:
            control.blockSignals(True)
            show(settings)
            control.blockSignals(False)

        self._shows.append(quietly)

    def _choose(self, name: str, value: object) -> None:
        if self.choices.current.choice(name) != value:
            self.choices.choose(name, value)

    def _show(self, settings: Settings) -> None:
        for show in self._shows:
            show(settings)


class _Lock(Picture):
    """Says that an administrator has fixed what stands before it."""

    def __init__(self) -> None:
        super().__init__()
        self.setToolTip(_managed_words())
        self.setAccessibleName(_managed_words())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._show_lock()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the theme."""
        if event.type() is QEvent.Type.PaletteChange:
            self._show_lock()
        super().changeEvent(event)

    def _show_lock(self) -> None:
        self.show_line_icon("lock", Colours.of(self.palette()).quiet, _LOCK)


def _managed_words() -> str:
    return QCoreApplication.translate("Settings", "Managed by your organisation")


def _row_of(box: QComboBox, value: object) -> int:
    # Not `findData`: it looks for an enum, and finds the text that Qt has made of it unlike.
    return next((row for row in range(box.count()) if box.itemData(row) == value), -1)


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0
