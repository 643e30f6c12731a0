"""Sockets that must end: whose device is removed, whose user is deleted, who is left behind."""

from __future__ import annotations

import pytest

from server.delivery import Delivery
from server.fanout.base import CutMark
from server.fanout.local import LocalFanout
from server.inbox.base import StoredEvent, user_stream
from server.inbox.devices import SqlDevices
from tests.server.delivery.parts import (
    FaultyInbox,
    RecordingOutlet,
    cursor_after_one,
    retain_only_the_last,
    store,
)


async def test_a_socket_that_retention_has_overtaken_is_cut_once_and_told_when_it_comes_back(
    delivery: Delivery, inbox: FaultyInbox, outlet: RecordingOutlet
) -> None:
    for _ in range(3):
        await store(inbox, user_stream("42"))
    cursor = await cursor_after_one(delivery, outlet)
    await delivery.admit("behind", "42", cursor)
    await retain_only_the_last(inbox, user_stream("42"))
    outlet.sent.clear()

    delivery.start_socket("behind")

    await outlet.until(1)
    assert (outlet.cuts, outlet.sent) == (["behind"], [])


async def test_a_socket_before_events_that_are_all_gone_is_cut_and_not_looked_at_for_ever(
    delivery: Delivery, inbox: FaultyInbox, outlet: RecordingOutlet
) -> None:
    await delivery.admit("behind", "42", None)
    delivery.start_socket("behind")
    stored = await store(inbox, user_stream("42"))  # and no hint
    async with inbox.transaction() as connection:
        await connection.exec_driver_sql("DELETE FROM events")
        await connection.exec_driver_sql(f"UPDATE streams SET floor = {stored.seq}")

    await outlet.until(1)
    delivery.stop_socket("behind")

    assert (outlet.cuts, outlet.sent) == (["behind"], [])
    await delivery.admit("plain", "42", None)
    delivery.start_socket("plain")
    await store(inbox, user_stream("42"))
    outlet.cuts.clear()
    await outlet.until(1)
    assert (outlet.cuts, outlet.seqs()) == ([], [2])


async def test_a_row_that_somebody_removed_by_hand_cuts_nobody(
    delivery: Delivery, inbox: FaultyInbox, outlet: RecordingOutlet
) -> None:
    for _ in range(3):
        await store(inbox, user_stream("42"))
    async with inbox.transaction() as connection:
        await connection.exec_driver_sql("DELETE FROM events WHERE seq = 1")

    await delivery.admit("sid", "42", "")
    delivery.start_socket("sid")

    await outlet.until(1)
    assert (outlet.cuts, outlet.seqs()) == ([], [2, 3])


@pytest.mark.parametrize("is_deleted", [False, True])
async def test_who_is_gone_is_cut_in_the_next_round_also_when_nobody_said_so(
    delivery: Delivery,
    devices: SqlDevices,
    fanout: LocalFanout[StoredEvent],
    inbox: FaultyInbox,
    outlet: RecordingOutlet,
    is_deleted: bool,
) -> None:
    for device in ("d1", "d2"):
        await devices.admit("42", device, name="", platform="")
        await delivery.admit(f"of {device}", "42", None, device)
        delivery.start_socket(f"of {device}")

    await (devices.mark_deleted("42") if is_deleted else devices.remove("42", "d1"))

    await outlet.until(1)
    assert set(outlet.cuts) == ({"of d1", "of d2"} if is_deleted else {"of d1"})
    if not is_deleted:
        stored = await store(inbox, user_stream("42"))
        await fanout.publish(stored.stream, stored.seq, stored)
        assert [sid for sid, _, _ in outlet.sent] == ["of d2"], "cut or not, it is sent nothing"


async def test_a_handshake_says_itself_who_is_gone_and_who_goes_meanwhile_ends_behind_it(
    delivery: Delivery, fanout: LocalFanout[StoredEvent], outlet: RecordingOutlet
) -> None:
    await delivery.admit("sid", "42", "", "d1")

    await fanout.publish_mark(user_stream("42"), CutMark(device="d1"))
    assert outlet.cuts == [], "a cut would overtake the refusal"
    delivery.start_socket("sid")

    assert (outlet.cuts, outlet.sent) == (["sid"], [])
