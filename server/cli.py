"""The operator's and the developer's command line.

Every error is one or more sentences on standard error and exit status 1; standard output
holds only what was asked for, so that it can be piped.
"""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from contract.errors import ContractError
from server.config import ServerConfig
from server.config_reading import Reading, read_config
from server.config_text import explain, table, write_new_config
from server.errors import ConfigError, PaybellServerError
from server.logs import configure_logs, get_logger

app = typer.Typer(
    help="The Paybell server: payment events, from your backend to your users' desktops.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
config_app = typer.Typer(help="Look at the configuration, or make one.", no_args_is_help=True)
app.add_typer(config_app, name="config")

ConfigOption = Annotated[
    Path | None,
    typer.Option("--config", metavar="FILE", help="TOML file; else $PAYBELL_CONFIG, paybell.toml."),
]
ServerUrlOption = Annotated[
    str | None, typer.Option(help="Else the host and port of the configuration.")
]
ProducerOption = Annotated[
    str | None, typer.Option(help="Whose API key of the configuration; else the first.")
]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and exit; `arguments` are else the process's own."""
    try:
        app(args=arguments, prog_name="paybell-server")
    except ConfigError as exc:
        sys.exit("\n".join(f"error: {problem}" for problem in exc.problems))
    except PaybellServerError as exc:
        sys.exit(f"error: {exc.message}")
    except ContractError as exc:
        sys.exit(f"error: {exc.field} {exc.message}.")


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on; 0 picks one.")] = None,
    config: ConfigOption = None,
) -> None:
    """Run the server until it is told to stop."""
    given = {"host": host, "port": port}
    reading = read_config(
        config, overrides={name: value for name, value in given.items() if value is not None}
    )
    checked = _checked(reading)
    configure_logs(checked.log_format, checked.log_level)
    for warning in reading.warnings:
        get_logger(__name__).warning(warning)

    # Here, so that the other commands do not wait for Socket.IO and SQL to be imported.
    from server.serving import address_of, open_listener  # noqa: PLC0415
    from server.serving import serve as serve_until_told  # noqa: PLC0415

    with closing(open_listener(checked.host, checked.port)) as listener:
        from server.app import create_app  # noqa: PLC0415
        from server.socket_server import SocketServer  # noqa: PLC0415

        address = address_of(listener)
        application = create_app(checked)
        serve_until_told(
            application,
            checked,
            listener,
            on_ready=lambda: typer.echo(f"Paybell server ready on {address}"),
            before_end=SocketServer.get_instance(application).cut_connections,
        )


@app.command()
def token(
    user: Annotated[str, typer.Option(help="The user's id.")],
    lifetime: Annotated[str, typer.Option(help="Such as 90s, 15m, 1h or 7d.")] = "1h",
    config: ConfigOption = None,
) -> None:
    """Print a development token for a user, signed with jwt_secret."""
    from server.auth import development_token  # noqa: PLC0415

    reading = read_config(config)
    typer.echo(
        development_token(
            _checked(reading), user, lifetime_s=_seconds(lifetime), now=datetime.now(UTC)
        )
    )


@app.command()
def send(
    event: Annotated[
        str, typer.Argument(help="payment_success, payment_failed, bill_generated, notification.")
    ],
    *,
    user: Annotated[str | None, typer.Option(help="The user's id.")] = None,
    broadcast: Annotated[bool, typer.Option("--broadcast", help="To every user.")] = False,
    amount: Annotated[str | None, typer.Option(help="Such as 5000 or 49.90.")] = None,
    currency: Annotated[str | None, typer.Option(help="Such as INR or EUR.")] = None,
    transaction_id: Annotated[str | None, typer.Option(help="Made up when left out.")] = None,
    reason: Annotated[str | None, typer.Option(help="Why a payment failed.")] = None,
    bill_id: Annotated[str | None, typer.Option(help="Made up when left out.")] = None,
    utility: Annotated[str | None, typer.Option(help="Such as electricity.")] = None,
    due_date: Annotated[str | None, typer.Option(help="Such as 2026-12-05.")] = None,
    type_: Annotated[
        str | None, typer.Option("--type", help="Of a notification: info, warning, …")
    ] = None,
    title: Annotated[str | None, typer.Option(help="Of a notification.")] = None,
    message: Annotated[str | None, typer.Option(help="Of a notification.")] = None,
    url: Annotated[str | None, typer.Option(help="https address that a click may open.")] = None,
    field: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME=TEXT", help="Any other field; NAME:=JSON for one not a text."),
    ] = None,
    json: Annotated[
        str | None, typer.Option(metavar="PAYLOAD", help="The whole payload as JSON.")
    ] = None,
    subject: Annotated[
        str | None, typer.Option(help="What it is about, when not its payment or bill.")
    ] = None,
    test: Annotated[bool, typer.Option("--test", help="Marked TEST on screen.")] = False,
    idempotency_key: Annotated[
        str | None, typer.Option(help="The same key again sends nothing twice, for 24 hours.")
    ] = None,
    server_url: ServerUrlOption = None,
    producer: ProducerOption = None,
    config: ConfigOption = None,
) -> None:
    """Send one event through the HTTP door of a running server."""
    from server.sending import build_payload, post_event, sender_config  # noqa: PLC0415

    _check_receiver(user, broadcast=broadcast)
    payload = build_payload(
        event,
        {
            "amount": amount,
            "currency": currency,
            "transactionId": transaction_id,
            "reason": reason,
            "billId": bill_id,
            "utility": utility,
            "dueDate": due_date,
            "type": type_,
            "title": title,
            "message": message,
            "url": url,
        },
        field or [],
        json,
        idempotency_key,
    )
    sender = sender_config(read_config(config), server_url, producer)
    stored = post_event(
        sender, user, event, payload, subject=subject, test=test, idempotency_key=idempotency_key
    )
    typer.echo(f"stored id={stored['id']} seq={stored['seq']}")


def _check_receiver(user: str | None, *, broadcast: bool) -> None:
    if (user is None) == (not broadcast):
        raise ConfigError("Give either --user ID or --broadcast.")


@app.command()
def withdraw(
    subject: Annotated[
        str, typer.Argument(help="What it was about: a transaction's, a bill's or an own subject.")
    ],
    *,
    user: Annotated[str | None, typer.Option(help="The user's id.")] = None,
    broadcast: Annotated[
        bool, typer.Option("--broadcast", help="What every user was told.")
    ] = False,
    idempotency_key: Annotated[
        str | None, typer.Option(help="The same key again withdraws nothing that came later.")
    ] = None,
    server_url: ServerUrlOption = None,
    producer: ProducerOption = None,
    config: ConfigOption = None,
) -> None:
    """Take back what was told: a wrong bill, a reversed payment."""
    from server.sending import sender_config, withdraw_subject  # noqa: PLC0415

    _check_receiver(user, broadcast=broadcast)
    sender = sender_config(read_config(config), server_url, producer)
    stored = withdraw_subject(sender, user, subject, idempotency_key=idempotency_key)
    typer.echo(f"withdrawn id={stored['id']} seq={stored['seq']}")


@app.command()
def restored(config: ConfigOption = None) -> None:
    """Say that the database was restored from a backup.

    Devices then fetch everything again, and show only what they never had.
    """
    from server.worker import note_restore, worker_config  # noqa: PLC0415

    note_restore(worker_config(config))
    typer.echo("Devices fetch everything again; nodes that run notice it within seconds.")


@config_app.command("check")
def config_check(config: ConfigOption = None) -> None:
    """Show every value, and ask the stores and the issuer.

    Exit status 1 when the server would not start, or not do what it is set to.
    """
    reading = read_config(config)
    typer.echo(table(explain(reading)))
    for warning in reading.warnings:
        typer.echo(f"warning: {warning}", err=True)
    from server.auth import TokenVerifier  # noqa: PLC0415

    checked = _checked(reading)
    TokenVerifier.from_config(checked)
    if checked.oidc_issuer is not None:
        from server.issuer_check import look_at_issuer  # noqa: PLC0415

        findings = look_at_issuer(checked, checked.oidc_issuer)
        for line in findings.lines:
            typer.echo(line, err=True)
        if findings.problems:
            raise ConfigError(findings.problems)
    from server.store_check import problems_of_stores  # noqa: PLC0415

    if problems := asyncio.run(problems_of_stores(checked)):
        raise ConfigError(problems)
    typer.echo("\nThe configuration is good.", err=True)


@config_app.command("init")
def config_init(
    path: Annotated[Path, typer.Option(help="The file to write.")] = Path("paybell.toml"),
) -> None:
    """Write a commented configuration with a fresh secret and API key."""
    write_new_config(path)
    typer.echo(f"Wrote {path}. It holds secrets: keep it readable by its owner alone.", err=True)


@app.callback(invoke_without_command=True)
def _common(
    show_version: Annotated[
        bool, typer.Option("--version", is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    if show_version:
        typer.echo(f"paybell-server {version('paybell')}")
        raise typer.Exit


def _checked(reading: Reading) -> ServerConfig:
    if reading.config is None:
        raise ConfigError(reading.problems)
    return reading.config


_UNITS_S = {"s": 1, "m": 60, "h": 3600, "d": 86400}


def _seconds(lifetime: str) -> int:
    """``1h`` → 3600. Raises `ConfigError`."""
    match = re.fullmatch(r"([1-9]\d{0,5})([smhd])", lifetime)
    if match is None:
        raise ConfigError(f"--lifetime {lifetime!r}: write a number and s, m, h or d, such as 1h.")
    return int(match[1]) * _UNITS_S[match[2]]
