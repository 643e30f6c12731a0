"""What can go wrong for a person, in words that say what they can do next.

NotifierError                     title, message and hint for a person; a stable code
├── BadServerAddress              the address cannot be used (typed wrong, or not encrypted)
├── BadProxyAddress               the proxy cannot be used (typed wrong, or of another kind)
├── BadToken                      what was pasted cannot be a sign-in token
├── TokenVaultError               the system's keychain did not do it
│   ├── TokenVaultLocked          it is locked, or waits for the person
│   ├── TokenVaultMissing         this system has none that may be used
│   └── TokenVaultFailed          it answered with an error
├── HistoryError                  the history on this device could not be written
│   ├── HistoryFull               the disk is full
│   ├── HistoryUnwritable         no permission, or the disk failed
│   └── HistoryCorrupt            the file is damaged
└── SettingsUnwritable            the settings could not be saved

Failures of a connection are no exceptions but a `ConnectionState`: they are expected,
and the app goes on by itself.
"""

from __future__ import annotations

from typing import ClassVar

import msgspec

from notifier.core.said import said


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """Something that a person is told, once, in plain words."""

    code: str
    """Stable, for programs: `keyring_locked`, `history_full`, `bad_token`, …"""
    title: str
    """What happened, in a few words; like the others a `notifier.core.said` sentence."""
    message: str = ""
    """One sentence of why, or what it means."""
    hint: str = ""
    """What the person can do now; empty when nothing need be done."""


def problem_of_another(account: str, problem: Problem) -> Problem:
    """`problem`, of an account that is not the one shown: whose it is comes first.

    Its code is another, since what is said and done about the account shown is beside the point.
    """
    title = said("Problem", "{account}: {problem}", account=account, problem=problem.title)
    return msgspec.structs.replace(problem, code="other_account", title=title)


class NotifierError(Exception):
    """Base of the app's errors. Each can be told to a person as it is.

    The texts never hold a token, a payload or a password.
    """

    code: ClassVar[str] = "error"

    def __init__(self, title: str, message: str = "", hint: str = "") -> None:
        super().__init__(f"{title}. {message}" if message else title)
        self.title = title
        self.message = message
        self.hint = hint

    @property
    def problem(self) -> Problem:
        """This error as what a person is told."""
        return Problem(code=self.code, title=self.title, message=self.message, hint=self.hint)


class BadServerAddress(NotifierError):
    """The server's address cannot be used; nothing was sent to it."""

    code = "bad_server_address"


class BadProxyAddress(NotifierError):
    """The address of a proxy cannot be used; nothing was sent to it."""

    code = "bad_proxy_address"


class BadToken(NotifierError):
    """What was given cannot be a sign-in token; it was neither stored nor sent."""

    code = "bad_token"


class TokenVaultError(NotifierError):
    """The system's keychain did not keep, give or erase the token."""

    code = "keyring_failed"
    why = ""
    """What the keychain reported, as a program's word; empty where the code says it all."""


class TokenVaultLocked(TokenVaultError):
    """The keychain is locked, or waits for the person to unlock it."""

    code = "keyring_locked"


class TokenVaultMissing(TokenVaultError):
    """This system has no keychain to which a token may be given."""

    code = "keyring_missing"


class TokenVaultFailed(TokenVaultError):
    """The keychain answered with an error."""

    code = "keyring_failed"


class HistoryError(NotifierError):
    """The history on this device could not be written; nothing of the call was stored."""

    code = "history_failed"


class HistoryFull(HistoryError):
    """The disk is full. Nothing is lost: the server keeps what was not stored."""

    code = "history_full"


class HistoryUnwritable(HistoryError):
    """The history's file cannot be opened or written."""

    code = "history_unwritable"


class HistoryCorrupt(HistoryError):
    """The history's file was found damaged while it was in use."""

    code = "history_corrupt"


class SettingsUnwritable(NotifierError):
    """The settings could not be saved; the earlier ones are untouched."""

    code = "settings_unwritable"
