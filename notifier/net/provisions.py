"""What the app gives every account to live with: one list, handed on from floor to floor."""

from __future__ import annotations

import random as random_module
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass

from notifier.core.reminders import Reminders
from notifier.net.proxies import ProxyFor, no_proxy
from notifier.net.tls import system_ssl_context
from notifier.store.search_index import SearchWords


@dataclass(frozen=True, kw_only=True, slots=True)
class Provisions:
    """The same for all accounts. Its functions are called on the network thread."""

    search_words: SearchWords | None = None
    """By which words history is made searchable; None: it is not."""
    reminders: Callable[[], Reminders] = Reminders
    """What is chosen now."""
    clock: Callable[[], float] = time.time
    """Seconds since 1970."""
    random: Callable[[], float] = random_module.random
    """From 0 to 1; spreads the tries of many devices."""
    ssl_context: Callable[[], ssl.SSLContext] = system_ssl_context
    proxy_for: ProxyFor = no_proxy
