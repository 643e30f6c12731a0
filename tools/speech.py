"""How dev.py speaks: one line per thing that it does, in colour only on a terminal."""

from __future__ import annotations

import os
import sys


class Stop(Exception):
    """What is in the way, in a sentence for the person who ran the command."""


def say(text: str) -> None:
    """One line about what is done, told apart from the output of the tools."""
    print(f"{paint('dev.py', '36')}: {text}", flush=True)


def good(text: str) -> str:
    """`text` in green, on a terminal."""
    return paint(text, "32")


def bad(text: str) -> str:
    """`text` in red, on a terminal."""
    return paint(text, "31")


def indented_tail(output: str, lines: int) -> str:
    """The last lines of a program's output, set off from our own sentence."""
    return "\n".join(f"    {line[:200]}" for line in output.splitlines()[-lines:])


def paint(text: str, colour: str) -> str:
    """`text` in an ANSI colour, on a terminal that has not asked for none."""
    if os.name == "nt" or not sys.stdout.isatty() or os.environ.get("NO_COLOR"):
        return text
    return f"\033[{colour}m{text}\033[0m"
