"""The composition root of the desktop app: start in order, run, stop in reverse order.

The tray icon comes first, and what it does not need is imported after it: only the
standard library and Qt are imported up here.
"""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from notifier.binding import load_binding
from notifier.brand import Brand, BrandUnreadable
from notifier.branding import brand_in_force
from notifier.paths import BadProfileName, Paths
from notifier.resources import ResourceMissing

if TYPE_CHECKING:
    from notifier.platform.single_instance import SingleInstance

QUIT_TIMEOUT_S = 2.0
"""Longest time from "quit" to the end of the process."""
QUITS_WITHIN_MS = 8000
"""How long an installer waits for the running app to quit."""
SWITCH_INTERVAL_S = 0.001
"""Longest time for which one thread keeps Python's lock from another; Python's own is 5 ms."""
FIRST_ANSWERS_WITHIN_MS = 3000
"""How long a second start waits for the first, which may be just starting."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the app; returns its exit status. Main thread."""
    try:
        brand = brand_in_force()
    except (BrandUnreadable, ResourceMissing) as exc:
        return _complain("", str(exc))
    options = _options(argv, brand)
    try:
        paths = Paths.for_profile(brand, options.profile)
        if options.version:
            from notifier.app_version import app_version  # noqa: PLC0415 - 15 ms

            return _say(f"{brand.name} {app_version()}")
        paths.make()
    except BadProfileName as exc:
        return _complain(brand.program, str(exc))
    except OSError as exc:
        return _cannot_start(brand, exc)
    if options.diagnose:
        from notifier.diagnose import run  # noqa: PLC0415

        return run(brand, paths, server_url=options.server or brand.server_url)
    return _run(options, brand, paths)


def _options(argv: Sequence[str] | None, brand: Brand) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog=brand.program, description="Shows payments and bills on the desktop, as they happen."
    )
    parser.add_argument(
        "link", nargs="?", default="", metavar="LINK", help="what to open, as links of the app say"
    )
    parser.add_argument("--version", action="store_true", help="print the version and end")
    parser.add_argument("--profile", metavar="NAME", help="use another account, beside the first")
    parser.add_argument("--server", metavar="URL", help="the server's address")
    parser.add_argument(
        "--token-stdin",
        action="store_true",
        help="sign in with the token that standard input says (first line)",
    )
    parser.add_argument(
        "--memory-only",
        action="store_true",
        help="with --token-stdin: keep the token until the app quits, not in the keychain",
    )
    parser.add_argument(
        "--diagnose",
        action="store_true",
        help="print what works and what does not, without secrets, and end",
    )
    parser.add_argument("--hidden", action="store_true", help="start without a window")
    parser.add_argument(
        "--quit", action="store_true", help="ask the running app to quit, wait for it, and end"
    )
    options = parser.parse_args(argv)
    if options.memory_only and not options.token_stdin:
        parser.error("--memory-only needs --token-stdin")
    return options


def _run(options: argparse.Namespace, brand: Brand, paths: Paths) -> int:
    gc.disable()  # what is imported stays; later the main thread alone collects (`garbage.py`)
    # In a burst the network thread computes without a break. A window that is being painted
    # hands Python's lock over many times, and waits so long for it each time.
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    load_binding()
    from PySide6.QtCore import QTimer  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from notifier.platform.single_instance import SingleInstance  # noqa: PLC0415

    instance = SingleInstance(paths.lock_file)
    if options.quit:
        if instance.ask_first_to_quit(timeout_ms=QUITS_WITHIN_MS):
            return 0
        return _complain(brand.program, f"{brand.name} is running, and does not quit")
    try:
        is_first = instance.acquire()
    except OSError as exc:
        return _cannot_start(brand, exc)
    if not is_first:
        status = _be_second(options, instance, brand)
        if status is not None:
            return status

    QApplication.setApplicationName(brand.name)
    QApplication.setApplicationDisplayName(brand.name)
    QApplication.setDesktopFileName(brand.app_id)
    QApplication.setQuitOnLastWindowClosed(False)
    # Of our own arguments none is Qt's.
    app = QApplication([brand.name])

    from notifier.start import Start  # noqa: PLC0415
    from notifier.store.glimpse import glimpse  # noqa: PLC0415
    from notifier.ui.language import Language  # noqa: PLC0415

    seen = glimpse(paths.settings_file)
    language = Language(app)
    language.use(seen.language)
    start = Start(
        options=options,
        brand=brand,
        paths=paths,
        instance=instance,
        language=language,
        seen=seen,
    )
    start.show_tray()
    start.hear_early()
    QTimer.singleShot(0, start.everything_else)
    status = app.exec()
    start.stop(QUIT_TIMEOUT_S)
    return status


def _be_second(options: argparse.Namespace, instance: SingleInstance, brand: Brand) -> int | None:
    """Exit status of a second start; None if the first has just gone, and we are it now."""
    if options.token_stdin:
        return _complain(
            brand.program, f"{brand.name} is running already: quit it to sign in from here"
        )
    if options.hidden and not options.link:
        return 0  # started at login beside a running app: nobody asked for a window
    if instance.ask_first(options.link, timeout_ms=FIRST_ANSWERS_WITHIN_MS):
        return 0
    if instance.acquire():
        return None
    return _cannot_start(brand, None)


def _say(text: str) -> int:
    if sys.stdout is not None:
        sys.stdout.write(text + "\n")
    return 0


def _cannot_start(brand: Brand, error: OSError | None) -> int:
    """Say why where it is seen: a click on an icon has no standard error. None: one hangs."""
    from notifier.start_failed import (  # noqa: PLC0415
        not_answered,
        not_made,
        say_in_a_window,
        was_clicked,
    )

    why = not_made(error) if error is not None else not_answered(brand.name)
    if was_clicked():
        say_in_a_window(brand.name, why)
    return _complain(brand.program, str(why))


def _complain(program: str, text: str) -> int:
    if sys.stderr is not None:  # an app of Windows without a console has none
        sys.stderr.write(f"{program}: {text}\n" if program else f"{text}\n")
    return 1
