"""What of a hint is believed, whoever wrote it."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.fanout.base import CutMark
from server.fanout.hints import MAX_HINT_BYTES, HintCodec
from tests.server.fanout.parts import SECRET, Paid

HERE = b"paybell:c0ffee00:user:42"
OTHER = b"paybell:c0ffee00:user:43"
MARK = CutMark(device="d1")


@pytest.fixture
def writer() -> HintCodec[Paid]:
    return HintCodec(SECRET, Paid)


@pytest.fixture
def reader() -> HintCodec[Paid]:
    return HintCodec(SECRET, Paid)


@pytest.fixture
def stranger() -> HintCodec[Paid]:
    return HintCodec(b"a key that was guessed by somebody", Paid)


def test_a_node_is_believed_with_the_event_that_it_carries(
    writer: HintCodec[Paid], reader: HintCodec[Paid]
) -> None:
    assert reader.read(HERE, writer.grown(HERE, 7, Paid("TX1"))) == (7, Paid("TX1"))
    assert reader.read(HERE, writer.grown(HERE, 7, None)) == (7, None)
    assert reader.read(HERE, writer.marked(HERE, MARK)) == MARK


def test_a_node_does_not_hear_itself(writer: HintCodec[Paid]) -> None:
    assert writer.read(HERE, writer.grown(HERE, 7, Paid("TX1"))) is None


def test_a_forged_hint_is_a_reason_to_look_and_its_event_is_dropped(
    stranger: HintCodec[Paid], reader: HintCodec[Paid]
) -> None:
    assert reader.read(HERE, stranger.grown(HERE, 7, Paid("forged"))) == (7, None)


def test_a_true_hint_on_another_users_channel_is_a_forged_one(
    writer: HintCodec[Paid], reader: HintCodec[Paid]
) -> None:
    assert reader.read(OTHER, writer.grown(HERE, 7, Paid("TX1"))) == (7, None)


def test_a_forged_mark_does_nothing(stranger: HintCodec[Paid], reader: HintCodec[Paid]) -> None:
    assert reader.read(HERE, stranger.marked(HERE, MARK)) is None


def test_an_event_too_large_to_carry_is_left_to_the_store(
    writer: HintCodec[Paid], reader: HintCodec[Paid]
) -> None:
    assert reader.read(HERE, writer.grown(HERE, 7, Paid("x" * MAX_HINT_BYTES))) == (7, None)


def test_a_message_too_large_is_not_looked_into(
    writer: HintCodec[Paid], reader: HintCodec[Paid]
) -> None:
    mark = CutMark(device="x" * MAX_HINT_BYTES)

    assert reader.read(HERE, writer.marked(HERE, mark)) is None


@pytest.mark.parametrize("seq", [0, -1, 1.5, "7", None])
def test_a_number_that_no_event_can_have_is_ignored(reader: HintCodec[Paid], seq: object) -> None:
    body = msgspec.msgpack.encode(["grown", "node", seq, b""])

    assert reader.read(HERE, bytes(32) + body) is None


@given(st.binary(max_size=200))
def test_no_bytes_at_all_can_make_it_fail(message: bytes) -> None:
    reader = HintCodec(SECRET, Paid)

    heard = reader.read(HERE, message)

    assert heard is None or isinstance(heard, tuple)


@given(st.data())
def test_one_changed_bit_takes_the_event_away(data: st.DataObject) -> None:
    message = bytearray(HintCodec(SECRET, Paid).grown(HERE, 7, Paid("TX1")))
    at = data.draw(st.integers(0, len(message) * 8 - 1))
    message[at // 8] ^= 1 << at % 8

    heard = HintCodec(SECRET, Paid).read(HERE, bytes(message))

    assert heard is None or (isinstance(heard, tuple) and heard[1] is None)
