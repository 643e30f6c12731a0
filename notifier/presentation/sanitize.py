"""Text from outside as one harmless line: what cannot be seen, or moves what can, is gone.

A title with a newline, an override that writes an amount backwards, or a heap of
combining marks must not be able to change how anything beside it reads. Markup is not
our matter here: text stays text, and the toast adapters escape it where a desktop
would take it for markup.
"""

from __future__ import annotations

import re
import unicodedata

ELLIPSIS = "…"

_MOST_MARKS = 6
"""Combining marks on one letter; living scripts need four at most."""
# Letters that are drawn as nothing, or as blank space, although they are not spaces.
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
# They shape letters in Indic scripts, Persian and emoji, and mean nothing elsewhere.
_JOINERS = frozenset("\u200c\u200d")
_SPACES = re.compile(r" {2,}")
# Where `https://`, `www.` and `pay.example/` are held together.
_LINK_JOINTS = re.compile(r"(?<=:)(?=//)|(?<=\w\.)(?=[^\W\d])")
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_LEFT_TO_RIGHT = frozenset({"L"})
_EMPTY_LINES = re.compile(r"\n{3,}")
_VARIATION_SELECTORS = range(0xFE00, 0xFE10)
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_FLAG_LETTERS = range(0x1F1E6, 0x1F200)


def clean(text: str, *, limit: int) -> str:
    """Return `text` as one line of at most `limit` characters, cut with an ellipsis.

    Line breaks and all kinds of space become one plain space; control characters,
    bidirectional overrides, isolates and marks, zero-width and invisible characters and
    broken surrogates are removed.
    """
    # Each kept character stands for at least one given one, and a toast needs few: a
    # text of a megabyte is not walked through to its end.
    kept: list[str] = []
    joiner = ""  # waits for what it could join to what is before it
    marks = 0
    for given in text[: limit * 16 + 64]:
        char = _visible(given)
        before = kept[-1] if kept else " "
        if char in _JOINERS:
            joiner = char if _shapes(before) else ""
            continue
        is_mark = unicodedata.category(char or " ") in ("Mn", "Me")
        if not char or (is_mark and (before == " " or marks == _MOST_MARKS)):
            continue
        marks = marks + 1 if is_mark else 0
        kept.append(joiner + char if _shapes(char) else char)
        joiner = ""
    return cut(_SPACES.sub(" ", "".join(kept)).strip(), limit)


def paragraphs(text: str, *, limit: int) -> str:
    """`text` as `clean` leaves each of its lines, with at most one empty line between two."""
    lines = (clean(line, limit=limit) for line in text[: limit * 16].splitlines())
    return cut(_EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip(), limit)


def isolated(text: str, *, right_to_left: bool) -> str:
    """`text` as a part of a line that runs the other way, with the sides of its own kept apart.

    Else the id behind an Arabic reason would be read before it.
    """
    others = _LEFT_TO_RIGHT if right_to_left else _RIGHT_TO_LEFT
    if not any(unicodedata.bidirectional(char) in others for char in text):
        return text
    return f"\N{FIRST STRONG ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}"


def without_links(text: str) -> str:
    """`text` as it was to the eye; no desktop finds an address in it to make a link of.

    GNOME and Plasma make one of whatever looks like an address, also in a payer's note.
    """
    return _LINK_JOINTS.sub("\N{WORD JOINER}", text)


def cut(text: str, limit: int) -> str:
    """`text` within `limit` characters; a cut leaves no half of what is seen as one."""
    if len(text) <= limit:
        return text
    if limit < 1:
        return ""
    end = limit - 1
    while end > 0 and _belong_together(text, end):
        end -= 1
    return text[:end].rstrip() + ELLIPSIS


def _belong_together(text: str, at: int) -> bool:
    """Whether the characters on both sides of `at` are (nearly always) seen as one."""
    before, after = text[at - 1], text[at]
    if unicodedata.category(after)[0] == "M" or after in _JOINERS or before in _JOINERS:
        return True
    if ord(after) in _VARIATION_SELECTORS or ord(after) in _SKIN_TONES:
        return True
    # A flag is two letters: in a run of them, cut only at an even place.
    start = at
    while start > 0 and ord(text[start - 1]) in _FLAG_LETTERS:
        start -= 1
    return ord(after) in _FLAG_LETTERS and (at - start) % 2 == 1


def _visible(char: str) -> str:
    """`char`, a space in its place, or nothing; joiners are left to the caller."""
    category = unicodedata.category(char)
    if category[0] == "Z" or char in _BLANK or char in "\t\n\v\f\r\x85":
        return " "
    if char in _JOINERS:
        return char
    return "" if category in ("Cc", "Cf", "Cs") or _is_noncharacter(char) else char


def _shapes(char: str) -> bool:
    """Whether a joiner beside this letter or emoji has something to do."""
    last = char[-1]
    return last > "\u02ff" and unicodedata.category(last) in ("Lo", "Mn", "Mc", "So", "Sk")


def _is_noncharacter(char: str) -> bool:
    code = ord(char)
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
