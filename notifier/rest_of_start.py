"""What is built behind the connection: windows, settings, updates, and who listens to what.

Imported with the first need of it, because none of it is wanted before there is a
connection, and all of it together takes as long as the connection does.
"""

from __future__ import annotations

import argparse
import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

from notifier.app_version import app_version
from notifier.brand import Brand
from notifier.bridge import Bridge
from notifier.choices import Choices
from notifier.core.wish import Wish, wish_of_link
from notifier.desk import Desk
from notifier.engine import Engine, SignInAtStart
from notifier.paths import Paths
from notifier.pausing import Pausing
from notifier.platform.network import network_watcher
from notifier.settings_desk import SettingsDesk
from notifier.start_at_login import follow_start_at_login
from notifier.store.settings import Settings, SettingsFile
from notifier.updating import Updating

if TYPE_CHECKING:
    from notifier.core.problems import Problem
    from notifier.platform.single_instance import Asked, SingleInstance
    from notifier.ui.language import Language
    from notifier.ui.status import Status
    from notifier.ui.tray_icon import TrayIcon
    from notifier.ui.tray_menu import TrayMenu

_log = logging.getLogger("paybell")


class RestOfStart(QObject):
    """Main thread. Made once; `close`, and behind the network thread's end `install_update`."""

    def __init__(
        self,
        *,
        options: argparse.Namespace,
        brand: Brand,
        paths: Paths,
        instance: SingleInstance,
        language: Language,
        status: Status,
        menu: TrayMenu,
        tray: TrayIcon,
        settings: SettingsFile,
        bridge: Bridge,
        engine: Engine,
        quit_app: Callable[[], None],
        parent: QObject,
    ) -> None:
        """`quit_app` is called when a person, or an installer, wants the app to end."""
        super().__init__(parent)
        self._brand = brand
        self._paths = paths
        self._instance = instance
        self._language = language
        self._status = status
        self._menu = menu
        self._tray = tray
        self._bridge = bridge
        self._engine = engine
        self._quit = quit_app
        self._choices = Choices(settings, self)
        self._speak(self._choices.current)  # an administrator may have chosen
        server_url = settings.managed.server_url or options.server or brand.server_url
        self._updating = self._make_updating()
        self._desk = self._build_desk(settings, server_url)
        self._pausing = self._make_pausing()
        self._settings_desk = self._build_settings()
        self._choices.changed.connect(self._speak)
        self._desk.settings_wanted.connect(self._settings_desk.open)
        sign_in = None
        if options.token_stdin:
            sign_in = SignInAtStart(
                server_url=server_url or settings.load().server_url,
                memory_only=options.memory_only,
            )
        engine.start(sign_in)
        start_at_login = follow_start_at_login(brand, paths.profile, self._choices, self)
        start_at_login.problem_occurred.connect(bridge.problem_occurred)
        self._updating.start()
        self._watcher = network_watcher(self)
        self._watcher.changed.connect(engine.network_changed)
        self._watcher.start()

    def open(self, asked: Asked) -> None:
        """What this start, or one after it, was started for."""
        wish = wish_of_link(asked.link, self._brand.url_scheme) if asked.link else Wish()
        if wish is None:
            _log.warning("a link was not understood")
            wish = Wish()
        self._desk.carry_out(replace(wish, activation_token=asked.activation_token))

    def close(self) -> None:
        """Close the windows, and begin nothing any more."""
        self._settings_desk.close()
        self._desk.close()
        self._updating.stop()
        self._watcher.stop()

    def install_update(self) -> None:
        """As the last thing of all, if one waits for the app to quit."""
        self._updating.install()

    def _build_desk(self, settings: SettingsFile, server_url: str) -> Desk:
        desk = Desk(
            brand=self._brand,
            version=app_version(),
            paths=self._paths,
            server_url=server_url,
            settings=settings,
            choices=self._choices,
            status=self._status,
            menu=self._menu,
            tray=self._tray,
            bridge=self._bridge,
            engine=self._engine,
            new_update_panel=self._updating.new_panel,
            take_elsewhere=self._take_in_settings,
            parent=self,
        )
        desk.quit_asked.connect(self._quit)
        return desk

    def _make_updating(self) -> Updating:
        updating = Updating(
            brand=self._brand,
            paths=self._paths,
            version=app_version(),
            choices=self._choices,
            bridge=self._bridge,
            parent=self,
        )
        updating.state_changed.connect(lambda _: self._menu.show_update(updating.ready_version))
        updating.restart_asked.connect(self._quit)
        let_installers_quit(self._instance, updating, self._quit)
        return updating

    def _make_pausing(self) -> Pausing:
        return Pausing(
            choices=self._choices,
            bridge=self._bridge,
            status=self._status,
            menu=self._menu,
            now=lambda: datetime.now(UTC),
            parent=self,
        )

    def _build_settings(self) -> SettingsDesk:
        settings_desk = SettingsDesk(
            brand=self._brand,
            version=app_version(),
            fixed_server_url=self._choices.managed_server_url or self._brand.server_url,
            choices=self._choices,
            status=self._status,
            pausing=self._pausing,
            menu=self._menu,
            bridge=self._bridge,
            engine=self._engine,
            updating=self._updating,
            facts=self._facts,
            parent=self,
        )
        settings_desk.sign_in_wanted.connect(self._menu.sign_in_wanted)
        settings_desk.sign_out_wanted.connect(self._menu.sign_out_wanted)
        return settings_desk

    def _take_in_settings(self, problem: Problem) -> bool:
        return self._settings_desk.take(problem)

    def _speak(self, settings: Settings) -> None:
        """Say everything in the chosen language, at once."""
        if self._language.use(settings.general.language):
            # Later: the window in which it was chosen is in the middle of telling it.
            QTimer.singleShot(0, self, self._say_anew)

    def _say_anew(self) -> None:
        for part in (self._pausing, self._desk, self._settings_desk):
            part.speak()
        self._status.changed.emit()

    def _facts(self) -> Mapping[str, str]:
        """What only a running app knows, for the diagnostics."""
        return {
            "Qt platform": QGuiApplication.platformName(),
            "Tray": "yes" if self._tray.is_available else "no",
            "Screens": ", ".join(
                f"{screen.size().width()}×{screen.size().height()} at"
                f" {screen.devicePixelRatio():.0%}"
                for screen in QGuiApplication.screens()
            ),
            "Connection": self._status.headline,
        }


def let_installers_quit(
    instance: SingleInstance, updating: Updating, quit_app: Callable[[], None]
) -> None:
    """Quit when an installer or an uninstaller asks; beside it nothing may be installed."""
    instance.quit_asked.connect(updating.stay_out)
    instance.quit_asked.connect(quit_app)
