"""What is counted and measured, and the page that tells it (Prometheus text format).

All web processes of one server write into one folder (the client library's multiprocess mode, chosen by its own
variable, which `serve` sets), so any of them tells for all.
"""

from pathlib import Path
from typing import Any

from prometheus_client import CollectorRegistry, Gauge, Histogram, generate_latest, multiprocess, values

from parley.api.toolbox.answer import Answer
from parley.app.environment import metrics_folder
from parley.core.webhooks.deliveries import Backlog
from parley.kit.db import Database

CONTENT_TYPE = b"text/plain; version=0.0.4; charset=utf-8"
BUCKETS = (0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """The measurements of one web process."""

    def __init__(self) -> None:
        folder = metrics_folder()
        if folder is not None:
            forget_the_dead(folder)
        self._registry = CollectorRegistry()
        self._requests = Histogram(
            "parley_request_seconds",
            "How long requests took; an operation that was never reached is empty.",
            ["door", "operation", "status"],
            buckets=BUCKETS,
            registry=self._registry,
        )
        self._pool = Gauge(
            "parley_database_connections",
            "Connections of the web processes to the database.",
            ["state"],
            registry=self._registry,
            multiprocess_mode="livesum",
        )
        self._up = Gauge(
            "parley_database_up",
            "1 when the database answers, else 0.",
            registry=self._registry,
            multiprocess_mode="livemostrecent",
        )
        self._listeners = Gauge(
            "parley_event_listeners",
            "Live streams and waiting readers of the event feed.",
            registry=self._registry,
            multiprocess_mode="livesum",
        )
        self._lag = self._gauge("parley_events_lag_seconds", "How long the oldest event waits for its subscribers.")
        self._deliveries = self._gauge(
            "parley_webhook_deliveries", "Pending deliveries, counted to 10,000 in all.", "state"
        )
        self._webhooks = self._gauge("parley_webhooks", "Endpoints of webhooks that are in trouble.", "state")
        # Finding a labelled child takes a lock and builds a tuple; a dictionary of our own costs a tenth of that.
        self._children: dict[tuple[str, str, int], Any] = {}

    def observe(self, door: str, operation: str, status: int, seconds: float) -> None:
        """Count one request."""
        key = (door, operation, status)
        child = self._children.get(key)
        if child is None:
            child = self._children[key] = self._requests.labels(door, operation, str(status))
        child.observe(seconds)

    def note_pool(self, database: Database) -> None:
        """Note how the pool stands."""
        used, idle = database.usage()
        self._pool.labels("used").set(used)
        self._pool.labels("idle").set(idle)

    def note_listeners(self, count: int) -> None:
        """Note how many listen to events; a stream itself is counted as a request once it has ended."""
        self._listeners.set(count)

    def note_backlog(self, lag: float, backlog: Backlog) -> None:
        """Note what waits behind the events."""
        self._lag.set(lag)
        for state in ("due", "sending", "retrying", "held"):
            self._deliveries.labels(state).set(getattr(backlog, state))
        for state in ("failing", "suspended"):
            self._webhooks.labels(state).set(getattr(backlog, state))

    def page(self, *, database_up: bool) -> Answer:
        """Tell everything, of all web processes of this server."""
        self._up.set(database_up)
        registry = self._registry
        if values.ValueClass is not values.MutexValue:
            registry = CollectorRegistry()
            multiprocess.MultiProcessCollector(registry)
        return Answer(200, generate_latest(registry), [(b"content-type", CONTENT_TYPE)])

    def _gauge(self, name: str, text: str, *labels: str) -> Gauge:
        """Make a gauge of which any process may tell the present value."""
        return Gauge(name, text, labels, registry=self._registry, multiprocess_mode="livemostrecent")


def forget_the_dead(folder: Path) -> None:
    """Drop what processes that have ended said of their present state; what they counted stays."""
    for path in folder.glob("gauge_live*_*.db"):
        pid = path.stem.rpartition("_")[2]
        if not Path(f"/proc/{pid}").exists():
            path.unlink(missing_ok=True)
