"""The settings window of the running app: opens it, and tells it how things are."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from notifier.brand import Brand
from notifier.bridge import Bridge
from notifier.choices import Choices
from notifier.core.problems import Problem
from notifier.engine import Engine
from notifier.pausing import Pausing
from notifier.presentation.translate import spoken
from notifier.store.settings import Settings
from notifier.ui.appearance import Accent, Appearance
from notifier.ui.status import Status
from notifier.ui.tray_menu import TrayMenu
from notifier.updating import Updating

if TYPE_CHECKING:
    from notifier.core.account import AccountLine, AccountView, OwnDevices

    # Imported when it is first wanted: most days it is not.
    from notifier.ui.settings.pages import Pages
    from notifier.ui.settings.window import SettingsWindow


_log = logging.getLogger("paybell.settings")


class SettingsDesk(QObject):
    """Made before the engine is started. Main thread."""

    sign_in_wanted = Signal()
    sign_out_wanted = Signal()

    def __init__(
        self,
        *,
        brand: Brand,
        version: str,
        fixed_server_url: str,
        choices: Choices,
        status: Status,
        pausing: Pausing,
        menu: TrayMenu,
        bridge: Bridge,
        engine: Engine,
        updating: Updating,
        facts: Callable[[], Mapping[str, str]],
        parent: QObject | None = None,
    ) -> None:
        """`fixed_server_url`: given to everybody; empty when each is asked."""
        super().__init__(parent)
        self._brand = brand
        self._version = version
        self._fixed_server_url = fixed_server_url
        self._choices = choices
        self._status = status
        self._pausing = pausing
        self._engine = engine
        self._updating = updating
        self._facts = facts
        self._account_url = ""
        self._accounts: tuple[AccountLine, ...] = ()
        self._shown_accounts: tuple[tuple[AccountLine, ...], bool, str] | None = None
        self._window: SettingsWindow | None = None
        self._pages: Pages | None = None
        self._appearance = Appearance(Accent(light=brand.accent_light, dark=brand.accent_dark))
        self._appearance.apply(choices.current.general.theme)
        queued = Qt.ConnectionType.QueuedConnection
        bridge.toasts_tried.connect(self._show_ways, queued)
        bridge.diagnostics_ready.connect(self._copy_diagnostics, queued)
        bridge.account_changed.connect(self._on_account_changed, queued)
        bridge.accounts_changed.connect(self._on_accounts_changed, queued)
        bridge.devices_listed.connect(self._on_devices_listed, queued)
        menu.settings_wanted.connect(self.open)
        choices.changed.connect(self._on_changed)
        pausing.changed.connect(self._show_hush)
        status.changed.connect(self._show_account)

    def open(self) -> None:
        """Show the settings, as they were left."""
        if self._window is None:
            self._window = self._make_window()
        self._show_ways()
        self._show_hush()
        self._show_account()
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()
        _log.info("settings shown")

    def take(self, problem: Problem) -> bool:
        """Say `problem` where the person is choosing; False when they are not."""
        if self._window is None or not self._window.isActiveWindow():
            return False
        self._window.show_problem(problem)
        return True

    def speak(self) -> None:
        """The language is another one: the window is made anew in it."""
        was_visible = self._window is not None and self._window.isVisible()
        self.close()
        if was_visible:
            self.open()

    def close(self) -> None:
        """Close the window; at the end."""
        window, self._window, self._pages = self._window, None, None
        self._shown_accounts = None
        if window is not None:
            window.hide()
            window.deleteLater()

    def _make_window(self) -> SettingsWindow:
        from notifier.ui.settings.pages import Pages  # noqa: PLC0415
        from notifier.ui.settings.window import SettingsWindow  # noqa: PLC0415

        updating = self._updating
        pages = Pages(
            self._choices,
            self._status,
            app_name=self._brand.name,
            version=self._version,
            updates=updating.new_panel(centred=False),
            can_update=not updating.why_off,
            support=self._brand.words(QLocale().name()).support,
            support_url=self._brand.support_url,
        )
        pages.notifications.pause_wanted.connect(self._pausing.pause)
        pages.notifications.resume_wanted.connect(self._pausing.resume)
        pages.notifications.test_wanted.connect(self._engine.test_toast)
        pages.account.sign_in_wanted.connect(self.sign_in_wanted)
        pages.account.sign_out_wanted.connect(self.sign_out_wanted)
        pages.account.account_wanted.connect(self._engine.switch_account)
        pages.account.devices_wanted.connect(self._engine.list_devices)
        pages.account.removal_wanted.connect(self._engine.remove_device)
        pages.connection.retry_wanted.connect(self._engine.retry_now)
        pages.connection.proxy.login_wanted.connect(self._on_proxy_login_wanted)
        pages.about.diagnostics_wanted.connect(self._on_diagnostics_wanted)
        self._pages = pages
        return SettingsWindow(self._brand.name, pages.in_order)

    # -- what it is told -----------------------------------------------------------------

    def _on_changed(self, settings: Settings) -> None:
        self._appearance.apply(settings.general.theme)

    def _on_account_changed(self, account: AccountView | None) -> None:
        self._account_url = account.server_url if account is not None else ""
        if account is None:
            self._accounts = ()
        if self._pages is not None:
            self._pages.account.forget_devices()
        self._show_account()

    def _on_accounts_changed(self, accounts: Sequence[AccountLine]) -> None:
        self._accounts = tuple(accounts)
        self._show_account()

    def _on_devices_listed(self, devices: OwnDevices) -> None:
        if self._pages is not None:
            self._pages.account.show_devices(devices)

    def _show_account(self) -> None:
        if self._pages is None:
            return
        shown = self._accounts, self._status.needs_sign_in, self._account_url
        if shown == self._shown_accounts:
            return  # the status counts seconds, too
        self._shown_accounts = shown
        self._pages.account.show_accounts(shown[0], needs_sign_in=shown[1])
        fixed = bool(self._fixed_server_url)
        url = self._fixed_server_url or self._account_url
        self._pages.connection.show_server(url, fixed=fixed)

    def _show_hush(self) -> None:
        if self._pages is not None:
            pausing = self._pausing
            self._pages.notifications.show_hush(pausing.words, is_paused=pausing.is_paused)

    def _show_ways(self) -> None:
        if self._pages is None:
            return
        from notifier.ui.settings.notifications import ToastWay  # noqa: PLC0415

        self._pages.notifications.show_ways(
            [
                ToastWay(
                    name=status.name,
                    works=status.shown,
                    why=spoken(status.why),
                    hint=spoken(status.hint),
                )
                for status in self._engine.toast_status
            ]
        )

    def _copy_diagnostics(self, text: object) -> None:
        """The report is ready: onto the clipboard with it."""
        QGuiApplication.clipboard().setText(str(text))
        if self._pages is not None:
            self._pages.about.show_copied()

    def _on_proxy_login_wanted(self, login: tuple[str, str, str]) -> None:
        self._engine.keep_proxy_login(*login)

    def _on_diagnostics_wanted(self) -> None:
        self._engine.report(self._facts())
