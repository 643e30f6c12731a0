"""The accounts of this computer and their devices, as a person sees them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import msgspec

from notifier.core.connection import ConnectionState
from notifier.core.problems import Problem


class AccountView(msgspec.Struct, frozen=True, kw_only=True):
    """Whose history is shown. Who they are the app does not know: the token is opaque."""

    key: str
    server_url: str
    history_path: Path
    memory_only: bool
    """The token is in memory only; the next start asks for one."""
    label: str = ""
    """What the person calls it, as the issuer says: a name or an e-mail address; or empty."""


class AccountLine(msgspec.Struct, frozen=True, kw_only=True):
    """One of the accounts on this computer, as a list shows it."""

    view: AccountView
    is_active: bool
    """Its history is the one that is shown."""
    state: ConnectionState | None = None
    """None: it is not connected, because another one is active."""
    unread: int = 0


class OwnDevice(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """One of the devices of the active account, as its server lists them."""

    device: str
    name: str = ""
    platform: str = ""
    last_seen: datetime
    is_this: bool = False


class OwnDevices(msgspec.Struct, frozen=True, kw_only=True):
    """The answer to "which devices are there?"."""

    devices: tuple[OwnDevice, ...] = ()
    problem: Problem | None = None
    """Why there is no list."""
