"""Many who listen to the live stream at once, each on a connection of its own, and when each of them heard an event."""

import asyncio
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any, cast

from bench import requests
from bench.load import HOST
from bench.servers import Server

PATH = "/events/stream?types=ticket.created"
AT_ONCE = 50
WITHIN = 60.0


class StreamEnded(Exception):
    """The server closed a stream, or never began it."""


class Audience:
    """Those who listen; `heard` is when they did, in seconds of the monotonic clock."""

    def __init__(self) -> None:
        self.heard: list[float] = []
        self.began = 0
        self.ended = 0
        self._streams: list[asyncio.Transport] = []
        self._more = asyncio.Event()

    async def grow(self, server: Server, amount: int) -> None:
        """Have so many more listen, and wait until they do."""
        request, loop = requests.reads(server, PATH)[0], cast("Any", asyncio.get_running_loop())
        for start in range(0, amount, AT_ONCE):
            some = min(AT_ONCE, amount - start)
            made = [loop.create_connection(lambda: _Stream(self, request), HOST, server.port) for _ in range(some)]
            self._streams += [transport for transport, _ in await asyncio.gather(*made)]
            await self._until(lambda: self.began >= len(self._streams))

    async def collect(self) -> list[float]:
        """Wait until each has heard one event, and forget when."""
        await self._until(lambda: len(self.heard) >= len(self._streams))
        heard, self.heard = self.heard, []
        return heard

    def wake(self) -> None:
        """Look whether it is enough now."""
        self._more.set()

    def close(self) -> None:
        """Nobody listens any more."""
        for stream in self._streams:
            stream.close()

    async def _until(self, is_enough: Any) -> None:
        async with asyncio.timeout(WITHIN):
            while not is_enough():
                if self.ended:
                    raise StreamEnded(f"{self.ended} of {len(self._streams)}")
                self._more.clear()
                await self._more.wait()


@asynccontextmanager
async def open_audience() -> AsyncGenerator[Audience]:
    """Let people listen until the block ends."""
    audience = Audience()
    try:
        yield audience
    finally:
        audience.close()


class _Stream(asyncio.Protocol):
    def __init__(self, audience: Audience, request: bytes) -> None:
        self._audience = audience
        self._request = request
        self._has_begun = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask."""
        cast("asyncio.Transport", transport).write(self._request)

    def data_received(self, data: bytes) -> None:
        """Take note of the beginning, then of each event; signs of life are none."""
        if not self._has_begun and b": listening" in data:
            self._has_begun = True
            self._audience.began += 1
            self._audience.wake()
        if b"\nevent: " in data:
            self._audience.heard.append(time.monotonic())
            self._audience.wake()

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 -- however it ended
        """Take note of an end, which is none that was asked for unless all are closed."""
        self._audience.ended += 1
        self._audience.wake()
