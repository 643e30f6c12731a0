"""The Windows installer where it is made: what is refused, what is signed, what it says."""

from __future__ import annotations

import dataclasses
import os
import re
import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from tests.system.windows.parts import PRODUCT, PROGRAM, ROOT, Setups, stand_in_bundle
from tools.bundle_contents import languages
from tools.speech import Stop
from tools.windows_installer import SIGN_VARIABLE, compile_installer, version_order
from tools.windows_words import LANGUAGES, TABLE, installer_words


def test_a_bundle_of_another_version_is_refused(tmp_path: Path, setup: Setups) -> None:
    payload = stand_in_bundle(tmp_path, dataclasses.replace(PRODUCT, version="2.0.0"))
    other = dataclasses.replace(PRODUCT, version="3.0.0")
    with pytest.raises(Stop, match=r"no lib-3\.0\.0"):
        compile_installer(other, ROOT, payload, tmp_path / "setup-x64.exe", {})


def test_an_installer_that_became_too_large_is_refused(
    tmp_path: Path, setup: Setups, monkeypatch: pytest.MonkeyPatch
) -> None:
    product = dataclasses.replace(PRODUCT, version="1.0.0")
    payload = stand_in_bundle(tmp_path / "bundle", product)
    monkeypatch.setattr("tools.windows_installer.MOST_MB", 0.1)
    with pytest.raises(Stop, match=r"Paybell-x64.exe takes 0 MB and may take 0\.1"):
        compile_installer(product, ROOT, payload, tmp_path / "Paybell-x64.exe", {})


def test_a_version_that_the_app_could_never_update_is_refused(
    tmp_path: Path, setup: Setups
) -> None:
    product = dataclasses.replace(PRODUCT, version="2.0.dev1")
    payload = stand_in_bundle(tmp_path, product)
    with pytest.raises(Stop, match="no version that the app understands"):
        compile_installer(product, ROOT, payload, tmp_path / "setup-x64.exe", {})


def test_the_signing_hook_signs_the_program_the_uninstaller_and_the_installer(
    tmp_path: Path, setup: Setups
) -> None:
    product = dataclasses.replace(PRODUCT, version="1.0.0")
    payload = stand_in_bundle(tmp_path / "bundle", product)
    log = tmp_path / "signed.txt"
    signer = tmp_path / "sign"
    signer.write_text(f'#!/bin/sh\nbasename "$1" >> "{log}"\n')
    signer.chmod(0o755)
    output = tmp_path / "Paybell-x64.exe"
    compile_installer(product, ROOT, payload, output, {**os.environ, SIGN_VARIABLE: str(signer)})
    signed = log.read_text().splitlines()
    assert signed[0] == f"{PROGRAM}.exe"
    assert signed[-1] == output.name
    assert len(signed) == 3


def test_versions_are_ordered_by_numbers_alone() -> None:
    versions = ["0.9", "1.0a1", "1.0b2", "1.0rc1", "1.0rc10", "1.0", "1.0.1rc1", "1.0.1", "1.10"]
    orders = [version_order(version) for version in versions]
    assert all(re.fullmatch(r"\d+(\.\d+){7}", order) for order in orders)
    numbers = [[int(number) for number in order.split(".")] for order in orders]
    assert all(earlier < later for earlier, later in pairwise(numbers))
    assert version_order("1.2") == version_order("1.2.0")


def test_the_installer_speaks_the_languages_of_the_app() -> None:
    assert set(LANGUAGES) == {"en", *languages(ROOT)}
    words = installer_words(ROOT, PRODUCT)
    script = (ROOT / "packaging" / "windows" / "installer.nsi").read_text("utf-8")
    said = set(re.findall(r"^LangString (\w+)", words, re.MULTILINE))
    assert said == set(re.findall(r"\$\((\w+)\)", script))
    # What a person reads stands in the table, and not in the script.
    assert not re.findall(r'(?:MessageBox|DetailPrint|_TEXT)\b[^"\n]*"(?!\$\()', script)


def test_a_table_of_words_with_a_gap_is_refused(tmp_path: Path) -> None:
    table = tmp_path / TABLE
    table.parent.mkdir(parents=True)
    shutil.copyfile(ROOT / TABLE, table)
    whole = table.read_text("utf-8")
    table.write_text(re.sub(r'^hi = "[^"]*"\n', "", whole, count=1, flags=re.MULTILINE), "utf-8")
    with pytest.raises(Stop, match="start_now says nothing in hi"):
        installer_words(tmp_path, PRODUCT)
    table.write_text(whole.replace('es = "Iniciar {name} ahora"', 'es = "Iniciar ahora"'), "utf-8")
    with pytest.raises(Stop, match="start_now has other places to fill in in es"):
        installer_words(tmp_path, PRODUCT)
