"""Where webhooks are sent to: it answers all with an empty 200 at once, and notes what came and when."""

import asyncio
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import cast

import msgspec

from bench.load import HOST

ANSWER = b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n"


class Letter(msgspec.Struct, frozen=True):
    """What came by a connection, and when its first byte did, in seconds of the monotonic clock."""

    at: float
    connection: int
    path: str
    body: bytes


class Sink:
    """Collects letters."""

    def __init__(self) -> None:
        self.port = 0
        self.letters: list[Letter] = []
        self._more = asyncio.Event()

    @property
    def url(self) -> str:
        """Where to send to."""
        return f"http://{HOST}:{self.port}"

    def take(self, letter: Letter) -> None:
        """Keep a letter."""
        self.letters.append(letter)
        self._more.set()

    async def collect(self, amount: int, *, within: float) -> list[Letter]:
        """Wait for so many and take them out; raise TimeoutError where they do not come within so many seconds."""
        async with asyncio.timeout(within):
            while len(self.letters) < amount:
                self._more.clear()
                await self._more.wait()
        letters, self.letters = self.letters, []
        return letters


@asynccontextmanager
async def open_sink() -> AsyncGenerator[Sink]:
    """Listen at a port of this machine until the block ends."""
    sink = Sink()
    server = await asyncio.get_running_loop().create_server(lambda: _Connection(sink), HOST, 0)
    sink.port = server.sockets[0].getsockname()[1]
    try:
        yield sink
    finally:
        server.close()


class _Connection(asyncio.Protocol):
    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self._data = b""
        self._began = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        """Take a part of a request; they come one after another, each with its length."""
        if not self._data:
            self._began = time.monotonic()
        self._data += data
        head, end, body = self._data.partition(b"\r\n\r\n")
        if end and len(body) >= _length(head):
            path = head.split(b" ", 2)[1].decode()
            self._sink.take(Letter(self._began, id(self), path, body))
            self._data = b""
            self._transport.write(ANSWER)


def _length(head: bytes) -> int:
    return int(head.lower().partition(b"\r\ncontent-length:")[2].partition(b"\r\n")[0])
