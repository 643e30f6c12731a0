"""The demo as a person runs it: what it prints, what it leaves, how it ends."""

from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from notifier.brand import Brand
from tests import demo
from tests.helpers.parts import missing_part
from tests.helpers.programs import Program, RunningApp, RunningServer
from tests.helpers.virtual_desktop import VirtualDesktop

pytestmark = [
    pytest.mark.system,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs a virtual desktop"),
]

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "demo-output" / "desktop.png"
ALL_FOUR = [
    r"payment_success .* ms  by freedesktop",
    r"payment_failed .* ms  by freedesktop",
    r"bill_generated .* ms  by freedesktop",
    r"notification .* ms  by freedesktop",
]

LIST_SECRETS = """\
import secretstorage
bus = secretstorage.dbus_init()
print([item.get_attributes() for item in secretstorage.get_default_collection(bus).get_all_items()])
"""


@pytest.fixture(autouse=True)
def _parts() -> None:
    absent = VirtualDesktop.missing()
    if absent:
        missing_part(f"not installed: {', '.join(absent)}")


def start(*arguments: str, env: Mapping[str, str]) -> Program:
    # As a script's shell starts what is to run in the background, and so perhaps these tests.
    deaf_to_ctrl_c = ["sh", "-c", 'trap "" INT; exec "$@"', "sh"]
    demo = [sys.executable, "-m", "tests.demo", *arguments]
    return Program([*deaf_to_ctrl_c, *demo], env=env, cwd=ROOT)


def without_screen(temp: Path) -> dict[str, str]:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    env = {name: value for name, value in os.environ.items() if name not in hidden}
    return {**env, "TMPDIR": str(temp)}


def processes_with(text: str) -> list[str]:
    """Command lines of the running processes whose environment has `text`."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if text.encode() in (folder / "environ").read_bytes():
                found.append((folder / "cmdline").read_text().replace("\0", " "))
        except OSError:
            continue
    return found


def test_without_a_screen_it_shows_all_four_events_and_leaves_only_a_picture(
    tmp_path: Path,
) -> None:
    PICTURE.unlink(missing_ok=True)
    with start("--once", env=without_screen(tmp_path)) as running:
        status = running.process.wait(90)
    printed = "\n".join(running.output.all())

    assert status == 0, printed
    assert all(re.search(row, printed) for row in ALL_FOUR), printed
    assert "connected by websocket" in printed
    assert PICTURE.stat().st_size > 10_000
    assert list(tmp_path.iterdir()) == []
    assert processes_with(str(tmp_path)) == []


def test_it_stays_for_playing_until_ctrl_c_and_then_ends_all_in_order(tmp_path: Path) -> None:
    with start(env=without_screen(tmp_path)) as running:
        running.output.wait_for(r"Ctrl\+C ends it", timeout_s=90)
        printed = "\n".join(running.output.all())
        advice = re.search(r"python3 dev\.py run (paybell-server send .*?)\n\n", printed, re.DOTALL)
        assert advice, printed
        command = shlex.split(advice[1].replace("\\\n", " "))
        before = len(running.output.all())
        subprocess.run([sys.executable, "-m", "server", *command[1:]], cwd=ROOT, check=True)
        running.output.wait_for(r"payment_success .* by freedesktop", after=before)

        running.signal(signal.SIGINT)
        status = running.process.wait(30)

    assert status == 0
    assert list(tmp_path.iterdir()) == []
    assert processes_with(str(tmp_path)) == []


def test_on_a_persons_own_desktop_the_keychain_is_left_as_it_was(tmp_path: Path) -> None:
    with VirtualDesktop(tmp_path / "desk") as desktop:
        with start("--once", env=desktop.env) as running:
            assert running.process.wait(90) == 0, "\n".join(running.output.all())
        secrets = subprocess.run(
            [sys.executable, "-c", LIST_SECRETS],
            env=desktop.env, capture_output=True, text=True, check=True,
        )  # fmt: skip

    printed = "\n".join(running.output.all())
    assert "in memory only" not in printed
    assert "virtual desktop" not in printed
    assert secrets.stdout.strip() == "[]"


def test_with_a_screen_but_no_keychain_it_signs_in_for_the_session(tmp_path: Path) -> None:
    with (
        VirtualDesktop(tmp_path / "desk", keyring=False) as desktop,
        start("--once", env=desktop.env) as running,
    ):
        assert running.process.wait(90) == 0, "\n".join(running.output.all())
    assert "keeps its sign-in in memory only" in "\n".join(running.output.all())


def test_where_no_toast_can_be_shown_it_fails_and_says_what_was_tried(tmp_path: Path) -> None:
    with (
        VirtualDesktop(tmp_path / "desk", notifications="none", tray="none") as desktop,
        start("--once", env=desktop.env) as running,
    ):
        assert running.process.wait(90) == 1
    printed = "\n".join(running.output.all())
    assert printed.count("NOT SHOWN") == 4, printed
    assert "freedesktop: no notification service" in printed, printed


class ServerWithAWeakSecret(RunningServer):
    """As an operator has it who made the secret up."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, extra_env={"PAYBELL_JWT_SECRET": "short"})


def test_a_server_that_does_not_come_up_is_told_with_its_last_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demo, "RunningServer", ServerWithAWeakSecret)
    with ExitStack() as running, pytest.raises(demo.DemoFailed) as told:
        demo.start_server(tmp_path, running)
    assert "The server did not come up." in str(told.value)
    assert "PAYBELL_JWT_SECRET has 5 bytes" in str(told.value)


def test_an_app_that_does_not_come_up_is_told_at_once_with_its_last_lines(tmp_path: Path) -> None:
    with (
        VirtualDesktop(tmp_path / "desk", tray="none", keyring=False) as desktop,
        start("--once", env={**desktop.env, "QT_QPA_PLATFORM": "nowhere"}) as running,
    ):
        assert running.process.wait(20) == 1
    printed = "\n".join(running.output.all())
    assert "The app has ended by itself." in printed
    assert '"nowhere"' in printed


def test_an_app_of_another_brand_is_found_in_the_home_that_it_is_given(tmp_path: Path) -> None:
    """As in a company's own checkout, where the app reads another variable and names its log so."""
    brand = Brand(name="Acme Pay", app_id="com.acmepay.Notifier", program="acme-pay")
    write = "import os; print('up', file=open(os.environ['ACME_PAY_HOME'] + '/acme-pay.log', 'w'))"
    app = RunningApp(tmp_path, os.environ, command=[sys.executable, "-c", write], brand=brand)
    with closing(app):
        app.start()

        app.wait_for("^up$")


def test_a_folder_to_keep_that_has_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("kept")
    with start("--once", "--keep", str(tmp_path), env=os.environ) as running:
        assert running.process.wait(30) == 1
    assert "is not empty" in "\n".join(running.output.all())
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]
