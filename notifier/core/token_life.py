"""How long a token is good for, by a clock that may be set at any moment. Pure."""

from __future__ import annotations

import msgspec

MARGIN_S = 30.0
"""A token that lives less than this is not begun a connection with…"""
MARGIN_SHARE = 0.25
"""… or, of one that lives shortly, this share of its life."""


class TokenLife(msgspec.Struct, frozen=True, kw_only=True):
    """From when a token was given here, for how long. Epoch seconds of this computer's clock.

    The issuer says how long a token lives, and we when we got it: a clock that is wrong, here
    or there, makes no difference as long as nobody sets it.
    """

    given_at: float
    lives_s: float

    def is_good(self, now: float) -> bool:
        """Whether a connection can begin with it. A clock that was set back says nothing: no."""
        margin_s = min(MARGIN_S, self.lives_s * MARGIN_SHARE)
        return 0 <= now - self.given_at < self.lives_s - margin_s
