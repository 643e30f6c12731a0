"""One spelling for what is indexed and what is typed; FTS5 itself says what is found."""

from __future__ import annotations

import sqlite3
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifier.core.search import amount_word, index_text, match_expression, words_of
from notifier.store.history_schema import SEARCH_TABLE


def finds(typed: str, *texts: str, amount: str = "", digits: int = 2) -> bool:
    """Whether a history with one event of these words and this amount has it found."""
    db = sqlite3.connect(":memory:")
    db.execute(SEARCH_TABLE)
    amounts = [amount_word(Decimal(amount), digits)] if amount else []
    db.execute("INSERT INTO search (words) VALUES (?)", (index_text(texts, amounts),))
    expression = match_expression(typed)
    found = db.execute("SELECT count(*) FROM search(?)", (expression,)).fetchone()[0]
    db.close()
    return bool(found)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("elec", "New electricity bill"),
        ("ELECTRICITY bill", "New electricity bill"),
        ("bill new", "New electricity bill"),
        ("tx-2026", "TX-2026/0117"),
        ("2026/01", "TX-2026/0117"),
        ("0117", "TX-2026/0117"),
        ("muller", "Müller & Söhne"),
        ("MÜL", "Mu\u0308ller"),
        ("hauptstrasse", "Hauptstraße"),
        ("बिजली", "बिजली का बिल"),
        ("बि", "बिजली का बिल"),
        ("فاتورة", "فَاتُورَة الكهرباء"),
        ("١٢٣", "TX 123"),
        ("電気", "電気料金"),
        ("料金", "電気料金"),
        ("o'brien", "O’Brien Café"),
        ("cafe", "O’Brien Café"),
    ],
)
def test_words_are_found_by_their_beginnings_however_they_are_written(
    typed: str, text: str
) -> None:
    assert finds(typed, text)


@pytest.mark.parametrize(
    ("typed", "text"),
    [("water", "New electricity bill"), ("lectricity", "electricity"), ("tx 9", "TX 123")],
)
def test_what_is_not_there_is_not_found(typed: str, text: str) -> None:
    assert not finds(typed, text)


@pytest.mark.parametrize(
    "typed",
    [
        "5000", "5,000", "5.000", "5'000", "5,000.00", "5.000,00", "5000.0", "5000,00", "₹5,000",
        "₹5,000.00", "5.000,00 €", "5000€", "Rs.5000", "INR5000", "usd5,000", "5,0", "5,", "50",
        "5\u202f000,00", "5 000", "5 000,00 €", "Rs. 5000", "rs 5 000", "₹ 5,000", "٥٠٠٠", "५,०००",
    ],
)  # fmt: skip
def test_an_amount_is_found_as_people_write_it_and_while_they_type(typed: str) -> None:
    assert finds(typed, "Payment successful", amount="5000.00")


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("1,00,000", "100000"), ("100,000.50", "100000.50"), ("1.00.000,5", "100000.5")],
)
def test_larger_amounts_have_groups_of_two_in_india(typed: str, amount: str) -> None:
    assert finds(typed, amount=amount)


def test_an_amount_is_not_found_by_another_with_the_same_figures() -> None:
    assert not finds("5000", amount="50.00")
    assert not finds("5000.01", amount="5000.10")
    assert not finds("tx50", amount="5000.00")


def test_currencies_keep_their_own_number_of_decimals() -> None:
    assert finds("5000", amount="5000", digits=0)
    assert finds("1.234", amount="1.234", digits=3)
    assert amount_word(Decimal("5E+3"), 0) == "5000"


@pytest.mark.parametrize("typed", ["", "   ", "₹", '"', "*", "- / ."])
def test_what_has_no_word_in_it_asks_for_nothing(typed: str) -> None:
    assert match_expression(typed) == ""


@given(st.text(max_size=80))
def test_whatever_is_typed_can_be_asked(typed: str) -> None:
    if match_expression(typed):
        finds(typed, "text")


@given(st.text(max_size=60))
def test_whatever_was_indexed_is_found_by_itself(text: str) -> None:
    words = words_of(text)
    if words:
        assert finds(words[0], text)
