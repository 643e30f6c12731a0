"""``python -m server`` is ``paybell-server``."""

from server.cli import main

if __name__ == "__main__":
    main()
