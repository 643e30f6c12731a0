"""`paybell`, also as `python -m notifier`: the app, if its parts are installed.

One distribution brings both programs' code, and each program's libraries are an extra.
"""

import sys


def main() -> int:
    """Run the app; says in a sentence that the extra is missing. Returns the exit status."""
    if sys.argv[1:] == ["--keychain"]:  # started by the app itself, to ask the keychain
        from notifier.store.vault_process import serve  # noqa: PLC0415 - the app needs less

        return serve()
    try:
        from notifier.app import main as run  # noqa: PLC0415 - what it imports may be missing

        return run()
    except ModuleNotFoundError as exc:
        if exc.name is None or exc.name.partition(".")[0] in {"contract", "notifier"}:
            raise
        sys.exit(
            f"paybell needs {exc.name}, which is not installed: "
            "pip install 'paybell[notifier]' (in a checkout: pip install '.[notifier]')"
        )


if __name__ == "__main__":
    sys.exit(main())
