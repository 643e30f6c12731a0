"""Signing in, as far as it needs no network: its steps, and what may go wrong in words.

SignInError                   signing in did not work, or a session could not be renewed
├── SignInUnavailable         the server names no place where people sign in
├── SignInRefused             the person, or the issuer, said no
├── SignInTimedOut            nobody finished it in time
├── BrowserMissing            no browser could be opened
├── LoopbackUnavailable       this computer does not let the browser answer us
├── SignInSuspicious          an answer that does not belong to what was asked
├── IssuerUnreachable         no answer: worth a try again
├── IssuerWrong               an answer that no issuer gives: it is set up wrongly
├── ClockWrong                a certificate is not valid at this computer's date
├── SignInBroken              nothing that anybody has foreseen
└── SessionEnded              the issuer renews no more: only signing in again helps
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

from notifier.core.problems import NotifierError, Problem
from notifier.core.said import said


class SignInStep(StrEnum):
    """How far signing in is."""

    ASKING = "asking"
    """The server and the issuer are asked how it goes."""
    BROWSER = "browser"
    """The browser is open; we wait for its answer."""
    CODE = "code"
    """A code is shown; we wait until it was entered elsewhere."""
    FINISHING = "finishing"
    """Tokens are fetched and kept, and the connection is tried."""
    KEEPING = "keeping"
    """There are tokens, but the keychain did not take them; a person decides."""
    OVER = "over"
    """Signed in, failed or cancelled."""


class SignInProgress(msgspec.Struct, frozen=True, kw_only=True):
    """What a person is shown while they sign in."""

    step: SignInStep
    url: str = ""
    """BROWSER: the address to open. CODE: where the code is entered."""
    url_with_code: str = ""
    """CODE: the same with the code in it, for the QR picture; may be empty."""
    code: str = ""
    expires_at: float | None = None
    """When the wait ends, epoch seconds."""
    problem: Problem | None = None
    """OVER and KEEPING: what went wrong; None: it worked, or was cancelled."""


class SignInError(NotifierError):
    """Signing in did not work, or a session could not be renewed."""

    code = "sign_in_failed"


class SignInUnavailable(SignInError):
    """The server names no place where people sign in."""

    code = "sign_in_unavailable"

    def __init__(self, *, by_code: bool = False) -> None:
        if by_code:
            super().__init__(
                said("Problem", "Signing in by a code is not offered here"),
                said("Problem", "The sign-in service does not support it."),
                said("Problem", "Sign in with your browser."),
            )
        else:
            super().__init__(
                said("Problem", "This server has no sign-in by browser"),
                said("Problem", "It takes tokens only."),
                said(
                    "Problem",
                    "Paste the token that your payment platform gave you, or check the address.",
                ),
            )


class SignInRefused(SignInError):
    """The person, or the issuer, said no."""

    code = "sign_in_refused"

    def __init__(self) -> None:
        super().__init__(
            said("Problem", "Sign-in was not allowed"),
            said("Problem", "You, or the sign-in service, did not allow it."),
            said("Problem", "Try again, and allow it in the browser."),
        )


class SignInTimedOut(SignInError):
    """Nobody finished it in time."""

    code = "sign_in_timed_out"

    def __init__(self) -> None:
        super().__init__(
            said("Problem", "Sign-in took too long"),
            said("Problem", "It was not finished in the browser in time."),
            said("Problem", "Try again."),
        )


class BrowserMissing(SignInError):
    """No browser could be opened."""

    code = "browser_missing"

    def __init__(self) -> None:
        super().__init__(
            said("Problem", "No browser could be opened"),
            "",
            said(
                "Problem",
                "Copy the link into a browser on this computer, or use a code on another device.",
            ),
        )


class LoopbackUnavailable(SignInError):
    """This computer does not let the browser answer us."""

    code = "loopback_unavailable"

    def __init__(self) -> None:
        super().__init__(
            said("Problem", "The browser's answer cannot be received"),
            said("Problem", "This computer does not allow connections to itself."),
            said("Problem", "Use a code on another device instead."),
        )


class SignInSuspicious(SignInError):
    """An answer that does not belong to what was asked; nothing of it was used."""

    code = "sign_in_suspicious"

    def __init__(self) -> None:
        super().__init__(
            said("Problem", "Sign-in was stopped for your safety"),
            said("Problem", "The answer did not come from the sign-in service that was asked."),
            said("Problem", "Try again. If it happens again, tell your payment platform."),
        )


class IssuerUnreachable(SignInError):
    """No answer; the same question is worth a try again."""

    code = "issuer_unreachable"

    def __init__(self, *, retry_after_s: float | None = None) -> None:
        super().__init__(
            said("Problem", "The sign-in service does not answer"),
            said("Problem", "There may be no network, or the service has trouble."),
            said("Problem", "Try again in a moment."),
        )
        self.retry_after_s = retry_after_s


class IssuerWrong(SignInError):
    """An answer that no issuer gives: it, or the server that names it, is set up wrongly."""

    code = "issuer_wrong"

    def __init__(self, message: str) -> None:
        super().__init__(
            said("Problem", "The sign-in service cannot be used"),
            message,
            said("Problem", "Tell your payment platform about it."),
        )


class ClockWrong(SignInError):
    """A certificate is not valid at this computer's date."""

    code = "clock_wrong"

    def __init__(self) -> None:
        super().__init__(
            said("Problem", "The date of this computer may be wrong"),
            said("Problem", "By it, the sign-in service's certificate is not valid."),
            said("Problem", "Set date and time, then try again."),
        )


class SignInBroken(SignInError):
    """Nothing that anybody has foreseen."""

    code = "sign_in_broken"

    def __init__(self) -> None:
        super().__init__(
            said("Problem", "Signing in did not work"),
            said("Problem", "Something went wrong in this app that should not have."),
            said("Problem", "Try again, or restart the app first."),
        )


class SessionEnded(SignInError):
    """The issuer renews no more: only signing in again helps."""

    code = "session_ended"

    def __init__(self) -> None:
        super().__init__(
            said("Problem", "Please sign in again"),
            said("Problem", "Your session has ended. Everything received so far is kept."),
        )
