"""Hints as they travel between nodes, and what of them may be believed.

Whoever reaches the broker can put anything there. So a hint is believed, with the event
that it carries, only under a MAC made with the nodes' key; of any other nothing is taken
but that there may be something to look for.
"""

from __future__ import annotations

import hmac
import secrets
from typing import Generic

import msgspec

from server.fanout.base import CutMark, EventT

MAX_HINT_BYTES = 256 * 1024
"""Larger ones are neither made nor looked into; an event is at most a tenth of it."""
_MAC_BYTES = 32
_PURPOSE = b"paybell fan-out 1\0"


class Grown(msgspec.Struct, frozen=True, array_like=True, tag="grown", gc=False):
    """A stream has grown to `seq`."""

    node: str
    seq: int
    event: bytes = b""
    """The event, encoded; empty when it does not come along."""


class MustEnd(msgspec.Struct, frozen=True, array_like=True, tag="end", gc=False):
    """Sockets of a stream's user must end; `device` as in `CutMark`."""

    node: str
    device: str | None


class HintCodec(Generic[EventT]):
    """Makes and reads the hints of one node. Pure but for the node's random name.

    `secret` is the nodes' common key, `event_type` what an event is.
    """

    def __init__(self, secret: bytes, event_type: type[EventT]) -> None:
        self._secret = secret
        self._node = secrets.token_urlsafe(9)
        self._encode = msgspec.msgpack.Encoder().encode
        self._decode = msgspec.msgpack.Decoder(Grown | MustEnd).decode
        self._decode_event = msgspec.msgpack.Decoder(event_type).decode

    def grown(self, channel: bytes, seq: int, event: EventT | None) -> bytes:
        """The message that `channel`'s stream has grown to `seq`."""
        carried = b"" if event is None else self._encode(event)
        if len(carried) > MAX_HINT_BYTES - 1024:
            carried = b""
        return self._seal(channel, Grown(self._node, seq, carried))

    def marked(self, channel: bytes, mark: CutMark) -> bytes:
        """The message that says `mark` of `channel`'s stream."""
        return self._seal(channel, MustEnd(self._node, mark.device))

    def read(self, channel: bytes, message: bytes) -> tuple[int, EventT | None] | CutMark | None:
        """What `message` tells this node: up to where to look, or a mark.

        None when it tells nothing: it is this node's own, or makes no sense, or nobody
        who knows the key says so and it asks for more than a look.
        """
        if not _MAC_BYTES < len(message) <= MAX_HINT_BYTES:
            return None
        mac, body = message[:_MAC_BYTES], message[_MAC_BYTES:]
        believed = hmac.compare_digest(mac, self._mac(channel, body))
        try:
            hint = self._decode(body)
            if believed and hint.node == self._node:
                return None
            if isinstance(hint, MustEnd):
                return CutMark(device=hint.device) if believed else None
            event = self._decode_event(hint.event) if believed and hint.event else None
        except (msgspec.MsgspecError, ValueError, RecursionError):
            return None
        return (hint.seq, event) if hint.seq > 0 else None

    def _seal(self, channel: bytes, hint: Grown | MustEnd) -> bytes:
        body = self._encode(hint)
        return self._mac(channel, body) + body

    def _mac(self, channel: bytes, body: bytes) -> bytes:
        # The channel is part of it: what was said of one user is not true of another.
        said = b"%b%d\0%b%b" % (_PURPOSE, len(channel), channel, body)
        return hmac.digest(self._secret, said, "sha256")
