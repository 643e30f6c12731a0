"""When each device stored what, and the last word about a subject found quickly."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "acks",
        sa.Column("user_id", sa.String(128), nullable=False),
        sa.Column("device", sa.String(64), nullable=False),
        # Of which lane `seq` is: the user's own, or what everybody gets.
        sa.Column("broadcast", sa.Boolean, nullable=False),
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("user_id", "device", "broadcast", "seq", name="pk_acks"),
    )
    op.create_index(
        "ix_acks_seq_of_broadcasts",
        "acks",
        ["seq"],
        sqlite_where=sa.text("broadcast IS 1"),
        postgresql_where=sa.text("broadcast IS true"),
    )
    has_subject = sa.text("subject IS NOT NULL")
    op.create_index(
        "ix_events_stream_subject_seq",
        "events",
        ["stream", "subject", "seq"],
        sqlite_where=has_subject,
        postgresql_where=has_subject,
    )


def downgrade() -> None:
    op.drop_index("ix_events_stream_subject_seq", "events")
    op.drop_table("acks")
