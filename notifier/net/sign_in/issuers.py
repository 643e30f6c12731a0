"""Renewing and revoking grants; each issuer's document is asked for once in a run."""

from __future__ import annotations

from contract.sign_in import IssuerMetadata
from notifier.core.sign_in import IssuerUnreachable
from notifier.net.credential import Grant
from notifier.net.sign_in import grants
from notifier.net.sign_in.http import Http
from notifier.net.sign_in.tokens import Tokens
from notifier.net.sign_in.way import Way
from notifier.net.sign_in.ways import discover


class HttpIssuers:
    """The `Issuers` of `notifier.net.session`, over HTTP."""

    def __init__(self, http: Http) -> None:
        self._http = http
        self._known: dict[str, IssuerMetadata] = {}

    async def refresh(self, grant: Grant) -> Tokens:
        """New tokens. Raises a `SignInError`; `SessionEnded` when there will be none."""
        metadata = await self._metadata(grant.issuer)
        form = grants.refresh_form(_way(grant), grant.refresh_token)
        try:
            answer = await self._http.post(metadata.token_endpoint, form)
        except IssuerUnreachable:
            self._known.pop(grant.issuer, None)  # it may have moved
            raise
        return grants.tokens_in(answer)

    async def revoke(self, grant: Grant) -> None:
        """End the grant at its issuer; nothing happens where that cannot be asked for."""
        metadata = await self._metadata(grant.issuer)
        if not metadata.revocation_endpoint:
            return
        form = grants.revocation_form(_way(grant), metadata, grant.refresh_token)
        (await self._http.post(metadata.revocation_endpoint, form)).check()

    async def _metadata(self, issuer: str) -> IssuerMetadata:
        if issuer not in self._known:
            self._known[issuer] = await discover(issuer, self._http)
        return self._known[issuer]


def _way(grant: Grant) -> Way:
    return Way(
        issuer=grant.issuer,
        client_id=grant.client_id,
        scope=grant.scope,
        audience=grant.audience,
    )


def grant_of(way: Way, tokens: Tokens) -> Grant | None:
    """What is kept of a sign-in; None when the issuer gave nothing that lasts."""
    if tokens.refresh_token is None:
        return None
    return Grant(
        issuer=way.issuer,
        client_id=way.client_id,
        scope=way.scope,
        audience=way.audience,
        refresh_token=tokens.refresh_token,
    )
