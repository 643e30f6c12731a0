"""A token is whole or absent, in an allowed keychain, and in no error's text."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from keyring import errors
from keyring.backend import KeyringBackend

from notifier.core.problems import (
    TokenVaultError,
    TokenVaultFailed,
    TokenVaultLocked,
    TokenVaultMissing,
)
from notifier.store import token_vault
from notifier.store.token_vault import ALLOWED_BACKENDS, MOST_UNITS, TokenVault


class Crash(BaseException):
    """The process ends here."""


class FakeKeychain(KeyringBackend):
    """A keychain in memory that keeps to Windows' limit and can fail at a given write."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.entries: dict[tuple[str, str], str] = {}
        self.error: Exception | None = None
        self.writes_before_crash: int | None = None

    def get_password(self, service: str, username: str) -> str | None:
        self._work()
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._work()
        self._count()
        assert len(password.encode("utf-16-le")) <= 2560
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._work()
        self._count()
        if self.entries.pop((service, username), None) is None:
            raise errors.PasswordDeleteError("no such password")

    def _work(self) -> None:
        if self.error is not None:
            raise self.error

    def _count(self) -> None:
        if self.writes_before_crash is not None:
            if self.writes_before_crash == 0:
                raise Crash
            self.writes_before_crash -= 1


@pytest.fixture
def keychain() -> FakeKeychain:
    return FakeKeychain()


@pytest.fixture
def vault(keychain: FakeKeychain) -> TokenVault:
    return TokenVault("paybell-test", keychain)


@pytest.mark.parametrize("length", [1, 1198, 1199, 1200, 1201, 5000, 16384])
def test_a_token_of_any_length_comes_back(
    vault: TokenVault, keychain: FakeKeychain, length: int
) -> None:
    token = ("abcdefghij" * 2000)[:length]
    vault.save("acc", token)
    assert vault.load("acc") == token
    vault.erase("acc")
    assert vault.load("acc") is None
    assert keychain.entries == {}


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=4000))
def test_no_entry_is_larger_than_windows_takes(token: str) -> None:
    keychain = FakeKeychain()
    vault = TokenVault("paybell-test", keychain)
    vault.save("acc", token)
    assert vault.load("acc") == token
    sizes = [len(entry.encode("utf-16-le")) // 2 for entry in keychain.entries.values()]
    assert max(sizes) <= MOST_UNITS


def test_accounts_do_not_see_each_other(vault: TokenVault) -> None:
    vault.save("one", "token-one")
    vault.save("two", "t" * 3000)
    vault.erase("one")
    assert vault.load("one") is None
    assert vault.load("two") == "t" * 3000


@pytest.mark.parametrize("earlier", ["", "short", "e" * 2500, "e" * 9000])
@pytest.mark.parametrize("later", ["new", "n" * 2500, "n" * 9000])
def test_a_crash_at_any_write_leaves_the_earlier_token_or_the_later(
    earlier: str, later: str
) -> None:
    for writes in range(60):
        keychain = FakeKeychain()
        vault = TokenVault("paybell-test", keychain)
        if earlier:
            vault.save("acc", earlier)
        keychain.writes_before_crash = writes
        try:
            vault.save("acc", later)
        except Crash:
            keychain.writes_before_crash = None
            assert vault.load("acc") in {earlier or None, later}
            vault.save("acc", later)  # and the next one leaves nothing behind
            assert vault.load("acc") == later
            vault.erase("acc")
            assert keychain.entries == {}
        else:
            assert vault.load("acc") == later
            return
    pytest.fail("the token was never saved")


@pytest.mark.parametrize("damage", ["1", "2:", "2:a:x:y", "2:a:3:00", "2:a:99999999:00", "else"])
def test_a_damaged_entry_is_no_token(
    vault: TokenVault, keychain: FakeKeychain, damage: str
) -> None:
    keychain.entries["paybell-test", "acc"] = damage
    assert vault.load("acc") is None


def test_a_missing_part_is_no_token(vault: TokenVault, keychain: FakeKeychain) -> None:
    vault.save("acc", "t" * 5000)
    del keychain.entries["paybell-test", "acc.a1"]
    assert vault.load("acc") is None


@pytest.mark.parametrize(
    ("error", "kind", "code"),
    [
        (errors.KeyringLocked("locked: SECRET"), TokenVaultLocked, "keyring_locked"),
        (errors.NoKeyringError("none: SECRET"), TokenVaultMissing, "keyring_missing"),
        (errors.PasswordSetError("SECRET"), TokenVaultFailed, "keyring_failed"),
        (OSError("SECRET"), TokenVaultFailed, "keyring_failed"),
    ],
)
def test_the_librarys_errors_become_words_without_secrets(
    vault: TokenVault,
    keychain: FakeKeychain,
    error: Exception,
    kind: type[TokenVaultError],
    code: str,
) -> None:
    keychain.error = error
    with pytest.raises(kind) as caught:
        vault.save("acc", "SECRET")
    assert caught.value.problem.code == code
    assert caught.value.problem.hint
    assert caught.value.__cause__ is None
    assert "SECRET" not in f"{caught.value} {caught.value.problem}"


def test_only_keychains_of_the_list_are_ever_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    # A plaintext keychain that is configured, or simply there, is not looked at.
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.setitem(ALLOWED_BACKENDS, sys.platform, ("keyring.backends.nowhere.Keyring",))
    with pytest.raises(TokenVaultMissing) as caught:
        TokenVault("paybell-test").load("acc")
    assert caught.value.problem.code == "keyring_missing"


def test_every_keychain_of_the_list_exists() -> None:
    import importlib.util

    for name in [name for names in ALLOWED_BACKENDS.values() for name in names]:
        module, _, kind = name.rpartition(".")
        assert importlib.util.find_spec(module) is not None, name
        assert kind in {"Keyring", "DBusKeyring", "SecretService", "WinVaultKeyring"}


def test_the_best_keychain_that_works_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    class Better(FakeKeychain):
        priority = 5

    monkeypatch.setattr(token_vault, "_Better", Better, raising=False)
    monkeypatch.setattr(token_vault, "_Plain", FakeKeychain, raising=False)
    names = tuple(f"{token_vault.__name__}.{name}" for name in ("_Plain", "_Better"))
    monkeypatch.setitem(ALLOWED_BACKENDS, sys.platform, names)
    vault = TokenVault("paybell-test")
    vault.save("acc", "t")
    assert isinstance(vault._backend, Better)


def test_the_library_is_not_imported_before_it_is_needed() -> None:
    import subprocess

    code = (
        "import sys, notifier.store.token_vault as vault; vault.TokenVault('x');"
        "print('keyring' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
