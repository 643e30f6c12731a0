"""Paints the inbox: a heading for each day, and two lines for each card."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from notifier.core.card import Card
from notifier.ui.card_model import Role
from notifier.ui.entry_words import RowWords
from notifier.ui.theme import Colours, is_high_contrast, line_icon, mixed, scaled, tabular

MARGIN = 12
GAP = 12
ICON = 20
DISC = 36
DOT = 8
LINE_GAP = 3

Index = QModelIndex | QPersistentModelIndex


def row_height(font: QFont) -> int:
    """Of every row: two lines."""
    return max(DISC, 2 * QFontMetrics(font).height() + LINE_GAP) + 2 * 9


def heading_height(font: QFont) -> int:
    """Of every heading."""
    return QFontMetrics(font).height() + 16


class CardDelegate(QStyledItemDelegate):
    """Follows palette, font, scale and direction of the view; keeps no colour of its own."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._discs: dict[tuple[str, str, float], QPixmap] = {}

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802
        """All rows are of one height."""
        return QSize(0, row_height(option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card, words = index.data(Role.CARD), index.data(Role.WORDS)
        if isinstance(card, Card) and isinstance(words, RowWords):
            self._paint_card(painter, option, card, words)
        else:
            _paint_placeholder(painter, option)
        painter.restore()

    def paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, text: str) -> None:
        """Paint one heading; what scrolls away below it is covered."""
        rect: QRect = option.rect
        painter.save()
        painter.fillRect(rect, option.palette.color(QPalette.ColorRole.Base))
        painter.setFont(scaled(option.font, 0.9, bold=True))
        painter.setPen(Colours.of(option.palette).quiet)
        flags = (_start(option) & ~Qt.AlignmentFlag.AlignVCenter) | Qt.AlignmentFlag.AlignBottom
        painter.drawText(rect.adjusted(MARGIN, 0, -MARGIN, -5), flags, text)
        painter.restore()

    def _paint_card(
        self, painter: QPainter, option: QStyleOptionViewItem, card: Card, words: RowWords
    ) -> None:
        palette: QPalette = option.palette
        colours = Colours.of(palette)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        self._paint_ground(painter, option, colours, chosen=chosen)
        row = _Row(option)
        text, quiet, tint = colours.text, colours.quiet, colours.of_icon(words.icon)
        if words.failed:
            tint = colours.failed
        amount_font = tabular(scaled(row.font, 1.0, bold=True))
        if card.latest.withdrawn:
            text = tint = quiet
            amount_font.setStrikeOut(True)
        if chosen and is_high_contrast(palette):
            text = palette.color(QPalette.ColorRole.HighlightedText)
            quiet = tint = text
        if card.unread:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(text if tint == text else colours.accent)
            painter.drawEllipse(row.dot())
        self._paint_icon(painter, row.disc(), words.icon, tint)

        title_font = scaled(row.font, 1.0, bold=bool(card.unread))
        small_font = scaled(row.font, 0.92)
        amount_width = QFontMetrics(amount_font).horizontalAdvance(words.amount)
        time_width = QFontMetrics(tabular(small_font)).horizontalAdvance(words.time)
        # The amount is never cut: the title gives way.
        end = row.align_end()
        painter.setFont(amount_font)
        painter.setPen(tint if words.failed else text)
        painter.drawText(row.first_line(amount_width, at_end=True), end, words.amount)
        painter.setFont(tabular(small_font))
        painter.setPen(quiet)
        painter.drawText(row.second_line(time_width, at_end=True), end, words.time)
        painter.setFont(title_font)
        painter.setPen(tint if words.failed else text)
        _draw_cut(painter, row.first_line(amount_width), row.start, words.title)
        painter.setFont(small_font)
        painter.setPen(quiet)
        _draw_cut(painter, row.second_line(time_width), row.start, words.second)

    def _paint_ground(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        colours: Colours,
        *,
        chosen: bool,
    ) -> None:
        state = option.state
        rect: QRect = option.rect.adjusted(4, 1, -4, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen:
            highlight = option.palette.color(QPalette.ColorRole.Highlight)
            base = option.palette.color(QPalette.ColorRole.Base)
            contrast = is_high_contrast(option.palette)
            painter.setBrush(highlight if contrast else mixed(highlight, base, 0.84))
            painter.drawRoundedRect(rect, 8, 8)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(colours.hover)
            painter.drawRoundedRect(rect, 8, 8)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colours.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 7, 7)

    def _paint_icon(self, painter: QPainter, disc: QRect, name: str, tint: QColor) -> None:
        ratio = painter.device().devicePixelRatioF()
        key = (name, tint.name(), ratio)
        pixmap = self._discs.get(key)
        if pixmap is None:
            pixmap = self._discs[key] = _disc(name, tint, ratio)
        painter.drawPixmap(disc.topLeft(), pixmap)


class _Row:
    """Where things are in one row; mirrored where people read from right to left."""

    def __init__(self, option: QStyleOptionViewItem) -> None:
        self.font = option.font
        self._direction: Qt.LayoutDirection = option.direction
        self._rect: QRect = option.rect
        self._line = QFontMetrics(self.font).height()
        self.start = _start(option)

    def align_end(self) -> Qt.AlignmentFlag:
        """To the side where lines end."""
        right = self._direction is Qt.LayoutDirection.LeftToRight
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter

    def dot(self) -> QRect:
        """Of what is not read."""
        return self._mirrored(
            QRect(self._rect.left() + MARGIN, self._rect.center().y() - DOT // 2 + 1, DOT, DOT)
        )

    def disc(self) -> QRect:
        """Behind the icon."""
        left = self._rect.left() + MARGIN + DOT + GAP // 2 + 2
        return self._mirrored(QRect(left, self._rect.center().y() - DISC // 2 + 1, DISC, DISC))

    def first_line(self, end_width: int, *, at_end: bool = False) -> QRect:
        """Title, or at its end the amount, which is `end_width` wide."""
        return self._text(0, end_width, at_end=at_end)

    def second_line(self, end_width: int, *, at_end: bool = False) -> QRect:
        """What is said about it, or at its end the time."""
        return self._text(self._line + LINE_GAP, end_width, at_end=at_end)

    def mirrored_in(self, line: QRect, part: QRect) -> QRect:
        """`part` of a `line`, at the side where the line begins."""
        if self._direction is Qt.LayoutDirection.RightToLeft:
            part.moveRight(line.right())
        return part

    def _text(self, below: int, end_width: int, *, at_end: bool) -> QRect:
        top = self._rect.center().y() - (2 * self._line + LINE_GAP) // 2 + below + 1
        left = self._rect.left() + MARGIN + DOT + GAP // 2 + 2 + DISC + GAP
        right = self._rect.right() - MARGIN - 4
        if at_end:
            left = right - end_width
        elif end_width:
            right -= end_width + GAP
        return self._mirrored(QRect(left, top, max(0, right - left + 1), self._line))

    def _mirrored(self, rect: QRect) -> QRect:
        return QStyle.visualRect(self._direction, self._rect, rect)


def _disc(name: str, tint: QColor, ratio: float) -> QPixmap:
    """An icon on its disc, painted once: round things are slow to paint."""
    pixmap = QPixmap(QSize(DISC, DISC) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    ground = QColor(tint)
    ground.setAlphaF(0.14)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawEllipse(0, 0, DISC, DISC)
    inset = (DISC - ICON) // 2
    painter.drawPixmap(inset, inset, line_icon(name, tint, QSize(ICON, ICON), ratio))
    painter.end()
    return pixmap


def _paint_placeholder(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Where a card will be, for the moment that it takes to read it."""
    row = _Row(option)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Colours.of(option.palette).hover)
    painter.drawEllipse(row.disc())
    for line, share in ((row.first_line(0), 0.45), (row.second_line(0), 0.7)):
        bar = line.adjusted(0, 3, 0, -3)
        bar.setWidth(round(bar.width() * share))
        painter.drawRoundedRect(row.mirrored_in(line, bar), 4, 4)


def _start(option: QStyleOptionViewItem) -> Qt.AlignmentFlag:
    right = option.direction is Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter


def _draw_cut(painter: QPainter, rect: QRect, align: Qt.AlignmentFlag, text: str) -> None:
    cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, align, cut)
