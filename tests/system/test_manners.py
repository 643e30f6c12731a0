"""One instance, an orderly end, an honest diagnosis, and a desktop where parts are missing."""

from __future__ import annotations

import time
from collections.abc import Callable

from tests.helpers.desk import Desk
from tests.helpers.programs import RunningServer

PAID = {"transactionId": "TX123", "amount": "5000.00", "currency": "INR"}


def test_a_second_start_opens_the_inbox_of_the_first(desk: Desk, server: RunningServer) -> None:
    desk.sign_in(server)
    mark = desk.app.mark()
    second = desk.run()
    assert second.returncode == 0
    desk.app.wait_for(r"window shown", after=mark)


def test_an_installer_can_ask_it_to_quit_and_wait(desk: Desk, server: RunningServer) -> None:
    desk.sign_in(server)
    assert desk.app.program is not None
    asked = desk.run("--quit")
    assert asked.returncode == 0, asked.stderr
    assert desk.app.program.process.wait(2) == 0
    assert desk.run("--quit").returncode == 0  # and nothing runs: as wanted


def test_it_quits_within_two_seconds_and_leaves_nothing(desk: Desk, server: RunningServer) -> None:
    desk.sign_in(server)
    assert desk.app.program is not None
    before = time.monotonic()
    assert desk.app.stop() == 0
    assert time.monotonic() - before < 4  # two for the app, the rest for a busy machine
    desk.app.wait_for(r"quit")


def test_the_menu_says_how_things_stand_and_quits(desk: Desk, server: RunningServer) -> None:
    desk.sign_in(server)
    accepted = server.post("42", "payment_success", PAID)
    desk.app.wait_for(rf"toast shown id={accepted['id']}")
    desk.wait_for_label("Connected")
    desk.wait_for_label("₹5,000.00")
    desk.wait_for_label("Open inbox")
    desk.tray().choose("Quit")
    assert desk.app.program is not None
    assert desk.app.program.process.wait(5) == 0


def test_the_menu_opens_the_settings_and_marks_all_as_read(
    desk: Desk, server: RunningServer
) -> None:
    desk.sign_in(server)
    accepted = server.post("42", "payment_success", PAID)
    shown = desk.recorder.wait_for_notify()
    desk.app.wait_for(rf"toast shown id={accepted['id']}")
    desk.wait_for_label("●")
    tray = desk.tray()
    assert tray.property("ToolTip")[2] == "Paybell\nConnected · 1 unread"
    tray.choose("Settings…")
    desk.app.wait_for(r"settings shown")
    tray.choose("Mark all as read")
    desk.recorder.wait_for_close(shown["id"])  # what is read needs no toast any more
    assert tray.property("ToolTip")[2] == "Paybell\nConnected"


def test_a_refused_token_signs_out_once_and_keeps_the_history(
    desk: Desk, server: RunningServer
) -> None:
    desk.sign_in(server)
    accepted = server.post("42", "payment_success", PAID)
    desk.app.wait_for(rf"toast shown id={accepted['id']}")
    server.stop()
    server.env["PAYBELL_JWT_SECRET"] = "another-secret-that-is-long-enough-for-hs256"
    mark = desk.app.mark()
    server.start()
    desk.app.wait_for(r"token_invalid", after=mark, timeout_s=40)
    desk.wait_for_label("Sign in")
    desk.wait_for_label("₹5,000.00")


def test_without_a_keyring_it_says_so_and_works_from_memory(
    make_desk: Callable[..., Desk], server: RunningServer
) -> None:
    desk = make_desk(keyring=False)
    desk.sign_in(server, "42", "--memory-only")
    server.post("42", "payment_success", PAID)
    assert "TX123" in desk.recorder.wait_for_notify()["body"]
    assert desk.app.stop() == 0
    desk.start()
    desk.wait_for_label("Sign in")


def test_without_a_notification_service_another_way_is_found(
    make_desk: Callable[..., Desk], server: RunningServer
) -> None:
    desk = make_desk("--no-notifications")
    desk.sign_in(server)
    accepted = server.post("42", "payment_success", PAID)
    desk.app.wait_for(rf"toast failed id={accepted['id']} backend=freedesktop")
    desk.app.wait_for(rf"event stored id={accepted['id']}")


def test_without_a_tray_it_lives_as_a_window(
    make_desk: Callable[..., Desk], server: RunningServer
) -> None:
    desk = make_desk("--no-tray")
    desk.sign_in(server)
    desk.app.wait_for(r"window shown")
    server.post("42", "payment_success", PAID)
    assert "TX123" in desk.recorder.wait_for_notify()["body"]


def test_the_diagnosis_tells_much_and_no_secret(desk: Desk, server: RunningServer) -> None:
    desk.sign_in(server)
    told = desk.run("--diagnose")
    assert told.returncode == 0, told.stdout + told.stderr
    for part in ("SecretService", "freedesktop", server.url):
        assert part in told.stdout
    assert server.token("42").split(".")[0] not in told.stdout + told.stderr


def test_a_wrong_server_address_is_told_and_nothing_is_lost(
    desk: Desk, server: RunningServer
) -> None:
    token = server.token("42")
    desk.app.start("--server", "http://127.0.0.1:9", token=token)
    desk.app.wait_for(r"server_unreachable")
    desk.wait_for_label("Try again now")


def test_a_token_is_never_sent_in_the_clear(desk: Desk, server: RunningServer) -> None:
    desk.app.start("--server", "http://payments.example.com", token=server.token("42"))
    desk.app.wait_for(r"problem code=bad_server_address")
