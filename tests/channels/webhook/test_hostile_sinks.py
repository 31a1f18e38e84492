"""Endpoints that mean ill, or are broken: each ends as a failed attempt, soon, and harms nobody else."""

import asyncio
import datetime as dt
import gzip
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.app.dialects import TOPICS, make_dialects
from parley.channels.webhook import Letter, Post, Sender
from parley.channels.webhook.transport import MOST_ANSWER, outcome_of
from parley.core.webhooks import Webhook
from parley.kit.clock import utc_now
from parley.kit.http import Answered, Outbound
from tests.support.desks import PUBLIC_URL, SECRET, Desk
from tests.support.hooks import hooked, planned, rows_of, tagged
from tests.support.sending import drain
from tests.support.servers import Answer, Seen, Send, certified, says, serving

LOCAL = ["127.0.0.0/8"]
LETTER = Letter("POST", "https://hooks.example.com/", {}, b"{}")
HEAD = b"HTTP/1.1 200 OK\r\n"
UNREACHABLE = "The address could not be fetched"


async def drained(desk: Desk, outbound: Outbound | None = None) -> float:
    """Send all that is due and return the seconds that it took."""
    post = Post(outbound or Outbound(LOCAL))
    began = time.monotonic()
    try:
        await drain(Sender(desk.database, SECRET, make_dialects(desk.house), post, public_url=PUBLIC_URL, most=1000))
    finally:
        await post.aclose()
    return time.monotonic() - began


async def told(desk: Desk, answer: Answer, **settings: Any) -> tuple[Webhook, float]:
    """Tell one event to an endpoint that answers so; return how long that took."""
    async with serving(answer) as served:
        webhook = await hooked(desk, "tag.created", url=served.url(), **settings)
        await tagged(desk, "one")
        await planned(desk, TOPICS)
        return webhook, await drained(desk)


async def endless(_: Seen, send: Send) -> None:
    await send(HEAD + b"Transfer-Encoding: chunked\r\n\r\n")
    while True:
        await send(b"10000\r\n" + b"x" * 65536 + b"\r\n")


async def dripping(_: Seen, send: Send) -> None:
    await send(HEAD + b"Content-Length: 100000\r\n\r\n")
    while True:
        await send(b"x")
        await asyncio.sleep(0.1)


async def dripping_head(_: Seen, send: Send) -> None:
    await send(HEAD)
    while True:
        await send(b"X-A: b\r\n")
        await asyncio.sleep(0.1)


async def endless_head(_: Seen, send: Send) -> None:
    await send(HEAD)
    while True:
        await send(b"X-A: " + b"b" * 1000 + b"\r\n")


async def hanging_up(_: Seen, __: Send) -> None:
    """Close without a word."""


async def silent(_: Seen, __: Send) -> None:
    await asyncio.sleep(60)


async def half(_: Seen, send: Send) -> None:
    await send(b"HTTP/1.1 20")


async def interim(_: Seen, send: Send) -> None:
    await send(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n")


async def babbling(_: Seen, send: Send) -> None:
    await send(b"\x16\x03\x01 what? \r\n\r\n")


class TestAnEndpointThatSaysYes:
    """Its status stands, whatever its body does; of that no more than a kilobyte is kept, and 64 are read."""

    @pytest.mark.parametrize("answer", [endless, dripping])
    async def test_with_a_body_that_never_ends(self, desk: Desk, answer: Answer) -> None:
        _, seconds = await told(desk, answer, timeout_seconds=4)
        (row,), (attempt,) = await rows_of(desk), await rows_of(desk, "webhook_attempts")
        assert (row["status"], row["last_status"]) == ("delivered", 200)
        assert 0 < len(attempt["answer"]) <= 1024
        assert seconds < 30

    async def test_with_a_bomb(self, desk: Desk) -> None:
        bomb = gzip.compress(b"\0" * 50_000_000)
        await told(desk, says(bomb, "Content-Encoding: gzip"))
        (row,), (attempt,) = await rows_of(desk), await rows_of(desk, "webhook_attempts")
        assert (row["status"], attempt["answer"]) == ("delivered", "\ufffd" * 1024)

    async def test_with_a_body_in_a_coding_that_nobody_asked_for(self, desk: Desk) -> None:
        await told(desk, says(b"xx", "Content-Encoding: br"))
        (attempt,) = await rows_of(desk, "webhook_attempts")
        assert (attempt["status"], attempt["answer"]) == (200, "")


class TestAnEndpointThatIsBroken:
    @pytest.mark.parametrize(
        "answer", [hanging_up, silent, half, interim, babbling, dripping_head, endless_head],
        ids=lambda answer: answer.__name__,
    )  # fmt: skip
    async def test_is_tried_again_and_told_in_one_sentence(self, desk: Desk, answer: Answer) -> None:
        _, seconds = await told(desk, answer, timeout_seconds=4)
        (row,) = await rows_of(desk)
        assert (row["status"], row["last_status"], row["last_error"]) == ("pending", None, UNREACHABLE)
        assert 4 < (row["next_attempt_at"] - row["created_at"]).total_seconds() < 60
        assert seconds < 30

    async def test_has_nobody_listening(self, desk: Desk) -> None:
        async with serving(says()) as served:
            url = served.url()
        await hooked(desk, "tag.created", url=url)
        await tagged(desk, "one")
        await planned(desk, TOPICS)
        await drained(desk)
        assert [row["last_error"] for row in await rows_of(desk)] == [UNREACHABLE]

    async def test_has_a_certificate_that_nobody_vouches_for(self, desk: Desk, tmp_path: Path) -> None:
        server, trust = certified(tmp_path, "127.0.0.1")
        async with serving(says(), tls=server) as served:
            await hooked(desk, "tag.created", url=served.url(scheme="https"))
            await tagged(desk, "one")
            await planned(desk, TOPICS)
            await drained(desk)
            assert served.seen == []
            assert [row["last_error"] for row in await rows_of(desk)] == [UNREACHABLE]
            async with desk.database.tenant(desk.workspace.id) as connection:
                await connection.execute(
                    "update webhook_deliveries set next_attempt_at = now() where workspace_id = $1", desk.workspace.id
                )
            await drained(desk, Outbound(LOCAL, tls=trust))
            assert [row["status"] for row in await rows_of(desk)] == ["delivered"]

    async def test_says_that_it_is_gone(self, desk: Desk) -> None:
        webhook, _ = await told(desk, says(status="410 Gone"))
        assert (await desk.got(f"/webhooks/wh_{webhook.id}"))["data"]["status"] == "suspended"
        assert await drained(desk) < 5
        assert len(await rows_of(desk, "webhook_attempts")) == 1


class TestWhatItWants:
    @pytest.mark.parametrize(
        ("header", "least", "most"),
        [
            ("9" * 4000, 86_000, 87_000),
            ("-5", 4, 6),
            ("1e9", 4, 6),
            ("\u00b2", 4, 6),
            ("Fri, 31 Dec 9999 23:59:59 GMT", 86_000, 87_000),
            ("Fri, 31 Dec 9999 23:59:59 -9999", 4, 87_000),
            ("Mon, 01 Jan 0001 00:00:00 GMT", 4, 6),
            ("Mon, 99 Foo 99999 99:99:99", 4, 6),
        ],
    )
    async def test_is_heard_for_a_day_at_most(self, desk: Desk, header: str, least: int, most: int) -> None:
        await told(desk, says(b"", f"Retry-After: {header}", status="503 Later"))
        (row,) = await rows_of(desk)
        assert row["last_status"] == 503
        assert least < (row["next_attempt_at"] - row["created_at"]).total_seconds() < most + 60

    @settings(max_examples=50)
    @given(st.text(max_size=60))
    def test_breaks_nothing_however_it_is_spelled(self, text: str) -> None:
        for header in (text, f"Fri, 31 Dec {text} 23:59:59 GMT", f"Fri, 31 Dec 2026 23:59:59 {text}"):
            outcome = outcome_of(Answered(503, {"retry-after": header}, b""), LETTER, 1, utc_now())
            assert outcome.asked is None or isinstance(outcome.asked, dt.timedelta)


class TestHeadersOfTheOwner:
    async def test_of_every_allowed_size_arrive(self, desk: Desk) -> None:
        headers = {f"X-{n}": "v" * 1000 for n in range(19)} | {"Authorization": "Bearer mine"}
        async with serving(says()) as served:
            await hooked(desk, "tag.created", url=served.url(), headers=headers)
            await tagged(desk, "one")
            await planned(desk, TOPICS)
            await drained(desk)
        (seen,) = served.seen
        assert {name: seen.headers[name.lower()] for name in headers} == headers

    @pytest.mark.parametrize(
        ("headers", "path"),
        [
            ({"X-A": "a\r\nX-B: c"}, "headers.X-A"),
            ({"X-A\r\nX-B": "c"}, "headers"),
            ({"X-A": "v" * 1001}, "headers"),
            ({f"X-{n}": "v" for n in range(21)}, "headers"),
            ({"Transfer-Encoding": "chunked"}, "headers.Transfer-Encoding"),
            ({"Connection": "X-A"}, "headers.Connection"),
            ({"Content-Length": "0"}, "headers.Content-Length"),
            ({"Host": "inside"}, "headers.Host"),
            ({"webhook-signature": "v1,forged"}, "headers.webhook-signature"),
            ({"x-cf-signature": "forged"}, "headers.x-cf-signature"),
            ({"x-webhook-signature": "forged"}, "headers.x-webhook-signature"),
            ({"Proxy-Authorization": "Basic x"}, "headers.Proxy-Authorization"),
            ({"Accept-Encoding": "br"}, "headers.Accept-Encoding"),
        ],
    )
    async def test_that_would_be_the_houses_are_refused(self, desk: Desk, headers: dict[str, str], path: str) -> None:
        body = {"url": "https://hooks.example.com/", "events": ["tag.created"], "headers": headers}
        answer = await desk.call("POST", "/webhooks", json=body)
        assert answer.status_code == 400
        assert [fault["path"].startswith(path) for fault in answer.json()["error"]["details"]["fields"]] == [True]
        assert "forged" not in answer.text


class TestTheLimits:
    def test_are_those_that_are_promised(self) -> None:
        assert MOST_ANSWER == 64 * 1024
