"""Which server addresses may be used: the sign-in token must not travel in clear."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

import msgspec

from notifier.core.problems import BadServerAddress
from notifier.core.said import said

_SCHEMES = {"https": 443, "http": 80}


class ServerAddress(msgspec.Struct, frozen=True, kw_only=True):
    """A checked address, in one spelling for each server."""

    origin: str
    """``https://pay.example``, without a port that goes without saying."""
    path: str
    """Where the server is mounted there: ``""`` or ``/prefix``."""
    loopback: bool
    """On this very computer: no network and no proxy is needed to reach it."""

    @property
    def is_encrypted(self) -> bool:
        """Whether it is spoken to by TLS."""
        return self.origin.startswith("https:")

    @property
    def url(self) -> str:
        """The whole, as it is kept and shown."""
        return self.origin + self.path


def check_server_url(text: str) -> ServerAddress:
    """What a person typed or a brand says, checked and spelled uniformly.

    ``https://`` is assumed when there is no scheme, and required but for loopback hosts.
    Raises `BadServerAddress`.
    """
    text = text.strip()
    if not text:
        raise _bad(
            said("Problem", "There is no address."),
            said("Problem", "Enter the address of your payment server."),
        )
    if "://" not in text:
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
        host = (parts.hostname or "").rstrip(".").encode("idna").decode()
        port = parts.port
    except (ValueError, UnicodeError):
        raise _bad(said("Problem", "It is not a web address.")) from None
    scheme = parts.scheme.lower()
    if scheme not in _SCHEMES or not host or any(c.isspace() for c in text):
        raise _bad(said("Problem", "It is not a web address."))
    if parts.username is not None or parts.password is not None:
        raise _bad(
            said("Problem", "It must not hold a user name or password."),
            said("Problem", "Remove what is before the @."),
        )
    if parts.query or parts.fragment:
        raise _bad(said("Problem", "It must end before any ? or #."))
    loopback = _is_loopback(host)
    if scheme == "http" and not loopback:
        raise _bad(
            said("Problem", "Without encryption your sign-in token could be read on its way."),
            said("Problem", "Use https://{host} instead.", host=host),
        )
    netloc = f"[{host}]" if ":" in host else host
    if port is not None and port != _SCHEMES[scheme]:
        netloc += f":{port}"
    return ServerAddress(
        origin=f"{scheme}://{netloc}", path=parts.path.rstrip("/"), loopback=loopback
    )


def _is_loopback(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _bad(
    message: str,
    hint: str = said("Problem", "It begins with https://, for example https://pay.example."),
) -> BadServerAddress:
    return BadServerAddress(said("Problem", "This server address cannot be used"), message, hint)
