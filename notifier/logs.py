"""The log file: bounded, in UTC, and without a secret in any line.

What is redacted is decided on the finished text, tracebacks included, because a token
may come in through any library's message.
"""

from __future__ import annotations

import logging
import os
import re
import sys
import threading
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Any

MAX_BYTES = 1024 * 1024
"""Size at which a new file is begun; with the old ones, 4 MiB at most."""
OLD_FILES = 3

HIDDEN = "<hidden>"

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")

_SECRETS = (
    # A JWT, or the start of one that was cut: three base64url parts, the first of JSON.
    (re.compile(r"\beyJ[\w-]{6,}(?:\.[\w-]*){0,4}"), HIDDEN),
    # Authorization: Bearer xyz; 'authorization': 'Basic xyz'.
    (
        re.compile(
            r"(?i)(authorization[\"']?\s*[:=]\s*[\"']?(?:bearer|basic|digest|token)?\s*)[^\s\"',}]+"
        ),
        rf"\1{HIDDEN}",
    ),
    (re.compile(r"(?i)\b(bearer\s+)[\w.~+/=-]{8,}"), rf"\1{HIDDEN}"),
    # token=…, "api_key": "…", password: … as they stand in reprs, JSON and query strings.
    (
        re.compile(
            r"(?i)((?:access_?|refresh_?|id_?)?token|api[_-]?keys?|secret|passw(?:or)?d|pwd"
            r"|signature|sig)([\"']?\s*[:=]\s*)(\"[^\"]*\"|'[^']*'|[^\s&\"',;)}\]]+)"
        ),
        rf"\1\2{HIDDEN}",
    ),
    # https://user:password@host
    (re.compile(r"(?i)(\b[a-z][a-z0-9+.-]*://)[^\s/@:]+:[^\s/@]+@"), rf"\1{HIDDEN}@"),
)


_SIGNS = ("eyj", "auth", "bearer", "token", "key", "secret", "pass", "pwd", "sig", "@")
"""Whatever the patterns find has one of these in it; most lines have none."""


def redact(text: str) -> str:
    """`text` with tokens, keys and passwords replaced."""
    folded = text.casefold()
    if not any(sign in folded for sign in _SIGNS):
        return text  # in a burst, to look with every pattern was a third of all the work
    for pattern, replacement in _SECRETS:
        text = pattern.sub(replacement, text)
    return text


class RedactingFormatter(logging.Formatter):
    """One line a record (`2026-11-23T06:30:00.123456Z LEVEL logger message`), redacted."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:  # noqa: N802
        """Microseconds, UTC."""
        moment = datetime.fromtimestamp(record.created, tz=UTC)
        return moment.isoformat(timespec="microseconds").replace("+00:00", "Z")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802
        """The line alone; a line break in it, perhaps from outside, begins no other."""
        return _CONTROLS.sub(_escaped, super().formatMessage(record))

    def format(self, record: logging.LogRecord) -> str:
        """The line, and its traceback, without secrets."""
        return redact(super().format(record))


def _escaped(found: re.Match[str]) -> str:
    return found[0].encode("unicode_escape").decode()


class _PrivateFile(RotatingFileHandler):
    """Log files that other users of the machine cannot read."""

    def _open(self) -> Any:
        descriptor = os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        return open(descriptor, "a", encoding=self.encoding, errors="backslashreplace")  # noqa: PTH123

    def emit(self, record: logging.LogRecord) -> None:
        """Write one record."""
        self._line = ""
        super().emit(record)

    def format(self, record: logging.LogRecord) -> str:
        """The line, made once, although its length is asked for before it is written."""
        if not self._line:
            self._line = super().format(record)
        return self._line

    def shouldRollover(self, record: logging.LogRecord) -> bool:  # noqa: N802
        """Whether the line has no room left.

        The parent's looks each time whether the file is a file: a third of what a line costs.
        """
        if self.stream is None:
            self.stream = self._open()
        return bool(self.stream.tell() + len(self.format(record)) + 1 >= self.maxBytes)


class LogFile:
    """The log of this process, from `open` to `close`."""

    def __init__(self, path: Path, *, level: int = logging.INFO) -> None:
        self._path = path
        self._level = level
        self._handler: logging.Handler | None = None
        self._hooks = (sys.excepthook, threading.excepthook, sys.unraisablehook)

    def open(self) -> None:
        """Begin to write; also what no one caught, in any thread. Raises OSError."""
        handler = _PrivateFile(
            self._path, maxBytes=MAX_BYTES, backupCount=OLD_FILES, encoding="utf-8"
        )
        handler.setFormatter(RedactingFormatter())
        root = logging.getLogger()
        root.addHandler(handler)
        root.setLevel(self._level)
        # A full disk must not fill the terminal with tracebacks of the logging itself.
        logging.raiseExceptions = False
        # A line for every HTTP request and socket frame tells nobody anything.
        for chatty in ("engineio", "socketio", "aiohttp", "asyncio", "desktop_notifier"):
            logging.getLogger(chatty).setLevel(max(self._level, logging.WARNING))
        self._handler = handler
        sys.excepthook = _log_uncaught
        threading.excepthook = _log_uncaught_in_thread
        sys.unraisablehook = _log_unraisable

    def close(self) -> None:
        """Write what is pending, and give the hooks back."""
        if self._handler is None:
            return
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._hooks
        logging.getLogger().removeHandler(self._handler)
        self._handler.close()
        self._handler = None


def last_problems(path: Path, most: int = 20) -> list[str]:
    """The newest lines of `path` that warn of something, oldest first; none without a file."""
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    lines = [
        line for line in text.splitlines() if re.match(r"\S+Z (WARNING|ERROR|CRITICAL) ", line)
    ]
    return lines[-most:]


def _log_uncaught(
    kind: type[BaseException], exc: BaseException, traceback: TracebackType | None
) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    logging.getLogger("paybell").critical("uncaught", exc_info=(kind, exc, traceback))


def _log_uncaught_in_thread(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is None or issubclass(args.exc_type, SystemExit):
        return
    name = args.thread.name if args.thread else "?"
    logging.getLogger("paybell").critical(
        "uncaught in thread %s",
        name,
        exc_info=(args.exc_type, args.exc_value, args.exc_traceback),
    )


def _log_unraisable(args: Any) -> None:
    exc = args.exc_value
    if exc is None:
        return
    logging.getLogger("paybell").error(
        "%s %r",
        args.err_msg or "ignored in",
        args.object,
        exc_info=(type(exc), exc, exc.__traceback__),
    )


_QT_LEVELS = (logging.DEBUG, logging.WARNING, logging.ERROR, logging.CRITICAL, logging.INFO)
"""By the value of `QtMsgType`."""


def log_qt_message(kind: Any, _context: object, message: str | None) -> None:
    """Qt's own messages go into the log as well; for `qInstallMessageHandler`."""
    logging.getLogger("qt").log(_QT_LEVELS[kind.value], "%s", message)
