"""What an empty inbox says, in our words or in a brand's."""

from __future__ import annotations

from notifier.brand import OwnWords
from notifier.core.connection import ConnectionState, Phase
from notifier.ui.inbox_words import PageWords, empty_page
from notifier.ui.status import Status

OWN = OwnWords(welcome="Sign in with your Acme account.", support="Call +1 555 0100.")


def page(reason: str, phase: Phase, own: OwnWords = OWN) -> PageWords:
    status = Status(lambda: 0.0)
    status.set_connection(ConnectionState(phase=phase, reason=reason))
    return empty_page(status, "Acme Pay", own)


def test_a_brand_welcomes_in_its_own_words() -> None:
    said = page("", Phase.SIGNED_OUT)
    assert said.title == "Welcome to Acme Pay"
    assert said.text == OWN.welcome


def test_without_words_of_its_own_we_have_some() -> None:
    assert "Sign in once" in page("", Phase.SIGNED_OUT, OwnWords()).text


def test_what_went_wrong_is_told_with_who_helps() -> None:
    for reason, phase in (("token_expired", Phase.SIGNED_OUT), ("tls_error", Phase.OFFLINE)):
        with_help, without = page(reason, phase), page(reason, phase, OwnWords())
        assert with_help.text == f"{without.text} {OWN.support}".strip()
        assert OWN.welcome not in with_help.text
