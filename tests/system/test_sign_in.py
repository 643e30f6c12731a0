"""A person signs in with their own browser at an independent provider, and stays signed in."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.desk import Desk
from tests.helpers.oidc import FOLDER, Provider, browse, install_packages
from tests.helpers.parts import require_programs
from tests.helpers.programs import RunningServer

LIFE_S = 4
"""Of a token: renewed halfway, while the machine may be busy with other tests."""
RENEWALS = 10
BETWEEN_S = 2.1
"""Between two payments: more than five within ten seconds would become one summary."""
WINDOW = "Sign in to Paybell"


@pytest.fixture
def provider(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Provider]:
    """With tokens that live for a minute, or as long as the test says."""
    require_programs("chromium", "xdotool", "zbarimg")
    install_packages(FOLDER)
    with Provider(tmp_path / "provider", life_s=getattr(request, "param", 60)) as running:
        yield running


@pytest.fixture
def server(tmp_path: Path, provider: Provider) -> Iterator[RunningServer]:
    with RunningServer(tmp_path / "server", extra_env=provider.server_env) as running:
        yield running


class Person:
    """At a desk, whose "browser" notes the address that it is to open."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self.desk = desk
        self.folder = folder
        self._urls = folder / "opened-urls"
        self._urls.touch()
        programs = folder / "bin"
        programs.mkdir()
        opener = programs / "xdg-open"
        opener.write_text(f'#!/bin/sh\necho "$1" >> "{self._urls}"\n')
        opener.chmod(0o755)
        desk.app.env["PATH"] = f"{programs}:{os.environ['PATH']}"
        desk.app.env["BROWSER"] = str(opener)
        self._seen = 0
        self._pictures = 0

    def open_window(self, server: RunningServer) -> None:
        self.desk.start("--server", server.url)
        self.desk.tray().choose("Sign in…")

    def scan_code(self) -> str:
        """What a phone reads from the QR picture on the screen."""
        found: list[str] = []

        def scan() -> bool:
            picture = self.desk.session.screenshot(self.folder / "scanned.png")
            done = subprocess.run(
                ["zbarimg", "--quiet", "--raw", str(picture)],
                capture_output=True, text=True, check=False, timeout=20,
            )  # fmt: skip
            found[:] = done.stdout.split()
            return bool(found)

        _until(scan)
        return found[0]

    def press(self, *keys: str, window: str = WINDOW) -> None:
        """Keys in a window, by default that of signing in."""
        subprocess.run(
            ["xdotool", "search", "--sync", "--onlyvisible", "--name", window,
             "windowfocus", "--sync", "key", "--delay", "60", *keys],
            env=self.desk.session.env, check=True, timeout=20, stdout=subprocess.DEVNULL,
        )  # fmt: skip

    def opened_url(self) -> str:
        """The next address that the app has opened."""
        _until(lambda: len(self._urls.read_text().splitlines()) > self._seen)
        self._seen += 1
        return self._urls.read_text().splitlines()[self._seen - 1]

    def picture(self, name: str) -> None:
        self.desk.session.screenshot(self.folder / "pictures" / f"{name}.png")


@pytest.fixture
def person(make_desk: Callable[..., Desk], tmp_path: Path) -> Person:
    return Person(make_desk(), tmp_path)


def paid(number: int) -> dict[str, Any]:
    return {"transactionId": f"TX-{number:02}", "amount": "1.00", "currency": "INR"}


@pytest.mark.parametrize("provider", [LIFE_S], indirect=True)
def test_denied_then_allowed_renewed_ten_times_and_revoked(
    person: Person, provider: Provider, server: RunningServer, tmp_path: Path
) -> None:
    desk = person.desk
    person.open_window(server)

    # Denied: said in the browser and in the window, and nothing is kept.
    person.picture("1-welcome")
    person.press("Return")
    said = browse(person.opened_url(), "deny", "ann", tmp_path / "denied")
    assert said == "Sign-in was not allowed"
    desk.app.wait_for(r"not signed in why=sign_in_refused")
    person.picture("2-denied")

    # Allowed.
    person.press("Return")
    url = person.opened_url()
    person.picture("3-browser")
    said = browse(url, "allow", "ann", tmp_path / "allowed")
    assert said == "You are signed in"
    desk.app.wait_for(r"connected transport=websocket")
    connections = len(_lines(desk, "connected transport="))

    # Ten renewals on one connection, with payments all the while.
    posted = 0
    while provider.counts()["refresh_token"] < RENEWALS:
        accepted = server.post("ann", "payment_success", paid(posted))
        posted += 1
        desk.app.wait_for(rf"toast shown id={accepted['id']}")
        time.sleep(BETWEEN_S)  # life goes on; nothing is waited for
    assert len(_lines(desk, "connected transport=")) == connections
    assert "taken=no" not in "\n".join(desk.app.log.all())
    desk.recorder.wait_for_notify(lambda line: f"TX-{posted - 1:02}" in line["body"])
    toasts = [toast["body"] for toast in desk.recorder.notified if "TX-" in toast["body"]]
    numbers = [int(body.split("TX-")[1][:2]) for body in toasts]
    assert numbers == list(range(posted))

    # Revoked at the provider: asked once, and no question is repeated.
    mark = desk.app.mark()
    provider.revoke_all()
    desk.app.wait_for(r"problem code=session_ended", after=mark)
    asked = provider.counts()["refused"]
    person.picture("4-revoked")
    assert len(_lines(desk, "problem code=session_ended")) == 1
    desk.wait_for_label("Sign in again")
    assert provider.counts()["refused"] == asked == 1
    secrets = ("refresh_token", "code_verifier", "eyJ")
    assert not [line for line in desk.app.log.all() if any(word in line for word in secrets)]


def test_a_code_on_another_device_signs_in_and_signing_out_revokes(
    person: Person, provider: Provider, server: RunningServer, tmp_path: Path
) -> None:
    desk = person.desk
    person.open_window(server)
    person.press("Tab", "space")  # the button below: a code
    url = person.scan_code()
    person.picture("5-code")
    assert "user_code=" in url
    assert "Success" in browse(url, "code", "bea", tmp_path / "code")
    desk.app.wait_for(r"connected transport=websocket")
    accepted = server.post("bea", "payment_success", paid(1))
    desk.app.wait_for(rf"toast shown id={accepted['id']}")

    # Signed out here: ended there, too.
    desk.tray().choose("Sign out…")
    person.press("alt+s", window="Sign out")
    desk.app.wait_for(r"signed out")
    _until(lambda: provider.counts()["revoked"] == 1)


def _until(is_so: Callable[[], bool], within_s: float = 20.0) -> None:
    """Wait for what no log line tells; each question takes its time."""
    deadline = time.monotonic() + within_s
    while not is_so():
        assert time.monotonic() < deadline, "it never came"
        time.sleep(0.1)


def _lines(desk: Desk, text: str) -> list[str]:
    return [line for line in desk.app.log.all() if text in line]
