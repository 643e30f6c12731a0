"""A real update repository, made by the release manager's tool, behind a real HTTP server."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from notifier.updates.fetching import BoundedFetcher
from notifier.updates.repository import UpdateRepository
from tools.update_keys import load_keys, make_keys
from tools.update_repository import Repository

PLATFORM = "linux-x64-appimage"
CONTENT = b"the new program " * 4096


class ReleaseManager:
    """Makes keys and publishes, at a time of the test's choosing."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.site = folder / "site"
        make_keys(folder / "keys", "")
        self.repository().create()

    def repository(self, *, now: datetime | None = None, keys: Path | None = None) -> Repository:
        signers = load_keys(keys or self.folder / "keys", "")
        return Repository(self.site, signers, now or datetime.now(UTC))

    def publish(
        self,
        version: str,
        channel: str = "stable",
        *,
        content: bytes = CONTENT,
        now: datetime | None = None,
    ) -> None:
        file = self.folder / f"Paybell-{version}-x64.AppImage"
        file.write_bytes(content)
        notes = {"en": f"What is new in {version}.", "es": f"Lo nuevo en {version}."}
        self.repository(now=now).publish(version, channel, notes, {PLATFORM: file})

    @property
    def root(self) -> bytes:
        """What the app was built with: the first root."""
        return (self.site / "metadata" / "1.root.json").read_bytes()

    def target(self, ending: str) -> Path:
        """The one published file whose name ends so."""
        (found,) = (path for path in self.site.rglob("*") if path.name.endswith(ending))
        return found

    def snapshot_of_the_site(self) -> Path:
        """A copy, for an attacker who kept what was once true."""
        kept = self.folder / f"kept-{time.monotonic_ns()}"
        shutil.copytree(self.site, kept)
        return kept


Answer = Callable[[SimpleHTTPRequestHandler], None]


class Site:
    """Serves a folder on a free port; single answers can be replaced by bad ones."""

    def __init__(self, folder: Path) -> None:
        self.instead: dict[str, Answer] = {}
        """By the end of the path."""
        self.asked: list[str] = []
        handler: Any = partial(_Handler, directory=str(folder), site=self)
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *args: Any, site: Site, **keywords: Any) -> None:
        self._site = site
        super().__init__(*args, **keywords)

    def do_GET(self) -> None:
        self._site.asked.append(self.path)
        for ending, answer in self._site.instead.items():
            if self.path.endswith(ending):
                try:
                    answer(self)
                except OSError:
                    return  # who asked has had enough
                return
        super().do_GET()

    def log_message(self, *_arguments: Any) -> None:
        """Not into the tests' output."""


def endless(handler: SimpleHTTPRequestHandler) -> None:
    """More and more, as fast as it goes."""
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b"x" * 65536)


def trickle(handler: SimpleHTTPRequestHandler) -> None:
    """A byte now and then, for a minute: each resets a mere read timeout."""
    handler.send_response(200)
    handler.end_headers()
    for _ in range(1200):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.05)  # it is the server's slowness that is tested


def cut_off(handler: SimpleHTTPRequestHandler) -> None:
    """Half of the file, then the line is dead."""
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(CONTENT)))
    handler.end_headers()
    handler.wfile.write(CONTENT[: len(CONTENT) // 2])
    handler.wfile.flush()
    handler.connection.shutdown(2)


def device(manager: ReleaseManager, site: Site, folder: Path) -> UpdateRepository:
    """An app that was built with the first root, and has a few seconds for a download."""
    return UpdateRepository(
        url=site.url,
        root=manager.root,
        folder=folder,
        make_fetcher=lambda within_s, _proxy: BoundedFetcher(within_s=min(within_s, 1.5)),
    )


def long_ago() -> datetime:
    return datetime.now(UTC) - timedelta(days=300)
