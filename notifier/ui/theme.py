"""Colours and fonts of our own, derived from the system's palette: light, dark or high contrast."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from notifier.resources import resource


@dataclass(frozen=True, kw_only=True, slots=True)
class Colours:
    """What the palette has no role for."""

    text: QColor
    quiet: QColor
    """Second lines, times, headings; at least 4.5:1 on the base colour."""
    good: QColor
    failed: QColor
    bill: QColor
    warning: QColor
    accent: QColor
    line: QColor
    """Between rows and panes."""
    hover: QColor

    @classmethod
    def of(cls, palette: QPalette) -> Colours:
        """The colours that go with `palette`."""
        base, text = palette.color(QPalette.ColorRole.Base), palette.color(QPalette.ColorRole.Text)
        dark = is_dark(palette)
        accent = palette.color(QPalette.ColorRole.Accent)
        return cls(
            text=text,
            quiet=mixed(text, base, 0.34),
            good=QColor("#4cc38a" if dark else "#14794e"),
            failed=QColor("#ff8589" if dark else "#c4262e"),
            bill=QColor("#7cb8ff" if dark else "#1f62c0"),
            warning=QColor("#f1b44c" if dark else "#96590a"),
            accent=accent,
            line=mixed(text, base, 0.3 if is_high_contrast(palette) else 0.86),
            hover=mixed(text, base, 0.95),
        )

    def of_icon(self, name: str) -> QColor:
        """The colour of the kind whose icon is `name`."""
        return {
            "kind-payment_success": self.good,
            "kind-payment_failed": self.failed,
            "kind-bill_generated": self.bill,
            "kind-warning": self.warning,
        }.get(name, self.quiet)


def is_high_contrast(palette: QPalette) -> bool:
    """Whether nothing may be told by a soft tint: everything stands on pure black or white.

    Seen from the colours; asking the system through `QStyleHints.accessibility` lets
    PySide 6.11 delete an object that is Qt's.
    """
    window, base = (
        palette.color(role) for role in (QPalette.ColorRole.Window, QPalette.ColorRole.Base)
    )
    pure = {window.name(), base.name()}
    return len(pure) == 1 and pure <= {"#000000", "#ffffff"}


def is_dark(palette: QPalette) -> bool:
    """Whether text is lighter than what it stands on."""
    return (
        palette.color(QPalette.ColorRole.Text).lightnessF()
        > palette.color(QPalette.ColorRole.Base).lightnessF()
    )


def mixed(colour: QColor, other: QColor, share: float) -> QColor:
    """`colour` with a `share` (0 to 1) of `other`."""
    keep = 1 - share
    return QColor.fromRgbF(
        colour.redF() * keep + other.redF() * share,
        colour.greenF() * keep + other.greenF() * share,
        colour.blueF() * keep + other.blueF() * share,
    )


def contrast(colour: QColor, other: QColor) -> float:
    """How well one is seen on the other: 1 to 21, as WCAG 2 counts."""
    lighter, darker = sorted((_luminance(colour), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def readable_on(ground: QColor) -> QColor:
    """White or black, whichever is read better on `ground`; always at least 4.5:1."""
    return max(QColor("#ffffff"), QColor("#000000"), key=lambda ink: contrast(ink, ground))


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def tint(widget: QWidget, colour: QColor) -> None:
    """Write `widget`'s text in `colour`; everything else stays the palette's."""
    palette = QPalette(widget.palette())
    palette.setColor(QPalette.ColorRole.WindowText, colour)
    widget.setPalette(palette)
    # Else a ground of another role decides the role of the text, too.
    widget.setForegroundRole(QPalette.ColorRole.WindowText)


def leading(widget: QWidget) -> Qt.AlignmentFlag:
    """To the side where lines of the app's language begin, whatever the text is written in.

    A label would put English text to the left in a window that reads from the right.
    """
    right = widget.layoutDirection() is Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter


def scaled(font: QFont, factor: float, *, bold: bool = False) -> QFont:
    """`font`, larger or smaller; it follows the system's text size."""
    font = QFont(font)
    if font.pointSizeF() > 0:
        font.setPointSizeF(font.pointSizeF() * factor)
    else:
        font.setPixelSize(round(font.pixelSize() * factor))
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    return font


def tabular(font: QFont) -> QFont:
    """`font` with figures of one width, so that amounts stand in columns."""
    font = QFont(font)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def line_icon(name: str, colour: QColor, size: QSize, device_pixel_ratio: float) -> QPixmap:
    """The one-coloured icon `name` of `resources/icons`, sharp on this screen."""
    svg = resource(f"icons/{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(svg.replace("currentColor", colour.name()).encode()))
    pixmap = QPixmap(size * device_pixel_ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(pixmap.rect()))
    painter.end()
    pixmap.setDevicePixelRatio(device_pixel_ratio)
    return pixmap


def button_icon(name: str, palette: QPalette, size: int = 16) -> QIcon:
    """The icon `name` for a button, in the colour of its text, for screens up to 300 %."""
    icon = QIcon()
    for role, mode in (
        (QPalette.ColorGroup.Active, QIcon.Mode.Normal),
        (QPalette.ColorGroup.Disabled, QIcon.Mode.Disabled),
    ):
        colour = palette.color(role, QPalette.ColorRole.ButtonText)
        for ratio in (1.0, 2.0, 3.0):
            icon.addPixmap(line_icon(name, colour, QSize(size, size), ratio), mode)
    return icon
