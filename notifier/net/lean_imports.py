"""Importing Socket.IO's libraries without what they would load and never use here.

python-socketio loads Redis (10 MB), requests and websocket-client wherever they happen to
be installed. aiohttp reads every root certificate of the system (50 ms, 2 MB) for a TLS
context of its own; each of our connections is given one, see `notifier.net.tls`.
"""

from __future__ import annotations

import ssl
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

UNUSED = ("redis", "valkey", "requests", "websocket")
"""Libraries for which python-socketio and python-engineio look when they are imported."""


@contextmanager
def lean_imports() -> Iterator[None]:
    """Inside the block, what is unused here cannot be imported, and no certificates are read."""
    absent = [name for name in UNUSED if name not in sys.modules]
    for name in absent:
        sys.modules[name] = None  # type: ignore[assignment]  # Python's own word for "not there"
    whole, importer = ssl.create_default_context, threading.get_ident()

    def empty(*arguments: Any, **options: Any) -> ssl.SSLContext:
        """It trusts nobody: used by mistake, it lets no connection through."""
        if threading.get_ident() != importer:
            return whole(*arguments, **options)
        return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)

    ssl.create_default_context = empty
    try:
        yield
    finally:
        ssl.create_default_context = whole
        for name in absent:
            del sys.modules[name]
