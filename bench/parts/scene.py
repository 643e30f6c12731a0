"""One desktop session with both programs on it, and the instruments that watch them."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.parts.bus_monitor import BusMonitor
from bench.parts.contenders import GotifyTray, Paybell
from bench.parts.gotify_server import GotifyServer
from bench.parts.installations import install_paybell, install_peer, version_of
from tests.helpers.programs import RunningServer
from tests.helpers.virtual_desktop import VirtualDesktop


class NoDesktop(Exception):
    """This machine cannot have a desktop session without a screen; says what is missing."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Scene:
    """What a benchmark of the app has to work with."""

    paybell: Paybell
    peer: GotifyTray
    monitor: BusMonitor
    bus_address: str
    env: Mapping[str, str]
    """Of a program on this desktop."""
    peer_title: str
    """The peer's name, with the versions that are measured."""


@asynccontextmanager
async def scene(
    *, server_settings: Mapping[str, str] | None = None, paybell_script: Sequence[str] = ()
) -> AsyncIterator[Scene]:
    """Both signed in and started once; thrown away at the end.

    `server_settings`: environment variables of paybell-server. `paybell_script`: a script
    that runs Paybell, with its first arguments, in place of the program that is installed.
    """
    missing = VirtualDesktop.missing()
    if missing:
        raise NoDesktop(f"not installed: {', '.join(missing)}")
    paybell_programs, peer_programs = install_paybell(), install_peer()
    folder = Path(tempfile.mkdtemp(prefix="paybell-bench-"))
    async with AsyncExitStack() as stack:
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        desktop = stack.enter_context(VirtualDesktop(folder / "desktop"))
        # Not under test here: without limits it takes a burst as fast as it can.
        server = RunningServer(folder / "server", extra_env=server_settings)
        await asyncio.to_thread(server.start)
        stack.push_async_callback(asyncio.to_thread, server.stop)
        bus_address = desktop.env["DBUS_SESSION_BUS_ADDRESS"]
        monitor = await BusMonitor(bus_address).start()
        stack.callback(monitor.stop)
        gotify = GotifyServer()
        await gotify.start()
        stack.push_async_callback(gotify.stop)
        paybell = Paybell(
            paybell_programs, folder / "paybell", desktop.env, server, script=paybell_script
        )
        stack.push_async_callback(paybell.close)
        peer = GotifyTray(peer_programs, desktop.env, gotify)
        stack.push_async_callback(peer.close)
        await paybell.prepare(monitor)
        await peer.prepare(monitor)
        yield Scene(
            paybell=paybell,
            peer=peer,
            monitor=monitor,
            bus_address=bus_address,
            env=desktop.env,
            peer_title=f"gotify-tray {version_of(peer_programs, 'gotify-tray')}"
            f" on PyQt6 {version_of(peer_programs, 'PyQt6')}",
        )
