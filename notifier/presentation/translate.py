"""The one way by which words of ours reach a person, so that Qt Linguist can collect them.

Without a translation, the English in the source is what is shown. `tools/translations.py`
collects the calls of these functions, of `said`, and of `self.tr`; their texts are literals.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from notifier.core.said import Said

if TYPE_CHECKING:
    from notifier.core.problems import Problem  # msgspec, which is not wanted before the icon

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


def spoken(text: str) -> str:
    """A sentence of `notifier.core.said` in the language of the app; any other text as it is."""
    if not isinstance(text, Said):
        return text
    translated = translate(text.context, text.source)
    if not text.values:
        return translated
    return translated.format_map(
        {
            name: spoken(value) if isinstance(value, str) else value
            for name, value in text.values.items()
        }
    )


def spoken_problem(problem: Problem) -> Problem:
    """`problem` with its three texts in the language of the app."""
    from msgspec.structs import replace  # noqa: PLC0415 - as above

    title, message, hint = map(spoken, (problem.title, problem.message, problem.hint))
    return replace(problem, title=title, message=message, hint=hint)
