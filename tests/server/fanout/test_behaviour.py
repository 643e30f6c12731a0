"""What each fan-out does for those who listen in the process that publishes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from server.fanout.base import CutMark, Fanout
from server.fanout.local import LocalFanout
from server.fanout.redis import RedisFanout
from tests.helpers.redis_server import redis_server
from tests.server.fanout.parts import SECRET, STORE, Listener, Paid


@pytest.fixture(params=["local", "redis", "redis away"])
async def fanout(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Fanout[Paid]]:
    async with AsyncExitStack() as last_to_first:
        fanout: Fanout[Paid] = LocalFanout()
        if request.param == "redis":
            redis = await last_to_first.enter_async_context(redis_server(tmp_path))
            fanout = RedisFanout(redis.url, SECRET, Paid)
        elif request.param == "redis away":
            fanout = RedisFanout(f"unix://{tmp_path}/nobody.sock", SECRET, Paid)
        last_to_first.push_async_callback(fanout.stop)
        await fanout.start(STORE, lambda _stream: None)
        yield fanout


async def test_a_listener_is_told_before_publish_returns(fanout: Fanout[Paid]) -> None:
    here, there = Listener(), Listener()
    here.listen(fanout, "user:42")
    there.listen(fanout, "user:43")

    await fanout.publish("user:42", 1, Paid("TX1"))
    await fanout.publish("user:42", 2, None)
    await fanout.publish("nobody's", 1, None)

    assert here.heard == [(1, Paid("TX1")), (2, None)]
    assert there.heard == []


async def test_a_mark_reaches_the_listeners_that_asked_for_it(fanout: Fanout[Paid]) -> None:
    listener, deaf = Listener(), Listener()
    listener.listen(fanout, "user:42")
    fanout.subscribe("user:42", deaf.on_hint)
    mark = CutMark(device="d1")

    await fanout.publish_mark("user:42", mark)

    assert listener.heard == [mark]
    assert deaf.heard == []


async def test_who_unsubscribed_hears_nothing_more_and_may_say_so_twice(
    fanout: Fanout[Paid],
) -> None:
    stays, goes = Listener(), Listener()
    stays.listen(fanout, "user:42")
    unsubscribe = goes.listen(fanout, "user:42")

    unsubscribe()
    unsubscribe()
    await fanout.publish("user:42", 1, None)

    assert (stays.heard, goes.heard) == ([(1, None)], [])


async def test_it_may_be_stopped_twice_and_started_again(fanout: Fanout[Paid]) -> None:
    listener = Listener()
    listener.listen(fanout, "user:42")

    await fanout.stop()
    await fanout.stop()
    await fanout.start(STORE, lambda _stream: None)
    await fanout.publish("user:42", 1, None)

    assert listener.heard == [(1, None)]
