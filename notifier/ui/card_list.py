"""The list of cards: a list view whose work depends on what is seen, not on how much there is.

Qt's list view lays out every row it has; this one computes where rows are. It stays a
`QListView`, which is what screen readers and the rest of Qt know how to ask.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QCursor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from notifier.ui.card_delegate import CardDelegate, heading_height, row_height
from notifier.ui.card_model import CardModel
from notifier.ui.row_geometry import RowGeometry

Index = QModelIndex | QPersistentModelIndex
Hint = QAbstractItemView.ScrollHint
Move = QAbstractItemView.CursorAction


class CardList(QListView):
    """Newest first, under headings of which the uppermost stays in sight."""

    text_typed = Signal(str)
    """Letters were typed while the list had the focus: the person means to search."""

    def __init__(self, model: CardModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = model
        self._geometry = RowGeometry()
        self.setItemDelegate(CardDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(self.tr("Notifications"))
        self.setMinimumWidth(280)
        self.setModel(model)
        model.modelReset.connect(self._lay_out)
        self._lay_out()

    # -- where one is ----------------------------------------------------------------

    @property
    def is_at_top(self) -> bool:
        """Whether the newest are in sight."""
        return self.verticalOffset() == 0

    def top_place(self) -> tuple[int, int] | None:
        """The uppermost row in sight and how far it is scrolled out; None in an empty list."""
        top = self.verticalOffset()
        rows = self._geometry.visible(top, self.viewport().height())
        if not rows:
            return None
        return rows[0], top - self._geometry.top_of(rows[0])

    def go_to_place(self, row: int, scrolled_out: int) -> None:
        """Scroll so that `row` is where `top_place` found it."""
        if row < self._geometry.rows:
            self.verticalScrollBar().setValue(self._geometry.top_of(row) + scrolled_out)

    def rows_in_sight(self) -> range:
        """The rows of which something is to be seen."""
        return self._geometry.visible(self.verticalOffset(), self.viewport().height())

    # -- geometry ----------------------------------------------------------------------

    def _lay_out(self) -> None:
        font = self.font()
        self._geometry = RowGeometry(
            [section.count for section in self._cards.outline.sections],
            row_height=row_height(font),
            heading_height=heading_height(font),
        )
        self.updateGeometries()
        self.viewport().update()

    def doItemsLayout(self) -> None:  # noqa: N802
        """Nothing is laid out row by row."""
        self._lay_out()

    def updateGeometries(self) -> None:  # noqa: N802
        """Give the scroll bar its range."""
        height = self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, self._geometry.height - height))
        bar.setPageStep(height)
        bar.setSingleStep(max(1, self._geometry.row_height // 2))

    def verticalOffset(self) -> int:  # noqa: N802
        """How far it is scrolled, in pixels."""
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:  # noqa: N802
        """It is as wide as its window."""
        return 0

    def isIndexHidden(self, index: Index) -> bool:  # noqa: N802
        """None is."""
        return False

    def visualRect(self, index: Index) -> QRect:  # noqa: N802
        """Where the row is in the viewport, or outside of it."""
        if not index.isValid() or index.row() >= self._geometry.rows:
            return QRect()
        top = self._geometry.top_of(index.row()) - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), self._geometry.row_height)

    def indexAt(self, point: QPoint) -> QModelIndex:  # noqa: N802
        """The row there, unless the heading that stays in sight covers it."""
        if 0 <= point.y() < self._sticky_height():
            return QModelIndex()
        row = self._geometry.row_at(point.y() + self.verticalOffset())
        return self._cards.index(row) if row is not None else QModelIndex()

    def scrollTo(self, index: Index, hint: Hint = Hint.EnsureVisible) -> None:  # noqa: N802
        """Bring the row into sight, below the heading that stays there."""
        if not index.isValid() or index.row() >= self._geometry.rows:
            return
        row, height = index.row(), self.viewport().height()
        top = self._geometry.top_of(row)
        bottom = top + self._geometry.row_height
        uppermost = top - self._geometry.heading_height
        bar = self.verticalScrollBar()
        if hint is Hint.PositionAtCenter:
            bar.setValue(top - (height - self._geometry.row_height) // 2)
        elif hint is Hint.PositionAtTop or uppermost < bar.value():
            bar.setValue(uppermost)
        elif hint is Hint.PositionAtBottom or bottom > bar.value() + height:
            bar.setValue(bottom - height)

    def moveCursor(self, action: Move, _modifiers: Qt.KeyboardModifier) -> QModelIndex:  # noqa: N802
        """Up, down, by pages, and to both ends."""
        last = self._geometry.rows - 1
        if last < 0:
            return QModelIndex()
        current = self.currentIndex()
        if not current.isValid():
            place = self.top_place()
            return self._cards.index(place[0] if place is not None else 0)
        page = max(1, self.viewport().height() // self._geometry.row_height - 1)
        to = {
            Move.MoveUp: current.row() - 1,
            Move.MovePrevious: current.row() - 1,
            Move.MoveDown: current.row() + 1,
            Move.MoveNext: current.row() + 1,
            Move.MovePageUp: current.row() - page,
            Move.MovePageDown: current.row() + page,
            Move.MoveHome: 0,
            Move.MoveEnd: last,
        }.get(action, current.row())
        return self._cards.index(min(max(to, 0), last))

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:  # noqa: N802
        """One row at a time: the one that `rect` touches."""
        index = self.indexAt(rect.center())
        chosen = QItemSelection()
        if index.isValid():
            chosen.append(QItemSelectionRange(index))
        self.selectionModel().select(chosen, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:  # noqa: N802
        """What of it is in sight."""
        region = QRegion()
        for index in selection.indexes():
            region = region.united(QRegion(self.visualRect(index)))
        return region

    # -- painting ----------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the rows and headings that are in sight."""
        if not self._geometry.rows:
            return
        painter = QPainter(self.viewport())
        top, clip = self.verticalOffset(), event.rect()
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        plain = option.state & ~(
            QStyle.StateFlag.State_MouseOver
            | QStyle.StateFlag.State_Selected
            | QStyle.StateFlag.State_HasFocus
        )
        current, under_mouse = self.currentIndex(), self._row_under_mouse()
        delegate = self.itemDelegate()
        for row in self._geometry.visible(top + clip.top(), clip.height()):
            index = self._cards.index(row)
            option.rect = self.visualRect(index)
            option.state = plain
            if self.selectionModel().isSelected(index):
                option.state |= QStyle.StateFlag.State_Selected
            if row == under_mouse:
                option.state |= QStyle.StateFlag.State_MouseOver
            if index == current and self.hasFocus():
                option.state |= QStyle.StateFlag.State_HasFocus
            delegate.paint(painter, option, index)
        option.state = plain
        self._paint_headings(painter, option, clip)
        painter.end()

    def _paint_headings(self, painter: QPainter, option: QStyleOptionViewItem, clip: QRect) -> None:
        delegate = self.itemDelegate()
        if not isinstance(delegate, CardDelegate):
            return
        top, height = self.verticalOffset(), self._geometry.heading_height
        sections = self._geometry.visible_sections(top + clip.top(), clip.height())
        uppermost = self._geometry.section_at(top)
        for number in dict.fromkeys([*reversed(sections), uppermost]):
            y = self._geometry.heading_top(number) - top
            if number == uppermost:  # it stays in sight until the next one pushes it out
                y = self._sticky_height() - height
            option.rect = QRect(0, y, self.viewport().width(), height)
            section = self._cards.outline.sections[number]
            delegate.paint_heading(painter, option, self._cards.heading(section))

    def _sticky_height(self) -> int:
        """How much of the viewport's top the uppermost heading covers."""
        if not self._geometry.rows:
            return 0
        top, height = self.verticalOffset(), self._geometry.heading_height
        section = self._geometry.section_at(top)
        following = self._geometry.heading_top(section + 1) - top
        is_last = section + 1 >= len(self._cards.outline.sections)
        return height if is_last else min(height, following)

    def _row_under_mouse(self) -> int:
        if not self.viewport().underMouse():
            return -1
        return self.indexAt(self.viewport().mapFromGlobal(QCursor.pos())).row()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:  # noqa: N802
        """Paint anew: a heading that stays in sight cannot be scrolled away with the rest."""
        self.viewport().update()

    # -- what is done with it ------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Letters mean the search, which the list's own type-ahead would only half do."""
        text = event.text()
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        )
        if plain and text.isprintable() and text.strip():
            self.text_typed.emit(text)
            event.accept()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """No row is the current one before the keyboard asks for one."""
        had_current = self.currentIndex().isValid()
        super().focusInEvent(event)
        by_keyboard = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        )
        if not had_current and not by_keyboard:
            self.selectionModel().clearCurrentIndex()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Another text size, other heights."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._lay_out()
