"""A session that lasts: renewed once for all that wait, never lost on its way to the keychain."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator

import pytest
from msgspec import structs

from notifier.core.problems import Problem, TokenVaultLocked
from notifier.core.sign_in import IssuerUnreachable, SessionEnded
from notifier.net.accounts import Account
from notifier.net.credential import Grant, read_credential, write_credential
from notifier.net.keychain import Keychain
from notifier.net.session import Session
from notifier.net.sessions import Sessions
from notifier.net.sign_in.http import Http
from notifier.net.sign_in.issuers import HttpIssuers
from tests.notifier.net.parts import WAIT_S, MemoryVault, plain_ssl_context
from tests.notifier.net.sign_in.issuer import Issuer, running_issuer

ACCOUNT = Account(key="abc", server_url="https://pay.example", memory_only=False)


@pytest.fixture
async def issuer() -> AsyncIterator[Issuer]:
    async with running_issuer() as running:
        yield running


class Kept:
    """A session of an account whose grant is in the keychain."""

    def __init__(self, issuer: Issuer, *, account: Account = ACCOUNT) -> None:
        self.vault = MemoryVault()
        self.told: list[Problem] = []
        self.now = 1000.0
        self.renewals: set[asyncio.Task[None]] = set()
        self.grant = Grant(
            issuer=issuer.url, client_id="app", scope="openid", audience="", refresh_token="r0"
        )
        self.vault.tokens["abc"] = write_credential(self.grant)
        self.session = self.again(account)

    def again(self, account: Account = ACCOUNT) -> Session:
        issuers = HttpIssuers(Http(ssl_context=plain_ssl_context))
        return Session(
            account,
            keychain=Keychain(self.vault),
            issuers=lambda: issuers,
            tell=self.told.append,
            clock=lambda: self.now,
            renewals=self.renewals,
        )

    async def load(self) -> Session:
        assert await self.session.load(on_slow=lambda _: None)
        return self.session

    @property
    def kept_refresh_token(self) -> str:
        kept = read_credential(self.vault.tokens["abc"])
        assert isinstance(kept, Grant)
        return kept.refresh_token


async def test_a_pasted_token_is_used_as_it_is_and_never_renewed(issuer: Issuer) -> None:
    kept = Kept(issuer)
    kept.vault.tokens["abc"] = "a.b.c"
    session = await kept.load()
    await session.prepare()
    assert session.access_token == "a.b.c"
    assert not session.may_help("token_expired")
    assert issuer.posts == []


async def test_memory_only_never_asks_the_keychain(issuer: Issuer) -> None:
    memory = Account(key="abc", server_url="https://pay.example", memory_only=True)
    kept = Kept(issuer, account=memory)
    kept.vault.error = TokenVaultLocked("locked")
    assert not await kept.session.load(on_slow=lambda _: None)
    kept.session.use(kept.grant)
    await kept.session.keep()
    await kept.session.renew()
    await kept.session.erase()
    assert kept.told == []


async def test_the_access_token_is_in_memory_and_the_new_refresh_token_is_kept(
    issuer: Issuer,
) -> None:
    kept = Kept(issuer)
    session = await kept.load()
    before = session.access_token
    await session.prepare()
    after = session.access_token
    assert before is None
    assert after is not None
    assert kept.kept_refresh_token == issuer.refresh_token == "r1"
    assert after not in kept.vault.tokens["abc"]


async def test_a_token_that_still_lives_is_not_renewed_and_an_old_one_is(issuer: Issuer) -> None:
    kept = Kept(issuer)
    session = await kept.load()
    await session.prepare()
    kept.now += 30
    await session.prepare()
    assert len(issuer.posts) == 1
    kept.now += 3600  # a night's sleep
    await session.prepare()
    assert len(issuer.posts) == 2
    kept.now -= 86400  # somebody has set the clock
    await session.prepare()
    assert len(issuer.posts) == 3


async def test_whoever_asks_meanwhile_waits_for_the_same_renewal(issuer: Issuer) -> None:
    session = await Kept(issuer).load()
    await asyncio.gather(*(session.renew() for _ in range(20)))
    assert len(issuer.posts) == 1


async def test_a_renewal_that_was_begun_is_kept_although_nobody_waits_any_more(
    issuer: Issuer,
) -> None:
    answering = asyncio.Event()
    issuer.before_answer = answering.wait
    kept = Kept(issuer)
    session = await kept.load()
    asking = asyncio.create_task(session.renew())
    await issuer.until(lambda: bool(issuer.posts))
    asking.cancel()
    await asyncio.gather(asking, return_exceptions=True)
    answering.set()
    await asyncio.gather(*kept.renewals)  # quitting waits for it
    assert kept.kept_refresh_token == issuer.refresh_token == "r1"


def sessions_of(kept: Kept) -> Sessions:
    issuers = HttpIssuers(Http(ssl_context=plain_ssl_context))
    return Sessions(
        Keychain(kept.vault),
        make_issuers=lambda: issuers,
        tell=kept.told.append,
        clock=lambda: kept.now,
    )


async def renewing(sessions: Sessions, issuer: Issuer) -> tuple[Session, asyncio.Task[None]]:
    """The account's session, whose renewal the issuer has begun to answer."""
    session = sessions.of(ACCOUNT)
    assert await session.load(on_slow=lambda _: None)
    asking = asyncio.create_task(session.renew())
    await issuer.until(lambda: bool(issuer.posts))
    return session, asking


async def test_quitting_waits_for_a_renewal_that_was_begun(issuer: Issuer) -> None:
    answering = asyncio.Event()
    issuer.before_answer = answering.wait
    kept = Kept(issuer)
    sessions = sessions_of(kept)
    _session, asking = await renewing(sessions, issuer)
    closing = asyncio.create_task(sessions.close())
    answering.set()
    await closing
    assert kept.kept_refresh_token == issuer.refresh_token == "r1"
    await asking


async def test_an_old_renewal_never_overwrites_a_new_grant(issuer: Issuer) -> None:
    answering, saving = asyncio.Event(), threading.Event()
    issuer.before_answer = answering.wait
    kept = Kept(issuer)
    sessions = sessions_of(kept)
    _old, asking = await renewing(sessions, issuer)
    asked = asyncio.Event()
    loop = asyncio.get_running_loop()

    def before() -> None:
        loop.call_soon_threadsafe(asked.set)
        saving.wait(WAIT_S)

    kept.vault.before = before
    new = sessions.new(ACCOUNT)
    new.use(structs.replace(kept.grant, refresh_token="new"))
    replacing = asyncio.create_task(sessions.replace(ACCOUNT, new, before=ACCOUNT))
    await asked.wait()  # the new one is on its way to the keychain
    answering.set()
    await asking
    saving.set()
    await replacing
    await sessions.close()
    assert kept.kept_refresh_token == "new"
    assert sessions.of(ACCOUNT) is new


async def test_a_session_that_ends_meanwhile_never_erases_a_new_grant(issuer: Issuer) -> None:
    kept = Kept(issuer)
    sessions = sessions_of(kept)
    old = sessions.of(ACCOUNT)
    asked, saving = asyncio.Event(), threading.Event()
    loop = asyncio.get_running_loop()

    def before() -> None:
        loop.call_soon_threadsafe(asked.set)
        saving.wait(WAIT_S)

    kept.vault.before = before
    new = sessions.new(ACCOUNT)
    new.use(structs.replace(kept.grant, refresh_token="new"))
    replacing = asyncio.create_task(sessions.replace(ACCOUNT, new, before=ACCOUNT))
    await asked.wait()
    erasing = asyncio.create_task(old.erase())
    await asyncio.sleep(0)
    saving.set()
    await asyncio.gather(replacing, erasing)
    assert kept.kept_refresh_token == "new"


async def test_a_new_grant_that_cannot_be_kept_leaves_the_old_one_alive(issuer: Issuer) -> None:
    answering = asyncio.Event()
    issuer.before_answer = answering.wait
    kept = Kept(issuer)
    sessions = sessions_of(kept)
    old, asking = await renewing(sessions, issuer)
    kept.vault.error = TokenVaultLocked("locked")
    new = sessions.new(ACCOUNT)
    new.use(structs.replace(kept.grant, refresh_token="new"))
    with pytest.raises(TokenVaultLocked):
        await sessions.replace(ACCOUNT, new, before=ACCOUNT)
    kept.vault.error = None
    answering.set()
    await asking
    assert sessions.of(ACCOUNT) is old
    assert kept.kept_refresh_token == issuer.refresh_token == "r1"


async def test_a_sign_in_that_was_given_up_leaves_nothing_in_the_keychain(issuer: Issuer) -> None:
    kept = Kept(issuer)
    kept.vault.tokens.clear()
    sessions = sessions_of(kept)
    asked, saving = asyncio.Event(), threading.Event()
    loop = asyncio.get_running_loop()

    def before() -> None:
        loop.call_soon_threadsafe(asked.set)
        saving.wait(WAIT_S)

    kept.vault.before = before
    new = sessions.new(ACCOUNT)
    new.use(kept.grant)
    replacing = asyncio.create_task(sessions.replace(ACCOUNT, new, before=None))
    await asked.wait()
    replacing.cancel()
    await asyncio.gather(replacing, return_exceptions=True)
    saving.set()
    await sessions.close()
    assert kept.vault.tokens == {}


async def test_keeping_a_session_in_memory_from_now_on_takes_the_old_one_from_the_keychain(
    issuer: Issuer,
) -> None:
    kept = Kept(issuer)
    sessions = sessions_of(kept)
    in_memory = structs.replace(ACCOUNT, memory_only=True)
    new = sessions.new(in_memory)
    new.use("a.b.c")
    await sessions.replace(in_memory, new, before=ACCOUNT)
    await sessions.close()
    assert kept.vault.tokens == {}


async def test_what_a_renewal_brings_after_signing_out_is_revoked(issuer: Issuer) -> None:
    answering = asyncio.Event()
    issuer.before_answer = lambda: None if answering.is_set() else answering.wait()
    kept = Kept(issuer)
    sessions = sessions_of(kept)
    _session, asking = await renewing(sessions, issuer)
    assert await sessions.erase(ACCOUNT) == kept.grant
    answering.set()
    await asking
    path, form = issuer.posts[-1]
    assert (path, form["token"]) == ("/revoke", "r1")
    assert kept.vault.tokens == {}


async def test_a_locked_keychain_does_not_lose_the_session_while_the_app_runs(
    issuer: Issuer,
) -> None:
    kept = Kept(issuer)
    session = await kept.load()
    kept.vault.error = TokenVaultLocked("Your keychain is locked")
    await session.renew()
    await session.renew()
    assert {problem.code for problem in kept.told} == {"session_not_kept"}
    kept.vault.error = None
    await session.prepare()
    assert kept.kept_refresh_token == "r2"
    await (again := kept.again()).load(on_slow=lambda _: None)
    await again.renew()


async def test_a_spent_refresh_token_ends_the_session(issuer: Issuer) -> None:
    issuer.refresh_token = "r9"
    session = await Kept(issuer).load()
    for _ in range(2):
        with pytest.raises(SessionEnded):
            await session.prepare()
    assert len(issuer.posts) == 1  # the issuer is not asked again


async def test_an_issuer_of_an_impossible_date_renews_all_the_same(issuer: Issuer) -> None:
    kept = Kept(issuer)
    session = await kept.load()
    issuer.headers["Date"] = "Mon, 99999999999999999999 Jan 2020 00:00:00 GMT"
    await session.prepare()
    assert kept.kept_refresh_token == "r1"


async def test_an_issuer_that_is_down_ends_nothing(issuer: Issuer) -> None:
    kept = Kept(issuer)
    session = await kept.load()
    issuer.headers["Retry-After"] = "7"
    issuer.answers.append((503, ""))
    with pytest.raises(IssuerUnreachable) as raised:
        await session.prepare()
    assert raised.value.retry_after_s == 7
    await session.prepare()
    assert kept.kept_refresh_token == "r1"


async def test_a_refused_token_is_renewed_once_and_then_only_the_clock_may_be_wrong(
    issuer: Issuer,
) -> None:
    session = await Kept(issuer).load()
    assert session.may_help("token_invalid")
    assert not session.may_help("token_invalid")
    session.accepted()
    suspected = []
    for _ in range(2):
        assert session.may_help("token_expired")
        suspected.append(session.is_clock_suspect)
    assert suspected == [False, True]
    assert not session.may_help("token_revoked")
