"""Whose token it is, where it is kept, and how long a keychain is waited for."""

from __future__ import annotations

import asyncio
import base64
import json
import os
import stat
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from notifier.core.problems import BadToken, TokenVaultError, TokenVaultLocked
from notifier.net.accounts import Account
from notifier.net.session import Session, account_key, check_token, device_id
from tests.notifier.net.parts import WAIT_S, MemoryVault

ACCOUNT = Account(key="abc", server_url="https://pay.example", memory_only=False)


def jwt(**claims: object) -> str:
    def part(value: object) -> str:
        return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()

    return f"{part({'alg': 'HS256'})}.{part(claims)}.c2lnbmF0dXJl"


@pytest.mark.parametrize(
    "pasted", ["abc.def.ghi", "  abc.def.ghi\n", "Bearer abc.def.ghi", "bearer   abc.def.ghi "]
)
def test_a_pasted_token_is_cleaned(pasted: str) -> None:
    assert check_token(pasted) == "abc.def.ghi"


@pytest.mark.parametrize(
    "pasted", ["", "   ", "Bearer ", "abc def", "abc\ndef", "abc\x00def", "abc…", "x" * 16385]
)
def test_what_cannot_be_a_token_is_explained_and_not_repeated(pasted: str) -> None:
    with pytest.raises(BadToken) as caught:
        check_token(pasted)
    problem = caught.value.problem
    assert problem.code == "bad_token"
    assert problem.message
    assert "abc" not in f"{problem}"


def test_a_new_token_of_the_same_person_has_the_same_history() -> None:
    first = account_key("https://a.example", jwt(sub="42", iss="i", exp=1), "sub")
    second = account_key("https://a.example", jwt(sub="42", iss="i", exp=2), "sub")
    assert first == second
    assert len(first) == 16


def test_another_person_server_or_issuer_has_another_history() -> None:
    keys = {
        account_key("https://a.example", jwt(sub="42"), "sub"),
        account_key("https://a.example", jwt(sub="43"), "sub"),
        account_key("https://b.example", jwt(sub="42"), "sub"),
        account_key("https://a.example", jwt(sub="42", iss="other"), "sub"),
        account_key("https://a.example", jwt(sub="42"), "userId"),
        account_key("https://a.example", jwt(userId=44), "userId"),
        account_key("https://a.example", "opaque", "sub"),
        account_key("https://a.example", "opaque-2", "sub"),
        account_key("https://a.example", "a.!!!.c", "sub"),
        account_key("https://a.example", jwt(sub=True), "sub"),
        account_key("https://a.example", jwt(sub=["42"]), "sub"),
    }
    assert len(keys) == 11


def test_the_device_keeps_its_id(tmp_path: Path) -> None:
    path = tmp_path / "data" / "device_id"
    first = device_id(path)
    assert device_id(path) == first
    assert len(first) >= 16
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("content", [b"", b"short", b"with space with space", b"\xff" * 30])
def test_a_damaged_device_id_is_made_anew(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "device_id"
    path.write_bytes(content)
    made = device_id(path)
    assert device_id(path) == made


def test_a_device_id_that_cannot_be_kept_lasts_for_the_run(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert device_id(tmp_path / "file" / "device_id")


@pytest.fixture
def vault() -> MemoryVault:
    return MemoryVault()


@pytest.fixture
def stuck() -> Iterator[threading.Event]:
    """Set at the end, so that no thread outlives its test."""
    event = threading.Event()
    yield event
    event.set()


async def test_a_token_is_kept_in_the_keychain_and_found_again(vault: MemoryVault) -> None:
    await Session(vault=vault, device_id="d").save(ACCOUNT, "secret")
    session = Session(vault=vault, device_id="d")
    assert await session.load(ACCOUNT, on_slow=lambda _: None)
    assert session.handshake("c1") == {"token": "secret", "device": "d", "cursor": "c1"}
    await session.erase(ACCOUNT.key)
    assert vault.tokens == {}


async def test_memory_only_never_asks_the_keychain(vault: MemoryVault) -> None:
    vault.error = TokenVaultLocked("locked")
    account = Account(key="abc", server_url="https://pay.example", memory_only=True)
    session = Session(vault=vault, device_id="d")
    assert not await session.load(account, on_slow=lambda _: None)
    session.use("secret")
    assert await session.load(account, on_slow=lambda _: None)


async def test_a_keychain_that_never_answers_counts_as_locked(
    vault: MemoryVault, stuck: threading.Event
) -> None:
    vault.before = stuck.wait
    session = Session(vault=vault, device_id="d", limit_s=0.05)
    with pytest.raises(TokenVaultLocked) as caught:
        await session.save(ACCOUNT, "secret")
    assert caught.value.problem.code == "keyring_locked"
    with pytest.raises(TokenVaultLocked):  # the first call is still stuck
        await session.erase(ACCOUNT.key)
    assert sum(thread.name == "paybell-keychain" for thread in threading.enumerate()) == 1


async def test_a_keychain_that_is_unlocked_late_is_still_used(
    vault: MemoryVault, stuck: threading.Event
) -> None:
    vault.tokens["abc"] = "secret"
    vault.before = stuck.wait
    told: list[TokenVaultError] = []

    def on_slow(error: TokenVaultError) -> None:
        told.append(error)
        stuck.set()

    session = Session(vault=vault, device_id="d", limit_s=0.05)
    async with asyncio.timeout(WAIT_S):
        assert await session.load(ACCOUNT, on_slow=on_slow)
    assert [error.code for error in told] == ["keyring_locked"]


async def test_a_keychains_error_comes_through(vault: MemoryVault) -> None:
    vault.error = TokenVaultLocked("locked")
    session = Session(vault=vault, device_id="d")
    with pytest.raises(TokenVaultLocked):
        await session.load(ACCOUNT, on_slow=lambda _: None)
