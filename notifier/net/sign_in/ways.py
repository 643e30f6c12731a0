"""With which issuer people sign in: the brand says it, else the server's own document."""

from __future__ import annotations

import msgspec

from contract.errors import BadField
from contract.sign_in import (
    SIGN_IN_PATH,
    IssuerMetadata,
    SignInDocument,
    check_issuer,
    discovery_urls,
    read_issuer_metadata,
)
from notifier.core.said import said
from notifier.core.server_address import ServerAddress
from notifier.core.sign_in import IssuerWrong, SignInUnavailable
from notifier.net.sign_in.http import Http
from notifier.net.sign_in.way import Way


async def find_way(branded: Way | None, address: ServerAddress, http: Http) -> Way:
    """The brand's way, or else that of the server at `address`.

    Raises `SignInUnavailable` when the server names none, `IssuerUnreachable` when it does
    not answer, `IssuerWrong` when what it names is no issuer.
    """
    if branded is not None:
        return branded
    answer = await http.get(address.url + SIGN_IN_PATH)
    if answer.status == 404:
        raise SignInUnavailable
    answer.check()
    try:
        document = msgspec.json.decode(answer.body, type=SignInDocument)
        check_issuer(document.issuer)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, BadField) as exc:
        raise IssuerWrong(
            said("Problem", "The server does not say properly where to sign in.")
        ) from exc
    return Way(
        issuer=document.issuer,
        client_id=document.client_id,
        scope=document.scope,
        audience=document.audience,
    )


async def discover(issuer: str, http: Http) -> IssuerMetadata:
    """What `issuer` says of itself. Raises `IssuerUnreachable` or `IssuerWrong`."""
    openid, oauth = discovery_urls(issuer)
    answer = await http.get(openid)
    if answer.status == 404:
        answer = await http.get(oauth)
    answer.check()
    try:
        metadata = read_issuer_metadata(answer.body, issuer)
    except BadField as exc:
        raise IssuerWrong(
            said("Problem", "Its document is not as it must be: {why}.", why=exc.message)
        ) from exc
    if not metadata.token_endpoint:
        raise IssuerWrong(said("Problem", "Its document names no place to get a token."))
    return metadata
