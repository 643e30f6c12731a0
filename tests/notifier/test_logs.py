from __future__ import annotations

import logging
import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from notifier.logs import MAX_BYTES, OLD_FILES, LogFile, last_problems, redact

JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0MiIsImV4cCI6MTkwMDAwMDAwMH0.c2lnbmF0dXJlLXNpZ25hdHVyZQ"


@pytest.fixture
def log_path(tmp_path: Path) -> Iterator[Path]:
    root = logging.getLogger()
    level, raise_exceptions = root.level, logging.raiseExceptions
    log = LogFile(tmp_path / "paybell.log")
    log.open()
    yield tmp_path / "paybell.log"
    log.close()
    root.setLevel(level)
    logging.raiseExceptions = raise_exceptions


@pytest.mark.parametrize(
    "text",
    [
        f"connect failed for {JWT}",
        f"Authorization: Bearer {JWT}",
        "headers={'Authorization': 'Bearer s3cr3t-s3cr3t'}",
        "GET /x?token=s3cr3t-s3cr3t&x=1",
        '{"api_key": "s3cr3t-s3cr3t"}',
        "api-key=s3cr3t-s3cr3t",
        "password: s3cr3t-s3cr3t",
        "https://user:s3cr3t-s3cr3t@host/path",
        "auth={'token': 's3cr3t-s3cr3t', 'device': 'd'}",
        "PaſſWD=s3cr3t-s3cr3t",  # as Python's patterns ignore case
    ],
)
def test_no_secret_stays_in_a_line(text: str) -> None:
    cleaned = redact(text)
    assert "s3cr3t" not in cleaned
    assert "eyJhbGci" not in cleaned
    assert "c2lnbmF0dXJl" not in cleaned


@pytest.mark.parametrize(
    "text",
    [
        "event stored id=01a2073a-8d3a-74f7-a416-1a0248569d41",
        "toast shown id=01a2 backend=freedesktop",
        "connected transport=websocket",
        "problem code=token_expired",
        "https://pay.example.com/receipts/TX123",
    ],
)
def test_what_is_no_secret_stays_as_it_is(text: str) -> None:
    assert redact(text) == text


def test_a_line_says_when_how_serious_who_and_what(log_path: Path) -> None:
    logging.getLogger("paybell").info("tray icon shown")
    line = log_path.read_text().splitlines()[-1]
    assert re.fullmatch(
        r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z INFO paybell tray icon shown", line
    )


def test_a_traceback_is_redacted_as_well(log_path: Path) -> None:
    try:
        raise RuntimeError(f"refused {JWT}")
    except RuntimeError:
        logging.getLogger("paybell").exception("failed with token=%s", JWT)
    text = log_path.read_text()
    assert "RuntimeError: refused" in text
    assert "eyJ" not in text


def test_what_no_one_caught_in_a_thread_is_logged(log_path: Path) -> None:
    def fail() -> None:
        raise ValueError("nobody caught this")

    thread = threading.Thread(target=fail, name="worker")
    thread.start()
    thread.join()
    assert "uncaught in thread worker" in log_path.read_text()
    assert "nobody caught this" in log_path.read_text()


def test_the_log_never_grows_beyond_its_bound(log_path: Path) -> None:
    line = "x" * 20_000
    for _ in range((OLD_FILES + 3) * MAX_BYTES // len(line)):
        logging.getLogger("paybell").info(line)
    files = list(log_path.parent.iterdir())
    assert len(files) == OLD_FILES + 1
    assert sum(file.stat().st_size for file in files) <= (OLD_FILES + 1) * MAX_BYTES


def test_other_users_cannot_read_the_log(log_path: Path) -> None:
    assert log_path.stat().st_mode & 0o077 == 0


def test_the_last_problems_are_the_lines_that_warn(log_path: Path) -> None:
    logging.getLogger("paybell").info("all is well")
    for number in range(5):
        logging.getLogger("paybell").warning("problem %d", number)
    assert [line[-1] for line in last_problems(log_path, most=3)] == ["2", "3", "4"]
    assert last_problems(log_path.with_name("missing.log")) == []


def test_text_from_outside_cannot_begin_a_line_of_its_own(log_path: Path) -> None:
    logging.getLogger("paybell").warning(
        "cursor reset reason=%s", "x\n2026 INFO paybell quit\x1b[2J"
    )
    assert log_path.read_text().count("\n") == 1
    assert "reason=x\\n2026" in log_path.read_text()
    assert "\x1b" not in log_path.read_text()
