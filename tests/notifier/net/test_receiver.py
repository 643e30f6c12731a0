"""From messages to history: stored, shown once, and acknowledged when it is on disk."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from contract.events import GenericNotification, UnknownEvent
from contract.wire import Presentation
from notifier.core.problems import HistoryFull
from notifier.net.inbound import EventLost, Message
from notifier.net.receiver import Receiver
from notifier.net.showing import MOST_WAITING, Showing
from notifier.store.history import History
from notifier.store.history_reader import HistoryReader
from tests.notifier.net.parts import WAIT_S, Ears, event, replay


class Server:
    """Hears what the device says."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, Any]] = []

    async def emit(self, name: str, data: object) -> bool:
        self.heard.append((name, data))
        return True

    async def request(self, name: str, data: object, limit_s: float) -> object | None:
        self.heard.append((name, data))
        return {"ok": True}

    @property
    def acked(self) -> list[str]:
        return [data["cursor"] for name, data in self.heard if name == "ack"]


class Device:
    """History, toasts and a receiver, as they are in the app."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.ears = Ears()
        self.server = Server()
        self.history = History(path)
        self.showing = Showing(
            history=self.history,
            presenter=self.ears,
            on_presented=self._nothing,
            again_after_s=0.01,
            digest_again_after_s=0.2,
        )
        self.showing.recover()
        self.receiver = Receiver(history=self.history, showing=self.showing, listener=self.ears)
        self.task = asyncio.create_task(self.showing.run())

    async def _nothing(self) -> None:
        pass

    async def receive(self, *messages: tuple[Any, ...]) -> None:
        await self.receiver.receive([Message(m[0], tuple(m[1:])) for m in messages], self.server)

    async def close(self) -> None:
        self.task.cancel()
        await asyncio.gather(self.task, return_exceptions=True)
        self.history.close()

    @property
    def stored(self) -> list[str]:
        reader = HistoryReader(self.path)
        found = [entry.id for entry in reader.page(None, 10_000)][::-1]
        reader.close()
        return found


@pytest.fixture
async def device(tmp_path: Path) -> AsyncIterator[Device]:
    made = Device(tmp_path / "history.sqlite3")
    yield made
    await made.close()


async def test_an_event_is_stored_acked_and_shown(device: Device) -> None:
    await device.receive(event(1))
    assert device.stored == ["event-1"]
    assert device.server.acked == ["c1"]
    await device.ears.until(lambda: device.ears.presented == ["event-1"])
    (change,) = device.ears.changes
    assert [entry.id for entry in change.added] == ["event-1"]
    assert change.unread == 1
    assert change.added[0].subject == "TX1"


async def test_a_toast_that_takes_its_time_delays_no_event(device: Device) -> None:
    device.ears.may_present.clear()
    await device.receive(event(1))
    await device.receive(event(2))
    assert device.server.acked == ["c1", "c2"]
    assert device.ears.presented == []
    device.ears.may_present.set()
    await device.ears.until(lambda: device.ears.presented == ["event-1", "event-2"])


async def test_a_toast_does_not_wait_for_the_disk_and_the_ack_does(
    device: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = threading.Event()
    make_last = device.history.make_last

    def slowly() -> None:
        disk.wait()
        make_last()

    monkeypatch.setattr(device.history, "make_last", slowly)
    receiving = asyncio.create_task(device.receive(event(1)))
    await device.ears.until(lambda: device.ears.presented == ["event-1"])
    assert device.server.acked == []
    disk.set()
    await receiving
    assert device.server.acked == ["c1"]


async def test_what_the_disk_does_not_take_is_not_acked_and_shown_once(
    device: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails() -> None:
        raise HistoryFull("The disk is full")

    with monkeypatch.context() as broken:
        broken.setattr(device.history, "make_last", fails)
        with pytest.raises(HistoryFull):
            await device.receive(event(1))
        with pytest.raises(HistoryFull):  # nor when the next connection repeats the last ack
            await device.receiver.begin(device.server)
    assert device.server.acked == []
    await device.receive(event(1), event(2))
    assert device.server.acked == ["c2"]
    await device.ears.until(lambda: device.ears.presented == ["event-1", "event-2"])


async def test_what_is_queued_together_is_acked_together(device: Device) -> None:
    await device.receive(event(1), event(2), event(3))
    assert device.server.acked == ["c3"]
    assert device.ears.added == ["event-1", "event-2", "event-3"]


async def test_doubles_are_acked_and_neither_told_nor_shown(device: Device) -> None:
    await device.receive(event(1))
    await device.ears.until(lambda: device.ears.presented == ["event-1"])
    await device.receive(event(1), event(2))
    await device.ears.until(lambda: len(device.ears.presented) == 2)
    assert device.ears.added == ["event-1", "event-2"]
    assert device.ears.presented == ["event-1", "event-2"]
    assert device.server.acked == ["c1", "c2"]


async def test_a_replay_in_chunks_is_shown_together_at_its_end(device: Device) -> None:
    await device.receive(replay(event(1), event(2), more=True))
    await device.receive(replay(event(3), more=True))
    assert device.server.acked == ["c2", "c3"]
    await device.receive(replay(event(4)), event(5))
    await device.ears.until(lambda: bool(device.ears.batches))
    assert device.ears.batches == [[f"event-{n}" for n in range(1, 6)]]


async def test_in_a_crowd_the_digest_is_brought_up_to_date_for_several_at_once(
    device: Device,
) -> None:
    device.ears.how = Presentation.DIGEST
    await device.receive(event(1))
    await device.ears.until(lambda: device.ears.batches == [["event-1"]])
    for number in range(2, 5):
        await device.receive(event(number))
        await asyncio.sleep(0)
    await device.ears.until(lambda: len(device.ears.batches) == 2)
    assert device.ears.batches[1] == ["event-2", "event-3", "event-4"]


async def test_a_crowd_of_one_person_takes_nothing_of_the_next_from_the_screen(
    device: Device,
) -> None:
    device.ears.how = Presentation.DIGEST
    await device.receive(event(1))
    await device.ears.until_presented(1)
    await device.receive(event(2))
    await asyncio.sleep(0)  # which waits for more of the crowd
    await device.receive(("cursor_reset", {"reason": "other_user"}), event(3))
    await device.ears.until(lambda: device.ears.presented[-1] == "event-3")
    await device.ears.until(lambda: bool(device.ears.forgotten))
    assert device.ears.on_screen == ["event-3"]


async def test_a_crowd_that_grows_fast_is_counted_before_it_fills_the_memory(
    device: Device,
) -> None:
    device.showing._digest_again_after_s = WAIT_S * 10
    device.ears.how = Presentation.DIGEST
    await device.receive(event(1))
    await device.ears.until(lambda: device.ears.batches == [["event-1"]])
    await device.receive(*(event(number) for number in range(2, MOST_WAITING + 2)))
    await device.ears.until_presented(MOST_WAITING + 1)


async def test_a_replay_that_breaks_off_is_shown_all_the_same(device: Device) -> None:
    await device.receive(replay(event(1), event(2), more=True))
    device.receiver.release()
    await device.ears.until(lambda: device.ears.batches == [["event-1", "event-2"]])


@pytest.mark.parametrize(
    "bad",
    [
        ("payment_success", {"amount": "1"}),
        ("payment_success", {"transactionId": "TX", "amount": "no"}),
        ("payment_success", {"transactionId": 5, "amount": "1"}),
        ("payment_success", {"transactionId": "TX", "amount": "1e999999999"}),
        ("payment_success", ["no", "object"]),
        ("payment_success", None),
        (
            "bill_generated",
            {"billId": "B", "utility": "x", "amount": "1", "minimumDue": "Infinity"},
        ),
        ("withdraw", {}),
    ],
)
async def test_a_malformed_event_is_skipped_by_its_id_and_the_place_moves_on(
    device: Device, bad: tuple[Any, ...], caplog: pytest.LogCaptureFixture
) -> None:
    meta = event(2)[2]
    with caplog.at_level(logging.INFO):
        await device.receive(event(1), (*bad[:2], meta), event(3))
        await device.receive(replay(event(4), (*bad[:2], event(5)[2]), event(6)))
        await device.receive((*bad[:2], event(7)[2]))
    assert device.stored == ["event-1", "event-3", "event-4", "event-6"]
    assert device.history.cursor() == "c7"
    assert "event skipped id=event-2" in caplog.text
    assert "TX" not in "".join(r.getMessage() for r in caplog.records if "skipped" in r.message)


@pytest.mark.parametrize(
    "meta",
    [
        {"id": "x\ny", "cursor": "c2", "at": "2026-12-01T06:30:00Z"},
        {"id": "i" * 200, "cursor": "c2", "at": "2026-12-01T06:30:00Z"},
        {"id": 5, "cursor": "c2", "at": "2026-12-01T06:30:00Z"},
        {"id": "event-2", "cursor": "c2", "at": "yesterday"},
        {"id": "event-2", "cursor": "c2"},
    ],
)
async def test_a_meta_that_is_no_meta_costs_its_own_event_only(
    device: Device, meta: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    await device.receive(event(1), (*event(2)[:2], meta), event(3))
    assert device.stored == ["event-1", "event-3"]
    assert "\ny" not in caplog.text


async def test_an_unreadable_cursor_does_not_move_the_place(device: Device) -> None:
    await device.receive(event(1), event(2, cursor="x" * 300))
    await device.receive(event(3, cursor=""))
    assert device.history.cursor() == "c1"


@pytest.mark.parametrize("junk", [None, 5, [], {"events": 7}, {"events": [1, [], [2], None]}])
async def test_a_junk_replay_is_survived(device: Device, junk: object) -> None:
    await device.receive(("replay", junk), event(1))
    assert device.stored == ["event-1"]


@pytest.mark.parametrize("name", ["read", "cursor_reset", "token_expiring", "withdraw"])
async def test_junk_in_a_control_message_is_survived(device: Device, name: str) -> None:
    await device.receive((name,), (name, None), (name, {"ids": 5}), (name, [1]), event(1))
    assert device.stored == ["event-1"]


async def test_an_event_of_the_future_is_kept_with_all_its_fields(device: Device) -> None:
    name, payload, meta = event(1, name="refund_issued")
    await device.receive((name, {**payload, "title": "Refund", "new": [1.10]}, meta))
    (change,) = device.ears.changes
    (entry,) = change.added
    assert isinstance(entry.payload, UnknownEvent)
    assert entry.payload.title == "Refund"
    assert '"new":[1.1]' in entry.payload_json


async def test_a_plain_server_without_meta_is_shown_and_not_acked(device: Device) -> None:
    payload = {"type": "info", "title": "Hello", "message": "World"}
    await device.receive(("notification", payload), ("notification", payload))
    first, second = device.ears.changes[0].added
    assert isinstance(first.payload, GenericNotification)
    assert first.id.startswith("local-")
    assert first.id != second.id
    assert device.server.acked == []
    await device.ears.until(lambda: len(device.ears.presented) == 2)


async def test_foreign_events_of_a_plain_server_are_not_ours(device: Device) -> None:
    await device.receive(("chat", {"title": "x"}), ("chat", "hello"), ("cpu", 0.5), ("x",))
    assert device.stored == []


async def test_read_elsewhere_closes_the_toast_here(device: Device) -> None:
    await device.receive(event(1), event(2))
    await device.ears.until(lambda: len(device.ears.presented) == 2)
    await device.receive(("read", {"ids": ["event-1", "unknown"]}))
    await device.ears.until(lambda: device.ears.closed == ["event-1"])
    assert device.ears.changes[-1].read_ids == ("event-1",)
    assert device.ears.changes[-1].unread == 1
    assert device.history.pending_reads() == []


async def test_what_is_read_elsewhere_in_the_same_breath_is_never_shown(device: Device) -> None:
    await device.receive(event(1), event(2), ("read", {"ids": ["event-1"]}))
    await device.ears.until(lambda: bool(device.ears.batches))
    assert device.ears.presented == ["event-2"]


async def test_a_withdrawal_closes_the_toast_and_moves_the_place(device: Device) -> None:
    await device.receive(event(1))
    await device.ears.until(lambda: device.ears.presented == ["event-1"])
    await device.receive(("withdraw", {"subject": "TX1"}, event(2)[2]))
    await device.ears.until(lambda: device.ears.closed == ["event-1"])
    assert device.ears.changes[-1].withdrawn_ids == ("event-1",)
    assert device.server.acked == ["c1", "c2"]


async def test_what_is_withdrawn_while_missed_is_never_shown(device: Device) -> None:
    await device.receive(
        replay(event(1), event(2), ("withdraw", {"subject": "TX1"}, event(3)[2]), event(4))
    )
    await device.ears.until(lambda: bool(device.ears.batches))
    assert device.ears.presented == ["event-2", "event-4"]
    assert device.stored == ["event-1", "event-2", "event-4"]


async def test_another_users_cursor_begins_history_anew(device: Device) -> None:
    await device.receive(event(1))
    await device.receive(("cursor_reset", {"reason": "other_user"}), replay(event(2)))
    assert device.stored == ["event-2"]
    assert [change.reset for change in device.ears.changes] == [False, True, False]
    assert device.path.with_name("history.sqlite3.set-aside-1").exists()


@pytest.mark.parametrize("reason", ["other_database", "expired", "unreadable", "newer"])
async def test_any_other_reset_keeps_what_is_here_without_doubles(
    device: Device, reason: str
) -> None:
    await device.receive(event(1))
    await device.receive(("cursor_reset", {"reason": reason}))
    assert device.history.cursor() == ""
    await device.receive(replay(event(1), event(2)))
    assert device.stored == ["event-1", "event-2"]


@pytest.mark.parametrize(
    ("reason", "told"),
    [("expired", ["history_gap"]), ("other_database", ["server_restored"]), ("unreadable", [])],
)
async def test_a_person_is_told_when_something_may_be_missing(
    device: Device, reason: str, told: list[str]
) -> None:
    await device.receive(event(1), ("cursor_reset", {"reason": reason}))
    assert [problem.code for problem in device.ears.problems] == told


async def test_a_full_disk_acks_nothing_and_is_told_once_until_it_is_over(device: Device) -> None:
    await device.receive(event(1))
    pages = device.history._db.execute("PRAGMA page_count").fetchone()[0]
    device.history._db.execute(f"PRAGMA max_page_count = {pages}")
    name, payload, meta = event(2)
    large = (name, {**payload, "description": "x" * 200, "more": "y" * 50_000}, meta)
    for _ in range(3):
        with pytest.raises(HistoryFull):
            await device.receive(large, event(3))
    assert device.server.acked == ["c1"]
    assert [problem.code for problem in device.ears.problems] == ["history_full"]
    device.history._db.execute("PRAGMA max_page_count = 100000")
    await device.receive(large, event(3))
    assert device.server.acked == ["c1", "c3"]
    assert device.stored == ["event-1", "event-2", "event-3"]
    device.history._db.execute("PRAGMA max_page_count = 1")
    with pytest.raises(HistoryFull):
        await device.receive((name, {**large[1], "more": "z" * 200_000}, event(4)[2]))
    assert len(device.ears.problems) == 2


def counted(number: int, count: int) -> tuple[Any, ...]:
    name, payload, meta = event(number)
    return name, payload, {**meta, "count": count}


async def test_an_event_that_was_lost_on_its_way_ends_the_connection_before_what_follows(
    device: Device,
) -> None:
    await device.receiver.begin(device.server)
    await device.receive(counted(1, 1))
    with pytest.raises(EventLost):
        await device.receive(counted(2, 2), counted(4, 4), counted(5, 5))
    assert device.stored == ["event-1", "event-2"]
    assert device.history.cursor() == "c2"

    await device.receiver.begin(device.server)
    await device.receive(replay(counted(3, 1), counted(4, 2)), counted(5, 3))
    assert device.stored == [f"event-{number}" for number in range(1, 6)]


async def test_a_first_event_that_was_lost_is_noticed_too(device: Device) -> None:
    await device.receiver.begin(device.server)
    with pytest.raises(EventLost):
        await device.receive(counted(2, 2))
    assert device.stored == []


@pytest.mark.parametrize("odd", [None, "3", 3.0, True])
async def test_a_server_that_does_not_count_is_believed(device: Device, odd: object) -> None:
    await device.receiver.begin(device.server)
    name, payload, meta = event(2)
    await device.receive(counted(1, 1), (name, payload, {**meta, "count": odd}), counted(3, 9))
    assert device.stored == ["event-1", "event-2", "event-3"]


async def test_a_new_connection_repeats_the_last_ack(device: Device) -> None:
    await device.receiver.begin(device.server)
    assert device.server.acked == []
    await device.receive(event(1))
    await device.receiver.begin(device.server)
    assert device.server.acked == ["c1", "c1"]


async def test_after_a_crash_only_what_was_never_begun_is_shown(tmp_path: Path) -> None:
    before = Device(tmp_path / "h.sqlite3")
    before.ears.may_present.clear()  # the desktop does not answer
    await before.receive(event(1))
    while before.history.unpresented():
        await asyncio.sleep(0)
    await before.receive(event(2))
    await before.close()
    after = Device(tmp_path / "h.sqlite3")
    await after.receive(replay(event(1), event(2), event(3)))
    await after.ears.until(lambda: len(after.ears.presented) == 2)
    assert after.ears.presented == ["event-2", "event-3"]
    await after.close()


async def test_a_presenter_that_breaks_does_not_stop_the_next_toast(device: Device) -> None:
    works = device.ears.present

    async def breaks(_entries: object, *, were_held: bool) -> dict[str, Presentation]:
        device.ears.present = works  # type: ignore[method-assign]
        raise RuntimeError("no desktop")

    device.ears.present = breaks  # type: ignore[method-assign,assignment]
    await device.receive(event(1))
    while device.history.unpresented():
        await asyncio.sleep(0)
    await device.receive(event(2))
    await device.ears.until(lambda: device.ears.presented == ["event-2"])


async def test_ten_thousand_missed_events_are_one_batch(device: Device) -> None:
    events = [event(number) for number in range(10_000)]
    for start in range(0, 10_000, 500):
        await device.receive(replay(*events[start : start + 500], more=start < 9_500))
    await device.ears.until(lambda: bool(device.ears.batches))
    assert [len(batch) for batch in device.ears.batches] == [10_000]
    assert device.history.unread_count() == 10_000


async def test_nothing_of_another_user_is_shown_any_more(device: Device) -> None:
    device.ears.may_present.clear()  # a toast that takes its time; the next waits behind it
    await device.receive(event(1))
    while device.history.unpresented():
        await asyncio.sleep(0)
    await device.receive(event(2))
    await device.receive(("cursor_reset", {"reason": "other_user"}), replay(event(3)))
    device.ears.may_present.set()
    await device.ears.until(lambda: "event-3" in device.ears.presented)
    assert device.ears.presented == ["event-1", "event-3"]
    assert len(device.ears.forgotten) == 1


@pytest.mark.parametrize("reason", ["other_user", "other_database"])
async def test_a_place_in_the_log_before_a_reset_is_not_acked_after_it(
    device: Device, reason: str
) -> None:
    await device.receive(event(1), ("cursor_reset", {"reason": reason}))
    assert device.server.acked == []
    await device.receive(replay(event(2)))
    assert device.server.acked == ["c2"]


async def test_what_is_queued_twice_is_shown_once(device: Device) -> None:
    await device.receive(event(1))
    await device.ears.until_presented(1)
    reader = HistoryReader(device.path)
    device.showing.show(reader.page(None, 1))
    reader.close()
    await device.receive(event(2))
    await device.ears.until_presented(2)
    assert device.ears.presented == ["event-1", "event-2"]
