"""Newer versions: what is known of one, and whether the app looks by itself."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from notifier.choices import Choices
from notifier.ui.settings.page import Page

_CHANNELS = ("stable", "beta")


class UpdatesPage(Page):
    """The panel, and the choices where this app updates itself."""

    def __init__(
        self,
        choices: Choices,
        panel: QWidget,
        *,
        can_update: bool,
        parent: QWidget | None = None,
    ) -> None:
        """`can_update`: this app updates itself; else the panel says why it does not."""
        super().__init__(self.tr("Updates"), choices, parent)
        self.full(panel)
        if can_update:
            self.section(self.tr("Newer versions"))
            self.check("updates.automatic", self.tr("&Look for them and fetch them by itself"))
            words = {"stable": self.tr("Stable"), "beta": self.tr("Beta, earlier and rougher")}
            self.pick(
                "updates.channel",
                self.tr("&Versions"),
                [(name, words[name]) for name in _CHANNELS],
            )
        self.finish()
