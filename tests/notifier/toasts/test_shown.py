from __future__ import annotations

from pathlib import Path

from notifier.toasts.shown import MOST_REMEMBERED, Shown

DAEMON = "0123 :1.7"


def _shown(file: Path | None, daemon: str = DAEMON) -> Shown:
    shown = Shown(file)
    shown.begin(daemon)
    return shown


def test_what_was_shown_is_known_after_a_restart(tmp_path: Path) -> None:
    file = tmp_path / "shown.json"
    _shown(file).remember(7, "event-1", "TX1")
    after = _shown(file)
    assert after.key(7) == "event-1"
    assert after.on_screen("TX1") == 7


def test_another_daemon_means_other_toasts_by_the_same_numbers(tmp_path: Path) -> None:
    file = tmp_path / "shown.json"
    _shown(file).remember(7, "event-1", "TX1")
    assert _shown(file, "0123 :1.9").key(7) is None


def test_what_was_taken_away_leaves_no_trace_of_what_it_was_about(tmp_path: Path) -> None:
    file = tmp_path / "shown.json"
    shown = _shown(file)
    shown.remember(7, "event-1", "TX1")
    assert shown.take_away(["event-1", "event-2"]) == [7]
    assert "TX1" not in file.read_text()
    assert _shown(file).key(7) == "event-1"  # the notification centre may still have it


def test_a_file_that_cannot_be_read_or_written_costs_the_memory_and_no_toast(
    tmp_path: Path,
) -> None:
    file = tmp_path / "shown.json"
    file.write_text("{")
    assert _shown(file).key(7) is None
    elsewhere = _shown(tmp_path / "missing" / "shown.json")
    elsewhere.remember(7, "event-1", "TX1")
    assert elsewhere.key(7) == "event-1"


def test_it_remembers_the_latest_and_not_for_ever(tmp_path: Path) -> None:
    shown = _shown(tmp_path / "shown.json")
    for number in range(MOST_REMEMBERED + 10):
        shown.remember(number, f"event-{number}", f"TX{number}")
    assert shown.key(5) is None
    assert shown.key(MOST_REMEMBERED + 9) is not None
