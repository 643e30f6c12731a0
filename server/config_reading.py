"""Where the configuration comes from: command line, environment, TOML file, defaults.

Every source is read and every value checked before anything starts, so that an operator
is told of all that is wrong at once.
"""

from __future__ import annotations

import difflib
import os
import stat
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
from pydantic import ValidationError
from pydantic_settings import EnvSettingsSource, TomlConfigSettingsSource

from server.config import ENV_PREFIX, KEY_KINDS, ServerConfig, check_key_kinds
from server.errors import ConfigError
from server.logs import get_logger

DEFAULT_FILE = Path("paybell.toml")


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """All that was read, good or bad; its `repr` shows no values."""

    config: ServerConfig | None
    """None when there are problems."""
    given: dict[str, Any]
    """Raw values by field, without the defaults."""
    sources: dict[str, str]
    """Field → where its value is from: ``PAYBELL_PORT``, ``paybell.toml: port``, ``--port``."""
    file: Path | None
    problems: tuple[str, ...]
    warnings: tuple[str, ...]

    def __repr__(self) -> str:
        return f"Reading(file={self.file!s}, problems={len(self.problems)})"


def load_config(file: Path | None = None, environ: Mapping[str, str] | None = None) -> ServerConfig:
    """The checked configuration; its warnings are logged.

    `file` is else ``$PAYBELL_CONFIG``, else ``paybell.toml`` of the working directory if
    there is one. `environ` is else the process's own. Raises `ConfigError` that names
    every bad value.
    """
    reading = read_config(file, environ)
    if reading.config is None:
        raise ConfigError(reading.problems)
    for warning in reading.warnings:
        get_logger(__name__).warning(warning)
    return reading.config


def read_config(
    file: Path | None = None,
    environ: Mapping[str, str] | None = None,
    overrides: Mapping[str, object] | None = None,
) -> Reading:
    """Read every source and check every value; `overrides` are from the command line."""
    environ = os.environ if environ is None else environ
    problems: list[str] = []
    path = _config_file(file, environ, problems)
    from_file = _read_file(path, problems) if path is not None and not problems else {}
    unread = bool(problems)
    from_env = _read_environ(environ)

    given: dict[str, Any] = {}
    sources: dict[str, str] = {}
    for name, value in from_file.items():
        if name in ServerConfig.model_fields:
            given[name], sources[name] = value, f"{path}: {name}"
        else:
            problems.append(f"{path}: {name} is not a known key.{_did_you_mean(name)}")
    for name, value in from_env.items():
        given[name], sources[name] = value, ENV_PREFIX + name.upper()
    for name, value in (overrides or {}).items():
        given[name], sources[name] = value, "--" + name.replace("_", "-")

    config: ServerConfig | None = None
    try:
        config = ServerConfig(**given)
    except ValidationError as exc:
        problems += [_problem(error, sources) for error in exc.errors(include_input=False)]
    kinds = {kind: sources[kind] for kind in KEY_KINDS if kind in sources}
    if kinds or not unread:  # what an unreadable file would have held is not known
        problems += check_key_kinds(kinds)
    return Reading(
        config=None if problems else config,
        given=given,
        sources=sources,
        file=path,
        problems=tuple(problems),
        warnings=_warnings(given, path, from_file, environ),
    )


def _config_file(file: Path | None, environ: Mapping[str, str], problems: list[str]) -> Path | None:
    named = environ.get(ENV_PREFIX + "CONFIG")
    if file is None and named:
        file = Path(named)
    if file is None:
        return DEFAULT_FILE if DEFAULT_FILE.is_file() else None
    if not file.is_file():
        problems.append(
            f"{file}: there is no such file. 'paybell-server config init --path {file}' makes one."
        )
    return file


def _read_file(path: Path, problems: list[str]) -> dict[str, Any]:
    try:
        return TomlConfigSettingsSource(ServerConfig, toml_file=path).toml_data
    except tomllib.TOMLDecodeError as exc:
        problems.append(f"{path}: is not valid TOML: {exc}.")
    except UnicodeDecodeError:
        problems.append(f"{path}: is not UTF-8 text.")
    except OSError as exc:
        problems.append(f"{path}: cannot be read: {exc.strerror}.")
    return {}


def _read_environ(environ: Mapping[str, str]) -> dict[str, Any]:
    source = EnvSettingsSource(ServerConfig)
    source.env_vars = {name.lower(): value for name, value in environ.items() if value}
    return source()


def _problem(error: Any, sources: Mapping[str, str]) -> str:
    """One of pydantic's errors as a sentence that begins with the variable or key."""
    name, *rest = (str(part) for part in error["loc"])
    where = sources.get(name, name) + "".join(f".{part}" for part in rest if part != "[key]")
    words = str(error["msg"]).removeprefix("Value error, ").replace("Input should be", "must be")
    words = words.replace("Input should", "must")
    return f"{where} {words.rstrip('.')}."


def _did_you_mean(name: str) -> str:
    close = difflib.get_close_matches(name.lower(), list(ServerConfig.model_fields), n=1)
    return f" Did you mean {close[0]}?" if close else ""


def _warnings(
    given: Mapping[str, Any],
    path: Path | None,
    from_file: Mapping[str, Any],
    environ: Mapping[str, str],
) -> tuple[str, ...]:
    warnings = []
    if path is not None and ("jwt_secret" in from_file or "api_keys" in from_file):
        mode = path.stat().st_mode
        if os.name == "posix" and mode & stat.S_IROTH:
            warnings.append(
                f"{path} holds secrets and every user of this machine can read it: chmod 600 {path}"
            )
    if not given.get("api_keys"):
        warnings.append("No api_keys are set: the HTTP door will refuse every producer.")
    known = list(ServerConfig.model_fields)
    for variable in sorted(environ):
        name = variable.removeprefix(ENV_PREFIX).lower()
        if name == variable.lower() or name in (*known, "config"):
            continue
        if close := difflib.get_close_matches(name, known, n=1, cutoff=0.7):
            warnings.append(f"{variable} is not read. Did you mean {ENV_PREFIX}{close[0].upper()}?")
    return tuple(warnings)
