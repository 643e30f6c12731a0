"""The checker itself can fail: each way to break the promise is found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.soak.checker import (
    DeviceFacts,
    Held,
    Ledger,
    device_faults,
    read_faults,
    server_faults,
)

HELD = [
    Held("user:1", 1, "a", subject="TX-1"),
    Held("user:1", 2, "b", subject="TX-2"),
    Held("user:1", 3, "r", "read"),
    Held("*", 1, "x"),
    Held("user:2", 1, "z"),
]
GOOD = DeviceFacts(
    name="d",
    user="1",
    history=["a", "x", "b"],
    shown=["a", "x", "b"],
    read={"a"},
    was_read_here={"a"},
    may_be_read_here={"a"},
)
TWIN = replace(GOOD, name="twin", was_read_here=set(), may_be_read_here=set())


def test_a_promise_kept_has_no_faults() -> None:
    accepted = {"key-a": ("a", "user:1"), "key-x": ("x", "*")}
    assert server_faults(accepted, HELD) == []
    assert device_faults(GOOD, HELD) == []
    assert read_faults([GOOD, TWIN]) == []


@pytest.mark.parametrize(
    ("facts", "fault"),
    [
        (replace(GOOD, history=["a", "x"], shown=["a", "x"]), "lost b"),
        (replace(GOOD, history=["a", "x", "b", "b"]), "doubled b"),
        (replace(GOOD, history=["b", "x", "a"]), "out of order in user:1"),
        (replace(GOOD, history=["a", "x", "b", "z"], shown=["a", "x", "b", "z"]), "not theirs z"),
        (
            replace(GOOD, history=["a", "x", "b", "r"], shown=["a", "x", "b", "r"]),
            "not theirs r",
        ),
        (replace(GOOD, shown=["a", "x", "b", "a"]), "shown twice a"),
        (replace(GOOD, shown=["a", "x"]), "never shown b"),
        (replace(GOOD, shown=["a", "x"], begun={"b"}), "never shown b"),
    ],
)
def test_a_broken_promise_of_a_device_is_found(facts: DeviceFacts, fault: str) -> None:
    assert device_faults(facts, HELD) == [f"d: {fault}"]


def test_a_toast_that_a_crash_kept_from_the_screen_is_no_fault() -> None:
    crashed = replace(GOOD, shown=["a", "x"], begun={"b"}, deaths=1)
    assert device_faults(crashed, HELD) == []


def test_what_the_platform_took_back_is_withdrawn_on_each_device_and_needs_no_toast() -> None:
    held = [*HELD, Held("user:1", 4, "w", "withdraw", subject="TX-2")]
    assert device_faults(replace(GOOD, shown=["a", "x"], withdrawn={"b"}), held) == []
    assert device_faults(GOOD, held) == ["d: withdrawn here or there only b"]
    assert device_faults(replace(GOOD, withdrawn={"b"}), HELD) == [
        "d: withdrawn here or there only b"
    ]


def test_what_is_said_about_a_subject_after_it_was_withdrawn_counts_again() -> None:
    held = [Held("user:1", 1, "w", "withdraw", subject="S"), Held("user:1", 2, "a", subject="S")]
    assert device_faults(replace(GOOD, history=["a"], shown=["a"]), held) == []


def test_what_was_read_elsewhere_needs_no_toast() -> None:
    assert device_faults(replace(GOOD, shown=["x", "b"]), HELD) == []


@pytest.mark.parametrize(
    ("twin", "fault"),
    [
        (replace(TWIN, read=set()), "twin: still unread a"),
        (replace(TWIN, read={"a", "b"}), "d: still unread b"),
        (replace(TWIN, read={"a", "b"}), "twin: read by nobody b"),
    ],
)
def test_devices_of_one_user_that_disagree_about_what_is_read_are_found(
    twin: DeviceFacts, fault: str
) -> None:
    assert fault in read_faults([GOOD, twin])


def test_what_another_user_has_read_is_their_own() -> None:
    assert read_faults([GOOD, replace(TWIN, user="2", read=set())]) == []


def test_a_read_that_was_not_yet_stored_when_it_crashed_may_be_or_not() -> None:
    unsure = replace(GOOD, was_read_here=set())
    assert read_faults([unsure, TWIN]) == []
    assert read_faults([replace(unsure, read=set()), replace(TWIN, read=set())]) == []


def test_a_broken_promise_of_the_server_is_found() -> None:
    assert server_faults({"k": ("gone", "user:1")}, HELD) == ["accepted and lost: gone of user:1"]
    assert server_faults({"k": ("a", "user:2")}, HELD) == ["accepted and lost: a of user:2"]
    assert server_faults({}, [Held("*", 1, "x"), Held("*", 3, "y")]) == ["gap before * 3"]


def test_one_key_that_became_two_events_is_found() -> None:
    ledger = Ledger()
    ledger.accept("key", "a", "user:1")
    ledger.accept("key", "a", "user:1")
    assert (ledger.faults, ledger.answers) == ([], 2)
    ledger.accept("key", "b", "user:1")
    assert ledger.faults == ["one key, two events: key is a and b"]
