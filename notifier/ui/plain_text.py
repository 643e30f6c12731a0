"""Labels and tooltips for text from outside, which is text and never markup."""

from __future__ import annotations

import html
import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel

from notifier.ui.theme import leading

_UNBROKEN = re.compile(r"\S{25,}")


def plain_label(text: str, *, selectable: bool = False, wrap: bool = True) -> QLabel:
    """A label that says `text` as it is."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    label.setAlignment(leading(label))
    if selectable:
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    return label


def breakable(text: str) -> str:
    """`text` with invisible places to break in words that no line can hold."""
    return _UNBROKEN.sub(lambda run: "\u200b".join(run[0]), text)


def explain(button: QAbstractButton, text: str) -> None:
    """Say `text` under the mouse, and to a screen reader after the button's name."""
    button.setToolTip(tooltip(text))
    button.setAccessibleDescription(text)  # else the tooltip is read out, tags and all


def tooltip(text: str) -> str:
    """`text` for a tooltip, which would take a tag inside it for markup."""
    return f"<span>{html.escape(text)}</span>"
