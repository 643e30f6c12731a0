"""In which language the app speaks, and how it then writes numbers and days."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from notifier.resources import ResourceMissing, resource

ENGLISH = "en"
"""Stands in the source, and needs no file."""
_FOLDER = "translations"
_OWN_NAMES = {"ar": "العربية", "de": "Deutsch", "en": "English", "es": "Español", "hi": "हिन्दी"}
# Qt would say "American English" and "español de España".


def languages() -> tuple[str, ...]:
    """What the app can speak, by code, in alphabetical order."""
    try:
        files = resource(_FOLDER).glob("paybell_*.qm")
    except ResourceMissing:
        return (ENGLISH,)
    return tuple(sorted({ENGLISH, *(file.stem.partition("_")[2] for file in files)}))


def own_name(code: str) -> str:
    """What a language calls itself, as `Deutsch`: whoever wants it can read that."""
    if code in _OWN_NAMES:
        return _OWN_NAMES[code]
    name = QLocale(code).nativeLanguageName()
    return name[:1].upper() + name[1:]


def language_for(chosen: str, system: QLocale) -> str:
    """The language to speak: the chosen one, else the first of the system's that we know."""
    known = languages()
    if chosen in known:
        return chosen
    for name in system.uiLanguages():
        code = name.replace("_", "-").partition("-")[0]
        if code in known:
            return code
    return ENGLISH


def locale_for(language: str, system: QLocale) -> QLocale:
    """How `language` writes numbers and days where this computer stands."""
    if QLocale(language).language() == system.language():
        return system
    return QLocale(QLocale(language).language(), system.territory())


class Language:
    """The language in force. Main thread; made once, before the first window.

    `QLocale()` is from then on how numbers and days are written, on any thread.
    """

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._translators: list[QTranslator] = []
        self.code = ENGLISH

    def use(self, chosen: str) -> bool:
        """Speak `chosen` (empty: the system's) from now on; True if that is another one.

        Widgets are told by Qt's `LanguageChange`; what does not heed it is to be made anew.
        """
        code = language_for(chosen, QLocale.system())
        QLocale.setDefault(locale_for(code, QLocale.system()))
        if code == self.code:
            return False
        for translator in self._translators:
            self._app.removeTranslator(translator)
        self._translators = []
        if code != ENGLISH:
            # Ours last: it is asked first, and says what Qt has no words for.
            qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            self._install(f"qtbase_{code}", qt)
            self._install(f"paybell_{code}", str(resource(_FOLDER)))
        self.code = code
        self._app.setLayoutDirection(QLocale(code).textDirection())
        return True

    def _install(self, name: str, folder: str) -> None:
        translator = QTranslator(self._app)
        if translator.load(name, folder):
            self._app.installTranslator(translator)
            self._translators.append(translator)
