"""Two brands of the app on one desktop: each has its own of everything."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import other_brand
from tests.helpers.desk import Desk
from tests.helpers.programs import LogFile, Program, RunningServer
from tests.helpers.tray_client import TrayItem

_PRINT_KEYCHAIN = """
import secretstorage
bus = secretstorage.dbus_init()
items = secretstorage.get_default_collection(bus).get_all_items()
print(*sorted(item.get_attributes().get("service", "") for item in items), sep="\\n")
"""


class OnDesk:
    """One brand on the desk, with its files where the system wants them."""

    def __init__(self, desk: Desk, program: str, command: list[str], env: dict[str, str]) -> None:
        self.program = program
        self.command = command
        self.env = env
        self.folder = desk.session.root
        self.log = LogFile(self.folder, f"{program}.log")
        self._running: Program | None = None

    def sign_in(self, server: RunningServer, user_id: str) -> None:
        """Start it with a new token of `user_id`, and wait until it is connected."""
        token = f"{server.token(user_id)}\n".encode()
        arguments = ["--server", server.url, "--token-stdin", "--hidden"]
        self._running = Program(
            [*self.command, *arguments], env=self.env, cwd=self.folder, stdin=token
        )
        self.log.wait_for(r"connected transport=websocket")

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Start it once more, to the end of that."""
        return subprocess.run(
            [*self.command, *arguments], env=self.env, cwd=self.folder,
            capture_output=True, text=True, timeout=30, check=False,
        )  # fmt: skip

    def files(self) -> set[Path]:
        """The folders in which its files lie."""
        places = [self.folder / name for name in ("config", "data", "state")]
        return {path for place in places for path in place.iterdir() if path.name == self.program}

    def close(self) -> None:
        """End it."""
        if self._running is not None:
            self._running.stop()
        self.log.close()


@pytest.fixture
def brands(
    make_desk: Callable[..., Desk], server: RunningServer, tmp_path: Path
) -> Iterator[tuple[Desk, OnDesk, OnDesk]]:
    """Ours and another, signed in as users 42 and 43 of one server."""
    desk = make_desk()
    env = desk.session.env
    tree = other_brand.make_tree(tmp_path / "tree")
    ours = OnDesk(desk, "paybell", desk.app.command, env)
    theirs = OnDesk(
        desk, other_brand.PROGRAM, other_brand.command(), other_brand.environment(tree, env)
    )
    try:
        ours.sign_in(server, "42")
        theirs.sign_in(server, "43")
        yield desk, ours, theirs
    finally:
        theirs.close()
        ours.close()


def test_two_brands_share_a_desktop_and_nothing_else(
    brands: tuple[Desk, OnDesk, OnDesk], server: RunningServer
) -> None:
    desk, ours, theirs = brands
    assert theirs.run("--version").stdout.startswith("Acme Pay ")

    # The tray: a name and a picture for each.
    items = {_tray_title(item): item for item in TrayItem.all(_bus(desk))}
    assert items.keys() == {"Paybell", "Acme Pay"}
    assert _picture(items["Paybell"]) != _picture(items["Acme Pay"])
    assert "About Acme Pay" in items["Acme Pay"].labels()

    # Toasts: each app shows what is its user's, under its own name and with its own icon.
    mine = _toast(desk, server, "42", "TX1")
    others = _toast(desk, server, "43", "TX2")
    assert (mine["app_name"], others["app_name"]) == ("Paybell", "Acme Pay")
    assert mine["hints"]["desktop-entry"] == "org.paybell.Paybell"
    assert others["hints"]["desktop-entry"] == other_brand.APP_ID
    assert mine["icon"] != others["icon"]

    # Files and the keychain.
    assert len(ours.files()) == len(theirs.files()) >= 2
    assert ours.files().isdisjoint(theirs.files())
    assert _keychain(desk) == ["Acme Pay", "Paybell"]

    # Names on the bus, by which clicks find them.
    for name in ("org.paybell.Paybell", other_brand.APP_ID):
        assert desk.session.owns_name(name)

    # A second start reaches the first of the same brand; quitting one leaves the other.
    before = len(ours.log.all())
    assert theirs.run().returncode == 0
    theirs.log.wait_for(r"window shown")
    assert theirs.run("acmepay:settings").returncode == 0
    theirs.log.wait_for(r"settings shown")
    assert not any("shown" in line for line in ours.log.all()[before:])
    assert theirs.run("--quit").returncode == 0
    assert [_tray_title(item) for item in TrayItem.all(_bus(desk))] == ["Paybell"]
    assert _toast(desk, server, "42", "TX3")["app_name"] == "Paybell"


def _toast(desk: Desk, server: RunningServer, user_id: str, transaction: str) -> dict[str, Any]:
    event = {"transactionId": transaction, "amount": "5000.00", "currency": "INR"}
    server.post(user_id, "payment_success", event)
    return desk.recorder.wait_for_notify(lambda shown: transaction in shown["body"])


def _bus(desk: Desk) -> str:
    return desk.session.env["DBUS_SESSION_BUS_ADDRESS"]


def _tray_title(item: TrayItem) -> str:
    return str(item.property("ToolTip")[2]).splitlines()[0]


def _picture(item: TrayItem) -> object:
    return item.property("IconPixmap")


def _keychain(desk: Desk) -> list[str]:
    """The services that have something in the desk's keychain."""
    command = [*other_brand.command()[:1], "-c", _PRINT_KEYCHAIN]
    done = subprocess.run(
        command, env=desk.session.env, capture_output=True, text=True, timeout=30, check=True
    )
    return done.stdout.split("\n")[:-1]
