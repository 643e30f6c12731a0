"""How Alembic runs here: on a connection that is handed in, inside its transaction.

It opens nothing, and leaves logging as it is.
"""

from __future__ import annotations

from alembic import context

from server.inbox.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    # SQLite cannot alter a column in place; Alembic then copies the table.
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
