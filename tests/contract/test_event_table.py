"""The documentation's table of events is the models' own."""

from __future__ import annotations

from pathlib import Path

from contract.event_table import replaced

PAGE = Path(__file__).parents[2] / "docs" / "backend-developers" / "events.md"


def test_the_table_in_the_documentation_is_up_to_date() -> None:
    page = PAGE.read_text("utf-8")
    assert replaced(page) == page, f"run: python -m contract.event_table {PAGE.name}"
