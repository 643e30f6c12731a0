from __future__ import annotations

import json

import pytest

from notifier.updates.release import is_newer, release_for, version_key


def test_versions_are_ordered_as_people_count() -> None:
    ordered = ["0.9", "1.0.0a1", "1.0.0b2", "1.0.0rc1", "1.0", "1.0.1", "1.2", "1.10", "2.0.0rc1"]
    keys = [version_key(version) for version in ordered]
    assert None not in keys
    assert sorted(keys, key=lambda key: key or ()) == keys


def test_the_same_version_in_another_spelling_is_not_newer() -> None:
    assert not is_newer("1.0.0", "1.0")


@pytest.mark.parametrize("version", ["", "latest", "1.0-1", "1..2", "../1.0", "1.0.0.0.0.0.0.0"])
def test_what_is_no_version_is_never_newer(version: str) -> None:
    assert not is_newer(version, "0.0.1")


def test_notes_fall_back_to_english() -> None:
    said = {"version": "2.0", "notes": {"en": "New."}, "files": {"p": "2.0/f"}}
    found = release_for(json.dumps(said).encode(), own_version="1", platform="p", language="hi")
    assert not isinstance(found, str)
    assert found.notes == "New."


@pytest.mark.parametrize("said", [b"", b"[]", b'{"version": 5}', b'{"version": "newest"}'])
def test_a_channel_that_cannot_be_read_is_an_error(said: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        release_for(said, own_version="1.0", platform="p", language="en")
