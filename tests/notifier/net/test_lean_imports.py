"""What Socket.IO's libraries would load and never use stays out of the app."""

from __future__ import annotations

import ssl
import subprocess
import sys
import threading

from notifier.net.lean_imports import UNUSED, lean_imports

# In a process of its own: here, most of it was imported long ago. Redis is installed beside us.
_PROGRAM = """
import importlib.util, ssl, sys
whole = ssl.create_default_context
assert importlib.util.find_spec("redis") is not None
from notifier.net.lean_imports import UNUSED, lean_imports
with lean_imports():
    import notifier.net.link
loaded = [name for name in UNUSED if name in sys.modules]
assert not loaded, loaded
import aiohttp.connector
assert aiohttp.connector._SSL_CONTEXT_VERIFIED.cert_store_stats()["x509"] == 0
assert ssl.create_default_context is whole
import redis
print("all is well")
"""


def test_neither_redis_nor_requests_nor_certificates_are_loaded() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert "all is well" in done.stdout


def test_a_context_that_read_no_certificates_trusts_nobody() -> None:
    with lean_imports():
        context = ssl.create_default_context()
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname
    assert context.cert_store_stats()["x509"] == 0


def test_other_threads_read_the_certificates_as_ever() -> None:
    made: list[ssl.SSLContext] = []
    with lean_imports():
        thread = threading.Thread(target=lambda: made.append(ssl.create_default_context()))
        thread.start()
        thread.join()
    assert made[0].cert_store_stats() == ssl.create_default_context().cert_store_stats()


def test_afterwards_everything_can_be_imported_again() -> None:
    before = {name for name in UNUSED if name in sys.modules}
    with lean_imports():
        pass
    assert {name for name in UNUSED if name in sys.modules} == before
