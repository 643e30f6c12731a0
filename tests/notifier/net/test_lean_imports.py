"""What Socket.IO's library would load and never use stays out of the app."""

from __future__ import annotations

import subprocess
import sys

from notifier.net.lean_imports import UNUSED, lean_imports

# In a process of its own: here, most of it was imported long ago. Redis is installed beside us.
_PROGRAM = """
import importlib.util, sys
assert importlib.util.find_spec("redis") is not None
from notifier.net.lean_imports import UNUSED, lean_imports
with lean_imports():
    import notifier.net.link
loaded = [name for name in UNUSED if name in sys.modules]
assert not loaded, loaded
import redis, aiohttp
print("all is well")
"""

# What asks over HTTP is loaded late, and by nobody before it in such a process.
_ASKING = """
import ssl
from notifier.net.proxies import no_proxy
from notifier.net.sessions import http_issuers
http_issuers(ssl.create_default_context, no_proxy)
"""


def test_what_asks_an_issuer_finds_its_library_in_a_new_process() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _ASKING], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr


def test_neither_aiohttp_nor_redis_nor_requests_are_loaded() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert "all is well" in done.stdout


def test_afterwards_everything_can_be_imported_again() -> None:
    before = {name for name in UNUSED if name in sys.modules}
    with lean_imports():
        pass
    assert {name for name in UNUSED if name in sys.modules} == before
