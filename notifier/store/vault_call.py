"""One question to the keychain, asked of a process of its own: this very program, once more.

Imports next to nothing: the first question is asked as soon as the tray icon is there, and
answered beside the rest of the start. Request and answer go through pipes, so that the token
is in no argument and no environment variable.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

if sys.platform == "win32":
    _WITHOUT_CONSOLE = subprocess.CREATE_NO_WINDOW
else:
    _WITHOUT_CONSOLE = 0


class VaultCall:
    """Begun when it is made; answered once, or given up.

    Ends with this process, however that ends.
    """

    def __init__(
        self, service: str, verb: str, *arguments: str, command: Sequence[str] = ()
    ) -> None:
        """`verb` is a public method of `TokenVault`. Never waits. Raises OSError.

        `command` starts another build's process than this program's own.
        """
        self.question = (service, verb, *arguments)
        # The folder of our packages is the current one, where an interpreter looks first.
        self._process = subprocess.Popen(  # noqa: S603 - this very program
            command or _command(), cwd=Path(__file__).parents[2], creationflags=_WITHOUT_CONSOLE,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        request = {"service": service, "verb": verb, "arguments": arguments}
        if self._process.stdin is not None:
            with suppress(OSError):  # it has ended already: there is no answer to read
                self._process.stdin.write(json.dumps(request).encode() + b"\n")
                self._process.stdin.flush()  # and left open: closed, it says that nobody waits

    def answer(self) -> bytes:
        """The line that it answers, empty when it was given up. Waits. Raises OSError."""
        with self._process:
            return self._process.stdout.readline() if self._process.stdout is not None else b""

    def give_up(self) -> None:
        """End it; whoever waits for the answer gets none. Any thread."""
        self._process.kill()


def ask_ahead(service: str, account: str) -> VaultCall | None:
    """Begin to ask for the token of `account`, which will soon be wanted. Never waits."""
    try:
        return VaultCall(service, "load", account)
    except OSError:
        return None  # asked anew when it is wanted, and told then


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, "--keychain"]
    return [sys.executable, "-m", "notifier", "--keychain"]
