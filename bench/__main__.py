"""Runs benchmarks by name: `python dev.py bench [NAME…]`, all of them without a name."""

from __future__ import annotations

import argparse
import ast
import importlib
import sys
import time
import traceback
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).parent


def benchmarks(folder: Path = HERE) -> dict[str, str]:
    """Every benchmark's name, with the first line of its description; imports none of them."""
    found = {}
    for path in sorted(folder.glob("[a-z]*.py")):
        module = ast.parse(path.read_text("utf-8"))
        if any(isinstance(node, ast.FunctionDef) and node.name == "main" for node in module.body):
            found[path.stem] = (ast.get_docstring(module) or "").partition("\n")[0]
    return found


def main(argv: Sequence[str] | None = None) -> int:
    """Run them one after the other; 1 when one of them could not measure."""
    known = benchmarks()
    listing = "\n".join(f"  {name:8} {line}" for name, line in known.items())
    parser = argparse.ArgumentParser(
        prog="dev.py bench",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        description=f"Benchmarks, each beside its peer in the same run:\n\n{listing}",
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="which ones; all without a name")
    names = parser.parse_args(argv).names or list(known)
    unknown = [name for name in names if name not in known]
    if unknown:
        parser.error(f"there is no benchmark {unknown[0]}; there are: {', '.join(known)}")
    failed = []
    for name in names:
        begun = time.monotonic()
        try:
            importlib.import_module(f"bench.{name}").main()
        except Exception:  # noqa: BLE001 - printed, and the others have their turn
            traceback.print_exc()
            failed.append(name)
        print(f"{name} took {time.monotonic() - begun:.0f} s\n", flush=True)
    if failed:
        print(f"could not be measured: {', '.join(failed)}", file=sys.stderr)
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
