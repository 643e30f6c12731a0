"""The soak as a command.

    python dev.py soak [--minutes 5] [--seed N] [--store postgres|sqlite] [--keep FOLDER]

The seed decides every fault and its moment, and is printed; what the operating system
makes of them is its own.
"""

from __future__ import annotations

import argparse
import asyncio
import secrets
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest

from tests.soak.soak import Soak, why_not_here


def main() -> int:
    """Run one soak and say what was found; 0 when the promise was kept."""
    parser = argparse.ArgumentParser(prog="dev.py soak", description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=5.0)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**6))
    parser.add_argument("--users", type=int, default=3)
    parser.add_argument("--devices", type=int, default=2, help="devices of each user")
    parser.add_argument(
        "--store",
        choices=["postgres", "sqlite"],
        default="postgres",
        help="two nodes on PostgreSQL with Redis and a worker, or one node on SQLite",
    )
    parser.add_argument("--keep", type=Path, help="a folder for what each part leaves behind")
    options = parser.parse_args()
    if reason := why_not_here():
        print(f"no soak on this system: {reason}")
        return 2
    print(f"soak for {options.minutes:g} minutes, --seed {options.seed}", flush=True)
    with tempfile.TemporaryDirectory(prefix="pb-soak-") as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        soak = Soak(
            folder,
            seed=options.seed,
            users=options.users,
            devices=options.devices,
            store=options.store,
        )
        try:
            with suppress(KeyboardInterrupt):
                asyncio.run(soak.run(options.minutes * 60))
        except (pytest.skip.Exception, pytest.fail.Exception) as missing:
            print(missing)
            return 2
    print(soak.report)
    return int(bool(soak.report.broken))


if __name__ == "__main__":
    sys.exit(main())
