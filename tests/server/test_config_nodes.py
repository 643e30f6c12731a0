"""The configuration of several nodes: it is whole, and its passwords are shown to nobody."""

from __future__ import annotations

import pytest

from server.config_reading import read_config
from server.config_text import explain, table

GOOD = {
    "PAYBELL_JWT_SECRET": "correct-horse-battery-staple-0123456789",
    "PAYBELL_FANOUT_SECRET": "another-horse-battery-staple-0123456789",
}


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("redis://cache:6379/0", "redis://cache:6379/0"),
        ("redis://[::1]:6379", "redis://[::1]:6379"),
        ("rediss://app:hush@cache:6380/1", "rediss://<hidden>@cache:6380/1"),
        ("redis://app:hu@sh@cache", "redis://<hidden>@cache"),
        ("redis://cache/0?password=hush", "redis://cache/0"),
        ("unix://:hush@/run/redis.sock?db=2", "unix://<hidden>@/run/redis.sock"),
    ],
)
def test_a_url_of_redis_is_shown_without_what_is_secret_in_it(url: str, shown: str) -> None:
    reading = read_config(environ=GOOD | {"PAYBELL_REDIS_URL": url})

    assert reading.problems == ()
    rows = {row.name: row.value for row in explain(reading)}
    assert rows["redis_url"] == shown
    assert rows["fanout_secret"] == "set (39 characters)"
    assert "hush" not in repr(reading.config)


@pytest.mark.parametrize(
    "url",
    [
        "http://:hush@cache",
        "redis://:hu/hush@cache",
        "redis://app:hush?@cache",
        "redis://app:12/hush@cache",
        "redis://[hush",
        "redis:///0?password=hush",
        "unix://hush@cache",
    ],
)
def test_a_url_that_could_be_misread_is_refused_and_not_repeated(url: str) -> None:
    reading = read_config(environ=GOOD | {"PAYBELL_REDIS_URL": url})

    (problem,) = reading.problems
    assert problem.startswith("PAYBELL_REDIS_URL must look like redis://host:6379/0")
    assert "hush" not in problem + table(explain(reading)) + repr(reading)


@pytest.mark.parametrize(
    ("secret", "says"),
    [("", "fanout_secret must be set with redis_url"), ("short", "needs at least 32")],
)
def test_nodes_need_a_key_that_nobody_can_guess(secret: str, says: str) -> None:
    environ = GOOD | {"PAYBELL_REDIS_URL": "redis://cache", "PAYBELL_FANOUT_SECRET": secret}

    (problem,) = read_config(environ=environ).problems

    assert says in problem
