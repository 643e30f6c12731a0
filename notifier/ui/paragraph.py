"""Plain text of several lines that is never cut off below.

Qt's form layouts give a wrapping label the height of a width that it does not have.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QWidget

from notifier.ui.theme import Colours, leading, tint


class Paragraph(QLabel):
    """As high as its text at its own width."""

    def __init__(
        self, text: str = "", parent: QWidget | None = None, *, quiet: bool = False
    ) -> None:
        """`quiet`: in the colour of what is said beside."""
        super().__init__(text, parent)
        self._is_quiet = quiet
        self._follow_theme()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAlignment(leading(self))

    def say(self, text: str) -> None:
        """Show `text`."""
        self.setText(text)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the theme, which may change while the window is open."""
        if event.type() is QEvent.Type.PaletteChange:
            self._follow_theme()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """What was said while nobody saw it was measured at another width."""
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Another width, another height."""
        super().resizeEvent(event)
        self._fit()

    def _follow_theme(self) -> None:
        quiet = Colours.of(QGuiApplication.palette()).quiet
        # To tint is another change of the palette.
        if self._is_quiet and self.palette().color(QPalette.ColorRole.WindowText) != quiet:
            tint(self, quiet)

    def _fit(self) -> None:
        self.setMinimumHeight(0)  # Qt would never answer less than the height of before
        self.setMinimumHeight(max(0, self.heightForWidth(self.width())))
