"""Paints the inbox: a heading for each day, and two lines for each notification."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from notifier.core.notification import Notification
from notifier.ui.entry_words import RowWords
from notifier.ui.inbox_model import Role
from notifier.ui.theme import Colours, line_icon, mixed, scaled, tabular

MARGIN = 12
GAP = 12
ICON = 20
DISC = 36
DOT = 8
LINE_GAP = 3

Index = QModelIndex | QPersistentModelIndex


class InboxDelegate(QStyledItemDelegate):
    """Follows palette, font, scale and direction of the view; keeps no colour of its own."""

    def __init__(self, is_heading: Callable[[int], bool], parent: QObject | None = None) -> None:
        """`is_heading` tells headings from entries, by their row."""
        super().__init__(parent)
        self._is_heading = is_heading
        self._icons: dict[tuple[str, str, float], QPixmap] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Two heights only: a heading's and an entry's."""
        line = option.fontMetrics.height()
        # Asked of every row whenever one is added: the model's own answer, not its `data`,
        # is what keeps a long list quick.
        if self._is_heading(index.row()):
            return QSize(0, line + 18)
        return QSize(0, max(DISC, 2 * line + LINE_GAP) + 2 * 9)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        entry = index.data(Role.ENTRY)
        if entry is None:
            self._paint_heading(painter, option, str(index.data()))
        else:
            self._paint_entry(painter, option, entry, index.data(Role.WORDS))
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, text: str) -> None:
        rect: QRect = option.rect
        painter.setFont(scaled(option.font, 0.9, bold=True))
        # A heading is disabled, so that nobody selects it; it is not meant to look so.
        palette = QPalette(option.palette)
        palette.setCurrentColorGroup(QPalette.ColorGroup.Active)
        painter.setPen(Colours.of(palette).quiet)
        side = _start(option) & Qt.AlignmentFlag.AlignHorizontal_Mask
        flags = side | Qt.AlignmentFlag.AlignBottom
        painter.drawText(rect.adjusted(MARGIN, 0, -MARGIN, -5), flags, text)

    def _paint_entry(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        entry: Notification,
        words: RowWords,
    ) -> None:
        palette: QPalette = option.palette
        colours = Colours.of(palette)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        self._paint_ground(painter, option, colours, chosen=chosen)
        row = _Row(option)
        text, quiet, tint = colours.text, colours.quiet, colours.of_icon(words.icon)
        if chosen:
            text = palette.color(QPalette.ColorRole.HighlightedText)
            quiet = mixed(text, palette.color(QPalette.ColorRole.Highlight), 0.2)
            tint = text
        if not entry.read:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(text if chosen else colours.accent)
            painter.drawEllipse(row.dot())
        self._paint_icon(painter, row.disc(), words.icon, tint)

        title_font = scaled(row.font, 1.0, bold=not entry.read)
        amount_font = tabular(scaled(row.font, 1.0, bold=True))
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
            painter.setBrush(option.palette.color(QPalette.ColorRole.Highlight))
            painter.drawRoundedRect(rect, 6, 6)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(colours.hover)
            painter.drawRoundedRect(rect, 6, 6)
        if state & QStyle.StateFlag.State_HasFocus and not chosen:
            painter.setPen(colours.accent)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect, 6, 6)

    def _paint_icon(self, painter: QPainter, disc: QRect, name: str, tint: QColor) -> None:
        ground = QColor(tint)
        ground.setAlphaF(0.14)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawEllipse(disc)
        ratio = painter.device().devicePixelRatioF()
        key = (name, tint.name(), ratio)
        pixmap = self._icons.get(key)
        if pixmap is None:
            pixmap = self._icons[key] = line_icon(name, tint, QSize(ICON, ICON), ratio)
        inset = (DISC - ICON) // 2
        painter.drawPixmap(disc.topLeft().x() + inset, disc.topLeft().y() + inset, pixmap)


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


def _start(option: QStyleOptionViewItem) -> Qt.AlignmentFlag:
    right = option.direction is Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter


def _draw_cut(painter: QPainter, rect: QRect, align: Qt.AlignmentFlag, text: str) -> None:
    cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, align, cut)
