"""Text from outside cannot change how anything beside it reads."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifier.presentation.sanitize import clean, cut

anything = st.text(alphabet=st.characters(), max_size=300)
nasty = st.text(
    alphabet=st.sampled_from("ab ₹1\n\t\u202e\u2066\u200b\u200d\u0301\ufe0f\ud800\u3164👩🏽🇮🇳क्"),
    max_size=200,
)


@pytest.mark.parametrize(
    ("raw", "seen"),
    [
        ("Card declined", "Card declined"),
        ("two\r\nlines", "two lines"),
        ("  many \t\u00a0 spaces \u3000", "many spaces"),
        ("\u2028line\u2029separators\x85", "line separators"),
        ("amount \u202e00.5\u202c up", "amount 00.5 up"),
        ("\u2066isolated\u2069\u200f\u061c", "isolated"),
        ("zero\u200bwidth\ufeff\u2060", "zerowidth"),
        ("soft\u00adhyphen", "softhyphen"),
        ("bell\x07 and nul\x00", "bell and nul"),
        ("half a pair \ud83d", "half a pair"),
        ("hidden\U000e0041tag", "hiddentag"),
        ("filler\u3164\u2800", "filler"),
        ("no\ufffecharacter", "nocharacter"),
        ("", ""),
        ("\u200b\n", ""),
    ],
)
def test_what_cannot_be_seen_or_moves_other_text_is_gone(raw: str, seen: str) -> None:
    assert clean(raw, limit=100) == seen


@pytest.mark.parametrize("text", ["क्‍ष", "می‌خواهم", "👨‍👩‍👧", "👩🏽‍🚀", "❤️"])
def test_joiners_that_shape_letters_and_emoji_stay(text: str) -> None:
    assert clean(text, limit=100) == text


def test_a_joiner_between_latin_letters_is_gone() -> None:
    assert clean("pay\u200dpal", limit=100) == "paypal"


def test_a_heap_of_marks_is_cut_down() -> None:
    assert len(clean("Z" + "\u0301" * 500, limit=100)) < 10


def test_markup_stays_the_text_that_it_is() -> None:
    assert clean("<b>5 & 6</b>", limit=100) == "<b>5 & 6</b>"


@given(st.one_of(anything, nasty), st.integers(1, 60))
def test_the_result_is_one_bounded_visible_line(raw: str, limit: int) -> None:
    line = clean(raw, limit=limit)
    assert len(line) <= limit
    assert line == line.strip()
    assert "  " not in line
    for char in line:
        category = unicodedata.category(char)
        assert category not in ("Cc", "Cs", "Zl", "Zp")
        assert category != "Cf" or char in "\u200c\u200d"
    line.encode()


@given(st.one_of(anything, nasty))
def test_cleaning_what_is_clean_changes_nothing(raw: str) -> None:
    once = clean(raw, limit=400)
    assert clean(once, limit=400) == once


@given(st.text(alphabet="abc ", max_size=60))
def test_plain_text_within_the_limit_only_loses_doubled_spaces(text: str) -> None:
    assert clean(text, limit=100) == " ".join(text.split())


def test_a_megabyte_is_not_read_to_its_end() -> None:
    assert clean("x" * 1_000_000, limit=40) == "x" * 39 + "…"


@pytest.mark.parametrize(
    ("text", "limit", "seen"),
    [
        ("four", 4, "four"),
        ("fives", 4, "fiv…"),
        ("one two", 5, "one…"),
        ("abe\u0301d", 4, "ab…"),
        ("a👩🏽‍🚀b", 4, "a…"),
        ("a🇮🇳🇩🇪", 3, "a…"),
        ("a🇮🇳🇩🇪", 4, "a🇮🇳…"),
        ("anything", 0, ""),
        ("anything", 1, "…"),
    ],
)
def test_a_cut_leaves_no_half_of_what_is_seen_as_one(text: str, limit: int, seen: str) -> None:
    assert cut(text, limit) == seen
