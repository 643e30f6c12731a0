"""The events: one frozen class each, and the two ways to read one.

`Event.parse` is the door's strict reading (a producer's mistake is named, never guessed
at); `read_payload` is the device's tolerant one (an older app survives a newer
producer). A new event is one class here and its golden JSON in `contract/examples/`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Self

import msgspec

from contract import jsontext
from contract.errors import BadField, ContractError, UnknownEventType
from contract.faults import fault_of
from contract.links import MAX_URL_CHARS, https_host
from contract.money import Money, check_amount, check_currency, from_minor, is_plausible

MAX_PAYLOAD_BYTES = 16 * 1024
"""Largest payload, as UTF-8 JSON; a toast needs 200 bytes, a bill with all fields 1 KiB."""

MAX_PAYLOAD_DEPTH = 32
"""Levels of objects and lists; a reader with a short stack must survive an event, too."""

Identifier = Annotated[str, msgspec.Meta(min_length=1, max_length=128)]
Line = Annotated[str, msgspec.Meta(min_length=1, max_length=256)]
Text = Annotated[str, msgspec.Meta(max_length=4096)]
Instant = Annotated[datetime, msgspec.Meta(tz=True)]


class NotificationType(StrEnum):
    """The names of the events as they travel."""

    PAYMENT_SUCCESS = "payment_success"
    PAYMENT_FAILED = "payment_failed"
    BILL_GENERATED = "bill_generated"
    NOTIFICATION = "notification"


class FailureCategory(StrEnum):
    """Why a payment failed, in steps that a payer can act on.

    A provider's own decline code, above all one that says stolen or fraud, is mapped to
    one of these before it gets here, and never reaches a device.
    """

    INSUFFICIENT_FUNDS = "insufficient_funds"
    AUTHENTICATION_FAILED = "authentication_failed"
    DETAILS_WRONG_OR_EXPIRED = "details_wrong_or_expired"
    LIMIT_EXCEEDED = "limit_exceeded"
    DECLINED_BY_BANK = "declined_by_bank"
    METHOD_NOT_SUPPORTED = "method_not_supported"
    TECHNICAL = "technical"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"

    @classmethod
    def of(cls, value: str | None) -> FailureCategory:
        """The category named `value`; one that is newer than this app is UNKNOWN."""
        try:
            return cls(value or "unknown")
        except ValueError:
            return cls.UNKNOWN


class PaymentMethod(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """How it was paid, in what may be shown: never more than the last four digits."""

    brand: Line
    last4: Annotated[str, msgspec.Meta(pattern=r"^[0-9A-Za-z]{2,4}\Z")] | None = None


class Payload(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """What every event may carry. Unknown extra fields are kept in the event's JSON."""

    event_name: ClassVar[str] = ""

    url: str | None = None
    """`https:` only; opened on a click, and only on one of the brand's hosts."""
    timestamp: Instant | None = None
    """When the thing happened; `Meta.at` says when it was accepted."""

    @property
    def default_subject(self) -> str | None:
        """What the event is about, when its producer does not say."""
        return None

    def money(self, default_currency: str) -> Money | None:
        """The amount that the event speaks of, or None."""
        return None

    def check(self) -> None:
        """Raise `BadField` for what the types alone cannot tell."""
        if self.url is not None and https_host(self.url) is None:
            raise BadField(
                f"must be an https:// address, {MAX_URL_CHARS} characters at most", field="url"
            )
        # The first and the last year have moments that some time zones cannot write.
        if self.timestamp is not None and not 1 < self.timestamp.year < 9999:
            raise BadField("is out of range", field="timestamp")


class MonetaryPayload(Payload, frozen=True, kw_only=True, rename="camel"):
    """An event that may speak of money, as `amount` (major units) or `amountMinor`."""

    amount_required: ClassVar[bool] = True

    amount: Decimal | None = None
    """Major units, as a decimal string or a JSON number."""
    amount_minor: Annotated[int, msgspec.Meta(ge=0, lt=10**18)] | None = None
    """Minor units, instead of `amount`."""
    currency: str | None = None
    """ISO 4217; absent means the brand's default currency."""

    def money(self, default_currency: str) -> Money | None:
        """The exact amount, or None when the event carries none."""
        currency = self.currency or default_currency
        if self.amount is not None:
            return Money(amount=self.amount, currency=currency)
        if self.amount_minor is not None:
            return from_minor(self.amount_minor, currency)
        return None

    def check(self) -> None:
        """Raise `BadField` unless the amount is one amount, and exact in its currency."""
        super().check()
        if self.currency is not None:
            check_currency(self.currency)
        if self.amount is not None and self.amount_minor is not None:
            raise BadField("give either amount or amountMinor, not both", field="amountMinor")
        if self.amount is not None:
            check_amount(self.amount, self.currency, field="amount")
        elif self.amount_minor is None and self.amount_required:
            raise BadField("is required (or amountMinor)", field="amount")


class PaymentSuccess(MonetaryPayload, frozen=True, kw_only=True, rename="camel"):
    """A payment went through."""

    event_name: ClassVar[str] = NotificationType.PAYMENT_SUCCESS

    transaction_id: Identifier
    description: Line | None = None
    method: PaymentMethod | None = None

    @property
    def default_subject(self) -> str:
        """The payment."""
        return self.transaction_id


class PaymentFailed(MonetaryPayload, frozen=True, kw_only=True, rename="camel"):
    """A payment did not go through."""

    event_name: ClassVar[str] = NotificationType.PAYMENT_FAILED
    amount_required: ClassVar[bool] = False

    transaction_id: Identifier
    reason: Line
    category: str | None = None
    """A `FailureCategory`; a string here, so that an older device survives a newer one."""

    @property
    def default_subject(self) -> str:
        """The payment."""
        return self.transaction_id

    def check(self) -> None:
        """Raise `BadField` also for a category that does not exist."""
        super().check()
        if self.category is not None and FailureCategory.of(self.category) != self.category:
            known = ", ".join(FailureCategory)
            raise BadField(f"must be one of {known}", field="category")


class BillGenerated(MonetaryPayload, frozen=True, kw_only=True, rename="camel"):
    """A bill was issued."""

    event_name: ClassVar[str] = NotificationType.BILL_GENERATED

    bill_id: Identifier
    utility: Line
    due_date: date | None = None
    bill_number: Line | None = None
    bill_date: date | None = None
    period: Line | None = None
    minimum_due: Decimal | None = None
    category: Line | None = None

    @property
    def default_subject(self) -> str:
        """The bill."""
        return self.bill_id

    def check(self) -> None:
        """Raise `BadField` also for a minimum that the currency cannot hold."""
        super().check()
        if self.minimum_due is not None:
            check_amount(self.minimum_due, self.currency, field="minimumDue")


class GenericNotification(Payload, frozen=True, kw_only=True, rename="camel"):
    """Anything else that a platform has to say, in its own words."""

    event_name: ClassVar[str] = NotificationType.NOTIFICATION

    type: Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9_-]{0,63}\Z")]
    """`info`, `success`, `warning`, `error`, `system_alert`, or a slug shown as `info`."""
    title: Line
    message: Text


class UnknownEvent(MonetaryPayload, frozen=True, kw_only=True, rename="camel"):
    """What an older app can still say about an event that is newer than itself."""

    amount_required: ClassVar[bool] = False

    title: Text | None = None
    message: Text | None = None


EVENT_TYPES: dict[str, type[Payload]] = {
    cls.event_name: cls
    for cls in (PaymentSuccess, PaymentFailed, BillGenerated, GenericNotification)
}
"""Every event that this version accepts, by name."""


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """A checked event, with the JSON text in which it is stored, sent and replayed."""

    name: str
    payload: Payload
    payload_json: str
    """The payload as compact JSON, with the extra fields of a newer producer."""

    @classmethod
    def parse(cls, name: str, payload: Mapping[str, Any] | bytes) -> Self:
        """Check what a producer gave: a mapping in process, or the bytes of its JSON.

        A Decimal becomes a decimal string; a float goes by the digits that JSON would
        write, and is refused when its currency has fewer (``0.1 + 0.2``).

        Raises `UnknownEventType`, or `BadField` with the field's name.
        """
        model = EVENT_TYPES.get(name)
        if model is None:
            known = ", ".join(EVENT_TYPES)
            raise UnknownEventType(f"must be one of {known}", field="type")
        plain = _plain(payload)
        if not _is_shallow(plain, MAX_PAYLOAD_DEPTH):
            raise BadField(f"has more than {MAX_PAYLOAD_DEPTH} levels")
        typed = _convert(plain, model)
        typed.check()
        text = jsontext.dumps(plain)
        if len(text.encode()) > MAX_PAYLOAD_BYTES:
            raise BadField(f"is larger than {MAX_PAYLOAD_BYTES} bytes")
        return cls(name=name, payload=typed, payload_json=text)


def read_payload(name: str, payload: object) -> Payload:
    """What a device makes of a received payload: tolerant of all that is newer than itself.

    `payload` is the decoded JSON value (`jsontext.loads`). An unknown `name` is an
    `UnknownEvent`. Raises `BadField` when what it needs to show is missing.
    """
    typed = _convert(payload, EVENT_TYPES.get(name, UnknownEvent))
    # Not `msgspec.structs.fields`: it compiles the annotations anew, 150 µs for each event.
    names = zip(typed.__struct_fields__, typed.__struct_encode_fields__, strict=True)
    for attribute, encoded in names:
        number = getattr(typed, attribute)
        if isinstance(number, Decimal) and not is_plausible(number):
            raise BadField("is out of range", field=encoded)
    return typed


def _plain(payload: Mapping[str, Any] | bytes) -> dict[str, Any]:
    try:
        text = payload if isinstance(payload, bytes) else msgspec.json.encode(payload)
        plain = jsontext.loads(text)
    except (TypeError, ValueError, RecursionError) as exc:
        raise BadField("must be a JSON object") from exc
    if not isinstance(plain, dict):
        raise BadField("must be a JSON object")
    return plain


def _is_shallow(value: object, levels: int) -> bool:
    if isinstance(value, dict):
        value = list(value.values())
    if not isinstance(value, list):
        return True
    return levels > 0 and all(_is_shallow(item, levels - 1) for item in value)


def _convert(plain: object, model: type[Payload]) -> Payload:
    try:
        return msgspec.convert(plain, model)
    except msgspec.ValidationError as exc:
        raise fault_of(exc) from None


__all__ = [
    "EVENT_TYPES",
    "MAX_PAYLOAD_BYTES",
    "BillGenerated",
    "ContractError",
    "Event",
    "FailureCategory",
    "GenericNotification",
    "MonetaryPayload",
    "NotificationType",
    "Payload",
    "PaymentFailed",
    "PaymentMethod",
    "PaymentSuccess",
    "UnknownEvent",
    "read_payload",
]
