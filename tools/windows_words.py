"""What the Windows installer says, as NSIS reads it, from packaging/windows/words.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from tools.product import Product
from tools.speech import Stop

TABLE = Path("packaging") / "windows" / "words.toml"
LANGUAGES = {"en": "English", "ar": "Arabic", "de": "German", "es": "Spanish", "hi": "Hindi"}
"""NSIS's name of each language of the app. It takes the person's own, or else the first."""
_INSTALLED = "$2"
"""NSIS's variable with the version that is there (`.onInit` of installer.nsi)."""


def installer_words(root: Path, product: Product) -> str:
    """The languages, and each text in each of them. Raises `Stop` for a table with a gap."""
    table = tomllib.loads((root / TABLE).read_text("utf-8"))
    values = {"name": product.name, "version": product.version}
    lines = [f'!insertmacro MUI_LANGUAGE "{name}"' for name in LANGUAGES.values()]
    for key, texts in table.items():
        lines += _text_in_each_language(key, texts, values)
    return "\n".join(lines) + "\n"


def _text_in_each_language(
    key: str, texts: Mapping[str, str], values: Mapping[str, str]
) -> Iterator[str]:
    for language, name in LANGUAGES.items():
        text = texts.get(language, "")
        if not text:
            raise Stop(f"{TABLE}: {key} says nothing in {language}")
        if _places(text) != _places(texts["en"]):
            raise Stop(f"{TABLE}: {key} has other places to fill in in {language} than in English")
        yield f'LangString {key} ${{LANG_{name.upper()}}} "{_filled(text, values)}"'


def _places(text: str) -> set[str]:
    return set(re.findall(r"\{\w+\}", text))


def _filled(text: str, values: Mapping[str, str]) -> str:
    escaped = text.replace("$", "$$").replace('"', '$\\"')
    return escaped.format(**values, installed=_INSTALLED)
