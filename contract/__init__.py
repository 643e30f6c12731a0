"""What the server and the desktop app agree on: names, payloads, handshake, codes.

No I/O, no Qt, no database, and nothing of `server` or `notifier` is imported here,
so that either side can be replaced, or rewritten in another language, against
`contract/examples/` and the protocol page in `docs/`.
"""
