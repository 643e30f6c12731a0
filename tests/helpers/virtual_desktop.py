"""A real desktop session without a screen: X server, D-Bus, tray, toasts and keyring.

The system tests and the demo run the app in it as on somebody's desk, and nothing of
the person's own session is seen or touched: every directory and socket is private.
Standard library only, because the demo also needs it to explain what is missing.
"""

from __future__ import annotations

import ctypes
import os
import secrets
import select
import shutil
import signal
import struct
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from tests.helpers import desktop_config, x11

Notifications = Literal["dunst", "none"]
Tray = Literal["xfce4-panel", "trayer", "none"]

_READY_WITHIN_S = 20.0
_STOP_WITHIN_S = 3.0
_QT_LIBRARIES = ("libEGL.so.1", "libGL.so.1", "libxkbcommon-x11.so.0", "libxcb-cursor.so.0")
_FOREIGN = ("DBUS_", "DISPLAY", "GDK_", "GNOME_", "GTK_", "LANG", "LC_", "PAYBELL_", "QT_")
_FOREIGN_TOO = ("SESSION_MANAGER", "SSH_AUTH_SOCK", "WAYLAND_", "XAUTHORITY", "XDG_")


class DesktopFailed(Exception):
    """A part of the desktop did not come up; the message has the last lines of its log."""


class VirtualDesktop:
    """A context manager; inside it, `env` is the environment for child programs.

    `root` is a directory of the caller's that holds HOME, the settings and the logs; it
    is left in place. On leaving, everything that ran in the desktop is ended, also a
    program that the caller forgot. Use one from one thread at a time.
    """

    def __init__(
        self,
        root: Path,
        *,
        notifications: Notifications = "dunst",
        tray: Tray = "xfce4-panel",
        keyring: bool = True,
        screen: str = "1280x800x24",
    ) -> None:
        self.root = root
        self.env: dict[str, str] = {}
        self._notifications = notifications
        self._tray = tray
        self._keyring = keyring
        self._screen = screen
        self._runtime = Path()
        self._running: list[tuple[str, subprocess.Popen[bytes]]] = []

    @classmethod
    def missing(
        cls,
        *,
        notifications: Notifications = "dunst",
        tray: Tray = "xfce4-panel",
        keyring: bool = True,
    ) -> list[str]:
        """Programs and libraries that such a desktop needs and this machine has not."""
        programs = ["Xvfb", "dbus-daemon", "dbus-send", "import"]
        programs += [name for name in (notifications, tray) if name != "none"]
        if keyring:
            programs.append("gnome-keyring-daemon")
        absent = [name for name in programs if shutil.which(name) is None]
        return absent + [name for name in _QT_LIBRARIES if not _loads(name)]

    def __enter__(self) -> Self:
        try:
            self._start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def screenshot(self, path: Path) -> Path:
        """Save the whole screen as a picture; the suffix of `path` says which kind."""
        path.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            ["import", "-window", "root", str(path)],
            env=self.env, check=True, timeout=30, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        return path

    def owns_name(self, name: str) -> bool:
        """Whether somebody on the session bus answers to `name`."""
        return "boolean true" in self._bus_call("NameHasOwner", f"string:{name}")

    def freeze(self, name: str) -> None:
        """Let a part hang: it is there, and answers nobody."""
        dict(self._running)[name].send_signal(signal.SIGSTOP)

    def restart_tray(self) -> None:
        """The panel crashes, and comes up again."""
        self.crash(self._tray)
        self._start_tray()

    def crash(self, name: str) -> None:
        """A part ends in the middle of whatever it does."""
        crashed = dict(self._running)[name]
        crashed.kill()
        crashed.wait()
        self._running = [part for part in self._running if part[0] != name]

    def start_tray(self, tray: Tray) -> None:
        """A tray comes late, into a desktop that was made without one."""
        self._tray = tray
        self._start_tray()

    def stop(self) -> None:
        """End everything, the last started first; harmless when it has ended already."""
        foundation, parts = self._running[:2], self._running[2:]  # the screen and the bus
        for _name, process in reversed(parts):
            _end(process)
        if self._runtime != Path():
            _end_all_of(self._runtime, but={process.pid for _name, process in foundation})
        for _name, process in reversed(foundation):
            _end(process)
        self._running.clear()
        if self._runtime != Path():
            shutil.rmtree(self._runtime, ignore_errors=True)
            self._runtime = Path()

    def _start(self) -> None:
        # A socket's path has at most 107 characters, and a test's own folder may use them.
        self._runtime = Path(tempfile.mkdtemp(prefix="paybell-desk-"))
        self.env = self._make_environment()
        desktop_config.write(self.root, self._runtime)
        self._start_screen()
        self._start_bus()
        if self._keyring:
            self._start_keyring()
        if self._notifications == "dunst":
            self._spawn("dunst", ["dunst", "-conf", str(self.root / "dunstrc")])
            self._wait_for("dunst", lambda: self.owns_name("org.freedesktop.Notifications"))
        self._start_tray()

    def _make_environment(self) -> dict[str, str]:
        folders = {
            "HOME": self.root / "home",
            "XDG_CONFIG_HOME": self.root / "config",
            "XDG_DATA_HOME": self.root / "data",
            "XDG_STATE_HOME": self.root / "state",
            "XDG_CACHE_HOME": self.root / "cache",
        }
        for folder in (*folders.values(), self.root / "logs"):
            folder.mkdir(parents=True, exist_ok=True)
        inherited = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(_FOREIGN + _FOREIGN_TOO)
        }
        return {
            **inherited,
            **{name: str(folder) for name, folder in folders.items()},
            "XDG_RUNTIME_DIR": str(self._runtime),
            "XDG_SESSION_TYPE": "x11",
            "XAUTHORITY": str(self._runtime / "xauthority"),
            "LC_ALL": "C.UTF-8",
            "NO_AT_BRIDGE": "1",
            "GSETTINGS_BACKEND": "memory",
            "QT_QPA_PLATFORM": "xcb",
        }

    def _start_screen(self) -> None:
        # FamilyWild and no display number: the cookie is written before X picks a number.
        parts = (b"", b"", b"MIT-MAGIC-COOKIE-1", secrets.token_bytes(16))
        record = b"".join(struct.pack(">H", len(part)) + part for part in parts)
        cookie = self._runtime / "xauthority"
        cookie.write_bytes(struct.pack(">H", 0xFFFF) + record)
        cookie.chmod(0o600)
        read_end, write_end = os.pipe()
        command = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", self._screen]
        command += ["-nolisten", "tcp", "-auth", str(cookie), "-noreset"]
        try:
            self._spawn("Xvfb", command, pass_fds=[write_end])
        finally:
            os.close(write_end)
        self.env["DISPLAY"] = ":" + self._read_line("Xvfb", read_end)
        x11.paint_background(self.env["DISPLAY"], self.env["XAUTHORITY"], 0x2E4057)

    def _start_bus(self) -> None:
        read_end, write_end = os.pipe()
        command = ["dbus-daemon", "--nofork", "--config-file", str(self.root / "bus.conf")]
        command.append(f"--print-address={write_end}")
        try:
            self._spawn("dbus-daemon", command, pass_fds=[write_end])
        finally:
            os.close(write_end)
        self.env["DBUS_SESSION_BUS_ADDRESS"] = self._read_line("dbus-daemon", read_end)

    def _start_keyring(self) -> None:
        command = ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"]
        process = self._spawn("gnome-keyring-daemon", command, stdin=subprocess.PIPE)
        assert process.stdin is not None
        process.stdin.write(b"pw")
        process.stdin.close()
        self._wait_for("gnome-keyring-daemon", self._keyring_is_open)

    def _keyring_is_open(self) -> bool:
        if not self.owns_name("org.freedesktop.secrets"):
            return False
        answer = self._bus_call(
            "org.freedesktop.Secret.Service.ReadAlias", "string:default",
            to="org.freedesktop.secrets", path="/org/freedesktop/secrets",
        )  # fmt: skip
        return "/org/freedesktop/secrets/collection/" in answer

    def _start_tray(self) -> None:
        if self._tray == "xfce4-panel":
            if "xfconfd" not in dict(self._running):
                self._spawn("xfconfd", desktop_config.xfconf_command())
            self._wait_for("xfconfd", lambda: self.owns_name("org.xfce.Xfconf"))
            self._spawn("xfce4-panel", ["xfce4-panel", "--disable-wm-check"])
            self._wait_for("xfce4-panel", lambda: self.owns_name("org.kde.StatusNotifierWatcher"))
        elif self._tray == "trayer":
            command = ["trayer", "--edge", "bottom", "--align", "right", "--height", "28"]
            self._spawn("trayer", [*command, "--widthtype", "request", "--SetDockType", "true"])
            display, cookie = self.env["DISPLAY"], self.env["XAUTHORITY"]
            self._wait_for(
                "trayer", lambda: x11.selection_is_owned(display, cookie, "_NET_SYSTEM_TRAY_S0")
            )

    def _spawn(
        self,
        name: str,
        command: Sequence[str],
        *,
        pass_fds: Sequence[int] = (),
        stdin: int = subprocess.DEVNULL,
    ) -> subprocess.Popen[bytes]:
        """Start a part in a process group of its own, its output in `logs/`."""
        with self._log(name).open("wb") as log:
            try:
                process = subprocess.Popen(
                    command, env=self.env, cwd=self.env["HOME"], start_new_session=True,
                    pass_fds=pass_fds, stdin=stdin, stdout=log, stderr=subprocess.STDOUT,
                )  # fmt: skip
            except OSError as exc:
                raise DesktopFailed(f"cannot start {name}: {exc.strerror}") from exc
        self._running.append((name, process))
        return process

    def _bus_call(
        self,
        method: str,
        *arguments: str,
        to: str = "org.freedesktop.DBus",
        path: str = "/org/freedesktop/DBus",
    ) -> str:
        full = method if "." in method else f"org.freedesktop.DBus.{method}"
        command = ["dbus-send", "--session", "--print-reply", "--reply-timeout=5000"]
        done = subprocess.run(
            [*command, f"--dest={to}", path, full, *arguments],
            env=self.env, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        return done.stdout

    def _wait_for(self, name: str, ready: Callable[[], bool]) -> None:
        """Ask until `ready`; each question is a round trip, so this is no busy loop."""
        process = dict(self._running)[name]
        deadline = time.monotonic() + _READY_WITHIN_S
        while not ready():
            if process.poll() is not None:
                raise DesktopFailed(self._why(name, f"ended with status {process.returncode}"))
            if time.monotonic() > deadline:
                raise DesktopFailed(self._why(name, f"was not ready in {_READY_WITHIN_S:.0f} s"))
            time.sleep(0.02)

    def _read_line(self, name: str, read_end: int) -> str:
        with os.fdopen(read_end) as pipe:
            readable, _, _ = select.select([pipe], [], [], _READY_WITHIN_S)
            line = pipe.readline().strip() if readable else ""
        if not line:
            raise DesktopFailed(self._why(name, "did not come up"))
        return line

    def _why(self, name: str, what: str) -> str:
        tail = self._log(name).read_text(errors="replace").splitlines()[-10:]
        return "\n  ".join([f"{name} {what}", *tail])

    def _log(self, name: str) -> Path:
        return self.root / "logs" / f"{name}.log"


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ask the leader to end, which lets it end its own children; then kill the group."""
    process.terminate()
    try:
        process.wait(_STOP_WITHIN_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)


def _end_all_of(runtime: Path, *, but: set[int]) -> None:
    """Kill what still runs with this desktop's runtime directory: a daemon that has left
    its group, a program that the caller forgot.
    """
    mark = f"XDG_RUNTIME_DIR={runtime}".encode()
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit() or int(folder.name) in {os.getpid(), *but}:
            continue
        try:
            if mark in (folder / "environ").read_bytes().split(b"\0"):
                os.kill(int(folder.name), signal.SIGKILL)
        except OSError:
            continue  # not ours to see, or gone in the meantime
