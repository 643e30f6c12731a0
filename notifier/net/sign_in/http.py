"""Questions to an issuer over HTTP: bounded, never redirected, each error in our words.

A connection of its own for each question: they are hours apart, and nothing of an issuer
is to stay open, or to be remembered as a cookie.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable, Iterable, Mapping
from email.utils import parsedate_to_datetime
from urllib.parse import quote, urlsplit

import msgspec

from notifier.core.connection import Transport
from notifier.core.problems import BadProxyAddress, BadServerAddress
from notifier.core.said import said
from notifier.core.server_address import check_server_url
from notifier.core.sign_in import ClockWrong, IssuerUnreachable, IssuerWrong
from notifier.net.failures import Seen
from notifier.net.http_exchange import EndlessAnswer, HttpExchange
from notifier.net.proxies import ProxyFor, no_proxy
from notifier.net.way import PATH_CHARACTERS, Way

ANSWER_LIMIT_S = 15.0
MAX_ANSWER_BYTES = 256 * 1024
_TRY_LATER = frozenset({408, 425, 429})
# OpenSSL's words for a certificate that is not valid today: usually it is today that is wrong.
_DATES = frozenset({9, 10})


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What came back. Its `repr` shows no body: a token may be in it."""

    status: int
    body: bytes
    retry_after_s: float | None = None
    server_time: float | None = None
    """The issuer's clock, epoch seconds."""

    def __repr__(self) -> str:
        return f"Answer(status={self.status}, body=<{len(self.body)} bytes>)"

    def check(self) -> None:
        """Raises `IssuerUnreachable` or `IssuerWrong` unless it is a success."""
        if self.is_trouble:
            raise IssuerUnreachable(retry_after_s=self.retry_after_s)
        if self.status != 200:
            raise IssuerWrong(said("Problem", "It answered {status}.", status=self.status))

    @property
    def is_trouble(self) -> bool:
        """Whether the same question may be answered better later."""
        return self.status >= 500 or self.status in _TRY_LATER


class Http:
    """Asks. On the network thread's loop."""

    def __init__(
        self,
        *,
        ssl_context: Callable[[], ssl.SSLContext],
        proxy_for: ProxyFor = no_proxy,
        limit_s: float = ANSWER_LIMIT_S,
    ) -> None:
        self._ssl_context = ssl_context
        self._proxy_for = proxy_for
        self._limit_s = limit_s
        self._tls: ssl.SSLContext | None = None

    async def get(self, url: str, *, bearer: str = "") -> Answer:
        """Ask for `url`; raises `IssuerUnreachable`, `IssuerWrong` or `ClockWrong`."""
        return await self._ask("GET", url, None, bearer)

    async def delete(self, url: str, *, bearer: str) -> Answer:
        """Have `url` deleted; raises as `get` does."""
        return await self._ask("DELETE", url, None, bearer)

    async def post(self, url: str, form: str) -> Answer:
        """Send a form that is encoded already; raises as `get` does."""
        return await self._ask("POST", url, form, "")

    async def _ask(self, method: str, url: str, form: str | None, bearer: str) -> Answer:
        if self._tls is None:
            self._tls = self._ssl_context()
        headers = [("User-Agent", "notifier"), ("Accept", "application/json")]
        if form is not None:
            headers.append(("Content-Type", "application/x-www-form-urlencoded"))
        if bearer:
            headers.append(("Authorization", f"Bearer {bearer}"))
        try:
            address = check_server_url(url.partition("?")[0])
            proxy = await self._proxy_for(address)
        except BadServerAddress as exc:
            raise IssuerWrong(said("Problem", "It names an address that cannot be used.")) from exc
        except BadProxyAddress as exc:
            raise IssuerUnreachable from exc
        way = Way(
            address,
            ssl_context=self._tls,
            proxy=proxy,
            seen=Seen(transport=Transport.POLLING),
            on_reached=lambda: None,
        )
        said_first = _Headers()
        exchange = HttpExchange(way, said_first.on_answer, most_bytes=MAX_ANSWER_BYTES)
        try:
            async with asyncio.timeout(self._limit_s):
                body = (form or "").encode()
                answer = await exchange.ask(method, _target(url), headers, body)
        except EndlessAnswer as exc:
            raise IssuerWrong(said("Problem", "Its answer has no end.")) from exc
        except ssl.SSLCertVerificationError as exc:
            if exc.verify_code in _DATES:
                raise ClockWrong from exc
            raise IssuerWrong(
                said("Problem", "Its identity cannot be verified, so nothing was sent.")
            ) from exc
        except OSError as exc:  # TimeoutError is one
            raise IssuerUnreachable from exc
        finally:
            exchange.close()
            way.cut()
        return said_first.answer(answer.status, answer.body)


class _Headers:
    """What an answer says beside its body."""

    def __init__(self) -> None:
        self._values: dict[bytes, bytes] = {}

    def on_answer(self, _status: int, headers: Iterable[tuple[bytes, bytes]]) -> None:
        self._values = {name.lower(): value for name, value in headers}

    def answer(self, status: int, body: bytes) -> Answer:
        wait = self._values.get(b"retry-after", b"")
        try:
            date = self._values.get(b"date", b"").decode("latin-1")
            server_time = parsedate_to_datetime(date).timestamp()
        except (ValueError, OverflowError):
            server_time = None
        return Answer(
            status=status,
            body=body,
            retry_after_s=float(wait) if wait.isdigit() else None,
            server_time=server_time,
        )


def _target(url: str) -> str:
    """Path and query of `url`, as they may stand in a request."""
    parts = urlsplit(url)
    path = quote(parts.path or "/", safe=PATH_CHARACTERS)
    return f"{path}?{quote(parts.query, safe='/?%:@!$&*+,;=~')}" if parts.query else path


def form_fields(fields: Mapping[str, str]) -> dict[str, str]:
    """Those of `fields` that say something: an empty parameter is an error to some issuers."""
    return {name: value for name, value in fields.items() if value}
