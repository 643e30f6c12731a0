"""Devices that their user can tell apart and remove, and users that were deleted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_instant = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("devices", sa.Column("name", sa.String(64), nullable=False, server_default=""))
    op.add_column(
        "devices", sa.Column("platform", sa.String(32), nullable=False, server_default="")
    )
    op.add_column("devices", sa.Column("removed_at", _instant))
    op.add_column("streams", sa.Column("deleted_at", _instant))


def downgrade() -> None:
    op.drop_column("streams", "deleted_at")
    for column in ("removed_at", "platform", "name"):
        op.drop_column("devices", column)
