"""What a toast stands for, as one text: the only thing that a desktop gives back with a click.

Accounts may share what they are told (a broadcast has one id in all of them), and each has a
digest of its own. So the text says whose it is, also days later and after a restart.
"""

from __future__ import annotations

import re

import msgspec

_OWNED = re.compile(r"@(\w+):(.+)", re.ASCII | re.DOTALL)


class ToastKey(msgspec.Struct, frozen=True, kw_only=True):
    """What is shown to whom; `str` gives the text."""

    what: str
    """The event's id, `DIGEST_KEY`, `REMINDERS_KEY` or `SAMPLE_KEY`."""
    account: str = ""
    """Key of the account; empty where there is none, or nobody knows it."""

    def __str__(self) -> str:
        return f"@{self.account}:{self.what}" if self.account else self.what

    @classmethod
    def read(cls, text: str) -> ToastKey:
        """The key that `text` is; an id alone, as links have it, knows no account."""
        owned = _OWNED.fullmatch(text)
        return cls(account=owned[1], what=owned[2]) if owned else cls(what=text)
