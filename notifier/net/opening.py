"""Opening a history, however long it takes: a full disk and a damaged file are waited out."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

from notifier.core.problems import HistoryCorrupt, HistoryError, Problem
from notifier.core.said import said
from notifier.net.ports import RunListener
from notifier.net.showing import HISTORY_AGAIN_AFTER_S
from notifier.store.history import History


async def open_history(
    path: Path,
    *,
    begin_anew: bool,
    listener: RunListener,
    wait: Callable[[float], Awaitable[None]],
) -> History:
    """The history at `path`, as soon as it can be opened; what is wrong is told once.

    `wait` waits the seconds that it is given, or shorter. `begin_anew` sets aside a file
    that proved to be damaged.
    """
    tries = 0
    while True:
        try:
            history = History(path, begin_anew=begin_anew)
        except HistoryError as exc:
            if tries == 0:
                listener.problem(exc.problem)
            # A file that opens again is found at once: nobody else is asked.
            await wait(min(HISTORY_AGAIN_AFTER_S, 2.0 ** min(tries, 30)))
            tries += 1
            continue
        if history.was_rebuilt:
            listener.problem(
                Problem(
                    code=HistoryCorrupt.code,
                    title=said("Problem", "Your notification history was damaged"),
                    message=said(
                        "Problem",
                        "The damaged file was put aside, and what the server still "
                        "keeps is fetched again.",
                    ),
                )
            )
        return history
