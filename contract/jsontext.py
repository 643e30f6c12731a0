"""JSON as both sides speak it: numbers stay exact, ready text is never encoded again.

`dumps` and `loads` have the shape that python-socketio asks of its `json=` argument.
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

import msgspec


def _exact(digits: str) -> Decimal:
    try:
        return Decimal(digits)
    except InvalidOperation:  # an exponent beyond what Decimal itself can hold
        raise ValueError("a number is out of range") from None


# A JSON number with a fraction becomes a Decimal and goes out as the same digits; a
# binary float would turn 0.1 into 0.1000000000000000055.
_decoder = msgspec.json.Decoder(float_hook=_exact)
_encoder = msgspec.json.Encoder(decimal_format="number")


def dumps(value: Any, **_separators: Any) -> str:
    """Compact JSON text of `value`; a `msgspec.Raw` inside is passed through as it is.

    python-socketio gives `separators`; the output has no spaces in any case.
    """
    return _encoder.encode(value).decode()


def loads(text: str | bytes, **_options: Any) -> Any:
    """The plain value of a JSON text. Raises ValueError (`msgspec.DecodeError` mostly)."""
    return _decoder.decode(text)
