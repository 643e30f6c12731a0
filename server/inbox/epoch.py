"""Which database this is: an epoch that changes when the database is replaced or restored.

A database cannot tell by itself that it is a copy of what it was. So each kind has a
witness beside it: of a server its own identity, which a restore changes; of a file another
file, which tells the last event that was stored. What no witness sees is left to the marks
in the devices' cursors.
"""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

import msgspec
from sqlalchemy import select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from server.inbox import tables as t
from server.inbox.base import StoredEvent
from server.inbox.database import upsert
from server.logs import get_logger

_RECORD_BYTES = 1024
"""A note is as long as the one before, so that one write replaces it."""

_IDENTITY = (
    ("current_database()", "SELECT oid FROM pg_database WHERE datname = current_database()"),
    ("current_database()", "SELECT 'events'::regclass::oid"),
    ("pg_control_system()", "SELECT system_identifier FROM pg_control_system()"),
    # Its first eight characters are the timeline.
    ("pg_walfile_name(pg_lsn)", "SELECT substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8)"),
)
"""What identifies a PostgreSQL database, each with a function that one must be allowed."""

_log = get_logger(__name__)


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """What a witness says: this event was in the database of that epoch."""

    epoch: str
    stream: str
    seq: int
    id: str


class Witness:
    """Notes, beside the database's file, the last event that was stored in it.

    Written after each commit and not forced to the disk: it may be late, but is never ahead
    of a file that was not restored. Trouble with it costs its help and nothing else.
    """

    def __init__(self, database: Path) -> None:
        self._path = database.with_name(database.name + "-last")
        self._file: int | None = None

    def said(self) -> Note | None:
        """The last note; None if there is none that can be read."""
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=Note)
        except (OSError, msgspec.MsgspecError, ValueError):
            return None

    def note(self, epoch: str, event: StoredEvent) -> None:
        """`event` is committed."""
        note = Note(epoch=epoch, stream=event.stream, seq=event.seq, id=event.id)
        record = msgspec.json.encode(note).ljust(_RECORD_BYTES)
        with contextlib.suppress(OSError):
            if self._file is None:
                self._file = os.open(self._path, os.O_CREAT | os.O_WRONLY, 0o600)
            os.lseek(self._file, 0, os.SEEK_SET)
            os.write(self._file, record)

    def forget_all_but(self, epoch: str) -> None:
        """The epoch is settled: what was noted in another one is of no more use."""
        note = self.said()
        if note is not None and note.epoch != epoch:
            self.close()
            with contextlib.suppress(OSError):
                self._path.unlink()

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


async def settle(connection: AsyncConnection, witness: Witness | None) -> str:
    """The database's epoch; a new one if it is not the database that it was.

    Within a transaction; of nodes that start at once, one settles it.
    """
    epoch = await _value(connection, "epoch", secrets.token_hex(8))
    if witness is not None:
        note = witness.said()
        if note is None or (note.epoch == epoch and await _holds(connection, note)):
            return epoch
    elif connection.dialect.name == "postgresql":
        identity = await _identity(connection)
        if await _value(connection, "identity", identity) == identity:
            return epoch
        await _set(connection, "identity", identity)
    else:
        return epoch
    _log.warning("the database was replaced or restored: devices fetch everything again")
    return await renew(connection)


async def is_settled(connection: AsyncConnection, epoch: str) -> bool:
    """Whether the database is still that of `epoch`: only looks, and at a server's identity, too.

    True while a server is a replica that may yet be promoted: then it can be told.
    """
    rows = await connection.execute(select(t.meta.c.name, t.meta.c.value))
    kept = {row.name: row.value for row in rows}
    if kept.get("epoch") != epoch:
        return False
    if connection.dialect.name != "postgresql":
        return True
    if (await connection.execute(text("SELECT pg_is_in_recovery()"))).scalar_one():
        return True
    return kept.get("identity") == await _identity(connection)


async def renew(connection: AsyncConnection) -> str:
    """Give the database a new epoch, whatever it was."""
    epoch = secrets.token_hex(8)
    await _set(connection, "epoch", epoch)
    return epoch


async def _holds(connection: AsyncConnection, note: Note) -> bool:
    """Whether the noted event is here, or was and is kept no more."""
    found = await connection.execute(
        select(t.events.c.id).where(t.events.c.stream == note.stream, t.events.c.seq == note.seq)
    )
    event_id = found.scalar_one_or_none()
    if event_id is not None:
        return bool(event_id == note.id)
    floor = await connection.execute(
        select(t.streams.c.floor).where(t.streams.c.stream == note.stream)
    )
    return bool((floor.scalar_one_or_none() or 0) >= note.seq)


async def _identity(connection: AsyncConnection) -> str:
    """What a restore changes: the cluster, its timeline, the database, or its tables.

    A copy of a cluster that went on by itself has the same cluster and another timeline; a
    dump that was read back has other tables.
    """
    # Some hosts keep such functions from those who are not their superuser.
    asked = ", ".join(
        f"has_function_privilege('{function}', 'EXECUTE')" for function, _ in _IDENTITY
    )
    allowed = (await connection.execute(text(f"SELECT {asked}"))).one()
    questions = ", ".join(
        f"({question})::text"
        for (_, question), is_allowed in zip(_IDENTITY, allowed, strict=True)
        if is_allowed
    )
    return "/".join((await connection.execute(text(f"SELECT {questions}"))).one())


async def _value(connection: AsyncConnection, name: str, default: str) -> str:
    """What is kept under `name`, `default` if nothing was; locked until the transaction ends."""
    await connection.execute(
        upsert(connection, t.meta)
        .values(name=name, value=default)
        .on_conflict_do_nothing(index_elements=[t.meta.c.name])
    )
    found = await connection.execute(
        select(t.meta.c.value).where(t.meta.c.name == name).with_for_update()
    )
    return str(found.scalar_one())


async def _set(connection: AsyncConnection, name: str, value: str) -> None:
    await connection.execute(update(t.meta).where(t.meta.c.name == name).values(value=value))
