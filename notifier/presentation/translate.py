"""The one way by which words of ours reach a person, so that Qt Linguist can collect them.

Without a translation, the English in the source is what is shown.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

_PLURAL = re.compile(r"\(s\)")


def translate(context: str, text: str) -> str:
    """`text` in the language of the app. Any thread; both arguments are literals."""
    return QCoreApplication.translate(context, text)


def translate_count(context: str, text: str, count: int) -> str:
    """`text` with its `%n` as `count`, in the form of the language for so many.

    English needs no translation file for its two forms: they are written `payment(s)`.
    """
    translated = QCoreApplication.translate(context, text, "", count)
    return _PLURAL.sub("" if count == 1 else "s", translated)
