"""Run first in the bundle: what it starts (a browser, say) finds the system's libraries, not ours.

The loader of this process has read the variable already.
"""

import os
import sys

_NAME = "LD_LIBRARY_PATH"
if os.environ.get(_NAME, "").startswith(getattr(sys, "_MEIPASS", "\0")):
    _before = os.environ.pop(f"{_NAME}_ORIG", None)
    if _before is None:
        del os.environ[_NAME]
    else:
        os.environ[_NAME] = _before
