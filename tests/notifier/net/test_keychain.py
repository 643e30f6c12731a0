"""How long a keychain is waited for, and that it is never asked twice at once."""

from __future__ import annotations

import asyncio
import queue
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


class Slow(MemoryVault):
    """Answers when it is told to, and remembers whose call was given up."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: queue.SimpleQueue[threading.Event] = queue.SimpleQueue()
        self.before = self._wait
        self.given_up = 0

    def _wait(self) -> None:
        answer = threading.Event()
        self.asked.put(answer)
        answer.wait(WAIT_S)

    def give_up(self) -> None:
        self.given_up += 1

    async def next_call(self) -> threading.Event:
        return await asyncio.to_thread(self.asked.get, timeout=WAIT_S)


async def test_the_wait_for_another_call_counts_for_nobodys_limit() -> None:
    vault = Slow()
    keychain = Keychain(vault, limit_s=0.3)
    first = asyncio.create_task(keychain.save("abc", "first"))
    answer = await vault.next_call()
    started = asyncio.get_running_loop().time()
    second = asyncio.create_task(keychain.save("def", "second"))
    await asyncio.wait([second], timeout=0.2)
    answer.set()
    answer = await vault.next_call()
    await asyncio.wait([second], timeout=0.2)
    assert asyncio.get_running_loop().time() - started > 0.3
    assert not second.done()
    answer.set()
    await asyncio.gather(first, second)
    assert (vault.tokens, vault.given_up) == ({"abc": "first", "def": "second"}, 0)


async def test_a_call_that_is_stuck_is_given_up_by_its_own_caller_alone() -> None:
    vault = Slow()
    keychain = Keychain(vault, limit_s=0.05)
    loading = asyncio.create_task(keychain.load("abc", on_slow=lambda _: None))
    answer = await vault.next_call()
    with pytest.raises(TokenVaultLocked):
        await keychain.save("def", "secret")
    assert vault.given_up == 0  # a person may be typing the password just now
    answer.set()
    assert await loading is None


async def test_a_keychains_error_comes_through(vault: MemoryVault) -> None:
    vault.error = TokenVaultLocked("locked")
    keychain = Keychain(vault)
    with pytest.raises(TokenVaultLocked):
        await keychain.load("abc", on_slow=lambda _: None)
