"""What an operator is told of a database or a Redis that is not there, before the start."""

from __future__ import annotations

from pathlib import Path

from server.inbox.database import read_url
from server.store_check import problems_of_stores
from tests.helpers.postgres import PostgresServer
from tests.helpers.redis_server import PASSWORD, redis_server
from tests.server.parts import make_config

SECRET = "a secret of the nodes, of more than 32 bytes"


async def test_stores_that_answer_are_no_problem_and_nothing_is_made(
    tmp_path: Path, postgres: PostgresServer
) -> None:
    async with redis_server(tmp_path) as redis:
        both = {"redis_url": redis.url, "fanout_secret": SECRET}
        for config in (
            make_config(tmp_path, **both),
            make_config(tmp_path, database_url=postgres.new_database(), **both),
        ):
            assert await problems_of_stores(config) == ()
    assert not list(tmp_path.glob("*.sqlite3*"))


async def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    config = make_config(tmp_path / "nowhere")

    (problem,) = await problems_of_stores(config)

    assert "check that its folder exists" in problem


async def test_what_is_wrong_with_a_database_server_is_said_without_the_password(
    tmp_path: Path, postgres: PostgresServer
) -> None:
    there = read_url(postgres.new_database()).set(drivername="postgresql")
    for url, told in (
        (there.set(database="no-such"), "has no database 'no-such'"),
        (there.set(password="a-wrong-word"), "check the name and the password"),
        (there.set(port=1), "cannot be reached"),
    ):
        text = url.render_as_string(hide_password=False)

        (problem,) = await problems_of_stores(make_config(tmp_path, database_url=text))

        assert told in problem
        assert str(url.password) not in problem


async def test_redis_says_why_it_is_away(tmp_path: Path) -> None:
    async with redis_server(tmp_path) as redis:
        for url, told in (
            (redis.url.replace(PASSWORD, "a-wrong-word"), "refuses the user name or password"),
            ("redis://127.0.0.1:1/0", "cannot be reached"),
        ):
            config = make_config(tmp_path, redis_url=url, fanout_secret=SECRET)

            (problem,) = await problems_of_stores(config)

            assert told in problem
            assert "a-wrong-word" not in problem
