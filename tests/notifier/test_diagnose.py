from __future__ import annotations

import asyncio
import os
import socket
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from notifier import diagnose
from notifier.brand import Brand
from notifier.core.problems import TokenVaultMissing
from notifier.paths import Paths
from notifier.store.managed import Managed
from notifier.store.settings import Settings, Theme
from notifier.store.vault_process import VaultProcess
from notifier.toasts.service import BackendStatus

BRAND = Brand(name="Paybell", app_id="a.b.C")
WORKS = BackendStatus(name="freedesktop", shown=True)
FAILS = BackendStatus(name="freedesktop", shown=False, why="no daemon answers", hint="Start one.")


@pytest.fixture(autouse=True)
def keychain(monkeypatch: pytest.MonkeyPatch) -> None:
    """A keychain that works; which one is there on this machine is not the matter here."""
    monkeypatch.setattr(VaultProcess, "backend_name", lambda _self: "a.Keychain")
    monkeypatch.setattr(VaultProcess, "load", lambda _self, _account: None)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    made = Paths.for_profile(BRAND, None, {"PAYBELL_HOME": str(tmp_path)})
    made.make()
    return made


@pytest.fixture
async def foreign_server() -> AsyncIterator[str]:
    """Something that answers HTTP, but is no Paybell server."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        await writer.drain()
        writer.close()
        await writer.wait_closed()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    server.close()
    await server.wait_closed()


async def _report(
    paths: Paths,
    settings: Settings,
    *toasts: BackendStatus,
    managed: Managed | None = None,
    **facts: str,
) -> diagnose.Report:
    return await diagnose.collect(
        brand=BRAND,
        paths=paths,
        settings=settings,
        toasts=toasts,
        facts=facts,
        managed=managed or Managed(),
    )


async def test_what_an_administrator_has_fixed_is_named(paths: Paths) -> None:
    managed = Managed(
        path=Path("/etc/paybell/managed.toml"),
        values={"general.theme": Theme.DARK},
        problems=("updates.channel: Expected `str`; it does not apply.",),
    )
    text = (await _report(paths, Settings(), WORKS, managed=managed)).text
    for part in ("managed.toml", "general.theme", "updates.channel: Expected"):
        assert part in text
    assert "Managed" not in (await _report(paths, Settings(), WORKS)).text


async def test_nobody_signed_in_is_a_problem_that_is_named(paths: Paths) -> None:
    report = await _report(paths, Settings(), WORKS)
    assert not report.is_ok
    assert "PROBLEM · no server yet: sign in first" in report.text


async def test_a_server_that_is_not_there_is_named(paths: Paths) -> None:
    with socket.socket() as taken:  # bound, but not listening: nobody else can answer there
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}"
        report = await _report(paths, Settings(server_url=url), WORKS)
    assert not report.is_ok
    assert "The server does not answer" in report.text


async def test_another_server_at_the_address_is_named(paths: Paths, foreign_server: str) -> None:
    report = await _report(paths, Settings(server_url=foreign_server), WORKS)
    assert "No payment server at this address" in report.text


async def test_an_address_without_encryption_is_refused_before_anything_is_sent(
    paths: Paths,
) -> None:
    report = await _report(paths, Settings(server_url="http://pay.example"), WORKS)
    assert "encryption" in report.text


async def test_toasts_that_cannot_be_shown_say_why_and_what_to_do(paths: Paths) -> None:
    report = await _report(paths, Settings(), FAILS)
    assert "does not work: no daemon answers (Start one.)" in report.text
    assert "usable: none" in report.text


async def test_a_missing_keychain_does_not_matter_in_memory(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(_self: VaultProcess) -> str:
        raise TokenVaultMissing("There is no keychain")

    monkeypatch.setattr(VaultProcess, "backend_name", missing)
    kept = await _report(paths, Settings(), WORKS)
    assert "PROBLEM · There is no keychain" in kept.text
    in_memory = await _report(paths, Settings(memory_only=True), WORKS)
    assert "ok · There is no keychain (not used: memory only)" in in_memory.text


async def test_the_last_problems_are_in_the_report_without_their_secrets(paths: Paths) -> None:
    paths.log_file.write_text(
        "2026-11-23T06:30:00.123456Z WARNING paybell refused token=s3cr3t-s3cr3t\n"
        "2026-11-23T06:30:00.123456Z INFO paybell all is well\n"
    )
    report = await _report(paths, Settings(), WORKS, Tray="yes")
    assert "refused token=<hidden>" in report.text
    assert "s3cr3t" not in report.text
    assert "all is well" not in report.text
    assert "Tray" in report.text


async def test_nobodys_name_is_in_the_report_by_way_of_their_folders(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = paths.log_file.parents[1]
    monkeypatch.setattr(Path, "home", lambda: home)
    paths.log_file.write_text(
        f"2026-11-23T06:30:00.123456Z WARNING paybell cannot read {home}/x, {home}-2/y\n"
    )
    report = await _report(paths, Settings(), WORKS)
    below = paths.log_file.relative_to(home)
    assert f"~{os.sep}{below}" in report.text
    assert f"cannot read ~/x, {home}-2/y" in report.text
    assert f"{home}{os.sep}" not in report.text


@pytest.mark.skipif(sys.platform != "linux", reason="asks a Linux desktop")
def test_on_the_command_line_problems_are_the_exit_status(
    paths: Paths, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import logging

    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/does/not/exist")
    monkeypatch.setattr(logging.root.manager, "disable", logging.root.manager.disable)
    assert diagnose.run(BRAND, paths, server_url="") == 1
    said = capsys.readouterr().out
    assert "no D-Bus session bus" in said
    assert "Running  no" in said
