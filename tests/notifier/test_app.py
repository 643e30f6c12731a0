"""The app as a process: it starts, says so, is one, and ends when it is told to."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from notifier.app import main


class App:
    """`python -m notifier` in a folder of its own, without a screen."""

    def __init__(self, home: Path, *arguments: str, stdin: str = "") -> None:
        self.log = home / "logs" / "paybell.log"
        self._process = subprocess.Popen(
            [sys.executable, "-m", "notifier", *arguments],
            env=environment(home),
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdin is not None
        self._process.stdin.write(stdin)
        self._process.stdin.close()

    def wait_for(self, words: str) -> None:
        """Until the log says so; a log file has nothing else to wait on."""
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            if self.log.exists() and words in self.log.read_text():
                return
            assert self._process.poll() is None, self.end()
            time.sleep(0.02)
        raise AssertionError(f"{words!r} not in the log")

    def end(self, number: signal.Signals = signal.SIGTERM) -> tuple[int, float, str]:
        """Exit status, seconds that it took, what it said on standard error."""
        before = time.monotonic()
        self._process.send_signal(number)
        status = self._process.wait(10)
        took = time.monotonic() - before
        assert self._process.stderr is not None
        said = self._process.stderr.read().splitlines()
        self._process.stderr.close()
        # Offscreen, Qt itself complains about the tray before our log is open.
        ours = [line for line in said if not line.startswith("qt.")]
        return status, took, "\n".join(ours)

    def stop(self) -> None:
        """At the end of a test that failed."""
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        assert self._process.stderr is not None
        self._process.stderr.close()


def environment(home: Path) -> dict[str, str]:
    """No screen, no keychain, no session bus: what a bare machine has."""
    return {
        **os.environ,
        "PAYBELL_HOME": str(home),
        "QT_QPA_PLATFORM": "offscreen",
        "DBUS_SESSION_BUS_ADDRESS": "unix:path=/does/not/exist",
    }


def run(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "notifier", *arguments],
        env=environment(home),
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., App]]:
    apps: list[App] = []

    def start(*arguments: str, stdin: str = "") -> App:
        apps.append(App(tmp_path, *arguments, stdin=stdin))
        return apps[-1]

    yield start
    for app in apps:
        app.stop()


def test_it_says_its_version_without_a_screen(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("Paybell ")


def test_a_bad_profile_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--profile", "../x"]) == 1
    said = capsys.readouterr().err
    assert "profile name" in said
    assert said.count("\n") == 1


def test_a_folder_that_cannot_be_made_is_said_where_it_is_seen(
    qapp: QApplication,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("PAYBELL_HOME", str(tmp_path / "file"))
    boxes: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: boxes.append(box.informativeText()))
    assert main([]) == 1
    assert boxes == []  # somebody at a terminal reads it there
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "of the click")
    assert main([]) == 1
    (said,) = boxes
    assert str(tmp_path / "file") in said
    assert "Errno" not in said
    assert capsys.readouterr().err.count(str(tmp_path / "file")) == 2


def test_memory_only_without_a_token_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--memory-only"])
    assert "--token-stdin" in capsys.readouterr().err


def test_what_follows_two_dashes_is_a_link_and_never_an_option(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["--version", "--", "paybell:inbox"]) == 0
    # What Windows makes of a link with a quote in it, as it is registered there.
    with pytest.raises(SystemExit):
        main(["--", "paybell:x", "--quit"])
    assert "unrecognized arguments: --quit" in capsys.readouterr().err


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_in_order_within_two_seconds(
    start: Callable[..., App], number: signal.Signals
) -> None:
    app = start()
    app.wait_for("window shown")
    status, took, said = app.end(number)
    assert status == 0
    assert took < 2
    assert said == ""
    log = app.log.read_text()
    assert log.splitlines()[-1].endswith("paybell quit")
    assert " ERROR " not in log
    assert " CRITICAL " not in log


def test_a_second_start_opens_the_first_and_goes(start: Callable[..., App], tmp_path: Path) -> None:
    app = start("--hidden")
    app.wait_for("no tray yet")
    assert run(tmp_path).returncode == 0
    app.wait_for("window shown")
    assert app.end()[0] == 0


def test_a_second_start_at_login_disturbs_nobody(start: Callable[..., App], tmp_path: Path) -> None:
    app = start("--hidden")
    app.wait_for("no tray yet")
    assert run(tmp_path, "--hidden").returncode == 0
    assert app.end()[0] == 0
    assert "window shown" not in app.log.read_text()


def test_a_token_beside_a_running_app_is_not_silently_dropped(
    start: Callable[..., App], tmp_path: Path
) -> None:
    app = start("--hidden")
    app.wait_for("no tray yet")
    second = run(tmp_path, "--token-stdin", "--server", "http://127.0.0.1:9")
    assert second.returncode == 1
    assert "running already" in second.stderr
    assert app.end()[0] == 0


def test_profiles_run_beside_each_other(start: Callable[..., App], tmp_path: Path) -> None:
    first = start("--hidden")
    first.wait_for("no tray yet")
    other = App(tmp_path, "--hidden", "--profile", "work")
    other.log = tmp_path / "logs" / "profiles" / "work" / "paybell.log"
    other.wait_for("no tray yet")
    assert other.end()[0] == 0
    assert first.end()[0] == 0


def test_a_token_from_standard_input_signs_in_and_is_written_nowhere(
    start: Callable[..., App], tmp_path: Path
) -> None:
    token = "a-token-that-must-not-be-seen"
    app = start(
        "--token-stdin", "--memory-only", "--server", "http://127.0.0.1:9", stdin=f"{token}\n"
    )
    app.wait_for("signed in account=")
    status, _took, said = app.end()
    assert status == 0
    assert said == ""
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert files
    assert not any(token.encode() in file.read_bytes() for file in files)


def test_it_diagnoses_beside_a_running_app(start: Callable[..., App], tmp_path: Path) -> None:
    app = start("--hidden")
    app.wait_for("no tray yet")
    report = run(tmp_path, "--diagnose")
    assert report.returncode == 1
    assert re.search(r"Running +yes", report.stdout)
    assert report.stderr == ""
    assert app.end()[0] == 0
    assert re.search(r"Running +no", run(tmp_path, "--diagnose").stdout)


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    report = run(tmp_path / "file" / "below")
    assert report.returncode == 1
    assert "Traceback" not in report.stderr
