"""Looks for a newer version now and then, fetches it in the background, and tells."""

from __future__ import annotations

import asyncio
import logging
import random
import subprocess
from collections.abc import Awaitable, Callable, Coroutine
from pathlib import Path
from typing import Any

from notifier.blocking import in_daemon_thread
from notifier.core.problems import BadProxyAddress
from notifier.core.proxy import ProxyRoute
from notifier.core.said import said
from notifier.core.update import UpdatePhase, UpdateState
from notifier.store.settings import Updates
from notifier.updates.installation import Installation
from notifier.updates.problems import UpdateError, UpdateNotPrepared, UpdatesUnreachable
from notifier.updates.ready import ReadyFile, ReadyUpdate, sha256
from notifier.updates.release import Release, is_newer
from notifier.updates.repository import UpdateRepository

FIRST_AFTER_S = 60.0
"""After the start, when nobody waits for anything any more."""
EVERY_S = 24 * 3600.0
_log = logging.getLogger("paybell.updates")


FindProxy = Callable[[], Awaitable[ProxyRoute | None]]
"""The proxy on the way to the updates; may raise `BadProxyAddress`."""


async def _straight() -> ProxyRoute | None:
    return None


class Updater:
    """Runs on the network thread's loop; the network itself is in a thread beside it."""

    def __init__(
        self,
        *,
        repository: UpdateRepository,
        installation: Installation,
        ready: ReadyFile,
        own_version: str,
        language: str,
        choices: Callable[[], Updates],
        find_proxy: FindProxy = _straight,
        tell: Callable[[UpdateState], None],
        wait: Callable[[float], Awaitable[None]] = asyncio.sleep,
        chance: Callable[[], float] = random.random,
    ) -> None:
        """`choices` and `find_proxy` are asked each time; `tell` is called for each new state."""
        self._repository = repository
        self._installation = installation
        self._ready = ready
        self._own_version = own_version
        self._language = language
        self._choices = choices
        self._find_proxy = find_proxy
        self._tell = tell
        self._wait = wait
        self._chance = chance
        self._one_at_a_time = asyncio.Lock()
        self._looks = False
        self._state = UpdateState(phase=UpdatePhase.NONE)
        self._tasks: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Begin to look now and then, until `stop`."""
        self._begin(self.run())

    async def check_soon(self) -> None:
        """Begin a look that somebody waits for."""
        self._begin(self.check(quietly=False))

    async def stop(self) -> None:
        """End what is under way; what was half fetched is fetched anew at the next look."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._on_done)

    def _on_done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.error("looking for updates ended", exc_info=error)

    async def run(self) -> None:
        """Until cancelled: what waits from an earlier run first, then a look every day."""
        async with self._one_at_a_time:
            await self._remember()
        # Spread, so that all devices do not come at once after a power cut.
        await self._wait(FIRST_AFTER_S * (1 + self._chance()))
        while True:
            if self._choices().automatic:
                await self.check(quietly=True)
            await self._wait(EVERY_S * (0.9 + 0.2 * self._chance()))

    async def check(self, *, quietly: bool) -> None:
        """Look and fetch now. `quietly`: nobody waits for the answer, so failures are logged."""
        if self._looks:
            return
        self._looks = True
        try:
            async with self._one_at_a_time:
                await self._check(quietly=quietly)
        finally:
            self._looks = False

    async def _check(self, *, quietly: bool) -> None:
        before = self._state
        try:
            await self._look_and_fetch()
        except UpdateError as exc:
            _log.info("update failed code=%s quietly=%s", exc.code, quietly)
            failed = UpdateState(phase=UpdatePhase.FAILED, problem=exc.problem)
            # What is ready stays so, whatever became of a look for something newer.
            keep = quietly or before.phase is UpdatePhase.READY
            self._show(before if keep else failed)

    async def _look_and_fetch(self) -> None:
        known = self._state
        if known.phase is not UpdatePhase.READY:
            self._show(UpdateState(phase=UpdatePhase.LOOKING))
        than = known.version if known.phase is UpdatePhase.READY else self._own_version
        proxy = await self._proxy()
        release = await in_daemon_thread(lambda: self._look(than, proxy), name="paybell-updates")
        if release is None:
            if known.phase is not UpdatePhase.READY:
                self._show(UpdateState(phase=UpdatePhase.NONE))
            return
        self._show(_of(release, UpdatePhase.FETCHING))
        ready = await in_daemon_thread(lambda: self._fetch(release, proxy), name="paybell-updates")
        self._show(_of(ready, UpdatePhase.READY))

    async def _proxy(self) -> ProxyRoute | None:
        try:
            return await self._find_proxy()
        except BadProxyAddress as exc:
            raise UpdatesUnreachable(exc.title, exc.message, exc.hint) from exc

    def _look(self, than: str, proxy: ProxyRoute | None) -> Release | None:
        return self._repository.look(
            self._choices().channel,
            own_version=than,
            platform=self._installation.platform,
            language=self._language,
            proxy=proxy,
        )

    def _fetch(self, release: Release, proxy: ProxyRoute | None) -> ReadyUpdate:
        file = self._repository.fetch(release, proxy=proxy)
        try:
            ready = ReadyUpdate(
                version=release.version,
                notes=release.notes,
                file=str(file),
                sha256=sha256(file),
            )
            self._ready.save(ready)
            self._repository.forget_files(but=file)
        except OSError as exc:
            raise UpdateNotPrepared(
                said("Problem", "The update could not be kept"), str(exc.strerror)
            ) from exc
        return ready

    async def _remember(self) -> None:
        """What an earlier run fetched; what has been installed since, or was damaged, goes."""
        ready = await in_daemon_thread(self._fetched_earlier, name="paybell-updates")
        if ready is not None:
            self._show(_of(ready, UpdatePhase.READY))

    def _fetched_earlier(self) -> ReadyUpdate | None:
        """Blocks for as long as a whole installer is read."""
        ready = self._ready.load()
        if ready is None:
            return None
        if is_newer(ready.version, self._own_version) and ready.is_whole():
            return ready
        self._ready.forget()
        self._repository.forget_files()
        return None

    def _show(self, state: UpdateState) -> None:
        if state != self._state:
            self._state = state
            self._tell(state)


def _of(update: Release | ReadyUpdate, phase: UpdatePhase) -> UpdateState:
    return UpdateState(phase=phase, version=update.version, notes=update.notes)


def install_at_quit(
    ready_file: ReadyFile, installation: Installation, *, own_version: str, restart: bool
) -> bool:
    """The last thing that the app does: put what is ready in place. False: nothing was.

    Never raises: the old version is there and whole, whatever happens here.
    """
    ready = ready_file.load()
    if ready is None or not is_newer(ready.version, own_version):
        return False
    if not ready.is_whole():
        _log.warning("update dropped version=%s: its file has changed", ready.version)
        ready_file.forget()
        return False
    try:
        installation.install(Path(ready.file), restart=restart)
    except (UpdateError, OSError, subprocess.SubprocessError) as exc:
        _log.warning("update not installed version=%s: %s", ready.version, exc)
        return False
    _log.info("update handed over version=%s", ready.version)
    return True
