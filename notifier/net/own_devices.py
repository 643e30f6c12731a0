"""A user's own devices, as their server lists them: asked with the account's own token."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import quote

import msgspec

from notifier.core.account import OwnDevice, OwnDevices
from notifier.core.problems import NotifierError
from notifier.core.said import said
from notifier.core.sign_in import IssuerUnreachable
from notifier.net.account_life import AccountLife
from notifier.net.ports import AgentListener
from notifier.net.proxies import ProxyFor, no_proxy

if TYPE_CHECKING:
    from notifier.net.sign_in.http import Answer, Http

DEVICES_PATH = "/v1/me/devices"


class _Listed(msgspec.Struct, frozen=True):
    devices: list[OwnDevice]


class DevicesUnknown(NotifierError):
    """The server did not tell, or did not do it."""

    code = "devices_unknown"

    def __init__(self) -> None:
        super().__init__(
            said("Problem", "Your devices cannot be listed"),
            said("Problem", "The server does not tell them at this moment."),
            said("Problem", "Try again later."),
        )


class OwnDevicesDesk:
    """Asks for the account that is shown; the listener hears the answer. On the agent's loop."""

    def __init__(
        self,
        shown: Callable[[], AccountLife | None],
        *,
        listener: AgentListener,
        ssl_context: Callable[[], ssl.SSLContext],
        proxy_for: ProxyFor = no_proxy,
    ) -> None:
        self._shown = shown
        self._listener = listener
        self._ssl_context = ssl_context
        self._proxy_for = proxy_for

    async def list(self) -> None:
        """Tell which there are, the last seen first; or why there is no list."""
        if (life := self._shown()) is None:
            return
        try:
            answer = OwnDevices(devices=await self._ask(life))
        except NotifierError as exc:
            # The words of signing in would be beside the point: here the server was asked.
            error = DevicesUnknown() if isinstance(exc, IssuerUnreachable) else exc
            answer = OwnDevices(problem=error.problem)
        if self._shown() is life:  # else it is an answer about somebody who is not shown any more
            self._listener.devices_listed(answer)

    async def remove(self, device: str) -> None:
        """Have the server refuse `device` from now on, then tell which are left."""
        if (life := self._shown()) is None:
            return
        try:
            await life.session.prepare()
            url = f"{_address(life)}/{quote(device, safe='')}"
            answer = await self._http().delete(url, bearer=life.session.access_token or "")
            if answer.status != 404:  # gone already is as good
                _check(answer)
        except NotifierError as exc:
            self._listener.problem(exc.problem)
        await self.list()

    async def _ask(self, life: AccountLife) -> tuple[OwnDevice, ...]:
        await life.session.prepare()
        answer = await self._http().get(_address(life), bearer=life.session.access_token or "")
        _check(answer)
        try:
            listed = msgspec.json.decode(answer.body, type=_Listed).devices
        except (msgspec.DecodeError, UnicodeDecodeError) as exc:
            raise DevicesUnknown from exc
        return tuple(
            msgspec.structs.replace(each, is_this=each.device == life.device_id) for each in listed
        )

    def _http(self) -> Http:
        from notifier.net.sign_in.http import Http  # noqa: PLC0415 - with the first question

        return Http(ssl_context=self._ssl_context, proxy_for=self._proxy_for)


def _address(life: AccountLife) -> str:
    return life.account.server_url + DEVICES_PATH


def _check(answer: Answer) -> None:
    if answer.status not in (200, 204):
        raise DevicesUnknown
