"""The errors of the server, each with a stable `code` for programs and a text for people.

PaybellServerError
├── ConfigError         the server cannot start with this configuration
├── AuthRefused         a device's token was not accepted; `code` is a `RefusalCode`
├── ProducerRefused     an API key is missing or unknown
├── StoreUnavailable    nothing was stored; the caller may retry
├── AccountDeleted      the platform has deleted this user; nothing was stored
├── IdempotencyConflict a producer's key was used before, for another event
├── NothingToWithdraw   nothing was sent about that subject
└── WrongThread         a blocking verb was called where it would stop the event loop

What a caller got wrong in an event itself is a `contract.errors.ContractError`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from contract.wire import RefusalCode


class PaybellServerError(Exception):
    """Base of all of the server's own errors.

    `code` is stable, `message` is one or more sentences for a person. Neither ever holds
    a secret, a token or a payload.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class ConfigError(PaybellServerError):
    """The server cannot start; `problems` names each bad value and what to do about it."""

    def __init__(self, problems: str | Sequence[str]) -> None:
        self.problems: tuple[str, ...] = (
            (problems,) if isinstance(problems, str) else tuple(problems)
        )
        super().__init__("bad_config", "\n".join(self.problems))


_REFUSAL_TEXTS = {
    RefusalCode.TOKEN_MISSING: "No token was given.",
    RefusalCode.TOKEN_INVALID: "The token is not valid.",
    RefusalCode.TOKEN_EXPIRED: "The token has expired.",
    RefusalCode.TOKEN_REVOKED: "The token has been revoked.",
    RefusalCode.ACCOUNT_DELETED: "The account has been deleted.",
    RefusalCode.TOO_MANY_CONNECTIONS: "This user has too many connections.",
    RefusalCode.RATE_LIMITED: "Too many attempts.",
    RefusalCode.SHUTTING_DOWN: "The server is shutting down.",
}


class AuthRefused(PaybellServerError):
    """A handshake was refused. The text says no more than the code does."""

    def __init__(self, code: RefusalCode, *, retry_after_s: float | None = None) -> None:
        super().__init__(code.value, _REFUSAL_TEXTS[code])
        self.refusal = code
        self.retry_after_s = retry_after_s


class ProducerRefused(PaybellServerError):
    """The HTTP door was asked without a known API key."""

    def __init__(self) -> None:
        super().__init__("unauthorized", "Give a known API key as 'Authorization: Bearer <key>'.")


class StoreUnavailable(PaybellServerError):
    """The store did not take or give what was asked; nothing was stored, a retry is safe."""

    def __init__(self, message: str = "The store cannot be reached.") -> None:
        super().__init__("store_unavailable", message)


class IdempotencyConflict(PaybellServerError):
    """A producer has used this key for something else; nothing was stored."""

    def __init__(self) -> None:
        super().__init__(
            "idempotency_conflict",
            "This Idempotency-Key was used for another event; a new event needs a new key.",
        )


class AccountDeleted(PaybellServerError):
    """The platform has deleted this user; nothing was stored, and nothing will be.

    `streams` are those of deleted users, as far as they were looked at; `field` names the
    user as the caller did.
    """

    def __init__(self, *, streams: Collection[str] = (), field: str = "userId") -> None:
        super().__init__("account_deleted", "This user was deleted; user ids are not used again.")
        self.streams = frozenset(streams)
        self.field = field


class NothingToWithdraw(PaybellServerError):
    """Nothing that is retained speaks of this subject to this user, or to everybody.

    Nothing was stored.
    """

    def __init__(self) -> None:
        super().__init__("not_found", "Nothing that is kept was sent about that subject.")


class WrongThread(PaybellServerError):
    """A blocking verb was called on the event loop's own thread; it would wait for itself."""

    def __init__(self, message: str) -> None:
        super().__init__("wrong_thread", message)
