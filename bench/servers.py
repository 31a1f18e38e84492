"""Start what is measured, as operators would: one web process by granian for each of Parley and the floor."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import msgspec

from bench.desk import Desk
from bench.seed import clean

OPTIONS = ("--interface", "asgi", "--loop", "uvloop", "--http", "1", "--no-ws", "--backlog", "2048", "--factory")
EXACT = 10_000
UNLIMITED = "99999999/minute"
"""Never reached, but counted: the limit's price is paid."""
WITHIN = 30.0
PATIENCE = 300.0
"""Seconds for what is sent once, however large."""


class Server(msgspec.Struct, frozen=True):
    """A server that answers; `key` is empty for the floor, `prefix` stands before its paths."""

    name: str
    desk: Desk
    port: int
    prefix: str
    key: str


@contextmanager
def parley(desk: Desk) -> Generator[Server]:
    """Run Parley's web process for a desk."""
    with _granian("parley.app.asgi:create", _environment(desk)) as port:
        yield Server("Parley", desk, port, "/api/v1", desk.key)


@contextmanager
def house(desk: Desk) -> Generator[tuple[Server, int]]:
    """Run `parley serve`, worker and all, for a desk that is cleaned before; webhooks may be sent to this machine.

    Lends its process too.
    """
    asyncio.run(clean(desk.url, desk.tickets))
    port = free_port()
    environment = {**_environment(desk), "PARLEY_PORT": str(port), "PARLEY_OUTBOUND_ALLOW": "127.0.0.0/8"}
    with running([sys.executable, "-m", "parley", "serve"], environment, port) as process:
        yield Server("Parley", desk, port, "/api/v1", desk.key), process.pid


@contextmanager
def floor(desk: Desk, *, events: bool = True) -> Generator[Server]:
    """Run the floor for a desk; without `events` what it opens leaves no event."""
    environment = {"BENCH_DATABASE_URL": desk.url, "BENCH_COUNTED": "yes" if desk.tickets <= EXACT else "no",
                   "BENCH_EVENTS": "yes" if events else "no"}  # fmt: skip
    with _granian("bench.floor:create", environment) as port:
        yield Server("floor", desk, port, "", "")


def _environment(desk: Desk) -> dict[str, str]:
    return {
        "PARLEY_DATABASE_URL": desk.url,
        "PARLEY_RATE_LIMIT": UNLIMITED,
        "PARLEY_LOG_LEVEL": "warning",
        "PARLEY_DATA_DIR": str(Path(".cache/bench/files").resolve()),
    }


@contextmanager
def _granian(target: str, environment: dict[str, str]) -> Generator[int]:
    port = free_port()
    command = [sys.executable, "-m", "granian", *OPTIONS, "--log-level", "warning", "--port", str(port), target]
    with running(command, environment, port):
        yield port


@contextmanager
def running(command: list[str], environment: dict[str, str], port: int) -> "Generator[subprocess.Popen[bytes]]":
    """Run a command until the block ends; the block begins when the port takes connections."""
    process = subprocess.Popen(command, env={**os.environ, **environment}, stdout=subprocess.DEVNULL)  # noqa: S603 -- our own
    try:
        until = time.monotonic() + WITHIN
        while not _takes_connections(port):
            if process.poll() is not None or time.monotonic() > until:
                raise TimeoutError(f"{command[-1]} does not answer")
            time.sleep(0.01)
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(WITHIN)


def free_port() -> int:
    """Find a port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _takes_connections(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def fetch(server: Server, path: str) -> bytes:
    """Ask once and return the body; raise OSError for what is no success."""
    return _ask(_address(server, path), server.key)


def tell(server: Server, path: str, body: bytes, *, kind: str = "application/json") -> Any:
    """Post a body once and return the `data` of the answer; raise OSError for what is no success."""
    headers = {"authorization": f"Bearer {server.key}", "content-type": kind}
    request = Request(_address(server, path), body, headers)  # noqa: S310 -- our own address
    with urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310 -- likewise
        return msgspec.json.decode(answer.read())["data"]


def is_answered(port: int, path: str, key: str) -> bool:
    """Whether the server answers this path with 200 now."""
    try:
        return bool(_ask(f"http://127.0.0.1:{port}{path}", key))
    except OSError:
        return False


def _address(server: Server, path: str) -> str:
    return f"http://127.0.0.1:{server.port}{server.prefix}{path}"


def _ask(url: str, key: str) -> bytes:
    request = Request(url, headers={"authorization": f"Bearer {key}"})  # noqa: S310 -- our own address
    with urlopen(request, timeout=5) as answer:  # noqa: S310 -- likewise
        return answer.read()
