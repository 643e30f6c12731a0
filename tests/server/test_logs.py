"""What a log line looks like, and what never gets into one."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator

import pytest

from server.logs import configure_logs, get_logger, redact

TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0MiJ9.c2lnbmF0dXJl"


@pytest.fixture(autouse=True)
def logging_as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


def test_a_text_line_says_when_how_bad_who_what_and_the_ids() -> None:
    stream = io.StringIO()
    configure_logs("text", "info", stream)

    get_logger("server.example").info("event accepted", id="7", type="bill generated", name="n")
    get_logger("server.example").debug("not shown")

    (line,) = stream.getvalue().splitlines()
    when, level, logger, words = line.split(" ", 3)
    assert when.endswith("Z")
    assert (level, logger) == ("INFO", "server.example")
    assert words == "event accepted id=7 type='bill generated' name=n"


def test_a_json_line_is_one_object_also_for_a_library() -> None:
    stream = io.StringIO()
    configure_logs("json", "info", stream)

    logging.getLogger("uvicorn.error").info("Started %d", 5, extra={"color_message": "\x1b[1m"})

    line = json.loads(stream.getvalue())
    assert (line["event"], line["logger"], line["level"]) == ("Started 5", "uvicorn", "info")
    assert "color_message" not in line


def test_a_line_break_from_outside_cannot_look_like_a_line_of_ours() -> None:
    stream = io.StringIO()
    configure_logs("text", "info", stream)

    get_logger("server.example").info("bad user", user="x\n2026-11-23 INFO forged")

    assert len(stream.getvalue().splitlines()) == 1


def test_a_library_line_and_a_traceback_hold_no_secret() -> None:
    stream = io.StringIO()
    configure_logs("text", "info", stream)

    logging.getLogger("elsewhere").warning("got %s", {"auth": {"token": TOKEN}})
    try:
        raise ValueError(f"Authorization: Bearer abcdefgh12345678 and {TOKEN}")
    except ValueError:
        get_logger("server.example").exception("failed", token=TOKEN)

    text = stream.getvalue()
    assert "Traceback" in text
    assert "ValueError" in text
    assert TOKEN not in text
    assert "abcdefgh12345678" not in text


def test_an_embedding_application_gets_redacted_lines_too(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.INFO):
        get_logger("server.example").info("asked", token="opaque", url="https://u:pw@host/x")

    (record,) = caplog.records
    assert "opaque" not in str(vars(record))
    assert "u:pw" not in str(vars(record))


@pytest.mark.parametrize(
    "text",
    [
        TOKEN,
        f"/socket.io/?token={TOKEN}&x=1",
        "api_key=0123456789abcdefghij",
        "{'password': 'hunter2hunter2'}",
        "postgresql://app:hunter2hunter2@db/paybell",
        "Authorization: bearer hunter2hunter2",
    ],
)
def test_secrets_are_cut_out_of_text(text: str) -> None:
    clean = str(redact(text))

    assert "hidden" in clean
    for secret in (TOKEN, "hunter2", "0123456789abcdefghij"):
        assert secret not in clean


def test_what_is_no_secret_stays_as_it_is() -> None:
    event = {"id": "0192", "code": "token_expired", "count": 3, "ok": True, "nothing": None}

    assert redact(event) == event
    assert redact("event stored id=0192 type=payment_success") == (
        "event stored id=0192 type=payment_success"
    )
