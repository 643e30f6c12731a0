"""Where the keys go: the way of Tab through what was made anew, and a pane that has them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from notifier.ui.theme import Colours

_BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_WIDTH = 2


def visit_in_order(before: QWidget, widgets: Sequence[QWidget]) -> None:
    """Have Tab go to the `widgets` behind `before`; what is made late would come last.

    `before` need not take keys itself.
    """
    policy = before.focusPolicy()
    before.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # else Qt gives it no successor
    for first, second in pairwise((before, *widgets)):
        QWidget.setTabOrder(first, second)
    before.setFocusPolicy(policy)


class FocusRing(QWidget):
    """Lies over a pane that scrolls; seen while that has the focus, and got it by a key.

    No style shows by itself that the keys go there.
    """

    def __init__(self, pane: QAbstractScrollArea) -> None:
        super().__init__(pane)
        self._pane = pane
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        pane.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Follow the pane's focus and size."""
        match event.type():
            case QEvent.Type.FocusIn if isinstance(event, QFocusEvent):
                self.setGeometry(self._pane.viewport().geometry())
                self.setVisible(event.reason() in _BY_KEYBOARD)
                self.raise_()
            case QEvent.Type.FocusOut:
                self.hide()
            case QEvent.Type.Resize:
                self.setGeometry(self._pane.viewport().geometry())
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """A ring in the colour of the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(Colours.of(self.palette()).accent, _WIDTH))
        edge = _WIDTH / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), 6, 6)
        painter.end()
