"""Makes every picture, each scene in a process of its own, because Qt's scale is the process's."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from tests.helpers.virtual_desktop import DesktopFailed, VirtualDesktop

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "screenshots"
MOST_COLOURS = 256
SCENE_WITHIN_S = 120.0


@dataclass(frozen=True, kw_only=True)
class Scene:
    """One run of a module that makes pictures."""

    module: str
    arguments: tuple[str, ...] = ()
    env: tuple[tuple[str, str], ...] = ()


SCENES = (
    Scene(module="tray"),
    Scene(module="windows", arguments=("light",)),
    Scene(module="windows", arguments=("dark",)),
    Scene(module="windows", arguments=("right-to-left",)),
    Scene(module="windows", arguments=("200-percent",), env=(("QT_SCALE_FACTOR", "2"),)),
    Scene(module="toasts"),
)


def main(argv: Sequence[str] | None = None) -> int:
    """Make the pictures; 0 when all of them were made."""
    parser = argparse.ArgumentParser(prog="dev.py screenshots", description="Pictures for docs/.")
    parser.add_argument("--into", type=Path, default=FOLDER, help="folder of the pictures")
    names = sorted({scene.module for scene in SCENES})
    parser.add_argument("--scene", choices=names, action="append", help="only this one")
    options = parser.parse_args(argv)
    missing = VirtualDesktop.missing(tray="none", keyring=False)
    if missing:
        print(f"Not installed: {', '.join(missing)}.", file=sys.stderr)
        return 1
    options.into.mkdir(parents=True, exist_ok=True)
    try:
        with (
            tempfile.TemporaryDirectory(prefix="paybell-pictures-") as folder,
            VirtualDesktop(
                Path(folder), tray="none", keyring=False, screen="1280x1000x24"
            ) as desktop,
        ):
            for scene in SCENES:
                if not options.scene or scene.module in options.scene:
                    _play(scene, desktop.env, options.into)
    except (DesktopFailed, subprocess.SubprocessError) as exc:
        print(exc, file=sys.stderr)
        return 1
    for picture in sorted(options.into.glob("*.png")):
        make_small(picture)
        print(f"{picture.name}: {picture.stat().st_size // 1024} KB")
    return 0


def make_small(picture: Path) -> None:
    """As few bytes as it can have without looking worse."""
    with Image.open(picture) as image:
        colours = image.convert("RGB").quantize(MOST_COLOURS, dither=Image.Dither.NONE)
    colours.save(picture, optimize=True)


def _play(scene: Scene, env: Mapping[str, str], into: Path) -> None:
    print(f"{scene.module} {' '.join(scene.arguments)}".strip(), flush=True)
    subprocess.run(
        [sys.executable, "-m", f"tests.screenshots.{scene.module}", str(into), *scene.arguments],
        env={**env, **dict(scene.env)},
        cwd=ROOT,
        check=True,
        timeout=SCENE_WITHIN_S,
        stdin=subprocess.DEVNULL,
    )


if __name__ == "__main__":
    sys.exit(main())
