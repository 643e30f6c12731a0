"""Says why the app could not start: where somebody looks who started it.

Imported when it has failed. A click on an icon has no terminal: then it is a window.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from notifier.core.said import said
from notifier.platform.single_instance import ACTIVATION_VARIABLES
from notifier.store.whole_file import why_not_written


def was_clicked(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether a desktop has started us, and not somebody at a terminal, or a program."""
    if sys.stderr is None:  # Windows, without a console
        return True
    by_a_desktop = (*ACTIVATION_VARIABLES, "__CFBundleIdentifier")  # the last is macOS's
    return any(environ.get(name) for name in by_a_desktop) and not sys.stderr.isatty()


def say_in_a_window(app_name: str, why: str) -> None:
    """Show `why` in the language of the system, and wait until it was read."""
    from PySide6.QtCore import Qt  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication, QMessageBox  # noqa: PLC0415

    from notifier.presentation.translate import spoken, translate  # noqa: PLC0415
    from notifier.ui.language import Language  # noqa: PLC0415

    app = QApplication.instance() or QApplication([app_name])
    if isinstance(app, QApplication):
        Language(app).use("")
    box = QMessageBox()
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(app_name)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(translate("Start", "{app} could not start").format(app=app_name))
    box.setInformativeText(spoken(why))
    box.exec()


def not_answered(app_name: str) -> str:
    """Another one is there, and hangs."""
    return said("Start", "{app} is running already, but does not answer.", app=app_name)


def not_made(exc: OSError) -> str:
    """A folder or a file of ours could not be made."""
    return said(
        "Problem",
        "The file {file} cannot be written ({why}).",
        file=exc.filename,
        why=why_not_written(exc),
    )
