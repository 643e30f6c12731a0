"""What a right click on a card offers, and the menu key: nothing that has no other way."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from notifier.ui.card_actions import CardActions
from notifier.ui.card_details import CardDetails

_Keys = str | QKeySequence.StandardKey


class CardMenu(QMenu):
    """For the card whose details are shown. Gone when it is closed."""

    def __init__(self, details: CardDetails, actions: CardActions, parent: QWidget) -> None:
        super().__init__(parent)
        self.aboutToHide.connect(self.deleteLater)
        link, story = details.link, details.story
        if link is not None:
            self._offer(f"{link.label} · {link.host}", "Ctrl+Return", details.open_link)
            self.addSeparator()
        if details.main_id:
            self._offer(self.tr("Copy number"), QKeySequence.StandardKey.Copy, details.copy_main_id)
        if story is not None and story.deleted:
            key = story.card.story
            self._offer(self.tr("Restore"), "", lambda: actions.restore_wanted.emit(key))
        elif story is not None:
            self._offer(self.tr("Mark as unread"), "Ctrl+U", actions.mark_chosen_unread)
            self._offer(self.tr("Delete"), QKeySequence.StandardKey.Delete, actions.delete_chosen)

    def _offer(self, text: str, keys: _Keys, act: Callable[[], object]) -> None:
        # The window has the keys: a shortcut here would be a second one for the same.
        written = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        action = self.addAction(f"{text.replace('&', '&&')}\t{written}" if written else text)
        action.triggered.connect(lambda _checked=False: act())
