"""The icon in the tray: up before anything else, whether the tray is there early, late or never."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSystemTrayIcon

from notifier.ui.status import Status
from notifier.ui.tray_art import Ink, Mark, TrayArt
from notifier.ui.tray_menu import TrayMenu

GRACE_MS = 5000
"""How long a tray may be late at login before the person is told that there is none."""
URGENT_MS = 60_000
"""How long a failure stays on the screen, where Qt's own ten seconds are for the rest."""
LOOK_AGAIN_MS = 10_000
"""How often a missing tray is looked for after that."""


class TrayIcon(QObject):
    """Shows a `Status` and a `TrayMenu` in the tray."""

    clicked = Signal()
    """A click that, by this system's habit, opens the inbox."""
    became_available = Signal()
    """The icon is in a tray, now."""
    message_clicked = Signal()
    """A message of `show_message` was clicked; nobody says which."""
    missing = Signal()
    """There is no tray (once; it is still waited for)."""

    def __init__(
        self,
        app_name: str,
        status: Status,
        menu: TrayMenu,
        *,
        is_panel_light: Callable[[], bool | None],
        is_tray_there: Callable[[], bool] = lambda: True,
        grace_ms: int = GRACE_MS,
        parent: QObject | None = None,
    ) -> None:
        """`is_tray_there`: whether Qt may be asked for an icon yet (`platform.tray_hosts`)."""
        super().__init__(parent)
        self._app_name = app_name
        self._status = status
        self._menu = menu
        self._is_panel_light = is_panel_light
        self._art = TrayArt()
        self._drawn: tuple[Mark, Ink, int, bool] | None = None
        self._is_tray_there = is_tray_there
        self._icon: QSystemTrayIcon | None = None
        """None until there is a tray: Qt decides only once which kind it is."""
        self._grace_ms = grace_ms
        self._told = False
        self._wait = QTimer(self)
        self._wait.timeout.connect(self._on_wait_over)
        status.changed.connect(self._draw)
        menu.aboutToShow.connect(self._on_menu_shown)
        menu.aboutToHide.connect(self._on_menu_hidden)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._draw)

    def show(self) -> bool:
        """Put the icon into the tray; False when there is none yet (it is waited for)."""
        if self._show_icon():
            return True
        self._draw()
        self._wait.start(self._grace_ms)
        return False

    def look_again(self) -> None:
        """A tray may have come."""
        if self._wait.isActive():
            self._look()

    def hide(self) -> None:
        """Take the icon away, at the end."""
        self._wait.stop()
        if self._icon is not None:
            self._icon.hide()

    @property
    def is_available(self) -> bool:
        """Whether there is a tray now."""
        return self._icon is not None and QSystemTrayIcon.isSystemTrayAvailable()

    def show_message(self, title: str, body: str, *, urgent: bool) -> bool:
        """Show a toast by Qt's own means; False when there is no tray to show it.

        Nobody says whether it appeared, and a click on it opens the inbox.
        """
        if self._icon is None or not (self.is_available and QSystemTrayIcon.supportsMessages()):
            return False
        icons = QSystemTrayIcon.MessageIcon
        if urgent:
            self._icon.showMessage(title, body, icons.Warning, URGENT_MS)
        else:
            self._icon.showMessage(title, body, icons.Information)
        return True

    def _show_icon(self) -> bool:
        """Put the icon into the tray; False when there is none."""
        if not self._is_tray_there():
            return False
        if self._icon is None:
            self._icon = QSystemTrayIcon(self)
            self._icon.setContextMenu(self._menu)
            self._icon.activated.connect(self._on_activated)
            self._icon.messageClicked.connect(self.message_clicked)
        self._draw()
        # Qt puts the icon into a late tray by itself on most desktops; asking again harms
        # nowhere and helps on the others.
        self._icon.hide()
        self._icon.show()
        return QSystemTrayIcon.isSystemTrayAvailable()

    def _draw(self) -> None:
        status = self._status
        self._menu.show_status(status.headline, can_retry=status.can_retry)
        if self._icon is None:
            return
        wanted = (status.mark, self._ink(), status.unread, status.is_hushed)
        if wanted != self._drawn:
            mark, ink, unread, hushed = wanted
            self._icon.setIcon(self._art.icon(mark, ink, unread, paused=hushed))
            self._drawn = wanted
        tooltip = f"{self._app_name}\n{status.tooltip}"
        if self._icon.toolTip() != tooltip:
            self._icon.setToolTip(tooltip)

    def _ink(self) -> Ink:
        if sys.platform == "darwin":
            return Ink.TEMPLATE
        else:  # noqa: RET505 - so that type checkers see one branch per system
            light = self._is_panel_light()
            return {None: Ink.ANY_PANEL, True: Ink.LIGHT_PANEL, False: Ink.DARK_PANEL}[light]

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        # macOS opens the menu on a click, and reports the click as well. The middle button is
        # the left one's stand-in on Linux.
        reasons = QSystemTrayIcon.ActivationReason
        if reason in (reasons.Trigger, reasons.MiddleClick) and sys.platform != "darwin":
            self.clicked.emit()

    def _on_menu_shown(self) -> None:
        self._status.watch("menu", looking=True)
        self._draw()

    def _on_menu_hidden(self) -> None:
        self._status.watch("menu", looking=False)

    def _on_wait_over(self) -> None:
        if self._look():
            return
        self._wait.start(LOOK_AGAIN_MS)
        if not self._told:
            self._told = True
            self.missing.emit()

    def _look(self) -> bool:
        if not self._show_icon():
            return False
        self._wait.stop()
        self.became_available.emit()
        return True
