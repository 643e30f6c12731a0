"""`paybell-server` with its failpoints armed: the first argument is their folder."""

from __future__ import annotations

import sys
from pathlib import Path

from server import failpoints
from server.__main__ import main

if __name__ == "__main__":
    failpoints.arm(Path(sys.argv.pop(1)))
    main()
