"""Whatever comes doubled, late or again, and whenever it crashes: the log, applied once."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from contract.wire import Presentation
from notifier.core.notification import Entry, Notification, ReadMark, Withdrawal
from notifier.store.history import History
from notifier.store.history_reader import HistoryReader
from tests.notifier.examples import notification

SUBJECTS = st.sampled_from(["TX1", "TX2", "B7"])


@dataclass
class Model:
    """What a device that has applied the log up to its cursor must hold."""

    order: list[str] = field(default_factory=list)
    subject: dict[str, str | None] = field(default_factory=dict)
    read: set[str] = field(default_factory=set)
    withdrawn: set[str] = field(default_factory=set)

    def apply(self, entry: Entry) -> None:
        match entry:
            case Notification():
                self.order.append(entry.id)
                self.subject[entry.id] = entry.subject
            case ReadMark():
                self.read |= set(entry.ids)
            case Withdrawal():
                self.withdrawn |= {
                    event_id
                    for event_id, subject in self.subject.items()
                    if subject == entry.subject
                }


class Device(RuleBasedStateMachine):
    """A server's log that grows, and a device that gets parts of it again and again."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "history.sqlite3"
        self.history = History(self.path)
        self.log: list[Entry] = []
        """The entry at place n has the cursor n + 1."""
        self.model = Model()
        self.read_here: set[str] = set()
        self.shown: list[str] = []
        self.told: set[str] = set()

    @property
    def reached(self) -> int:
        return int(self.history.cursor() or "0")

    @property
    def event_ids(self) -> list[str]:
        return [entry.id for entry in self.log if isinstance(entry, Notification)]

    # -- the server's log grows ----------------------------------------------------------

    @rule(subject=SUBJECTS)
    def accepts(self, subject: str) -> None:
        self.log.append(notification(id=f"e{len(self.log)}", subject=subject))

    @rule(subject=SUBJECTS)
    def withdraws(self, subject: str) -> None:
        self.log.append(Withdrawal(id=f"w{len(self.log)}", subject=subject))

    @precondition(lambda self: self.event_ids)
    @rule(data=st.data())
    def is_read_elsewhere(self, data: st.DataObject) -> None:
        ids = data.draw(st.lists(st.sampled_from(self.event_ids), min_size=1, max_size=3))
        self.log.append(ReadMark(ids=tuple(ids)))

    # -- what reaches the device ---------------------------------------------------------

    @rule(back=st.integers(0, 6), size=st.integers(1, 8))
    def delivers(self, back: int, size: int) -> None:
        """A part of the log that begins at the cursor or before it, as a replay may."""
        first = max(0, self.reached - back)
        part = self.log[first : first + size]
        cursor = max(self.reached, first + len(part))
        for entry in self.log[self.reached : cursor]:
            self.model.apply(entry)
        self.history.append(part, str(cursor))

    @precondition(lambda self: any(isinstance(entry, ReadMark) for entry in self.log))
    @rule(data=st.data())
    def hears_a_read_mark_early(self, data: st.DataObject) -> None:
        """It overtakes what it speaks of, as one of the other lane may."""
        marks = [entry for entry in self.log if isinstance(entry, ReadMark)]
        mark = data.draw(st.sampled_from(marks))
        self.history.append([mark], None)
        self.model.apply(mark)

    # -- what happens on the device ------------------------------------------------------

    @rule()
    def reads_all(self) -> None:
        self.read_here |= set(self.history.mark_all_read())

    @rule(crash=st.booleans())
    def shows(self, crash: bool) -> None:
        """Toasts for what is unpresented; a crash comes between showing and writing so."""
        waiting = [entry.id for entry in self.history.unpresented()]
        self.shown += sorted(self.history.begin_presenting(waiting))
        if crash:
            self.crashes()
        else:
            self.history.presented(dict.fromkeys(waiting, Presentation.TOAST))

    @rule(lost=st.booleans())
    def tells_what_was_read(self, lost: bool) -> None:
        pending = self.history.pending_reads()
        if not lost:
            self.told |= set(pending)
            self.history.reads_sent(pending)

    @rule()
    def crashes(self) -> None:
        self.history.close()
        self.history = History(self.path)

    # -- what is always so ---------------------------------------------------------------

    @invariant()
    def holds_what_the_log_says_up_to_the_cursor(self) -> None:
        reader = HistoryReader(self.path)
        entries = reader.page(None, 1000)[::-1]
        reader.close()
        assert [entry.id for entry in entries] == self.model.order
        read = self.model.read | self.read_here
        for entry in entries:
            assert entry.read == (entry.id in read), entry.id
            assert entry.withdrawn == (entry.id in self.model.withdrawn), entry.id

    @invariant()
    def shows_nothing_twice_and_nothing_that_is_over(self) -> None:
        assert len(self.shown) == len(set(self.shown))
        over = self.model.read | self.read_here | self.model.withdrawn
        assert not over & {entry.id for entry in self.history.unpresented()}

    @invariant()
    def owes_the_server_every_read_until_it_is_told(self) -> None:
        assert set(self.history.pending_reads()) == self.read_here - self.told

    def teardown(self) -> None:
        self.history.close()
        shutil.rmtree(self.folder)


TestDevice = Device.TestCase
TestDevice.settings = settings(max_examples=40, stateful_step_count=40, deadline=None)
