"""Whatever comes doubled, late or again, and whenever it crashes: once each, in order."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from contract.wire import Presentation
from notifier.store.history import History
from notifier.store.history_reader import HistoryReader
from tests.notifier.examples import notification


class Device(RuleBasedStateMachine):
    """A server that counts up, and a device that gets chunks of its log again and again."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "history.sqlite3"
        self.history = History(self.path)
        self.sent = 0
        """Events that the server has accepted; event n has id e{n} and cursor n."""
        self.read: set[str] = set()
        self.shown: list[str] = []

    @rule(count=st.integers(min_value=1, max_value=5))
    def accepts(self, count: int) -> None:
        self.sent += count

    @rule(back=st.integers(min_value=0, max_value=4), size=st.integers(min_value=1, max_value=6))
    def delivers(self, back: int, size: int) -> None:
        """A chunk that begins at the cursor or before it, as a replay may."""
        reached = int(self.history.cursor() or "0")
        first = max(0, reached - back) + 1
        last = min(self.sent, first + size - 1)
        if last < first:
            return
        chunk = [notification(id=f"e{number}") for number in range(first, last + 1)]
        self.history.append(chunk, str(max(last, reached)))

    @rule()
    def reads_all(self) -> None:
        self.read |= set(self.history.mark_all_read())

    @rule(number=st.integers(min_value=1, max_value=30))
    def is_read_elsewhere(self, number: int) -> None:
        self.history.mark_read([f"e{number}"], tell_server=False)
        self.read.add(f"e{number}")

    @rule(crash=st.booleans())
    def shows(self, crash: bool) -> None:
        """Toasts for what is unpresented; a crash comes between showing and writing so."""
        waiting = [entry.id for entry in self.history.unpresented()]
        self.history.begin_presenting(waiting)
        self.shown += waiting
        if crash:
            self.crashes()
        else:
            self.history.presented(dict.fromkeys(waiting, Presentation.TOAST))

    @rule()
    def crashes(self) -> None:
        self.history.close()
        self.history = History(self.path)

    @invariant()
    def holds_each_once_in_order_and_no_less_than_the_cursor_says(self) -> None:
        reader = HistoryReader(self.path)
        entries = reader.page(None, 1000)[::-1]
        reader.close()
        reached = int(self.history.cursor() or "0")
        assert [entry.id for entry in entries] == [f"e{n}" for n in range(1, reached + 1)]
        for entry in entries:
            assert entry.read == (entry.id in self.read)

    @invariant()
    def shows_nothing_twice(self) -> None:
        assert len(self.shown) == len(set(self.shown))

    def teardown(self) -> None:
        self.history.close()
        shutil.rmtree(self.folder)


TestDevice = Device.TestCase
TestDevice.settings = settings(max_examples=40, stateful_step_count=30, deadline=None)
