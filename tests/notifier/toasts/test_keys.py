"""What a click brings back says what was clicked, and whose it is."""

from __future__ import annotations

import pytest

from notifier.core.wish import Place, Wish, link_of, wish_of_link
from notifier.toasts.backend import DIGEST_KEY
from notifier.toasts.keys import ToastKey


@pytest.mark.parametrize(
    "what", ["019a-event", DIGEST_KEY, "@other:digest", "a:b", "", "with a space", "@"]
)
def test_whatever_an_event_is_called_it_stays_with_its_account(what: str) -> None:
    key = ToastKey(account="0123456789abcdef", what=what or "x")
    assert ToastKey.read(str(key)) == key


def test_an_id_alone_knows_no_account() -> None:
    assert ToastKey.read("019a-event") == ToastKey(what="019a-event")


def test_a_key_travels_in_a_link() -> None:
    key = str(ToastKey(account="0123456789abcdef", what="x" * 128))  # the longest that is taken
    link = link_of(Wish(place=Place.ENTRY, entry_id=key), "paybell")
    wish = wish_of_link(link, "paybell")
    assert wish is not None
    assert wish.entry_id == key
