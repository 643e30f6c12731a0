"""A client in another language, by nothing but Socket.IO: what the wire promises to all."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.oidc import install_packages
from tests.helpers.programs import Program, RunningServer

pytestmark = pytest.mark.system

CLIENT = Path(__file__).parent / "js"
EXAMPLES = Path(__file__).parents[2] / "contract" / "examples"
EVENTS = ("payment_success", "payment_failed", "bill_generated", "notification")


@pytest.fixture(scope="module")
def node_modules() -> None:
    """The locked packages of the client."""
    install_packages(CLIENT)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RunningServer]:
    with RunningServer(tmp_path / "server") as running:
        yield running


@pytest.fixture
def examples() -> dict[str, dict[str, Any]]:
    """The golden payload of each event."""
    return {
        name: json.loads((EXAMPLES / f"{name}.json").read_text("utf-8"))["payload"]
        for name in EVENTS
    }


def connect(server: RunningServer, folder: Path, token: str) -> Program:
    command = ["node", str(CLIENT / "client.mjs"), server.url]
    return Program(command, env=os.environ, cwd=folder, stdin=token.encode())


@pytest.mark.usefixtures("node_modules")
def test_a_plain_js_client_receives_the_payload_of_every_event(
    server: RunningServer, examples: dict[str, dict[str, Any]], tmp_path: Path
) -> None:
    with connect(server, tmp_path, server.token("42")) as client:
        client.output.wait_for('"connected":true')
        for name, payload in examples.items():
            server.post("42", name, payload)
        client.output.wait_for('"transport"')
        assert client.process.wait(10) == 0

    lines = [json.loads(line) for line in client.output.all()]
    received = [line for line in lines if "name" in line]
    assert received == [{"name": name, "payload": examples[name]} for name in EVENTS]


@pytest.mark.usefixtures("node_modules")
def test_a_plain_js_client_with_a_bad_token_is_told_the_code(
    server: RunningServer, tmp_path: Path
) -> None:
    with connect(server, tmp_path, "not-a-token") as client:
        refused = client.output.wait_for(r'\{"failed":.*')
        assert client.process.wait(10) == 1

    assert json.loads(refused[0])["failed"]["data"]["code"] == "token_invalid"
