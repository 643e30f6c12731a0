"""The databases that the inbox is tested on, each empty and real."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.postgres import PostgresServer


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of each kind in turn."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'inbox.sqlite3'}"
    server: PostgresServer = request.getfixturevalue("postgres")
    return server.new_database()
