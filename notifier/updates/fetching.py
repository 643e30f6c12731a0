"""How `tuf` fetches: through the proxy, by the system's certificates, and never without end.

Sizes are bounded by tuf, which knows the signed length of every file; the time is bounded
here, against a server that answers a byte now and then.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

import urllib3
from tuf.api.exceptions import DownloadHTTPError, SlowRetrievalError
from tuf.ngclient.fetcher import FetcherInterface

from notifier.core.proxy import ProxyRoute
from notifier.net.tls import system_ssl_context

_CHUNK = 64 * 1024
_SILENCE_S = 20.0
"""Longest wait for the next bytes."""


class BoundedFetcher(FetcherInterface):
    """One download has `within_s` seconds, from the first question to the last byte."""

    def __init__(self, *, within_s: float, proxy: ProxyRoute | None = None) -> None:
        self._within_s = within_s
        self._proxy = proxy

    def _fetch(self, url: str) -> Iterator[bytes]:
        deadline = time.monotonic() + self._within_s
        timeout = urllib3.Timeout(connect=min(10.0, self._within_s), read=_SILENCE_S)
        response = _pool(self._proxy).request(
            "GET", url, preload_content=False, timeout=timeout, retries=urllib3.Retry(2),
            headers={"Accept-Encoding": "identity"},
        )  # fmt: skip
        if response.status >= 400:
            response.close()
            raise DownloadHTTPError(f"HTTP {response.status}", response.status)
        return self._chunks(response, deadline)

    def _chunks(self, response: urllib3.BaseHTTPResponse, deadline: float) -> Iterator[bytes]:
        try:
            # read1: what is there, and not the whole chunk, for which a trickle would keep us.
            while chunk := response.read1(_CHUNK):
                yield chunk
                if time.monotonic() > deadline:
                    raise SlowRetrievalError(f"not done within {self._within_s:g} s")
        except urllib3.exceptions.HTTPError as exc:
            raise SlowRetrievalError(type(exc).__name__) from exc
        finally:
            response.close()


def _pool(proxy: ProxyRoute | None) -> urllib3.PoolManager:
    context = system_ssl_context()
    if proxy is None:
        return urllib3.PoolManager(ssl_context=context)
    headers = None
    if proxy.user:
        headers = urllib3.make_headers(proxy_basic_auth=f"{proxy.user}:{proxy.password}")
    return urllib3.ProxyManager(proxy.url, ssl_context=context, proxy_headers=headers)
