"""History holds each event once, in the server's order, and its cursor never claims more."""

from __future__ import annotations

import os
import sqlite3
import stat
import threading
from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from contract.events import PaymentSuccess, UnknownEvent
from contract.wire import Presentation
from notifier.core.notification import Notification, ReadMark, Withdrawal
from notifier.core.problems import HistoryCorrupt, HistoryError, HistoryFull, HistoryUnwritable
from notifier.store.bin import KEPT_S
from notifier.store.history import MOST_IDS, History
from notifier.store.history_reader import HistoryReader
from notifier.store.history_schema import MIGRATIONS
from notifier.store.log_entries import Appended
from tests.notifier.examples import NOW, notification


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "accounts" / "abc" / "history.sqlite3"


@pytest.fixture
def history(path: Path) -> Iterator[History]:
    opened = History(path)
    yield opened
    opened.close()


def some(*numbers: int) -> list[Notification]:
    return [notification(id=f"e{number}", subject=f"TX{number}") for number in numbers]


def ids(entries: Iterable[Notification]) -> list[str]:
    return [entry.id for entry in entries]


def all_ids(path: Path) -> list[str]:
    """Every id, oldest first, as a window sees them."""
    reader = HistoryReader(path)
    found = ids(reader.page(None, 10_000))
    reader.close()
    return found[::-1]


def overwrite_middle(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for start in range(4096, len(content), 4096):
        content[start : start + 64] = b"\xff" * 64
    path.write_bytes(content)


def test_a_new_history_is_empty_and_private(history: History, path: Path) -> None:
    assert history.cursor() == ""
    assert history.is_empty()
    assert not history.was_rebuilt
    history.append(some(1), "c1")
    if os.name == "posix":
        for file in path.parent.iterdir():
            assert stat.S_IMODE(file.stat().st_mode) == 0o600, file
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_what_was_appended_is_there_after_a_restart(history: History, path: Path) -> None:
    full = notification(
        "bill_generated",
        id="e1",
        at=NOW,
        subject="B7",
        expires_at=NOW + timedelta(days=2),
        test=True,
        futureField="kept",
        amount="1240.50",
    )
    (added,) = history.append([full], "c1").added
    history.close()
    again = History(path)
    reader = HistoryReader(path)
    assert again.cursor() == "c1"
    assert reader.get("e1") == added
    assert "futureField" in added.payload_json
    assert added.position > 0
    reader.close()
    again.close()


def test_an_event_is_stored_once_whatever_is_replayed(history: History, path: Path) -> None:
    assert ids(history.append(some(1, 2), "c2").added) == ["e1", "e2"]
    assert ids(history.append(some(2, 3, 3), "c3").added) == ["e3"]
    assert ids(history.append(some(1, 2, 3), "c3").added) == []
    assert all_ids(path) == ["e1", "e2", "e3"]


def test_a_cursor_moves_without_events_and_stays_without_a_new_one(history: History) -> None:
    history.append([], "c7")
    assert history.cursor() == "c7"
    history.append(some(1), None)
    assert history.cursor() == "c7"


def test_a_replay_never_makes_read_unread(history: History, path: Path) -> None:
    history.append(some(1), "c1")
    history.mark_read(["e1"])
    history.append(some(1), "c1")
    assert history.unread_count() == 0
    assert HistoryReader(path).unread_count() == 0


def test_reads_are_pending_until_the_server_has_taken_them(history: History, path: Path) -> None:
    history.append(some(1, 2, 3), "c3")
    assert history.mark_read(["e1", "e1", "nowhere"]) == ["e1"]
    assert history.mark_read(["e1"]) == []
    history.close()
    again = History(path)
    assert again.pending_reads() == ["e1"]
    again.reads_sent(["e1"])
    assert again.pending_reads() == []
    assert sorted(again.mark_all_read()) == ["e2", "e3"]
    assert sorted(again.pending_reads()) == ["e2", "e3"]
    again.close()


def test_pending_reads_come_in_bounded_portions(history: History) -> None:
    history.append(some(*range(MOST_IDS + 5)), "c")
    assert len(history.mark_all_read()) == MOST_IDS + 5
    first = history.pending_reads()
    assert len(first) == MOST_IDS
    history.reads_sent(first)
    assert len(history.pending_reads()) == 5


def test_another_devices_read_is_not_told_back_and_may_come_early(history: History) -> None:
    history.append(some(1), "c1")
    assert history.append([ReadMark(ids=("e1", "e2"))], "c2") == Appended(read_ids=("e1",))
    (added,) = history.append(some(2), "c3").added
    assert added.read
    assert history.unread_count() == 0
    assert history.append([ReadMark(ids=("e1", "e2"))], "c2") == Appended()  # replayed
    assert history.pending_reads() == []


def test_a_crash_before_the_toast_leaves_it_unpresented(history: History, path: Path) -> None:
    history.append(some(1, 2, 3), "c3")
    history.begin_presenting(["e1", "e2"])
    history.presented({"e1": Presentation.TOAST})
    history.close()  # e2 was begun, nobody knows whether it was seen; e3 was not
    again = History(path)
    assert ids(again.unpresented()) == ["e3"]
    again.close()


def test_what_was_read_or_withdrawn_needs_no_toast_after_a_crash(history: History) -> None:
    history.append(some(1, 2, 3), "c3")
    history.append([ReadMark(ids=("e1",)), Withdrawal(id="w1", subject="TX2")], "c4")
    assert ids(history.unpresented()) == ["e3"]


def test_what_the_log_says_is_applied_in_its_order_and_all_at_once(
    history: History, path: Path
) -> None:
    first, second, corrected = (
        notification("bill_generated", id=f"e{number}", subject=subject)
        for number, subject in ((1, "B7"), (2, "B8"), (3, "B7"))
    )
    withdrawal = Withdrawal(id="w1", subject="B7")

    done = history.append(
        [first, second, withdrawal, ReadMark(ids=("e2",)), corrected, first, withdrawal], "c6"
    )

    assert [(e.id, e.read, e.withdrawn) for e in done.added] == [
        ("e1", False, True),
        ("e2", True, False),
        ("e3", False, False),
    ]
    assert (done.read_ids, done.withdrawn_ids) == ((), ()), "they are told as they are now"
    assert ids(history.unpresented()) == ["e3"]
    reader = HistoryReader(path)
    assert reader.page(None, 10)[::-1] == list(done.added)
    reader.close()


def test_receipts_are_owed_once(history: History) -> None:
    history.append(some(1, 2), "c2")
    assert history.unsent_receipts() == {}
    history.begin_presenting(["e1", "e2"])
    history.presented({"e1": Presentation.TOAST, "e2": Presentation.HELD})
    history.presented({"e1": Presentation.EXPIRED})
    assert history.unsent_receipts() == {"e1": Presentation.TOAST, "e2": Presentation.HELD}
    history.receipts_sent(["e1", "e2"])
    assert history.unsent_receipts() == {}


def test_a_withdrawal_reaches_what_is_here_and_nothing_later(history: History, path: Path) -> None:
    bill = notification("bill_generated", id="e1", subject="B7")
    history.append([bill], "c1")
    withdrawal = Withdrawal(id="w1", subject="B7")
    assert history.append([withdrawal], "c2") == Appended(withdrawn_ids=("e1",))
    history.append([notification("bill_generated", id="e2", subject="B7")], "c3")
    assert history.append([withdrawal], "c2") == Appended()  # replayed
    reader = HistoryReader(path)
    assert [(e.id, e.withdrawn) for e in reader.page(None, 5)] == [("e2", False), ("e1", True)]
    reader.close()


def test_pages_go_back_from_the_newest(history: History, path: Path) -> None:
    history.append(some(*range(1, 8)), "c7")
    reader = HistoryReader(path)
    first = reader.page(None, 3)
    second = reader.page(first[-1].position, 3)
    third = reader.page(second[-1].position, 3)
    assert [ids(page) for page in (first, second, third)] == [
        ["e7", "e6", "e5"],
        ["e4", "e3", "e2"],
        ["e1"],
    ]
    assert ids(reader.latest(2)) == ["e7", "e6"]
    assert reader.get("nowhere") is None
    reader.close()


def test_a_reader_before_the_first_event_sees_nothing(path: Path) -> None:
    reader = HistoryReader(path)
    assert reader.latest(5) == []
    assert reader.unread_count() == 0
    history = History(path)
    history.append(some(1), "c1")
    assert ids(reader.latest(5)) == ["e1"]
    reader.close()
    history.close()


def test_a_reader_in_the_middle_of_reading_does_not_block_the_writer(
    history: History, path: Path
) -> None:
    history.append(some(1), "c1")
    reading, written = threading.Event(), threading.Event()

    def read() -> None:
        db = sqlite3.connect(path, isolation_level=None)
        db.execute("BEGIN")
        db.execute("SELECT * FROM events").fetchone()
        reading.set()
        written.wait(10)
        db.close()

    thread = threading.Thread(target=read)
    thread.start()
    reading.wait(10)
    assert ids(history.append(some(2), "c2").added) == ["e2"]
    written.set()
    thread.join()


def test_a_row_that_this_version_does_not_understand_does_not_hide_its_page(
    history: History, path: Path
) -> None:
    history.append(some(1, 2), "c2")
    history._db.execute("UPDATE events SET payload = '{\"other\": 1}' WHERE id = 'e1'")
    newer, older = HistoryReader(path).latest(2)
    assert isinstance(newer.payload, PaymentSuccess)
    assert older.payload == UnknownEvent()


def test_set_aside_keeps_a_copy_and_begins_anew_under_an_open_window(
    history: History, path: Path
) -> None:
    history.append(some(1, 2), "c2")
    reader = HistoryReader(path)
    assert len(reader.latest(5)) == 2
    history.set_aside()
    assert reader.latest(5) == []
    assert history.cursor() == ""
    assert history.is_empty()
    copy = sqlite3.connect(path.with_name("history.sqlite3.set-aside-1"))
    assert copy.execute("SELECT count(*) FROM events").fetchone() == (2,)
    copy.close()
    reader.close()


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.write_bytes(b"this is no database at all" * 100),
        lambda path: path.write_bytes(path.read_bytes()[:5000]),
        overwrite_middle,
        lambda path: _execute(path, "DROP TABLE place"),
        lambda path: _execute(path, "DELETE FROM place"),
        lambda path: _execute(path, "PRAGMA user_version = 999"),
    ],
    ids=["garbage", "cut short", "overwritten", "table gone", "row gone", "newer version"],
)
def test_a_damaged_file_is_set_aside_and_a_new_one_begun(path: Path, damage: object) -> None:
    before = History(path)
    before.append(some(*range(200)), "c200")
    before.close()
    assert callable(damage)
    damage(path)
    history = History(path)
    assert history.was_rebuilt
    assert history.cursor() == ""
    assert path.with_name("history.sqlite3.corrupt-1").exists()
    assert ids(history.append(some(1), "c1").added) == ["e1"]
    history.close()
    assert not History(path).was_rebuilt


def test_damage_found_in_use_is_told_and_a_second_file_set_aside_keeps_the_first(
    path: Path,
) -> None:
    for number in (1, 2):
        history = History(path)
        history.append(some(*range(300)), "c300")
        history._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        history._db.execute("PRAGMA cache_size = 1")
        overwrite_middle(path)
        with pytest.raises(HistoryCorrupt):
            history.mark_all_read()
        history.close()
        History(path, begin_anew=True).close()
        assert path.with_name(f"history.sqlite3.corrupt-{number}").exists()


def test_a_full_disk_stores_nothing_and_works_again_when_there_is_room(history: History) -> None:
    history.append(some(1), "c1")
    pages = history._db.execute("PRAGMA page_count").fetchone()[0]
    history._db.execute(f"PRAGMA max_page_count = {pages}")
    large = [notification(id=f"big{n}", description="x" * 200) for n in range(500)]
    with pytest.raises(HistoryFull) as caught:
        history.append(large, "c501")
    assert caught.value.problem.code == "history_full"
    assert history.cursor() == "c1"
    assert history.unread_count() == 1
    history._db.execute("PRAGMA max_page_count = 1000000")
    assert len(history.append(large, "c501").added) == 500
    assert history.cursor() == "c501"


def test_a_place_that_cannot_be_written_is_explained(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(HistoryUnwritable) as caught:
        History(tmp_path / "file" / "history.sqlite3")
    assert caught.value.problem.hint
    with pytest.raises(HistoryError):
        History(tmp_path)


def test_each_schema_version_can_be_reached_from_the_one_before(tmp_path: Path) -> None:
    # The second opening runs no migration; a failed one would leave its version behind.
    history = History(tmp_path / "h.sqlite3")
    assert history._db.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
    history.close()
    assert not History(tmp_path / "h.sqlite3").was_rebuilt


def _execute(path: Path, sql: str) -> None:
    db = sqlite3.connect(path)
    db.execute(sql)
    db.commit()
    db.close()


def test_a_damaged_file_still_tells_what_was_shown_and_read(path: Path) -> None:
    before = History(path)
    before.append(some(*range(200)), "c200")
    before.begin_presenting(f"e{number}" for number in range(199))
    before.append([ReadMark(ids=("e7",))], None)
    before.close()
    _execute(path, "DROP TABLE place")
    history = History(path)
    assert len(history.append(some(*range(201)), "c201").added) == 201
    assert ids(history.unpresented()) == ["e199", "e200"]
    assert history.unread_count() == 200
    assert history.unsent_receipts() == {}
    assert history.begin_presenting(["e0", "e200"]) == {"e200"}
    history.close()


def test_what_was_deleted_does_not_come_back_after_the_damage(path: Path) -> None:
    before = History(path)
    before.append(some(1, 2, 3), "c3")
    before.bin.delete(["TX1"], now_s=0)
    before.bin.purge(now_s=KEPT_S, most=10)
    before.bin.delete(["TX2"], now_s=1000)
    before.close()
    history = History(path, begin_anew=True)
    assert ids(history.append(some(1, 2, 3), "c3").added) == ["e3"]
    history.close()


def test_what_lies_behind_the_damage_is_still_told(path: Path) -> None:
    before = History(path)
    before.append(some(*range(2000)), "c2000")
    before.begin_presenting(f"e{number}" for number in range(2000))
    before.close()
    content = bytearray(path.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 4096 * 4] = b"\xff" * 4096 * 4
    path.write_bytes(content)
    history = History(path)
    assert history.was_rebuilt
    history.append(some(*range(2000)), "c2000")
    assert len(history.unpresented()) < 500
    history.close()


def test_a_history_that_cannot_be_set_aside_leaves_no_half_copies(
    history: History, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    history.append(some(1), "c1")

    class FullDisk(sqlite3.Connection):
        def backup(self, *_: object, **__: object) -> None:
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorcode = sqlite3.SQLITE_FULL
            raise error

    full = sqlite3.connect(path, factory=FullDisk)
    monkeypatch.setattr(history, "_db", full)
    for _ in range(3):
        with pytest.raises(HistoryFull):
            history.set_aside()
    full.close()
    assert list(path.parent.glob("*set-aside*")) == []


def test_a_window_does_not_wait_for_a_busy_file(history: History, path: Path) -> None:
    history.append(some(1), "c1")
    reader = HistoryReader(path)
    reader.latest(1)
    assert reader._db is not None
    (waits_ms,) = reader._db.execute("PRAGMA busy_timeout").fetchone()
    assert waits_ms <= 250
    reader.close()


def test_what_was_read_before_it_could_be_shown_is_no_news_when_it_is_unread_again(
    history: History,
) -> None:
    entry = notification(id="e1", about="TX1")
    history.append([entry, ReadMark(ids=("e1",))], "c1")
    history.mark_unread(["TX1"])
    assert history.unread_count() == 1
    assert history.unpresented() == []


def test_what_was_deleted_before_it_could_be_shown_is_no_news_when_it_comes_back(
    history: History,
) -> None:
    history.append([notification(id="e1", about="TX1")], "c1")
    history.bin.delete(["TX1"], now_s=1000)
    history.bin.restore(["TX1"])
    assert history.unpresented() == []


def test_what_was_read_while_its_toast_waited_is_not_begun(history: History) -> None:
    history.append([notification(id="e1"), notification(id="e2")], "c1")
    history.mark_read(["e1"])
    assert history.begin_presenting(["e1", "e2"]) == {"e2"}
