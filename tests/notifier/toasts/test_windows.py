"""Toasts on Windows; the notification centre is a fake, the links are read by the app's own eye."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree as ET

import pytest

from notifier.core.policy import Urgency
from notifier.core.wish import Place, Wish, wish_of_link
from notifier.toasts.backend import DIGEST_KEY, Toast, ToastAction, ToastFailed
from notifier.toasts.keys import ToastKey
from notifier.toasts.windows import WindowsBackend, short, toast_xml

PAID = Toast(
    key="018f-e1",
    title='Payment <successful> & "done"',
    body="₹5,000.00 · TX123",
    actions=(ToastAction(id="open-url", label="View receipt"),),
    group="TX123",
)


class Centre:
    """The notification centre, as it survives the app."""

    def __init__(self) -> None:
        self.is_installed = True
        self.is_allowed = True
        self.toasts: dict[tuple[str, str], str] = {}
        self.registered: list[tuple[str, str, Path | None]] = []

    def is_link_registered(self, scheme: str) -> bool:
        return self.is_installed and scheme == "paybell"

    def register(self, app_id: str, app_name: str, icon: Path | None) -> None:
        self.registered.append((app_id, app_name, icon))

    def may_show(self, app_id: str) -> bool:
        return self.is_allowed

    def show(self, app_id: str, xml: str, *, tag: str, group: str, urgent: bool) -> None:
        assert len(tag) <= 64
        assert len(group) <= 64
        self.toasts[tag, group] = xml

    def shown(self, app_id: str) -> Sequence[tuple[str, str]]:
        return list(self.toasts)

    def remove(self, app_id: str, tag: str, group: str) -> None:
        del self.toasts[tag, group]


@pytest.fixture
def centre() -> Centre:
    return Centre()


def a_backend(centre: Centre) -> WindowsBackend:
    return WindowsBackend(
        app_id="org.paybell.Paybell",
        app_name="Paybell",
        scheme="paybell",
        permission_hint="Turn them on.",
        centre=centre,
    )


def the_links(xml: str) -> list[Wish | None]:
    """What each click means to the app: that on the toast itself, then the buttons'."""
    root = ET.fromstring(xml)
    links = [root.attrib["launch"]]
    links += [action.attrib["arguments"] for action in root.iter("action")]
    kinds = [root.attrib["activationType"]]
    kinds += [action.attrib["activationType"] for action in root.iter("action")]
    assert set(kinds) == {"protocol"}
    return [wish_of_link(link, "paybell") for link in links]


def test_every_click_is_a_link_that_the_app_understands_also_after_a_restart() -> None:
    assert the_links(toast_xml(PAID, scheme="paybell", icon=None)) == [
        Wish(place=Place.ENTRY, entry_id="018f-e1"),
        Wish(place=Place.ENTRY, entry_id="018f-e1", action="open-url"),
    ]
    digest = Toast(
        key=str(ToastKey(account="0123456789abcdef", what=DIGEST_KEY)), title="14 notifications"
    )
    assert the_links(toast_xml(digest, scheme="paybell", icon=None)) == [
        Wish(place=Place.ENTRY, entry_id=digest.key)
    ]


def test_words_from_outside_are_words(tmp_path: Path) -> None:
    root = ET.fromstring(toast_xml(PAID, scheme="paybell", icon=tmp_path / "paybell.png"))
    assert [text.text for text in root.iter("text")] == [PAID.title, PAID.body]
    (image,) = root.iter("image")
    assert PurePosixPath(image.attrib["src"]).name == "paybell.png"


def test_a_quiet_toast_is_silent_and_a_failure_stays_longer() -> None:
    quiet = Toast(key="e", title="T", sound=False)
    failed = Toast(key="e", title="T", urgency=Urgency.CRITICAL)
    assert 'silent="true"' in toast_xml(quiet, scheme="paybell", icon=None)
    assert 'duration="long"' in toast_xml(failed, scheme="paybell", icon=None)
    assert "silent" not in toast_xml(failed, scheme="paybell", icon=None)


async def test_a_later_event_replaces_what_an_earlier_run_has_shown(centre: Centre) -> None:
    await a_backend(centre).show(PAID)
    await a_backend(centre).show(Toast(key="e2", title="Refunded", group="TX123"))
    await a_backend(centre).show(Toast(key="e3", title="Another", group="TX9"))
    assert set(centre.toasts) == {(short("e2"), short("TX123")), (short("e3"), short("TX9"))}


async def test_what_was_read_elsewhere_leaves_the_centre_also_after_a_restart(
    centre: Centre,
) -> None:
    await a_backend(centre).show(PAID)
    await a_backend(centre).close(["018f-e1", "unknown"])
    assert centre.toasts == {}


async def test_a_centre_that_cannot_list_its_toasts_has_shown_this_one_all_the_same(
    centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    def out_of_reach(app_id: str) -> Sequence[tuple[str, str]]:
        raise OSError(app_id)

    monkeypatch.setattr(centre, "shown", out_of_reach)
    await a_backend(centre).show(PAID)
    assert set(centre.toasts) == {(short("018f-e1"), short("TX123"))}


async def test_the_name_is_registered_once_under_the_installers_id(centre: Centre) -> None:
    backend = a_backend(centre)
    await backend.show(PAID)
    await backend.show(PAID)
    assert centre.registered == [("org.paybell.Paybell", "Paybell", None)]


async def test_a_copy_that_is_not_installed_leaves_its_toasts_to_the_next_way(
    centre: Centre,
) -> None:
    centre.is_installed = False
    with pytest.raises(ToastFailed, match="not installed"):
        await a_backend(centre).show(PAID)
    assert centre.registered == []


async def test_notifications_that_are_turned_off_are_said_with_the_way_to_fix_it(
    centre: Centre,
) -> None:
    centre.is_allowed = False
    with pytest.raises(ToastFailed, match="turned off") as failure:
        await a_backend(centre).show(PAID)
    assert failure.value.hint == "Turn them on."


async def test_off_windows_it_is_no_way_at_all() -> None:
    backend = WindowsBackend(app_id="x", app_name="x", scheme="x")
    with pytest.raises(ToastFailed):
        await backend.show(PAID)
