"""Everything about one card: its latest state, each id to copy with one click, its story."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from notifier.core.card import Story
from notifier.ui.entry_words import EntryWords, Link
from notifier.ui.field_view import FieldView
from notifier.ui.focus import FocusRing, visit_in_order
from notifier.ui.picture import Picture
from notifier.ui.plain_text import breakable, explain, plain_label, tooltip
from notifier.ui.story_steps import StorySteps
from notifier.ui.story_words import StoryWords
from notifier.ui.theme import Colours, button_icon, scaled, tabular, tint

_ICON = 32
_SHORT_AMOUNT = 14


class CardDetails(QScrollArea):
    """Shows one card, or a hint when none is chosen."""

    link_wanted = Signal(object)
    """The address (str) that the person clicked."""
    unread_wanted = Signal(str)
    """The story (str) is to be unread again."""
    delete_wanted = Signal(str)
    restore_wanted = Signal(str)

    def __init__(self, words: EntryWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._story_words = StoryWords(words)
        self._story: Story | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(280)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAccessibleName(self.tr("Details"))
        FocusRing(self)
        self.setWidget(self._empty())

    @property
    def story(self) -> Story | None:
        """What is shown."""
        return self._story

    def show_story(self, story: Story | None) -> None:
        """Show `story`, or that none is chosen."""
        if story == self._story:
            return
        is_another = (
            story is None or self._story is None or story.card.story != self._story.card.story
        )
        place = 0 if is_another else self.verticalScrollBar().value()
        self._story = story
        self._draw()
        self.verticalScrollBar().setValue(place)

    def copy_main_id(self) -> None:
        """Copy the id that the person would tell somebody: the payment's or the bill's."""
        if self.main_id:
            QGuiApplication.clipboard().setText(self.main_id)

    @property
    def main_id(self) -> str:
        """That id; empty while no card is shown."""
        fields = self._story_words.fields(self._story) if self._story is not None else []
        return next((field.value for field in fields if field.is_id), "")

    def open_link(self) -> None:
        """Follow the card's link, if it has one."""
        link = self.link
        if link is not None:
            self.link_wanted.emit(link.url)

    @property
    def link(self) -> Link | None:
        """Where the card leads, if it may be opened."""
        return self._story_words.link(self._story) if self._story is not None else None

    def say_anew(self) -> None:
        """The same on another day: what was due tomorrow is due today."""
        place = self.verticalScrollBar().value()
        self._draw()
        self.verticalScrollBar().setValue(place)

    def _draw(self) -> None:
        page = self._empty() if self._story is None else self._page(self._story)
        self.setWidget(page)
        visit_in_order(self, page.findChildren(QAbstractButton))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the system's colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _empty(self) -> QWidget:
        label = QLabel(self.tr("Choose a notification to see its details."))
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setWordWrap(True)
        tint(label, Colours.of(self.palette()).quiet)
        label.setContentsMargins(24, 24, 24, 24)
        return label

    def _page(self, story: Story) -> QWidget:
        page = QWidget()
        page.setBackgroundRole(QPalette.ColorRole.Base)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(24, 16, 16, 24)
        layout.setSpacing(2)
        layout.addLayout(self._head(story))
        amount = self._story_words.amount(story)
        if amount:
            label = plain_label(amount, selectable=True, wrap=False)
            size = 1.9 if len(amount) <= _SHORT_AMOUNT else 1.3
            label.setFont(tabular(scaled(self.font(), size, bold=True)))
            # A screen reader says the name in place of the text.
            label.setAccessibleName(f"{self.tr('Amount')}: {amount}")
            layout.addWidget(label)
        self._add_state(layout, story)
        link = self._story_words.link(story)
        if link is not None:
            layout.addSpacing(10)
            layout.addLayout(self._link(link))
        steps = self._story_words.steps(story)
        if len(steps) > 1:
            layout.addSpacing(14)
            layout.addWidget(StorySteps(steps, self._story_words.earlier(story)))
            layout.addSpacing(10)
        for field in self._story_words.fields(story):
            layout.addSpacing(8)
            layout.addWidget(FieldView(field))
        layout.addStretch(1)
        return page

    def _add_state(self, layout: QVBoxLayout, story: Story) -> None:
        state = self._story_words.state(story)
        if not state.text:
            return
        label = plain_label(state.text)
        label.setFont(scaled(self.font(), 1.0, bold=True))
        colours = Colours.of(self.palette())
        tint(label, {"bad": colours.failed, "good": colours.good}.get(state.tone, colours.quiet))
        layout.addWidget(label)

    def _link(self, link: Link) -> QVBoxLayout:
        opens = self.tr("Opens {host}").format(host=link.host)
        button = QPushButton(link.label)
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        button.setToolTip(tooltip(link.url))
        button.setAccessibleDescription(opens)
        button.clicked.connect(lambda _checked=False: self.link_wanted.emit(link.url))
        # Below the button: of where a click leads nothing may be cut off.
        host = plain_label(breakable(opens))
        tint(host, Colours.of(self.palette()).quiet)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(button)
        column.addWidget(host)
        return column

    def _head(self, story: Story) -> QHBoxLayout:
        icon_name = self._story_words.icon(story)
        colours = Colours.of(self.palette())
        icon = Picture(self)
        icon.show_line_icon(icon_name, colours.of_icon(icon_name), QSize(_ICON, _ICON))
        title = plain_label(self._story_words.title(story))
        title.setFont(scaled(self.font(), 1.2, bold=True))
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(title, 1)
        for button in self._actions(story):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        head.setSpacing(4)
        return head

    def _actions(self, story: Story) -> list[QToolButton]:
        key = story.card.story
        if story.deleted:
            return [
                self._action(
                    "restore",
                    self.tr("Restore"),
                    QKeySequence(),
                    lambda: self.restore_wanted.emit(key),
                )
            ]
        return [
            self._action(
                "mark-unread",
                self.tr("Mark as unread on this device"),
                QKeySequence("Ctrl+U"),
                lambda: self.unread_wanted.emit(key),
            ),
            self._action(
                "delete",
                self.tr("Delete from this device"),
                QKeySequence(QKeySequence.StandardKey.Delete),
                lambda: self.delete_wanted.emit(key),
            ),
        ]

    def _action(
        self, icon: str, name: str, keys: QKeySequence, act: Callable[[], None]
    ) -> QToolButton:
        """A button for what the window's `keys` do, too."""
        button = QToolButton()
        button.setAutoRaise(True)
        button.setIcon(button_icon(icon, self.palette(), 18))
        button.setIconSize(QSize(18, 18))
        button.setAccessibleName(name)
        written = keys.toString(QKeySequence.SequenceFormat.NativeText)
        explain(button, f"{name} ({written})" if written else name)
        # Later: the button belongs to the page that the act may replace.
        button.clicked.connect(lambda _checked=False: QTimer.singleShot(0, self, act))
        return button
