"""What the client fetches: whole answers, within limits of bytes and time, by TLS to the name that was asked for."""

import asyncio
import gzip
import ssl
import time
import zlib
from ipaddress import ip_address
from pathlib import Path

import pytest

from parley.kit.http import Fetched, Outbound, TooMuch, Unreachable
from parley.kit.http.addresses import Address
from parley.kit.http.client import MOST_HEAD
from tests.support.servers import Answer, Seen, Send, Served, certified, says, serving

CLIENT = Outbound(["127.0.0.0/8"])
BOMB = gzip.compress(bytes(20_000_000), mtime=0)


async def fetch(server: Served, *, most: int = 1000, within: float = 5, client: Outbound = CLIENT) -> bytes:
    """Fetch the server's page."""
    async with client.open(server.url(), most_bytes=most, timeout=within) as fetched:
        return await fetched.read()


async def fault_of(answer: Answer, *, most: int = 1000, within: float = 5) -> Unreachable:
    """Return what is wrong with an answer."""
    async with serving(answer) as server:
        with pytest.raises(Unreachable) as fault:
            await fetch(server, most=most, within=within)
    assert str(fault.value) == "The address could not be fetched"
    return fault.value


def dripping(head: bytes, drop: bytes, every: float) -> Answer:
    """Answer with a head, and then a drop now and then, for ever."""

    async def answer(_: Seen, send: Send) -> None:
        await send(head)
        while True:
            await send(drop)
            await asyncio.sleep(every)

    return answer


class TestTheLimitOfBytes:
    async def test_takes_exactly_as_many(self) -> None:
        async with serving(says(b"x" * 1000)) as server:
            assert await fetch(server) == b"x" * 1000

    async def test_ends_a_body_that_says_it_is_longer_before_it_is_read(self) -> None:
        assert isinstance(await fault_of(says(b"x", length=1001)), TooMuch)

    async def test_ends_a_body_that_is_longer_than_one_thought(self) -> None:
        head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        assert isinstance(await fault_of(dripping(head, b"10\r\n" + b"x" * 16 + b"\r\n", 0)), TooMuch)
        assert isinstance(await fault_of(dripping(b"HTTP/1.0 200 OK\r\n\r\n", b"x" * 100, 0)), TooMuch)

    async def test_counts_what_was_unpacked(self) -> None:
        assert len(BOMB) < 25_000
        fault = await fault_of(says(BOMB, "Content-Encoding: gzip"), most=100_000)
        assert isinstance(fault, TooMuch)
        assert fault.most == 100_000

    async def test_counts_also_what_is_no_body(self) -> None:
        interim = dripping(b"", b"HTTP/1.1 103 Early Hints\r\nLink: " + b"x" * 50_000 + b"\r\n\r\n", 0)
        assert isinstance(await fault_of(interim), TooMuch)
        head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        padded = dripping(head, b"1;" + b"x" * 16_000 + b"\r\nx\r\n", 0)
        assert isinstance(await fault_of(padded, most=MOST_HEAD), Unreachable)

    async def test_ends_a_head_without_an_end(self) -> None:
        assert "RemoteProtocolError" in (await fault_of(dripping(b"HTTP/1.1 200 OK\r\nX: ", b"x" * 10_000, 0))).reason


class TestTheLimitOfTime:
    @pytest.mark.parametrize(
        "answer",
        [
            dripping(b"", b"", 0.05),
            dripping(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n", 0.05),
            dripping(b"", b"HTTP/1.1 100 Continue\r\n\r\n", 0.05),
            dripping(b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n", b"x", 0.05),
            dripping(b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n", b"", 0.05),
            dripping(b"HTTP/1.1 302 Found\r\n", b"X: y\r\n", 0.05),
        ],
        ids=["silent", "slow head", "interim for ever", "slow body", "stalled body", "slow redirect"],
    )
    async def test_is_for_everything_together(self, answer: Answer) -> None:
        started = time.monotonic()
        assert "TimeoutError" in (await fault_of(answer, within=0.4)).reason
        assert 0.3 < time.monotonic() - started < 10

    async def test_holds_for_a_greeting_that_never_ends(self) -> None:
        async with serving(dripping(b"", b"", 0.05)) as server:
            with pytest.raises(Unreachable):
                async with CLIENT.open(server.url(scheme="https"), most_bytes=10, timeout=0.4):
                    pass

    async def test_holds_for_a_name_server(self) -> None:
        async def resolve(_host: str, _port: int) -> list[Address]:
            await asyncio.sleep(60)
            return []

        with pytest.raises(Unreachable) as fault:
            async with Outbound(resolve=resolve).open("https://a.example/", most_bytes=10, timeout=0.2):
                pass
        assert "TimeoutError" in fault.value.reason

    async def test_holds_though_other_tasks_read(self) -> None:
        async with (
            serving(dripping(b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n", b"x", 0.05)) as server,
            CLIENT.open(server.url(), most_bytes=1000, timeout=5) as fetched,
        ):
            assert await asyncio.create_task(_next(fetched)) == b"x"
            with pytest.raises(Unreachable):
                await asyncio.create_task(fetched.read())

    async def test_is_not_waited_for_when_the_caller_gives_up(self) -> None:
        async with serving(dripping(b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n", b"", 0.05)) as server:
            task = asyncio.create_task(fetch(server, within=60))
            await asyncio.sleep(0.2)
            task.cancel()
            started = time.monotonic()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert time.monotonic() - started < 10


async def here(_host: str, _port: int) -> list[Address]:
    """Resolve every name to this machine."""
    return [ip_address("127.0.0.1")]


async def refusal(tls: ssl.SSLContext, client: Outbound, host: str) -> str:
    """Return why a server's certificate was refused."""
    async with serving(says(b"sealed"), tls=tls) as server:
        with pytest.raises(Unreachable) as fault:
            async with client.open(server.url(scheme="https", host=host), most_bytes=10, timeout=5):
                pass
        assert server.seen == []
    return fault.value.reason


async def _next(fetched: Fetched) -> bytes:
    return await anext(fetched.chunks)


class TestABrokenAnswer:
    @pytest.mark.parametrize(
        "answer",
        [
            says(b"short", length=100),
            says(gzip.compress(b"x" * 500, mtime=0)[:-9], "Content-Encoding: gzip"),
            says(b"no gzip at all", "Content-Encoding: gzip"),
            says(gzip.compress(b"x", mtime=0) + b"rubbish", "Content-Encoding: gzip"),
            says(gzip.compress(gzip.compress(b"x"), mtime=0), "Content-Encoding: gzip, gzip"),
            says(b"x", "Content-Encoding: br"),
            says(b"", status="101 Switching Protocols"),
            says(b"", "Content-Length: 5"),
            dripping(b"SSH-2.0-OpenSSH_9.9\r\n", b"", 0.05),
        ],
        ids=["cut", "cut gzip", "no gzip", "gzip and more", "twice", "unasked", "upgrade", "two lengths", "ssh"],
    )
    async def test_is_refused(self, answer: Answer) -> None:
        await fault_of(answer, within=2)

    async def test_that_just_stops_is_refused(self) -> None:
        async def nothing(_: Seen, send: Send) -> None:
            await send(b"")

        async def half(_: Seen, send: Send) -> None:
            await send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n")

        assert "RemoteProtocolError" in (await fault_of(nothing)).reason
        assert "RemoteProtocolError" in (await fault_of(half)).reason


class TestAnAnswer:
    @pytest.mark.parametrize(
        ("body", "coding"),
        [
            (b"plain", "identity"),
            (gzip.compress(b"plain", mtime=0), "gzip"),
            (gzip.compress(b"pl", mtime=0) + gzip.compress(b"ain", mtime=0), "x-gzip"),
            (zlib.compress(b"plain"), "Deflate"),
        ],
    )
    async def test_is_unpacked(self, body: bytes, coding: str) -> None:
        async with serving(says(body, f"Content-Encoding: {coding}")) as server:
            assert await fetch(server) == b"plain"

    async def test_of_a_large_body_comes_in_pieces(self) -> None:
        async with (
            serving(says(BOMB, "Content-Encoding: gzip")) as server,
            CLIENT.open(server.url(), most_bytes=20_000_000, timeout=20) as fetched,
        ):
            sizes = [len(chunk) async for chunk in fetched.chunks]
        assert sum(sizes) == 20_000_000
        assert max(sizes) <= 64 * 1024

    async def test_is_handed_out_whatever_its_status(self) -> None:
        async with (
            serving(says(b"gone", "X-Reason: ä", status="410 Gone")) as server,
            CLIENT.open(server.url(), most_bytes=10, timeout=5) as fetched,
        ):
            assert (fetched.status, fetched.headers["x-reason"], await fetched.read()) == (410, "ä", b"gone")

    async def test_may_be_left_unread_and_is_never_half_a_body(self) -> None:
        async with serving(says(b"x" * 900, length=1000)) as server:
            async with CLIENT.open(server.url(), most_bytes=1000, timeout=5) as fetched:
                assert fetched.status == 200
            with pytest.raises(Unreachable):
                await fetched.read()


class TestARequest:
    async def test_carries_method_headers_and_body(self) -> None:
        given = {"X-Key": "ä", "Host": "evil", "Content-Length": "999", "Transfer-Encoding": "chunked"}
        async with (
            serving(says()) as server,
            CLIENT.open(
                server.url("/a%20b?q=1#part"), method="post", content=b"hi", headers=given, most_bytes=10, timeout=5
            ) as fetched,
        ):
            assert fetched.status == 200
        (seen,) = server.seen
        assert (seen.method, seen.target, seen.body) == ("POST", "/a%20b?q=1", b"hi")
        assert seen.headers == {
            "host": f"127.0.0.1:{server.port}", "user-agent": "Parley", "accept": "*/*", "x-key": "Ã¤",
            "accept-encoding": "identity", "connection": "close", "content-length": "2",
        }  # fmt: skip

    async def test_with_a_header_of_two_lines_is_never_sent(self) -> None:
        async with serving(says()) as server:
            with pytest.raises(Unreachable):
                async with CLIENT.open(server.url(), headers={"X": "a\r\nY: b"}, most_bytes=1, timeout=5):
                    pass
        assert server.seen == []

    async def test_goes_on_to_the_next_address_when_one_does_not_answer(self) -> None:
        async def resolve(_host: str, _port: int) -> list[Address]:
            return [ip_address("127.0.0.3"), ip_address("127.0.0.1")]

        client = Outbound(["127.0.0.0/8"], resolve=resolve)
        async with (
            serving(says(b"second")) as server,
            client.open(server.url(host="two.example"), most_bytes=10, timeout=5) as fetched,
        ):
            assert await fetched.read() == b"second"

    async def test_reaches_a_place_that_the_operator_named(self) -> None:
        async with serving(says(b"ours")) as server:
            assert await fetch(server, client=Outbound([f"127.0.0.1:{server.port}"])) == b"ours"
            async with Outbound([f"localhost:{server.port}"]).open(
                server.url(host="localhost"), most_bytes=10, timeout=5
            ) as fetched:
                assert await fetched.read() == b"ours"


class TestTls:
    async def test_asks_for_the_name_though_it_connects_to_an_address(self, tmp_path: Path) -> None:
        server_tls, trust = certified(tmp_path, "files.example")
        client = Outbound(["127.0.0.1"], tls=trust, resolve=here)
        async with serving(says(b"sealed"), tls=server_tls) as server:
            url = server.url(scheme="https", host="files.example")
            async with client.open(url, most_bytes=10, timeout=5) as fetched:
                assert await fetched.read() == b"sealed"
        (seen,) = server.seen
        assert (seen.server_name, seen.headers["host"]) == ("files.example", f"files.example:{server.port}")

    async def test_takes_a_certificate_for_an_address(self, tmp_path: Path) -> None:
        server_tls, trust = certified(tmp_path, "127.0.0.1")
        async with serving(says(b"sealed"), tls=server_tls) as server:
            client = Outbound(["127.0.0.1"], tls=trust)
            async with client.open(server.url(scheme="https"), most_bytes=10, timeout=5) as fetched:
                assert await fetched.read() == b"sealed"

    @pytest.mark.parametrize("host", ["other.example", "127.0.0.1"])
    async def test_refuses_a_certificate_for_another_name(self, tmp_path: Path, host: str) -> None:
        server_tls, trust = certified(tmp_path, "files.example")
        client = Outbound(["127.0.0.1"], tls=trust, resolve=here)
        assert "certificate verify failed" in await refusal(server_tls, client, host)

    async def test_refuses_a_certificate_that_nobody_vouches_for(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        server_tls, _ = certified(tmp_path, "files.example")
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "server.pem"))
        client = Outbound(["127.0.0.1"], resolve=here)
        assert "certificate verify failed" in await refusal(server_tls, client, "files.example")
