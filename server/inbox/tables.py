"""The tables of the inbox, as the queries see them; the migrations make them."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    and_,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# SQLite has one integer type, and numbers rows by themselves only under this name.
_BigInt = BigInteger().with_variant(Integer(), "sqlite")


class Instant(TypeDecorator[datetime]):
    """A moment in UTC to the microsecond, aware on the way in and on the way out.

    SQLite has no time zones: it holds the UTC text.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To UTC; without its zone where the database has none."""
        if value is None:
            return None
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Aware, in UTC."""
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


meta = Table(
    "meta",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("value", Text, nullable=False),
)

streams = Table(
    "streams",
    metadata,
    Column("stream", String(160), primary_key=True),
    Column("head", _BigInt, nullable=False),
    Column("floor", _BigInt, nullable=False),
    Column("deleted_at", Instant),
    Column("erased_at", Instant),
)

streams_of_erasing = Index(
    "ix_streams_stream_of_erasing",
    streams.c.stream,
    sqlite_where=and_(streams.c.deleted_at.is_not(None), streams.c.erased_at.is_(None)),
    postgresql_where=and_(streams.c.deleted_at.is_not(None), streams.c.erased_at.is_(None)),
)

events = Table(
    "events",
    metadata,
    Column("stream", String(160), ForeignKey("streams.stream"), primary_key=True),
    Column("seq", _BigInt, primary_key=True),
    Column("id", String(36), nullable=False, unique=True),
    Column("name", String(64), nullable=False),
    Column("payload", Text, nullable=False),
    Column("subject", String(128)),
    Column("at", Instant, nullable=False),
    Column("expires_at", Instant),
    Column("test", Boolean, nullable=False),
    Column("producer", String(64), nullable=False),
)

events_of_subject = Index(
    "ix_events_stream_subject_seq",
    events.c.stream,
    events.c.subject,
    events.c.seq,
    sqlite_where=events.c.subject.is_not(None),
    postgresql_where=events.c.subject.is_not(None),
)

devices = Table(
    "devices",
    metadata,
    Column("user_id", String(128), primary_key=True),
    Column("device", String(64), primary_key=True),
    Column("acked_user", _BigInt, nullable=False),
    Column("acked_broadcast", _BigInt, nullable=False),
    Column("last_seen", Instant, nullable=False),
    Column("name", String(64), nullable=False, server_default=""),
    Column("platform", String(32), nullable=False, server_default=""),
    Column("removed_at", Instant),
)

acks = Table(
    "acks",
    metadata,
    Column("user_id", String(128), primary_key=True),
    Column("device", String(64), primary_key=True),
    Column("broadcast", Boolean, primary_key=True),
    Column("seq", _BigInt, primary_key=True),
    Column("at", Instant, nullable=False),
)

acks_of_broadcasts = Index(
    "ix_acks_seq_of_broadcasts",
    acks.c.seq,
    sqlite_where=acks.c.broadcast.is_(True),
    postgresql_where=acks.c.broadcast.is_(True),
)

presentations = Table(
    "presentations",
    metadata,
    Column("event_id", String(36), ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    Column("user_id", String(128), primary_key=True),
    Column("device", String(64), primary_key=True),
    Column("how", String(16), nullable=False),
    Column("at", Instant, nullable=False),
    Index("ix_presentations_user_id_device", "user_id", "device"),
)

reads = Table(
    "reads",
    metadata,
    Column("event_id", String(36), ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    Column("user_id", String(128), primary_key=True, index=True),
    Column("at", Instant, nullable=False),
)

idempotency_keys = Table(
    "idempotency_keys",
    metadata,
    Column("key", String(255), primary_key=True),
    Column("producer", String(64), primary_key=True),
    Column("fingerprint", String(64), nullable=False),
    Column("places", Text, nullable=False),
    Column("at", Instant, nullable=False, index=True),
)
