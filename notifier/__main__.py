"""`python -m notifier`: the same as the `paybell` command."""

import sys

from notifier.app import main

if __name__ == "__main__":
    sys.exit(main())
