from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QLocale

from notifier.core.quiet import Hush, HushReason
from notifier.ui.hush_words import hush_words
from tests.notifier.examples import NOW  # a Tuesday, 6:30

AT_TEN = datetime(2026, 12, 1, 22, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hush", "locale", "words"),
    [
        (None, "en_GB", ""),
        (Hush(reason=HushReason.PAUSE), "en_GB", "Paused"),
        (Hush(reason=HushReason.PAUSE, until=AT_TEN), "en_GB", "Paused until 22:00"),
        (Hush(reason=HushReason.PAUSE, until=AT_TEN), "de_DE", "Paused until 22:00"),
        (
            Hush(reason=HushReason.PAUSE, until=AT_TEN + timedelta(days=1)),
            "en_GB",
            "Paused until Wed 22:00",
        ),
        (Hush(reason=HushReason.QUIET_HOURS, until=AT_TEN), "en_GB", "Quiet until 22:00"),
        (Hush(reason=HushReason.DESKTOP), "en_GB", "Do not disturb is on"),
    ],
)
def test_why_nothing_is_shown_is_said_in_a_few_words(
    hush: Hush | None, locale: str, words: str
) -> None:
    assert hush_words(hush, now=NOW, locale=QLocale(locale), zone=UTC) == words
