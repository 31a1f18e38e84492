"""The web processes: one that listens for signals and restarts, and the forked ones that answer requests.

They begin as this process did, as forks, and share the memory of what is imported.
"""

import os
import signal
import threading
from contextlib import suppress
from typing import Any

import msgspec
import structlog
from granian import Granian
from granian.constants import HTTPModes, Interfaces, Loops
from granian.http import HTTP1Settings
from granian.log import LogLevels

from parley.app import telemetry
from parley.app.asgi import STOPPING_SIGNAL, Parley
from parley.app.environment import read
from parley.app.processes import NAMES_PROCESSES, tie_to_parent
from parley.app.settings import Settings

ANNOUNCED = 1.0
"""Seconds between saying `not ready` and taking no more connections: balancers ask about once a second."""
KILL_AFTER = 20
BACKLOG = 2048
HEADERS_WITHIN_MS = 15_000
LOGGING: dict[str, Any] = {
    "formatters": {"plain": {"format": "%(message)s"}},
    "handlers": {},
    "loggers": {"_granian": {"handlers": [], "propagate": True}},
}


def main(database_url: str) -> None:
    """Serve until told to stop; running requests are finished first, for twenty seconds at most."""
    signal.signal(STOPPING_SIGNAL, signal.SIG_IGN)  # until a web process has a better answer
    settings = msgspec.structs.replace(read(), database_url=database_url)
    telemetry.configure(settings.log_level, settings.log_format, process="web")
    serve(settings)


def serve(settings: Settings) -> None:
    """Run the server in this process."""
    server: Any = Granian(
        "parley.app.asgi:create",
        address=settings.host,
        port=settings.port,
        interface=Interfaces.ASGI,
        workers=settings.workers,
        loop=Loops.uvloop,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(header_read_timeout=HEADERS_WITHIN_MS),
        websockets=False,
        backlog=BACKLOG,
        respawn_failed_workers=True,
        respawn_interval=0,
        workers_kill_timeout=KILL_AFTER,
        log_dictconfig=LOGGING,
        log_level=LogLevels.info if settings.log_level == "debug" else LogLevels.warning,
        process_name="parley web" if NAMES_PROCESSES else None,
    )
    announce_the_end(server)
    master = os.getpid()

    def load() -> Parley:
        tie_to_parent(master)
        return Parley(settings)

    try:
        server.serve(target_loader=load, wrap_loader=False)
    except Exception:
        # At its end this process waits for those that it forked: with them gone, a new one can begin.
        structlog.get_logger().exception("the web server broke")
        for each in server.wrks:
            each.kill()
        raise


def announce_the_end(server: Any) -> None:
    """Let the web processes say that they are not ready a moment before they stop taking connections."""
    interrupt = server.signal_handler_interrupt
    told = threading.Event()

    def stop(*_: object) -> None:
        if told.is_set():
            return
        told.set()
        for worker in server.wrks:
            with suppress(ProcessLookupError):  # it may just have ended
                if worker.is_alive():
                    os.kill(worker.inner.pid, STOPPING_SIGNAL)
        threading.Timer(ANNOUNCED, interrupt).start()

    server.signal_handler_interrupt = stop
