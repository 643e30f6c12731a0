"""What a program costs while it runs, as the kernel counts it: memory and wake-ups.

A program is all processes of its session: a child that it starts counts as well.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

_PROC = Path("/proc")
MIB = 1024.0


def processes_of(session: int) -> list[int]:
    """Every process of the session that the process `session` leads."""
    found = []
    for folder in _PROC.iterdir():
        if folder.name.isdigit():
            with suppress(ProcessLookupError, PermissionError):
                if os.getsid(int(folder.name)) == session:
                    found.append(int(folder.name))
    return sorted(found)


def pss_mib(session: int) -> float:
    """Memory in MiB; what is shared with others counts in equal parts."""
    return sum(_kib(pid, "Pss") for pid in processes_of(session)) / MIB


def private_mib(session: int) -> float:
    """Memory in MiB that nobody else could use: it comes back when the program ends."""
    names = ("Private_Clean", "Private_Dirty")
    return sum(_kib(pid, name) for pid in processes_of(session) for name in names) / MIB


def reset_peak(pid: int | str) -> None:
    """Forget the highest memory of one process so far; the next is counted from here."""
    (_PROC / str(pid) / "clear_refs").write_text("5", encoding="ascii")


def peak_mib(pid: int | str) -> float:
    """The highest resident memory of one process, in MiB."""
    for line in (_PROC / str(pid) / "status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / MIB
    raise RuntimeError("this system does not tell a process's highest memory")


def wakeups(session: int) -> int:
    """How often its threads have gone to sleep and been woken so far."""
    total = 0
    for pid in processes_of(session):
        for status in (_PROC / str(pid) / "task").glob("*/status"):
            with suppress(OSError):
                for line in status.read_text().splitlines():
                    if line.startswith("voluntary_ctxt_switches"):
                        total += int(line.split()[1])
    return total


def cpu_s(session: int) -> float:
    """Processor time so far, in seconds."""
    ticks = 0
    for pid in processes_of(session):
        with suppress(OSError):
            fields = (_PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def _kib(pid: int, name: str) -> int:
    with suppress(OSError):
        for line in (_PROC / str(pid) / "smaps_rollup").read_text().splitlines():
            if line.startswith(f"{name}:"):
                return int(line.split()[1])
    return 0
