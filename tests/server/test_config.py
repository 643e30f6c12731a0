"""The configuration: where values come from, and how all that is wrong is said at once."""

from __future__ import annotations

import os
import stat
import tomllib
from pathlib import Path

import pytest

from server.config import ServerConfig
from server.config_reading import load_config, read_config
from server.config_text import explain, table, write_new_config
from server.errors import ConfigError

SECRET = "correct-horse-battery-staple-0123456789"
API_KEY = "k" * 24
GOOD = {"PAYBELL_JWT_SECRET": SECRET}


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def problems_of(
    environ: dict[str, str] | None = None, *, toml: str | None = None
) -> tuple[str, ...]:
    if toml is not None:
        Path("paybell.toml").write_text(toml, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_config(environ=GOOD if environ is None else environ)
    return caught.value.problems


def test_a_secret_alone_is_enough_and_the_rest_has_defaults() -> None:
    config = load_config(environ=GOOD)

    assert config.port == 8800
    assert config.host == "127.0.0.1"
    assert config.jwt_secret is not None
    assert config.jwt_secret.get_secret_value() == SECRET


def test_the_environment_wins_over_the_file_and_the_file_over_the_default() -> None:
    Path("paybell.toml").write_text("port = 1111\nping_interval_s = 7\n", encoding="utf-8")

    config = load_config(environ={**GOOD, "PAYBELL_PORT": "2222"})

    assert (config.port, config.ping_interval_s, config.ping_timeout_s) == (2222, 7, 20)


def test_the_command_line_wins_over_everything() -> None:
    reading = read_config(environ={**GOOD, "PAYBELL_PORT": "2222"}, overrides={"port": 0})

    assert reading.config is not None
    assert reading.config.port == 0
    assert reading.sources["port"] == "--port"


def test_a_file_is_found_by_argument_then_by_variable_then_in_the_folder(tmp_path: Path) -> None:
    for number, name in enumerate(("paybell.toml", "variable.toml", "argument.toml"), start=1):
        (tmp_path / name).write_text(f"port = {number}\n", encoding="utf-8")
    variable = {**GOOD, "PAYBELL_CONFIG": "variable.toml"}

    assert load_config(environ=GOOD).port == 1
    assert load_config(environ=variable).port == 2
    assert load_config(Path("argument.toml"), environ=variable).port == 3


def test_the_own_environment_is_read_when_none_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAYBELL_JWT_SECRET", SECRET)
    monkeypatch.setenv("PAYBELL_PORT", "4242")

    assert load_config().port == 4242
    assert ServerConfig().port == 8800, "the constructor reads no environment"


def test_an_empty_variable_is_as_good_as_none() -> None:
    assert load_config(environ={**GOOD, "PAYBELL_PORT": ""}).port == 8800


def test_lists_and_keys_are_read_from_one_variable() -> None:
    config = load_config(
        environ={
            **GOOD,
            "PAYBELL_API_KEYS": f"billing={API_KEY}==, shop={API_KEY}x",
            "PAYBELL_CORS_ORIGINS": "https://a.example, https://b.example",
        }
    )

    assert {name: key.get_secret_value() for name, key in config.api_keys.items()} == {
        "billing": f"{API_KEY}==",
        "shop": f"{API_KEY}x",
    }
    assert config.cors_origins == ("https://a.example", "https://b.example")


def test_everything_bad_is_reported_at_once_by_the_name_that_the_operator_wrote() -> None:
    problems = problems_of(
        {"PAYBELL_PING_INTERVAL_S": "often", "PAYBELL_LOG_FORMAT": "xml"},
        toml='prot = 1\nport = 99999\njwt_secret = "short"\n[api_keys]\nshop = "tiny"\n',
    )

    text = "\n".join(problems)
    assert "paybell.toml: prot is not a known key. Did you mean port?" in problems
    assert "paybell.toml: port must be less than or equal to 65535." in problems
    assert "PAYBELL_PING_INTERVAL_S must be a valid integer" in text
    assert "PAYBELL_LOG_FORMAT must be 'text' or 'json'." in problems
    assert "paybell.toml: jwt_secret has 5 bytes" in text
    assert "paybell.toml: api_keys needs a longer key for 'shop'" in text
    assert len(problems) == 6
    assert "often" not in text
    assert "tiny" not in text


def test_no_key_at_all_says_how_to_get_one() -> None:
    (problem,) = problems_of({})

    assert "jwt_secret, jwt_public_key_file, jwt_jwks_url" in problem
    assert "paybell-server config init" in problem


@pytest.mark.parametrize(("length", "good"), [(31, False), (32, True)])
def test_a_secret_needs_32_bytes(length: int, good: bool) -> None:
    reading = read_config(environ={"PAYBELL_JWT_SECRET": "x" * length})

    assert (reading.config is not None) == good


def test_two_kinds_of_key_at_once_are_refused() -> None:
    (problem,) = problems_of({**GOOD, "PAYBELL_JWT_JWKS_URL": "https://issuer.example/jwks"})

    assert "PAYBELL_JWT_SECRET, PAYBELL_JWT_JWKS_URL" in problem
    assert "exactly one" in problem


@pytest.mark.parametrize(
    ("variable", "value", "words"),
    [
        ("JWT_JWKS_URL", "http://issuer.example/jwks", "https://"),
        ("JWT_JWKS_URL", "file:///etc/passwd", "https://"),
        ("JWT_JWKS_URL", "https://user:pass@issuer.example", "user name or password"),
        ("JWT_PUBLIC_KEY_FILE", "/no/such/file.pem", "exists"),
        ("DATABASE_URL", "mysql://db", "sqlite:///"),
        ("CORS_ORIGINS", "https://a.example/page", "origins"),
        ("API_KEYS", "billing", "billing=KEY"),
        ("API_KEYS", f"a={API_KEY},a={API_KEY}x", "twice"),
        ("API_KEYS", f"a={API_KEY},b={API_KEY}", "same key"),
        ("API_KEYS", f"two words={API_KEY}", "names"),
    ],
)
def test_a_bad_value_is_named_with_what_to_do(variable: str, value: str, words: str) -> None:
    base = {} if variable.startswith("JWT_") else GOOD
    name = f"PAYBELL_{variable}"
    reading = read_config(environ={**base, name: value})

    (problem,) = reading.problems
    assert problem.startswith(name)
    assert words in problem


def test_http_for_a_key_set_is_allowed_on_this_machine_only() -> None:
    config = load_config(environ={"PAYBELL_JWT_JWKS_URL": "http://127.0.0.1:9/jwks"})

    assert config.jwt_jwks_url == "http://127.0.0.1:9/jwks"


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"port = \n", "not valid TOML"), (b'host = "\xff"\n', "not UTF-8")],
)
def test_an_unreadable_file_is_one_sentence(tmp_path: Path, content: bytes, words: str) -> None:
    (tmp_path / "paybell.toml").write_bytes(content)

    (problem,) = problems_of({})

    assert problem.startswith("paybell.toml: ")
    assert words in problem


def test_a_named_file_that_is_missing_is_one_sentence() -> None:
    (problem,) = problems_of({"PAYBELL_CONFIG": "nowhere.toml"})

    assert problem.startswith("nowhere.toml: there is no such file.")


@pytest.mark.skipif(os.name != "posix", reason="file modes")
@pytest.mark.parametrize(("mode", "warned"), [(0o644, True), (0o640, False), (0o600, False)])
def test_a_file_with_secrets_that_everybody_can_read_is_warned_of(
    tmp_path: Path, mode: int, warned: bool
) -> None:
    file = tmp_path / "paybell.toml"
    file.write_text(f'jwt_secret = "{SECRET}"\n', encoding="utf-8")
    file.chmod(mode)

    warnings = read_config(environ={}).warnings

    assert any("chmod 600" in warning for warning in warnings) == warned


def test_a_misspelt_variable_is_warned_of() -> None:
    warnings = read_config(environ={**GOOD, "PAYBELL_PROT": "1", "PAYBELL_HOME": "/x"}).warnings

    assert "PAYBELL_PROT is not read. Did you mean PAYBELL_PORT?" in warnings
    assert not any("PAYBELL_HOME" in warning for warning in warnings)


def test_the_configuration_is_frozen_and_its_repr_hides_the_secrets() -> None:
    config = load_config(environ={**GOOD, "PAYBELL_API_KEYS": f"billing={API_KEY}"})

    with pytest.raises(ValueError, match="frozen"):
        config.port = 1
    assert SECRET not in repr(config)
    assert API_KEY not in repr(config)


def test_the_table_names_every_value_and_its_source_and_no_secret() -> None:
    Path("paybell.toml").write_text(f'port = 1\n[api_keys]\nshop = "{API_KEY}"\n', encoding="utf-8")
    rows = explain(read_config(environ=GOOD))
    shown = {row.name: (row.value, row.source) for row in rows}

    assert set(shown) == set(ServerConfig.model_fields)
    assert shown["port"] == ("1", "paybell.toml: port")
    assert shown["host"] == ("127.0.0.1", "default")
    assert shown["jwt_secret"] == ("set (39 characters)", "PAYBELL_JWT_SECRET")
    assert shown["api_keys"] == ("shop: set (24 characters)", "paybell.toml: api_keys")
    assert SECRET not in table(rows)
    assert API_KEY not in table(rows)


def test_the_table_hides_secrets_also_when_the_configuration_is_bad() -> None:
    environ = {
        "PAYBELL_JWT_SECRET": "short-but-secret",
        "PAYBELL_API_KEYS": "billing=short-but-secret",
        "PAYBELL_DATABASE_URL": "postgresql://app:short-but-secret@db/paybell",
    }
    text = table(explain(read_config(environ=environ)))

    assert "short-but-secret" not in text
    assert "postgresql://app:<hidden>@db/paybell" in text


@pytest.mark.parametrize(
    "url", ["postgresql://app:hunter2@db/paybell", "postgresql://db/paybell?password=hunter2"]
)
def test_a_database_server_may_be_named_and_its_password_is_not_shown(url: str) -> None:
    reading = read_config(environ={**GOOD, "PAYBELL_DATABASE_URL": url})

    assert reading.config is not None
    assert reading.config.database_url == url
    assert "hunter2" not in table(explain(reading)) + repr(reading.config)


def test_a_new_file_is_private_complete_and_starts_a_server(tmp_path: Path) -> None:
    first, second = tmp_path / "first.toml", tmp_path / "second.toml"
    write_new_config(first)
    write_new_config(second)

    config = load_config(first, environ={})
    text = first.read_text(encoding="utf-8")
    if os.name == "posix":
        assert stat.S_IMODE(first.stat().st_mode) == 0o600
    assert not read_config(first, environ={}).warnings
    assert len(config.api_keys) == 1
    assert all(name in text for name in ServerConfig.model_fields)
    assert config.jwt_secret != load_config(second, environ={}).jwt_secret


def test_every_comment_of_a_new_file_is_a_line_that_can_be_used(tmp_path: Path) -> None:
    file = tmp_path / "new.toml"
    write_new_config(file)
    lines = file.read_text(encoding="utf-8").splitlines()
    names = tuple(f"# {name} = " for name in ServerConfig.model_fields)

    text = "\n".join(line[2:] if line.startswith(names) else line for line in lines)

    assert set(tomllib.loads(text)) == set(ServerConfig.model_fields)


def test_a_file_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "paybell.toml"
    file.write_text("# precious\n", encoding="utf-8")

    with pytest.raises(ConfigError, match="not touched"):
        write_new_config(file)
    assert file.read_text(encoding="utf-8") == "# precious\n"


def test_a_folder_that_is_missing_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be written"):
        write_new_config(tmp_path / "missing" / "paybell.toml")


ISSUER = "https://id.example/realms/shop"
OIDC = {"PAYBELL_OIDC_ISSUER": ISSUER, "PAYBELL_JWT_AUDIENCE": "paybell"}


def test_an_issuer_is_a_key_of_its_own_kind() -> None:
    config = load_config(environ={**OIDC, "PAYBELL_DEVICE_CLIENT_ID": "desktop"})

    assert (config.oidc_issuer, config.device_client_id) == (ISSUER, "desktop")
    assert "offline_access" in config.device_scope
    assert len(problems_of({**OIDC, **GOOD})) == 1


@pytest.mark.parametrize(
    ("environ", "words"),
    [
        ({"PAYBELL_OIDC_ISSUER": ISSUER}, "any other application"),
        ({**OIDC, "PAYBELL_OIDC_ISSUER": "http://id.example"}, "https://"),
        ({**OIDC, "PAYBELL_JWT_ISSUER": ISSUER}, "says the same"),
        ({**GOOD, "PAYBELL_DEVICE_CLIENT_ID": "desktop"}, "needs oidc_issuer"),
    ],
)
def test_an_issuer_that_cannot_be_trusted_is_refused(environ: dict[str, str], words: str) -> None:
    assert words in "\n".join(problems_of(environ))
