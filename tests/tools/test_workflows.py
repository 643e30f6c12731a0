"""What the checkers of workflows do not see: how ours go together."""

from __future__ import annotations

import fnmatch
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


def test_an_action_is_pinned_to_one_commit_wherever_it_is_used() -> None:
    pinned: dict[str, set[str]] = {}
    for path in FOLDER.glob("*.yml"):
        for action, pin in re.findall(
            r"uses: ([\w/-]+)@(.*)$", path.read_text("utf-8"), re.MULTILINE
        ):
            pinned.setdefault(action, set()).add(pin)
    assert pinned
    for action, pins in pinned.items():
        (pin,) = pins
        assert re.fullmatch(r"[0-9a-f]{40} # v\d+\.\d+\.\d+", pin), action


def test_what_a_job_downloads_is_uploaded_by_one_that_it_waits_for() -> None:
    jobs = _jobs((FOLDER / "release.yml").read_text("utf-8"))
    uploads = {job: set(_artefacts("upload", text)) for job, text in jobs.items()}
    for job, text in jobs.items():
        before = set().union(*(uploads[other] for other in _waited_for(job, jobs)))
        for wanted in _artefacts("download", text):
            names = wanted.strip('"{}').split(",")
            missing = [name for name in names if not fnmatch.filter(before, name)]
            assert not missing, f"{job} downloads {missing} of {before}"
    assert _waited_for("publish", jobs) == set(jobs) - {"publish"}


def _jobs(workflow: str) -> dict[str, str]:
    parts = re.split(r"^  ([a-z-]+):$", workflow.partition("\njobs:\n")[2], flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def _artefacts(way: str, job: str) -> list[str]:
    """Names, or patterns of names, each with what stands in the matrix."""
    found = re.findall(rf"{way}-artifact@.*\n +with:\n +(?:name|pattern): (.+)", job)
    runners = re.search(r"runner: \[(.+)\]", job)
    each = runners[1].split(", ") if runners else [""]
    return [name.replace("${{ matrix.runner }}", one) for name in found for one in each]


def _waited_for(job: str, jobs: dict[str, str]) -> set[str]:
    needs = re.search(r"^    needs: \[?([a-z, -]+)\]?$", jobs[job], re.MULTILINE)
    direct = set(needs[1].split(", ")) if needs else set()
    return direct.union(*(_waited_for(other, jobs) for other in direct))
