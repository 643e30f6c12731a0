"""Where people sign in: what a server tells its devices, and where an issuer describes itself.

Both sides read the issuer's document: the server for the keys that tokens are checked with,
a device for the pages where its user signs in. Nothing of it is secret.
"""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlsplit

import msgspec

from contract.errors import BadField

SIGN_IN_PATH = "/.well-known/paybell"
"""Where a server tells its devices how their users sign in."""
DEFAULT_SCOPE = "openid profile email offline_access"
"""`offline_access` asks for a refresh token, the others for a name to show."""
LOOPBACK_HOSTS = frozenset({"localhost", "127.0.0.1", "::1"})

_Text = Annotated[str, msgspec.Meta(min_length=1, max_length=2048)]


class SignInDocument(msgspec.Struct, frozen=True, kw_only=True, rename="camel", omit_defaults=True):
    """What a server publishes at `SIGN_IN_PATH`."""

    issuer: _Text
    """Whom to ask for tokens: an OpenID provider or an OAuth 2.0 authorization server."""
    client_id: _Text
    """As what the devices are known there: a public client, without a secret."""
    scope: Annotated[str, msgspec.Meta(max_length=2048)] = DEFAULT_SCOPE
    audience: Annotated[str, msgspec.Meta(max_length=2048)] = ""
    """For whom tokens are to be made, where the issuer has to be told; else empty."""


class IssuerMetadata(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The part of an issuer's own document (RFC 8414, OpenID Discovery) that we use."""

    issuer: _Text
    jwks_uri: str = ""
    authorization_endpoint: str = ""
    token_endpoint: str = ""
    device_authorization_endpoint: str = ""
    revocation_endpoint: str = ""
    code_challenge_methods_supported: list[str] = []
    authorization_response_iss_parameter_supported: bool = False


_ADDRESSES = (
    "jwks_uri", "authorization_endpoint", "token_endpoint", "device_authorization_endpoint",
    "revocation_endpoint",
)  # fmt: skip


def check_issuer(text: str) -> str:
    """`text`, if it can be an issuer: `is_safe_address`, and nothing behind a ``?``.

    Raises `BadField`. It is compared character by character ever after, a last slash included.
    """
    if not is_safe_address(text):
        raise BadField("must be an https:// address; http:// only on this machine", field="issuer")
    if "?" in text:
        raise BadField("must have nothing behind a ?", field="issuer")
    return text


def is_safe_address(text: str) -> bool:
    """Whether a secret may travel to `text`, and a browser be sent there.

    That is ``https:``, or ``http:`` to this very computer, and nothing else: no other scheme,
    whatever its host is called; no user name, which could look like one; no fragment.
    """
    if not text.isprintable() or " " in text or "\\" in text:
        return False  # each library makes something else of them
    try:
        url = urlsplit(text)
        host, _port = url.hostname, url.port
    except ValueError:
        return False
    if not host or url.username is not None or "#" in text:
        return False
    return url.scheme == "https" or (url.scheme == "http" and host in LOOPBACK_HOSTS)


def discovery_urls(issuer: str) -> tuple[str, str]:
    """Where `issuer` describes itself: as OpenID Discovery has it, then as RFC 8414 has it."""
    url = urlsplit(issuer)
    path = url.path.rstrip("/")
    origin = f"{url.scheme}://{url.netloc}"
    return (
        f"{origin}{path}/.well-known/openid-configuration",
        f"{origin}/.well-known/oauth-authorization-server{path}",
    )


def read_issuer_metadata(body: bytes, issuer: str) -> IssuerMetadata:
    """The document of `issuer`. Raises `BadField`, also when it is another issuer's.

    Every address in it is held to `is_safe_address`.
    """
    try:
        metadata = msgspec.json.decode(body, type=IssuerMetadata)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as exc:
        raise BadField("is not the document of an OpenID provider", field="document") from exc
    if metadata.issuer != issuer:
        raise BadField(
            f"says that its issuer is {metadata.issuer[:200]!r}, which is not {issuer!r} "
            "to the letter",
            field="document",
        )
    for name in _ADDRESSES:
        address = getattr(metadata, name)
        if address and not is_safe_address(address):
            raise BadField(f"names a {name} that is not https://", field="document")
    return metadata
