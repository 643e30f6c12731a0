"""The Secret Service with GNOME's own keyring and dialog: kept, locked, refused, gone."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.parts import missing_part
from tests.helpers.session_bus import session_bus
from tests.helpers.virtual_desktop import VirtualDesktop

if sys.platform != "linux":
    pytest.skip("the Secret Service is a part of Linux desktops", allow_module_level=True)

from keyring import errors
from keyring.backends.SecretService import Keyring as OfKeyring

from notifier.core.problems import TokenVaultLocked, TokenVaultMissing
from notifier.store.secret_service import SecretService
from notifier.store.token_vault import TokenVault

SERVICE = "paybell-test"
PASSWORD = "pw"
WITHIN_S = 20.0
PROMPTER = Path("/usr/libexec/gcr-prompter")
"""GNOME's dialog for a keyring's password; comes with the keyring."""
_PROMPTER = "org.gnome.keyring.SystemPrompter"


class Desktop:
    """A session with GNOME's keyring, and the person who is asked for its password."""

    def __init__(self, session: VirtualDesktop) -> None:
        self._session = session

    def lock(self) -> None:
        self._call("Lock", "array:objpath:/org/freedesktop/secrets/aliases/default")

    def forget_the_default(self) -> None:
        """As on a computer where none was ever made."""
        self._call("SetAlias", "string:default", "objpath:/")

    def crash_the_keyring(self) -> None:
        self._session.crash("gnome-keyring-daemon")

    def wait_for_the_question(self) -> None:
        """Until the dialog is there, and has the keys."""
        find = ["search", "--sync", "--onlyvisible", "--name", "Unlock Login Keyring"]
        self._xdotool(*find, "windowfocus")

    def type(self, text: str) -> None:
        self._xdotool("type", text)

    def press(self, key: str) -> None:
        self._xdotool("key", key)

    def _call(self, method: str, *arguments: str) -> None:
        to = ["--dest=org.freedesktop.secrets", "/org/freedesktop/secrets"]
        name = f"org.freedesktop.Secret.Service.{method}"
        subprocess.run(
            ["dbus-send", "--session", "--print-reply", *to, name, *arguments],
            env=self._session.env, check=True, timeout=WITHIN_S, stdout=subprocess.DEVNULL,
        )  # fmt: skip

    def _xdotool(self, *arguments: str) -> None:
        subprocess.run(
            ["xdotool", *arguments], env=self._session.env, check=True, timeout=WITHIN_S,
            stdout=subprocess.DEVNULL,
        )  # fmt: skip


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desktop]:
    missing = VirtualDesktop.missing(notifications="none", tray="none")
    missing += [str(PROMPTER)] if not PROMPTER.exists() else []
    if missing:
        missing_part(f"not installed: {', '.join(missing)}")
    services = tmp_path / "services"
    services.mkdir()
    (services / f"{_PROMPTER}.service").write_text(
        f"[D-BUS Service]\nName={_PROMPTER}\nExec={PROMPTER}\n"
    )
    with VirtualDesktop(tmp_path, notifications="none", tray="none") as session:
        for name in ("DBUS_SESSION_BUS_ADDRESS", "HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"):
            monkeypatch.setenv(name, session.env[name])
        yield Desktop(session)


Meanwhile = Callable[[Callable[[], str | None]], "Future[str | None]"]


@pytest.fixture
def meanwhile() -> Iterator[Meanwhile]:
    """Begins what blocks until a person has answered."""
    with ThreadPoolExecutor() as pool:
        yield pool.submit


def ask_for_the_secret() -> str | None:
    return SecretService().get_password(SERVICE, "acc")


@pytest.mark.usefixtures("desktop")
def test_an_entry_is_kept_replaced_and_erased() -> None:
    keyring = SecretService()
    assert keyring.get_password(SERVICE, "acc") is None
    keyring.set_password(SERVICE, "acc", "first")
    keyring.set_password(SERVICE, "acc", "é€😀" * 400)
    keyring.set_password(SERVICE, "another", "other")
    assert keyring.get_password(SERVICE, "acc") == "é€😀" * 400
    assert keyring.get_password("another-app", "acc") is None
    keyring.delete_password(SERVICE, "acc")
    assert keyring.get_password(SERVICE, "acc") is None  # it was replaced, not doubled
    assert keyring.get_password(SERVICE, "another") == "other"
    with pytest.raises(errors.PasswordDeleteError):
        keyring.delete_password(SERVICE, "acc")


@pytest.mark.usefixtures("desktop")
def test_it_and_keyrings_own_backend_have_the_same_entries() -> None:
    ours = SecretService()
    of_keyring: Any = OfKeyring()  # type: ignore[no-untyped-call]
    of_keyring.set_password(SERVICE, "acc", "of an earlier version")
    assert ours.get_password(SERVICE, "acc") == "of an earlier version"
    ours.set_password(SERVICE, "acc", "newer")
    assert of_keyring.get_password(SERVICE, "acc") == "newer"
    of_keyring.delete_password(SERVICE, "acc")
    assert ours.get_password(SERVICE, "acc") is None


def test_a_locked_keyring_asks_for_its_password(desktop: Desktop, meanwhile: Meanwhile) -> None:
    SecretService().set_password(SERVICE, "acc", "secret")
    desktop.lock()
    secret = meanwhile(ask_for_the_secret)
    desktop.wait_for_the_question()
    desktop.type(PASSWORD)
    desktop.press("Return")
    assert secret.result(WITHIN_S) == "secret"


def test_whoever_does_not_unlock_it_is_told_that_it_is_locked(
    desktop: Desktop, meanwhile: Meanwhile
) -> None:
    vault = TokenVault(SERVICE, SecretService())
    vault.save("acc", "secret")
    desktop.lock()
    token = meanwhile(lambda: vault.load("acc"))
    desktop.wait_for_the_question()
    desktop.press("Escape")
    with pytest.raises(TokenVaultLocked):
        token.result(WITHIN_S)


def test_a_keyring_that_crashes_while_it_asks_is_not_waited_for(
    desktop: Desktop, meanwhile: Meanwhile
) -> None:
    desktop.lock()
    secret = meanwhile(ask_for_the_secret)
    desktop.wait_for_the_question()
    desktop.crash_the_keyring()
    with pytest.raises(errors.KeyringError, match="went away"):
        secret.result(WITHIN_S)


def test_where_no_keyring_was_made_there_is_nothing_and_saving_makes_one(
    desktop: Desktop,
) -> None:
    desktop.forget_the_default()
    keyring = SecretService()
    assert keyring.get_password(SERVICE, "acc") is None
    keyring.set_password(SERVICE, "acc", "secret")
    assert keyring.get_password(SERVICE, "acc") == "secret"


@pytest.mark.parametrize("there_is_a_bus", [True, False])
def test_a_desktop_without_the_service_has_no_keychain(
    there_is_a_bus: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with session_bus(tmp_path) as bus:
        address = bus.address if there_is_a_bus else "unix:path=/nowhere"
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        assert not SecretService.viable
        with pytest.raises(errors.NoKeyringError):
            ask_for_the_secret()
        with pytest.raises(TokenVaultMissing):
            TokenVault(SERVICE).load("acc")
