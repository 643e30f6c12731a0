"""An address as a QR picture, always dark on light: cameras do not read the other way round."""

from __future__ import annotations

import segno
from PySide6.QtCore import QRectF, QSize, Qt, QUrl
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

_SIDE = 176
_QUIET_MODULES = 3
"""Of white around it; a frame of our own adds the rest that the standard asks for."""
_RADIUS = 10.0


class QrPicture(QWidget):
    """Empty until `show_url`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[bytes, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_url(self, url: str) -> None:
        """Show `url`; nothing for one that no picture can hold."""
        # Plain letters, as a phone wants them; others need codecs that a bundle leaves out.
        text = bytes(QUrl(url).toEncoded().data()).decode("ascii")
        try:
            self._rows = tuple(bytes(row) for row in segno.make_qr(text, error="m").matrix)
        except ValueError:  # DataOverflowError is one
            self._rows = ()
        self.setVisible(bool(self._rows))
        self.setAccessibleName(self.tr("QR picture of the address"))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """A square that a phone reads from an arm's length."""
        return QSize(_SIDE, _SIDE)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Whole device pixels for each module, or cameras see moiré."""
        if not self._rows:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("white"))
        painter.drawRoundedRect(QRectF(self.rect()), _RADIUS, _RADIUS)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        ratio = self.devicePixelRatioF()
        count = len(self._rows) + 2 * _QUIET_MODULES
        module = int(min(self.width(), self.height()) * ratio / count) / ratio
        left = (self.width() - module * len(self._rows)) / 2
        top = (self.height() - module * len(self._rows)) / 2
        painter.setBrush(QColor("#10161d"))
        for y, row in enumerate(self._rows):
            for x, dark in enumerate(row):
                if dark:
                    painter.drawRect(QRectF(left + x * module, top + y * module, module, module))
        painter.end()
