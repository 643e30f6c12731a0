"""Settings of the app as a whole: how it looks, and when it starts."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from notifier.choices import Choices
from notifier.store.settings import Theme
from notifier.ui.language import languages, own_name
from notifier.ui.settings.page import Page

# Qt would say "español de España".


class GeneralPage(Page):
    """Start at login, language, theme."""

    def __init__(self, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("General"), choices, parent)
        self.section(self.tr("Appearance"))
        self.pick(
            "general.theme",
            self.tr("&Theme"),
            [
                (Theme.SYSTEM, self.tr("As the system")),
                (Theme.LIGHT, self.tr("Light")),
                (Theme.DARK, self.tr("Dark")),
            ],
        )
        names = sorted((own_name(code), code) for code in languages())
        self.pick(
            "general.language",
            self.tr("&Language"),
            [("", self.tr("As the system")), *((code, name) for name, code in names)],
        )
        self.section(self.tr("Starting"))
        self.check("general.start_at_login", self.tr("&Start when I log in"))
        self.finish()
