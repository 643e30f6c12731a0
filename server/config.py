"""What an operator may choose, checked as a whole before anything starts.

A value comes from the command line, else the environment (``PAYBELL_PORT``), else a
TOML file (``port``), else its default. Every bad value is reported at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationInfo, field_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from contract.errors import BadField
from contract.sign_in import DEFAULT_SCOPE, LOOPBACK_HOSTS, check_issuer

ENV_PREFIX = "PAYBELL_"
MIN_SECRET_BYTES = 32
MIN_API_KEY_CHARS = 24
SECRETS = {"jwt_secret", "api_keys", "redis_url", "fanout_secret", "metrics_key"}
KEY_KINDS = ("jwt_secret", "jwt_public_key_file", "jwt_jwks_url", "oidc_issuer")

Seconds = Annotated[int, Field(ge=1, le=3600)]
Days = Annotated[int, Field(ge=0, le=36_500)]
Bytes = Annotated[int, Field(ge=1024, le=64 * 1024 * 1024)]


class ServerConfig(BaseSettings):
    """Every choice, checked and frozen. Its `repr` hides the secrets.

    Constructing it reads neither environment nor file: `load_config` does.
    """

    model_config = SettingsConfigDict(
        env_prefix=ENV_PREFIX,
        env_ignore_empty=True,
        enable_decoding=False,
        extra="forbid",
        frozen=True,
        hide_input_in_errors=True,
        use_attribute_docstrings=True,
    )

    host: Annotated[str, Field(min_length=1)] = "127.0.0.1"
    """Address to listen on; 0.0.0.0 for every network, behind a proxy that speaks TLS."""
    port: Annotated[int, Field(ge=0, le=65535)] = 8800
    """TCP port; 0 picks a free one."""
    database_url: Annotated[str, Field(repr=False)] = "sqlite:///paybell.sqlite3"
    """Where events are stored: sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME."""

    redis_url: SecretStr | None = None
    """Redis through which the nodes of one database tell each other; not set: one node."""
    fanout_secret: Annotated[SecretStr | None, Field(validate_default=True)] = None
    """With redis_url: at least 32 bytes, the same on every node; signs what nodes say."""

    jwt_secret: SecretStr | None = None
    """Shared secret of at least 32 bytes that signs the users' tokens (HS256)."""
    jwt_public_key_file: Path | None = None
    """Instead of jwt_secret: PEM file with the public key (RSA, EC or Ed25519) of the issuer."""
    jwt_jwks_url: str | None = None
    """Instead of jwt_secret: https address of the issuer's JSON Web Key Set."""
    oidc_issuer: str | None = None
    """Instead of jwt_secret: address of an OpenID provider, spelled as in its tokens' `iss`."""
    jwt_algorithms: tuple[str, ...] = ()
    """Accepted algorithms; empty: HS256 for a secret, else the one that belongs to the key."""
    jwt_issuer: Annotated[str, Field(min_length=1)] | None = None
    """If set, the token's `iss` must be this. Not with oidc_issuer, which says it itself."""
    jwt_audience: Annotated[str | None, Field(min_length=1, validate_default=True)] = None
    """If set, the token's `aud` must be or contain this; must be set with oidc_issuer."""
    jwt_required_scope: Annotated[str, Field(min_length=1)] | None = None
    """If set, the token's `scope` (or `scp`) must contain this word."""
    jwt_leeway_s: Annotated[int, Field(ge=0, le=300)] = 10
    """Seconds by which the issuer's clock may differ from ours."""
    jwt_user_claim: Annotated[str, Field(min_length=1)] = "sub"
    """Claim that holds the user id, a string or an integer (some platforms: userId)."""

    device_client_id: Annotated[str, Field(min_length=1)] | None = None
    """With oidc_issuer: the desktop app's client id there; devices then sign in by browser."""
    device_scope: Annotated[str, Field(min_length=1)] = DEFAULT_SCOPE
    """With device_client_id: what devices ask for; offline_access is the lasting session."""
    device_audience: str = ""
    """With device_client_id: for whom devices ask their token to be made (Auth0 and others)."""

    api_keys: dict[str, SecretStr] = {}
    """Producer name and its API key, at least 24 characters each."""

    connect_timeout_s: Seconds = 10
    """A socket that has not sent its handshake by then is closed."""
    ping_interval_s: Seconds = 25
    """Seconds between two pings to a device."""
    ping_timeout_s: Seconds = 20
    """A device that has not answered a ping by then is gone."""
    max_message_bytes: Bytes = 65536
    """Largest message from a device."""
    max_body_bytes: Bytes = 65536
    """Largest HTTP body from a producer with one event."""
    max_batch_bytes: Bytes = 1048576
    """Largest HTTP body from a producer with a batch of at most 1,000 events."""
    cors_origins: tuple[str, ...] = ()
    """Web origins whose pages may connect; "*" for any. Apps and servers need none."""
    max_connections_per_user: Annotated[int, Field(ge=1, le=100_000)] = 20
    """Open connections of one user; more are refused."""

    keep_events_days: Days = 90
    """Days after which an event leaves the server; devices keep theirs. 0: never."""
    keep_events_per_user: Annotated[int, Field(ge=0, le=10_000_000)] = 10_000
    """The newest events of a user, and of what everybody gets, that are kept. 0: all."""
    keep_devices_days: Days = 180
    """Days after which a device that did not connect is forgotten. 0: never."""

    log_format: Literal["text", "json"] = "text"
    """How log lines are written to standard error: text or json."""
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    """The least important lines that are written: debug, info, warning or error."""
    metrics_key: SecretStr | None = None
    """If set, Prometheus is answered at /metrics with this bearer token (24 characters or more)."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Only what the constructor is given; `read_config` asks the other sources by name."""
        return (init_settings,)

    @field_validator("jwt_algorithms", "cors_origins", mode="before")
    @classmethod
    def _split_list(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split(",") if part.strip())
        return value

    @field_validator("api_keys", mode="before")
    @classmethod
    def _split_keys(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        pairs = [part.strip().partition("=") for part in value.split(",") if part.strip()]
        if any(not name.strip() or not key.strip() for name, _, key in pairs):
            raise ValueError("must look like billing=KEY,shop=KEY")
        if len({name.strip() for name, _, _ in pairs}) != len(pairs):
            raise ValueError("names a producer twice")
        return {name.strip(): key.strip() for name, _, key in pairs}

    @field_validator("api_keys")
    @classmethod
    def _check_keys(cls, value: dict[str, SecretStr]) -> dict[str, SecretStr]:
        for name, secret in value.items():
            key = secret.get_secret_value()
            if not name.isprintable() or " " in name or not 1 <= len(name) <= 64:
                raise ValueError("needs producer names of 1 to 64 characters without spaces")
            if len(key) < MIN_API_KEY_CHARS or not key.isascii() or any(c <= " " for c in key):
                raise ValueError(
                    f"needs a longer key for {name!r}: at least {MIN_API_KEY_CHARS} ASCII "
                    "characters without spaces ('paybell-server config init' makes one)"
                )
        if len({secret.get_secret_value() for secret in value.values()}) != len(value):
            raise ValueError("gives two producers the same key; each needs its own")
        return value

    @field_validator("metrics_key")
    @classmethod
    def _check_metrics_key(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and len(value.get_secret_value()) < MIN_API_KEY_CHARS:
            raise ValueError(f"must have at least {MIN_API_KEY_CHARS} characters")
        return value

    @field_validator("redis_url")
    @classmethod
    def _check_redis_url(cls, value: SecretStr | None) -> SecretStr | None:
        if value is None:
            return value
        if not _is_redis_url(value.get_secret_value()):
            raise ValueError(
                "must look like redis://host:6379/0, rediss://host:6379/0 (TLS) or "
                "unix:///path/of/redis.sock; write / ? @ in a password as %2F %3F %40"
            )
        return value

    @field_validator("fanout_secret")
    @classmethod
    def _check_fanout_secret(
        cls, value: SecretStr | None, info: ValidationInfo
    ) -> SecretStr | None:
        if value is None and info.data.get("redis_url") is not None:
            raise ValueError(
                "must be set with redis_url: whoever reaches Redis could else speak as a node"
            )
        return cls._check_secret(value)

    @field_validator("jwt_secret")
    @classmethod
    def _check_secret(cls, value: SecretStr | None) -> SecretStr | None:
        if value is None:
            return value
        given = len(value.get_secret_value().encode())
        if given < MIN_SECRET_BYTES:
            raise ValueError(
                f"has {given} bytes; a secret that nobody can guess needs at least "
                f"{MIN_SECRET_BYTES} ('paybell-server config init' makes one)"
            )
        return value

    @field_validator("jwt_public_key_file")
    @classmethod
    def _check_key_file(cls, value: Path | None) -> Path | None:
        if value is not None and not value.is_file():
            raise ValueError("must be the path of a PEM file that exists")
        return value

    @field_validator("jwt_jwks_url")
    @classmethod
    def _check_jwks_url(cls, value: str | None) -> str | None:
        if value is None:
            return value
        url = urlsplit(value)
        if not url.hostname or url.scheme not in ("https", "http"):
            raise ValueError("must be an https:// address")
        if url.scheme == "http" and url.hostname not in LOOPBACK_HOSTS:
            raise ValueError("must be an https:// address; http:// only on this machine")
        if url.username or url.password:
            raise ValueError("must not hold a user name or password; a key set is public")
        return value

    @field_validator("oidc_issuer")
    @classmethod
    def _check_issuer(cls, value: str | None) -> str | None:
        try:
            return value if value is None else check_issuer(value)
        except BadField as exc:
            raise ValueError(exc.message) from None

    @field_validator("jwt_issuer")
    @classmethod
    def _check_no_second_issuer(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value is not None and info.data.get("oidc_issuer") is not None:
            raise ValueError("must not be set beside oidc_issuer, which says the same")
        return value

    @field_validator("jwt_audience")
    @classmethod
    def _check_audience(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value is None and info.data.get("oidc_issuer") is not None:
            raise ValueError(
                "must be set with oidc_issuer: a token that this provider made for any other "
                "application would else be taken here"
            )
        return value

    @field_validator("device_client_id")
    @classmethod
    def _check_client_id(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value is not None and info.data.get("oidc_issuer") is None:
            raise ValueError("needs oidc_issuer: devices sign in there")
        return value

    @field_validator("database_url")
    @classmethod
    def _check_database_url(cls, value: str) -> str:
        if not value.startswith(("sqlite:///", "postgresql://")):
            raise ValueError(
                "must begin with sqlite:/// and a path, as sqlite:///paybell.sqlite3, or be "
                "postgresql://USER:PASSWORD@HOST/NAME"
            )
        return value

    @field_validator("cors_origins")
    @classmethod
    def _check_origins(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for origin in value:
            url = urlsplit(origin)
            plain = f"{url.scheme}://{url.netloc}"
            if origin != "*" and (url.scheme not in ("http", "https") or plain != origin):
                raise ValueError('needs origins such as https://shop.example (no path), or "*"')
        return value


def check_key_kinds(kinds: Mapping[str, str]) -> list[str]:
    """What is wrong with this choice of keys (field → its source); empty when it is one."""
    if not kinds:
        return [
            (
                f"No key to check tokens with: set one of {', '.join(KEY_KINDS)}. "
                "'paybell-server config init' writes a paybell.toml with a fresh secret."
            )
        ]
    if len(kinds) > 1:
        return [
            (
                f"More than one kind of key is set ({', '.join(kinds.values())}): keep exactly "
                "one, or a token signed for one of them could be checked against another."
            )
        ]
    return []


def _is_redis_url(text: str) -> bool:
    """Whether it can be used as it is; what can be misread might be shown by mistake."""
    try:
        url = urlsplit(text)
        place = url.hostname and url.port != 0
    except ValueError:
        return False
    if url.scheme == "unix":
        return not url.hostname and len(url.path) > 1
    path = url.path.removeprefix("/")
    return url.scheme in ("redis", "rediss") and bool(place) and (not path or path.isdecimal())
