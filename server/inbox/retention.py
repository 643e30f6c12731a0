"""What is old leaves the store: in the background, a few rows at a time, one node at a time.

First a stream's floor moves, which is one row; from then on nobody begins below it. Then
what lies below is cleared. A crash in between leaves rows below a floor, or of a user who is
marked as deleted, and the next round finds them.
"""

from __future__ import annotations

import asyncio
import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import and_, delete, select, update

from server.errors import StoreUnavailable
from server.inbox import tables as t
from server.inbox.base import user_of
from server.inbox.clearing import Clearing
from server.inbox.sql import SqlInbox
from server.logs import get_logger

ROUND_EVERY_S = 600.0
FIRST_ROUND_WITHIN_S = 60.0
"""After the start; at a random moment, so that nodes do not begin together."""
STREAMS_AT_ONCE = 500
"""Streams that one query looks at."""
DEVICES_AT_ONCE = 500
"""Most devices that one round forgets."""

_log = get_logger(__name__)


@dataclass(frozen=True, kw_only=True)
class Policy:
    """What is kept. None: without a limit."""

    events_for: timedelta | None
    events_of_a_stream: int | None
    devices_for: timedelta | None
    """How long a device is remembered that does not come."""


@dataclass(kw_only=True)
class Removed:
    """What one round has removed."""

    events: int = 0
    devices: int = 0


@dataclass(frozen=True, kw_only=True)
class _Stream:
    """One stream, as a round finds it."""

    name: str
    head: int
    floor: int
    oldest: int | None
    oldest_at: datetime | None


@dataclass(kw_only=True)
class Retention:
    """Keeps a store to a policy while it is started. Belongs to the inbox's loop."""

    inbox: SqlInbox
    clearing: Clearing
    policy: Policy
    every_s: float = ROUND_EVERY_S
    first_within_s: float = FIRST_ROUND_WITHIN_S
    _task: asyncio.Task[None] | None = field(default=None, init=False)

    async def start(self) -> None:
        """Begin, soon; the inbox is open."""
        self._task = asyncio.create_task(self._run(), name="retention")

    async def stop(self) -> None:
        """End behind the transaction that runs; what is left waits for the next start."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])
            self._task = None

    async def round(self) -> Removed:
        """Go through the whole store once, unless another node is at it.

        Raises `StoreUnavailable`; what was removed until then is removed.
        """
        removed = Removed()
        async with self.inbox.alone() as is_alone:
            if is_alone:
                await self._finish_erasing(removed)
                await self._trim_streams(removed)
                await self._forget_devices(removed)
        return removed

    async def _run(self) -> None:
        wait_s = random.uniform(0, self.first_within_s)  # noqa: S311
        while True:
            await asyncio.sleep(wait_s)
            wait_s = self.every_s
            try:
                removed = await self.round()
            except StoreUnavailable as exc:
                _log.warning("retention put off", why=exc.message)
            except Exception:  # noqa: BLE001 - what is kept too long does no harm
                _log.exception("retention failed")
            else:
                if removed.events or removed.devices:
                    _log.info("retention", events=removed.events, devices=removed.devices)

    async def _finish_erasing(self, removed: Removed) -> None:
        """Clear what a crash has left of users who are marked as deleted."""
        stream = t.streams.c
        marked = await self.inbox.fetch(
            select(stream.stream).where(stream.deleted_at.is_not(None), stream.erased_at.is_(None))
        )
        for row in marked:
            if (user_id := user_of(row.stream)) is not None:
                removed.events += await self.clearing.user(user_id)

    # -- events ------------------------------------------------------------------------

    async def _trim_streams(self, removed: Removed) -> None:
        last = ""
        while page := await self._streams_after(last):
            last = page[-1].name
            floors = {
                stream.name: floor
                for stream in page
                if (floor := await self._floor_for(stream)) > stream.floor
            }
            if floors:
                await self._move_floors(floors)
            for stream in page:
                floor = floors.get(stream.name, stream.floor)
                if stream.oldest is not None and stream.oldest <= floor:
                    removed.events += await self.clearing.events(stream.name, floor)
            await asyncio.sleep(self.clearing.pause_s)

    async def _streams_after(self, last: str) -> list[_Stream]:
        """Some streams, each with its oldest event; two look-ups by primary key for each."""
        stream = t.streams.c
        its_oldest = (
            t.events.select()
            .where(t.events.c.stream == stream.stream)
            .order_by(t.events.c.seq)
            .limit(1)
        )
        rows = await self.inbox.fetch(
            select(
                stream.stream,
                stream.head,
                stream.floor,
                its_oldest.with_only_columns(t.events.c.seq).scalar_subquery().label("oldest"),
                its_oldest.with_only_columns(t.events.c.at).scalar_subquery().label("oldest_at"),
            )
            .where(stream.stream > last)
            .order_by(stream.stream)
            .limit(STREAMS_AT_ONCE)
        )
        return [
            _Stream(
                name=row.stream,
                head=row.head,
                floor=row.floor,
                oldest=row.oldest,
                oldest_at=row.oldest_at,
            )
            for row in rows
        ]

    async def _floor_for(self, stream: _Stream) -> int:
        floor = stream.floor
        if self.policy.events_of_a_stream is not None:
            floor = max(floor, stream.head - self.policy.events_of_a_stream)
        if self.policy.events_for is None or stream.oldest_at is None:
            return floor
        kept_since = self.inbox.now() - self.policy.events_for
        if stream.oldest_at >= kept_since:
            return floor
        # Up to the first that is young enough: an order that clocks cannot disturb.
        young = await self.inbox.fetch(
            select(t.events.c.seq)
            .where(
                t.events.c.stream == stream.name,
                t.events.c.seq > floor,
                t.events.c.at >= kept_since,
            )
            .order_by(t.events.c.seq)
            .limit(1)
        )
        return max(floor, young[0].seq - 1 if young else stream.head)

    async def _move_floors(self, floors: dict[str, int]) -> None:
        async with self.inbox.transaction() as connection:
            for name, floor in sorted(floors.items()):
                await connection.execute(
                    update(t.streams)
                    .where(t.streams.c.stream == name, t.streams.c.floor < floor)
                    .values(floor=floor)
                )

    # -- devices -----------------------------------------------------------------------

    async def _forget_devices(self, removed: Removed) -> None:
        if self.policy.devices_for is None:
            return
        device = t.devices.c
        # One that its user has removed stays on record: it must not come back.
        is_gone = and_(
            device.last_seen < self.inbox.now() - self.policy.devices_for,
            device.removed_at.is_(None),
        )
        gone = await self.inbox.fetch(
            select(device.user_id, device.device).where(is_gone).limit(DEVICES_AT_ONCE)
        )
        for row in gone:
            for table in (t.acks, t.presentations):
                await self.clearing.rows(
                    table, and_(table.c.user_id == row.user_id, table.c.device == row.device)
                )
            async with self.inbox.transaction() as connection:
                done = await connection.execute(
                    delete(t.devices).where(
                        device.user_id == row.user_id, device.device == row.device, is_gone
                    )
                )
            removed.devices += done.rowcount
