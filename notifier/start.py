"""The parts of a running app, in the order in which they start and, reversed, stop.

First the tray icon, then the connection; everything else is `notifier.rest_of_start`.
"""

from __future__ import annotations

import argparse
import logging
import sys
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCoreApplication,
    QObject,
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
    from notifier.engine import Engine
    from notifier.logs import LogFile
    from notifier.net.thread import NetworkThread
    from notifier.platform.activation import ActivationDoor
    from notifier.platform.termination import Termination
    from notifier.rest_of_start import RestOfStart
    from notifier.store.glimpse import Glimpse
    from notifier.store.settings import SettingsFile
    from notifier.store.vault_call import VaultCall

_log = logging.getLogger("paybell")

_STARTED_WITHIN_MS = 3000
"""By then everything is imported, and the first connection was tried."""


class Start(QObject):
    """One run of the app. Main thread."""

    def __init__(
        self,
        *,
        options: argparse.Namespace,
        brand: Brand,
        paths: Paths,
        instance: SingleInstance,
        language: Language,
        seen: Glimpse,
    ) -> None:
        """`seen`: of the settings, which are loaded after the icon."""
        super().__init__()
        self._language = language
        self._seen = seen
        self._token: VaultCall | None = None
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
        self._rest: RestOfStart | None = None
        self._early_door: ActivationDoor | None = None
        self._asked: list[Asked] = []
        """What was asked for before there was anything to open."""

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
        self._ask_keychain()
        self._termination = self._hear_signals()
        self._open_log()
        if not self._shown:
            self._tray_hosts.watch()
        from notifier.bridge import Bridge  # noqa: PLC0415
        from notifier.garbage import GarbageCollection  # noqa: PLC0415
        from notifier.net.thread import NetworkThread  # noqa: PLC0415

        self._network = NetworkThread()
        self._network.start()
        self._bridge = Bridge(self._network, self)
        self._bridge.hold_back()
        self._connect(self._bridge)
        if self._options.link or not self._options.hidden or self._asked:
            self._behind_the_connection()
        else:
            # Queued, because the network thread tells it.
            self._bridge.connection_tried.connect(self._behind_the_connection)
        QTimer.singleShot(_STARTED_WITHIN_MS, GarbageCollection(self).begin)

    @Slot()
    def _behind_the_connection(self) -> None:
        """Once, after the first try to connect, or as soon as a person wants something."""
        bridge, engine, settings = self._bridge, self._engine, self._settings
        if self._rest is not None or bridge is None or engine is None or settings is None:
            return
        from notifier.ui.app_icon import app_icon  # noqa: PLC0415

        QGuiApplication.setWindowIcon(app_icon())
        self._rest = self._build_rest(bridge, engine, settings)
        bridge.everybody_listens()
        self._instance.open_asked.connect(self._open)
        self._instance.listen()
        if self._options.link or not (self._options.hidden or self._asked):
            self._open(Asked(self._options.link, ""))
        for asked in self._asked:
            self._open(asked)
        self._asked.clear()

    def stop(self, timeout_s: float) -> None:
        """Stop everything, in reverse order; nothing is left after `timeout_s` seconds."""
        self._tray.hide()
        if self._rest is not None:
            self._rest.close()
        if self._engine is not None:
            self._engine.stop()
        if self._network is not None and not self._network.stop(timeout_s):
            _log.error("the network thread was left behind")
        self._instance.close()
        if self._termination is not None:
            self._termination.close()
        if self._rest is not None:
            self._rest.install_update()
        _log.info("quit")
        qInstallMessageHandler(None)
        if self._log_file is not None:
            self._log_file.close()

    def _ask_keychain(self) -> None:
        """Before all else: it is a process of its own, and the answer is what takes longest."""
        from notifier.store.vault_call import ask_ahead  # noqa: PLC0415

        if self._seen.account:
            service = self._brand.keychain_name(self._paths.profile)
            self._token = ask_ahead(service, self._seen.account)

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
            token=self._token,
        )
        engine.connect()
        self._engine = engine

    def _build_rest(self, bridge: Bridge, engine: Engine, settings: SettingsFile) -> RestOfStart:
        from notifier.rest_of_start import RestOfStart  # noqa: PLC0415

        return RestOfStart(
            options=self._options,
            brand=self._brand,
            paths=self._paths,
            instance=self._instance,
            language=self._language,
            status=self._status,
            menu=self._menu,
            tray=self._tray,
            settings=settings,
            bridge=bridge,
            engine=engine,
            quit_app=self._quit,
            parent=self,
        )

    def _make_door(self) -> ActivationDoor:
        from notifier.platform.activation import activation_door  # noqa: PLC0415

        return activation_door(
            app_id=self._brand.app_id,
            scheme=self._brand.url_scheme,
            profile=self._paths.profile,
            early=self._early_door,
        )

    def _open(self, asked: Asked) -> None:
        """What this start, or one after it, was started for."""
        if self._rest is None:
            self._asked.append(asked)
            self._behind_the_connection()
            return
        self._rest.open(asked)

    def _on_clicked_early(self) -> None:
        if self._rest is None:
            self._open(Asked("", ""))

    def _quit(self) -> None:
        QCoreApplication.exit(0)
