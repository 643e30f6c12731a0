"""The log per user, and what devices report about it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_big_int = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_instant = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "meta",
        sa.Column("name", sa.String(32), nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_meta"),
    )
    op.create_table(
        "streams",
        sa.Column("stream", sa.String(160), nullable=False),
        sa.Column("head", _big_int, nullable=False),
        sa.Column("floor", _big_int, nullable=False),
        sa.PrimaryKeyConstraint("stream", name="pk_streams"),
    )
    op.create_table(
        "events",
        sa.Column("stream", sa.String(160), nullable=False),
        sa.Column("seq", _big_int, nullable=False),
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("subject", sa.String(128)),
        sa.Column("at", _instant, nullable=False),
        sa.Column("expires_at", _instant),
        sa.Column("test", sa.Boolean, nullable=False),
        sa.Column("producer", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("stream", "seq", name="pk_events"),
        sa.UniqueConstraint("id", name="uq_events_id"),
        sa.ForeignKeyConstraint(["stream"], ["streams.stream"], name="fk_events_stream"),
    )
    op.create_table(
        "devices",
        sa.Column("user_id", sa.String(128), nullable=False),
        sa.Column("device", sa.String(64), nullable=False),
        sa.Column("acked_user", _big_int, nullable=False),
        sa.Column("acked_broadcast", _big_int, nullable=False),
        sa.Column("last_seen", _instant, nullable=False),
        sa.PrimaryKeyConstraint("user_id", "device", name="pk_devices"),
    )
    op.create_table(
        "presentations",
        sa.Column("event_id", sa.String(36), nullable=False),
        sa.Column("user_id", sa.String(128), nullable=False),
        sa.Column("device", sa.String(64), nullable=False),
        sa.Column("how", sa.String(16), nullable=False),
        sa.Column("at", _instant, nullable=False),
        sa.PrimaryKeyConstraint("event_id", "user_id", "device", name="pk_presentations"),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name="fk_presentations_event_id", ondelete="CASCADE"
        ),
    )
    op.create_table(
        "reads",
        sa.Column("event_id", sa.String(36), nullable=False),
        sa.Column("user_id", sa.String(128), nullable=False),
        sa.Column("at", _instant, nullable=False),
        sa.PrimaryKeyConstraint("event_id", "user_id", name="pk_reads"),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name="fk_reads_event_id", ondelete="CASCADE"
        ),
    )


def downgrade() -> None:
    for table in ("reads", "presentations", "devices", "events", "streams", "meta"):
        op.drop_table(table)
