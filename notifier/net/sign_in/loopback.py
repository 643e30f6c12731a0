"""Where the browser brings the issuer's answer: a port of this computer, for one sign-in.

On the address itself and not by a name (RFC 8252, 7.3 and 8.3), on a port that the system
picks. Other programs may call it too: only what answers our question is taken, and everybody
else is sent away without an end to the waiting.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable, Mapping

from aiohttp import web

from notifier.core.sign_in import LoopbackUnavailable, SignInBroken, SignInError

CALLBACK_PATH = "/callback"
_ADDRESSES = ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1"))
_CLOSE_WITHIN_S = 1.0
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}

IsOurs = Callable[[Mapping[str, str]], bool]
Finish = Callable[[Mapping[str, str], str], Awaitable[None]]
"""Given the answer's parameters, also as they came; raises a `SignInError`."""
Page = Callable[[SignInError | None, bool], str]
"""HTML for the browser: how it went; True when the caller was no answer to us at all."""


class Loopback:
    """One listener; `close` ends it."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._runner: web.ServerRunner | None = None
        self._host = ""
        self.redirect_uri = ""
        """Set by `open`."""
        self._is_ours: IsOurs = lambda _query: False
        self._finish: Finish | None = None
        self._busy = asyncio.Lock()
        self._outcome: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    async def open(self) -> None:
        """Begin to listen. Raises `LoopbackUnavailable`."""
        listener = _listen()
        host, port = listener.getsockname()[:2]
        self._host = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        self.redirect_uri = f"http://{self._host}{CALLBACK_PATH}"
        self._runner = web.ServerRunner(
            web.Server(self._answer, access_log=None), shutdown_timeout=_CLOSE_WITHIN_S
        )
        await self._runner.setup()
        await web.SockSite(self._runner, listener).start()

    async def outcome(self, is_ours: IsOurs, finish: Finish) -> None:
        """Wait for the answer, and let `finish` make of it what it says; the page tells it.

        Raises what `finish` raises.
        """
        self._is_ours, self._finish = is_ours, finish
        await asyncio.shield(self._outcome)

    async def close(self) -> None:
        """Listen no more; the last page is brought to its end first."""
        if self._runner is not None:
            async with self._busy:
                pass
            await self._runner.cleanup()
        if not self._outcome.done():
            self._outcome.cancel()

    async def _answer(self, request: web.BaseRequest) -> web.StreamResponse:
        # The name: a page elsewhere could have made its own name lead here.
        if request.path != CALLBACK_PATH or request.host != self._host or request.method != "GET":
            return web.Response(status=404, headers=_HEADERS)
        async with self._busy:
            query = dict(request.query)
            if self._outcome.done() or self._finish is None or not self._is_ours(query):
                return self._show(None, foreign=True)
            error: SignInError | None = None
            try:
                await self._finish(query, request.query_string)
            except SignInError as exc:
                error = exc
            except Exception as exc:  # noqa: BLE001 - whoever waits has to hear that it is over
                error = SignInBroken()
                error.__cause__ = exc
            response = self._show(error)
            await response.prepare(request)
            await response.write_eof()
        # After the page: whoever hears of the outcome closes this.
        if not self._outcome.done():
            if error is None:
                self._outcome.set_result(None)
            else:
                self._outcome.set_exception(error)
        return response

    def _show(self, error: SignInError | None, *, foreign: bool = False) -> web.Response:
        return web.Response(
            text=self._page(error, foreign),
            content_type="text/html",
            charset="utf-8",
            status=400 if foreign else 200,
            headers=_HEADERS,
        )


def _listen() -> socket.socket:
    for family, address in _ADDRESSES:
        listener: socket.socket | None = None
        try:
            listener = socket.socket(family, socket.SOCK_STREAM)
            listener.bind((address, 0))
            listener.listen(8)
            listener.setblocking(False)
        except OSError:
            if listener is not None:
                listener.close()
            continue
        return listener
    raise LoopbackUnavailable
