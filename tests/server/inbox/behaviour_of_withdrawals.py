"""What every adapter of the inbox must do when something said before is no longer true."""

from __future__ import annotations

import asyncio

import msgspec
import pytest

from server.errors import NothingToWithdraw
from server.inbox.base import BROADCAST_STREAM, Inbox
from tests.server.inbox.behaviour import MINE, OTHER, append


class WithdrawalBehaviour:
    """Needs the fixtures of `InboxBehaviour`."""

    async def test_a_withdrawal_is_an_event_of_the_stream(self, inbox: Inbox) -> None:
        await append(inbox)

        withdrawn = await inbox.withdraw(MINE, "TX1", producer="billing")

        assert (withdrawn.seq, withdrawn.name, withdrawn.subject) == (2, "withdraw", "TX1")
        assert withdrawn.payload_json == '{"subject":"TX1"}'
        assert await inbox.read(MINE, 1, 10) == [withdrawn]

    async def test_what_is_withdrawn_already_is_not_withdrawn_again(self, inbox: Inbox) -> None:
        await append(inbox)
        first = await inbox.withdraw(MINE, "TX1", producer="billing")

        again = await inbox.withdraw(MINE, "TX1", producer="billing")

        assert again == msgspec.structs.replace(first, replayed=True)
        await append(inbox)
        assert (await inbox.withdraw(MINE, "TX1", producer="billing")).seq == 4

    async def test_what_was_never_said_cannot_be_withdrawn(self, inbox: Inbox) -> None:
        await append(inbox, OTHER)
        await append(inbox, BROADCAST_STREAM)

        for key in (None, "k1"):
            with pytest.raises(NothingToWithdraw):
                await inbox.withdraw(MINE, "TX1", producer="billing", idempotency_key=key)

        assert (await inbox.heads([MINE]))[MINE] == 0
        await append(inbox)
        found = await inbox.withdraw(MINE, "TX1", producer="billing", idempotency_key="k1")
        assert not found.replayed, "what was refused has not used its key up"

    async def test_a_repeated_withdrawal_does_not_reach_what_came_after_it(
        self, inbox: Inbox
    ) -> None:
        await append(inbox)
        first = await inbox.withdraw(MINE, "TX1", producer="billing", idempotency_key="k1")
        corrected = await append(inbox)

        again = await inbox.withdraw(MINE, "TX1", producer="billing", idempotency_key="k1")

        assert again == msgspec.structs.replace(first, replayed=True)
        assert (await inbox.heads([MINE]))[MINE] == corrected.seq

    async def test_racing_withdrawals_with_one_key_are_one(
        self, inbox: Inbox, other_node: Inbox
    ) -> None:
        await append(inbox)

        answers = await asyncio.gather(
            *(
                (inbox, other_node)[n % 2].withdraw(
                    MINE, "TX1", producer="billing", idempotency_key="k1"
                )
                for n in range(20)
            )
        )

        assert {answer.seq for answer in answers} == {2}
