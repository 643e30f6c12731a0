"""What `paybell-server config check` finds out about the stores: asked once, nothing is made.

A server does not start without its database, and starts without Redis and waits for it; an
operator who sets them up wants to know of both at once.
"""

from __future__ import annotations

from server.config import ServerConfig
from server.errors import PaybellServerError
from server.fanout.redis_link import why_redis_is_away
from server.inbox.database import read_url
from server.inbox.upgrade import reach_database


async def problems_of_stores(config: ServerConfig) -> tuple[str, ...]:
    """What is wrong with them, a sentence each. Takes seconds at most."""
    problems = []
    try:
        await reach_database(read_url(config.database_url))
    except PaybellServerError as exc:
        problems.append(exc.message)
    if config.redis_url is not None:
        why = await why_redis_is_away(config.redis_url.get_secret_value())
        if why is not None:
            problems.append(f"Redis is away: {why}. Events would reach other nodes' devices late.")
    return tuple(problems)
