"""Whatever keeps the connection from being made is said in words."""

from __future__ import annotations

import pytest

from contract.wire import RefusalCode
from notifier.core.connection import Reason
from notifier.core.connection_words import explain


@pytest.mark.parametrize("reason", [*Reason, *RefusalCode])
def test_every_reason_has_words(reason: str) -> None:
    problem = explain(reason)
    assert problem is not None
    assert problem.code == reason
    assert problem.title


def test_no_reason_has_no_words_and_an_unknown_one_has_some() -> None:
    assert explain("") is None
    unknown = explain("from_the_future")
    assert unknown is not None
    assert unknown.title
