"""What was accepted, what the server holds, what each device holds and showed: compared.

Pure: facts in, sentences out. An empty list of sentences is a promise kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

BROADCAST = "*"


@dataclass(frozen=True)
class Held:
    """One event as the server holds it."""

    stream: str
    seq: int
    id: str


@dataclass(frozen=True)
class DeviceFacts:
    """What one device of `user` has on its disk, in its order, and what it showed."""

    name: str
    user: str
    history: Sequence[str]
    shown: Sequence[str]
    begun: frozenset[str] = field(default_factory=frozenset)
    """Toasts that a crash may have kept from the screen: listed, and not shown again."""


def server_faults(accepted: Mapping[str, str], held: Sequence[Held]) -> list[str]:
    """An accepted event (id -> stream) is held, in its stream; sequences have no gap."""
    faults = []
    stream_of = {event.id: event.stream for event in held}
    for event_id, stream in accepted.items():
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
    streams = (f"user:{device.user}", BROADCAST)
    faults = []
    due = {event.id for event in held if event.stream in streams}
    count = Counter(device.history)  # in the order of their first appearance
    faults += [f"{device.name}: lost {event_id}" for event_id in due - set(count)]
    faults += [f"{device.name}: not theirs {event_id}" for event_id in set(count) - due]
    faults += [f"{device.name}: doubled {event_id}" for event_id, n in count.items() if n > 1]
    for stream in streams:
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
    missing = set(count) - set(shown) - device.begun
    faults += [f"{device.name}: never shown {event_id}" for event_id in missing]
    return faults
