"""A payment reported over HTTP is on the right person's desktop, whatever happened between."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.desk import Desk
from tests.helpers.programs import ProgramFailed, RunningServer

PAID = {"transactionId": "TX123", "amount": "5000.00", "currency": "INR"}
FAILED = {"transactionId": "TX124", "reason": "Card declined", "amount": 5000, "currency": "INR"}
BILL = {"billId": "B-11", "amount": "1240.00", "utility": "electricity", "currency": "INR"}
NOTE = {"type": "info", "title": "Maintenance", "message": "Payments <pause> & resume"}


def paid(number: int) -> dict[str, Any]:
    return {**PAID, "transactionId": f"TX-{number}"}


@pytest.mark.parametrize(
    ("event", "payload", "title", "in_body"),
    [
        ("payment_success", PAID, "Payment successful", ["₹5,000.00", "TX123"]),
        ("payment_failed", FAILED, "Payment failed", ["₹5,000.00", "Card declined"]),
        ("bill_generated", BILL, "New electricity bill", ["₹1,240.00"]),
        ("notification", NOTE, "Maintenance", ["Payments &lt;pause&gt; &amp; resume"]),
    ],
)
def test_each_event_becomes_a_toast_with_the_right_words(
    desk: Desk,
    server: RunningServer,
    event: str,
    payload: dict[str, Any],
    title: str,
    in_body: list[str],
) -> None:
    desk.sign_in(server)
    accepted = server.post("42", event, payload)
    toast = desk.recorder.wait_for_notify()
    assert toast["title"] == title
    for words in in_body:
        assert words in toast["body"]
    desk.app.wait_for(rf"toast shown id={accepted['id']} backend=freedesktop")


def test_a_failure_is_more_urgent_than_a_success(desk: Desk, server: RunningServer) -> None:
    desk.sign_in(server)
    server.post("42", "payment_success", PAID)
    server.post("42", "payment_failed", FAILED)
    success = desk.recorder.wait_for_notify(lambda line: line["title"] == "Payment successful")
    failure = desk.recorder.wait_for_notify(lambda line: line["title"] == "Payment failed")
    assert failure["hints"]["urgency"] > success["hints"]["urgency"]


def test_a_click_on_the_toast_opens_the_entry(desk: Desk, server: RunningServer) -> None:
    desk.sign_in(server)
    accepted = server.post("42", "payment_success", PAID)
    toast = desk.recorder.wait_for_notify()
    desk.recorder.invoke(toast["id"])
    desk.app.wait_for(rf"entry opened id={accepted['id']}")


def test_nobody_sees_what_is_another_persons(desk: Desk, server: RunningServer) -> None:
    desk.sign_in(server, "42")
    server.post("43", "payment_success", paid(43))
    server.post("42", "payment_success", paid(42))
    toast = desk.recorder.wait_for_notify()
    assert "TX-42" in toast["body"]
    assert "TX-43" not in "\n".join(desk.app.log.all())


def test_the_token_survives_a_restart_in_the_keyring(desk: Desk, server: RunningServer) -> None:
    desk.sign_in(server)
    assert desk.app.stop() == 0
    mark = desk.app.mark()
    desk.start()
    desk.app.wait_for(r"connected transport=websocket", after=mark)
    server.post("42", "payment_success", PAID)
    assert "TX123" in desk.recorder.wait_for_notify()["body"]


def test_no_file_of_the_app_holds_the_token(desk: Desk, server: RunningServer) -> None:
    desk.sign_in(server)
    server.post("42", "payment_success", PAID)
    desk.recorder.wait_for_notify()
    token = server.token("42")
    signature = token.rsplit(".", 1)[1].encode()
    head = token.split(".")[0].encode()
    for path in desk.app.home.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert signature not in content
            assert head not in content, path


def test_what_was_sent_around_a_killed_server_arrives_once(
    desk: Desk, server: RunningServer
) -> None:
    desk.sign_in(server)
    server.post("42", "payment_success", paid(1))
    desk.recorder.wait_for_notify(lambda line: "TX-1" in line["body"])
    mark = desk.app.mark()
    server.kill()
    desk.app.wait_for(r"not connected reason=connection_lost", after=mark)
    server.start()
    accepted = [server.post("42", "payment_success", paid(number))["id"] for number in (2, 3)]
    for event_id in accepted:
        desk.app.wait_for(rf"toast shown id={event_id}", after=mark, timeout_s=40)
    last = server.post("42", "payment_success", paid(4))["id"]
    desk.app.wait_for(rf"toast shown id={last}", after=mark)
    desk.recorder.wait_for_notify(lambda line: "TX-4" in line["body"])
    numbers = [line["body"].split("TX-")[1][0] for line in desk.recorder.notified]
    assert numbers == ["1", "2", "3", "4"]


def test_what_was_sent_while_the_app_was_killed_arrives_once(
    desk: Desk, server: RunningServer
) -> None:
    desk.sign_in(server)
    first = server.post("42", "payment_success", paid(1))["id"]
    desk.app.wait_for(rf"toast shown id={first}")
    desk.app.kill()
    missed = server.post("42", "payment_failed", FAILED)["id"]
    mark = desk.app.mark()
    desk.start()
    desk.app.wait_for(rf"toast shown id={missed}", after=mark)
    with pytest.raises(ProgramFailed):
        desk.app.wait_for(rf"toast shown id={first}", after=mark, timeout_s=1)


def test_a_long_absence_ends_with_one_summary_and_the_failure_by_name(
    desk: Desk, server: RunningServer
) -> None:
    desk.sign_in(server)
    assert desk.app.stop() == 0
    for number in range(9):
        server.post("42", "payment_success", paid(number))
    server.post("42", "payment_failed", FAILED)
    desk.start()
    digest = desk.recorder.wait_for_notify(lambda line: "while you were away" in line["title"])
    assert digest["title"].startswith("10 ")
    desk.recorder.wait_for_notify(lambda line: line["title"] == "Payment failed")
    last = server.post("42", "notification", NOTE)["id"]
    desk.app.wait_for(rf"event stored id={last}")
    assert len(desk.recorder.notified) <= 3


def test_an_event_is_on_the_screen_soon(desk: Desk, server: RunningServer) -> None:
    desk.sign_in(server)
    before = time.monotonic()
    server.post("42", "payment_success", PAID)
    toast = desk.recorder.wait_for_notify()
    assert toast["at"] - before < 5  # a bound for hangs, not a measurement


def test_a_corrupt_history_is_rebuilt_from_the_server(desk: Desk, server: RunningServer) -> None:
    desk.sign_in(server)
    first = server.post("42", "payment_success", paid(1))["id"]
    desk.app.wait_for(rf"toast shown id={first}")
    assert desk.app.stop() == 0
    (history,) = desk.app.home.rglob("history.sqlite3")
    for companion in history.parent.glob("history.sqlite3-*"):
        companion.unlink()
    history.write_bytes(b"this is no database" * 1000)
    mark = desk.app.mark()
    desk.start()
    desk.app.wait_for(rf"event stored id={first}", after=mark)
    assert any("corrupt" in path.name for path in history.parent.iterdir())


def test_the_home_folder_is_the_persons_alone(desk: Desk, server: RunningServer) -> None:
    desk.sign_in(server)
    server.post("42", "payment_success", PAID)
    desk.recorder.wait_for_notify()
    for path in desk.app.home.rglob("*.sqlite3"):
        assert path.stat().st_mode & 0o077 == 0, path


def test_a_full_database_path_is_told_in_a_sentence(tmp_path: Path) -> None:
    refused = RunningServer(
        tmp_path / "server",
        extra_env={"PAYBELL_DATABASE_URL": f"sqlite:///{tmp_path / 'nowhere' / 'x.sqlite3'}"},
    )
    with pytest.raises(ProgramFailed) as caught:
        refused.start()
    assert "Traceback" not in str(caught.value)
