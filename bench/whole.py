"""What `parley serve` as a whole is held to: how soon it answers, and how much memory it keeps."""

import sys
import time

from bench import requests
from bench.budgets import FILTERS
from bench.desk import FOLDER, Desk
from bench.load import Generator
from bench.processes import memory
from bench.rounds import checked
from bench.servers import UNLIMITED, Server, free_port, is_answered, running
from bench.table import Row, told

START_S = 3.0
MOST_MIB = 250.0
FLAT = 1.1
STARTS = 3
CREATED, LISTED = 5, 3
"""Of ten requests one is a creation, and one a list for each filter in turn; the others get a ticket."""


def whole(generator: Generator, desk: Desk, amount: int) -> list[Row]:
    """Start on an existing embedded database, several times; at the last, stay and answer so many requests."""
    starts = sorted(_start(desk) for _ in range(STARTS))
    rows = [Row("start to first 200, embedded", "", f"{STARTS} starts", starts[STARTS // 2], START_S, True, "s")]
    port = free_port()
    with running([sys.executable, "-m", "parley", "serve"], _settings(port), port) as process:
        _wait(port, desk)
        server = Server("Parley", desk, port, "/api/v1", desk.key)
        made = _mixture(server)
        _send(generator, server, made, amount // 10)
        first = memory(process.pid)
        _send(generator, server, made, amount * 4 // 10)
        half = memory(process.pid)
        _send(generator, server, made, amount // 2)
        last = memory(process.pid)
    before = f"{amount // 10:,}: {first:.0f} MiB, {amount // 2:,}: {half:.0f} MiB"
    rows.append(Row(f"memory after {amount:,} requests", f"{last:.0f} MiB PSS", before, last, MOST_MIB, True, "MiB"))
    rows.append(Row("memory, second half of the requests", "", "", last / half, FLAT, True))
    return [told(row) for row in rows]


def _start(desk: Desk) -> float:
    port = free_port()
    began = time.monotonic()
    with running([sys.executable, "-m", "parley", "serve"], _settings(port), port):
        _wait(port, desk)
        return time.monotonic() - began


def _settings(port: int) -> dict[str, str]:
    return {"PARLEY_DATA_DIR": str(FOLDER), "PARLEY_PORT": str(port), "PARLEY_RATE_LIMIT": UNLIMITED}


def _wait(port: int, desk: Desk) -> None:
    while not is_answered(port, f"/api/v1{requests.LISTED}", desk.key):
        time.sleep(0.005)


def _mixture(server: Server) -> list[bytes]:
    gets, creations = requests.tickets(server), requests.creations(server)
    lists = requests.reads(server, *FILTERS.values())
    return [
        creations[place] if place % 10 == CREATED else lists[place // 10 % len(lists)] if place % 10 == LISTED else get
        for place, get in enumerate(gets)
    ]


def _send(generator: Generator, server: Server, made: list[bytes], amount: int) -> None:
    checked(generator.send(server.port, made, amount=amount))
