"""How the tests are shared out when they run on several cores, as `python dev.py test` runs them.

A file stays on one core and in its own order, so that what it makes once is made once. The slow
ones begin, and the many quick ones fill what is left: no core waits long for another at the end.
"""

from __future__ import annotations

import gc
from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]

from notifier.garbage import generation_due

_SLOW = (
    "tests/system/test_sign_in.py",
    "tests/system/test_bundle.py",
    "tests/system/test_linux_packages.py",
    "tests/soak/",
    "tests/system/",
    "tests/test_demo.py",
    "tests/server/inbox/",
)
"""What begins, in this order."""
_TOGETHER = {
    "tests/system/test_bundle.py": "the bundle",
    "tests/system/test_linux_packages.py": "the bundle",
    "tests/system/windows/": "Windows",
}
"""Files that share something which the first of them makes."""


class FilesOnCores(LoadScopeScheduling):  # type: ignore[misc]
    """Hands out whole files, and those together that belong together."""

    def _split_scope(self, nodeid: str) -> str:
        shared = (what for start, what in _TOGETHER.items() if nodeid.startswith(start))
        return next(shared, nodeid.partition("::")[0])


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> FilesOnCores:
    """Hand out in the order in which the tests are collected, which is made below."""
    config.option.loadscopereorder = False
    return FilesOnCores(config, log)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On several cores the slow begin; alone, the order is that of the files."""
    if hasattr(config, "workerinput"):
        items.sort(key=_rank)


def pytest_configure() -> None:
    """Leave the collecting to what follows, as the app does."""
    gc.disable()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """Between two tests and on Qt's own thread, where its objects may be destroyed.

    Python would collect on whatever thread allocates: that of a later test's server would
    destroy timers of this one, and the process ends when Qt looks at them.
    """
    generation = generation_due(gc.get_count())
    if generation is not None:
        gc.collect(generation)


def _rank(item: pytest.Item) -> int:
    ranks = (rank for rank, start in enumerate(_SLOW) if item.nodeid.startswith(start))
    return next(ranks, len(_SLOW))
