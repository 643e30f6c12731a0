"""What a window lists: cards by their row, found by chip and by words, while events come in."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from notifier.core.card import Card, Query, Reminded, Shown, Withdrawn
from notifier.core.notification import Notification, Withdrawal
from notifier.core.problems import HistoryError
from notifier.core.search import index_text
from notifier.store.bin import KEPT_S
from notifier.store.history import History
from notifier.store.history_schema import MIGRATIONS
from notifier.store.listing import Listing, Superseded
from notifier.store.log_entries import Appended
from notifier.store.search_index import SearchWords
from tests.notifier.examples import NOW, notification

WORDS = SearchWords(
    of=lambda entry: index_text([entry.id, entry.payload_json]), language=lambda: "en"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "history.sqlite3"


@pytest.fixture
def history(path: Path) -> Iterator[History]:
    opened = History(path)
    yield opened
    opened.close()


@pytest.fixture
def listing(path: Path) -> Iterator[Listing]:
    made = Listing(path)
    yield made
    made.close()


def payments(count: int, *, hours: float = 1.0) -> list[Notification]:
    return [
        notification(id=f"e{n}", subject=f"TX{n}", at=NOW - timedelta(hours=hours * (count - n)))
        for n in range(1, count + 1)
    ]


def index(history: History) -> None:
    made = history.search_index(WORDS)
    made.begin()
    while made.step(100):
        pass


def found(listing: Listing, query: Query) -> list[str]:
    """The stories that are listed, from the top."""
    listing.open(query, UTC)
    return [card.story for card in cards(listing)]


def cards(listing: Listing) -> list[Card]:
    return [card for card in listing.rows(0, 1000) if card is not None]


def test_without_a_file_there_is_nothing_and_no_error(listing: Listing) -> None:
    assert listing.open(Query()).total == 0
    assert listing.rows(0, 10) == []
    assert listing.row("TX1") is None
    assert listing.story("TX1") is None


def test_cards_stand_under_the_local_day_of_their_latest_event(
    history: History, listing: Listing
) -> None:
    # 19:00 UTC is half past midnight of the next day in India.
    moments = [
        datetime(2026, 3, 28, 18, 29, tzinfo=UTC),
        datetime(2026, 3, 28, 18, 31, tzinfo=UTC),
        datetime(2026, 3, 29, 12, 0, tzinfo=UTC),
    ]
    history.append(
        [notification(id=f"e{n}", subject=f"S{n}", at=at) for n, at in enumerate(moments)], "c"
    )
    kolkata = listing.open(Query(), ZoneInfo("Asia/Kolkata"))
    assert [(s.day, s.count) for s in kolkata.sections] == [
        (date(2026, 3, 29), 2),
        (date(2026, 3, 28), 1),
    ]
    assert [s.day for s in listing.open(Query(), UTC).sections] == [
        date(2026, 3, 29),
        date(2026, 3, 28),
    ]


def test_the_day_on_which_clocks_are_changed_has_all_its_hours(
    history: History, listing: Listing
) -> None:
    start = datetime(2026, 10, 24, 0, 0, tzinfo=UTC)
    history.append(
        [
            notification(id=f"e{n}", subject=f"S{n}", at=start + timedelta(minutes=30 * n))
            for n in range(150)
        ],
        "c",
    )
    zone = ZoneInfo("Europe/Berlin")
    outline = listing.open(Query(), zone)
    by_hand: dict[date, int] = {}
    for card in cards(listing):
        day = card.latest.at.astimezone(zone).date()
        by_hand[day] = by_hand.get(day, 0) + 1
    assert {s.day: s.count for s in outline.sections} == by_hand
    assert by_hand[date(2026, 10, 25)] == 50


def test_any_part_of_a_long_list_can_be_read(history: History, listing: Listing) -> None:
    history.append(payments(500, hours=0.1), "c")
    assert listing.open(Query()).total == 500
    assert [card.story for card in listing.rows(300, 3) if card] == ["TX200", "TX199", "TX198"]
    assert listing.row("TX199") == 301
    assert listing.rows(499, 10)[0] is not None
    assert len(listing.rows(499, 10)) == 1


def test_rows_keep_their_numbers_while_events_come_in(history: History, listing: Listing) -> None:
    history.append(payments(10), "c1")
    listing.open(Query())
    history.append([notification(id="new", subject="TX5", at=NOW)], "c2")
    history.append([notification(id="newer", subject="TX99", at=NOW)], "c3")
    assert [card.story for card in listing.rows(0, 3) if card] == ["TX10", "TX9", "TX8"]
    assert found(listing, Query())[:3] == ["TX99", "TX5", "TX10"]


def test_a_row_whose_card_is_gone_is_empty(history: History, listing: Listing) -> None:
    history.append(payments(3), "c")
    listing.open(Query())
    history.bin.delete(["TX2"], now_s=1000)
    assert history.bin.purge(now_s=1000 + KEPT_S, most=10) == 1
    assert [card is None for card in listing.rows(0, 3)] == [False, True, False]


def test_a_failure_and_the_success_after_it_are_one_card(
    history: History, listing: Listing
) -> None:
    failed = notification("payment_failed", id="e1", subject="TX1")
    paid = notification(id="e2", subject="TX1", at=NOW + timedelta(minutes=1))
    history.append([failed], "c1")
    assert found(listing, Query(shown=Shown.FAILED)) == ["TX1"]
    history.append([paid], "c2")
    history.append([failed, notification(id="e3", subject="TX3")], "c3")  # a replay
    assert found(listing, Query(shown=Shown.FAILED)) == []
    assert sorted(found(listing, Query(shown=Shown.PAYMENTS))) == ["TX1", "TX3"]
    story = listing.story("TX1")
    assert story is not None
    assert story.card.latest.id == "e2"
    assert story.card.events == 2
    assert [step.id for step in story.steps if isinstance(step, Notification)] == ["e1", "e2"]


def test_each_chip_lists_its_own(history: History, listing: Listing) -> None:
    history.append(
        [
            notification(id="e1", subject="P"),
            notification("payment_failed", id="e2", subject="F"),
            notification("bill_generated", id="e3", subject="B"),
            notification("notification", id="e4"),
            notification(id="e5", subject="R", read=True),
        ],
        "c",
    )
    expected = {
        Shown.ALL: ["R", "e4", "B", "F", "P"],
        Shown.PAYMENTS: ["R", "F", "P"],
        Shown.FAILED: ["F"],
        Shown.BILLS: ["B"],
        Shown.OTHER: ["e4"],
        Shown.UNREAD: ["e4", "B", "F", "P"],
    }
    for shown, stories in expected.items():
        assert found(listing, Query(shown=shown)) == stories, shown


def test_a_chip_and_words_together_find_what_both_mean(history: History, listing: Listing) -> None:
    history.append(
        [
            notification(id="e1", subject="S1", description="Rent"),
            notification("payment_failed", id="e2", subject="S2", reason="Rent declined"),
        ],
        "c",
    )
    index(history)
    assert found(listing, Query(text="rent")) == ["S2", "S1"]
    assert found(listing, Query(shown=Shown.FAILED, text="rent")) == ["S2"]
    assert found(listing, Query(shown=Shown.BILLS, text="rent")) == []


def test_a_card_is_found_by_the_words_of_any_of_its_events(
    history: History, listing: Listing
) -> None:
    history.append(
        [
            notification("payment_failed", id="e1", subject="S1", reason="Limit exceeded"),
            notification(id="e2", subject="S1", description="Groceries"),
        ],
        "c",
    )
    index(history)
    assert found(listing, Query(text="limit groc")) == []
    assert found(listing, Query(text="limit")) == ["S1"]
    assert found(listing, Query(text="groc")) == ["S1"]


def test_a_sign_alone_is_on_its_way_to_an_amount_and_hides_nothing(
    history: History, listing: Listing
) -> None:
    history.append(payments(2), "c")
    assert found(listing, Query(text="₹ ")) == ["TX2", "TX1"]


def test_what_is_not_indexed_yet_is_said_to_be_coming(history: History, listing: Listing) -> None:
    history.append(payments(5), "c")
    made = history.search_index(WORDS)
    made.begin()
    assert made.step(2) == 2
    outline = listing.open(Query(text="e5"))
    assert outline.total == 1  # the newest come first
    assert outline.still_indexing
    assert listing.open(Query(text="e1")).total == 0
    index(history)
    outline = listing.open(Query(text="e1"))
    assert outline.total == 1
    assert not outline.still_indexing


def test_in_another_language_the_index_is_made_anew(history: History, listing: Listing) -> None:
    history.append(payments(2), "c")
    index(history)
    other = history.search_index(
        SearchWords(of=lambda entry: index_text(["Zahlung", entry.id]), language=lambda: "de")
    )
    other.begin()
    while other.step(10):
        pass
    assert len(found(listing, Query(text="zahlung"))) == 2
    assert found(listing, Query(text="transactionid")) == []
    other.begin()
    assert other.step(10) == 0


def test_upcoming_are_bills_not_paid_by_due_date(history: History, listing: Listing) -> None:
    def bill(number: int, due: str | None, subject: str) -> Notification:
        more = {"dueDate": due} if due else {}
        return notification("bill_generated", id=f"e{number}", subject=subject, **more)

    history.append(
        [
            bill(1, "2026-12-20", "later"),
            bill(2, None, "undated"),
            bill(3, "2026-11-20", "overdue"),
            bill(4, "2026-12-05", "paid"),
            notification(id="e5", subject="paid"),
            bill(6, "2026-12-05", "failed"),
            notification("payment_failed", id="e7", subject="failed"),
            bill(8, "2026-12-05", "wrong"),
        ],
        "c",
    )
    history.append([Withdrawal(id="w", subject="wrong")], "c2")
    assert found(listing, Query(shown=Shown.UPCOMING)) == ["overdue", "failed", "later", "undated"]
    assert [card.due for card in cards(listing)] == [
        date(2026, 11, 20), date(2026, 12, 5), date(2026, 12, 20), None,
    ]  # fmt: skip
    assert [s.day for s in listing.open(Query(shown=Shown.UPCOMING)).sections] == [
        date(2026, 11, 20), date(2026, 12, 5), date(2026, 12, 20), None,
    ]  # fmt: skip
    assert listing.upcoming_count() == 4


def test_a_bill_of_the_next_month_under_the_same_subject_waits_again(
    history: History, listing: Listing
) -> None:
    for number, name in enumerate(["bill_generated", "payment_success", "bill_generated"]):
        history.append([notification(name, id=f"e{number}", subject="account-7")], "c")
    assert found(listing, Query(shown=Shown.UPCOMING)) == ["account-7"]


def test_a_story_tells_its_steps_in_the_servers_order(history: History, listing: Listing) -> None:
    history.append([notification("bill_generated", id="e1", subject="B")], "c1")
    history.append([notification("payment_failed", id="e2", subject="B")], "c2")
    history.append([Withdrawal(id="w1", subject="B", at=NOW)], "c3")
    history.append([notification("bill_generated", id="e3", subject="B")], "c4")
    story = listing.story("B")
    assert story is not None
    kinds = [step.id if isinstance(step, Notification) else type(step) for step in story.steps]
    assert kinds == ["e1", "e2", Withdrawn, "e3"]
    assert Reminded not in kinds


def test_what_was_deleted_is_listed_by_itself_and_can_be_brought_back(
    history: History, listing: Listing
) -> None:
    history.append(payments(3), "c")
    assert history.bin.delete(["TX2"], now_s=1000) == ["e2"]
    assert found(listing, Query()) == ["TX3", "TX1"]
    assert found(listing, Query(shown=Shown.DELETED)) == ["TX2"]
    assert listing.deleted_count() == 1
    assert listing.story_of("e2") is None
    story = listing.story("TX2")
    assert story is not None
    assert story.deleted
    assert history.bin.restore(["TX2"]) == ["e2"]
    assert found(listing, Query()) == ["TX3", "TX2", "TX1"]


def test_what_comes_after_a_deletion_is_shown_alone(history: History, listing: Listing) -> None:
    history.append([notification("payment_failed", id="e1", subject="TX1")], "c1")
    history.bin.delete(["TX1"], now_s=1000)
    history.append([notification(id="e2", subject="TX1")], "c2")
    (card,) = (found(listing, Query()), cards(listing))[1]
    assert (card.latest.id, card.events) == ("e2", 1)


def test_what_was_purged_does_not_come_back_and_leaves_no_words(
    history: History, listing: Listing, path: Path
) -> None:
    entries = payments(2)
    history.append(entries, "c")
    index(history)
    history.bin.delete(["TX1"], now_s=1000)
    assert history.bin.purge(now_s=1000 + KEPT_S - 1, most=10) == 0
    assert history.bin.purge(now_s=1000 + KEPT_S, most=10) == 1
    assert history.append(entries, "c") == Appended()
    assert found(listing, Query()) == ["TX2"]
    with sqlite3.connect(path) as db:
        assert db.execute("SELECT count(*) FROM search").fetchone() == (1,)
    db.close()


def in_many_words(count: int) -> list[Notification]:
    """Payments and bills, some of them in two events far from each other, not all in order."""
    made = []
    for n in range(count):
        name = ("payment_success", "payment_failed", "bill_generated")[n % 3]
        at = NOW - timedelta(hours=count - n + (40 if n % 7 == 0 else 0))
        made.append(notification(name, id=f"e{n}", subject=f"S{n - n % 5 * 30}", at=at))
    return made


def test_the_first_cards_of_a_long_list_are_those_with_which_all_of_it_begins(
    history: History, listing: Listing
) -> None:
    history.append(in_many_words(900), "c")
    index(history)
    quick = 0
    for shown in Shown:
        for text in ("", "e", "s8", "card declined", "nothing"):
            query = Query(shown=shown, text=text)
            outline = listing.begin(query, UTC)
            first = listing.rows(0, outline.total) if outline is not None else []
            days = [s.day for s in outline.sections for _ in range(s.count)] if outline else []
            whole = listing.open(query, UTC)
            assert listing.rows(0, len(first)) == first, query
            all_days = [section.day for section in whole.sections for _ in range(section.count)]
            assert all_days[: len(days)] == days, query
            if outline is not None:
                quick += 1
                assert not outline.is_whole
                assert whole.is_whole
                assert listing.row(story_of(first[0])) == 0
    assert quick > 8


def story_of(card: Card | None) -> str:
    assert card is not None
    return card.story


def test_a_short_list_and_a_rare_word_are_answered_whole_at_once(
    history: History, listing: Listing
) -> None:
    assert listing.begin(Query()) is None  # there is no file yet, or nothing in it
    history.append(payments(100), "c")
    assert listing.begin(Query()) is None
    history.append(in_many_words(900), "c")
    index(history)
    assert listing.begin(Query()) is not None
    assert listing.begin(Query(text="tx99")) is None


def test_a_question_that_was_called_off_is_not_answered(history: History, path: Path) -> None:
    history.append(payments(3000, hours=0.01), "c")
    listing = Listing(path)
    listing.open(Query())
    running, stop = threading.Event(), threading.Event()

    def call_off_again_and_again() -> None:
        running.set()
        while not stop.is_set():
            listing.call_off()

    thread = threading.Thread(target=call_off_again_and_again)
    thread.start()
    running.wait()
    try:
        with pytest.raises(Superseded):
            _open_again_and_again(listing)
    finally:
        stop.set()
        thread.join()
    assert listing.open(Query()).total == 3000  # and the next one is
    listing.close()


def _open_again_and_again(listing: Listing) -> None:
    for _ in range(2000):
        listing.open(Query())


def test_a_damaged_file_is_an_error_in_words(
    history: History, listing: Listing, path: Path
) -> None:
    history.append(payments(200), "c")
    history.close()
    content = bytearray(path.read_bytes())
    for start in range(4096, len(content), 4096):
        content[start : start + 64] = b"\xff" * 64
    path.write_bytes(content)
    with pytest.raises(HistoryError):
        listing.open(Query())


def test_a_history_of_an_older_version_is_listed_once_it_was_migrated(path: Path) -> None:
    with sqlite3.connect(path) as db:
        for script in MIGRATIONS[:2]:
            db.executescript(script)
        db.execute("PRAGMA user_version = 2")
        for number, (name, payload, subject) in enumerate(
            [
                (
                    "bill_generated",
                    '{"billId":"B","amount":"5","utility":"gas","dueDate":"2026-12-05"}',
                    "B",
                ),
                ("payment_failed", '{"transactionId":"T","reason":"no"}', "T"),
                ("payment_success", '{"transactionId":"T","amount":"1"}', "T"),
                ("notification", '{"type":"info","title":"Hi","message":"you"}', None),
                ("bill_generated", "not json", "broken"),
            ]
        ):
            db.execute(
                "INSERT INTO events (id, name, payload, at, subject, read)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (f"e{number}", name, payload, f"2026-11-30T0{number}:00Z", subject, number > 2),
            )
    db.close()
    listing = Listing(path)
    assert listing.open(Query()).total == 0  # not yet: no error either
    history = History(path)
    assert history.unread_count() == 2
    assert found(listing, Query()) == ["broken", "e3", "T", "B"]
    assert [card.story for card in cards(listing) if card.unread] == ["T", "B"]
    assert found(listing, Query(shown=Shown.UPCOMING)) == ["B", "broken"]
    index(history)
    assert found(listing, Query(text="gas")) == ["B"]
    listing.close()
    history.close()
