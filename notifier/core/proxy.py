"""Which proxy the server is reached through, and what a person may type as one.

Only HTTP proxies that open a tunnel (CONNECT) are spoken to: the token travels encrypted
from here to the server, and the proxy sees a host name.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from urllib.parse import unquote, urlsplit

import msgspec

from notifier.core.problems import BadProxyAddress
from notifier.core.said import said

DIRECT = "direct://"
"""What desktops answer when there is no proxy on the way."""


class ProxyRoute(msgspec.Struct, frozen=True, kw_only=True):
    """One proxy, and how to sign in to it."""

    url: str
    """``http://host:port``, without a name and a password."""
    user: str = ""
    password: str = ""
    """Never to be logged or shown, nor is the name."""

    @property
    def headers(self) -> Mapping[str, str]:
        """What is said to the proxy beside its job: the sign-in, if it wants one."""
        if not self.user:
            return {}
        login = base64.b64encode(f"{self.user}:{self.password}".encode()).decode()
        return {"Proxy-Authorization": f"Basic {login}"}

    def __repr__(self) -> str:
        return f"ProxyRoute({self.url})"


def check_proxy_url(text: str) -> str:
    """What a person typed, in the one spelling that is kept: ``http://host:port``.

    Raises `BadProxyAddress`, which says what is wrong with it.
    """
    text = text.strip()
    if not text:
        raise _bad(said("Problem", "There is no address."))
    route = _read(text if "://" in text else f"http://{text}")
    if route.user or route.password:
        raise _bad(
            said("Problem", "It must not hold a user name or password."),
            said("Problem", "Enter them in the fields below: they are kept in your keychain."),
        )
    return route.url


def route_of(candidates: Sequence[str]) -> ProxyRoute | None:
    """The first of `candidates` that can be used; None for a direct connection.

    They are addresses as a system gives them, the best first, `DIRECT` among them. An empty
    list is direct, too. Raises `BadProxyAddress` when there are only others.
    """
    problem: BadProxyAddress | None = None
    for candidate in candidates:
        if candidate == DIRECT:
            return None
        try:
            return _read(candidate)
        except BadProxyAddress as exc:
            problem = problem or exc
    if problem is not None:
        raise problem
    return None


def environment_proxy(environ: Mapping[str, str], *, scheme: str, host: str) -> str | None:
    """What ``https_proxy``, ``all_proxy`` and ``no_proxy`` say; None when they say nothing.

    `DIRECT` when ``no_proxy`` names the host. Small letters win, as everywhere.
    """

    def value(name: str) -> str:
        return environ.get(name.lower(), "") or environ.get(name.upper(), "")

    proxy = value(f"{scheme}_proxy") or value("all_proxy")
    if not proxy:
        return None
    for name in value("no_proxy").lower().replace(",", " ").split():
        name = name.removeprefix("*").lstrip(".")  # noqa: PLW2901 - in the spelling compared
        if not name or host.lower() == name or host.lower().endswith(f".{name}"):
            return DIRECT
    return proxy if "://" in proxy else f"http://{proxy}"


def _read(url: str) -> ProxyRoute:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise _bad(said("Problem", "It is not the address of a proxy.")) from None
    scheme = parts.scheme.lower()
    if scheme.startswith("socks"):
        raise _bad(
            said("Problem", "SOCKS proxies are not supported."),
            said("Problem", "Ask for an HTTP proxy."),
        )
    if scheme == "https":
        raise _bad(
            said("Problem", "A proxy that is itself reached by TLS is not supported."),
            said("Problem", "Try http://."),
        )
    if scheme != "http" or not host or any(c.isspace() for c in url):
        raise _bad(said("Problem", "It is not the address of a proxy."))
    if parts.path.strip("/") or parts.query or parts.fragment:
        raise _bad(said("Problem", "It must end after the port."))
    netloc = f"[{host}]" if ":" in host else host
    return ProxyRoute(
        url=f"http://{netloc}:{port or 80}",
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
    )


def _bad(
    message: str, hint: str = said("Problem", "It looks like http://proxy.example:3128.")
) -> BadProxyAddress:
    return BadProxyAddress(said("Problem", "This proxy cannot be used"), message, hint)
