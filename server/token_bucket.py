"""How fast one peer may speak: pure arithmetic, time is an argument."""

from __future__ import annotations


class TokenBucket:
    """`rate` messages a second on average, `burst` at once."""

    def __init__(self, *, rate: float, burst: float, now: float) -> None:
        self._rate = rate
        self._burst = burst
        self._level = burst
        self._at = now

    def take(self, now: float) -> float:
        """Count one message; the seconds for which its sender has to be held back."""
        self._level = min(self._burst, self._level + (now - self._at) * self._rate) - 1
        self._at = now
        return max(0.0, -self._level / self._rate)
