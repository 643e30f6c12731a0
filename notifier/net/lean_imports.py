"""Importing Socket.IO's library without what it would load and never use here.

Wherever they happen to be installed, python-socketio loads Redis (10 MB), requests and
websocket-client, and python-engineio aiohttp (10 MB, 0.1 s), which `notifier.net.engine_client`
does without.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

UNUSED = ("aiohttp", "redis", "valkey", "requests", "websocket")
"""Libraries for which python-socketio and python-engineio look when they are imported."""


@contextmanager
def lean_imports() -> Iterator[None]:
    """Inside the block, what is unused here cannot be imported."""
    absent = [name for name in UNUSED if name not in sys.modules]
    for name in absent:
        sys.modules[name] = None  # type: ignore[assignment]  # Python's own word for "not there"
    try:
        yield
    finally:
        for name in absent:
            del sys.modules[name]
