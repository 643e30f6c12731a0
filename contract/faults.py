"""What does not fit a model, as the name of the field and a sentence that says what to write.

The library names Python's types and prints its own patterns; whoever posts JSON from another
language should read neither. The value itself is never repeated: it could be personal.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

from contract.errors import BadField
from contract.money import PLAIN_AMOUNT

_INSTANT = "must be an instant with an offset, such as 2026-12-05T18:00:00Z (RFC 3339)"
_DATE = "must be a date such as 2026-12-05"

_JSON_WORDS = {
    "str": "a string",
    "int": "an integer",
    "float": "a number",
    "bool": "true or false",
    "object": "an object",
    "array": "a list",
    "null": "null",
    "decimal": "a decimal string or a number",
    "datetime": "an instant such as 2026-12-05T18:00:00Z",
    "date": "a date such as 2026-12-05",
}

_MISSING = re.compile(r"Object missing required field `([^`]+)`")
_GIVEN = {**_JSON_WORDS, "decimal": "a number"}
_BOUNDS = {">=": "least", "<=": "most"}
_END = r"\\Z"
_AT = re.compile(r" - at `\$\.?(?P<path>[^`]*)`$")

_SENTENCES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"Invalid decimal string"), lambda _: PLAIN_AMOUNT),
    (re.compile(r"Invalid RFC3339 encoded datetime"), lambda _: _INSTANT),
    (re.compile(r"Expected `datetime` with a timezone component"), lambda _: _INSTANT),
    (re.compile(r"Invalid RFC3339 encoded date"), lambda _: _DATE),
    (
        re.compile(r"Expected `\w+` of length (>=|<=) (\d+)"),
        lambda found: f"must have at {_BOUNDS[found[1]]} {found[2]} character{_s(found[2])}",
    ),
    (
        re.compile(r"Expected `\w+` (>=|<=) (-?\d+)"),
        lambda found: f"must be at {_BOUNDS[found[1]]} {found[2]}",
    ),
    (
        re.compile(r"Expected `str` matching regex '(.+)'"),
        lambda found: f"must match {found[1].removesuffix(_END)}$",
    ),
    (
        re.compile(r"Expected `([^`]+)`, got `([^`]+)`"),
        lambda found: f"must be {_words(found[1])}, not {_GIVEN.get(found[2], found[2])}",
    ),
)


def fault_of(exc: msgspec.ValidationError) -> BadField:
    """The library's error as one of the contract's."""
    text = str(exc)
    at = _AT.search(text)
    path = at["path"] if at else ""
    text = _AT.sub("", text)
    if missing := _MISSING.fullmatch(text):
        return BadField("is required", field=f"{path}.{missing[1]}" if path else missing[1])
    for pattern, sentence in _SENTENCES:
        if found := pattern.fullmatch(text):
            return BadField(sentence(found), field=path)
    return BadField(text[:1].lower() + text[1:], field=path)


def _s(number: str) -> str:
    return "" if number == "1" else "s"


def _words(types: str) -> str:
    """``str | null`` → "a string": that a field may be left out is no news to who gave it."""
    names = [name for name in types.split(" | ") if name != "null" or types == "null"]
    return " or ".join(_JSON_WORDS.get(name, name) for name in names)
