"""The window of the settings: a list of pages at the side. Each choice applies at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QScrollArea,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from notifier.core.problems import Problem
from notifier.ui.banner import Banner
from notifier.ui.inbox_words import BannerWords, problem_banner
from notifier.ui.settings.page import Page

_SIZE = QSize(720, 560)
_LEAST_HEIGHT = 280
_INDENT = 12


class SettingsWindow(QDialog):
    """Shows `pages`, in their order. Escape closes it; there is nothing to save."""

    def __init__(self, app_name: str, pages: Sequence[Page], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("{app} settings").format(app=app_name))
        self.pages = tuple(pages)
        """As they are listed."""
        self._list = _PageList()
        self._list.setAccessibleName(self.tr("Pages"))
        self._stack = QStackedWidget()
        for page in pages:
            self._list.addItem(page.title)
            self._stack.addWidget(_Scrolling(page))
        self._list.fit()
        self._banner = Banner()
        self._banner.acted.connect(lambda: self._banner.say(BannerWords()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._banner)
        layout = QHBoxLayout()
        layout.addWidget(self._list)
        layout.addWidget(_upright_line())
        layout.addWidget(self._stack, 1)
        column.addLayout(layout, 1)
        self._list.currentRowChanged.connect(self._stack.setCurrentIndex)
        self._list.setCurrentRow(0)
        self.setMinimumHeight(_LEAST_HEIGHT)
        screen = QGuiApplication.primaryScreen().availableSize()
        self.resize(_SIZE.boundedTo(screen - QSize(40, 80)))

    def show_problem(self, problem: Problem) -> None:
        """Say above the pages what became of a choice, until the person has taken note of it."""
        self._banner.say(problem_banner(problem))

    @property
    def current_page(self) -> Page:
        """The page that is shown."""
        return self.pages[self._list.currentRow()]

    def open_page(self, kind: type[Page]) -> None:
        """Turn to the page of this kind."""
        for row, page in enumerate(self.pages):
            if isinstance(page, kind):
                self._list.setCurrentRow(row)


class _PageList(QListWidget):
    """The names of the pages, as wide as the longest of them."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportMargins(8, 12, 8, 12)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.setItemDelegate(_Indented(self))

    def fit(self) -> None:
        """Take the width that the names need."""
        self.setFixedWidth(self.sizeHintForColumn(0) + 16)


class _Indented(QStyledItemDelegate):
    """A name with room around it, by the size of the system's text."""

    def sizeHint(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Twice as high as the text."""
        hint = super().sizeHint(option, index)
        return QSize(hint.width() + 2 * _INDENT, round(option.fontMetrics.height() * 1.9))

    def initStyleOption(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """An empty decoration holds the text away from the edge, on either side."""
        super().initStyleOption(option, index)
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
        option.decorationSize = QSize(_INDENT - 4, 1)


class _Scrolling(QScrollArea):
    """A page in as much height as the window has, and never narrower than its words need."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard goes to what is on it

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """As wide as the page with a scroll bar beside it, where the screen has the room."""
        width = self._page.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        most = self.screen().availableSize().width() * 3 // 4
        return QSize(min(width, most), super().minimumSizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Something came onto the page, or went from it: it may need another width."""
        if event.type() is QEvent.Type.LayoutRequest and watched is self._page:
            self.updateGeometry()
        return super().eventFilter(watched, event)


def _upright_line() -> QFrame:
    line = QFrame()
    line.setFrameShape(QFrame.Shape.VLine)
    line.setFrameShadow(QFrame.Shadow.Sunken)
    return line
