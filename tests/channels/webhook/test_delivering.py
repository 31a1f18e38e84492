"""Deliveries from an event to the endpoint and back: signed as each format says, tried again, never in the way."""

import asyncio
import hashlib
import hmac
import itertools
import json
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from typing import Any

import pytest
from standardwebhooks import Webhook as Verifier

from parley.app.dialects import TOPICS, make_dialects
from parley.channels.webhook import Console, Post, Sender, Transport
from parley.core import webhooks
from parley.core.webhooks import Webhook, deliveries
from parley.core.work import Work
from parley.kit.db import Contended, DatabaseGone
from parley.kit.http import Outbound
from tests.support.desks import PUBLIC_URL, SECRET, Desk
from tests.support.hooks import hooked, planned, rows_of, tagged
from tests.support.sending import drain
from tests.support.servers import Answer, Seen, Send, Served, says, serving

LOCAL = ["127.0.0.0/8"]


async def drained(desk: Desk, transport: Transport | None = None) -> int:
    """Send all that is due, and close what that opened."""
    transport = transport or Post(Outbound(LOCAL))
    try:
        return await drain(
            Sender(desk.database, SECRET, make_dialects(desk.house), transport, public_url=PUBLIC_URL, most=1000)
        )
    finally:
        await transport.aclose()


async def secret_of(desk: Desk, webhook: Webhook) -> str:
    async with desk.look() as work:
        return await webhooks.secret_of(work, webhook=webhook.id, secret=SECRET)


async def told(desk: Desk, answer: Answer, format_: str, *events: str, **settings: Any) -> tuple[Seen, Webhook]:
    """Open a ticket and return the one call that tells of it."""
    async with serving(answer) as served:
        webhook = await hooked(desk, *events, url=served.url("/hook?a=1"), format=format_, **settings)
        await desk.made("/tickets", {"subject": "Help", "customer_email": "ann@example.com"})
        await planned(desk, TOPICS)
        await drained(desk)
        (seen,) = served.seen
        return seen, webhook


class TestTheNativeFormat:
    async def test_is_verified_by_the_library_of_the_standard(self, desk: Desk) -> None:
        seen, webhook = await told(desk, says(b"ok"), "native", "ticket.created", headers={"X-Token": "t"})
        body = Verifier(await secret_of(desk, webhook)).verify(seen.body, seen.headers)
        assert (body["type"], body["data"]["ticket_id"]) == ("ticket.created", "tkt_1")
        assert body["data"]["sequence"] == 1
        assert seen.headers["x-token"] == "t"
        (row,) = await rows_of(desk)
        assert (seen.headers["webhook-id"], row["status"]) == (row["message_id"], "delivered")

    async def test_is_signed_by_both_secrets_while_one_rotates(self, desk: Desk) -> None:
        async with serving(says()) as served:
            webhook = await hooked(desk, "tag.created", url=served.url())
            old = await secret_of(desk, webhook)
            await desk.call("POST", f"/webhooks/wh_{webhook.id}/rotate")
            await tagged(desk, "one")
            await planned(desk, TOPICS)
            await drained(desk)
            for secret in (old, await secret_of(desk, webhook)):
                assert Verifier(secret).verify(served.seen[0].body, served.seen[0].headers)["type"] == "tag.created"

    async def test_sends_the_same_id_and_body_again(self, desk: Desk) -> None:
        async with serving(says(b"no", status="503 Busy")) as served:
            await hooked(desk, "tag.created", url=served.url())
            await tagged(desk, "one")
            await planned(desk, TOPICS)
            for _ in range(2):
                async with desk.database.tenant(desk.workspace.id) as connection:
                    await connection.execute(
                        "update webhook_deliveries set next_attempt_at = now() where workspace_id = $1",
                        desk.workspace.id,
                    )
                await drained(desk)
        first, second = served.seen
        assert (first.headers["webhook-id"], first.body) == (second.headers["webhook-id"], second.body)
        attempts = await rows_of(desk, "webhook_attempts")
        assert [(each["status"], each["answer"], each["error"]) for each in attempts] == [
            (503, "no", "It answered 503")
        ] * 2


class TestVendorsFormats:
    async def test_of_clearfeed_are_signed_over_verb_address_body_and_time(self, desk: Desk) -> None:
        seen, webhook = await told(desk, says(), "clearfeed", "ticket.created")
        stamp = seen.headers["x-cf-timestamp"]
        said = b"POST" + webhook.url.encode() + seen.body + stamp.encode()
        expected = hmac.new((await secret_of(desk, webhook)).encode(), said, hashlib.sha256).hexdigest()
        assert (seen.headers["x-cf-signature"], seen.headers["x-cf-retry-count"]) == (expected, "0")
        body = json.loads(seen.body)
        assert (body["type"], body["sub_type"], body["request"]["id"]) == ("request", "created", 1)

    async def test_of_featurebase_are_signed_over_time_and_body(self, desk: Desk) -> None:
        seen, webhook = await told(desk, says(), "featurebase", "ticket.created", topics=["ticket.created"])
        said = seen.headers["x-webhook-timestamp"].encode() + b"." + seen.body
        expected = hmac.new((await secret_of(desk, webhook)).encode(), said, hashlib.sha256).hexdigest()
        assert seen.headers["x-webhook-signature"] == expected
        body = json.loads(seen.body)
        assert (body["topic"], body["deliveryStatus"]) == ("ticket.created", "first_attempt")
        assert body["data"]["item"]["object"] == "ticket"

    async def test_of_socialboards_say_the_community_and_the_ticket(self, desk: Desk) -> None:
        seen, _ = await told(desk, says(), "socialboards", "ticket.created")
        body = json.loads(seen.body)
        assert (body["CommunityName"], body["EventType"], body["TicketId"]) == ("Test desk", "ticket_created", 1)


class TestATest:
    async def run(self, desk: Desk, format_: str, answer: Answer) -> tuple[Seen, Mapping[str, Any]]:
        async with serving(answer) as served:
            webhook = await hooked(desk, "ticket.created", url=served.url("/"), format=format_)
            async with desk.work() as work:
                await queue_test(work, webhook.id)
            await drained(desk)
            (seen,), (row,) = served.seen, await rows_of(desk)
            return seen, row

    async def test_of_clearfeed_is_its_ping(self, desk: Desk) -> None:
        seen, row = await self.run(desk, "clearfeed", says())
        assert (json.loads(seen.body)["type"], row["status"]) == ("ping", "delivered")

    async def test_of_socialboards_is_a_challenge_that_must_be_answered(self, desk: Desk) -> None:
        seen, row = await self.run(desk, "socialboards", says(b"7"))
        assert (seen.method, row["last_error"]) == ("GET", "It did not answer the challenge")

    async def test_of_socialboards_is_passed_by_the_number(self, desk: Desk) -> None:
        async def number(seen: Seen, send: Send) -> None:
            said = seen.target.partition("challenge=")[2].partition("&")[0]
            await says(said.encode())(seen, send)

        _, row = await self.run(desk, "socialboards", number)
        assert row["status"] == "delivered"


async def until_seen(served: Served, count: int) -> None:
    """Wait for so many requests."""
    for _ in itertools.count():
        if len(served.seen) >= count:
            return
        await asyncio.sleep(0.02)


async def by_webhook(desk: Desk) -> dict[int, set[str]]:
    """Return the states of each webhook's deliveries."""
    found: dict[int, set[str]] = {}
    for row in await rows_of(desk):
        found.setdefault(row["webhook_id"], set()).add(row["status"])
    return found


@asynccontextmanager
async def sending_off_the_record(desk: Desk, served: Served) -> AsyncGenerator[None]:
    """Send twelve deliveries to one endpoint, of which none is put on record before the block ends."""
    await hooked(desk, "tag.created", url=served.url())
    await tagged(desk, *(f"tag {number}" for number in range(12)))
    await planned(desk, TOPICS)
    async with desk.database.system() as connection, connection.transaction():
        await connection.execute("lock table webhook_attempts in share mode")
        running = asyncio.create_task(drained(desk))
        yield
    await running


async def queue_test(work: Work, webhook: int) -> None:
    """Have a test due."""
    await deliveries.test_webhook(work, webhook=webhook)


class TestAnEndpoint:
    @pytest.mark.parametrize("url", ["http://127.0.0.1:9/", "https://10.1.2.3/", "https://[::1]/"])
    async def test_that_is_private_is_never_called(self, desk: Desk, url: str) -> None:
        await hooked(desk, "tag.created", url=url)
        await tagged(desk, "one")
        await planned(desk, TOPICS)
        await drained(desk, Post(Outbound()))
        (row,) = await rows_of(desk)
        assert (row["status"], row["last_status"]) == ("pending", None)
        assert row["last_error"] == "The address could not be fetched"

    async def test_that_redirects_has_failed(self, desk: Desk) -> None:
        await told(desk, says(b"", "Location: https://example.com/", status="302 Found"), "native", "ticket.created")
        (row,) = await rows_of(desk)
        assert (row["status"], row["last_status"], row["last_error"]) == ("pending", 302, "It answered 302")

    async def test_that_says_when_is_asked_no_sooner(self, desk: Desk) -> None:
        await told(desk, says(b"", "Retry-After: 7200", status="429 Slow"), "native", "ticket.created")
        (row,) = await rows_of(desk)
        assert (row["next_attempt_at"] - row["created_at"]).total_seconds() >= 7200

    async def test_that_talks_much_is_logged_by_its_first_kilobyte(self, desk: Desk) -> None:
        await told(desk, says(b"\0" + b"x" * 200_000), "native", "ticket.created")
        (attempt,) = await rows_of(desk, "webhook_attempts")
        assert attempt["answer"] == "\ufffd" + "x" * 1023

    async def test_that_is_slow_keeps_no_other_waiting(self, desk: Desk) -> None:
        async def slow(_: Seen, __: Send) -> None:
            await asyncio.sleep(60)

        async with serving(slow) as tar, serving(says()) as fast:
            await hooked(desk, "tag.created", url=tar.url(), timeout_seconds=20)
            await hooked(desk, "tag.created", url=fast.url())
            await tagged(desk, *(f"tag {number}" for number in range(8)))
            await planned(desk, TOPICS)
            running = asyncio.create_task(drained(desk))
            async with asyncio.timeout(15):
                await until_seen(fast, 8)
            assert len(tar.seen) == 4
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)

    async def test_is_told_the_next_while_the_last_waits_to_be_put_on_record(self, desk: Desk) -> None:
        async with serving(says()) as served, sending_off_the_record(desk, served):
            await until_seen(served, 12)
            assert {row["status"] for row in await rows_of(desk)} == {"pending"}
        assert {row["status"] for row in await rows_of(desk)} == {"delivered"}
        assert len({seen.headers["webhook-id"] for seen in served.seen}) == len(served.seen) == 12

    async def test_that_is_being_deleted_keeps_no_other_from_being_put_on_record(self, desk: Desk) -> None:
        async with serving(says()) as served:
            going = await hooked(desk, "tag.created", url=served.url())
            staying = await hooked(desk, "tag.created", url=served.url())
            await tagged(desk, "one", "two")
            await planned(desk, TOPICS)
            async with desk.database.system() as connection, connection.transaction():
                await connection.execute(
                    "select 1 from webhooks where workspace_id = $1 and id = $2 for update",
                    desk.workspace.id, going.id,
                )  # fmt: skip
                running = asyncio.create_task(drained(desk))
                wanted = {going.id: {"pending"}, staying.id: {"delivered"}}
                async with asyncio.timeout(25):
                    while await by_webhook(desk) != wanted:  # noqa: ASYNC110 -- a row tells nobody
                        await asyncio.sleep(0.02)
            await running
        assert await by_webhook(desk) == {going.id: {"delivered"}, staying.id: {"delivered"}}
        assert [row["attempts"] for row in await rows_of(desk)] == [1] * 4

    async def test_that_refuses_is_asked_no_faster_than_its_answers_are_put_on_record(self, desk: Desk) -> None:
        async with serving(says(status="500 Broken")) as served, sending_off_the_record(desk, served):
            await until_seen(served, 4)
            await asyncio.sleep(0.2)
            assert len(served.seen) == 4
        assert len(served.seen) == 12


class TestTheSender:
    @pytest.mark.parametrize("trouble", [DatabaseGone, Contended])
    async def test_goes_on_after_a_claim_that_failed(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch, trouble: type[Exception]
    ) -> None:
        claim, failed = deliveries.claim, False

        async def fails_once(*arguments: Any, **options: Any) -> Any:
            nonlocal failed
            if not failed:
                failed = True
                raise trouble
            return await claim(*arguments, **options)

        monkeypatch.setattr(deliveries, "claim", fails_once)
        async with serving(says()) as served:
            await hooked(desk, "tag.created", url=served.url())
            await tagged(desk, "one")
            await planned(desk, TOPICS)
            sender = Sender(
                desk.database, SECRET, make_dialects(desk.house), Post(Outbound(LOCAL)), public_url=PUBLIC_URL
            )
            running = asyncio.create_task(sender.run())
            async with asyncio.timeout(10):
                await until_seen(served, 1)
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)


class TestTheConsole:
    async def test_sends_nothing_and_shows_what_would_have_been_sent(self, desk: Desk) -> None:
        await hooked(desk, "tag.created", url="https://hooks.example.com/")
        await tagged(desk, "one", "two")
        await planned(desk, TOPICS)
        console = Console()
        assert await drained(desk, console) == 2
        assert {json.loads(letter.body)["data"]["data"]["name"] for letter in console.letters} == {"one", "two"}
        assert {row["status"] for row in await rows_of(desk)} == {"delivered"}
