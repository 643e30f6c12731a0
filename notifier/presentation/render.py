"""From an event to the words of its toast and of its line in the inbox.

Every event type has one function here; a type that is newer than this app gets generic
words. The amount is built from number and currency, never taken from a sentence, and
everything from outside is cleaned.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import datetime, tzinfo

import msgspec
from PySide6.QtCore import QLocale

from contract.events import (
    BillGenerated,
    FailureCategory,
    GenericNotification,
    MonetaryPayload,
    Payload,
    PaymentFailed,
    PaymentSuccess,
    UnknownEvent,
)
from contract.links import https_host
from notifier.core.digest import Digest
from notifier.core.notification import Notification
from notifier.core.policy import Urgency, urgency_of
from notifier.presentation import formats
from notifier.presentation.sanitize import clean, cut, isolated
from notifier.presentation.translate import translate, translate_count

TITLE_CHARS = 40
BODY_CHARS = 120
OPEN_URL = "open-url"
"""The id of the action that opens `Words.url`."""

_SEPARATOR = " · "
_ID_CHARS = 40
_PHRASE_CHARS = 60


class Action(msgspec.Struct, frozen=True, kw_only=True):
    """Something to do about it, as a button."""

    id: str
    label: str


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """What a person reads."""

    title: str
    """At most `TITLE_CHARS`."""
    body: str
    """At most `BODY_CHARS`, one line, the amount first; may be empty."""
    actions: tuple[Action, ...] = ()
    urgency: Urgency = Urgency.NORMAL
    url: str | None = None
    """Where the action leads: `https`, to an allowed host. None when there is no such link."""


class _Outside(str):
    """A phrase that comes from outside, in whatever script."""

    __slots__ = ()


class _Setting(msgspec.Struct, frozen=True):
    locale: QLocale
    now: datetime
    zone: tzinfo | None
    default_currency: str
    hide_amounts: bool


def render(
    notification: Notification,
    *,
    locale: QLocale,
    now: datetime,
    default_currency: str,
    allowed_hosts: Collection[str] = (),
    hide_amounts: bool = False,
    zone: tzinfo | None = None,
) -> Words:
    """Return the words for `notification`. Pure; any thread.

    `now` is aware; `zone` None is the computer's own. Without `allowed_hosts`, a link
    may lead to any `https` host. With `hide_amounts` nothing but the kind is said.
    """
    payload = notification.payload
    setting = _Setting(formats.reading_locale(locale), now, zone, default_currency, hide_amounts)
    title, phrases, label = _words_of(payload, setting)
    if notification.test:
        title = translate("Toast", "TEST · %1").replace("%1", title)
    url = allowed_url(payload.url, allowed_hosts)
    phrases = [*phrases, _Outside(clean(notification.owner, limit=_ID_CHARS))]
    return Words(
        title=cut(title, TITLE_CHARS),
        body=""
        if hide_amounts
        else _joined(phrases, right_to_left=_is_right_to_left(setting.locale)),
        actions=(Action(id=OPEN_URL, label=label),) if url else (),
        urgency=urgency_of(payload),
        url=url,
    )


def render_digest(digest: Digest, *, owner: str = "") -> Words:
    """Return the words for many notifications at once, or missed while away.

    `owner`: whose they are, while that has to be said.
    """
    title = translate_count("Toast", "%n notification(s) while you were away", digest.total)
    return Words(title=cut(title, TITLE_CHARS), body=_kinds(digest, owner))


def render_held(digest: Digest, *, owner: str = "") -> Words:
    """Return the words for what was held back while nobody was to be disturbed."""
    title = translate_count("Toast", "%n notification(s) in the meantime", digest.total)
    return Words(title=cut(title, TITLE_CHARS), body=_kinds(digest, owner))


def _kinds(digest: Digest, owner: str) -> str:
    counts = (
        (digest.payments, translate_count("Toast", "%n payment(s)", digest.payments)),
        (digest.failed, translate_count("Toast", "%n failed", digest.failed)),
        (digest.bills, translate_count("Toast", "%n bill(s)", digest.bills)),
        (digest.others, translate_count("Toast", "%n other(s)", digest.others)),
    )
    return for_owner(formats.listed(text for count, text in counts if count), owner)


def for_owner(text: str, owner: str) -> str:
    """`text` as a toast's body, and whose it is; an empty `owner` need not be said."""
    name = clean(owner, limit=_ID_CHARS)
    if name:
        places = {"%1": name, "%2": text}
        text = re.sub("%[12]", lambda place: places[place[0]], translate("Toast", "For %1: %2"))
    return cut(text, BODY_CHARS)


def render_sample() -> Words:
    """Return the words of the toast that shows that toasts work."""
    return Words(
        title=translate("Toast", "You will see payments here"),
        body=translate("Toast", "This is a test. Nothing was paid."),
    )


def bill_name(utility: str) -> str:
    """What a bill is for, as a title: `Electricity bill`. Clean, within `TITLE_CHARS`."""
    pattern = translate("Toast", "%1 bill")
    name = pattern.replace("%1", _utility(utility, limit=TITLE_CHARS - len(pattern) + len("%1")))
    return name[:1].upper() + name[1:]


def next_step(category: FailureCategory) -> str:
    """What a person can do about a payment that failed for this reason; may be empty."""
    steps = {
        FailureCategory.INSUFFICIENT_FUNDS: translate("Failure", "Add money or pay another way"),
        FailureCategory.AUTHENTICATION_FAILED: translate(
            "Failure", "Try again and confirm with your bank"
        ),
        FailureCategory.DETAILS_WRONG_OR_EXPIRED: translate("Failure", "Check the payment details"),
        FailureCategory.LIMIT_EXCEEDED: translate("Failure", "Raise your limit or pay another way"),
        FailureCategory.DECLINED_BY_BANK: translate("Failure", "Ask your bank or pay another way"),
        FailureCategory.METHOD_NOT_SUPPORTED: translate("Failure", "Pay another way"),
        FailureCategory.TECHNICAL: translate("Failure", "Try again in a few minutes"),
    }
    return steps.get(category, "")


def allowed_url(url: str | None, allowed_hosts: Collection[str]) -> str | None:
    """`url` if it may be opened, else None.

    An allowed host is meant exactly; `*.example.com` stands for all hosts below it.
    """
    host = https_host(url) if url else None
    if host is None:
        return None
    if allowed_hosts and not any(_covers(allowed.lower(), host) for allowed in allowed_hosts):
        return None
    return url


def _covers(allowed: str, host: str) -> bool:
    if allowed.startswith("*."):
        return host.endswith(allowed[1:])
    return host == allowed


def _words_of(payload: Payload, setting: _Setting) -> tuple[str, list[str], str]:
    """Title, phrases of the body and the label of the link."""
    match payload:
        case PaymentSuccess():
            return _payment_success(payload, setting)
        case PaymentFailed():
            return _payment_failed(payload, setting)
        case BillGenerated():
            return _bill_generated(payload, setting)
        case GenericNotification():
            return _generic(payload.title, payload.message, [], setting)
        case UnknownEvent():
            return _generic(payload.title, payload.message, _amount(payload, setting), setting)
        case _:
            return _generic(None, None, [], setting)


def _payment_success(event: PaymentSuccess, setting: _Setting) -> tuple[str, list[str], str]:
    phrases = [
        *_amount(event, setting),
        _Outside(clean(event.description or "", limit=_PHRASE_CHARS)),
    ]
    phrases.append(_Outside(clean(event.transaction_id, limit=_ID_CHARS)))
    title = translate("Toast", "Payment successful")
    return title, phrases, translate("Toast", "View receipt")


def _payment_failed(event: PaymentFailed, setting: _Setting) -> tuple[str, list[str], str]:
    phrases = [*_amount(event, setting), _Outside(clean(event.reason, limit=_PHRASE_CHARS))]
    phrases.append(next_step(FailureCategory.of(event.category)))
    phrases.append(_Outside(clean(event.transaction_id, limit=_ID_CHARS)))
    return translate("Toast", "Payment failed"), phrases, translate("Toast", "Try again")


def _bill_generated(event: BillGenerated, setting: _Setting) -> tuple[str, list[str], str]:
    phrases = _amount(event, setting)
    if event.due_date is None:
        phrases.append(_Outside(clean(event.bill_number or event.bill_id, limit=_ID_CHARS)))
    else:
        today = formats.local_day(setting.now, setting.zone)
        phrases.append(formats.due(event.due_date, today=today, locale=setting.locale))
    pattern = translate("Toast", "New %1 bill")
    room = TITLE_CHARS - len(pattern) + len("%1")
    title = pattern.replace("%1", _utility(event.utility, limit=room))
    return title, phrases, translate("Toast", "Pay bill")


def _generic(
    title: str | None, message: str | None, amount: list[str], setting: _Setting
) -> tuple[str, list[str], str]:
    # A title from outside may speak of money, too.
    said = "" if setting.hide_amounts else clean(title or "", limit=TITLE_CHARS)
    phrases = [*amount, _Outside(clean(message or "", limit=BODY_CHARS))]
    return said or translate("Toast", "New notification"), phrases, translate("Toast", "Open")


def _amount(event: MonetaryPayload, setting: _Setting) -> list[str]:
    value = event.money(setting.default_currency)
    if value is None:
        return []
    # The currency of an older or stranger server is text from outside, like any other.
    value = msgspec.structs.replace(value, currency=clean(value.currency, limit=8))
    return [cut(formats.money(value, setting.locale), _PHRASE_CHARS)]


def _joined(phrases: list[str], *, right_to_left: bool) -> str:
    """The phrases as one line. What is too long loses its end, never its amount."""
    said = [phrase for phrase in phrases if phrase]
    if len(said) > 1:
        said = [
            isolated(phrase, right_to_left=right_to_left)
            if isinstance(phrase, _Outside)
            else phrase
            for phrase in said
        ]
    return cut(_SEPARATOR.join(said), BODY_CHARS)


def _is_right_to_left(locale: QLocale) -> bool:
    from PySide6.QtCore import Qt  # noqa: PLC0415 - 19 ms, which the connection need not wait for

    return locale.textDirection() is Qt.LayoutDirection.RightToLeft


def _utility(raw: str, *, limit: int) -> str:
    """The kind of bill, inside a sentence; a name that we do not know stays as it is."""
    said = clean(raw.replace("_", " "), limit=limit)
    known = {
        "electricity": translate("Utility", "electricity"),
        "water": translate("Utility", "water"),
        "gas": translate("Utility", "gas"),
        "internet": translate("Utility", "internet"),
        "broadband": translate("Utility", "broadband"),
        "phone": translate("Utility", "phone"),
        "mobile": translate("Utility", "mobile"),
        "television": translate("Utility", "television"),
        "heating": translate("Utility", "heating"),
        "rent": translate("Utility", "rent"),
        "insurance": translate("Utility", "insurance"),
    }
    return known.get(said.casefold(), said)
