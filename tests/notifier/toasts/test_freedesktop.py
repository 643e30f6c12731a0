"""Toasts on Linux: over a real bus, to a desktop that writes down what it is asked."""

from __future__ import annotations

import asyncio
import re
import subprocess
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path

import pytest

from notifier.core.policy import Urgency
from notifier.toasts import freedesktop
from notifier.toasts.backend import Activation, Toast, ToastAction, ToastFailed
from notifier.toasts.freedesktop import FreedesktopBackend
from tests.helpers.parts import missing_part
from tests.helpers.recording_desktop import RecordingDesktop
from tests.helpers.session_bus import SessionBus
from tests.helpers.virtual_desktop import VirtualDesktop

PAID = Toast(
    key="event-1",
    title="Payment successful",
    body="₹5,000.00 · TX123",
    actions=(ToastAction(id="open-url", label="View receipt"),),
    group="TX123",
)

Start = Callable[..., Awaitable[FreedesktopBackend]]


@pytest.fixture
def desktop(bus: SessionBus) -> Iterator[RecordingDesktop]:
    with RecordingDesktop.start(bus.env, "--no-tray") as running:
        yield running


@pytest.fixture
def clicks() -> asyncio.Queue[Activation]:
    return asyncio.Queue()


@pytest.fixture
async def start(bus: SessionBus, clicks: asyncio.Queue[Activation]) -> AsyncIterator[Start]:
    """Makes started backends on the test's bus and stops them in the end."""
    made: list[FreedesktopBackend] = []

    async def make(
        address: str = bus.address, timeout_s: float = 5.0, shown_file: Path | None = None
    ) -> FreedesktopBackend:
        backend = FreedesktopBackend(
            app_name="Paybell",
            desktop_entry="org.paybell.Paybell",
            bus_address=address,
            timeout_s=timeout_s,
            shown_file=shown_file,
        )
        made.append(backend)
        await backend.start(clicks.put_nowait)
        return backend

    yield make
    for backend in made:
        await backend.stop()


async def test_a_toast_reaches_the_desktop_with_words_buttons_and_urgency(
    start: Start, desktop: RecordingDesktop
) -> None:
    backend = await start()
    await backend.show(PAID)
    shown = await asyncio.to_thread(desktop.wait_for_notify)
    assert (shown["app_name"], shown["title"], shown["body"]) == (
        "Paybell",
        "Payment successful",
        "₹5,000.00 · TX123",
    )
    assert shown["actions"] == ["default", "Open", "open-url", "View receipt"]
    assert shown["hints"] == {
        "urgency": 1,
        "desktop-entry": "org.paybell.Paybell",
        "sound-name": "message-new-instant",
    }


async def test_urgency_and_sound_follow_the_toast(start: Start, desktop: RecordingDesktop) -> None:
    backend = await start()
    await backend.show(Toast(key="bill", title="New water bill", urgency=Urgency.LOW, sound=False))
    await backend.show(Toast(key="fail", title="Payment failed", urgency=Urgency.CRITICAL))
    fail = await asyncio.to_thread(
        desktop.wait_for_notify, lambda line: line["title"] == "Payment failed"
    )
    bill = desktop.notified[0]
    assert (bill["hints"]["urgency"], bill["hints"]["suppress-sound"]) == (0, True)
    assert (fail["hints"]["urgency"], fail["hints"]["sound-name"]) == (2, "dialog-warning")
    # The bill goes when the desktop thinks fit, the failure when the person has seen it.
    assert (bill["expires_ms"], fail["expires_ms"]) == (-1, 0)


async def test_markup_is_escaped_where_the_desktop_would_read_it(
    start: Start, desktop: RecordingDesktop
) -> None:
    backend = await start()
    await backend.show(Toast(key="1", title="<b>A & B</b>", body='<a href="x">A & B</a>'))
    shown = await asyncio.to_thread(desktop.wait_for_notify)
    assert shown["body"] == '&lt;a href="x"&gt;A &amp; B&lt;/a&gt;'
    assert shown["title"] == "<b>A & B</b>"  # never markup, by the specification


async def test_no_desktop_makes_a_link_of_an_address_in_a_text_from_outside(
    start: Start, desktop: RecordingDesktop
) -> None:
    text = "pay at https://evil.example/x, www.evil.example or evil.ex/y; ₹5,000.00 · TX-1.2"
    backend = await start()
    await backend.show(Toast(key="1", title=text, body=text))
    shown = await asyncio.to_thread(desktop.wait_for_notify)
    for said in (shown["title"], shown["body"]):
        assert said.replace("\u2060", "") == text  # the same to the eye
        # What GNOME's shell looks for.
        assert not re.search(r"https?://|www\d{0,3}[.]\w|[a-z0-9.\-]+[.][a-z]{2,4}/", said)
        assert "₹5,000.00 · TX-1.2" in said


async def test_the_click_on_a_toast_is_named_in_the_language_of_the_app(
    start: Start, desktop: RecordingDesktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(freedesktop, "translate", lambda _context, text: f"[{text}]")
    backend = await start()
    await backend.show(PAID)
    shown = await asyncio.to_thread(desktop.wait_for_notify)
    assert shown["actions"][:2] == ["default", "[Open]"]


async def test_a_simple_desktop_gets_plain_text_and_no_buttons(
    start: Start, bus: SessionBus
) -> None:
    with RecordingDesktop.start(bus.env, "--no-tray", "--capabilities", "body") as desktop:
        backend = await start()
        await backend.show(Toast(key="1", title="T", body="A & B", actions=PAID.actions))
        shown = await asyncio.to_thread(desktop.wait_for_notify)
        assert (shown["body"], shown["actions"]) == ("A & B", [])
        assert "sound-name" not in shown["hints"]


async def test_a_desktop_without_bodies_gets_everything_in_the_title(
    start: Start, bus: SessionBus
) -> None:
    with RecordingDesktop.start(bus.env, "--no-tray", "--capabilities", "") as desktop:
        backend = await start()
        await backend.show(Toast(key="1", title="Payment successful", body="₹5"))
        shown = await asyncio.to_thread(desktop.wait_for_notify)
        assert (shown["title"], shown["body"]) == ("Payment successful · ₹5", "")


async def test_a_later_event_of_the_same_payment_replaces_its_toast(
    start: Start, desktop: RecordingDesktop, clicks: asyncio.Queue[Activation]
) -> None:
    backend = await start()
    await backend.show(Toast(key="event-1", title="Payment failed", group="TX123"))
    await backend.show(Toast(key="event-2", title="Another", group="TX999"))
    await backend.show(Toast(key="event-3", title="Payment successful", group="TX123"))
    last = await asyncio.to_thread(
        desktop.wait_for_notify, lambda line: line["title"] == "Payment successful"
    )
    assert [line["replaces_id"] for line in desktop.notified] == [0, 0, 1]
    desktop.invoke(last["id"])
    assert (await clicks.get()).key == "event-3"


async def test_a_dismissed_toast_is_not_replaced_but_shown_anew(
    start: Start, desktop: RecordingDesktop, clicks: asyncio.Queue[Activation]
) -> None:
    backend = await start()
    await backend.show(PAID)
    await backend.show(Toast(key="witness", title="W"))
    desktop.close(1)
    desktop.invoke(2)  # the click comes behind the dismissal, on the same connection
    await clicks.get()
    await backend.show(PAID)
    again = await asyncio.to_thread(desktop.wait_for_notify, lambda line: line["id"] == 3)
    assert again["replaces_id"] == 0


async def test_a_click_and_a_button_name_their_toast_and_bring_the_token(
    start: Start, desktop: RecordingDesktop, clicks: asyncio.Queue[Activation]
) -> None:
    backend = await start()
    await backend.show(PAID)
    desktop.invoke(1)
    assert await clicks.get() == Activation(
        key="event-1", action="default", activation_token="token-1"
    )
    desktop.invoke(1, "open-url")
    assert (await clicks.get()).action == "open-url"


async def test_a_click_in_the_notification_centre_works_after_the_toast_has_expired(
    start: Start, desktop: RecordingDesktop, clicks: asyncio.Queue[Activation]
) -> None:
    backend = await start()
    await backend.show(PAID)
    desktop.close(1, reason=1)
    desktop.invoke(1)
    assert (await clicks.get()).key == "event-1"


async def test_a_toast_of_another_program_is_not_ours(
    start: Start, desktop: RecordingDesktop, clicks: asyncio.Queue[Activation]
) -> None:
    backend = await start()
    await backend.show(PAID)
    desktop.invoke(77)
    desktop.invoke(1)
    assert (await clicks.get()).key == "event-1"
    assert clicks.empty()


async def test_closing_takes_the_toast_off_the_screen(
    start: Start, desktop: RecordingDesktop
) -> None:
    backend = await start()
    await backend.show(PAID)
    await backend.close(["unknown", "event-1"])
    await asyncio.to_thread(desktop.wait_for_close, 1)


async def test_a_restarted_daemon_is_asked_anew_and_told_no_old_ids(
    start: Start, bus: SessionBus
) -> None:
    backend = await start()
    with RecordingDesktop.start(bus.env, "--no-tray") as first:
        await backend.show(PAID)
        await asyncio.to_thread(first.wait_for_notify)
    simpler = ("--no-tray", "--capabilities", "body")
    with await asyncio.to_thread(RecordingDesktop.start, bus.env, *simpler) as second:
        await backend.show(PAID)
        shown = await asyncio.to_thread(second.wait_for_notify)
    assert (shown["replaces_id"], shown["actions"]) == (0, [])


async def test_without_a_daemon_it_says_so_and_recovers_when_one_comes(
    start: Start, bus: SessionBus
) -> None:
    backend = await start()
    with pytest.raises(ToastFailed, match="no notification service") as failure:
        await backend.show(PAID)
    assert "dunst" in failure.value.hint
    with RecordingDesktop.start(bus.env, "--no-tray") as desktop:
        await backend.show(PAID)
        await asyncio.to_thread(desktop.wait_for_notify)


async def test_without_a_bus_it_says_so(start: Start, tmp_path: Path) -> None:
    backend = await start(f"unix:path={tmp_path}/no-bus")
    with pytest.raises(ToastFailed, match="no D-Bus session bus"):
        await backend.show(PAID)


@pytest.mark.parametrize("address", ["nonsense", "carrier-pigeon:path=/x"])
async def test_an_address_that_is_none_is_the_same_as_no_bus(start: Start, address: str) -> None:
    backend = await start(address)
    with pytest.raises(ToastFailed, match="no D-Bus session bus"):
        await backend.show(PAID)


async def test_a_session_without_any_hint_of_a_bus_is_no_bus(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "HOME"):
        monkeypatch.delenv(name, raising=False)
    backend = await start("")
    with pytest.raises(ToastFailed, match="no D-Bus session bus"):
        await backend.show(PAID)


async def test_a_silent_daemon_is_given_up_and_its_late_toast_taken_back(
    start: Start, bus: SessionBus
) -> None:
    with RecordingDesktop.start(bus.env, "--no-tray", "--withhold") as desktop:
        backend = await start(timeout_s=0.2)
        with pytest.raises(ToastFailed, match=r"did not answer within 0\.2 s"):
            await backend.show(PAID)
        desktop.order(do="answer")
        await asyncio.to_thread(desktop.wait_for_close, 1)


async def test_a_click_right_behind_the_daemons_answer_is_not_lost(
    start: Start, bus: SessionBus, clicks: asyncio.Queue[Activation]
) -> None:
    with RecordingDesktop.start(bus.env, "--no-tray", "--withhold") as desktop:
        backend = await start()
        showing = asyncio.create_task(backend.show(PAID))
        await asyncio.to_thread(desktop.wait_for_notify)
        desktop.order(do="answer")
        desktop.invoke(1)
        click = await asyncio.wait_for(clicks.get(), 5)
        await showing
        assert (click.key, click.activation_token) == (PAID.key, "token-1")


async def test_it_connects_again_when_the_bus_itself_was_restarted(
    bus: SessionBus, start: Start, tmp_path: Path
) -> None:
    relay = tmp_path / "bus"
    first = await _relay(relay, bus)
    with RecordingDesktop.start(bus.env, "--no-tray") as desktop:
        backend = await start(f"unix:path={relay}")
        await backend.show(PAID)
        await first.cut()
        second = await _relay(relay, bus)
        for _ in range(2):  # the loss itself may be noticed by the first
            try:
                await backend.show(Toast(key="2", title="After the restart"))
                break
            except ToastFailed:
                continue
        shown = await asyncio.to_thread(
            desktop.wait_for_notify, lambda line: line["title"] == "After the restart"
        )
        assert shown["replaces_id"] == 0
        await backend.stop()
        await second.cut()


async def test_a_real_daemon_shows_it(clicks: asyncio.Queue[Activation], tmp_path: Path) -> None:
    missing = VirtualDesktop.missing(tray="none", keyring=False)
    if missing:
        missing_part(f"not installed: {', '.join(missing)}")
    with VirtualDesktop(tmp_path, tray="none", keyring=False) as desktop:
        backend = FreedesktopBackend(
            app_name="Paybell",
            desktop_entry="org.paybell.Paybell",
            bus_address=desktop.env["DBUS_SESSION_BUS_ADDRESS"],
        )
        await backend.start(clicks.put_nowait)
        await backend.show(PAID)
        await asyncio.to_thread(
            subprocess.run, ["dunstctl", "action", "0"], env=desktop.env, check=True
        )
        assert (await asyncio.wait_for(clicks.get(), 10)).key == "event-1"
        await backend.stop()


class _Relay:
    """A socket in front of the bus, so that the connection can be cut and not the bus."""

    def __init__(self) -> None:
        self.server: asyncio.Server | None = None
        self.tasks: set[asyncio.Task[None]] = set()

    async def cut(self) -> None:
        assert self.server is not None
        self.server.close()
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)


async def _relay(path: Path, bus: SessionBus) -> _Relay:
    relay = _Relay()
    real = bus.address.split("path=")[1].split(",")[0]

    async def pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while data := await reader.read(65536):
                writer.write(data)
                await writer.drain()
        finally:
            writer.close()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        bus_reader, bus_writer = await asyncio.open_unix_connection(real)
        for pair in ((reader, bus_writer), (bus_reader, writer)):
            relay.tasks.add(asyncio.create_task(pump(*pair)))

    path.unlink(missing_ok=True)
    relay.server = await asyncio.start_unix_server(serve, path)
    return relay


async def test_a_click_after_a_restart_of_the_app_still_names_its_entry(
    start: Start, desktop: RecordingDesktop, clicks: asyncio.Queue[Activation], tmp_path: Path
) -> None:
    file = tmp_path / "shown.json"
    before = await start(shown_file=file)
    await before.show(PAID)
    shown = await asyncio.to_thread(desktop.wait_for_notify)
    await before.stop()
    await start(shown_file=file)
    desktop.invoke(shown["id"], "open-url")
    clicked = await asyncio.wait_for(clicks.get(), 5)
    assert (clicked.key, clicked.action) == ("event-1", "open-url")


async def test_what_the_former_app_showed_is_replaced_and_closed_by_this_one(
    start: Start, desktop: RecordingDesktop, tmp_path: Path
) -> None:
    file = tmp_path / "shown.json"
    before = await start(shown_file=file)
    await before.show(PAID)
    first = await asyncio.to_thread(desktop.wait_for_notify)
    await before.stop()
    after = await start(shown_file=file)
    await after.show(Toast(key="event-2", title="Payment refunded", group="TX123"))
    second = await asyncio.to_thread(
        desktop.wait_for_notify, lambda line: line["title"] == "Payment refunded"
    )
    assert second["replaces_id"] == first["id"]
    await after.stop()
    last = await start(shown_file=file)
    await last.close(["event-2"])
    await asyncio.to_thread(desktop.wait_for_close, first["id"])


async def test_the_numbers_of_a_daemon_that_has_ended_mean_nothing(
    start: Start, bus: SessionBus, clicks: asyncio.Queue[Activation], tmp_path: Path
) -> None:
    file = tmp_path / "shown.json"
    with RecordingDesktop.start(bus.env, "--no-tray") as first:
        before = await start(shown_file=file)
        await before.show(Toast(key="event-0", title="New gas bill"))
        await before.show(PAID)
        shown = await asyncio.to_thread(
            first.wait_for_notify, lambda line: line["title"] == PAID.title
        )
        await before.stop()
    with RecordingDesktop.start(bus.env, "--no-tray") as second:
        after = await start(shown_file=file)
        second.invoke(shown["id"])  # somebody else's toast
        await after.show(Toast(key="event-3", title="New water bill"))
        mine = await asyncio.to_thread(second.wait_for_notify)
        second.invoke(mine["id"])
        clicked = await asyncio.wait_for(clicks.get(), 5)
    assert (clicked.key, clicked.action) == ("event-3", "default")
    assert clicks.empty()
