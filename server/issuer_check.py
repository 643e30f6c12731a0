"""What `paybell-server config check` finds out about the issuer: asked once, in words.

A server starts without its issuer and waits for it; an operator who sets one up wants to
know at once whether it was spelled as the provider spells it.
"""

from __future__ import annotations

import asyncio

import msgspec

from contract.sign_in import IssuerMetadata
from server.config import ServerConfig
from server.published import NotPublished, Published
from server.token_keys import JwksKeys


class Findings(msgspec.Struct, frozen=True, kw_only=True):
    """What was found; without `problems` tokens of this issuer can be checked."""

    lines: tuple[str, ...]
    problems: tuple[str, ...] = ()


def look_at_issuer(config: ServerConfig, issuer: str) -> Findings:
    """Ask `issuer` for its document and its keys. Blocks for seconds at most."""
    return asyncio.run(_look(config, issuer))


async def _look(config: ServerConfig, issuer: str) -> Findings:
    published = Published()
    try:
        metadata = await published.issuer_metadata(issuer)
        if not metadata.jwks_uri:
            raise NotPublished("the document names no jwks_uri")
        keys = JwksKeys(issuer, config.jwt_algorithms, is_issuer=True).usable(
            await published.get(metadata.jwks_uri)
        )
    except NotPublished as exc:
        return Findings(lines=(), problems=(f"oidc_issuer: {exc.why}.",))
    except ValueError as exc:
        return Findings(lines=(), problems=(f"oidc_issuer: its key set has {exc}.",))
    algorithms = ", ".join(sorted({key.algorithm_name for key in keys}))
    lines = [f"\n{issuer} publishes {len(keys)} usable key(s): {algorithms}."]
    problems = []
    if config.device_client_id is None:
        lines.append("device_client_id is not set: devices are not told how to sign in there.")
    elif not (metadata.authorization_endpoint and metadata.token_endpoint):
        problems.append("oidc_issuer: its document names no place where people could sign in.")
    else:
        lines += _for_devices(metadata)
    return Findings(lines=tuple(lines), problems=tuple(problems))


def _for_devices(metadata: IssuerMetadata) -> list[str]:
    has_code = "yes" if metadata.device_authorization_endpoint else "no"
    revokes = "yes" if metadata.revocation_endpoint else "no"
    return [
        "Devices sign in there with the browser.",
        f"By a code on another device: {has_code}. Signing out ends the session there: {revokes}.",
    ]
