"""Signing in with an issuer that does as it likes: nothing wrong is taken, and all is said."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import socket
import ssl
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from notifier.core.server_address import check_server_url
from notifier.core.sign_in import (
    ClockWrong,
    IssuerUnreachable,
    IssuerWrong,
    LoopbackUnavailable,
    SignInBroken,
    SignInError,
    SignInProgress,
    SignInRefused,
    SignInStep,
    SignInSuspicious,
    SignInTimedOut,
    SignInUnavailable,
)
from notifier.net.sign_in import grants, loopback
from notifier.net.sign_in.flows import Flows
from notifier.net.sign_in.http import Http
from notifier.net.sign_in.tokens import Tokens
from notifier.net.sign_in.way import Way
from notifier.net.sign_in.ways import find_way
from tests.helpers import certificates
from tests.notifier.net.parts import WAIT_S, plain_ssl_context
from tests.notifier.net.sign_in.issuer import TOKENS, Browser, Issuer, running_issuer


@pytest.fixture
async def issuer() -> AsyncIterator[Issuer]:
    async with running_issuer() as running:
        yield running


class Person:
    """Signs in, and looks at what is shown meanwhile."""

    def __init__(self, issuer: Issuer, *, browser_limit_s: float = WAIT_S) -> None:
        self.seen: asyncio.Queue[SignInProgress] = asyncio.Queue()
        self.waits: list[float] = []
        self.http = Http(ssl_context=plain_ssl_context)
        self.flows = Flows(
            self.http,
            tell=self.seen.put_nowait,
            page=lambda error, foreign: f"{error.code if error else ''} foreign={foreign}",
            wait=self._wait,
            browser_limit_s=browser_limit_s,
        )
        self.way = issuer.way
        self.task: asyncio.Task[Tokens] | None = None

    async def _wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        await asyncio.sleep(0)

    async def open_browser(self, way: Way | None = None) -> Browser:
        self.task = asyncio.create_task(self.flows.by_browser(way or self.way))
        progress = await self.shown(SignInStep.BROWSER)
        return Browser(progress.url)

    async def shown(self, step: SignInStep) -> SignInProgress:
        async with asyncio.timeout(WAIT_S):
            while True:
                assert self.task is not None
                getting = asyncio.create_task(self.seen.get())
                await asyncio.wait({getting, self.task}, return_when=asyncio.FIRST_COMPLETED)
                if not getting.done():
                    getting.cancel()
                    self.task.result()
                    raise AssertionError(f"never {step}")
                if getting.result().step is step:
                    return getting.result()

    async def tokens(self) -> Tokens:
        assert self.task is not None
        async with asyncio.timeout(WAIT_S):
            return await self.task

    async def fails(self, kind: type[SignInError]) -> None:
        with pytest.raises(kind):
            await self.tokens()


async def test_the_browser_brings_a_code_that_only_we_can_use(issuer: Issuer) -> None:
    person = Person(issuer)
    browser = await person.open_browser()
    page = await browser.come_back()
    tokens = await person.tokens()

    assert page == "200  foreign=False"
    assert (tokens.access_token, tokens.refresh_token) == (TOKENS["access_token"], "r0")
    assert tokens.access_token not in repr(tokens)
    ((_, form),) = issuer.posts
    digest = hashlib.sha256(form["code_verifier"].encode()).digest()
    assert browser.asked["code_challenge"] == base64.urlsafe_b64encode(digest).decode().rstrip("=")
    assert browser.asked["code_challenge_method"] == "S256"
    assert browser.asked["redirect_uri"] == form["redirect_uri"]
    assert browser.asked["redirect_uri"].startswith("http://127.0.0.1:")
    assert browser.asked["tenant"] == "1"  # the endpoint's own query stays
    assert browser.asked["prompt"] == "consent"
    assert "client_secret" not in form
    assert form["code"] == "the-code"


async def test_each_sign_in_has_secrets_of_its_own(issuer: Issuer) -> None:
    asked = []
    for _ in range(2):
        person = Person(issuer)
        browser = await person.open_browser()
        await browser.come_back()
        await person.tokens()
        asked.append(browser.asked)
    for name in ("state", "code_challenge"):
        assert asked[0][name] != asked[1][name]


async def test_an_audience_is_asked_for_in_both_words(issuer: Issuer) -> None:
    person = Person(issuer)
    way = Way(issuer=issuer.url, client_id="app", audience="https://pay.example")
    browser = await person.open_browser(way)
    await browser.come_back()
    await person.tokens()
    assert browser.asked["audience"] == browser.asked["resource"] == "https://pay.example"
    assert issuer.posts[0][1]["resource"] == "https://pay.example"


async def test_others_who_call_the_port_are_sent_away_and_the_wait_goes_on(issuer: Issuer) -> None:
    person = Person(issuer)
    browser = await person.open_browser()
    foreign = browser.asked["redirect_uri"].replace("/callback", "/favicon.ico")
    assert (await browser.come_back(state="guessed")).startswith("400")
    assert (await browser.come_back(state="-")).startswith("400")
    assert (await browser.come_back(at=foreign)).startswith("404")
    assert (await browser.come_back(host="evil.example")).startswith("404")
    assert issuer.posts == []
    assert (await browser.come_back()).startswith("200")
    await person.tokens()


async def test_a_refused_consent_is_said_here_and_in_the_browser(issuer: Issuer) -> None:
    person = Person(issuer)
    browser = await person.open_browser()
    page = await browser.come_back(code="-", error="access_denied")
    await person.fails(SignInRefused)
    assert page == "200 sign_in_refused foreign=False"
    assert issuer.posts == []


@pytest.mark.parametrize("said", ["https://evil.example", "-"])
async def test_an_answer_of_another_issuer_is_not_used(issuer: Issuer, said: str) -> None:
    issuer.document["authorization_response_iss_parameter_supported"] = True
    person = Person(issuer)
    browser = await person.open_browser()
    await browser.come_back(iss=said)
    await person.fails(SignInSuspicious)
    assert issuer.posts == []


async def test_an_issuer_that_names_itself_is_believed(issuer: Issuer) -> None:
    issuer.document["authorization_response_iss_parameter_supported"] = True
    person = Person(issuer)
    browser = await person.open_browser()
    await browser.come_back(iss=issuer.url)
    await person.tokens()


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ((400, {"error": "invalid_grant"}), SignInRefused),
        ((400, {"error": "invalid_client"}), IssuerWrong),
        ((503, "busy"), IssuerUnreachable),
        ((200, "<html>"), IssuerWrong),
        ((200, {"access_token": 5, "token_type": "Bearer"}), IssuerWrong),
        ((200, {"access_token": "x", "token_type": "mac"}), IssuerWrong),
        ((200, "x" * 300_000), IssuerWrong),
        ((302, ""), IssuerWrong),
    ],
)
async def test_what_is_no_token_is_explained(
    issuer: Issuer, answer: tuple[int, object], kind: type[SignInError]
) -> None:
    issuer.answers.append(answer)
    person = Person(issuer)
    browser = await person.open_browser()
    assert " foreign=False" in await browser.come_back()
    await person.fails(kind)


async def test_an_answer_is_used_once(issuer: Issuer) -> None:
    held, release = asyncio.Event(), asyncio.Event()

    async def hold() -> None:
        held.set()
        await release.wait()

    issuer.before_answer = hold
    person = Person(issuer)
    browser = await person.open_browser()
    first = asyncio.create_task(browser.come_back())
    await held.wait()
    second = asyncio.create_task(browser.come_back(code="another"))
    release.set()
    assert (await first).startswith("200")
    await person.tokens()
    with pytest.raises(Exception):  # noqa: B017, PT011 - a 400 or a closed port, as it comes
        assert (await second).startswith("200")
    assert len(issuer.posts) == 1


async def test_an_answer_that_breaks_us_ends_the_wait_and_says_so(
    issuer: Issuer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_answer: object) -> Tokens:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr(grants, "tokens_in", broken)
    person = Person(issuer)
    browser = await person.open_browser()
    assert "sign_in_broken foreign=False" in await browser.come_back()
    assert person.task is not None
    with pytest.raises(SignInBroken):
        await person.task


async def test_a_closed_browser_ends_the_wait_after_a_while(issuer: Issuer) -> None:
    person = Person(issuer, browser_limit_s=0.05)
    await person.open_browser()
    await person.fails(SignInTimedOut)


async def test_giving_up_leaves_no_open_port(issuer: Issuer) -> None:
    person = Person(issuer)
    browser = await person.open_browser()
    assert person.task is not None
    person.task.cancel()
    await asyncio.gather(person.task, return_exceptions=True)
    port = int(browser.asked["redirect_uri"].split(":")[2].split("/")[0])
    with pytest.raises(ConnectionRefusedError):
        await asyncio.open_connection("127.0.0.1", port)


async def test_without_ipv4_the_other_loopback_is_used(
    issuer: Issuer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loopback, "_ADDRESSES", loopback._ADDRESSES[1:])
    person = Person(issuer)
    browser = await person.open_browser()
    assert browser.asked["redirect_uri"].startswith("http://[::1]:")
    await browser.come_back()
    await person.tokens()


async def test_no_loopback_at_all_is_said(issuer: Issuer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loopback, "_ADDRESSES", ((socket.AF_INET, "192.0.2.1"),))
    with pytest.raises(LoopbackUnavailable):
        await Person(issuer).flows.by_browser(issuer.way)


async def test_an_issuer_that_is_down_or_wrong_is_told_apart(issuer: Issuer) -> None:
    flows = Person(issuer).flows
    with pytest.raises(IssuerUnreachable):
        await flows.by_browser(Way(issuer="http://127.0.0.1:9", client_id="app"))
    issuer.document["issuer"] = "https://somebody.else.example"
    with pytest.raises(IssuerWrong):
        await flows.by_browser(issuer.way)
    issuer.document = {}
    with pytest.raises(IssuerWrong):
        await flows.by_browser(issuer.way)


# -- a code on another device --------------------------------------------------------------

CODE = {
    "device_code": "d",
    "user_code": "ABCD-EFGH",
    "verification_uri": "https://id.example/device",
    "verification_uri_complete": "https://id.example/device?c=ABCD-EFGH",
    "expires_in": 600,
    "interval": 7,
}


async def test_a_code_is_shown_and_asked_about_as_slowly_as_is_wanted(issuer: Issuer) -> None:
    issuer.answers += [
        (200, CODE),
        (400, {"error": "authorization_pending"}),
        (400, {"error": "slow_down"}),
        (503, "busy"),
        (400, {"error": "authorization_pending"}),
    ]
    person = Person(issuer)
    person.task = asyncio.create_task(person.flows.by_code(person.way))
    shown = await person.shown(SignInStep.CODE)
    tokens = await person.tokens()

    assert (shown.code, shown.url) == ("ABCD-EFGH", "https://id.example/device")
    assert shown.url_with_code.endswith("?c=ABCD-EFGH")
    assert tokens.refresh_token == "r0"
    assert person.waits == [7, 7, 12, 12, 12]
    assert {
        form["device_code"] for form in issuer.forms("urn:ietf:params:oauth:grant-type:device_code")
    } == {"d"}


@pytest.mark.parametrize(
    ("error", "kind"), [("access_denied", SignInRefused), ("expired_token", SignInTimedOut)]
)
async def test_a_code_that_is_refused_or_over_is_said(
    issuer: Issuer, error: str, kind: type[SignInError]
) -> None:
    issuer.answers += [(200, CODE), (400, {"error": error})]
    with pytest.raises(kind):
        await Person(issuer).flows.by_code(issuer.way)


async def test_a_code_ends_with_its_life(issuer: Issuer) -> None:
    issuer.answers += [(200, CODE | {"expires_in": 0.05})]
    issuer.answers += [(400, {"error": "authorization_pending"})] * 10_000
    with pytest.raises(SignInTimedOut):
        await Person(issuer).flows.by_code(issuer.way)


async def test_an_issuer_without_codes_says_so(issuer: Issuer) -> None:
    del issuer.document["device_authorization_endpoint"]
    with pytest.raises(SignInUnavailable) as raised:
        await Person(issuer).flows.by_code(issuer.way)
    assert "browser" in raised.value.hint


@pytest.mark.parametrize(
    "body",
    [
        {},
        "no",
        {**CODE, "verification_uri": "javascript:x"},
        {**CODE, "verification_uri": ""},
        {**CODE, "verification_uri": "http://id.example/device"},
        {**CODE, "verification_uri_complete": "file://localhost/home/ann"},
    ],
)
async def test_what_is_no_code_is_explained(issuer: Issuer, body: object) -> None:
    issuer.answers.append((200, body))
    with pytest.raises(IssuerWrong):
        await Person(issuer).flows.by_code(issuer.way)


# -- where people sign in ------------------------------------------------------------------


async def test_the_brand_knows_better_than_the_server(issuer: Issuer) -> None:
    person = Person(issuer)
    way = await find_way(person.way, check_server_url("https://never.asked.example"), person.http)
    assert way == person.way


async def test_a_server_that_names_no_issuer_takes_tokens_only(issuer: Issuer) -> None:
    with pytest.raises(SignInUnavailable) as raised:
        await find_way(None, check_server_url(issuer.url), Person(issuer).http)
    assert "Paste the token" in raised.value.hint


@pytest.mark.parametrize(
    ("days_ago", "is_trusted", "kind"),
    [(30, True, ClockWrong), (-30, True, ClockWrong), (0, False, IssuerWrong)],
)
async def test_a_certificate_of_another_day_makes_the_clock_suspect(
    tmp_path: Path, days_ago: int, is_trusted: bool, kind: type[SignInError]
) -> None:
    certificate = certificates.self_signed(tmp_path, days_ago=days_ago)
    theirs = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    theirs.load_cert_chain(certificate.file, certificate.key)
    ours = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if is_trusted:
        ours.load_verify_locations(certificate.authority)
    server = await asyncio.start_server(lambda _r, w: w.close(), "127.0.0.1", 0, ssl=theirs)
    port = server.sockets[0].getsockname()[1]
    try:
        with pytest.raises(kind):
            await Http(ssl_context=lambda: ours).get(f"https://127.0.0.1:{port}/")
    finally:
        server.close()
        await server.wait_closed()
