"""The configuration as a person reads and writes it: the table and the commented file."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec
from pydantic import SecretStr

from server.config import ServerConfig
from server.config_reading import Reading
from server.errors import ConfigError

_FIRST_PRODUCER = "default"
# For what has no default.
_SECRETS = {"jwt_secret", "fanout_secret", "metrics_key"}
"""Of which no more than the length is ever shown."""
_EXAMPLES = {
    "redis_url": "redis://127.0.0.1:6379/0",
    "jwt_public_key_file": "/etc/paybell/issuer.pem",
    "jwt_jwks_url": "https://accounts.example/.well-known/jwks.json",
    "oidc_issuer": "https://accounts.example",
    "jwt_issuer": "https://accounts.example",
    "jwt_audience": "paybell",
    "jwt_required_scope": "notifications",
    "device_client_id": "paybell-desktop",
}


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One value of the configuration, as it may be shown to anybody."""

    name: str
    value: str
    source: str


def explain(reading: Reading) -> list[Row]:
    """Every value and where it is from. A secret is shown as its length."""
    rows = []
    for name, field in ServerConfig.model_fields.items():
        if reading.config is not None:
            value = getattr(reading.config, name)
        else:
            value = reading.given.get(name, field.default)
        rows.append(
            Row(
                name=name,
                value=_shown(name, value),
                source=reading.sources.get(name, "default"),
            )
        )
    return rows


def table(rows: list[Row]) -> str:
    """The rows as aligned text."""
    widths = [max(len(getattr(row, column)) for row in rows) for column in ("name", "value")]
    return "\n".join(
        f"{row.name:<{widths[0]}}  {row.value:<{widths[1]}}  {row.source}".rstrip() for row in rows
    )


def new_config_text() -> str:
    """A TOML file with a fresh secret and API key, and every other choice as a comment."""
    lines = [
        "# Paybell server. Every value may also come from the environment, as PAYBELL_PORT does",
        "# for port; 'paybell-server config check' shows what counts and where it is from.",
        "# This file holds secrets: keep it readable by its owner alone.",
    ]
    for name, field in ServerConfig.model_fields.items():
        if name == "api_keys":  # a table, which must come last
            continue
        lines += ["", f"# {field.description}"]
        if name == "jwt_secret":
            lines.append(f'jwt_secret = "{secrets.token_urlsafe(32)}"')
        elif name in _SECRETS:
            lines.append(f'# {name} = "{secrets.token_urlsafe(32)}"')
        else:
            lines.append(f"# {name} = {_toml(name, field.default)}")
    keys = ServerConfig.model_fields["api_keys"]
    lines += [
        "",
        f"# {keys.description}",
        "[api_keys]",
        f'{_FIRST_PRODUCER} = "{secrets.token_urlsafe(32)}"',
    ]
    return "\n".join(lines) + "\n"


def write_new_config(path: Path) -> None:
    """Write `new_config_text` to a file that only its owner can read.

    Raises `ConfigError` when there is a file already, or none can be made.
    """
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise ConfigError(
            f"{path} is there already and was not touched: its secret may be in use. "
            "Name another file with --path."
        ) from None
    except OSError as exc:
        raise ConfigError(f"{path} cannot be written: {exc.strerror}.") from None
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(new_config_text())


def _shown(name: str, value: Any) -> str:
    if name in _SECRETS and value is not None:
        return _length(value)
    if name in {"api_keys", "redis_url"} and isinstance(value, str):  # as given, and unchecked
        return "set"
    match value:
        case None:
            text = "not set"
        case SecretStr():
            return _place_of(value.get_secret_value())
        case Mapping():
            text = ", ".join(f"{who}: {_length(key)}" for who, key in value.items())
        case tuple() | list():
            text = ", ".join(str(item) for item in value)
        case _:
            text = str(value)
    # By pattern and not by parsing: what is shown here may be no good as a URL.
    text = re.sub(r"(://[^/@:]*):.*@", r"\1:<hidden>@", text)
    return re.sub(r"(?i)(password=)[^&]*", r"\1<hidden>", text) or "none"


def _place_of(url: str) -> str:
    """A checked URL without its user, and without its options: a password may be there too."""
    parts = urlsplit(url)
    hidden = "<hidden>@" if "@" in parts.netloc else ""
    return f"{parts.scheme}://{hidden}{parts.netloc.rpartition('@')[2]}{parts.path}"


def _length(secret: object) -> str:
    text = secret.get_secret_value() if isinstance(secret, SecretStr) else str(secret)
    return f"set ({len(text)} characters)"


def _toml(name: str, default: object) -> str:
    if name in _EXAMPLES:
        return f'"{_EXAMPLES[name]}"'
    if isinstance(default, tuple):
        return "[]"
    return f'"{default}"' if isinstance(default, str) else str(default)
