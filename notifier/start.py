"""The parts of a running app, in the order in which they start and, reversed, stop."""

from __future__ import annotations

import argparse
import gc
import logging
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCoreApplication,
    QObject,
    Qt,
    QTimer,
    Slot,
    qInstallMessageHandler,
)
from PySide6.QtGui import QGuiApplication

from notifier.brand import Brand
from notifier.paths import Paths
from notifier.platform.panel import is_panel_light
from notifier.platform.single_instance import Asked, SingleInstance
from notifier.platform.tray_hosts import TrayHosts
from notifier.ui.language import Language
from notifier.ui.status import Status
from notifier.ui.tray_icon import TrayIcon
from notifier.ui.tray_menu import TrayMenu

if TYPE_CHECKING:
    from notifier.bridge import Bridge
    from notifier.choices import Choices
    from notifier.desk import Desk
    from notifier.engine import Engine
    from notifier.logs import LogFile
    from notifier.net.thread import NetworkThread
    from notifier.pausing import Pausing
    from notifier.platform.activation import ActivationDoor
    from notifier.platform.network import NetworkWatcher
    from notifier.platform.termination import Termination
    from notifier.settings_desk import SettingsDesk
    from notifier.store.settings import Settings, SettingsFile
    from notifier.updating import Updating

_log = logging.getLogger("paybell")

_STARTED_WITHIN_MS = 3000
"""By then everything is imported, and the first connection was tried."""


class Start(QObject):
    """One run of the app. Main thread."""

    def __init__(
        self,
        options: argparse.Namespace,
        brand: Brand,
        paths: Paths,
        instance: SingleInstance,
        language: Language,
    ) -> None:
        super().__init__()
        self._language = language
        self._options = options
        self._brand = brand
        self._paths = paths
        self._instance = instance
        self._termination: Termination | None = None
        self._status = Status(time.time, self)
        self._menu = TrayMenu(brand.name)
        self._tray_hosts = TrayHosts(self)
        self._tray = TrayIcon(
            brand.name,
            self._status,
            self._menu,
            is_panel_light=is_panel_light,
            is_tray_there=self._tray_hosts.is_there,
            parent=self,
        )
        self._tray_hosts.came.connect(self._tray.look_again)
        self._log_file: LogFile | None = None
        self._network: NetworkThread | None = None
        self._bridge: Bridge | None = None
        self._settings: SettingsFile | None = None
        self._engine: Engine | None = None
        self._desk: Desk | None = None
        self._settings_desk: SettingsDesk | None = None
        self._watcher: NetworkWatcher | None = None
        self._early_door: ActivationDoor | None = None
        self._asked: list[Asked] = []
        """What was asked for before there was anything to open."""
        self._updating: Updating | None = None
        self._pausing: Pausing | None = None

    def show_tray(self) -> None:
        """The first thing that a person sees."""
        self._menu.quit_wanted.connect(self._quit)
        self._menu.aboutToShow.connect(self._behind_the_connection)
        self._tray.clicked.connect(self._on_clicked_early)
        self._tray.became_available.connect(lambda: _log.info("tray icon shown"))
        self._shown = self._tray.show()
        self._shown_at = time.time()

    def hear_early(self) -> None:
        """What macOS says just once, right when the event loop begins."""
        if sys.platform == "darwin":
            from notifier.platform.activation import early_door  # noqa: PLC0415
            from notifier.platform.link_events import LinkEvents  # noqa: PLC0415

            self._early_door = early_door()
            self._links = LinkEvents(self)
            self._links.asked.connect(self._open)

    def everything_else(self) -> None:
        """After the icon: the log, the connection, and behind it whatever that does not need."""
        self._termination = self._hear_signals()
        self._open_log()
        if not self._shown:
            self._tray_hosts.watch()
        from notifier.bridge import Bridge  # noqa: PLC0415
        from notifier.net.thread import NetworkThread  # noqa: PLC0415

        self._network = NetworkThread()
        self._network.start()
        self._bridge = Bridge(self._network, self)
        self._bridge.hold_back()
        self._connect(self._bridge)
        if self._options.link or not self._options.hidden or self._asked:
            self._behind_the_connection()
        else:
            self._bridge.connection_tried.connect(
                self._behind_the_connection, Qt.ConnectionType.QueuedConnection
            )
        QTimer.singleShot(_STARTED_WITHIN_MS, _collect_garbage_again)

    @Slot()
    def _behind_the_connection(self) -> None:
        """Once, after the first try to connect, or as soon as a person wants something."""
        bridge, engine, settings = self._bridge, self._engine, self._settings
        if self._desk is not None or bridge is None or engine is None or settings is None:
            return
        from notifier.ui.app_icon import app_icon  # noqa: PLC0415

        QGuiApplication.setWindowIcon(app_icon())
        self._build_desk(bridge, engine, settings)
        bridge.everybody_listens()
        self._instance.listen()
        self._watch_network()
        if self._options.link or not (self._options.hidden or self._asked):
            self._open(Asked(self._options.link, ""))
        for asked in self._asked:
            self._open(asked)
        self._asked.clear()

    def stop(self, timeout_s: float) -> None:
        """Stop everything, in reverse order; nothing is left after `timeout_s` seconds."""
        self._tray.hide()
        if self._settings_desk is not None:
            self._settings_desk.close()
        if self._desk is not None:
            self._desk.close()
        if self._updating is not None:
            self._updating.stop()
        if self._watcher is not None:
            self._watcher.stop()
        if self._engine is not None:
            self._engine.stop()
        if self._network is not None and not self._network.stop(timeout_s):
            _log.error("the network thread was left behind")
        self._instance.close()
        if self._termination is not None:
            self._termination.close()
        if self._updating is not None:
            self._updating.install()
        _log.info("quit")
        qInstallMessageHandler(None)
        if self._log_file is not None:
            self._log_file.close()

    def _hear_signals(self) -> Termination:
        from notifier.platform.termination import Termination  # noqa: PLC0415

        termination = Termination(self)
        termination.asked.connect(self._quit)
        return termination

    def _open_log(self) -> None:
        from notifier.logs import LogFile, log_qt_message  # noqa: PLC0415

        log_file = LogFile(self._paths.log_file)
        try:
            log_file.open()
        except OSError:
            return  # a full disk: the app works without a log
        self._log_file = log_file
        qInstallMessageHandler(log_qt_message)
        if self._brand.problem:
            _log.error("brand %s", self._brand.problem)
        # Stamped with the moment at which it happened: the log itself was not open yet.
        text = "tray icon shown" if self._shown else "no tray yet"
        record = _log.makeRecord(_log.name, logging.INFO, __file__, 0, text, (), None)
        record.created = self._shown_at
        _log.handle(record)

    def _connect(self, bridge: Bridge) -> None:
        from notifier.engine import Engine  # noqa: PLC0415
        from notifier.platform.managed_file import managed_settings  # noqa: PLC0415
        from notifier.store.settings import SettingsFile  # noqa: PLC0415

        self._settings = SettingsFile(self._paths.settings_file, managed_settings(self._brand))
        engine = Engine(
            brand=self._brand,
            paths=self._paths,
            settings=self._settings,
            bridge=bridge,
            make_door=self._make_door,
        )
        engine.ask_ahead()
        engine.connect()
        self._engine = engine

    def _build_desk(self, bridge: Bridge, engine: Engine, settings: SettingsFile) -> None:
        from notifier.app_version import app_version  # noqa: PLC0415
        from notifier.choices import Choices  # noqa: PLC0415
        from notifier.desk import Desk  # noqa: PLC0415
        from notifier.engine import SignInAtStart  # noqa: PLC0415
        from notifier.start_at_login import follow_start_at_login  # noqa: PLC0415

        options, brand = self._options, self._brand
        choices = Choices(settings, self)
        self._speak(choices.current)  # an administrator may have chosen
        server_url = settings.managed.server_url or options.server or brand.server_url
        updating = self._make_updating(choices, bridge)
        desk = Desk(
            brand=brand,
            version=app_version(),
            paths=self._paths,
            server_url=server_url,
            settings=settings,
            choices=choices,
            status=self._status,
            menu=self._menu,
            tray=self._tray,
            bridge=bridge,
            engine=engine,
            new_update_panel=updating.new_panel,
            parent=self,
        )
        self._settings_desk = self._build_settings(choices, bridge, engine, updating)
        choices.changed.connect(self._speak)
        desk.settings_wanted.connect(self._settings_desk.open)
        desk.quit_asked.connect(self._quit)
        self._instance.open_asked.connect(self._open)
        self._desk = desk
        sign_in = None
        if options.token_stdin:
            sign_in = SignInAtStart(
                server_url=server_url or settings.load().server_url,
                memory_only=options.memory_only,
            )
        engine.start(sign_in)
        start_at_login = follow_start_at_login(brand, self._paths.profile, choices, self)
        start_at_login.problem_occurred.connect(bridge.problem_occurred)
        updating.start()

    def _make_updating(self, choices: Choices, bridge: Bridge) -> Updating:
        from notifier.app_version import app_version  # noqa: PLC0415
        from notifier.updating import Updating  # noqa: PLC0415

        updating = Updating(
            brand=self._brand,
            paths=self._paths,
            version=app_version(),
            choices=choices,
            bridge=bridge,
            parent=self,
        )
        updating.state_changed.connect(lambda _: self._menu.show_update(updating.ready_version))
        updating.restart_asked.connect(self._quit)
        # By an installer or an uninstaller, beside which nothing may be installed.
        self._instance.quit_asked.connect(updating.stay_out)
        self._instance.quit_asked.connect(self._quit)
        self._updating = updating
        return updating

    def _make_door(self) -> ActivationDoor:
        from notifier.platform.activation import activation_door  # noqa: PLC0415

        return activation_door(
            app_id=self._brand.app_id,
            scheme=self._brand.url_scheme,
            profile=self._paths.profile,
            early=self._early_door,
        )

    def _build_settings(
        self, choices: Choices, bridge: Bridge, engine: Engine, updating: Updating
    ) -> SettingsDesk:
        from notifier.app_version import app_version  # noqa: PLC0415
        from notifier.pausing import Pausing  # noqa: PLC0415
        from notifier.settings_desk import SettingsDesk  # noqa: PLC0415

        pausing = Pausing(
            choices=choices,
            bridge=bridge,
            status=self._status,
            menu=self._menu,
            now=lambda: datetime.now(UTC),
            parent=self,
        )
        self._pausing = pausing
        settings_desk = SettingsDesk(
            brand=self._brand,
            version=app_version(),
            fixed_server_url=choices.managed_server_url or self._brand.server_url,
            choices=choices,
            status=self._status,
            pausing=pausing,
            menu=self._menu,
            bridge=bridge,
            engine=engine,
            updating=updating,
            facts=self._facts,
            parent=self,
        )
        settings_desk.sign_in_wanted.connect(self._menu.sign_in_wanted)
        settings_desk.sign_out_wanted.connect(self._menu.sign_out_wanted)
        return settings_desk

    def _speak(self, settings: Settings) -> None:
        """Say everything in the chosen language, at once."""
        if self._language.use(settings.general.language):
            # Later: the window in which it was chosen is in the middle of telling it.
            QTimer.singleShot(0, self, self._say_anew)

    def _say_anew(self) -> None:
        for part in (self._pausing, self._desk, self._settings_desk):
            if part is not None:
                part.speak()
        self._status.changed.emit()

    def _watch_network(self) -> None:
        from notifier.platform.network import network_watcher  # noqa: PLC0415

        self._watcher = network_watcher(self)
        if self._engine is not None:
            self._watcher.changed.connect(self._engine.network_changed)
        self._watcher.start()

    def _open(self, asked: Asked) -> None:
        """What this start, or one after it, was started for."""
        if self._desk is None:
            self._asked.append(asked)
            self._behind_the_connection()
            return
        from notifier.core.wish import Wish, wish_of_link  # noqa: PLC0415

        wish = wish_of_link(asked.link, self._brand.url_scheme) if asked.link else Wish()
        if wish is None:
            _log.warning("a link was not understood")
            wish = Wish()
        self._desk.carry_out(replace(wish, activation_token=asked.activation_token))

    def _on_clicked_early(self) -> None:
        if self._desk is None:
            self._open(Asked("", ""))

    def _facts(self) -> dict[str, str]:
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

    def _quit(self) -> None:
        QCoreApplication.exit(0)


def _collect_garbage_again() -> None:
    """From now on, and without looking at what the start has left: that stays."""
    gc.freeze()
    gc.enable()
