"""``paybell-server``, also as ``python -m server``: the command line, if its parts are installed.

One distribution brings both programs' code, and each program's libraries are an extra.
"""

import sys


def main() -> None:
    """Run the command line; says in a sentence that the extra is missing."""
    try:
        from server.cli import main as run  # noqa: PLC0415 - what it imports may be missing
    except ModuleNotFoundError as exc:
        if exc.name is None or exc.name.partition(".")[0] in {"contract", "server"}:
            raise
        sys.exit(
            f"paybell-server needs {exc.name}, which is not installed: "
            "pip install 'paybell[server]' (in a checkout: pip install '.[server]')"
        )
    run()


if __name__ == "__main__":
    main()
