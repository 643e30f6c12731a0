"""From history to the desktop: a stage of its own, so that no toast ever delays storing.

Before a toast is begun, that is written down: after a crash it is listed as unread and
not shown a second time.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import suppress
from typing import TypeVar

from contract.wire import Presentation
from notifier.core.notification import Notification
from notifier.core.problems import HistoryError
from notifier.failpoints import Failpoint, reach
from notifier.net.elsewhere import ToldElsewhere, nowhere
from notifier.net.ports import Presenter
from notifier.store.history import History

log = logging.getLogger(__name__)

T = TypeVar("T")

DIGEST_AGAIN_AFTER_S = 1.0
"""A digest is brought up to date at most so often: nobody reads faster, and in a burst the
desktop would draw it again for every few events."""
MOST_WAITING = 500
"""Events, before a digest counts them sooner: what waits is in memory."""
HISTORY_AGAIN_AFTER_S = 5.0
"""While the disk is full nothing is shown that could be shown twice."""


class Showing:
    """Shows what was stored, in its order, and closes what is no longer news."""

    def __init__(
        self,
        *,
        history: History,
        presenter: Presenter,
        on_presented: Callable[[], Awaitable[None]],
        again_after_s: float = HISTORY_AGAIN_AFTER_S,
        digest_again_after_s: float = DIGEST_AGAIN_AFTER_S,
        told_elsewhere: ToldElsewhere = nowhere,
    ) -> None:
        self._history = history
        self._presenter = presenter
        self._on_presented = on_presented
        self._again_after_s = again_after_s
        self._digest_again_after_s = digest_again_after_s
        self._told_elsewhere = told_elsewhere
        self._was_digest = False
        """What was shown last was told by a digest: more of the crowd may be on its way."""
        self._to_show: list[Notification] = []
        self._to_close: list[str] = []
        self._to_forget: Sequence[str] | None = None
        """When the account is to be forgotten: what may be on the screen of it."""
        self._is_telling_held = True
        """At the start, too: a pause may have ended while the app was not running."""
        self._ending = asyncio.Event()
        self._enough = asyncio.Event()
        """There is no use in waiting for more."""
        self._changed = asyncio.Event()
        self._changed.set()

    def recover(self) -> None:
        """Queue what a crash left unshown; before anything new is stored.

        Raises a `HistoryError`.
        """
        self.show(self._history.unpresented())

    def show(self, notifications: Sequence[Notification]) -> None:
        """Queue what is to be shown; what is read or withdrawn already needs no toast."""
        self._to_show.extend(
            entry for entry in notifications if not (entry.read or entry.withdrawn)
        )
        self._changed.set()
        if len(self._to_show) >= MOST_WAITING:
            self._enough.set()

    def close(self, ids: Sequence[str]) -> None:
        """Queue the closing of toasts, and show none that is still queued."""
        gone = set(ids)
        self._to_show = [entry for entry in self._to_show if entry.id not in gone]
        self._to_close.extend(ids)
        self._changed.set()

    def tell_held(self) -> None:
        """Whether somebody may be disturbed has changed: tell what need not wait any more."""
        self._is_telling_held = True
        self._changed.set()

    def forget(self, shown: Sequence[str]) -> None:
        """History is another person's now: nothing of the one before stays on the screen.

        `shown`: ids of theirs that may be there since an earlier run.
        """
        self._to_show, self._to_close = [], []
        self._to_forget = shown
        self._changed.set()

    def end(self) -> None:
        """Let `run` end behind what is being shown; the rest waits for the next start."""
        self._ending.set()
        self._enough.set()
        self._changed.set()

    async def run(self) -> None:
        """Show and close until `end`, or until cancelled."""
        while not self._ending.is_set():
            await self._changed.wait()
            self._changed.clear()
            while not self._ending.is_set() and self._has_work():
                if self._to_forget is not None:
                    shown, self._to_forget = self._to_forget, None
                    await self._presenter.forget_account(shown)
                to_close, self._to_close = self._to_close, []
                if to_close:
                    await self._presenter.close(to_close)
                if self._is_telling_held:
                    self._is_telling_held = False
                    await self._tell_held()
                if self._was_digest and self._to_show:
                    await self._let_more_come()
                if self._is_forgetting:
                    continue  # meanwhile: what is to be shown now is another person's
                to_show, self._to_show = self._to_show, []
                if to_show and not self._ending.is_set():
                    await self._show(to_show)

    async def _let_more_come(self) -> None:
        self._was_digest = False
        if len(self._to_show) < MOST_WAITING and not self._ending.is_set():
            self._enough.clear()
        with suppress(TimeoutError):
            async with asyncio.timeout(self._digest_again_after_s):
                await self._enough.wait()

    def _has_work(self) -> bool:
        return bool(self._to_show or self._to_close or self._is_forgetting or self._is_telling_held)

    @property
    def _is_forgetting(self) -> bool:
        return self._to_forget is not None

    async def _show(self, batch: list[Notification]) -> None:
        waiting = await self._presenter.hold(batch)
        if waiting:
            await self._written(lambda: self._history.waiting.hold(waiting))
            log.info("held back entries=%d", len(waiting))
            await self._on_presented()
        ids = [entry.id for entry in batch if entry.id not in waiting]
        begun = await self._begin(ids, self._history.begin_presenting)
        await self._present([entry for entry in batch if entry.id in begun], were_held=False)

    async def _tell_held(self) -> None:
        held = await self._written(self._history.waiting.entries)
        if not held:
            return
        waiting = await self._presenter.hold(held)
        ids = [entry.id for entry in held if entry.id not in waiting]
        begun = await self._begin(ids, self._history.waiting.begin_telling)
        if not begun:
            return
        log.info("held back is told entries=%d", len(begun))
        await self._present([entry for entry in held if entry.id in begun], were_held=True)

    async def _begin(self, ids: list[str], begin: Callable[[Iterable[str]], set[str]]) -> set[str]:
        """Write down, by `begin`, that these are begun; those that are still to be shown.

        What another account has told this person already is not told again.
        """
        if not ids:
            return set()
        # Both in one turn of the loop: whoever of two accounts comes first, begins it alone.
        told, begun = await self._written(lambda: (self._told_elsewhere(ids), begin(ids)))
        how = {event_id: told[event_id] for event_id in begun if event_id in told}
        if how:
            log.info("told by another account already entries=%d", len(how))
            await self._written(lambda: self._history.presented(how))
            await self._on_presented()
        return begun - how.keys()

    async def _present(self, batch: list[Notification], *, were_held: bool) -> None:
        if not batch:
            return
        reach(Failpoint.TOAST_BEGUN)
        try:
            how = await self._presenter.present(batch, were_held=were_held)
        except Exception:
            # Begun and not known to be shown: it stays unread in the list.
            log.exception("presenting failed entries=%d", len(batch))
            return
        reach(Failpoint.TOAST_SHOWN)
        self._was_digest = Presentation.DIGEST in how.values()
        await self._written(lambda: self._history.presented(how))
        await self._on_presented()

    async def _written(self, write: Callable[[], T]) -> T:
        """Do `write`, as often as it takes until the disk has room again."""
        while True:
            try:
                return write()
            except HistoryError as exc:
                log.warning("toast state not written why=%s", exc.code)
                await asyncio.sleep(self._again_after_s)
