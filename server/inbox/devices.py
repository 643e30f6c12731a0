"""The users' devices in the SQL database, and the users who are gone.

A removed device stays on record as removed, without its name: a token that its thief still
has must not bring it back. So does a deleted user, without anything else.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import and_, delete, select, update

from contract.wire import RefusalCode
from server.inbox import tables as t
from server.inbox.base import Device, user_stream
from server.inbox.database import upsert
from server.inbox.sql import SqlInbox

SEEN_TO_THE = timedelta(minutes=1)
"""How exactly `last_seen` is kept at handshakes: a storm of them shall not become writes."""


class SqlDevices:
    """Reads and writes them. Every verb raises `StoreUnavailable`.

    Belongs to the loop that awaited `inbox.open`.
    """

    def __init__(self, inbox: SqlInbox) -> None:
        self._inbox = inbox

    async def admit(
        self, user_id: str, device: str | None, *, name: str, platform: str
    ) -> RefusalCode | None:
        """Note that `device` is here (None: a plain client); or why it must not be."""
        here = t.devices.c
        found = await self._inbox.fetch(
            select(
                t.streams.c.deleted_at, here.removed_at, here.name, here.platform, here.last_seen
            )
            .select_from(t.streams)
            .outerjoin(t.devices, and_(here.user_id == user_id, here.device == (device or "")))
            .where(t.streams.c.stream == user_stream(user_id))
        )
        if not found:  # no event was ever sent to this user
            found = await self._inbox.fetch(
                select(here.removed_at, here.name, here.platform, here.last_seen).where(
                    here.user_id == user_id, here.device == (device or "")
                )
            )
        known = found[0] if found else None
        if known is not None and getattr(known, "deleted_at", None) is not None:
            return RefusalCode.ACCOUNT_DELETED
        if device is None:
            return None
        now = self._inbox.now()
        if known is not None and known.removed_at is not None:
            return RefusalCode.TOKEN_REVOKED
        if (
            known is None
            or known.last_seen is None
            or (known.name, known.platform) != (name, platform)
            or now - known.last_seen > SEEN_TO_THE
        ):
            await self._note(user_id, device, name=name, platform=platform, now=now)
        return None

    async def of_user(self, user_id: str) -> list[Device]:
        """The user's devices, the last seen first."""
        rows = await self._inbox.fetch(
            select(t.devices)
            .where(t.devices.c.user_id == user_id, t.devices.c.removed_at.is_(None))
            .order_by(t.devices.c.last_seen.desc())
        )
        return [
            Device(device=row.device, name=row.name, platform=row.platform, last_seen=row.last_seen)
            for row in rows
        ]

    async def remove(self, user_id: str, device: str) -> bool:
        """Never admit `device` again; whether this user had such a device."""
        async with self._inbox.transaction() as connection:
            removed = await connection.execute(
                update(t.devices)
                .where(
                    t.devices.c.user_id == user_id,
                    t.devices.c.device == device,
                    t.devices.c.removed_at.is_(None),
                )
                .values(removed_at=self._inbox.now(), name="", platform="")
            )
        return removed.rowcount > 0

    async def delete_user(self, user_id: str) -> None:
        """Delete all that is stored of the user but that they were deleted."""
        stream, now = user_stream(user_id), self._inbox.now()
        async with self._inbox.transaction() as connection:
            new = upsert(connection, t.streams).values(
                stream=stream, head=0, floor=0, deleted_at=now
            )
            await connection.execute(
                new.on_conflict_do_update(
                    index_elements=[t.streams.c.stream],
                    set_={"floor": t.streams.c.head, "deleted_at": now},
                )
            )
            for table in (t.presentations, t.reads, t.acks, t.devices):
                await connection.execute(delete(table).where(table.c.user_id == user_id))
            await connection.execute(delete(t.events).where(t.events.c.stream == stream))

    async def _note(
        self, user_id: str, device: str, *, name: str, platform: str, now: datetime
    ) -> None:
        async with self._inbox.transaction() as connection:
            new = upsert(connection, t.devices).values(
                user_id=user_id,
                device=device,
                name=name,
                platform=platform,
                acked_user=0,
                acked_broadcast=0,
                last_seen=now,
            )
            old = t.devices.c
            await connection.execute(
                new.on_conflict_do_update(
                    index_elements=[old.user_id, old.device],
                    set_={"name": name, "platform": platform, "last_seen": now},
                    where=old.removed_at.is_(None),
                )
            )
