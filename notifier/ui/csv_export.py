"""Writes what the list shows to a CSV file, in the background, whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from notifier.core.card import Query
from notifier.core.problems import Problem
from notifier.core.said import said
from notifier.presentation import csv_rows
from notifier.presentation.translate import translate_count
from notifier.store.listing import Listing
from notifier.store.whole_file import why_not_written, write_whole
from notifier.ui.entry_words import EntryWords
from notifier.ui.listing_thread import ListingThread

_ROWS_AT_ONCE = 500


class CsvExport(QObject):
    """One export: asks where to, and writes. Main thread; its work is on a thread of its own."""

    begun = Signal(str)
    """One sentence: a hundred thousand rows take some seconds."""
    done = Signal(str)
    """One sentence about what was written."""
    failed = Signal(object)
    """Problem: nothing was written."""

    def __init__(
        self, history_path: Path, words: EntryWords, window: QWidget, *, app_name: str
    ) -> None:
        super().__init__(window)
        self._words = words
        self._window = window
        self._app_name = app_name
        self._thread = ListingThread(history_path, self)
        self._thread.failed.connect(self.failed)

    def ask_where(self, query: Query) -> None:
        """Let the person choose a file, then write what `query` finds."""
        dialog = QFileDialog(self._window, self.tr("Export as CSV"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("CSV file (*.csv)"))
        dialog.setDefaultSuffix("csv")
        dialog.selectFile(f"{self._app_name} {self._words.today().isoformat()}.csv")
        dialog.fileSelected.connect(lambda name: self.write(query, Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def write(self, query: Query, path: Path) -> None:
        """Write what `query` finds to `path`."""
        words = self._words

        def question(listing: Listing) -> int | Problem:
            total = listing.open(query, words.zone).total
            try:
                write_whole(path, _lines(listing, total, words))
            except OSError as exc:
                return Problem(
                    code="export_failed",
                    title=self.tr("The file could not be written"),
                    message=said(
                        "Problem",
                        "The file {file} cannot be written ({why}).",
                        file=path.name,
                        why=why_not_written(exc),
                    ),
                    hint=self.tr(
                        "Check that there is room on the disk and that you may write there."
                    ),
                )
            return total

        self.begun.emit(self.tr("Exporting to {file}…").format(file=path.name))
        self._thread.ask(question, lambda answer: self._on_written(answer, path))

    def close(self) -> None:
        """Give up what is being written."""
        self._thread.close()

    def _on_written(self, answer: int | Problem, path: Path) -> None:
        if isinstance(answer, Problem):
            self.failed.emit(answer)
            return
        text = translate_count("CsvExport", "%n row(s) exported to {file}.", answer)
        self.done.emit(text.format(file=path.name))


def _lines(listing: Listing, total: int, words: EntryWords) -> Iterator[str]:
    yield csv_rows.BYTE_ORDER_MARK + csv_rows.lines([csv_rows.header()])
    for first in range(0, total, _ROWS_AT_ONCE):
        cards = listing.rows(first, _ROWS_AT_ONCE)
        yield csv_rows.lines(
            csv_rows.row(card, default_currency=words.default_currency, zone=words.zone)
            for card in cards
            if card is not None
        )
