"""Whether this desktop has a tray, and how the app lives where it has none: as a window."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt

from notifier.bridge import Bridge, TrayMessage
from notifier.core.policy import Urgency
from notifier.core.problems import Problem
from notifier.inbox import Inbox
from notifier.ui.tray_icon import TrayIcon

_log = logging.getLogger("paybell.desk")

_NO_TRAY = "no_tray"


class TrayPresence(QObject):
    """Main thread. Tells the toasts, and the person once, that there is no tray."""

    def __init__(
        self,
        *,
        tray: TrayIcon,
        bridge: Bridge,
        inbox: Inbox,
        app_name: str,
        told_file: Path,
        parent: QObject | None = None,
    ) -> None:
        """`told_file` is there once the person was told."""
        super().__init__(parent)
        self._tray = tray
        self._bridge = bridge
        self._inbox = inbox
        self._app_name = app_name
        self._told_file = told_file
        queued = Qt.ConnectionType.QueuedConnection
        bridge.tray_message_wanted.connect(self._on_message_wanted, queued)
        tray.missing.connect(self._on_missing)
        tray.became_available.connect(self._on_came)
        self._tell_toasts()

    def _tell_toasts(self) -> None:
        why = "" if self._tray.is_available else _tr("this desktop has no tray")
        self._bridge.set_why_no_tray(why)

    def _on_message_wanted(self, message: TrayMessage) -> None:
        self._tray.show_message(
            message.title, message.body, urgent=message.urgency is Urgency.CRITICAL
        )

    def _on_came(self) -> None:
        self._tell_toasts()
        problem = self._inbox.problem
        if problem is not None and problem.code == _NO_TRAY:
            self._inbox.forget_problem()

    def _on_missing(self) -> None:
        """Say so once in the life of this installation, and live as a window."""
        if self._told_file.exists():
            return
        _log.info("no tray: living as a window")
        self._inbox.show_problem(
            Problem(
                code=_NO_TRAY,
                title=_tr("This desktop has no tray for an icon"),
                message=_tr(
                    "{app} keeps running when you close this window; start it again to open it."
                ).format(app=self._app_name),
                hint=_tr("Ctrl+Q quits."),
            )
        )
        self._inbox.open()
        try:
            self._told_file.touch()
        except OSError as exc:
            _log.warning("could not note that it was told why=%s", type(exc).__name__)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Desk", text)
