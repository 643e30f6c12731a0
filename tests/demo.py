"""The main job before your eyes: a server, the tray app, and one event of each kind.

`python dev.py demo` runs it. Everything is thrown away at the end: the database, the
secrets, the app's files and its entry in the keychain. A person's own Paybell is never
touched, since the demo is a profile of its own in a home of its own.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from subprocess import SubprocessError, TimeoutExpired
from types import FrameType
from typing import NoReturn

from tests.demo_desktop import erase_token, has_keychain, has_screen, photograph
from tests.demo_report import HEADER, Journeys, moment_of
from tests.helpers.programs import ProgramFailed, RunningApp, RunningServer
from tests.helpers.virtual_desktop import DesktopFailed, VirtualDesktop

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "demo-output" / "desktop.png"
USER = "demo"
PROFILE = "demo"
CONNECTED_WITHIN_S = 40.0
SHOWN_WITHIN_S = 15.0
LAST_BACKEND = "plyer"
"""After this one nothing else is tried."""
EVENTS: tuple[tuple[str, Mapping[str, object]], ...] = (
    (
        "payment_success",
        {
            "transactionId": "TX-1001",
            "amount": "5000.00",
            "currency": "INR",
            "description": "Electricity, November",
            "url": "https://pay.example.com/receipts/TX-1001",
        },
    ),
    (
        "payment_failed",
        {
            "transactionId": "TX-1002",
            "reason": "Card declined",
            "category": "declined_by_bank",
            "amount": "899.00",
            "currency": "INR",
        },
    ),
    (
        "bill_generated",
        {
            "billId": "BILL-2026-11",
            "amount": "1240.00",
            "utility": "electricity",
            "currency": "INR",
            "dueDate": "2026-12-05",
        },
    ),
    (
        "notification",
        {
            "type": "info",
            "title": "Scheduled maintenance",
            "message": "Payments pause on Sunday from 02:00 to 03:00.",
        },
    ),
)


class DemoFailed(Exception):
    """Why there is nothing to see, in a sentence, with the last lines of who knows more."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the demo; 0 when all four events were shown."""
    parser = argparse.ArgumentParser(prog="dev.py demo", description="The main job, on real parts.")
    parser.add_argument("--once", action="store_true", help="end after the four events")
    parser.add_argument(
        "--keep", type=Path, metavar="FOLDER", help="keep database, history and logs there"
    )
    options = parser.parse_args(argv)
    _when_asked_to_end(_interrupt)
    try:
        with _folder(options.keep) as folder, ExitStack() as running:
            try:
                all_shown = _run(folder, running, once=options.once)
            finally:
                _when_asked_to_end(signal.SIG_IGN)  # a second Ctrl+C leaves nothing over
    except KeyboardInterrupt:
        print("\nInterrupted; everything that was started is ended.")
        return 130
    except (DemoFailed, DesktopFailed) as exc:
        print(f"\n{exc}", file=sys.stderr)
        return 1
    return 0 if all_shown else 1


def _run(folder: Path, running: ExitStack, *, once: bool) -> bool:
    """Start everything, show the four events, stay; answers whether all four were shown."""
    desktop = _desktop(folder, running)
    server = start_server(folder, running)
    app = _start_app(folder, running, server, desktop)
    journeys = Journeys()
    print(f"\n{HEADER}")
    shown = [_send(server, app, journeys, name, payload) for name, payload in EVENTS]
    if desktop is not None:
        _photograph(desktop, app)
    if not once:
        _stay(folder, server, app, journeys)
    return all(shown)


def _desktop(folder: Path, running: ExitStack) -> VirtualDesktop | None:
    """The virtual desktop where there is no screen, and None where there is one."""
    if has_screen(os.environ):
        return None
    missing = VirtualDesktop.missing()
    if missing:
        raise DemoFailed(
            "There is no screen here, and a virtual desktop needs what is not installed: "
            f"{', '.join(missing)}. On Debian and Ubuntu, dev.py says how to install it."
        )
    desktop = running.enter_context(VirtualDesktop(folder / "desktop"))
    print("There is no screen here: this runs on a virtual desktop, of which a picture is taken.")
    return desktop


def start_server(folder: Path, running: ExitStack) -> RunningServer:
    """The server, with an empty database; raises DemoFailed with its last lines."""
    server = RunningServer(folder / "server")
    running.callback(server.stop)
    begun = time.monotonic()
    try:
        server.start()
    except ProgramFailed as exc:
        output = server.program.output.all() if server.program else []
        raise DemoFailed(_with_last_lines("The server did not come up.", output)) from exc
    took_ms = (time.monotonic() - begun) * 1000
    print(f"The server is up at {server.url}, over a new SQLite file ({took_ms:.0f} ms).")
    with urllib.request.urlopen(f"{server.url}/readyz", timeout=10):
        pass  # this process's own first request is not part of what is measured
    return server


def _start_app(
    folder: Path, running: ExitStack, server: RunningServer, desktop: VirtualDesktop | None
) -> RunningApp:
    """The tray app, signed in as the demo's user and connected."""
    env = desktop.env if desktop else {k: v for k, v in os.environ.items() if "PAYBELL_" not in k}
    app = RunningApp(folder / "app", env)
    arguments = ["--profile", PROFILE, "--server", server.url]
    in_keychain = desktop is not None or has_keychain()
    if not in_keychain:
        print("There is no keychain that answers: the app keeps its sign-in in memory only.")
        arguments.append("--memory-only")
    token = server.token(USER)
    begun = time.time()
    running.callback(_stop_app, app, erase=in_keychain and desktop is None)
    app.start(*arguments, token=token)
    transport = _wait_until_connected(app)
    lines = app.log.all()
    icon, connected = moment_of(lines, "tray icon shown"), moment_of(lines, "connected transport=")
    if icon is not None:
        print(f"The tray icon was up {(icon - begun) * 1000:.0f} ms after the app was started,")
    else:
        print("This desktop shows no tray icons; the app is there as a window,")
    print(
        f"and it was connected by {transport} after {((connected or begun) - begun) * 1000:.0f} ms."
    )
    return app


def _wait_until_connected(app: RunningApp) -> str:
    """The transport by which the app is connected; raises DemoFailed with its last lines."""
    assert app.program is not None
    deadline = time.monotonic() + CONNECTED_WITHIN_S
    while time.monotonic() < deadline:
        with suppress(ProgramFailed):
            return app.wait_for(r"connected transport=(\S+)", timeout_s=0.5)[1]
        if app.program.process.poll() is not None:
            said = [*app.log.all(), *app.program.output.all()]
            raise DemoFailed(_with_last_lines("The app has ended by itself.", said))
    raise DemoFailed(_with_last_lines("The app is up, but did not connect.", app.log.all()))


def _stop_app(app: RunningApp, *, erase: bool) -> None:
    if app.program is not None:
        app.stop()
    if erase:
        erase_token(PROFILE, app.log.all())


def _send(
    server: RunningServer,
    app: RunningApp,
    journeys: Journeys,
    name: str,
    payload: Mapping[str, object],
) -> bool:
    """Post one event, follow it to the toast and print its row; whether it was shown."""
    posted = time.time()
    answer = server.post(USER, name, payload)
    journey = journeys.posted(answer["id"], name, posted=posted, stored=time.time())
    event = f"id={answer['id']}"
    with suppress(ProgramFailed):  # the row says how far it came
        ends = rf"toast (shown {event} |failed {event} backend={LAST_BACKEND} )"
        app.wait_for(ends, timeout_s=SHOWN_WITHIN_S)
    journeys.read(app.log.all())
    print(journey.row(), flush=True)
    return journey.shown is not None


def _photograph(desktop: VirtualDesktop, app: RunningApp) -> None:
    try:
        photograph(desktop, app, PROFILE, PICTURE)
    except SubprocessError as exc:
        print(f"\nThe picture was not taken: {exc}")
    else:
        print(f"\nA picture of the screen, with the inbox open: {PICTURE.relative_to(ROOT)}")


def _stay(folder: Path, server: RunningServer, app: RunningApp, journeys: Journeys) -> None:
    """Stay up for playing until Ctrl+C, or until a person quits the app."""
    asked: list[int] = []
    # Noted and not raised: an exception from nowhere could leave a lock of the log's taken.
    _when_asked_to_end(lambda number, _frame: asked.append(number))
    config = folder / "paybell.toml"
    config.touch(mode=0o600)
    config.write_text(f'port = {server.port}\n\n[api_keys]\ndemo = "{server.api_key}"\n', "utf-8")
    print("\nTry it from another terminal:\n")
    print("  python3 dev.py run paybell-server send payment_success \\")
    print(f"    --user {USER} --amount 250 --currency INR --config {config}")
    print("\nCtrl+C ends it, and throws all of it away.\n", flush=True)
    assert app.program is not None
    assert server.program is not None
    while server.program.process.poll() is None:
        if asked:
            print("\nEnding the app and the server.")
            return
        for journey in journeys.read(app.log.all()):
            print(journey.row(), flush=True)
        with suppress(TimeoutExpired):
            app.program.process.wait(0.25)
            print("The app has quit, and so ends the demo.")
            return
    raise DemoFailed(_with_last_lines("The server has ended.", server.program.output.all()))


@contextmanager
def _folder(keep: Path | None) -> Iterator[Path]:
    """A folder for all files of the demo, which is removed unless it is to be kept."""
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        if any(keep.iterdir()):
            raise DemoFailed(f"{keep} is not empty, and the demo begins with nothing.")
        yield keep.resolve()
        return
    folder = Path(tempfile.mkdtemp(prefix="paybell-demo-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _with_last_lines(sentence: str, lines: Sequence[str]) -> str:
    return "\n    ".join([f"{sentence} The last that it said:", *lines[-12:]])


def _when_asked_to_end(
    handler: Callable[[int, FrameType | None], object] | signal.Handlers,
) -> None:
    """Have `handler` called by Ctrl+C and by SIGTERM, also where a shell had Ctrl+C ignored."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, handler)


def _interrupt(_number: int, _frame: object) -> NoReturn:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
