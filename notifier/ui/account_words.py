"""What an account, and a device of it, is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from notifier.presentation.sanitize import clean

if TYPE_CHECKING:
    from notifier.core.account import AccountView, OwnDevice


_LONGEST = 64


def account_name(view: AccountView) -> str:
    """What the issuer calls its person; else where it is."""
    return clean(view.label, limit=_LONGEST) or view.server_url.partition("://")[2]


def device_name(device: OwnDevice) -> str:
    """`Ann's laptop · Linux`."""
    parts = [clean(device.name, limit=_LONGEST), clean(device.platform, limit=_LONGEST)]
    known = [part for part in parts if part]
    return " · ".join(known) or QCoreApplication.translate("Devices", "A device without a name")


def last_seen(device: OwnDevice) -> str:
    """When it was last heard of, in the locale's short form."""
    if device.is_this:
        return QCoreApplication.translate("Devices", "This computer")
    at = QDateTime.fromSecsSinceEpoch(int(device.last_seen.timestamp()))
    when = QLocale().toString(at, QLocale.FormatType.ShortFormat)
    return QCoreApplication.translate("Devices", "Last connected {when}").format(when=when)
