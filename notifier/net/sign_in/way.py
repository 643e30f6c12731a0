"""Whom to ask for tokens."""

from __future__ import annotations

import msgspec

from contract.sign_in import DEFAULT_SCOPE


class Way(msgspec.Struct, frozen=True, kw_only=True):
    """Whom to ask for tokens, and for which."""

    issuer: str
    client_id: str
    scope: str = DEFAULT_SCOPE
    audience: str = ""
