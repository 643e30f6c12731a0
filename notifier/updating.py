"""Whether this installation updates itself, and the main thread's end of it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QProcess, Qt, Signal

from notifier.brand import Brand
from notifier.bridge import Bridge
from notifier.choices import Choices
from notifier.core.proxy import ProxyRoute
from notifier.core.said import said
from notifier.core.server_address import check_server_url
from notifier.core.update import UpdatePhase, UpdateState
from notifier.paths import Paths
from notifier.resources import ResourceMissing, resource
from notifier.updates.installation import Installation, NotOurs, find_installation
from notifier.updates.ready import ReadyFile
from notifier.updates.repository import UpdateRepository
from notifier.updates.updater import FindProxy, Updater, install_at_quit

if TYPE_CHECKING:
    from notifier.ui.update_panel import UpdatePanel

ROOT_METADATA = "updates/root.json"
"""The keys that this build trusts, among its resources; the release manager puts it there."""
_log = logging.getLogger("paybell.updates")


class Updating(QObject):
    """Made after the tray icon; main thread."""

    state_changed = Signal(object)
    """UpdateState."""
    restart_asked = Signal()
    """The person wants the new version now: quit, and `install` starts it."""

    def __init__(
        self,
        *,
        brand: Brand,
        paths: Paths,
        version: str,
        choices: Choices,
        bridge: Bridge,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._brand = brand
        self._version = version
        self._choices = choices
        self._bridge = bridge
        self._folder = paths.data_dir / "updates"
        self._ready = ReadyFile(self._folder / "ready.json")
        self._restart = False
        self._stays_out = False
        self._profile = paths.profile
        self._state: UpdateState | None = None
        self._installation: Installation | None = None
        self._updater: Updater | None = None
        self.why_off = self._find_out(paths.profile)
        """Why this app does not update itself, to be `spoken`; empty when it does."""
        bridge.update_changed.connect(self._on_update_changed, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin to look now and then, if this app updates itself."""
        if self._updater is not None:
            self._bridge.submit(self._updater.start())
        else:
            _log.info("no updates: %s", self.why_off)

    def new_panel(self, *, centred: bool = True) -> UpdatePanel:
        """What a window shows of it, kept up to date and wired to us."""
        from notifier.ui.update_panel import UpdatePanel  # noqa: PLC0415 - seldom wanted

        panel = UpdatePanel(self._brand.name, why_off=self.why_off, centred=centred)
        panel.show_state(self._state)
        panel.check_wanted.connect(self.check)
        panel.restart_wanted.connect(self.restart)
        self.state_changed.connect(panel.show_state)
        return panel

    def check(self) -> None:
        """Look now; `Bridge.update_changed` brings the answer."""
        if self._updater is not None:
            self._bridge.submit(self._updater.check_soon())

    def restart(self) -> None:
        """Install what is ready now, and start it."""
        self._restart = True
        self.restart_asked.emit()

    def stay_out(self) -> None:
        """Install nothing at this quit: an installer or an uninstaller is at work.

        What is ready stays so, for the next quit.
        """
        self._stays_out = True

    def stop(self) -> None:
        """Look no more; before the network thread ends."""
        if self._updater is not None:
            self._bridge.submit(self._updater.stop())

    def install(self) -> None:
        """Put what is ready in place: the last thing that the app does.

        Whoever wanted a restart gets one, of the old program when there is no new one.
        """
        if self._installation is None or self._stays_out:
            return
        is_installed = install_at_quit(
            self._ready, self._installation, own_version=self._version, restart=self._restart
        )
        if self._restart and not is_installed:
            from notifier.platform.autostart import own_command  # noqa: PLC0415 - seldom wanted

            program, *arguments = own_command(self._profile)
            is_started, _ = QProcess.startDetached(program, arguments)
            _log.warning("the old program was started again: %s", is_started)

    def _on_update_changed(self, state: UpdateState) -> None:
        self._state = state
        self.state_changed.emit(state)

    @property
    def ready_version(self) -> str:
        """What is installed at quit; empty when nothing is."""
        state = self._state
        return state.version if state is not None and state.phase is UpdatePhase.READY else ""

    def _find_out(self, profile: str | None) -> str:
        found = find_installation(app_name=self._brand.name)
        if isinstance(found, NotOurs):
            return found.why
        if not self._brand.updates_url:
            return said(
                "Updating",
                "This build of {app} is updated by whoever gave it to you.",
                app=self._brand.name,
            )
        updates = self._choices.current.updates
        if self._choices.is_managed("updates.automatic") and not updates.automatic:
            return said(
                "Updating",
                "Your organisation looks after the updates of {app}.",
                app=self._brand.name,
            )
        if profile is not None:
            return said(
                "Updating",
                "The {app} without a profile looks for updates, for all of them.",
                app=self._brand.name,
            )
        try:
            root = resource(ROOT_METADATA).read_bytes()
        except (ResourceMissing, OSError):
            _log.error("there is an address of updates, but no %s to trust", ROOT_METADATA)
            return said(
                "Updating", "This build of {app} cannot check updates.", app=self._brand.name
            )
        self._installation = found
        self._updater = self._make_updater(found, root)
        return ""

    def _make_updater(self, installation: Installation, root: bytes) -> Updater:
        return Updater(
            repository=UpdateRepository(
                url=self._brand.updates_url, root=root, folder=self._folder
            ),
            installation=installation,
            ready=self._ready,
            own_version=self._version,
            language=QLocale().bcp47Name().partition("-")[0],
            choices=lambda: self._choices.current.updates,
            find_proxy=self._proxy_finder(),
            tell=self._bridge.update_changed.emit,
        )

    def _proxy_finder(self) -> FindProxy:
        service = self._brand.keychain_name(None)
        choices, address = self._choices, check_server_url(self._brand.updates_url)

        async def find_proxy() -> ProxyRoute | None:
            from notifier.net.proxies import Proxies  # noqa: PLC0415 - once a day
            from notifier.platform.system_proxies import system_proxies  # noqa: PLC0415
            from notifier.store.vault_process import VaultProcess  # noqa: PLC0415

            proxies = Proxies(
                choices.current.connection,
                vault=VaultProcess(service),
                ask_system=system_proxies,
            )
            return await proxies.route(address)

        return find_proxy
