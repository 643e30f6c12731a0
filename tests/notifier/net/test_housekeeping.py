"""Behind storing and showing: what came is made searchable, what was deleted is forgotten."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from notifier.core.card import Query, Shown
from notifier.core.search import index_text
from notifier.net.housekeeping import BURST, STEP, Housekeeping
from notifier.store.bin import KEPT_S
from notifier.store.history import History
from notifier.store.listing import Listing
from notifier.store.search_index import SearchWords
from tests.notifier.examples import notification


class House:
    def __init__(self, folder: Path) -> None:
        self.now_s = 1000.0
        self.history = History(folder / "history.sqlite3")
        self.listing = Listing(folder / "history.sqlite3")
        self.words = ""
        words = SearchWords(
            of=lambda entry: index_text([entry.id, self.words]), language=lambda: "en"
        )
        self.keeping = Housekeeping(history=self.history, words=words, clock=lambda: self.now_s)
        self.task = asyncio.create_task(self.keeping.run())

    def receive(self, *ids: str) -> None:
        self.history.append([notification(id=i, subject=i) for i in ids], "c")
        self.keeping.look()

    async def until(self, found: Callable[[], bool]) -> None:
        async with asyncio.timeout(10):
            while not found():
                await asyncio.sleep(0.005)  # another task has its turn

    def finds(self, text: str) -> int:
        return self.listing.open(Query(text=text)).total

    async def close(self) -> None:
        self.task.cancel()
        await asyncio.gather(self.task, return_exceptions=True)
        self.listing.close()
        self.history.close()


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    made = House(tmp_path)
    yield made
    await made.close()


async def test_what_comes_in_is_searchable_soon_after(house: House) -> None:
    house.receive("first")
    await house.until(lambda: house.finds("first") == 1)
    house.receive(*(f"more{n}" for n in range(3 * STEP)))
    await house.until(lambda: house.finds("more") == 3 * STEP)


async def test_a_full_disk_only_puts_it_off(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("notifier.net.housekeeping.AGAIN_AFTER_S", 0.01)
    house.receive("first")
    await house.until(lambda: house.finds("first") == 1)
    house.history.append([notification(id="x" * 120, subject="x")], "c")
    pages = house.history._db.execute("PRAGMA page_count").fetchone()[0]
    house.words = " ".join(f"word{number}" for number in range(4000))
    house.history._db.execute(f"PRAGMA max_page_count = {pages}")
    house.keeping.look()
    await house.until(lambda: "housekeeping put off why=history_full" in caplog.text)
    house.history._db.execute("PRAGMA max_page_count = 1000000")
    await house.until(lambda: house.finds("word3999") == 1)


async def test_what_was_deleted_long_ago_is_purged_at_the_start(tmp_path: Path) -> None:
    history = History(tmp_path / "history.sqlite3")
    history.append([notification(id="e1", subject="e1"), notification(id="e2")], "c")
    history.bin.delete(["e1"], now_s=500)
    history.close()
    house = House(tmp_path)
    house.now_s = 500 + KEPT_S
    await house.until(lambda: house.listing.open(Query(shown=Shown.DELETED)).total == 0)
    assert not house.history.append([notification(id="e1", subject="e1")], "c").added
    await house.close()


async def test_the_memory_of_a_burst_is_given_back_once_and_not_after_each_event(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    given_back: list[int] = []
    monkeypatch.setattr(
        "notifier.net.housekeeping.give_back", lambda: given_back.append(house.finds("burst"))
    )
    house.receive("single")
    await house.until(lambda: house.finds("single") == 1)
    house.receive(*(f"burst{n}" for n in range(BURST)))
    await house.until(lambda: bool(given_back))
    assert given_back == [BURST]
