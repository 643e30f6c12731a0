"""Which fan-out a configuration asks for."""

from __future__ import annotations

from server.config import ServerConfig
from server.fanout.base import EventT, Fanout
from server.fanout.local import LocalFanout
from server.fanout.redis import RedisFanout


def fanout_for(config: ServerConfig, event_type: type[EventT]) -> Fanout[EventT]:
    """Through Redis where `redis_url` is set, else within the process. Raises `ConfigError`."""
    if config.redis_url is None or config.fanout_secret is None:
        return LocalFanout()
    return RedisFanout(
        config.redis_url.get_secret_value(),
        config.fanout_secret.get_secret_value().encode(),
        event_type,
    )
