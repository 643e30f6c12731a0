"""What one server counts, in the words of Prometheus; nothing in it names a user.

Each server has numbers of its own: two in one process, as in tests, do not add up.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.process_collector import ProcessCollector

from server.inbox.base import StoredEvent

CONTENT_TYPE = CONTENT_TYPE_LATEST
_APPEND_BUCKETS_S = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)


class Metrics:
    """The numbers of one server; it is a `Tally`. Belongs to the server's loop."""

    def __init__(self, connected: Callable[[], int]) -> None:
        """`connected` tells how many devices are connected whenever somebody asks."""
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        Gauge(
            "paybell_connections", "Devices connected to this node.", registry=self._registry
        ).set_function(connected)
        self._refused = Counter(
            "paybell_connections_refused",
            "Handshakes that were refused, by the code that the device is told.",
            ["code"],
            registry=self._registry,
        )
        self._stored = Counter(
            "paybell_events_stored",
            "Events that this node has put on disk, by type; repeated posts do not count.",
            ["type"],
            registry=self._registry,
        )
        self._append_s = Histogram(
            "paybell_append_seconds",
            "From an event that was checked to its commit; a batch counts once.",
            buckets=_APPEND_BUCKETS_S,
            registry=self._registry,
        )
        self._failed = Counter(
            "paybell_append_failures",
            "Posts that were answered with store_unavailable.",
            registry=self._registry,
        )

    def stored(self, events: Sequence[StoredEvent], took_s: float) -> None:
        """These are on disk, `took_s` seconds after they were checked."""
        self._append_s.observe(took_s)
        for event in events:
            if not event.replayed:
                self._stored.labels(event.name).inc()

    def not_stored(self) -> None:
        """The store did not take what was posted."""
        self._failed.inc()

    def refused(self, code: str) -> None:
        """A device was not admitted."""
        self._refused.labels(code).inc()

    def text(self) -> bytes:
        """All of it as Prometheus reads it (`CONTENT_TYPE`)."""
        return generate_latest(self._registry)
