"""The two programs as their users run them: as processes, told apart by what they print.

The system tests and the demo start `paybell-server` and `paybell` through these, so that
both see exactly what an operator and an end user have.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, Any, Self

from notifier.brand import Brand
from notifier.resources import resource

UP_WITHIN_S = 30.0


class ProgramFailed(Exception):
    """A program did not come up, or did not do what was waited for; says what it printed."""


class Lines:
    """Lines of a growing file or a pipe, kept, and waited for from another thread."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._changed = threading.Condition()
        self._ended = False

    def add(self, line: str) -> None:
        """Add one line; whoever waits is woken."""
        with self._changed:
            self._lines.append(line.rstrip("\n"))
            self._changed.notify_all()

    def end(self) -> None:
        """No more lines will come."""
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    def all(self) -> list[str]:
        """Return the lines so far."""
        with self._changed:
            return list(self._lines)

    def wait_for(self, pattern: str, *, timeout_s: float = 20.0, after: int = 0) -> re.Match[str]:
        """Return the first match of `pattern` in line number `after` or later.

        Raises `ProgramFailed` with the last lines when none comes in time.
        """
        wanted = re.compile(pattern)
        deadline = time.monotonic() + timeout_s
        with self._changed:
            seen = after
            while True:
                for line in self._lines[seen:]:
                    found = wanted.search(line)
                    if found:
                        return found
                seen = max(seen, len(self._lines))
                left = deadline - time.monotonic()
                if left <= 0 or (self._ended and seen == len(self._lines)):
                    tail = "\n  ".join(self._lines[-15:])
                    raise ProgramFailed(
                        f"waited in vain for {pattern!r}; the last lines:\n  {tail}"
                    )
                self._changed.wait(left)


class Program:
    """A child process in a group of its own, its output read by a thread."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        env: Mapping[str, str],
        cwd: Path,
        stdin: bytes | None = None,
    ) -> None:
        self.output = Lines()
        self.process = subprocess.Popen(
            command,
            env=dict(env),
            cwd=cwd,
            stdin=subprocess.PIPE if stdin is not None else subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        assert self.process.stdout is not None
        self._reader = threading.Thread(
            target=_read_into, args=(self.process.stdout, self.output), daemon=True
        )
        self._reader.start()
        if stdin is not None:
            assert self.process.stdin is not None
            self.process.stdin.write(stdin)
            self.process.stdin.close()

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the program and all that it started (Windows: just end it)."""
        if self.process.poll() is not None:
            return
        if sys.platform == "win32":
            self.process.terminate()
        else:
            os.killpg(self.process.pid, number)

    def stop(self, timeout_s: float = 10.0) -> int:
        """Ask it to end, and kill it if it does not; return its exit status."""
        self.signal(signal.SIGTERM)
        try:
            self.process.wait(timeout_s)
        except subprocess.TimeoutExpired:
            self.signal(signal.SIGKILL)
            self.process.wait()
        self._reader.join(timeout_s)
        return self.process.returncode

    def kill(self) -> None:
        """End it as a power cut would."""
        self.signal(signal.SIGKILL)
        self.process.wait()
        self._reader.join(10)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exc: object) -> None:
        self.stop()


class RunningServer:
    """`paybell-server serve` over one SQLite file; can be killed and started again."""

    def __init__(self, folder: Path, *, extra_env: Mapping[str, str] | None = None) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.api_key = secrets.token_urlsafe(24)
        self.secret = secrets.token_urlsafe(32)
        self.port = 0
        self.program: Program | None = None
        self.env = {
            **{k: v for k, v in os.environ.items() if not k.startswith("PAYBELL_")},
            "PAYBELL_JWT_SECRET": self.secret,
            "PAYBELL_API_KEYS": f"test={self.api_key}",
            "PAYBELL_DATABASE_URL": f"sqlite:///{folder / 'inbox.sqlite3'}",
            **(extra_env or {}),
        }

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> Self:
        """Start it, at the same port as before if there was one, and wait until it is ready."""
        command = [*_script("paybell-server", "server"), "serve", "--port", str(self.port)]
        self.program = Program(command, env=self.env, cwd=self.folder)
        try:
            ready = self.program.output.wait_for(
                r"ready on http://127\.0\.0\.1:(\d+)", timeout_s=UP_WITHIN_S
            )
        except ProgramFailed:
            self.program.stop()
            raise
        self.port = int(ready[1])
        return self

    def kill(self) -> None:
        """End it as a power cut would."""
        assert self.program is not None
        self.program.kill()

    def token(self, user_id: str) -> str:
        """Return a development token, as `paybell-server token` makes it."""
        done = subprocess.run(
            [*_script("paybell-server", "server"), "token", "--user", user_id],
            env=self.env,
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.strip()

    def post(self, user_id: str, event: str, payload: Mapping[str, Any], **beside: Any) -> Any:
        """Post one event through the HTTP door; return the decoded answer (id, seq, …)."""
        body = json.dumps({"type": event, "payload": payload, **beside}).encode()
        return self._ask(f"/v1/users/{user_id}/events", body)

    def receipt(self, user_id: str, event_id: str) -> Any:
        """Return what became of one event on the user's devices."""
        return self._ask(f"/v1/users/{user_id}/events/{event_id}")

    def _ask(self, path: str, body: bytes | None = None) -> Any:
        headers = {"Authorization": f"Bearer {self.api_key}", "Content-Type": "application/json"}
        request = urllib.request.Request(f"{self.url}{path}", data=body, headers=headers)
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.load(answer)

    def stop(self) -> None:
        """End it in order."""
        if self.program is not None:
            self.program.stop()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_exc: object) -> None:
        self.stop()


class RunningApp:
    """The app with a home of its own, whatever its brand; its log file says what it does."""

    def __init__(
        self,
        home: Path,
        env: Mapping[str, str],
        *,
        command: Sequence[str] = (),
        brand: Brand | None = None,
    ) -> None:
        """`command` and `brand`: when it is not the app that is installed here."""
        self.brand = brand or Brand.load(resource("brand/brand.toml"))
        home.mkdir(parents=True, exist_ok=True)
        self.home = home
        self._command = list(command) or _script("paybell", "notifier")
        self.env = {**env, self.brand.home_variable: str(home)}
        self.program: Program | None = None
        self.log = LogFile(home, f"{self.brand.program}.log")

    @property
    def command(self) -> list[str]:
        """How it is started, without arguments."""
        return self._command

    def start(self, *arguments: str, token: str | None = None) -> Self:
        """Start it; `token` goes by standard input, never by the command line."""
        stdin = None if token is None else f"{token}\n".encode()
        extra = [] if token is None else ["--token-stdin"]
        self.program = Program(
            [*self.command, *arguments, *extra], env=self.env, cwd=self.home, stdin=stdin
        )
        return self

    def mark(self) -> int:
        """Return the number of log lines so far, for `wait_for(after=…)`."""
        return len(self.log.all())

    def wait_for(self, pattern: str, *, timeout_s: float = 20.0, after: int = 0) -> re.Match[str]:
        """Return the first match in the log; see `Lines.wait_for`."""
        try:
            return self.log.wait_for(pattern, timeout_s=timeout_s, after=after)
        except ProgramFailed as exc:
            printed = self.program.output.all() if self.program else []
            raise ProgramFailed(f"{exc}\nprinted:\n  " + "\n  ".join(printed[-15:])) from None

    def kill(self) -> None:
        """End it as a power cut would."""
        assert self.program is not None
        self.program.kill()

    def stop(self) -> int:
        """Ask it to end; return its exit status."""
        assert self.program is not None
        return self.program.stop()

    def close(self) -> None:
        """End it if it runs, and read its log no more."""
        if self.program is not None:
            self.stop()
        self.log.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()


class LogFile(Lines):
    """The lines of a log file below `folder` that may not exist yet; no rotation expected."""

    def __init__(self, folder: Path, name: str) -> None:
        super().__init__()
        self._folder = folder
        self._name = name
        self._file: IO[str] | None = None
        self._rest = ""
        self._reading = threading.Lock()
        self._closed = threading.Event()
        self._tail = threading.Thread(target=self._follow, daemon=True)
        self._tail.start()

    def all(self) -> list[str]:
        """Return the lines so far, also those that were written this moment."""
        self._read()
        return super().all()

    def close(self) -> None:
        """Stop to follow the file. Idempotent."""
        self._closed.set()
        self._tail.join(5)
        with self._reading:
            if self._file is not None:
                self._file.close()
                self._file = None

    def _follow(self) -> None:
        while not self._closed.wait(0.02):
            self._read()

    def _read(self) -> None:
        with self._reading:
            if self._closed.is_set():
                return
            if self._file is None:
                found = sorted(self._folder.rglob(self._name))
                if not found:
                    return
                self._file = found[0].open(encoding="utf-8")
            *lines, self._rest = (self._rest + self._file.read()).split("\n")
            for line in lines:
                self.add(line)


def _script(name: str, module: str) -> list[str]:
    """The installed command beside this interpreter, or the module where there is none."""
    script = Path(sys.executable).with_name(name)
    return [str(script)] if script.exists() else [sys.executable, "-m", module]


def _read_into(pipe: IO[bytes], lines: Lines) -> None:
    with pipe:
        for raw in pipe:
            lines.add(raw.decode("utf-8", "replace"))
    lines.end()
