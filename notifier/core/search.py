"""What can be found by which words: one spelling for what is indexed and what is typed.

Case, accents, the shape of digits and the separators of an amount are written in many
ways; here each word and each amount gets one. The index then needs to know nothing of
languages. Pure.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from decimal import Decimal

from contract.money import CURRENCY_DIGITS

DECIMAL = "p"
"""Stands between the whole part and the fraction of an amount: `5000p00`."""

_MOST_WORD_CHARS = 64
_MOST_QUERY_WORDS = 12
_MARKS = re.compile("[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670]+")
_AMOUNT = re.compile(r"\d[\d.,'’\u066b\u066c]*")
_GROUP_SIZES = (2, 3)
_RUPEES = frozenset({"rs", "re"})
_GROUPED_BY_SPACE = re.compile(r"(?<=\d)[\u00a0\u202f](?=\d{3}(?!\d))")
_GROUPED_BY_PLAIN_SPACE = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?!\d)")
_RUPEES_BEFORE = re.compile(r"(?<!\w)r[se]\.? +(?=\d)", re.IGNORECASE)
# They are written without spaces: each sign is a word of its own.
_IDEOGRAPHS = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")


def words_of(text: str) -> list[str]:
    """The words of `text` in the spelling of the index, in their order."""
    return list(_words(_folded(text)))


def amount_word(amount: Decimal, digits: int) -> str:
    """The word by which an amount is found, with the fraction `digits` of its currency."""
    whole, _, fraction = f"{abs(amount):f}".partition(".")
    fraction = fraction.rstrip("0").ljust(digits, "0")
    return f"{whole}{DECIMAL}{fraction}" if fraction else whole


def index_text(texts: Iterable[str], amounts: Iterable[str] = ()) -> str:
    """What is put into the index for one event: each word once."""
    words = dict.fromkeys(word for text in texts for word in words_of(text))
    return " ".join([*words, *amounts])


def match_expression(typed: str) -> str:
    """What FTS5 is asked for `typed`; empty when there is nothing to look for in it.

    Every word must begin a word of the event; a number may be written as people do.
    """
    # `5 000` may be two words, and `Rs 5000` has one that stands in no event.
    joined = _GROUPED_BY_PLAIN_SPACE.sub(
        lambda number: number[0].replace(" ", ""), _RUPEES_BEFORE.sub("", typed)
    )
    either = list(dict.fromkeys(filter(None, map(_every_word, (typed, joined)))))
    return " OR ".join(f"({one})" for one in either) if len(either) > 1 else "".join(either)


def _every_word(typed: str) -> str:
    asked: dict[str, None] = {}
    for part in _folded(_GROUPED_BY_SPACE.sub("", typed)).split():
        readings = dict.fromkeys(_readings(part))
        if readings:
            either = " OR ".join(readings)
            asked[f"({either})" if len(readings) > 1 else either] = None
    return " AND ".join(list(asked)[:_MOST_QUERY_WORDS])


def _readings(part: str) -> Iterator[str]:
    """The ways to understand what stands between two spaces."""
    plain = [f'"{word}"*' for word in _words(part)]
    if plain:
        all_of_them = " AND ".join(plain)
        yield f"({all_of_them})" if len(plain) > 1 else all_of_them
    number = _AMOUNT.search(part)
    if number and _is_currency(part[: number.start()] + part[number.end() :]):
        for written in _amounts(number[0]):
            yield f'"{written}"*'


def _is_currency(beside: str) -> bool:
    """Whether what stands beside a number may be its currency: ₹5,000, 5.000€, usd20."""
    letters = "".join(char for char in beside if char.isalnum())
    return not letters or letters in _RUPEES or letters.upper() in CURRENCY_DIGITS


def _amounts(written: str) -> Iterator[str]:
    """`5,000` is five thousand to some and five to others, who are still typing perhaps."""
    parts = re.split(r"[^\d]", written.rstrip(".,'’\u066b\u066c"))
    if len(parts) == 1:
        yield parts[0]
        return
    separators = re.findall(r"[^\d]", written)[: len(parts) - 1]
    *groups, last = parts
    are_groups = all(len(group) in _GROUP_SIZES for group in groups[1:])
    if are_groups and len(set(separators)) == 1 and len(last) <= max(_GROUP_SIZES):
        yield "".join(parts)
    if are_groups and (len(groups) == 1 or separators[-1] not in separators[:-1]):
        yield "".join(groups) + DECIMAL + last


def _words(folded: str) -> Iterator[str]:
    word: list[str] = []
    for char in folded:
        if _is_of_a_word(char):
            word.append(char)
            continue
        if word:
            yield from _split("".join(word))
            word.clear()
    if word:
        yield from _split("".join(word))


def _split(word: str) -> Iterator[str]:
    if _IDEOGRAPHS.search(word):
        for piece in _IDEOGRAPHS.sub(lambda sign: f" {sign[0]} ", word).split():
            yield piece[:_MOST_WORD_CHARS]
    else:
        yield word[:_MOST_WORD_CHARS]


def _is_of_a_word(char: str) -> bool:
    # Vowel signs are marks, and belong to their word in the scripts of India.
    return char.isalnum() or (char > "\u036f" and unicodedata.category(char)[0] == "M")


def _folded(text: str) -> str:
    """Without case and accents, with digits of one kind."""
    if text.isascii():
        return text.lower()
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", text))
    plain = unicodedata.normalize("NFC", plain).casefold()
    return "".join(
        str(unicodedata.digit(char)) if char > "\x7f" and char.isdigit() else char for char in plain
    )
