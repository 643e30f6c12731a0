"""Whether a notification gets a toast of its own, and how urgent it is.

Pure: what the decision depends on is an argument.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import msgspec

from contract.events import BillGenerated, GenericNotification, Payload, PaymentFailed
from notifier.core.notification import Notification


class Urgency(StrEnum):
    """How much a toast may disturb; each desktop makes its own of it."""

    LOW = "low"
    NORMAL = "normal"
    CRITICAL = "critical"


class Verdict(StrEnum):
    """What becomes of one notification."""

    SHOW = "show"
    """A toast of its own."""
    DIGEST = "digest"
    """Counted in the digest."""
    OVERTAKEN = "overtaken"
    """A later event about the same payment or bill tells the whole story."""
    EXPIRED = "expired"
    """Its time is over, it was withdrawn, or it was read elsewhere: history only."""


class Circumstances(msgspec.Struct, frozen=True, kw_only=True):
    """What is known at the moment at which one notification is decided."""

    now: datetime
    overtaken: bool = False
    """A later event of the same subject waits behind this one."""
    crowded: bool = False
    """So many arrive at once that toasts of their own would be a flood."""
    may_be_named: bool = False
    """In a crowd: there is still room to show a failed payment by itself."""
    continues_named: bool = False
    """In a crowd: the same payment's failure is on screen, and this event replaces it."""


def decide(notification: Notification, circumstances: Circumstances) -> Verdict:
    """Decide about one notification. Expiry is inclusive: at `expires_at` it is over."""
    expires_at = notification.expires_at
    if expires_at is not None and expires_at <= circumstances.now:
        return Verdict.EXPIRED
    if notification.withdrawn or notification.read:
        return Verdict.EXPIRED
    if circumstances.overtaken:
        return Verdict.OVERTAKEN
    if not circumstances.crowded or circumstances.continues_named:
        return Verdict.SHOW
    if circumstances.may_be_named and isinstance(notification.payload, PaymentFailed):
        return Verdict.SHOW
    return Verdict.DIGEST


def urgency_of(payload: Payload) -> Urgency:
    """A failure is more urgent than a success; a bill is quiet."""
    match payload:
        case PaymentFailed():
            return Urgency.CRITICAL
        case BillGenerated():
            return Urgency.LOW
        case GenericNotification(type="error" | "system_alert"):
            return Urgency.CRITICAL
        case _:
            return Urgency.NORMAL
