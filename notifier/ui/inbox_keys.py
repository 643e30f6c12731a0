"""The keys of the inbox window: all that can be done in it is done without a mouse."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from notifier.core.card import Shown
from notifier.ui.card_actions import CardActions
from notifier.ui.card_details import CardDetails
from notifier.ui.card_list import CardList
from notifier.ui.inbox_bar import InboxBar

Keys = str | QKeySequence.StandardKey | Qt.Key
_CHIPS = (
    Shown.ALL,
    Shown.PAYMENTS,
    Shown.FAILED,
    Shown.BILLS,
    Shown.OTHER,
    Shown.UNREAD,
)
"""In the order of Ctrl+1 to Ctrl+6."""


def bind_keys(
    window: QWidget,
    *,
    bar: InboxBar,
    cards: CardList,
    card_actions: CardActions,
    details: CardDetails,
    more: Mapping[Keys, Callable[[], object]],
) -> None:
    """Have the keys work in all of `window`; `more` are those of the window itself."""
    acts: dict[Keys, Callable[[], object]] = {
        f"Ctrl+{number}": partial(bar.show_kind, shown)
        for number, shown in enumerate(_CHIPS, start=1)
    }
    acts |= {
        QKeySequence.StandardKey.Find: bar.begin_search,
        "Ctrl+Tab": bar.switch_view,
        "Ctrl+U": card_actions.mark_chosen_unread,
        "Ctrl+Return": details.open_link,
    }
    for keys, act in (acts | dict(more)).items():
        QShortcut(QKeySequence(keys), window, act)
    # Only in the list: elsewhere it deletes letters.
    delete: tuple[Keys, ...] = (QKeySequence.StandardKey.Delete,)
    if sys.platform == "darwin":  # whose keyboards call it so
        delete += (Qt.Key.Key_Backspace,)
    for key in delete:
        shortcut = QShortcut(QKeySequence(key), cards)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(card_actions.delete_chosen)
