"""Why notifications are held back, and until when, in a few words.

The words stay true while time goes by: no "tomorrow" that is today after midnight.
"""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from notifier.core.quiet import Hush, HushReason


def _tr(text: str) -> str:
    return QCoreApplication.translate("Hush", text)


def hush_words(
    hush: Hush | None, *, now: datetime, locale: QLocale, zone: tzinfo | None = None
) -> str:
    """`Paused until 14:30`, or nothing. `now` is aware; `zone` None is the computer's own."""
    if hush is None:
        return ""
    until = _clock(hush.until, now=now, locale=locale, zone=zone) if hush.until else ""
    match hush.reason:
        case HushReason.PAUSE:
            return _tr("Paused until {time}").format(time=until) if until else _tr("Paused")
        case HushReason.QUIET_HOURS:
            return _tr("Quiet until {time}").format(time=until)
        case HushReason.DESKTOP:
            return _tr("Do not disturb is on")


def _clock(until: datetime, *, now: datetime, locale: QLocale, zone: tzinfo | None) -> str:
    """The time of day; with the weekday when it is more than a day ahead."""
    local = until.astimezone(zone)
    time = locale.toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)
    if until - now < timedelta(days=1):
        return time
    day = locale.dayName(local.isoweekday(), QLocale.FormatType.ShortFormat)
    return f"{day} {time}"
