"""Connections that are kept: reused for the same party, replaced when dead, judged when opened, bounded in all."""

import asyncio
import gzip
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import pytest

from parley.kit.http import Lines, Outbound, Unreachable
from tests.support.servers import Seen, Send, leads, says, serving

LOCAL = ["127.0.0.0/8"]
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


class Sink:
    """Answers on connections that stay open; counts connections and requests, and hangs up after so many."""

    def __init__(self, hangs_up_after: int = 1_000) -> None:
        self.connections = 0
        self.requests = 0
        self.hangs_up_after = hangs_up_after
        self.port = 0
        self.tasks: list[asyncio.Task[None]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/hook"

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        task = asyncio.current_task()
        assert task is not None
        self.tasks.append(task)
        try:
            for _ in range(self.hangs_up_after):
                head = await reader.readuntil(b"\r\n\r\n")
                length = next(int(line[15:]) for line in head.lower().split(b"\r\n") if line[:15] == b"content-length:")
                await reader.readexactly(length)
                self.requests += 1
                writer.write(OK)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            return
        finally:
            writer.close()
            writer.transport.abort()


@asynccontextmanager
async def sinking(sink: Sink) -> AsyncGenerator[Sink]:
    server = await asyncio.start_server(sink.handle, "127.0.0.1", 0)
    sink.port = server.sockets[0].getsockname()[1]
    try:
        yield sink
    finally:
        server.close()
        for task in sink.tasks:
            task.cancel()
        await asyncio.gather(*sink.tasks, return_exceptions=True)


async def post(lines: Lines, url: str, line: str = "a", most: int = 64, seconds: float = 5) -> tuple[int, bytes]:
    answer = await lines.send(line, url, content=b"{}", most_bytes=most, timeout=seconds)
    return answer.status, answer.body


async def once(outbound: Outbound, url: str, most: int = 64, seconds: float = 5) -> tuple[int, bytes]:
    """Send one request, and keep nothing."""
    lines = Lines(outbound)
    try:
        return await post(lines, url, "a", most, seconds)
    finally:
        await lines.aclose()


class TestALine:
    async def test_serves_one_request_after_another(self) -> None:
        lines = Lines(Outbound(LOCAL))
        async with sinking(Sink()) as sink:
            assert [await post(lines, sink.url) for _ in range(5)] == [(200, b"ok")] * 5
            assert (sink.connections, sink.requests) == (1, 5)
            await lines.aclose()

    async def test_serves_nobody_else(self) -> None:
        lines = Lines(Outbound(LOCAL))
        async with sinking(Sink()) as sink:
            await post(lines, sink.url, "a")
            await post(lines, sink.url, "b")
            assert sink.connections == 2
            await lines.aclose()

    async def test_is_replaced_when_the_other_side_hung_up(self) -> None:
        lines = Lines(Outbound(LOCAL))
        async with sinking(Sink(hangs_up_after=1)) as sink:
            for _ in range(3):
                assert await post(lines, sink.url) == (200, b"ok")
            assert (sink.connections, sink.requests) == (3, 3)
            await lines.aclose()

    async def test_is_closed_when_it_has_been_idle_for_too_long(self) -> None:
        lines = Lines(Outbound(LOCAL), idle=0.05)
        async with sinking(Sink()) as sink:
            await post(lines, sink.url)
            await asyncio.sleep(0.1)
            await lines.sweep()
            await post(lines, sink.url)
            assert sink.connections == 2
            await lines.aclose()


class TestAHostileSink:
    @pytest.mark.parametrize(
        "url", ["http://127.0.0.1:1/", "https://10.0.0.1/", "https://[::ffff:127.0.0.1]/", "ftp://x"]
    )
    async def test_that_is_private_is_not_reached(self, url: str) -> None:
        with pytest.raises(Unreachable):
            await once(Outbound(), url)

    async def test_that_redirects_is_not_followed(self) -> None:
        async with serving(says(b"secret")) as inner, serving(leads(inner.url())) as outer:
            status, _ = await once(Outbound(LOCAL), outer.url())
            assert (status, inner.seen) == (302, [])

    async def test_that_never_ends_is_read_no_further(self) -> None:
        async def endless(_: Seen, send: Send) -> None:
            await send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
            while True:
                await send(b"400\r\n" + b"x" * 1024 + b"\r\n")

        async with serving(endless) as served:
            status, body = await once(Outbound(LOCAL), served.url(), most=4096)
            assert status == 200
            assert body == b"x" * len(body)
            assert len(body) <= 4096

    async def test_that_is_a_bomb_is_unpacked_no_further(self) -> None:
        bomb = gzip.compress(b"\0" * 50_000_000)
        async with serving(says(bomb, "Content-Encoding: gzip")) as served:
            status, body = await once(Outbound(LOCAL), served.url(), most=65536)
            assert status == 200
            assert len(body) <= 65536

    async def test_that_says_nothing_fails_in_time(self) -> None:
        async def silent(_: Seen, __: Send) -> None:
            await asyncio.sleep(30)

        async with serving(silent) as served:
            with pytest.raises(Unreachable):
                await asyncio.wait_for(once(Outbound(LOCAL), served.url(), seconds=0.2), 10)

    async def test_that_drips_is_left_in_time(self) -> None:
        async def dripping(_: Seen, send: Send) -> None:
            await send(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
            while True:
                await send(b"x")
                await asyncio.sleep(0.05)

        async with serving(dripping) as served:
            status, _ = await asyncio.wait_for(once(Outbound(LOCAL), served.url(), seconds=4), 60)
            assert status == 200
