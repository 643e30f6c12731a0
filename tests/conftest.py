"""How the tests are shared out when they run on several cores, as `python dev.py test` runs them.

A file stays on one core and in its own order, so that what it makes once is made once. The slow
ones begin, and the many quick ones fill what is left: no core waits long for another at the end.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]

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
_USES_QT = pytest.StashKey[bool]()


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


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Note which files make Qt's objects."""
    module = item.getparent(pytest.Module)
    if module is not None and "qapp" in getattr(item, "fixturenames", ()):
        module.stash[_USES_QT] = True


@pytest.fixture(autouse=True, scope="module")
def qt_is_cleared_away_on_its_own_thread(request: pytest.FixtureRequest) -> Iterator[None]:
    """What a file leaves of Qt's objects goes here.

    The collector runs on whatever thread it is called for: that of a later test's server would
    destroy timers of this one, and the process ends when Qt looks at them.
    """
    yield
    if request.node.stash.get(_USES_QT, False):
        gc.collect()


def _rank(item: pytest.Item) -> int:
    ranks = (rank for rank, start in enumerate(_SLOW) if item.nodeid.startswith(start))
    return next(ranks, len(_SLOW))
