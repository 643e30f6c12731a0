"""Builds what lives on the network thread, in two steps: the connection, then everything else.

The libraries beneath (D-Bus, the keychain, the words for money) take most of the start:
each is imported here with the part that needs it, on the network thread.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from notifier.brand import Brand
from notifier.bridge import Bridge
from notifier.core.reminders import Reminders
from notifier.paths import Paths
from notifier.store.settings import SettingsFile

if TYPE_CHECKING:
    from notifier.core.notification import Notification
    from notifier.core.quiet import Hush
    from notifier.core.sign_in import SignInError
    from notifier.net.agent import Agent
    from notifier.net.own_devices import OwnDevicesDesk
    from notifier.net.presenter_to_come import PresentersToCome
    from notifier.net.proxies import Proxies
    from notifier.net.signing_in import SigningIn
    from notifier.platform.activation import ActivationDoor
    from notifier.platform.wake import WakeWatcher
    from notifier.store.search_index import SearchWords
    from notifier.store.vault_call import VaultCall
    from notifier.toasting import Toasting


@dataclass(frozen=True, kw_only=True, slots=True)
class Connection:
    """What comes first."""

    agent: Agent
    proxies: Proxies
    presenters: PresentersToCome


@dataclass(frozen=True, kw_only=True, slots=True)
class Parts:
    """What a whole app has."""

    agent: Agent
    signing_in: SigningIn
    devices: OwnDevicesDesk
    toasting: Toasting
    proxies: Proxies
    wake: WakeWatcher
    door: ActivationDoor


class Workshop:
    """Made on the main thread; everything else is for the network thread."""

    def __init__(
        self,
        *,
        brand: Brand,
        paths: Paths,
        settings: SettingsFile,
        bridge: Bridge,
        make_door: Callable[[], ActivationDoor],
        token: VaultCall | None,
    ) -> None:
        """`make_door` is called on the network thread, like all that is imported late.

        `token`: the question to the keychain, if it was asked ahead.
        """
        self._brand = brand
        self._paths = paths
        self._settings = settings
        self._bridge = bridge
        self._make_door = make_door
        self._token = token

    def connection(self, reminders: Callable[[], Reminders]) -> Connection:
        """Build what connects, and nothing that it does not need."""
        from notifier.net.agent import Agent  # noqa: PLC0415
        from notifier.net.presenter_to_come import PresentersToCome  # noqa: PLC0415
        from notifier.net.provisions import Provisions  # noqa: PLC0415
        from notifier.net.proxies import Proxies  # noqa: PLC0415
        from notifier.platform.system_proxies import system_proxies  # noqa: PLC0415
        from notifier.store.vault_process import VaultProcess  # noqa: PLC0415

        settings = self._settings.load()
        keychain_name = self._brand.keychain_name(self._paths.profile)
        proxies = Proxies(
            settings.connection, vault=VaultProcess(keychain_name), ask_system=system_proxies
        )
        presenters = PresentersToCome()
        agent = Agent(
            data_dir=self._paths.data_dir,
            vault=VaultProcess(keychain_name, asked_ahead=self._token),
            settings=self._settings,
            presenters=presenters,
            listener=self._bridge.listener,
            provisions=Provisions(
                search_words=self._search_words(), reminders=reminders, proxy_for=proxies.route
            ),
            user_claim=self._brand.user_claim,
        )
        return Connection(agent=agent, proxies=proxies, presenters=presenters)

    def parts(
        self, connection: Connection, on_hush_changed: Callable[[Hush | None], None]
    ) -> Parts:
        """Build everything else."""
        from notifier.platform.wake import wake_watcher  # noqa: PLC0415
        from notifier.toasting import Toasting  # noqa: PLC0415

        toasting = Toasting(
            brand=self._brand,
            paths=self._paths,
            settings=self._settings.load(),
            bridge=self._bridge,
            on_hush_changed=on_hush_changed,
        )
        agent, proxies = connection.agent, connection.proxies
        return Parts(
            agent=agent,
            signing_in=self._signing_in(agent, proxies),
            devices=self._own_devices(agent, proxies),
            toasting=toasting,
            proxies=proxies,
            wake=wake_watcher(),
            door=self._make_door(),
        )

    def _signing_in(self, agent: Agent, proxies: Proxies) -> SigningIn:
        from contract.sign_in import DEFAULT_SCOPE  # noqa: PLC0415
        from notifier.net.sign_in.way import Way  # noqa: PLC0415
        from notifier.net.signing_in import SigningIn  # noqa: PLC0415
        from notifier.net.tls import system_ssl_context  # noqa: PLC0415

        brand, branded = self._brand, None
        if brand.issuer:
            branded = Way(
                issuer=brand.issuer,
                client_id=brand.client_id,
                scope=brand.scope or DEFAULT_SCOPE,
                audience=brand.audience,
            )
        return SigningIn(
            agent,
            page=self._browser_page,
            branded=branded,
            tell=self._bridge.listener.sign_in_changed,
            ssl_context=system_ssl_context,
            proxy_for=proxies.route,
        )

    def _own_devices(self, agent: Agent, proxies: Proxies) -> OwnDevicesDesk:
        from notifier.net.own_devices import OwnDevicesDesk  # noqa: PLC0415
        from notifier.net.tls import system_ssl_context  # noqa: PLC0415

        return OwnDevicesDesk(
            agent.active_life,
            listener=self._bridge.listener,
            ssl_context=system_ssl_context,
            proxy_for=proxies.route,
        )

    def _browser_page(self, error: SignInError | None, foreign: bool) -> str:
        from PySide6.QtCore import Qt  # noqa: PLC0415
        from PySide6.QtGui import QGuiApplication  # noqa: PLC0415

        from notifier.presentation.browser_page import browser_page  # noqa: PLC0415

        return browser_page(
            self._brand.name,
            error,
            foreign=foreign,
            right_to_left=QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft,
        )

    def _search_words(self) -> SearchWords:
        """Imported with the first search index: the words for money are not needed to connect."""
        from PySide6.QtCore import QLocale  # noqa: PLC0415

        from notifier.store.search_index import SearchWords  # noqa: PLC0415

        currency, locale = self._brand.default_currency, QLocale()

        def words(entry: Notification) -> str:
            from notifier.presentation.search_words import search_words  # noqa: PLC0415

            return search_words(entry, locale=locale, default_currency=currency)

        def language() -> str:
            from notifier.presentation.search_words import search_language  # noqa: PLC0415

            return search_language(locale)

        return SearchWords(of=words, language=language)
