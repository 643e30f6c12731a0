"""What is read of the settings before the tray icon, of whatever the file holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from notifier.store.glimpse import Glimpse, glimpse

NOTHING = Glimpse(language="", account="")


def test_what_the_app_has_saved_is_seen(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(
        """
        account = "b"
        memory_only = true
        [general]
        language = "hi"
        [[accounts]]
        key = "a"
        memory_only = true
        [[accounts]]
        key = "b"
        memory_only = false
        """
    )
    assert glimpse(file) == Glimpse(language="hi", account="b")


@pytest.mark.parametrize(
    "text",
    [
        'account = "a"\nmemory_only = true',
        'account = "a"\n[[accounts]]\nkey = "a"\nmemory_only = true',
    ],
)
def test_a_token_that_is_not_in_the_keychain_is_not_asked_for(tmp_path: Path, text: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(text)
    assert glimpse(file) == NOTHING


@pytest.mark.parametrize(
    "text", ["", "{", "account = 7\naccounts = 1\ngeneral = 2", "general.language = 1"]
)
def test_what_cannot_be_understood_is_nothing(tmp_path: Path, text: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(text)
    assert glimpse(file) == NOTHING


def test_without_a_file_there_is_nothing(tmp_path: Path) -> None:
    assert glimpse(tmp_path / "none.toml") == NOTHING
