"""A user's own devices, as their server lists them: asked with the account's own token."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

import msgspec

from notifier.core.account import OwnDevice, OwnDevices
from notifier.core.problems import NotifierError, Problem
from notifier.core.sign_in import IssuerUnreachable, SignInError
from notifier.net.session import Session
from notifier.net.sign_in.http import Answer, Http

DEVICES_PATH = "/v1/me/devices"


class _Listed(msgspec.Struct, frozen=True):
    devices: list[OwnDevice]


class DevicesUnknown(NotifierError):
    """The server did not tell, or did not do it."""

    code = "devices_unknown"


async def list_devices(
    http: Http, server_url: str, session: Session, this_id: Callable[[], str]
) -> OwnDevices:
    """The devices of the session's user, the last seen first; or why there is no list."""
    try:
        await session.prepare()
        answer = await http.get(server_url + DEVICES_PATH, bearer=session.access_token or "")
        _check(answer)
        listed = msgspec.json.decode(answer.body, type=_Listed).devices
    except (SignInError, DevicesUnknown) as exc:
        return OwnDevices(problem=_problem(exc))
    except (msgspec.DecodeError, UnicodeDecodeError):
        return OwnDevices(problem=_unknown().problem)
    this = this_id()
    return OwnDevices(
        devices=tuple(
            msgspec.structs.replace(device, is_this=device.device == this) for device in listed
        )
    )


async def remove_device(http: Http, server_url: str, session: Session, device: str) -> None:
    """Have the server refuse `device` from now on. Raises a `NotifierError`."""
    await session.prepare()
    url = f"{server_url}{DEVICES_PATH}/{quote(device, safe='')}"
    answer = await http.delete(url, bearer=session.access_token or "")
    if answer.status != 404:  # gone already is as good
        _check(answer)


def _check(answer: Answer) -> None:
    if answer.status not in (200, 204):
        raise _unknown()


def _unknown() -> DevicesUnknown:
    return DevicesUnknown(
        "Your devices cannot be listed",
        "The server does not tell them at this moment.",
        "Try again later.",
    )


def _problem(exc: NotifierError) -> Problem:
    # The words of signing in would be beside the point: here the server itself was asked.
    return _unknown().problem if isinstance(exc, IssuerUnreachable) else exc.problem
