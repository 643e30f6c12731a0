"""How long a keychain is waited for, and that it is never asked twice at once."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator

import pytest

from notifier.core.problems import TokenVaultError, TokenVaultLocked
from notifier.net.keychain import Keychain
from tests.notifier.net.parts import WAIT_S, MemoryVault


@pytest.fixture
def vault() -> MemoryVault:
    return MemoryVault()


@pytest.fixture
def stuck() -> Iterator[threading.Event]:
    """Set at the end, so that no thread outlives its test."""
    event = threading.Event()
    yield event
    event.set()


async def test_what_is_kept_is_found_again_until_it_is_erased(vault: MemoryVault) -> None:
    keychain = Keychain(vault)
    await keychain.save("abc", "secret")
    assert await keychain.load("abc", on_slow=lambda _: None) == "secret"
    await keychain.erase("abc")
    assert await keychain.load("abc", on_slow=lambda _: None) is None


async def test_a_keychain_that_never_answers_counts_as_locked(
    vault: MemoryVault, stuck: threading.Event
) -> None:
    vault.before = stuck.wait
    keychain = Keychain(vault, limit_s=0.05)
    with pytest.raises(TokenVaultLocked) as caught:
        await keychain.save("abc", "secret")
    assert caught.value.problem.code == "keyring_locked"
    with pytest.raises(TokenVaultLocked):  # the first call is still stuck
        await keychain.erase("abc")
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

    keychain = Keychain(vault, limit_s=0.05)
    async with asyncio.timeout(WAIT_S):
        assert await keychain.load("abc", on_slow=on_slow) == "secret"
    assert [error.code for error in told] == ["keyring_locked"]


async def test_a_keychains_error_comes_through(vault: MemoryVault) -> None:
    vault.error = TokenVaultLocked("locked")
    keychain = Keychain(vault)
    with pytest.raises(TokenVaultLocked):
        await keychain.load("abc", on_slow=lambda _: None)
