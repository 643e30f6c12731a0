"""What an issuer gives, whichever way it was asked."""

from __future__ import annotations

import msgspec


class Tokens(msgspec.Struct, frozen=True, kw_only=True):
    """What an issuer gave. Its `repr` shows none of it."""

    access_token: str
    refresh_token: str | None
    id_token: str
    """Who signed in, as a JWT; empty when there is none."""
    lives_s: float
    """Of the access token, from the moment at which it was given."""

    def __repr__(self) -> str:
        return f"Tokens(lives_s={self.lives_s:g})"
