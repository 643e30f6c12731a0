"""What is said to an issuer and how its answers are read: OAuth 2.0 by oauthlib, without I/O.

The border to that library: its errors end here. It insists on ``https``; our own rule,
which also lets an issuer on this very computer speak without (`contract.sign_in`), was
applied to every address before it comes here.
"""

from __future__ import annotations

import hmac
import json
import secrets
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import msgspec
from oauthlib.oauth2 import (  # type: ignore[import-untyped]
    DeviceClient,
    OAuth2Error,
    WebApplicationClient,
)

from contract.sign_in import IssuerMetadata, is_safe_address
from contract.wire import MAX_TOKEN_CHARS
from notifier.core.said import said
from notifier.core.sign_in import (
    IssuerUnreachable,
    IssuerWrong,
    SessionEnded,
    SignInError,
    SignInRefused,
    SignInSuspicious,
    SignInTimedOut,
)
from notifier.net.sign_in.http import Answer
from notifier.net.sign_in.tokens import Tokens
from notifier.net.sign_in.way import Way

ASSUMED_LIFE_S = 300.0
"""Of an access token whose issuer does not say how long it lives."""
LEAST_INTERVAL_S = 5.0
"""Between two questions for a device code's fate, when the issuer does not say (RFC 8628)."""
SLOWER_BY_S = 5.0

# Entra gives a refresh token without it, and asks some users for an administrator with it:
# https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow
_NO_CONSENT_PROMPT = frozenset({"login.microsoftonline.com", "login.microsoftonline.us"})


class Authorization(msgspec.Struct, frozen=True, kw_only=True):
    """A question that a browser carries to the issuer, and what proves the answer."""

    url: str
    redirect_uri: str
    state: str
    verifier: str

    def __repr__(self) -> str:
        return f"Authorization(redirect_uri={self.redirect_uri!r})"


class DeviceCode(msgspec.Struct, frozen=True, kw_only=True):
    """A code that a person enters on another device."""

    device_code: str
    user_code: str
    url: str
    url_with_code: str
    interval_s: float
    lives_s: float

    def __repr__(self) -> str:
        return f"DeviceCode(lives_s={self.lives_s:g})"


# -- authorization code with PKCE ----------------------------------------------------------


def authorize(way: Way, metadata: IssuerMetadata, redirect_uri: str) -> Authorization:
    """The question for the browser. Raises `IssuerWrong`."""
    if not metadata.authorization_endpoint:
        raise IssuerWrong(said("Problem", "Its document names no place where people sign in."))
    client = WebApplicationClient(way.client_id)
    verifier = client.create_code_verifier(64)
    state = secrets.token_urlsafe(32)
    extra = _audience(way)
    if "offline_access" in way.scope.split() and (
        urlsplit(way.issuer).hostname not in _NO_CONSENT_PROMPT
    ):
        extra["prompt"] = "consent"  # OpenID Connect Core 11: or there is no refresh token
    endpoint = metadata.authorization_endpoint
    url: str = client.prepare_request_uri(
        _as_https(endpoint),
        redirect_uri=redirect_uri,
        scope=way.scope,
        state=state,
        code_challenge=client.create_code_challenge(verifier, "S256"),
        code_challenge_method="S256",
        **extra,
    )
    return Authorization(
        url=endpoint + url.removeprefix(_as_https(endpoint)),
        redirect_uri=redirect_uri,
        state=state,
        verifier=verifier,
    )


def is_answer_to(authorization: Authorization, query: Mapping[str, str]) -> bool:
    """Whether a call of our redirect address answers this question, whatever it says."""
    return hmac.compare_digest(query.get("state", "").encode(), authorization.state.encode())


def code_in(
    authorization: Authorization, metadata: IssuerMetadata, query: Mapping[str, str], raw_query: str
) -> str:
    """The code in the answer. Raises a `SignInError`.

    The issuer must have named itself when it can (RFC 9207): an answer of another one, to
    which a browser was led, is not to be used here.
    """
    said = query.get("iss")
    wanted = metadata.authorization_response_iss_parameter_supported
    if (said is not None or wanted) and said != metadata.issuer:
        raise SignInSuspicious
    client = WebApplicationClient("")
    try:
        found = client.parse_request_uri_response(
            f"https://loopback/?{raw_query}", state=authorization.state
        )
    except OAuth2Error as exc:
        raise _error_of(exc.error) from exc
    return str(found["code"])


def code_form(way: Way, authorization: Authorization, code: str) -> str:
    """The form that turns `code` into tokens."""
    return str(
        WebApplicationClient(way.client_id).prepare_request_body(
            code=code,
            redirect_uri=authorization.redirect_uri,
            code_verifier=authorization.verifier,
            include_client_id=True,
            **_resource(way),
        )
    )


# -- device code ---------------------------------------------------------------------------


def device_form(way: Way) -> dict[str, str]:
    """The fields that ask for a device code (RFC 8628, 3.1)."""
    return {"client_id": way.client_id, "scope": way.scope, **_audience(way)}


def device_code_in(answer: Answer) -> DeviceCode:
    """The code that was given. Raises a `SignInError`."""
    fields = _fields(answer)
    try:
        if answer.status != 200:
            raise _error_of(str(fields.get("error", "")))
        lives_s = float(fields["expires_in"])
        interval_s = float(fields.get("interval", LEAST_INTERVAL_S))
        code = DeviceCode(
            device_code=str(fields["device_code"]),
            user_code=str(fields["user_code"]),
            url=str(fields["verification_uri"]),
            url_with_code=str(fields.get("verification_uri_complete", "")),
            interval_s=max(interval_s, 1.0),
            lives_s=lives_s,
        )
    except (KeyError, TypeError, ValueError) as exc:
        raise IssuerWrong(said("Problem", "It gave no usable code.")) from exc
    if not all(map(is_safe_address, (code.url, code.url_with_code or code.url))):
        raise IssuerWrong(said("Problem", "It names an address that cannot be used."))
    return code


def device_token_form(way: Way, code: DeviceCode) -> str:
    """The form that asks what became of `code`."""
    return str(
        DeviceClient(way.client_id).prepare_request_body(
            code.device_code, include_client_id=True, **_resource(way)
        )
    )


def device_interval_s(answer: Answer, interval_s: float) -> float | None:
    """Seconds to wait before the next question; None when `answer` is the last word."""
    if answer.status == 200:
        return None
    error = _fields(answer).get("error") if not answer.is_trouble else "authorization_pending"
    if error == "slow_down":
        return interval_s + SLOWER_BY_S
    return interval_s if error == "authorization_pending" else None


# -- tokens --------------------------------------------------------------------------------


def refresh_form(way: Way, refresh_token: str) -> str:
    """The form that renews a session."""
    return str(
        WebApplicationClient(way.client_id).prepare_refresh_body(
            refresh_token=refresh_token, client_id=way.client_id, **_resource(way)
        )
    )


def revocation_form(way: Way, metadata: IssuerMetadata, token: str) -> str:
    """The form that ends a session at the issuer (RFC 7009)."""
    _url, _headers, body = WebApplicationClient(way.client_id).prepare_token_revocation_request(
        _as_https(metadata.revocation_endpoint),
        token,
        token_type_hint="refresh_token",  # noqa: S106 - what kind of token it is
        client_id=way.client_id,
    )
    return str(body)


def tokens_in(answer: Answer) -> Tokens:
    """The tokens that were given.

    Raises a `SignInError`; `SessionEnded` for a grant that is no longer one.
    """
    if answer.is_trouble:
        raise IssuerUnreachable(retry_after_s=answer.retry_after_s)
    fields = _fields(answer)
    if answer.status != 200:
        raise _error_of(str(fields.get("error", "")))
    try:
        given = WebApplicationClient("").parse_request_body_response(answer.body.decode())
    except (OAuth2Error, ValueError, TypeError, Warning) as exc:
        raise IssuerWrong(said("Problem", "It gave no usable token.")) from exc
    access_token = given.get("access_token")
    refresh_token = given.get("refresh_token")
    id_token = given.get("id_token")
    lives_s = given.get("expires_in")
    if (
        not isinstance(access_token, str)
        or not 0 < len(access_token) <= MAX_TOKEN_CHARS
        or str(given.get("token_type", "")).lower() != "bearer"
    ):
        raise IssuerWrong(said("Problem", "It gave no usable token."))
    return Tokens(
        access_token=access_token,
        refresh_token=refresh_token if isinstance(refresh_token, str) and refresh_token else None,
        id_token=id_token if isinstance(id_token, str) else "",
        lives_s=float(lives_s) if isinstance(lives_s, int | float) else ASSUMED_LIFE_S,
    )


def _fields(answer: Answer) -> dict[str, Any]:
    try:
        fields = json.loads(answer.body)
    except (ValueError, RecursionError):
        return {}
    return fields if isinstance(fields, dict) else {}


def _error_of(error: str) -> SignInError:
    """An issuer's error code as what a person is told."""
    match error:
        case "access_denied" | "consent_required" | "interaction_required" | "login_required":
            return SignInRefused()
        case "invalid_grant":
            return SessionEnded()
        case "expired_token":
            return SignInTimedOut()
        case "server_error" | "temporarily_unavailable" | "slow_down":
            return IssuerUnreachable()
        case "mismatching_state":
            return SignInSuspicious()
        case _:
            known = error[:60] if error.isascii() and error.isprintable() else "?"
            return IssuerWrong(said("Problem", "It refused us: {code}.", code=known))


def _audience(way: Way) -> dict[str, str]:
    """For whom the token is to be made: each issuer has its own word, and ignores the other."""
    return {"audience": way.audience, **_resource(way)} if way.audience else {}


def _resource(way: Way) -> dict[str, str]:
    is_address = bool(urlsplit(way.audience).scheme)
    return {"resource": way.audience} if is_address else {}


def _as_https(url: str) -> str:
    return "https://" + url.removeprefix("http://") if url.startswith("http://") else url
