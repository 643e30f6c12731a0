"""Sentences for a person that are made where no Qt is, and put into their language where it is."""

from __future__ import annotations

from collections.abc import Mapping


class Said(str):
    """A sentence in English that remembers how it was made.

    It is the English text everywhere (logs, comparisons, `str` fields);
    `notifier.presentation.translate.spoken` says it in the language of the app.
    """

    __slots__ = ("context", "source", "values")

    context: str
    source: str
    values: Mapping[str, object]
    """What stands for the `{names}` of `source`; may hold sentences, too."""


def said(context: str, source: str, /, **values: object) -> Said:
    """`source` with its `{names}` filled in. Both texts are literals: translators get them."""
    sentence = Said(source.format_map(values) if values else source)
    sentence.context, sentence.source, sentence.values = context, source, values
    return sentence
