"""What was accepted, what the server holds, what each device holds and showed: compared.

Pure: facts in, sentences out. An empty list of sentences is a promise kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from contract.wire import Control

BROADCAST = "*"
NO_NOTIFICATIONS = frozenset({Control.READ.value, Control.WITHDRAW.value})
"""What a stream may hold beside notifications; no device lists it."""


@dataclass(frozen=True)
class Held:
    """One event as the server holds it."""

    stream: str
    seq: int
    id: str
    name: str = "payment_success"
    subject: str | None = None


@dataclass(frozen=True, kw_only=True)
class DeviceFacts:
    """What one device of `user` has on its disk, in its order, and what it showed."""

    name: str
    user: str
    history: Sequence[str]
    shown: Sequence[str]
    begun: Collection[str] = frozenset()
    """Toasts that were begun, and are not known to be shown."""
    read: Collection[str] = frozenset()
    withdrawn: Collection[str] = frozenset()
    was_read_here: Collection[str] = frozenset()
    """What the person has read here, and was on disk."""
    may_be_read_here: Collection[str] = frozenset()
    """What the person wanted to read here: stored or not, both are right."""
    deaths: int = 0
    """Crashes and kills."""


@dataclass
class Ledger:
    """What producers were told. An event is named by its idempotency key."""

    accepted: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Key → id and stream."""
    answers: int = 0
    """Acceptances, the repeated ones included."""
    faults: list[str] = field(default_factory=list)

    def accept(self, key: str, event_id: str, stream: str) -> None:
        """The event of that key was answered with this id."""
        self.answers += 1
        first = self.accepted.setdefault(key, (event_id, stream))
        if first != (event_id, stream):
            self.faults.append(f"one key, two events: {key} is {first[0]} and {event_id}")


def due_to(user: str, held: Iterable[Held]) -> set[str]:
    """The ids that each device of `user` must list."""
    streams = (f"user:{user}", BROADCAST)
    return {
        event.id for event in held if event.stream in streams and event.name not in NO_NOTIFICATIONS
    }


def withdrawn_from(user: str, held: Iterable[Held]) -> set[str]:
    """The ids of what `user` was told and is no longer true."""
    theirs = [event for event in held if event.stream == f"user:{user}"]
    ends = {e.subject: e.seq for e in theirs if e.name == Control.WITHDRAW}
    return {
        event.id
        for event in theirs
        if event.name not in NO_NOTIFICATIONS and event.seq < ends.get(event.subject, 0)
    }


def server_faults(accepted: Mapping[str, tuple[str, str]], held: Sequence[Held]) -> list[str]:
    """Each accepted event is held, once, in its stream; sequences have no gap."""
    faults = []
    stream_of = {event.id: event.stream for event in held}
    for event_id, stream in accepted.values():
        if stream_of.get(event_id) != stream:
            faults.append(f"accepted and lost: {event_id} of {stream}")
    last: Counter[str] = Counter()
    for event in sorted(held, key=lambda event: (event.stream, event.seq)):
        last[event.stream] += 1
        if event.seq != last[event.stream]:
            faults.append(f"gap before {event.stream} {event.seq}")
            last[event.stream] = event.seq
    return faults


def device_faults(device: DeviceFacts, held: Sequence[Held]) -> list[str]:
    """The device has what the server holds for its user: all, once, in order, shown once."""
    faults = []
    due = due_to(device.user, held)
    count = Counter(device.history)  # in the order of their first appearance
    faults += [f"{device.name}: lost {event_id}" for event_id in due - set(count)]
    faults += [f"{device.name}: not theirs {event_id}" for event_id in set(count) - due]
    faults += [f"{device.name}: doubled {event_id}" for event_id, n in count.items() if n > 1]
    for stream in (f"user:{device.user}", BROADCAST):
        in_order = [
            event.id
            for event in sorted(held, key=lambda event: event.seq)
            if event.stream == stream and event.id in count
        ]
        of_stream = set(in_order)
        if [event_id for event_id in count if event_id in of_stream] != in_order:
            faults.append(f"{device.name}: out of order in {stream}")
    shown = Counter(device.shown)
    faults += [f"{device.name}: shown twice {event_id}" for event_id, n in shown.items() if n > 1]
    withdrawn = withdrawn_from(device.user, held)
    for event_id in withdrawn ^ set(device.withdrawn):
        faults.append(f"{device.name}: withdrawn here or there only {event_id}")
    # What was read or withdrawn needs no toast.
    missing = set(count) - set(shown) - set(device.read) - withdrawn
    if device.deaths:
        missing -= set(device.begun)
    faults += [f"{device.name}: never shown {event_id}" for event_id in missing]
    return faults


def read_faults(devices: Sequence[DeviceFacts]) -> list[str]:
    """What was read on one device of a user is read on all of theirs, and nothing else is."""
    faults = []
    for user in sorted({device.user for device in devices}):
        theirs = [device for device in devices if device.user == user]
        was_read = {event_id for device in theirs for event_id in device.was_read_here}
        may_be = {event_id for device in theirs for event_id in device.may_be_read_here}
        anywhere = {event_id for device in theirs for event_id in device.read}
        for device in theirs:
            unread = (anywhere | was_read) - set(device.read)
            faults += [f"{device.name}: still unread {event_id}" for event_id in unread]
            by_nobody = set(device.read) - may_be
            faults += [f"{device.name}: read by nobody {event_id}" for event_id in by_nobody]
    return faults
