"""The web processes: one that listens for signals and restarts, and the forked ones that answer requests.

Run as `python -m parley.app web PARENT`. Everything is imported before the fork, so the processes share that memory.
"""

import multiprocessing
import os
import signal
import threading
from typing import Any

import msgspec
from granian import Granian
from granian.constants import HTTPModes, Interfaces, Loops
from granian.http import HTTP1Settings
from granian.log import LogLevels

from parley.app import telemetry
from parley.app.asgi import STOPPING_SIGNAL, Parley
from parley.app.environment import read
from parley.app.processes import tie_to_parent, wait_for_orders
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


def main(parent: int) -> None:
    """Serve until told to stop; running requests are finished first, for twenty seconds at most."""
    tie_to_parent(parent)
    signal.signal(STOPPING_SIGNAL, signal.SIG_IGN)  # until a web process has a better answer
    settings = read()
    telemetry.configure(settings.log_level, settings.log_format, process="web")
    settings = msgspec.structs.replace(settings, database_url=wait_for_orders())
    multiprocessing.set_start_method("fork")
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
    )
    announce_the_end(server)
    master = os.getpid()

    def load() -> Parley:
        tie_to_parent(master)
        return Parley(settings)

    server.serve(target_loader=load, wrap_loader=False)


def announce_the_end(server: Any) -> None:
    """Let the web processes say that they are not ready a moment before they stop taking connections."""
    interrupt = server.signal_handler_interrupt
    told = threading.Event()

    def stop(*_: object) -> None:
        if told.is_set():
            return
        told.set()
        for worker in server.wrks:
            if worker.is_alive():
                os.kill(worker.inner.pid, STOPPING_SIGNAL)
        threading.Timer(ANNOUNCED, interrupt).start()

    server.signal_handler_interrupt = stop
