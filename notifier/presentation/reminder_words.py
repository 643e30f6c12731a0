"""What a reminder of unpaid bills says."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, tzinfo

import msgspec
from PySide6.QtCore import QLocale

from contract.events import BillGenerated
from notifier.core.policy import Urgency
from notifier.core.reminders import Reminder, Stage
from notifier.presentation.formats import listed
from notifier.presentation.render import TITLE_CHARS, Words, bill_name, for_owner, render
from notifier.presentation.sanitize import cut
from notifier.presentation.translate import translate, translate_count

_SEPARATOR = " · "


def render_reminders(
    reminders: Sequence[Reminder],
    *,
    locale: QLocale,
    now: datetime,
    default_currency: str,
    allowed_hosts: Collection[str] = (),
    hide_amounts: bool = False,
    zone: tzinfo | None = None,
) -> Words:
    """The words for one reminder, or for several as one. Pure; any thread.

    The arguments are those of `render`. It is quiet while there is time, and never loud.
    """
    urgency = Urgency.LOW if all(r.stage is Stage.BEFORE for r in reminders) else Urgency.NORMAL
    said = [
        render(
            reminder.bill.bill,
            locale=locale,
            now=now,
            default_currency=default_currency,
            allowed_hosts=allowed_hosts,
            zone=zone,
        )
        for reminder in reminders
    ]
    if len(reminders) > 1:
        bills = [
            _SEPARATOR.join((_name(reminder), words.body.split(_SEPARATOR)[0]))
            for reminder, words in zip(reminders, said, strict=True)
        ]
        title = translate_count("Reminder", "%n bill(s) to pay", len(reminders))
        body = "" if hide_amounts else for_owner(listed(bills), reminders[0].bill.bill.owner)
        return Words(title=cut(title, TITLE_CHARS), body=body, urgency=urgency)
    (reminder,), (words,) = reminders, said
    if hide_amounts:
        hidden = translate("Reminder", "A bill is to be paid")
        return msgspec.structs.replace(words, title=hidden, body="", urgency=urgency)
    title = {
        Stage.BEFORE: translate("Reminder", "%1 to pay"),
        Stage.DUE: translate("Reminder", "%1 due today"),
        Stage.OVERDUE: translate("Reminder", "%1 overdue"),
    }[reminder.stage].replace("%1", _name(reminder))
    # The body is the bill's own: its amount, and when it is due.
    return msgspec.structs.replace(words, title=cut(title, TITLE_CHARS), urgency=urgency)


def _name(reminder: Reminder) -> str:
    bill = reminder.bill.bill
    name = bill_name(bill.payload.utility) if isinstance(bill.payload, BillGenerated) else ""
    return translate("Toast", "TEST · %1").replace("%1", name) if bill.test else name
