"""Whether somebody may be disturbed, on a clock that is moved by hand."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

import pytest

from notifier.core.policy import NotificationChoices, Surroundings
from notifier.core.quiet import Hush, HushReason, Pause, QuietHours
from notifier.toasts import attention as attention_module
from notifier.toasts.attention import Attention
from tests.notifier.examples import NOW


class Person:
    """Somebody with choices, a clock and a desktop."""

    def __init__(self) -> None:
        self.now = NOW
        self.surroundings = Surroundings()
        self.asked = 0
        self.heard: list[Hush | None] = []
        self.changed = asyncio.Event()
        self.attention = Attention(
            NotificationChoices(),
            on_hush_changed=self._on_hush_changed,
            now=lambda: self.now,
            zone=UTC,
        )

    def start(self, *, tells: bool = True) -> None:
        self.attention.start(self._read, tells=tells)

    async def next_hush(self) -> Hush | None:
        self.changed.clear()
        await asyncio.wait_for(self.changed.wait(), 5)
        return self.heard[-1]

    def _read(self) -> Surroundings:
        self.asked += 1
        return self.surroundings

    def _on_hush_changed(self, hush: Hush | None) -> None:
        self.heard.append(hush)
        self.changed.set()


@pytest.fixture
def person() -> Iterator[Person]:
    somebody = Person()
    yield somebody
    somebody.attention.stop()


def paused(**length: float) -> NotificationChoices:
    return NotificationChoices(pause=Pause(until=NOW + timedelta(**length)))


async def test_a_pause_ends_by_itself(person: Person) -> None:
    person.start()
    person.attention.choose(paused(milliseconds=30))
    assert person.heard == [Hush(reason=HushReason.PAUSE, until=NOW + timedelta(milliseconds=30))]
    person.now += timedelta(milliseconds=30)
    assert await person.next_hush() is None


async def test_a_pause_that_ended_in_the_sleep_is_over_at_waking_up(person: Person) -> None:
    person.start()
    person.attention.choose(paused(hours=1))
    person.now += timedelta(hours=9)
    person.attention.look()
    assert person.heard[-1] is None


async def test_a_clock_set_back_keeps_the_pause_by_the_wall(person: Person) -> None:
    person.start()
    person.attention.choose(paused(minutes=1))
    person.now -= timedelta(hours=2)
    person.attention.look()
    assert person.attention.hush is not None


async def test_a_clock_that_was_set_while_the_end_is_waited_for_is_noticed(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attention_module, "LOOK_AGAIN_S", 0.01)
    person.start()
    person.attention.choose(paused(hours=8))
    person.now += timedelta(hours=9)
    assert await person.next_hush() is None


async def test_quiet_hours_begin_and_end_by_themselves(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attention_module, "LOOK_AGAIN_S", 0.01)
    person.start()
    night = QuietHours(enabled=True, start=time(22), end=time(7))
    person.attention.choose(NotificationChoices(quiet_hours=night))
    until = datetime(2026, 12, 1, 7, tzinfo=UTC)
    assert person.heard == [Hush(reason=HushReason.QUIET_HOURS, until=until)]
    person.now = until
    assert await person.next_hush() is None
    person.now = datetime(2026, 12, 1, 22, tzinfo=UTC)
    assert await person.next_hush() == Hush(
        reason=HushReason.QUIET_HOURS, until=datetime(2026, 12, 2, 7, tzinfo=UTC)
    )


async def test_the_desktop_says_when_it_begins_and_ends(person: Person) -> None:
    person.start()
    person.surroundings = Surroundings(do_not_disturb=True)
    person.attention.look()
    person.surroundings = Surroundings()
    person.attention.look()
    assert person.heard == [Hush(reason=HushReason.DESKTOP), None]


async def test_a_desktop_that_tells_nothing_is_asked_while_it_holds_toasts_back(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attention_module, "ASK_AGAIN_S", 0.01)
    person.start(tells=False)
    person.surroundings = Surroundings(do_not_disturb=True)
    assert person.attention.moment().hush == Hush(reason=HushReason.DESKTOP)
    person.surroundings = Surroundings()
    assert await person.next_hush() is None


async def test_nobody_is_woken_while_nothing_has_an_end(person: Person) -> None:
    person.start(tells=False)
    person.attention.choose(NotificationChoices(pause=Pause()))
    asked = person.asked
    await asyncio.sleep(0.05)
    assert person.asked == asked
    assert person.attention._timer is None
