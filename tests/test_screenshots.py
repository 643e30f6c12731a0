"""The pictures in docs/: that they can be made anew, are small, and are shown to somebody."""

from __future__ import annotations

import re
from pathlib import Path

from PIL import Image

from tests.helpers.parts import missing_part
from tests.helpers.virtual_desktop import VirtualDesktop
from tests.screenshots.__main__ import FOLDER, main, make_small

MOST_KB = 120


def test_tray_and_toasts_are_photographed_anew(tmp_path: Path) -> None:
    missing = VirtualDesktop.missing(tray="none", keyring=False)
    if missing:
        missing_part(f"no desktop session: {', '.join(missing)} not installed")
    assert main(["--into", str(tmp_path), "--scene", "tray", "--scene", "toasts"]) == 0
    made = {picture.name for picture in tmp_path.glob("*.png")}
    kept = {picture.name for picture in FOLDER.glob("*.png")}
    assert made == {name for name in kept if name.startswith(("tray-", "toast-"))}


def test_every_picture_is_small_and_shown_on_their_page() -> None:
    pictures = {picture.name: picture for picture in FOLDER.glob("*.png")}
    assert pictures
    assert all(picture.stat().st_size < MOST_KB * 1024 for picture in pictures.values())
    page = (FOLDER / "README.md").read_text("utf-8")
    assert set(re.findall(r"\]\(([\w-]+\.png)\)", page)) == set(pictures)


def test_fewer_colours_do_not_change_a_flat_picture(tmp_path: Path) -> None:
    picture = tmp_path / "flat.png"
    image = Image.new("RGB", (64, 64), "#ffffff")
    image.paste((23, 166, 115), (8, 8, 40, 40))
    image.save(picture)
    make_small(picture)
    with Image.open(picture) as small:
        assert small.mode == "P"
        assert small.convert("RGB").tobytes() == image.tobytes()
