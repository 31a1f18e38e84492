"""The load: keep-alive connections that each send their next request as soon as the last is answered.

It runs in a process of its own and does as little as possible for each answer, for it shares the processors with what
it measures.
"""

import asyncio
import itertools
import multiprocessing
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar, cast

import msgspec
import uvloop

CONNECTIONS = 16
HOST = "127.0.0.1"
Outcome = TypeVar("Outcome")


class Load(msgspec.Struct, frozen=True):
    """What came of it: answers in order of duration, in milliseconds, and how many were no success."""

    seconds: float
    durations: list[float]
    failures: int

    @property
    def rate(self) -> float:
        """Answers a second."""
        return len(self.durations) / self.seconds

    def percentile(self, share: float) -> float:
        """How long the given share of the answers took at most."""
        return self.durations[min(int(len(self.durations) * share), len(self.durations) - 1)]


class Generator:
    """The process that sends; kept for a whole run."""

    def __init__(self) -> None:
        self._process = ProcessPoolExecutor(1, multiprocessing.get_context("spawn"))

    def send(
        self,
        port: int,
        requests: list[bytes],
        *,
        seconds: float = 1e9,
        amount: int = 10**9,
        connections: int = CONNECTIONS,
    ) -> Load:
        """Send the requests, round and round, until the time is over or the amount is sent."""
        return self.run(_run, port, requests, seconds, amount, connections)

    def run(self, work: Callable[..., Outcome], *given: Any) -> Outcome:
        """Have something else done there, and wait for it."""
        return self._process.submit(work, *given).result()

    def close(self) -> None:
        """End the process."""
        self._process.shutdown()


class _Connection(asyncio.Protocol):
    def __init__(self, requests: Iterator[bytes], until: float) -> None:
        self._requests = requests
        self._until = until
        self._left = 0
        self._began = 0.0
        self.durations: list[float] = []
        self.failures = 0
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Send the first request."""
        self._transport = cast("asyncio.Transport", transport)
        self._next()

    def data_received(self, data: bytes) -> None:
        """Take the answer, or a part of it; our servers send the head in one piece."""
        if self._left == 0:
            head, _, body = data.partition(b"\r\n\r\n")
            self._left = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0]) - len(body)
            self.failures += data[9:10] != b"2"
        else:
            self._left -= len(data)
        if self._left == 0:
            now = time.perf_counter()
            self.durations.append((now - self._began) * 1_000)
            self._next()

    def connection_lost(self, exc: Exception | None) -> None:
        """A connection that the server closes ends the measurement."""
        if not self.done.done():
            self.done.set_exception(exc or ConnectionResetError())

    def _next(self) -> None:
        self._began = time.perf_counter()
        request = next(self._requests, None)
        if request is None or self._began > self._until:
            self.done.set_result(None)
            self._transport.close()
        else:
            self._transport.write(request)


async def _send(port: int, requests: list[bytes], seconds: float, amount: int, connections: int) -> Load:
    endless = itertools.islice(itertools.cycle(requests), amount)
    began = time.perf_counter()
    loop: Any = asyncio.get_running_loop()
    made = [
        (await loop.create_connection(lambda: _Connection(endless, began + seconds), HOST, port))[1]
        for _ in range(connections)
    ]
    await asyncio.gather(*(connection.done for connection in made))
    durations = sorted(duration for connection in made for duration in connection.durations)
    return Load(time.perf_counter() - began, durations, sum(connection.failures for connection in made))


def _run(port: int, requests: list[bytes], seconds: float, amount: int, connections: int) -> Load:
    return uvloop.run(_send(port, requests, seconds, amount, connections))
