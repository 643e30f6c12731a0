"""The errors of the contract.

ContractError           a message or value breaks the contract
├── UnknownEventType    no such event name
└── BadField            one field is missing, mistyped or out of range
"""

from __future__ import annotations

from typing import Self


class ContractError(ValueError):
    """A message breaks the contract; nothing was stored or sent.

    `code` is stable and meant for programs, `field` names the offending field in the
    wire's own spelling (``payload.amount``), and the text tells a person what to do.
    It never holds the offending value, which could be personal.
    """

    code = "bad_event"

    def __init__(self, message: str, *, field: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.field = field

    def inside(self, prefix: str) -> Self:
        """The same error, seen from one level further out (``amount`` → ``payload.amount``)."""
        return type(self)(self.message, field=f"{prefix}.{self.field}" if self.field else prefix)


class UnknownEventType(ContractError):
    """The event name is none of those that this version accepts."""

    code = "unknown_type"


class BadField(ContractError):
    """One field is missing, has the wrong type, or is out of range."""

    code = "bad_field"
