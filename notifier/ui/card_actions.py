"""What a person does with a card: read it, mark it as unread, delete it, and undo that."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from notifier.core.card import Shown, Story
from notifier.ui.card_browser import CardBrowser
from notifier.ui.message_strip import MessageStrip


class CardActions(QObject):
    """Tells what is wanted, and says in the strip what was done. Main thread."""

    ids_read = Signal(object)
    """Ids (tuple of str) of what the person opened and had not read."""
    unread_wanted = Signal(str)
    """A story is to be unread again."""
    delete_wanted = Signal(str)
    restore_wanted = Signal(str)

    def __init__(self, browser: CardBrowser, strip: MessageStrip, parent: QObject) -> None:
        super().__init__(parent)
        self._browser = browser
        self._strip = strip
        browser.opened.connect(self._on_opened)

    def mark_chosen_unread(self) -> None:
        """The chosen card, if there is one."""
        if self._browser.chosen_story is not None:
            self.mark_unread(self._browser.chosen_story)

    def mark_unread(self, story: str) -> None:
        """On this device only."""
        self._browser.choose_nothing()
        self.unread_wanted.emit(story)
        self._strip.say(
            self.tr("Marked as unread on this device; your other devices keep it read.")
        )

    def delete_chosen(self) -> None:
        """The chosen card, if there is one."""
        if self._browser.chosen_story is not None:
            self.delete(self._browser.chosen_story)

    def delete(self, story: str) -> None:
        """From this device; what was deleted already stays so."""
        if self._browser.query.shown is Shown.DELETED:
            return
        self._browser.choose_nothing()
        self.delete_wanted.emit(story)
        self._strip.say(
            self.tr("Deleted from this device. It can be brought back for 30 days."),
            self.tr("Undo"),
            lambda: self.restore_wanted.emit(story),
        )

    def _on_opened(self, story: Story) -> None:
        if story.unread_ids and not story.deleted:
            self.ids_read.emit(story.unread_ids)
