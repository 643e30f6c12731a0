"""Deleting a user a few rows at a time: what belongs to one is found, and known to be cleared."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("streams", sa.Column("erased_at", sa.DateTime(timezone=True)))
    op.create_index("ix_presentations_user_id_device", "presentations", ["user_id", "device"])
    op.create_index("ix_reads_user_id", "reads", ["user_id"])
    op.create_index(
        "ix_streams_stream_of_erasing",
        "streams",
        ["stream"],
        sqlite_where=sa.text("deleted_at IS NOT NULL AND erased_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NOT NULL AND erased_at IS NULL"),
    )


def downgrade() -> None:
    for name, table in (
        ("ix_streams_stream_of_erasing", "streams"),
        ("ix_reads_user_id", "reads"),
        ("ix_presentations_user_id_device", "presentations"),
    ):
        op.drop_index(name, table)
    op.drop_column("streams", "erased_at")
