from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifier.core.wish import Place, Wish, link_of, wish_of_link


@pytest.mark.parametrize(
    ("link", "wish"),
    [
        ("paybell:", Wish()),
        ("paybell:inbox", Wish()),
        ("PAYBELL://inbox/", Wish()),
        ("paybell:settings", Wish(place=Place.SETTINGS)),
        ("paybell:entry/018f-ab", Wish(place=Place.ENTRY, entry_id="018f-ab")),
        ("paybell://entry/018f-ab", Wish(place=Place.ENTRY, entry_id="018f-ab")),
        (
            "paybell:entry/018f?do=open-url",
            Wish(place=Place.ENTRY, entry_id="018f", action="open-url"),
        ),
        ("paybell:entry/a%3Ab", Wish(place=Place.ENTRY, entry_id="a:b")),
    ],
)
def test_a_link_opens_what_it_names(link: str, wish: Wish) -> None:
    assert wish_of_link(link, "paybell") == wish


@pytest.mark.parametrize(
    "link",
    [
        "",
        "entry/1",
        "https://example.com/entry/1",
        "paybell:entry",
        "paybell:entry/",
        "paybell:entry/a/b",
        "paybell:entry/%0a",
        "paybell:entry/" + "x" * 161,
        "paybell:entry/1?do=Format%20Disk",
        "paybell:settings/1",
        "paybell:delete-all",
        "paybell://[entry/1",
        "paybell:" + "x" * 600,
    ],
)
def test_a_link_that_is_not_understood_does_nothing(link: str) -> None:
    assert wish_of_link(link, "paybell") is None


@given(
    st.from_regex(r"[A-Za-z0-9_.:@+=-]{1,160}", fullmatch=True),
    st.sampled_from(["default", "open-url"]),
)
def test_a_wish_survives_its_link(entry_id: str, action: str) -> None:
    wish = Wish(place=Place.ENTRY, entry_id=entry_id, action=action)
    assert wish_of_link(link_of(wish, "paybell"), "paybell") == wish


@given(st.text(max_size=600))
def test_no_text_breaks_the_reading(text: str) -> None:
    wish_of_link("paybell:" + text, "paybell")
