"""The app speaks the chosen language, or the system's, and writes numbers to fit."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication

from notifier.core.digest import Digest
from notifier.presentation.render import render_digest
from notifier.presentation.translate import translate_count
from notifier.ui.language import Language, language_for, languages, locale_for, own_name


@pytest.fixture
def language(qapp: QApplication) -> Iterator[Language]:
    language = Language(qapp)
    yield language
    language.use("en")


def test_there_are_five_languages_and_each_is_called_by_its_own_name() -> None:
    assert languages() == ("ar", "de", "en", "es", "hi")
    assert [own_name(code) for code in languages()] == [
        "العربية", "Deutsch", "English", "Español", "हिन्दी",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("chosen", "system", "spoken"),
    [
        ("", "de_AT", "de"),
        ("", "hi_IN", "hi"),
        ("", "fr_FR", "en"),
        ("es", "de_DE", "es"),
        ("xx", "ar_EG", "ar"),
    ],
)
def test_the_language_is_the_chosen_one_or_the_systems_or_english(
    chosen: str, system: str, spoken: str
) -> None:
    assert language_for(chosen, QLocale(system)) == spoken


def test_numbers_are_written_as_the_language_is_where_the_computer_stands() -> None:
    assert locale_for("de", QLocale("de_AT")) == QLocale("de_AT")
    assert locale_for("en", QLocale("hi_IN")) == QLocale("en_IN")
    assert locale_for("es", QLocale("es_MX")) == QLocale("es_MX")


def test_another_language_is_in_force_at_once_and_can_be_left_again(
    qapp: QApplication, language: Language
) -> None:
    assert language.use("de")
    assert translate_count("Toast", "%n bill(s)", 2) == "2 Rechnungen"
    assert not language.use("de")
    assert language.use("ar")
    assert qapp.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert language.use("en")
    assert translate_count("Toast", "%n bill(s)", 2) == "2 bills"
    assert qapp.layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_things_are_listed_as_the_language_separates_them(language: Language) -> None:
    digest = Digest(payments=2, failed=1)
    assert render_digest(digest).body == "2 payments, 1 failed"
    language.use("ar")
    assert "، " in render_digest(digest).body
    assert "," not in render_digest(digest).body
