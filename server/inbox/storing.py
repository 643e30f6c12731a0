"""What one transaction does with many calls: what is new of them, and the answer to each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

import msgspec
from sqlalchemy.ext.asyncio import AsyncConnection

from contract.wire import Control, MarkRead
from server.errors import IdempotencyConflict, NothingToWithdraw
from server.inbox import idempotency, log, receipts
from server.inbox.base import NewEvent, StoredEvent, user_stream
from server.inbox.idempotency import FirstResult, KeyName, Submission
from server.inbox.receipts import Receipt

BY_A_DEVICE = "device"
"""Stands where a producer's name does, for what a user's own device reported."""

Answer = list[StoredEvent] | IdempotencyConflict | NothingToWithdraw


async def store_submissions(
    connection: AsyncConnection, jobs: Sequence[Submission], at: datetime
) -> list[Answer]:
    """Store what producers submit, each with its answer. Raises `KeyTaken`."""
    firsts = {job.name: job for job in reversed(jobs) if job.name is not None}
    known = await idempotency.find(connection, firsts.keys(), at) if firsts else {}
    # Of two equal keys in one batch, the earlier is stored and the later repeats it.
    fresh = [
        job
        for job in jobs
        if job.name is None or (job.name not in known and firsts[job.name] is job)
    ]
    answers = await _answer_fresh(connection, fresh, at)
    made = {
        name: idempotency.first_result(job, answer, at)
        for job, answer in answers.items()
        if (name := job.name) is not None and not isinstance(answer, Exception)
    }
    if made:
        await idempotency.keep(connection, made, at)
    known |= made
    return [answers.get(job) or _repeated(job, known) for job in jobs]


async def store_receipts(
    connection: AsyncConnection, jobs: Sequence[Receipt], at: datetime
) -> list[StoredEvent | None]:
    """Store what devices report; for each that made something read, the event that says so."""
    newly_read = await receipts.write(connection, jobs, at)
    told = {
        number: _read_event(job.user_id, ids)
        for number, (job, ids) in enumerate(zip(jobs, newly_read, strict=True))
        if ids
    }
    stored = await log.store(connection, [(event, BY_A_DEVICE) for event in told.values()], at)
    events = dict(zip(told, stored, strict=True))
    return [events.get(number) for number in range(len(jobs))]


async def _answer_fresh(
    connection: AsyncConnection, jobs: Sequence[Submission], at: datetime
) -> dict[Submission, Answer]:
    """Store what each job brings; of a withdrawal, only if there is something to withdraw."""
    answers: dict[Submission, Answer] = {}
    for job in jobs:
        if job.withdraws:
            said = await log.last_word(connection, job.events[0])
            if said is None:
                answers[job] = NothingToWithdraw()
            elif said.name == Control.WITHDRAW:
                answers[job] = [msgspec.structs.replace(said, replayed=True)]
    news = [job for job in jobs if job not in answers]
    stored = iter(
        await log.store(
            connection, [(event, job.producer) for job in news for event in job.events], at
        )
    )
    for job in news:
        answers[job] = [next(stored) for _ in job.events]
    return answers


def _repeated(job: Submission, known: Mapping[KeyName, FirstResult]) -> Answer:
    """The answer to a job whose key was used: by an earlier call, or in the same batch."""
    first = None if job.name is None else known.get(job.name)
    if first is None:  # the other one in the batch was refused, and has not used the key up
        return NothingToWithdraw() if job.withdraws else IdempotencyConflict()
    return idempotency.repeated(job, first)


def _read_event(user_id: str, ids: Sequence[str]) -> NewEvent:
    """What tells the user's devices, each in its turn, that these are read."""
    return NewEvent(
        stream=user_stream(user_id),
        name=Control.READ,
        payload_json=msgspec.json.encode(MarkRead(ids=list(ids))).decode(),
    )
