"""What a run did and what it found, in words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

SENTENCES = 50


@dataclass(kw_only=True)
class Report:
    """Filled in while a run goes on."""

    accepted: int = 0
    answers: int = 0
    unanswered: int = 0
    held: int = 0
    on_devices: int = 0
    shown: int = 0
    begun: int = 0
    read: int = 0
    withdrawn: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    crashes: int = 0
    """Of the faults, those that did end a program at the named place."""
    left_out: list[str] = field(default_factory=list)
    caught_up_s: float = 0.0
    """After the last fault: every device lists and has shown all. 0: it never came so far."""
    read_alike_s: float = 0.0
    """And what was read on one is read on all of the user's."""
    stood_still_s: float = 0.0
    """Of the time after the last fault, what the machine itself took; taken away above."""
    broken: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        sent = f"{self.accepted} events accepted in {self.answers} answers"
        shown = f"{self.shown} shown, {self.begun} begun before a crash and not shown again"
        over = f"{self.read} read, {self.withdrawn} withdrawn"
        still = self.stood_still_s > 0
        lines = [
            f"{sent}; {self.unanswered} posts had none; {self.held} held by the server",
            f"{self.on_devices} entries on devices, {shown}; {over}",
            f"{self.faults.total()} faults, {self.crashes} ended a program at a named place:",
            *(f"  {count:4} {kind}" for kind, count in sorted(self.faults.items())),
            *(f"left out: {what}" for what in self.left_out),
            f"every device had everything {_after(self.caught_up_s)}",
            f"and the devices of each user agreed on what is read {_after(self.read_alike_s)}",
            *([f"(the machine stood still for {self.stood_still_s:.1f} s of it)"] * still),
            *(f"BROKEN: {sentence}" for sentence in self.broken[:SENTENCES]),
            f"{len(self.broken)} broken promises",
        ]
        return "\n".join(lines)


def _after(seconds: float) -> str:
    return f"{seconds:.1f} s after the last fault" if seconds else "never"
