"""Whether a notification gets a toast of its own, how loud it is, and what it may say.

Pure: what the decision depends on is an argument.
"""

from __future__ import annotations

from datetime import datetime, tzinfo
from enum import StrEnum

import msgspec

from contract.events import (
    BillGenerated,
    GenericNotification,
    Payload,
    PaymentFailed,
    PaymentSuccess,
)
from notifier.core.notification import Notification
from notifier.core.quiet import Hush, HushReason, Pause, QuietHours, hush_at


class Urgency(StrEnum):
    """How much a toast may disturb; each desktop makes its own of it."""

    LOW = "low"
    NORMAL = "normal"
    CRITICAL = "critical"


class Kind(StrEnum):
    """What a notification is about, as far as the person's choices tell it apart."""

    PAYMENT = "payments"
    FAILED = "failed"
    BILL = "bills"
    OTHER = "other"


class ToastStyle(StrEnum):
    """How notifications of one kind appear."""

    SOUND = "sound"
    SILENT = "silent"
    """A toast without a sound."""
    OFF = "off"
    """In the inbox only."""


class HideAmounts(StrEnum):
    """When a toast says what happened and nothing more."""

    NEVER = "never"
    WHEN_PRIVATE = "when-private"
    """While the screen is locked, presenting or full screen."""
    ALWAYS = "always"


class NotificationChoices(msgspec.Struct, frozen=True, kw_only=True):
    """What the person chose about toasts: the table `notifications` of the settings."""

    payments: ToastStyle = ToastStyle.SOUND
    failed: ToastStyle = ToastStyle.SOUND
    bills: ToastStyle = ToastStyle.SILENT
    other: ToastStyle = ToastStyle.SOUND
    quiet_hours: QuietHours = QuietHours()
    pause: Pause | None = None
    failures_break_through: bool = True
    """Failed payments are shown also in a pause and in quiet hours."""
    hide_amounts: HideAmounts = HideAmounts.WHEN_PRIVATE

    def style_of(self, kind: Kind) -> ToastStyle:
        """How `kind` appears."""
        style: ToastStyle = getattr(self, kind.value)
        return style


class Surroundings(msgspec.Struct, frozen=True, kw_only=True):
    """What the desktop says of the person; what it does not say is False."""

    do_not_disturb: bool = False
    """The desktop's own switch."""
    locked: bool = False
    presenting: bool = False
    """Others may see the screen: presenting, sharing, full screen."""


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """What holds for every notification that is decided now."""

    now: datetime
    choices: NotificationChoices = NotificationChoices()
    hush: Hush | None = None
    """Why the person is not to be disturbed."""
    hides_amounts: bool = False
    """A toast says no more than its kind."""


class Verdict(StrEnum):
    """What becomes of one notification."""

    SHOW = "show"
    """A toast of its own."""
    DIGEST = "digest"
    """Counted in the digest."""
    OVERTAKEN = "overtaken"
    """A later event about the same payment or bill tells the whole story."""
    HOLD = "hold"
    """Not now: told when the person may be disturbed again."""
    OFF = "off"
    """The person wants no toasts of this kind."""
    EXPIRED = "expired"
    """Its time is over, it was withdrawn, or it was read elsewhere: history only."""


class Circumstances(msgspec.Struct, frozen=True, kw_only=True):
    """What is known at the moment at which one notification is decided."""

    now: datetime
    choices: NotificationChoices = NotificationChoices()
    hush: Hush | None = None
    """As in `Moment`."""
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
    if _is_over(notification, circumstances.now):
        return Verdict.EXPIRED
    kind = kind_of(notification.payload)
    if circumstances.choices.style_of(kind) is ToastStyle.OFF:
        return Verdict.OFF
    if is_held(kind, circumstances.choices, circumstances.hush):
        return Verdict.HOLD
    if circumstances.overtaken:
        return Verdict.OVERTAKEN
    is_named = circumstances.may_be_named and kind is Kind.FAILED
    if not circumstances.crowded or circumstances.continues_named or is_named:
        return Verdict.SHOW
    return Verdict.DIGEST


def _is_over(notification: Notification, now: datetime) -> bool:
    expires_at = notification.expires_at
    has_expired = expires_at is not None and expires_at <= now
    return has_expired or notification.withdrawn or notification.read


def moment_of(
    choices: NotificationChoices,
    surroundings: Surroundings,
    now: datetime,
    zone: tzinfo | None = None,
) -> Moment:
    """What holds at `now` (aware); `zone` None is the computer's own."""
    hush = hush_at(
        now,
        pause=choices.pause,
        quiet_hours=choices.quiet_hours,
        do_not_disturb=surroundings.do_not_disturb,
        zone=zone,
    )
    return Moment(
        now=now, choices=choices, hush=hush, hides_amounts=hides_amounts(choices, surroundings)
    )


def is_held(kind: Kind, choices: NotificationChoices, hush: Hush | None) -> bool:
    """Whether toasts of `kind` wait for the end of `hush`.

    A failed payment breaks through what the person said here, if they want it; what they
    said to the whole desktop is obeyed always.
    """
    if hush is None:
        return False
    is_ours_alone = hush.reason is not HushReason.DESKTOP and not hush.desktop_too
    return not (kind is Kind.FAILED and is_ours_alone and choices.failures_break_through)


def hides_amounts(choices: NotificationChoices, surroundings: Surroundings) -> bool:
    """Whether a toast may say no more than its kind."""
    match choices.hide_amounts:
        case HideAmounts.NEVER:
            return False
        case HideAmounts.ALWAYS:
            return True
        case HideAmounts.WHEN_PRIVATE:
            return surroundings.locked or surroundings.presenting


def has_sound(kind: Kind, choices: NotificationChoices) -> bool:
    """Whether a toast of `kind` may be heard."""
    return choices.style_of(kind) is ToastStyle.SOUND


def kind_of(payload: Payload) -> Kind:
    """What `payload` is about; a type that is newer than this app is something else."""
    match payload:
        case PaymentSuccess():
            return Kind.PAYMENT
        case PaymentFailed():
            return Kind.FAILED
        case BillGenerated():
            return Kind.BILL
        case _:
            return Kind.OTHER


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
