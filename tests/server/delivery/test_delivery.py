"""The pump's shell over a real store: lost hints heal, slow sockets wait, resets are told."""

from __future__ import annotations

import asyncio

import msgspec
import pytest

from contract.wire import CursorReset, Replay
from server.delivery import Delivery
from server.errors import StoreUnavailable
from server.fanout.local import LocalFanout
from server.inbox.base import BROADCAST_STREAM, Position, StoredEvent, user_stream
from server.inbox.devices import SqlDevices
from tests.server.delivery.parts import (
    FaultyInbox,
    RecordingOutlet,
    cursor_after_one,
    nothing,
    retain_only_the_last,
    store,
)


async def test_a_lost_last_hint_heals_by_itself(
    delivery: Delivery, inbox: FaultyInbox, outlet: RecordingOutlet
) -> None:
    await delivery.admit("sid", "42", None)
    delivery.start_socket("sid")

    await store(inbox, user_stream("42"))  # and no hint

    ((_, name, _),) = await outlet.until(1)
    assert name == "notification"


async def test_a_stream_that_was_not_heard_of_is_looked_at_at_once(
    inbox: FaultyInbox,
    devices: SqlDevices,
    fanout: LocalFanout[StoredEvent],
    outlet: RecordingOutlet,
) -> None:
    delivery = Delivery(inbox, devices, fanout, outlet, on_other_store=nothing, look_every_s=3600)
    await delivery.start()
    await delivery.admit("sid", "42", None)
    delivery.start_socket("sid")
    await store(inbox, user_stream("42"))  # and no hint

    delivery.look_at(user_stream("nobody here"))
    delivery.look_at(user_stream("42"))

    await outlet.until(1)
    assert outlet.seqs() == [1]
    await delivery.stop()


async def test_a_gap_is_filled_from_the_store_before_the_event_that_showed_it(
    delivery: Delivery,
    inbox: FaultyInbox,
    fanout: LocalFanout[StoredEvent],
    outlet: RecordingOutlet,
) -> None:
    await delivery.admit("sid", "42", None)
    delivery.start_socket("sid")
    await store(inbox, user_stream("42"))
    second = await store(inbox, user_stream("42"))

    await fanout.publish(second.stream, second.seq, second)

    await outlet.until(2)
    assert outlet.seqs() == [1, 2]


async def test_what_is_stored_between_handshake_and_start_is_sent(
    delivery: Delivery,
    inbox: FaultyInbox,
    fanout: LocalFanout[StoredEvent],
    outlet: RecordingOutlet,
) -> None:
    await delivery.admit("sid", "42", None)
    stored = await store(inbox, user_stream("42"))
    await fanout.publish(stored.stream, stored.seq, stored)
    assert outlet.sent == []

    delivery.start_socket("sid")

    await outlet.until(1)
    assert outlet.seqs() == [1]


async def test_a_slow_socket_is_fed_from_the_store_at_its_own_pace(
    delivery: Delivery,
    inbox: FaultyInbox,
    fanout: LocalFanout[StoredEvent],
    outlet: RecordingOutlet,
) -> None:
    await delivery.admit("sid", "42", None)
    delivery.start_socket("sid")
    outlet.stall()
    for _ in range(5):
        stored = await store(inbox, user_stream("42"))
        await fanout.publish(stored.stream, stored.seq, stored)
    assert outlet.sent == []

    outlet.drain()

    await outlet.until(5)
    assert outlet.seqs() == [1, 2, 3, 4, 5]


async def test_a_chunk_of_large_events_ends_early(
    delivery: Delivery, inbox: FaultyInbox, outlet: RecordingOutlet
) -> None:
    await asyncio.gather(*(store(inbox, user_stream("42"), "x" * 4000) for _ in range(100)))
    await delivery.admit("sid", "42", "")
    delivery.start_socket("sid")

    sent = await outlet.until(2)

    replays = [arguments[0] for _, _, arguments in sent]
    assert [replay.more for replay in replays] == [True, False]
    assert outlet.seqs() == list(range(1, 101))


async def test_a_device_that_missed_nothing_is_told_so_by_an_empty_replay(
    delivery: Delivery, outlet: RecordingOutlet
) -> None:
    await delivery.admit("sid", "42", "")
    delivery.start_socket("sid")

    sent = await outlet.until(1)

    assert sent == [("sid", "replay", (Replay(events=[], more=False),))]


async def test_a_cursor_older_than_what_is_retained_is_reset(
    delivery: Delivery, inbox: FaultyInbox, outlet: RecordingOutlet
) -> None:
    for _ in range(3):
        await store(inbox, user_stream("42"))
    cursor = await cursor_after_one(delivery, outlet)
    await retain_only_the_last(inbox, user_stream("42"))
    outlet.sent.clear()

    await delivery.admit("again", "42", cursor)
    delivery.start_socket("again")

    await outlet.until(2)
    assert outlet.sent[0] == ("again", "cursor_reset", (CursorReset(reason="expired"),))
    assert outlet.seqs() == [3]

    await store(inbox, user_stream("42"))  # a gap makes the store be read once more
    await outlet.until(3)
    assert [name for _, name, _ in outlet.sent] == ["cursor_reset", "replay", "notification"]


async def test_a_store_that_fails_for_a_while_delays_the_replay_and_keeps_its_order(
    delivery: Delivery,
    inbox: FaultyInbox,
    fanout: LocalFanout[StoredEvent],
    outlet: RecordingOutlet,
) -> None:
    await store(inbox, user_stream("42"))
    inbox.failing = StoreUnavailable()
    await delivery.admit("sid", "42", "")
    delivery.start_socket("sid")
    live = await store(inbox, user_stream("42"))
    await fanout.publish(live.stream, live.seq, live)

    await outlet.until(1)

    assert outlet.seqs()[:2] == [1, 2]


async def test_a_fault_in_delivery_cuts_the_socket_so_that_it_comes_back(
    delivery: Delivery, inbox: FaultyInbox, outlet: RecordingOutlet
) -> None:
    await store(inbox, user_stream("42"))
    inbox.failing = RuntimeError("a fault of ours")
    await delivery.admit("sid", "42", "")
    delivery.start_socket("sid")

    await outlet.until(1)

    assert outlet.cuts == ["sid"]


async def test_an_ack_counts_only_up_to_what_was_sent(
    delivery: Delivery,
    inbox: FaultyInbox,
    fanout: LocalFanout[StoredEvent],
    outlet: RecordingOutlet,
) -> None:
    await delivery.admit("sid", "42", None)
    delivery.start_socket("sid")
    stored = await store(inbox, BROADCAST_STREAM)
    await fanout.publish(stored.stream, stored.seq, stored)
    ((_, _, (payload, meta)),) = await outlet.until(1)

    assert isinstance(payload, msgspec.Raw)
    assert delivery.acknowledged("sid", meta.cursor) == Position(user=0, broadcast=1)
    assert delivery.acknowledged("sid", meta.cursor.replace(".1-", ".2-")) is None
    assert delivery.acknowledged("gone", meta.cursor) is None


async def test_a_stopped_socket_is_sent_nothing_more(
    delivery: Delivery,
    inbox: FaultyInbox,
    fanout: LocalFanout[StoredEvent],
    outlet: RecordingOutlet,
) -> None:
    for sid in ("gone", "here"):
        await delivery.admit(sid, "42", None)
        delivery.start_socket(sid)
    delivery.stop_socket("gone")
    stored = await store(inbox, user_stream("42"))

    await fanout.publish(stored.stream, stored.seq, stored)

    assert [sid for sid, _, _ in outlet.sent] == ["here"]


async def test_a_socket_that_cannot_be_sent_to_is_cut_and_nobody_else_notices(
    delivery: Delivery,
    inbox: FaultyInbox,
    fanout: LocalFanout[StoredEvent],
    outlet: RecordingOutlet,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for sid in ("broken", "sound"):
        await delivery.admit(sid, "42", None)
        delivery.start_socket(sid)
    send_now = outlet.send_now

    def send(sid: str, name: str, *arguments: object) -> None:
        if sid == "broken":
            raise RuntimeError("out of luck")
        send_now(sid, name, *arguments)

    monkeypatch.setattr(outlet, "send_now", send)

    stored = await store(inbox, user_stream("42"))
    await fanout.publish(stored.stream, stored.seq, stored)  # its producer is told nothing

    assert [sid for sid, _, _ in outlet.sent] == ["sound"]
    assert outlet.cuts == ["broken"]
