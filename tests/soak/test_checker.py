"""The checker itself can fail: each way to break the promise is found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.soak.checker import DeviceFacts, Held, device_faults, server_faults

HELD = [Held("user:1", 1, "a"), Held("user:1", 2, "b"), Held("*", 1, "x"), Held("user:2", 1, "z")]
GOOD = DeviceFacts(name="d", user="1", history=["a", "x", "b"], shown=["a", "x", "b"])


def test_a_promise_kept_has_no_faults() -> None:
    assert server_faults({"a": "user:1", "x": "*"}, HELD) == []
    assert device_faults(GOOD, HELD) == []


@pytest.mark.parametrize(
    ("facts", "fault"),
    [
        (replace(GOOD, history=["a", "x"], shown=["a", "x"]), "lost b"),
        (replace(GOOD, history=["a", "x", "b", "b"]), "doubled b"),
        (replace(GOOD, history=["b", "x", "a"]), "out of order in user:1"),
        (replace(GOOD, history=["a", "x", "b", "z"], shown=["a", "x", "b", "z"]), "not theirs z"),
        (replace(GOOD, shown=["a", "x", "b", "a"]), "shown twice a"),
        (replace(GOOD, shown=["a", "x"]), "never shown b"),
    ],
)
def test_a_broken_promise_of_a_device_is_found(facts: DeviceFacts, fault: str) -> None:
    assert device_faults(facts, HELD) == [f"d: {fault}"]


def test_a_toast_that_a_crash_kept_from_the_screen_is_no_fault() -> None:
    assert device_faults(replace(GOOD, shown=["a", "x"], begun=frozenset({"b"})), HELD) == []


def test_a_broken_promise_of_the_server_is_found() -> None:
    assert server_faults({"gone": "user:1"}, HELD) == ["accepted and lost: gone of user:1"]
    assert server_faults({"a": "user:2"}, HELD) == ["accepted and lost: a of user:2"]
    assert server_faults({}, [Held("*", 1, "x"), Held("*", 3, "y")]) == ["gap before * 3"]
