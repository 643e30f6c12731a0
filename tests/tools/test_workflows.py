"""What the checkers of workflows do not see: how ours go together."""

from __future__ import annotations

import re
from pathlib import Path

FOLDER = Path(__file__).parents[2] / ".github" / "workflows"


def test_a_workflow_that_others_call_does_not_wait_for_its_caller() -> None:
    called = [
        text
        for path in FOLDER.glob("*.yml")
        if "workflow_call:" in (text := path.read_text("utf-8"))
    ]
    assert called
    for text in called:
        # `github.workflow` is the caller's name there: both would be in one group.
        (group,) = re.findall(r"^  group: (.+)$", text, re.MULTILINE)
        assert "github.workflow" not in group
