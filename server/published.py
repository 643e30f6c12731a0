"""What an issuer publishes for everybody, fetched with bounds on time and size.

An issuer is a stranger that may be slow, down or replaced: whoever asks gets the bytes or
one kind of error, and no redirect is followed.
"""

from __future__ import annotations

import asyncio
import ssl
from urllib.parse import urlsplit

import httpx

from contract.errors import BadField
from contract.sign_in import LOOPBACK_HOSTS, IssuerMetadata, discovery_urls, read_issuer_metadata

MAX_DOCUMENT_BYTES = 256 * 1024
ANSWERS_WITHIN_S = 5.0


class NotPublished(Exception):
    """There is no usable document; `why` is a sentence's end for an operator, without secrets."""

    def __init__(self, why: str, *, elsewhere: bool = False) -> None:
        super().__init__(why)
        self.why = why
        self.elsewhere = elsewhere
        """The host answers, but has nothing at this address: another may be worth a try."""


class Published:
    """Fetches documents. Belongs to one event loop."""

    def __init__(self, *, timeout_s: float = ANSWERS_WITHIN_S) -> None:
        self._timeout_s = timeout_s
        self._tls: ssl.SSLContext | None = None

    async def get(self, url: str) -> bytes:
        """The document at `url`. Raises `NotPublished`."""
        if self._tls is None:  # reading the system's certificates takes tens of milliseconds
            self._tls = await asyncio.to_thread(ssl.create_default_context)
        local = urlsplit(url).hostname in LOOPBACK_HOSTS
        body = b""
        try:
            async with (
                asyncio.timeout(self._timeout_s),
                httpx.AsyncClient(
                    verify=self._tls, trust_env=not local, timeout=self._timeout_s
                ) as client,
                client.stream("GET", url, headers={"Accept": "application/json"}) as response,
            ):
                if response.status_code != 200:
                    raise NotPublished(f"answers {response.status_code}", elsewhere=True)
                async for chunk in response.aiter_bytes():
                    body += chunk
                    if len(body) > MAX_DOCUMENT_BYTES:
                        raise NotPublished("sends more than such a document can be")
        except TimeoutError:
            raise NotPublished("does not answer in time") from None
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as exc:
            raise NotPublished(f"cannot be reached ({type(exc).__name__})") from exc
        return body

    async def issuer_metadata(self, issuer: str) -> IssuerMetadata:
        """The document in which `issuer` describes itself. Raises `NotPublished`."""
        refused: list[str] = []
        for url in discovery_urls(issuer):
            try:
                return read_issuer_metadata(await self.get(url), issuer)
            except NotPublished as exc:
                refused.append(f"{url} {exc.why}")
                if not exc.elsewhere:
                    break
            except BadField as exc:
                raise NotPublished(f"{url} {exc.message}") from exc
        raise NotPublished("; ".join(refused))

    async def key_set_of(self, issuer: str) -> bytes:
        """The key set to which the document of `issuer` points. Raises `NotPublished`."""
        metadata = await self.issuer_metadata(issuer)
        if not metadata.jwks_uri:
            raise NotPublished("the document names no jwks_uri")
        return await self.get(metadata.jwks_uri)
