"""The command line as a person uses it: sentences, exit statuses, and one real server."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr

from server.auth import TokenVerifier
from server.cli import main
from server.config import ServerConfig

SECRET = "correct-horse-battery-staple-0123456789"
API_KEY = "billing-key-0123456789abc"
CLEAN_ENVIRON = {k: v for k, v in os.environ.items() if not k.startswith("PAYBELL_")}


@pytest.fixture(autouse=True)
def clean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in list(os.environ):
        if name.startswith("PAYBELL_"):
            monkeypatch.delenv(name)


@pytest.fixture
def secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAYBELL_JWT_SECRET", SECRET)
    monkeypatch.setenv("PAYBELL_API_KEYS", f"billing={API_KEY}")


def run(*arguments: str) -> str:
    """Run a command; return what it says when it fails, or ''."""
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    code = caught.value.code
    return code if isinstance(code, str) else "" if not code else f"status {code}"


class Server:
    """`paybell-server serve` in a process of its own."""

    def __init__(self, *arguments: str, folder: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "server", "serve", *arguments],
            cwd=folder,
            env={
                **CLEAN_ENVIRON,
                "PAYBELL_JWT_SECRET": SECRET,
                "PAYBELL_API_KEYS": f"billing={API_KEY}",
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        self.first_line = self.process.stdout.readline()

    @property
    def url(self) -> str:
        found = re.fullmatch(r"Paybell server ready on (http://\S+)\n", self.first_line)
        assert found, self.first_line
        return found[1]

    def end(self, number: signal.Signals = signal.SIGTERM) -> tuple[int, str, str]:
        if self.process.poll() is None:
            self.process.send_signal(number)
        out, err = self.process.communicate(timeout=20)
        return self.process.returncode, out, err


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = Server("--port", "0", folder=tmp_path_factory.mktemp("server"))
    yield running
    running.end()


def test_version_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--version") == ""
    assert re.fullmatch(r"paybell-server \d+\.\d+\.\d+\n", capsys.readouterr().out)


def test_init_then_check_then_token_work_without_any_other_set_up(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("config", "init") == ""
    assert run("config", "check") == ""
    assert "paybell.toml: jwt_secret" in capsys.readouterr().out
    assert run("token", "--user", "42") == ""
    assert capsys.readouterr().out.count(".") == 2
    assert "not touched" in run("config", "init")


def test_check_shows_the_table_and_every_problem(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAYBELL_JWT_SECRET", "too-short-a-secret")
    monkeypatch.setenv("PAYBELL_PORT", "x")

    said = run("config", "check")

    table = capsys.readouterr().out
    assert re.search(
        r"^jwt_secret +set \(18 characters\) +PAYBELL_JWT_SECRET$", table, re.MULTILINE
    )
    assert [line.split()[:2] for line in said.splitlines()] == [
        ["error:", "PAYBELL_PORT"],
        ["error:", "PAYBELL_JWT_SECRET"],
    ]
    assert "too-short-a-secret" not in said + table


def test_check_looks_into_the_key_file_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "key.pem").write_text("garbage", encoding="utf-8")
    monkeypatch.setenv("PAYBELL_JWT_PUBLIC_KEY_FILE", "key.pem")

    assert "holds no public key" in run("config", "check")


def test_token_prints_only_the_token(secret: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("token", "--user", "42", "--lifetime", "15m") == ""

    printed = capsys.readouterr()
    verifier = TokenVerifier.from_config(ServerConfig(jwt_secret=SecretStr(SECRET)))
    principal = asyncio.run(verifier.verify(printed.out.strip()))
    assert principal.user_id == "42"
    assert principal.claims["exp"] - principal.claims["iat"] == 900
    assert printed.err == ""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--user", "4 2"), "userId"),
        (("--user", "42", "--lifetime", "soon"), "such as 1h"),
        (("--user", "42", "--config", "none.toml"), "no such file"),
    ],
)
def test_token_says_what_is_wrong(secret: None, arguments: tuple[str, ...], words: str) -> None:
    said = run("token", *arguments)

    assert said.startswith("error: ")
    assert words in said


def test_token_is_refused_when_the_issuer_holds_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAYBELL_JWT_JWKS_URL", "https://id.example/jwks")

    assert "ask the issuer" in run("token", "--user", "42")


@pytest.mark.parametrize("command", [("serve",), ("token", "--user", "42")])
def test_without_a_key_nothing_starts_and_the_way_out_is_named(command: tuple[str, ...]) -> None:
    said = run(*command)

    assert said.startswith("error: No key")
    assert "paybell-server config init" in said


def test_serve_on_a_port_in_use_is_one_sentence(secret: None) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        said = run("serve", "--port", str(port))

    assert said.startswith(f"error: Cannot listen on 127.0.0.1 port {port}: address already in use")
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize("host", ["no-such-host.invalid", "a..b", "203.0.113.1"])
def test_serve_on_a_host_that_is_not_ours_is_one_sentence(secret: None, host: str) -> None:
    said = run("serve", "--port", "0", "--host", host)

    assert said.startswith(f"error: Cannot listen on {host}")
    assert len(said.splitlines()) == 1


def test_serve_says_its_real_port_and_answers_there(server: Server) -> None:
    assert httpx.get(f"{server.url}/healthz", trust_env=False).json() == {"status": "ok"}
    assert httpx.get(f"{server.url}/readyz", trust_env=False).json() == {"status": "ready"}


@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_serve_ends_in_order_when_it_is_told_to(tmp_path: Path, number: signal.Signals) -> None:
    running = Server("--port", "0", folder=tmp_path)

    status, out, err = running.end(number)

    assert running.first_line.startswith("Paybell server ready on http://127.0.0.1:")
    assert status == 0
    assert out == "", "one line on standard output and no more"
    assert "Traceback" not in err
    assert SECRET not in err


def test_a_store_that_cannot_be_opened_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "paybell.sqlite3").write_text("this is no database " * 100, encoding="utf-8")

    running = Server("--port", "0", folder=tmp_path)
    status, out, err = running.end()

    assert status == 1
    assert running.first_line + out == ""
    assert "Traceback" not in err
    assert err.splitlines()[-1].startswith("error: ")


@pytest.mark.parametrize(
    "arguments",
    [
        ("payment_success", "--user", "42", "--amount", "5000", "--currency", "INR"),
        ("payment_failed", "--user", "42", "--reason", "Card declined", "--test"),
        ("bill_generated", "--user", "42", "--amount", "1240.00", "--utility", "electricity"),
        ("notification", "--user", "42", "--title", "Hello", "--message", "World"),
        ("notification", "--broadcast", "--title", "Hello", "--message", "World"),
        ("payment_success", "--user", "a/b", "--json", '{"transactionId": "T", "amount": 1.10}'),
        ("bill_generated", "--user", "42", "--utility", "gas", "--field", "amountMinor:=100",
         "--field", "period=2026-11", "--due-date", "2026-12-05"),
    ],
)  # fmt: skip
def test_send_posts_an_event_and_prints_where_it_is_stored(
    secret: None, server: Server, arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("send", *arguments, "--server-url", server.url) == ""

    assert re.fullmatch(r"stored id=[0-9a-f-]{36} seq=\d+\n", capsys.readouterr().out)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("payment_success", "--user", "42"), "(422): payload.amount is required"),
        (("payment_sucess", "--user", "42"), "(422): type must be one of"),
        (("notification", "--user", "4 2", "--title", "T", "--message", "M"), "userId"),
        (("notification",), "--user ID or --broadcast"),
        (("notification", "--user", "1", "--broadcast"), "--user ID or --broadcast"),
        (("notification", "--user", "1", "--json", "{"), "--json: is not valid JSON"),
        (("notification", "--user", "1", "--json", "[]"), "must be a JSON object"),
        (("notification", "--user", "1", "--field", "x"), "NAME=TEXT"),
        (("notification", "--user", "1", "--producer", "shop"), "there are billing"),
        (("notification", "--user", "1", "--idempotency-key", "clé"), "Idempotency-Key must"),
    ],
)
def test_send_says_what_is_wrong(
    secret: None, server: Server, arguments: tuple[str, ...], words: str
) -> None:
    said = run("send", *arguments, "--server-url", server.url)

    assert said.startswith("error: ")
    assert words in said


def test_send_with_an_idempotency_key_sends_once(
    secret: None, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ("payment_success", "--user", "7", "--amount", "5")
    key = ("--idempotency-key", "once", "--server-url", server.url)

    assert run("send", *arguments, *key) == run("send", *arguments, *key) == ""
    assert "(409)" in run("send", *arguments, "--test", *key)

    first, second = capsys.readouterr().out.splitlines()
    assert first == second


def test_withdraw_takes_back_what_was_sent_and_says_when_there_was_nothing(
    secret: None, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    at = ("--user", "a/b", "--server-url", server.url)
    said = ("payment_success", "--amount", "5", "--transaction-id", "TX/1", *at)

    assert run("send", *said) == run("withdraw", "TX/1", *at) == run("withdraw", "TX/1", *at) == ""
    assert "(404): Nothing that is kept was sent" in run("withdraw", "TX/2", *at)

    _, first, again = capsys.readouterr().out.splitlines()
    assert re.fullmatch(r"withdrawn id=[0-9a-f-]{36} seq=\d+", first)
    assert again == first


def test_a_broadcast_is_withdrawn_by_the_subject_that_it_was_sent_with(
    secret: None, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    at = ("--broadcast", "--server-url", server.url)
    said = ("notification", "--title", "Maintenance", "--message", "Tonight", "--subject", "m/1")

    assert run("send", *said, *at) == run("withdraw", "m/1", *at) == ""
    assert "either --user ID or --broadcast" in run("withdraw", "m/1")

    sent, withdrawn = (line.split("seq=") for line in capsys.readouterr().out.splitlines())
    assert withdrawn[0].startswith("withdrawn id=")
    assert int(withdrawn[1]) == int(sent[1]) + 1


def test_restored_gives_the_database_a_new_epoch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "inbox.sqlite3"
    monkeypatch.setenv("PAYBELL_DATABASE_URL", f"sqlite:///{file}")

    def epoch() -> str:
        with closing(sqlite3.connect(file)) as database:
            query = "SELECT value FROM meta WHERE name = 'epoch'"
            return str(database.execute(query).fetchone()[0])

    assert run("restored") == ""
    first = epoch()
    assert run("restored") == ""

    assert epoch() != first
    assert "nodes that run notice it" in capsys.readouterr().out


def test_send_with_a_key_that_the_server_does_not_know(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAYBELL_API_KEYS", "billing=another-key-0123456789abc")

    said = run(
        "send", "payment_success", "--user", "1", "--amount", "1", "--server-url", server.url
    )

    assert "(401)" in said
    assert "another-key" not in said


def test_send_needs_no_secret_but_the_api_key(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAYBELL_PORT", server.url.rpartition(":")[2])
    assert "No API key" in run("send", "payment_success", "--user", "1", "--amount", "1")

    monkeypatch.setenv("PAYBELL_API_KEYS", f"billing={API_KEY}")
    assert run("send", "payment_success", "--user", "1", "--amount", "1") == ""


def test_send_to_where_nothing_listens_is_one_sentence(secret: None) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"

    said = run("send", "payment_success", "--user", "1", "--amount", "1", "--server-url", url)

    assert said == f"error: Nothing answers at {url}. Is 'paybell-server serve' running there?"


@pytest.mark.parametrize("url", ["ftp://host", "host:8800", "http://[bad", ""])
def test_send_to_a_bad_address_is_one_sentence(secret: None, url: str) -> None:
    said = run("send", "payment_success", "--user", "1", "--amount", "1", "--server-url", url)

    assert said.startswith("error: ")
    assert len(said.splitlines()) == 1


def test_send_repeats_no_password_that_stands_in_an_address(secret: None) -> None:
    url = "http://ann:hunter2@127.0.0.1:1"

    said = run("send", "payment_success", "--user", "1", "--amount", "1", "--server-url", url)

    assert said == "error: --server-url must not hold a user name or password."


def test_the_list_of_commands_says_each_of_them_whole(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["--help"], ["config", "--help"]):
        assert run(*arguments) == ""
        commands = capsys.readouterr().out.partition("Commands:")[2]
        assert commands
        assert "..." not in commands
