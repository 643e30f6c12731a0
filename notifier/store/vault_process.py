"""The token vault in a process of its own, which lives as long as one answer takes.

The keychain's libraries take megabytes, which a running app would never use again, and a
keychain that waits for its password cannot be interrupted: a process can be ended, and
leaves nothing behind. It is this very program, started once more: where a keychain gives its
entries to a signed program, it is the same program.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable
from contextlib import suppress

import msgspec

from notifier.core.problems import (
    TokenVaultError,
    TokenVaultFailed,
    TokenVaultLocked,
    TokenVaultMissing,
)
from notifier.store.token_vault import TokenVault, failed, locked, missing
from notifier.store.vault_call import VaultCall

log = logging.getLogger(__name__)

_ERRORS: dict[str, Callable[[str], TokenVaultError]] = {
    TokenVaultFailed.code: failed,
    TokenVaultLocked.code: lambda _why: locked(),
    TokenVaultMissing.code: lambda _why: missing(),
}
_STDIN, _STDOUT = 0, 1


class _Request(msgspec.Struct, frozen=True, kw_only=True):
    service: str
    verb: str
    """A public method of `TokenVault`."""
    arguments: list[str]


class _Answer(msgspec.Struct, frozen=True, kw_only=True):
    value: str | None = None
    code: str = ""
    """Of the error; empty when there was none."""
    why: str = ""
    """What the keychain reported."""


class VaultProcess(TokenVault):
    """`TokenVault`, each call in a new process.

    Calls that their callers gave up end with `give_up`, or with this process, however
    that ends.
    """

    def __init__(self, service_name: str, *, asked_ahead: VaultCall | None = None) -> None:
        """`asked_ahead`: for the token that is wanted first."""
        super().__init__(service_name)
        self._asked: set[VaultCall] = set()
        """Those that somebody waits for."""
        self._ahead = asked_ahead

    def load(self, account: str) -> str | None:
        """The token of `account`, or None when there is none (or only a damaged one)."""
        ahead, self._ahead = self._ahead, None
        if ahead is not None:
            if ahead.question == (self._service, "load", account):
                return self._answer_of(ahead)
            ahead.give_up()  # another one is wanted after all
            with suppress(TokenVaultError):
                self._answer_of(ahead)
        return self._ask("load", account)

    def save(self, account: str, token: str) -> None:
        """Keep `token` for `account`, in place of an earlier one."""
        self._ask("save", account, token)

    def erase(self, account: str) -> None:
        """Forget the token of `account`; nothing happens when there is none."""
        self._ask("erase", account)

    def backend_name(self) -> str:
        """Which keychain is used, for the diagnostics."""
        return self._ask("backend_name") or ""

    def give_up(self) -> None:
        """End the calls that somebody waits for; they raise a `TokenVaultFailed`. Any thread."""
        for call in tuple(self._asked):
            call.give_up()

    def _ask(self, verb: str, *arguments: str) -> str | None:
        try:
            call = VaultCall(self._service, verb, *arguments)
        except OSError as exc:
            raise failed(type(exc).__name__) from None
        return self._answer_of(call)

    def _answer_of(self, call: VaultCall) -> str | None:
        self._asked.add(call)
        try:
            answer = msgspec.json.decode(call.answer(), type=_Answer)
        except (OSError, msgspec.MsgspecError) as exc:
            raise failed(type(exc).__name__) from None
        finally:
            self._asked.discard(call)
        if answer.code:
            raise _ERRORS.get(answer.code, failed)(answer.why)
        return answer.value


def serve() -> int:
    """Answer the one request on standard input; the vault's process is this and no more."""
    request = msgspec.json.decode(_read_line(), type=_Request)
    threading.Thread(target=_end_with_the_asker, daemon=True).start()
    os.write(_STDOUT, msgspec.json.encode(_answer(request)) + b"\n")
    # At once: what an interpreter tidies up at its end is nothing to anybody here.
    os._exit(0)


def _answer(request: _Request) -> _Answer:
    vault = TokenVault(request.service)
    try:
        match request.verb, request.arguments:
            case "load", [account]:
                return _Answer(value=vault.load(account))
            case "save", [account, token]:
                vault.save(account, token)
            case "erase", [account]:
                vault.erase(account)
            case "backend_name", []:
                return _Answer(value=vault.backend_name())
    except TokenVaultError as exc:
        return _Answer(code=exc.code, why=exc.why)
    return _Answer()


def _end_with_the_asker() -> None:
    """Whoever asked has ended, or waits no more: so does a keychain's question to the person."""
    while os.read(_STDIN, 64):
        pass
    os._exit(1)


def _read_line() -> bytes:
    """Up to the line's end, and without the lock that a buffered reader holds at exit."""
    line = b""
    while not line.endswith(b"\n"):
        piece = os.read(_STDIN, 65536)
        if not piece:
            break
        line += piece
    return line
