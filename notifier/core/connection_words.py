"""Why there is no connection, in words for a person.

Apart from the states themselves, because a connection that is made needs no words.
"""

from __future__ import annotations

from contract.wire import RefusalCode
from notifier.core.connection import Reason
from notifier.core.problems import Problem
from notifier.core.said import said

_WORDS: dict[str, tuple[str, str, str]] = {
    Reason.SERVER_UNREACHABLE: (
        said("Problem", "The server does not answer"),
        said("Problem", "It may be restarting, or something between here and there blocks it."),
        "",
    ),
    Reason.WRONG_ADDRESS: (
        said("Problem", "No payment server at this address"),
        said("Problem", "The name is unknown, or something else answers there."),
        said("Problem", "Check the server's address."),
    ),
    Reason.TLS_REFUSED: (
        said("Problem", "The server's identity cannot be verified"),
        said(
            "Problem",
            "Its certificate is not trusted on this computer, so the sign-in token was not sent.",
        ),
        said("Problem", "Check the address and this computer's date, or ask who runs the server."),
    ),
    Reason.NETWORK_DOWN: (
        said("Problem", "No network"),
        said("Problem", "This computer is not connected."),
        "",
    ),
    Reason.PROXY_UNREACHABLE: (
        said("Problem", "The proxy does not answer"),
        said("Problem", "Your network is set up to reach the server through it."),
        said("Problem", "Check the proxy in Settings, or ask who runs your network."),
    ),
    Reason.PROXY_SIGN_IN: (
        said("Problem", "The proxy asks for a sign-in"),
        said(
            "Problem",
            "It does not take the name and password that it was given, or was given none.",
        ),
        said("Problem", "Enter them in Settings under Connection."),
    ),
    Reason.PROXY_REFUSED: (
        said("Problem", "The proxy does not let us through"),
        said("Problem", "It refuses the connection to the payment server."),
        said("Problem", "Ask who runs your network to allow the server's address."),
    ),
    Reason.PROXY_UNUSABLE: (
        said("Problem", "The proxy cannot be used"),
        said("Problem", "Its address is wrong, or it is a SOCKS proxy, which is not supported."),
        said("Problem", "Choose an HTTP proxy in Settings under Connection."),
    ),
    Reason.CONNECTION_LOST: (said("Problem", "Connection lost"), "", ""),
    Reason.HISTORY_FULL: (
        said("Problem", "Notifications cannot be saved"),
        said(
            "Problem",
            "What was not saved stays on the server and arrives as soon as it can be saved.",
        ),
        said("Problem", "Free some disk space."),
    ),
    Reason.KEYRING_LOCKED: (
        said("Problem", "Your keychain is locked"),
        said("Problem", "The sign-in token is in it."),
        said("Problem", "Unlock it and try again."),
    ),
    Reason.KEYRING_MISSING: (
        said("Problem", "There is no keychain"),
        said("Problem", "This system offers no safe place for the sign-in token."),
        said("Problem", "Set up a keychain, or sign in for this session only."),
    ),
    Reason.KEYRING_FAILED: (
        said("Problem", "The keychain did not answer as it should"),
        said("Problem", "The sign-in token is in it."),
        said("Problem", "Try again, or sign in for this session only."),
    ),
    Reason.ISSUER_UNREACHABLE: (
        said("Problem", "The sign-in service does not answer"),
        said("Problem", "Your session has to be renewed there. You stay signed in."),
        "",
    ),
    Reason.ISSUER_WRONG: (
        said("Problem", "The sign-in service has trouble"),
        said("Problem", "Your session could not be renewed there. You stay signed in."),
        said("Problem", "If it lasts, tell your payment platform."),
    ),
    Reason.CLOCK_WRONG: (
        said("Problem", "The clocks do not agree"),
        said("Problem", "The date of this computer, or of the server, may be wrong."),
        said("Problem", "Set date and time, then try again."),
    ),
    Reason.SESSION_ENDED: (
        said("Problem", "Please sign in again"),
        said("Problem", "Your session has ended. Everything received so far is kept."),
        "",
    ),
    RefusalCode.TOKEN_MISSING: (
        said("Problem", "Please sign in"),
        said("Problem", "There is no sign-in token on this computer."),
        said("Problem", "Sign in again."),
    ),
    RefusalCode.TOKEN_INVALID: (
        said("Problem", "Please sign in again"),
        said("Problem", "The server does not accept this sign-in token."),
        said("Problem", "Sign in with a new token."),
    ),
    RefusalCode.TOKEN_EXPIRED: (
        said("Problem", "Please sign in again"),
        said("Problem", "Your session has expired. Everything received so far is kept."),
        said("Problem", "Sign in with a new token."),
    ),
    RefusalCode.TOKEN_REVOKED: (
        said("Problem", "Please sign in again"),
        said("Problem", "Your session was ended. Everything received so far is kept."),
        said("Problem", "Sign in with a new token."),
    ),
    RefusalCode.ACCOUNT_DELETED: (
        said("Problem", "This account was deleted"),
        said(
            "Problem",
            "The payment platform has deleted it, and what was received for it is erased here.",
        ),
        "",
    ),
    RefusalCode.TOO_MANY_CONNECTIONS: (
        said("Problem", "Too many devices are connected"),
        said("Problem", "Your account has as many open connections as the server allows."),
        said("Problem", "Quit the app on a device that you do not use."),
    ),
    RefusalCode.RATE_LIMITED: (
        said("Problem", "The server asks us to wait"),
        said("Problem", "There were too many tries in a short time."),
        "",
    ),
    RefusalCode.SHUTTING_DOWN: (said("Problem", "The server is restarting"), "", ""),
}


def explain(reason: str) -> Problem | None:
    """`reason` of a `ConnectionState` in words for a person; None when there is none.

    A code that is newer than this app is an unreachable server.
    """
    if not reason:
        return None
    title, message, hint = _WORDS.get(reason) or _WORDS[Reason.SERVER_UNREACHABLE]
    return Problem(code=reason, title=title, message=message, hint=hint)


def is_connection_code(code: str) -> bool:
    """Whether a `Problem` of this code is over as soon as there is a connection."""
    return code in _WORDS
