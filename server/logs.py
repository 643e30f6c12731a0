"""Log lines: one shape for ours and for the libraries', and no secret in any of them.

Modules log through `get_logger`, which hands over to the standard library's logging: an
application that embeds the server keeps its own set-up, `paybell-server` uses
`configure_logs`.
"""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Mapping, MutableMapping
from typing import Any, TextIO

import structlog
from structlog.types import EventDict, Processor

HIDDEN = "<hidden>"

_SECRET_NAMES = re.compile(
    r"token|secret|password|authorization|cookie|api_?key|^auth$|^payload(_json)?$|^body$",
    re.IGNORECASE,
)
_SECRET_VALUES = (
    re.compile(r"()eyJ[\w-]{5,}\.[\w-]*\.?[\w-]*"),  # a JWT
    re.compile(r"(\b(?:Bearer|Basic)\s+)[^\s\"',]{8,}", re.IGNORECASE),
    re.compile(r"(\w://)[^/\s@]+(?=@)"),  # user:password@ of a URL
    re.compile(
        r"((?:token|secret|password|api_?key)[\"']?\s*[=:]\s*[\"']?)[^\s&\"',}]+", re.IGNORECASE
    ),
)
_TALKATIVE = ("engineio", "socketio", "httpx", "httpcore", "aiosqlite", "sqlalchemy", "alembic")
# What a LogRecord has of its own; `extra` must not name these.
_RECORD_NAMES = frozenset(logging.makeLogRecord({}).__dict__) | {"message", "asctime"}


def redact(value: Any) -> Any:
    """`value` without tokens, keys and passwords, whatever it is nested in."""
    if isinstance(value, str):
        for pattern in _SECRET_VALUES:
            value = pattern.sub(rf"\g<1>{HIDDEN}", value)
        return value
    if isinstance(value, Mapping):
        return {
            key: HIDDEN if _SECRET_NAMES.search(str(key)) else redact(item)
            for key, item in value.items()
        }
    if isinstance(value, list | tuple | set | frozenset):
        return [redact(item) for item in value]
    if value is None or isinstance(value, bool | int | float):
        return value
    return redact(str(value))


def get_logger(name: str) -> Any:
    """A logger for ``log.info("event stored", id=...)``: one line per thing that happened."""
    return structlog.wrap_logger(
        logging.getLogger(name),
        processors=[
            structlog.stdlib.filter_by_level,
            _redact_event,
            _rename_reserved,
            structlog.stdlib.render_to_log_kwargs,
        ],
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


def configure_logs(log_format: str, log_level: str, stream: TextIO | None = None) -> None:
    """Send all logging of this process to `stream` (standard error), redacted.

    `log_format` is ``text`` or ``json``. Call it once, before the server starts.
    """
    shared: list[Processor] = [
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    render: Processor = _render_text
    if log_format == "json":
        render = structlog.processors.JSONRenderer(sort_keys=True)
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                _drop_noise,
                _redact_event,
                render,
            ],
        )
    )
    root = logging.getLogger()
    for old in list(root.handlers):
        root.removeHandler(old)
    root.addHandler(handler)
    root.setLevel(log_level.upper())
    # The libraries' own lines name frames, requests and query strings; their warnings count.
    for library in _TALKATIVE:
        logging.getLogger(library).setLevel(logging.WARNING)
    # At debug level uvicorn logs what travels on a WebSocket: tokens and payloads.
    logging.getLogger("uvicorn").setLevel(logging.INFO)


def _redact_event(_logger: Any, _method: str, event: EventDict) -> EventDict:
    kept = {key: event.pop(key) for key in ("exc_info", "_record") if key in event}
    clean: dict[str, Any] = redact(event)
    clean.update(kept)
    return clean


def _rename_reserved(
    _logger: Any, _method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """``name=`` is natural to say of an event, but a LogRecord has a `name` of its own."""
    for key in _RECORD_NAMES & event.keys() - {"exc_info", "stack_info"}:
        event[f"{key}_"] = event.pop(key)
    return event


def _drop_noise(_logger: Any, _method: str, event: EventDict) -> EventDict:
    event.pop("color_message", None)  # uvicorn's, with terminal colours
    if event.get("logger") == "uvicorn.error":  # its name for all that is no request
        event["logger"] = "uvicorn"
    return event


def _render_text(_logger: Any, _method: str, event: EventDict) -> str:
    """``2026-11-23T06:30:00.123456Z INFO server.http_api event accepted id=…``."""
    head = [event.pop(key, "") for key in ("timestamp", "level", "logger", "event")]
    exception = event.pop("exception", "")
    head[1] = str(head[1]).upper()
    words = [str(part) for part in head] + [
        f"{key.removesuffix('_')}={_quoted(item)}" for key, item in event.items()
    ]
    # A line break in outside text must not look like a line of ours.
    line = " ".join(words).replace("\r", "\\r").replace("\n", "\\n")
    return f"{line}\n{exception}" if exception else line


def _quoted(value: Any) -> str:
    text = str(value)
    return repr(text) if " " in text or not text else text
