"""The fan-out within one process."""

from __future__ import annotations

from server.fanout.local import LocalFanout


async def test_a_hint_reaches_those_who_subscribed_to_its_stream() -> None:
    fanout: LocalFanout[str] = LocalFanout()
    heard: list[tuple[str, int, str | None]] = []
    fanout.subscribe("a", lambda seq, event: heard.append(("first", seq, event)))
    fanout.subscribe("a", lambda seq, event: heard.append(("second", seq, event)))
    fanout.subscribe("b", lambda seq, event: heard.append(("other", seq, event)))

    await fanout.publish("a", 1, "event")
    await fanout.publish("nobody's", 1, None)

    assert heard == [("first", 1, "event"), ("second", 1, "event")]


async def test_who_unsubscribed_hears_nothing_more_and_may_say_so_twice() -> None:
    fanout: LocalFanout[str] = LocalFanout()
    heard: list[int] = []
    unsubscribe = fanout.subscribe("a", lambda seq, _event: heard.append(seq))

    unsubscribe()
    unsubscribe()
    await fanout.publish("a", 1, None)

    assert heard == []


async def test_a_listener_may_unsubscribe_while_it_is_told() -> None:
    fanout: LocalFanout[str] = LocalFanout()
    heard: list[int] = []

    def once(seq: int, _event: str | None) -> None:
        heard.append(seq)
        unsubscribe()

    unsubscribe = fanout.subscribe("a", once)
    fanout.subscribe("a", lambda seq, _event: heard.append(seq * 10))

    await fanout.publish("a", 1, None)
    await fanout.publish("a", 2, None)

    assert heard == [1, 10, 20]
