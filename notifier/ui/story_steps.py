"""The story of a card as a line of dots: what happened, the latest first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from notifier.presentation.formats import listed
from notifier.ui.paragraph import Paragraph
from notifier.ui.story_words import StepWords
from notifier.ui.theme import Colours, leading, scaled, tint

_DOT = 9
_RAIL = 22
"""Room for the line of dots, at the side where lines begin."""


class StorySteps(QWidget):
    """A heading, and one paragraph for each step."""

    def __init__(
        self, steps: Sequence[StepWords], earlier: str = "", parent: QWidget | None = None
    ) -> None:
        """`earlier` says how many are left out."""
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        heading = QLabel(self.tr("What happened"))
        heading.setAlignment(leading(heading))
        heading.setFont(scaled(self.font(), 0.9, bold=True))
        tint(heading, Colours.of(self.palette()).quiet)
        layout.addWidget(heading)
        self._steps = [_Step(step) for step in steps]
        for step in self._steps:
            layout.addWidget(step)
        if earlier:
            rest = Paragraph(earlier)
            rest.setIndent(_RAIL)
            tint(rest, Colours.of(self.palette()).quiet)
            layout.addWidget(rest)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The line and its dots, each in the colour of its kind."""
        super().paintEvent(event)
        if not self._steps:
            return
        colours = Colours.of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = [self._place(step) for step in self._steps]
        painter.setPen(QPen(colours.line, 2))
        painter.drawLine(places[0], places[-1])
        painter.setPen(Qt.PenStyle.NoPen)
        for step, place in zip(self._steps, places, strict=True):
            painter.setBrush(colours.of_icon(step.icon))
            painter.drawEllipse(place, _DOT // 2, _DOT // 2)
        painter.end()

    def _place(self, step: _Step) -> QPoint:
        right = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x = self.width() - _RAIL // 2 if right else _RAIL // 2 - 4
        return QPoint(x, step.y() + step.first_line_centre())


class _Step(QWidget):
    def __init__(self, words: StepWords) -> None:
        super().__init__()
        self.icon = words.icon
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_RAIL, 0, 0, 0)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            layout.setContentsMargins(0, 0, _RAIL, 0)
        layout.setSpacing(0)
        self._title = Paragraph(words.title)
        self._title.setFont(scaled(self.font(), 1.0, bold=True))
        layout.addWidget(self._title)
        for text in (words.second, words.time):
            if text:
                line = Paragraph(text)
                line.setFont(scaled(self.font(), 0.92))
                tint(line, Colours.of(self.palette()).quiet)
                layout.addWidget(line)
        said = listed(part for part in (words.title, words.second, words.time) if part)
        self.setAccessibleName(said)

    def first_line_centre(self) -> int:
        return self._title.y() + self._title.fontMetrics().height() // 2
