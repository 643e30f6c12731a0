"""What can go wrong with an update; the app that runs is never touched by it.

UpdateError                 base; title, message and hint for a person
├── UpdatesUnreachable      the place of the updates does not answer, or not in time
├── UpdateUntrusted         what it answers is not signed as it must be, is old, or changed
└── UpdateNotPrepared       the disk or the system did not do its part
"""

from __future__ import annotations

from notifier.core.problems import NotifierError


class UpdateError(NotifierError):
    """An update was not found, fetched or installed."""

    code = "update_failed"


class UpdatesUnreachable(UpdateError):
    """The repository does not answer."""

    code = "updates_unreachable"


class UpdateUntrusted(UpdateError):
    """The repository's answer cannot be trusted; nothing of it was used."""

    code = "update_untrusted"


class UpdateNotPrepared(UpdateError):
    """This computer did not take the update."""

    code = "update_not_prepared"
