"""A desk with the real server beside it: what a person and an operator have."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from tests.helpers.desk import Desk
from tests.helpers.parts import missing_part
from tests.helpers.programs import RunningServer
from tests.helpers.recording_desktop import RecordingDesktop
from tests.helpers.virtual_desktop import VirtualDesktop


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder runs the real programs."""
    for item in items:
        if "tests/system/" in item.path.as_posix():
            item.add_marker(pytest.mark.system)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RunningServer]:
    """`paybell-server` on a free port, with a SQLite file of its own."""
    with RunningServer(tmp_path / "server") as running:
        yield running


@pytest.fixture
def make_desk(tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    """Make a desk whose toasts and tray are recorded; `RecordingDesktop`'s options may be given."""
    desks: list[Desk] = []

    def make(*options: str, keyring: bool = True, command: Sequence[str] = ()) -> Desk:
        missing = VirtualDesktop.missing(notifications="none", tray="none", keyring=keyring)
        if missing:
            missing_part(f"no desktop session: {', '.join(missing)} not installed")
        session = VirtualDesktop(
            tmp_path / f"desk{len(desks)}", notifications="none", tray="none", keyring=keyring
        )
        session.__enter__()
        recorder = RecordingDesktop.start(session.env, *options)
        desk = Desk(session, recorder, tmp_path / "app", command=command)
        desks.append(desk)
        return desk

    yield make
    for desk in desks:
        desk.stop()


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    """A desk with notifications, a tray and an unlocked keyring."""
    return make_desk()
