"""Every word of the app is translated, whole, and as the app has it now."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tools.translations import FOLDER, LANGUAGES, Message, NotLiteral, collect, release, source_file

# Qt wants so many forms of each language; see the table in Qt Linguist's manual.
FORMS = {"ar": 6, "de": 2, "es": 2, "hi": 2}
PLACEHOLDER = re.compile(r"\{\w*\}|%n|%\d")


def translated(language: str) -> dict[Message, list[str]]:
    """What stands in the file of `language`; an unfinished text is an empty list."""
    found = {}
    for context in ElementTree.parse(source_file(FOLDER, language)).iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation.iter("numerusform")]
            texts = forms or [translation.text or ""]
            key = Message(
                context.findtext("name") or "",
                message.findtext("source") or "",
                message.findtext("comment") or "",
                plural=message.get("numerus") == "yes",
            )
            found[key] = [] if translation.get("type") else texts
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_translators_have_what_the_app_says_and_nothing_else(language: str) -> None:
    assert translated(language).keys() == collect(), "run: python dev.py translations"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated_in_all_its_forms(language: str) -> None:
    for message, texts in translated(language).items():
        assert len(texts) == (FORMS[language] if message.plural else 1), message
        assert all(text.strip() for text in texts), message


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_places_that_its_source_has(language: str) -> None:
    for message, texts in translated(language).items():
        wanted = set(PLACEHOLDER.findall(message.source))
        for text in texts:
            # A form for one or two may say the number as a word.
            missing = (
                wanted - set(PLACEHOLDER.findall(text)) - ({"%n"} if message.plural else set())
            )
            assert not missing, (message, text)
            assert set(PLACEHOLDER.findall(text)) <= wanted, (message, text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_app_loads_what_the_translators_wrote(language: str, tmp_path: Path) -> None:
    made = release(FOLDER, language, tmp_path)
    committed = FOLDER / made.name
    assert committed.read_bytes() == made.read_bytes(), "run: python dev.py translations"


def test_a_text_that_is_put_together_is_found_and_refused(tmp_path: Path) -> None:
    module = tmp_path / "notifier" / "words.py"
    module.parent.mkdir()
    module.write_text('translate("Toast", "New " + kind)\n')
    with pytest.raises(NotLiteral, match=r"words\.py:1"):
        collect(tmp_path)


def test_each_way_of_saying_something_is_collected(tmp_path: Path) -> None:
    module = tmp_path / "notifier" / "words.py"
    module.parent.mkdir()
    module.write_text(
        "class Window:\n"
        "    def say(self):\n"
        "        self.tr('Open')\n"
        "        self.tr('%n day(s)', '', 3)\n"
        "translate('Toast', 'Paid')\n"
        "translate_count('Toast', '%n bill(s)', 2)\n"
        "said('Problem', 'The disk {name} is full', name='x')\n"
        "QCoreApplication.translate('Details', 'Amount')\n"
        "def _tr(text):\n"
        "    return QCoreApplication.translate('Card', text)\n"
        "_tr('due today')\n"
    )
    assert {
        Message("Window", "Open"),
        Message("Window", "%n day(s)", plural=True),
        Message("Toast", "Paid"),
        Message("Toast", "%n bill(s)", plural=True),
        Message("Problem", "The disk {name} is full"),
        Message("Details", "Amount"),
        Message("Card", "due today"),
    } <= collect(tmp_path)
