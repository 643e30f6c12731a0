"""What people install, made from the bundle by the system's own tools.

    python dev.py installer [--windows FOLDER]

In the environment and not in dev.py's own Python: the tools are there, and their libraries.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from tools import bundle
from tools.environment import Environment
from tools.product import Product
from tools.speech import Stop

ROOT = Path(__file__).resolve().parent.parent
RUNTIME_VARIABLE = "PAYBELL_APPIMAGE_RUNTIME"
"""Environment variable: the AppImage project's runtime, which comes before the app's files."""


def make_installers(environment: Environment, arguments: Sequence[str]) -> int:
    """Make them in build/installers; `--windows FOLDER` from a bundle made on Windows.

    Raises `Stop`.
    """
    product, output = Product.of(environment.root), environment.root / "build" / "installers"
    match list(arguments):
        case ["--windows", folder]:
            _for_windows(environment, product, Path(folder), output)
        case [] if sys.platform == "win32":
            raise Stop("the Windows installer is compiled on Linux: installer --windows FOLDER")
        case [] if sys.platform == "darwin":
            _for_macos(environment, product, output)
        case []:
            _for_linux(environment, product, output, os.environ)
        case _:
            raise Stop("installer takes no arguments, or --windows FOLDER")
    return 0


def _for_windows(environment: Environment, product: Product, payload: Path, output: Path) -> None:
    from tools.windows_installer import compile_installer  # noqa: PLC0415 - for this system

    file = output / f"{product.name}-{product.version}-x64.exe"
    compile_installer(product, environment.root, payload.resolve(), file, os.environ)


def _for_macos(environment: Environment, product: Product, output: Path) -> None:
    from tools import macos_image  # noqa: PLC0415 - for this system

    app = bundle.build(environment)
    macos_image.make(app, output, product, os.environ, macos_image.run)


def _for_linux(
    environment: Environment, product: Product, output: Path, environ: Mapping[str, str]
) -> None:
    from tools.linux_packages import build_appimage, build_deb  # noqa: PLC0415

    runtime = environ.get(RUNTIME_VARIABLE)
    if runtime and not Path(runtime).is_file():
        raise Stop(f"{RUNTIME_VARIABLE} says {runtime}, where no file is")
    made = bundle.build(environment)
    build_deb(product, environment.root, made, output)
    if runtime:
        build_appimage(product, environment.root, made, output, runtime=Path(runtime))


def main(argv: Sequence[str]) -> int:
    """Make them; 2 and a sentence when that cannot be."""
    try:
        return make_installers(Environment(ROOT), argv)
    except Stop as stop:
        print(f"dev.py: {stop}", file=sys.stderr, flush=True)
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
