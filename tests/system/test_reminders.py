"""A bill that nobody pays is spoken of again, by the real clock, in the place of its own toast."""

from __future__ import annotations

from datetime import datetime, timedelta

from tests.helpers.desk import Desk
from tests.helpers.programs import RunningServer

SOON = timedelta(seconds=12)
"""From writing the settings to the reminder: the app has to start and to hear of the bill."""


def test_a_reminder_replaces_the_bills_toast_and_the_payment_replaces_both(
    desk: Desk, server: RunningServer
) -> None:
    moment = (datetime.now().astimezone() + SOON).replace(microsecond=0)
    due = moment.date() + timedelta(days=2)
    config = desk.app.home / "config"
    config.mkdir(parents=True)
    (config / "settings.toml").write_text(
        f"[reminders]\ndays_before = 2\nat = {moment:%H:%M:%S}\n", encoding="utf-8"
    )
    desk.sign_in(server)
    bill = {"billId": "B-11", "amount": "1240.00", "utility": "electricity", "currency": "INR"}
    server.post("42", "bill_generated", {**bill, "dueDate": due.isoformat()})
    first = desk.recorder.wait_for_notify()
    assert first["title"] == "New electricity bill"
    reminder = desk.recorder.wait_for_notify(
        lambda line: line["title"] == "Electricity bill to pay", timeout_s=25
    )
    assert datetime.now().astimezone() >= moment
    assert reminder["id"] == first["id"]
    assert reminder["hints"]["urgency"] == 0
    assert "₹1,240.00" in reminder["body"]
    paid = {"transactionId": "TX-1", "amount": "1240.00", "currency": "INR"}
    server.post("42", "payment_success", paid, subject="B-11")
    payment = desk.recorder.wait_for_notify(lambda line: line["title"] == "Payment successful")
    assert payment["id"] == first["id"]
