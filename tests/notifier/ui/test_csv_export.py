from __future__ import annotations

import csv
from pathlib import Path

from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from notifier.core.card import Query, Shown
from notifier.ui.csv_export import CsvExport
from tests.notifier.examples import notification
from tests.notifier.ui.inbox import Inbox, entries, words


def test_what_is_shown_is_written_in_its_order(inbox: Inbox, qtbot: QtBot, tmp_path: Path) -> None:
    inbox.open(*entries(1200), notification("payment_failed", id="f", subject="F"))
    export = CsvExport(inbox.history.path, words(), inbox.window, app_name="Paybell")
    for query, count in ((Query(), 1201), (Query(shown=Shown.FAILED), 1)):
        path = tmp_path / "export.csv"
        with qtbot.waitSignal(export.done) as blocker:
            export.write(query, path)
        assert blocker.args == [f"{count} row{'s' if count > 1 else ''} exported to export.csv."]
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")  # or spreadsheets take it for Latin
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        assert len(rows) == count
    assert rows[0]["Notification ID"] == "f"
    export.close()


def test_a_place_that_cannot_be_written_is_said_and_nothing_is_left(
    inbox: Inbox, qtbot: QtBot, tmp_path: Path
) -> None:
    inbox.open(*entries(2))
    export = CsvExport(inbox.history.path, words(), inbox.window, app_name="Paybell")
    folder = tmp_path / "export.csv"
    folder.mkdir()
    before = sorted(tmp_path.iterdir())
    with qtbot.waitSignal(export.failed) as blocker:
        export.write(Query(), folder)
    assert blocker.args is not None
    assert blocker.args[0].code == "export_failed"
    assert "Error" not in blocker.args[0].message
    assert sorted(tmp_path.iterdir()) == before
    export.close()


def test_the_person_is_asked_where_to(inbox: Inbox, qtbot: QtBot, tmp_path: Path) -> None:
    inbox.open(*entries(2))
    export = CsvExport(inbox.history.path, words(), inbox.window, app_name="Paybell")
    export.ask_where(Query())
    dialog = inbox.find(QFileDialog)
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    with qtbot.waitSignals([export.begun, export.done], order="strict"):
        dialog.fileSelected.emit(str(tmp_path / "chosen.csv"))
    assert (tmp_path / "chosen.csv").is_file()
    dialog.close()
    export.close()
