"""The users' devices in the SQL database, and the users who are gone.

A removed device stays on record as removed, without its name: a token that its thief still
has must not bring it back. So does a deleted user, without anything else.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    Row,
    Select,
    String,
    and_,
    cast,
    func,
    literal,
    null,
    select,
    union_all,
    update,
)

from contract.wire import RefusalCode
from server.inbox import standing
from server.inbox import tables as t
from server.inbox.base import Device, Gone, user_of, user_stream
from server.inbox.clearing import Clearing
from server.inbox.database import MOST_BOUND, upsert
from server.inbox.sql import SqlInbox

SEEN_TO_THE = timedelta(minutes=1)
"""How exactly `last_seen` is kept at handshakes: a storm of them shall not become writes."""

DATED_BACK = timedelta(minutes=5)
"""By how much an issuer may date its tokens back, as Entra does, or its clock be behind."""


class SqlDevices:
    """Reads and writes them. Every verb raises `StoreUnavailable`.

    Belongs to the loop that awaited `inbox.open`.
    """

    def __init__(self, inbox: SqlInbox, clearing: Clearing) -> None:
        self._inbox = inbox
        self._clearing = clearing

    async def admit(
        self,
        user_id: str,
        device: str | None,
        *,
        name: str,
        platform: str,
        token_issued_at: datetime | None = None,
    ) -> RefusalCode | None:
        """Note that `device` is here (None: a plain client); or why it must not be."""
        (known,) = await self._inbox.fetch(_known(user_id, device))
        refusal = _refusal(known, token_issued_at)
        if refusal is not None or device is None:
            return refusal
        is_noted = (known.name, known.platform) == (name, platform) and (
            self._inbox.now() - known.last_seen <= SEEN_TO_THE
        )
        return None if is_noted else await self._note(user_id, device, name, platform)

    async def gone(self, user_ids: Collection[str]) -> list[Gone]:
        """Who of these users was deleted, and which of their devices are removed."""
        deleted: list[Gone] = []
        removed: list[Gone] = []
        users = list(user_ids)
        for start in range(0, len(users), MOST_BOUND // 2):
            for row in await self._inbox.fetch(_gone(users[start : start + MOST_BOUND // 2])):
                if row.device is None:
                    deleted.append(Gone(user_id=user_of(row.name) or "", device=None))
                else:
                    removed.append(Gone(user_id=row.name, device=row.device))
        return deleted + removed

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

    async def mark_deleted(self, user_id: str) -> None:
        """From now on the user is deleted: nothing more is stored of them or for them."""
        async with self._inbox.transaction() as connection:
            await standing.mark_deleted(connection, user_id, self._inbox.now())

    async def erase(self, user_id: str) -> None:
        """Clear all that is stored of a user who is marked as deleted, but that mark.

        A little at a time; when it is cut off, retention goes on with it.
        """
        await self._clearing.user(user_id)

    async def _note(
        self, user_id: str, device: str, name: str, platform: str
    ) -> RefusalCode | None:
        """Write down that `device` is here, unless it must not be any more: then why."""
        now, old = self._inbox.now(), t.devices.c
        async with self._inbox.transaction() as connection:
            if await standing.deleted_of(connection, [user_id]):
                return RefusalCode.ACCOUNT_DELETED
            new = upsert(connection, t.devices).values(
                user_id=user_id,
                device=device,
                name=name,
                platform=platform,
                acked_user=0,
                acked_broadcast=0,
                last_seen=now,
            )
            noted = await connection.execute(
                new.on_conflict_do_update(
                    index_elements=[old.user_id, old.device],
                    set_={"name": name, "platform": platform, "last_seen": now},
                    where=old.removed_at.is_(None),
                ).returning(old.device)
            )
            return RefusalCode.TOKEN_REVOKED if noted.first() is None else None


def _known(user_id: str, device: str | None) -> Select[Any]:
    """What is known of a user and of one of their devices: always one row."""
    here = t.devices.c
    deleted_at = select(t.streams.c.deleted_at).where(t.streams.c.stream == user_stream(user_id))
    others = t.devices.alias().c
    last_removal = select(func.max(others.removed_at, type_=here.removed_at.type)).where(
        others.user_id == user_id
    )
    one = select(literal(1)).subquery()
    return select(
        deleted_at.scalar_subquery().label("deleted_at"),
        last_removal.scalar_subquery().label("last_removal"),
        *(here.device, here.removed_at, here.name, here.platform, here.last_seen),
    ).select_from(
        one.outerjoin(t.devices, and_(here.user_id == user_id, here.device == (device or "")))
    )


def _refusal(known: Row[Any], token_issued_at: datetime | None) -> RefusalCode | None:
    if known.deleted_at is not None:
        return RefusalCode.ACCOUNT_DELETED
    if known.device is not None:
        return None if known.removed_at is None else RefusalCode.TOKEN_REVOKED
    if token_issued_at is None or known.last_removal is None:
        return None
    # Whoever is still signed in renews it; to a removed device its issuer may give no other.
    is_from_before = token_issued_at + DATED_BACK <= known.last_removal
    return RefusalCode.TOKEN_EXPIRED if is_from_before else None


def _gone(user_ids: Collection[str]) -> Any:
    """Streams of deleted users, and removed devices with their users, as `name` and `device`."""
    stream, here = t.streams.c, t.devices.c
    return union_all(
        select(stream.stream.label("name"), cast(null(), String).label("device")).where(
            stream.stream.in_([user_stream(user_id) for user_id in user_ids]),
            stream.deleted_at.is_not(None),
        ),
        select(here.user_id, here.device).where(
            here.user_id.in_(user_ids), here.removed_at.is_not(None)
        ),
    )
