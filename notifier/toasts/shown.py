"""Which of the daemon's numbers is which toast, also after a restart of the app.

A click in the notification centre says a number and nothing else. The numbers belong to
one run of one daemon: what was written down for another counts for nothing.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

import msgspec

MOST_REMEMBERED = 256
_log = logging.getLogger(__name__)

K = TypeVar("K")
V = TypeVar("V")


class _Line(msgspec.Struct, frozen=True, kw_only=True):
    id: int
    key: str
    slot: str = ""
    """What it is about while it is on the screen; empty afterwards."""


class _Page(msgspec.Struct, frozen=True, kw_only=True):
    daemon: str
    toasts: list[_Line]


class Shown:
    """What was shown and may still be clicked, replaced or closed. One thread at a time."""

    def __init__(self, file: Path | None = None) -> None:
        """`file` None: remembered as long as the app runs."""
        self._file = file
        self._daemon = ""
        # Kept also for closed toasts: notification centres let one click them later.
        self._key_of: OrderedDict[int, str] = OrderedDict()
        self._id_of_slot: OrderedDict[str, int] = OrderedDict()

    def begin(self, daemon: str) -> None:
        """`daemon` is in charge now, by a name that no other has had; empty: there is none."""
        if daemon == self._daemon:
            return
        self._daemon = daemon
        self._key_of.clear()
        self._id_of_slot.clear()
        if daemon:
            for line in self._read(daemon):
                self._key_of[line.id] = line.key
                if line.slot:
                    self._id_of_slot[line.slot] = line.id

    def remember(self, shown_id: int, key: str, slot: str) -> None:
        """The daemon shows the toast `key`, which is about `slot`, under this number."""
        _put(self._key_of, shown_id, key)
        _put(self._id_of_slot, slot, shown_id)
        self._write()

    def key(self, shown_id: int) -> str | None:
        """The toast with this number."""
        return self._key_of.get(shown_id)

    def on_screen(self, slot: str) -> int:
        """The number of what is shown about `slot`; 0 if nothing is."""
        return self._id_of_slot.get(slot, 0)

    def left_screen(self, shown_id: int) -> None:
        """It may still be clicked in the notification centre, but not be replaced."""
        for slot in [s for s, known in self._id_of_slot.items() if known == shown_id]:
            del self._id_of_slot[slot]

    def take_away(self, keys: Iterable[str]) -> list[int]:
        """The numbers of those of `keys` that are on the screen, which they leave now."""
        wanted = set(keys)
        on_screen = set(self._id_of_slot.values())
        gone = [i for i, key in self._key_of.items() if key in wanted and i in on_screen]
        for shown_id in gone:
            self.left_screen(shown_id)
        if gone:
            self._write()
        return gone

    def _read(self, daemon: str) -> list[_Line]:
        if self._file is None:
            return []
        try:
            page = msgspec.json.decode(self._file.read_bytes(), type=_Page)
        except FileNotFoundError:
            return []
        except (OSError, msgspec.DecodeError) as exc:
            _log.warning("shown toasts not readable why=%s", type(exc).__name__)
            return []
        return page.toasts if page.daemon == daemon else []

    def _write(self) -> None:
        if self._file is None or not self._daemon:
            return
        slot_of = {shown_id: slot for slot, shown_id in self._id_of_slot.items()}
        lines = [_Line(id=i, key=k, slot=slot_of.get(i, "")) for i, k in self._key_of.items()]
        page = msgspec.json.encode(_Page(daemon=self._daemon, toasts=lines))
        beside = self._file.with_suffix(".new")
        try:
            # Not flushed to the disk: after a power cut there is another daemon anyway.
            beside.write_bytes(page)
            beside.replace(self._file)
        except OSError as exc:
            _log.warning("shown toasts not written why=%s", type(exc).__name__)


def _put(known: OrderedDict[K, V], key: K, value: V) -> None:
    known[key] = value
    known.move_to_end(key)
    while len(known) > MOST_REMEMBERED:
        known.popitem(last=False)
