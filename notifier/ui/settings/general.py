"""Settings of the app as a whole: how it looks, and when it starts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget

from notifier.choices import Choices
from notifier.store.settings import Theme
from notifier.ui.settings.page import Page

# Qt would say "español de España".
_OWN_NAMES = {"ar": "العربية", "de": "Deutsch", "es": "Español", "hi": "हिन्दी"}


class GeneralPage(Page):
    """Start at login, language, theme."""

    def __init__(
        self,
        choices: Choices,
        *,
        languages: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        """`languages`: those that there are translations for, beside English."""
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
        if languages:
            names = [("en", "English"), *((code, _own_name(code)) for code in languages)]
            self.pick(
                "general.language",
                self.tr("&Language"),
                [("", self.tr("As the system")), *sorted(names, key=lambda name: name[1])],
            )
        self.section(self.tr("Starting"))
        self.check("general.start_at_login", self.tr("&Start when I log in"))
        self.finish()


def _own_name(code: str) -> str:
    """What a language calls itself."""
    known = _OWN_NAMES.get(code)
    if known:
        return known
    name = QLocale(code).nativeLanguageName()
    return name[:1].upper() + name[1:] if name else code
