"""The keychain is asked by a process of its own, which leaves neither memory nor itself behind."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from notifier.core.problems import TokenVaultError, TokenVaultFailed, TokenVaultMissing
from notifier.store.vault_call import ask_ahead
from notifier.store.vault_process import VaultProcess
from tests.helpers.parts import missing_part
from tests.helpers.virtual_desktop import VirtualDesktop

WITHIN_S = 20.0
TOKEN = "t" * 3000 + "é€😀"


@pytest.fixture
def keychain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A real Secret Service on a session bus of its own, unlocked."""
    missing = VirtualDesktop.missing(notifications="none", tray="none")
    if missing:
        missing_part(f"not installed: {', '.join(missing)}")
    with VirtualDesktop(tmp_path, notifications="none", tray="none") as desktop:
        for name in ("DBUS_SESSION_BUS_ADDRESS", "HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"):
            monkeypatch.setenv(name, desktop.env[name])
        yield


@pytest.fixture
def silent_bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    """A session bus that takes connections and never says a word, as a stuck keychain."""
    with socket.socket(socket.AF_UNIX) as listener:
        path = Path(f"/tmp/paybell-silent-{tmp_path.name}-{id(tmp_path)}")  # 107 characters at most
        listener.bind(str(path))
        listener.listen()
        listener.settimeout(WITHIN_S)
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={path}")
        yield listener
        path.unlink()


@pytest.mark.usefixtures("keychain")
def test_a_token_is_kept_given_and_erased() -> None:
    vault = VaultProcess("paybell-test")
    assert vault.backend_name() == "notifier.store.secret_service.SecretService"
    assert vault.load("acc") is None
    vault.save("acc", TOKEN)
    assert vault.load("acc") == TOKEN
    assert VaultProcess("another").load("acc") is None
    vault.erase("acc")
    assert vault.load("acc") is None


@pytest.mark.usefixtures("keychain")
def test_what_was_asked_ahead_is_the_answer_of_the_account_that_was_meant() -> None:
    VaultProcess("paybell-test").save("acc", TOKEN)
    vault = VaultProcess("paybell-test", asked_ahead=ask_ahead("paybell-test", "acc"))
    assert vault.load("acc") == TOKEN
    vault.erase("acc")
    assert vault.load("acc") is None  # asked anew
    vault = VaultProcess("paybell-test", asked_ahead=ask_ahead("paybell-test", "another"))
    vault.save("acc", "later")
    assert vault.load("acc") == "later"


def test_without_a_keychain_the_error_is_the_vaults_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    with pytest.raises(TokenVaultError) as caught:
        VaultProcess("paybell-test").save("acc", "SECRET")
    assert type(caught.value) is TokenVaultMissing
    assert caught.value.problem.hint
    assert "SECRET" not in f"{caught.value} {caught.value.problem}"


def test_a_process_that_cannot_be_started_is_an_error_of_the_vault(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(TokenVaultFailed):
        VaultProcess("paybell-test").load("acc")


def test_a_call_that_nobody_waits_for_is_ended(silent_bus: socket.socket) -> None:
    vault = VaultProcess("paybell-test")
    with ThreadPoolExecutor() as pool:
        call = pool.submit(vault.load, "acc")
        connection, _ = silent_bus.accept()
        vault.give_up()
        with pytest.raises(TokenVaultFailed):
            call.result(WITHIN_S)
    _wait_for_the_end(connection)


def test_it_ends_with_the_app_also_when_that_is_killed(silent_bus: socket.socket) -> None:
    ask = "from notifier.store.vault_process import VaultProcess; VaultProcess('x').load('acc')"
    app = subprocess.Popen([sys.executable, "-c", ask])
    connection, _ = silent_bus.accept()
    app.send_signal(signal.SIGKILL)
    app.wait(WITHIN_S)
    _wait_for_the_end(connection)


def _wait_for_the_end(connection: socket.socket) -> None:
    """Until the process at the other end is gone."""
    with connection:
        connection.settimeout(WITHIN_S)
        while connection.recv(4096):
            pass
