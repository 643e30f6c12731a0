"""What an operator's Prometheus reads: numbers of this server, behind a key of their own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from server.app import create_app
from server.config_reading import read_config
from server.config_text import explain, table
from tests.server.parts import (
    API_KEY,
    Client,
    make_config,
    make_token,
    running_server,
)

METRICS_KEY = "a-key-of-prometheus-of-24-characters"
_PAID = {"type": "payment_success", "payload": {"transactionId": "TX1", "amount": "5"}}


async def _scraped(client: httpx.AsyncClient) -> dict[str, float]:
    answer = await client.get("/metrics", headers={"Authorization": f"Bearer {METRICS_KEY}"})
    assert answer.headers["Content-Type"].startswith("text/plain; version=")
    return {
        sample.name + "".join(sorted(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


async def test_prometheus_reads_what_was_stored_who_is_connected_and_who_was_refused(
    tmp_path: Path, new_client: Callable[[], Client]
) -> None:
    async with (
        running_server(make_config(tmp_path, metrics_key=METRICS_KEY)) as server,
        httpx.AsyncClient(base_url=server.url) as client,
    ):
        producer = {"Authorization": f"Bearer {API_KEY}", "Idempotency-Key": "once"}
        for _ in range(2):
            await client.post("/v1/users/user-4711/events", json=_PAID, headers=producer)
        await new_client().connect(server.url, {"token": make_token("user-4711")})
        await new_client().try_connect(server.url, {"token": make_token(lives_s=-60)})

        numbers = await _scraped(client)

    assert numbers["paybell_events_stored_totalpayment_success"] == 1, "a repeated post is none"
    assert numbers["paybell_append_seconds_count"] == 2
    assert numbers["paybell_connections"] == 1
    assert numbers["paybell_connections_refused_totaltoken_expired"] == 1
    assert numbers["paybell_append_failures_total"] == 0
    assert not [name for name in numbers if "4711" in name]


async def test_a_store_that_does_not_answer_is_counted(tmp_path: Path) -> None:
    async with (
        running_server(make_config(tmp_path, metrics_key=METRICS_KEY)) as server,
        httpx.AsyncClient(base_url=server.url) as client,
    ):
        await server.socket_server.inbox.close()
        producer = {"Authorization": f"Bearer {API_KEY}"}
        answer = await client.post("/v1/users/42/events", json=_PAID, headers=producer)
        assert answer.status_code == 503
        assert (await _scraped(client))["paybell_append_failures_total"] == 1


@pytest.mark.parametrize(("key", "status"), [(METRICS_KEY, 401), (None, 404)])
async def test_without_its_key_nobody_reads_the_numbers(
    tmp_path: Path, key: str | None, status: int
) -> None:
    """The producers' keys do not open it either; where none is set, there is no such address."""
    app = create_app(make_config(tmp_path, metrics_key=key))
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url="http://door"
    ) as client:
        for given in ({}, {"Authorization": f"Bearer {API_KEY}"}):
            assert (await client.get("/metrics", headers=given)).status_code == status


def test_the_key_of_prometheus_is_never_shown() -> None:
    reading = read_config(environ={"PAYBELL_METRICS_KEY": METRICS_KEY})
    shown = table(explain(reading))

    assert METRICS_KEY not in shown
    assert "set (36 characters)" in shown


def test_a_key_that_can_be_guessed_is_refused() -> None:
    reading = read_config(environ={"PAYBELL_METRICS_KEY": "short"})

    assert "PAYBELL_METRICS_KEY must have at least 24 characters." in reading.problems
