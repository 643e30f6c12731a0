"""A file is written whole or not at all, and why not is said in words."""

from __future__ import annotations

import errno
import os

import pytest

from notifier.store.whole_file import why_not_written


@pytest.mark.parametrize(
    ("code", "why"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "the disk is full"),
        (errno.EACCES, "you may not write there"),
        (errno.EROFS, "you may not write there"),
        (errno.EIO, os.strerror(errno.EIO)),
    ],
)
def test_why_a_file_could_not_be_written_is_no_name_of_an_exception(code: int, why: str) -> None:
    assert why_not_written(OSError(code, os.strerror(code))) == why
