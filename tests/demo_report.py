"""What the demo tells of an event: when it was posted, stored, on the device and shown.

The app's own log says when each thing happened there. Server, app and demo share one
machine and so one clock.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

_LINE = re.compile(r"(?P<at>\S+Z) [A-Z]+ \S+ (?P<what>.*)")
_RECEIVED = re.compile(r"event received id=(?P<id>\S+) type=(?P<name>\S+)")
_KEPT = re.compile(r"event stored id=(?P<id>\S+)")
_SHOWN = re.compile(r"toast shown id=(?P<id>\S+) backend=(?P<backend>\S+)")
_FAILED = re.compile(r"toast failed id=(?P<id>\S+) backend=(?P<backend>\S+) why=(?P<why>.*)")

HEADER = f"  {'event':16} {'posted':14} {'stored':>10} {'on device':>11} {'shown':>11}"


@dataclass
class Journey:
    """One event on its way; times are seconds since the epoch."""

    name: str
    posted: float | None = None
    """None for an event that somebody else has sent."""
    stored: float | None = None
    """When the door answered: the event is on the server's disk."""
    received: float | None = None
    kept: float | None = None
    """When it was in the device's history."""
    shown: float | None = None
    backend: str = ""
    failures: list[str] = field(default_factory=list)

    def row(self) -> str:
        """The journey as a line of the table under `HEADER`."""
        begun = self.posted if self.posted is not None else self.received
        if begun is None:
            return f"  {self.name:16} not received"
        moment = datetime.fromtimestamp(begun).astimezone()
        clock = f"{moment:%H:%M:%S}.{moment.microsecond // 1000:03}"
        columns = [f"{clock:14}", f"{_after(begun, self.stored):>10}"]
        columns.append(f"{_after(begun, self.kept):>11}")
        columns.append(f"{_after(begun, self.shown):>11}")
        if self.shown is not None:
            columns.append(f" by {self.backend}")
        elif self.kept is None:
            columns.append(" NOT RECEIVED")
        else:
            columns.append(" NOT SHOWN")
        reasons = [f"\n  {'':16} {reason}" for reason in self.failures]
        return " ".join([f"  {self.name:16}", *columns]) + "".join(reasons)


class Journeys:
    """All events by id, kept up to date from the lines of the app's log."""

    def __init__(self) -> None:
        self._by_id: dict[str, Journey] = {}
        self._read = 0

    def posted(self, event_id: str, name: str, *, posted: float, stored: float) -> Journey:
        """Add what the demo knows of an event that it has posted itself."""
        journey = self._by_id.setdefault(event_id, Journey(name))
        journey.posted, journey.stored = posted, stored
        return journey

    def read(self, log: list[str]) -> list[Journey]:
        """Take in the lines that are new in `log`; answers those of others now shown."""
        fresh, self._read = log[self._read :], len(log)
        return [
            journey
            for journey in map(self._take, fresh)
            if journey and journey.shown and not journey.posted
        ]

    def _take(self, line: str) -> Journey | None:
        parts = _LINE.fullmatch(line)
        if parts is None:
            return None
        at = datetime.fromisoformat(parts["at"]).timestamp()
        what = parts["what"]
        if match := _RECEIVED.match(what):
            self._by_id.setdefault(match["id"], Journey(match["name"])).received = at
        elif match := _KEPT.match(what):
            self._of(match).kept = at
        elif match := _FAILED.match(what):
            self._of(match).failures.append(f"{match['backend']}: {match['why']}")
        elif match := _SHOWN.match(what):
            journey = self._of(match)
            journey.shown, journey.backend = at, match["backend"]
            return journey
        return None

    def _of(self, match: re.Match[str]) -> Journey:
        return self._by_id.setdefault(match["id"], Journey("?"))


def moment_of(log: Iterable[str], what: str) -> float | None:
    """When the first line that has `what` was written; None when there is none."""
    for line in log:
        parts = _LINE.fullmatch(line)
        if parts and what in parts["what"]:
            return datetime.fromisoformat(parts["at"]).timestamp()
    return None


def _after(begun: float, moment: float | None) -> str:
    return "-" if moment is None else f"+{(moment - begun) * 1000:.1f} ms"
