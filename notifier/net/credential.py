"""What an account is kept by: a token that was pasted, or a grant that is renewed.

Both are one text in the keychain. A pasted token is kept as it is; no token begins as a
grant does.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re

import msgspec

from contract.wire import MAX_TOKEN_CHARS
from notifier.core.problems import BadToken
from notifier.core.said import said

_GRANT = "paybell-grant 1 "
_BEARER = re.compile(r"bearer(?:\s+|$)", re.IGNORECASE)
MAX_LABEL_CHARS = 64


class Grant(msgspec.Struct, frozen=True, kw_only=True):
    """The right to fetch tokens of one issuer, until it is revoked. Its `repr` hides it."""

    issuer: str
    client_id: str
    scope: str
    audience: str
    refresh_token: str

    def __repr__(self) -> str:
        return f"Grant(issuer={self.issuer!r})"


Credential = str | Grant


def write_credential(credential: Credential) -> str:
    """The text for the keychain."""
    if isinstance(credential, str):
        return credential
    return _GRANT + msgspec.json.encode(credential).decode()


def read_credential(text: str) -> Credential | None:
    """What `write_credential` wrote; None for a grant that cannot be read any more."""
    if not text.startswith(_GRANT):
        return text
    try:
        return msgspec.json.decode(text.removeprefix(_GRANT), type=Grant)
    except (msgspec.DecodeError, RecursionError):
        return None


def check_token(text: str) -> str:
    """The token in what a person pasted. Raises `BadToken` for what cannot be one."""
    token = text.strip()
    if prefix := _BEARER.match(token):
        token = token[prefix.end() :]
    if not token:
        raise _bad_token(said("Problem", "Nothing was entered."))
    if len(token) > MAX_TOKEN_CHARS:
        raise _bad_token(said("Problem", "It is far too long."))
    if any(character.isspace() for character in token):
        raise _bad_token(
            said("Problem", "It has a space or a line break inside: perhaps too much was copied.")
        )
    if not (token.isascii() and token.isprintable()):
        raise _bad_token(said("Problem", "It holds characters that no token has."))
    return token


def _bad_token(message: str) -> BadToken:
    return BadToken(
        said("Problem", "This is not a sign-in token"),
        message,
        said("Problem", "Copy it again, whole, and paste it."),
    )


def account_key(server_url: str, token: str, user_claim: str, id_token: str = "") -> str:
    """The opaque key of whoever `token` speaks for at `server_url`.

    A JWT's claims are read without checking, which is the server's work: the key only
    tells one person's history from another's on this device. Of an opaque access token
    `id_token` says whose it is.
    """
    for source, claim in ((token, user_claim), (id_token, "sub")):
        claims = _claims(source)
        user = claims.get(claim)
        if isinstance(user, str | int) and not isinstance(user, bool) and user != "":
            who = f"{claims.get('iss', '')}\n{user}"
            break
    else:
        who = token
    return hashlib.sha256(f"{server_url}\n{who}".encode()).hexdigest()[:16]


def label_of(*tokens: str) -> str:
    """What a person calls this account: an e-mail address or a name in the first that has one."""
    for token in tokens:
        claims = _claims(token)
        for name in ("email", "preferred_username", "name"):
            text = claims.get(name)
            if isinstance(text, str) and text.strip() and text.isprintable():
                return text.strip()[:MAX_LABEL_CHARS]
    return ""


def _claims(token: str) -> dict[str, object]:
    parts = token.split(".")
    if len(parts) != 3:
        return {}
    padded = parts[1] + "=" * (-len(parts[1]) % 4)
    try:
        claims = msgspec.json.decode(base64.urlsafe_b64decode(padded))
    except (binascii.Error, ValueError):
        return {}
    return claims if isinstance(claims, dict) else {}
