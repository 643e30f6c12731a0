"""Which version this is, and what helps somebody who helps."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from notifier.choices import Choices
from notifier.ui.picture import Picture
from notifier.ui.settings.page import Page

_ICON = 48
_COPIED_MS = 1500


class AboutPage(Page):
    """Version, diagnostics, what an administrator has fixed."""

    diagnostics_wanted = Signal()
    """The answer comes back by `show_copied`."""

    def __init__(
        self,
        choices: Choices,
        *,
        app_name: str,
        version: str,
        is_managed: bool = False,
        support: str = "",
        support_url: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`is_managed`: an administrator has fixed some of the settings.

        `support` says who helps, `support_url` leads there; empty when nobody says.
        """
        super().__init__(self.tr("About"), choices, parent)
        icon = Picture(self)
        icon.show_app_icon(QSize(_ICON, _ICON))
        words = self.tr("{app}, version {version}").format(app=app_name, version=version)
        name = QLabel(words)
        name.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.wide(icon, name)
        if is_managed:
            self.section(self.tr("Managed by your organisation"))
            self.note(
                self.tr(
                    "Settings with a lock beside them are chosen by your organisation. They"
                    " cannot be changed here."
                )
            )
        self.section(self.tr("When something does not work"))
        self.note(
            self.tr(
                "The diagnostics say what works on this computer and what does not. They hold"
                " no password, token or payment, and may be sent to whoever helps you."
            )
        )
        self._copy = QPushButton(self.tr("&Copy diagnostics"))
        self._copy.setAutoDefault(False)
        self._copy.clicked.connect(self._on_copy)
        self.wide(self._copy)
        if support or support_url:
            self._offer_help(support, support_url)
        self.finish()

    def _offer_help(self, support: str, url: str) -> None:
        self.section(self.tr("Help"))
        if support:
            self.note(support)
        if url:
            ask = QPushButton(self.tr("&Get help"))
            ask.setAutoDefault(False)
            ask.clicked.connect(lambda _checked=False: QDesktopServices.openUrl(QUrl(url)))
            self.wide(ask)

    def show_copied(self) -> None:
        """The diagnostics are on the clipboard."""
        self._copy.setText(self.tr("Copied"))
        QTimer.singleShot(_COPIED_MS, self._copy, self._rest)

    def _on_copy(self) -> None:
        self._copy.setEnabled(False)
        self._copy.setText(self.tr("Collecting…"))
        self.diagnostics_wanted.emit()

    def _rest(self) -> None:
        self._copy.setText(self.tr("&Copy diagnostics"))
        self._copy.setEnabled(True)
