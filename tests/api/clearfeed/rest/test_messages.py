"""Messages on requests: public and private ones, in which thread, by whom, and with a new state."""

from typing import Any

import pytest

from parley.core import links, tickets
from parley.core.actor import Role
from tests.api.clearfeed.rest.client import MESSAGE, Client, check_table
from tests.support.desks import Desk
from tests.support.marks import mark_of


async def told(client: Client, number: int, **body: Any) -> dict[str, Any]:
    """Send a message that must be taken, and return it."""
    body = {"html_body": "<p>Hello</p>", **body}
    message = (await client.said("POST", f"/requests/{number}/message", 201, json=body))["message"]
    check_table(message, MESSAGE)
    return message


async def conversation(desk: Desk, number: int) -> list[tuple[str, str, str]]:
    """List kind, author and text of what was said after the description."""
    async with desk.look() as work:
        found = (await tickets.list_conversation(work, tickets=[number], with_opening=False)).get(number, [])
    return [(each.kind.value, each.author.kind.value, each.text) for each in found]


@pytest.fixture
async def number(client: Client) -> int:
    """A request."""
    return await client.create(requester_email="ann@example.com")


class TestAReply:
    async def test_is_the_agents_and_the_first_response(self, client: Client, desk: Desk, number: int) -> None:
        message = await told(client, number, html_body="<p>We <b>look</b></p>")
        assert (message["text"], message["author"], message["is_responder"]) == (
            "We look",
            f"user_{desk.owner.id}",
            True,
        )
        said = await client.get(number, messages=True)
        assert said["messages"][1] == message
        assert said["messages"][0]["ts"] == message["thread_ts"]
        assert said["sla_metrics"]["first_response_time"] is not None

    async def test_may_be_asked_for_by_its_channel(self, client: Client, desk: Desk, number: int) -> None:
        await told(client, number, user_reply_channel_type="request", source="crm", is_private=False)
        assert await conversation(desk, number) == [("reply", "agent", "Hello")]

    @pytest.mark.parametrize("key", [True, False])
    async def test_may_be_a_bots(self, client: Client, desk: Desk, number: int, key: bool) -> None:  # noqa: FBT001
        speaker = Client(desk, await desk.key_for(Role.AGENT)) if key else client
        message = await told(speaker, number, post_as_bot=True)
        assert message["author"].startswith("key_")
        assert message["is_responder"] is True
        assert await conversation(desk, number) == [("reply", "key", "Hello")]


class TestANote:
    @pytest.mark.parametrize(
        "body",
        [
            {"is_private": True},
            {"user_reply_channel_type": "triage"},
            {"is_private": True, "user_reply_channel_type": "request"},
            {"thread_ts": "2.2"},
            {"thread_ts": "1.1", "is_private": True},
        ],
    )
    async def test_never_reaches_the_customer(
        self, client: Client, desk: Desk, number: int, body: dict[str, Any]
    ) -> None:
        async with desk.work() as work:
            await links.set_thread(work, number=number, kind="request", channel_id="C1", thread_ts="1.1")
            await links.set_thread(work, number=number, kind="triage", channel_id="C2", thread_ts="2.2")
        message = await told(client, number, **body)
        assert message["thread_ts"] == "2.2"
        assert await conversation(desk, number) == [("note", "agent", "Hello")]
        assert len((await client.get(number, messages=True))["messages"]) == 1

    async def test_may_be_written_by_a_light_key(self, client: Client, desk: Desk, number: int) -> None:
        light = Client(desk, await desk.key_for(Role.LIGHT))
        await told(light, number, is_private=True)
        await light.refused("POST", f"/requests/{number}/message", 403, json={"html_body": "<p>x</p>"})


class TestAThread:
    async def test_may_be_the_requests_own(self, client: Client, desk: Desk, number: int) -> None:
        async with desk.work() as work:
            await links.set_thread(work, number=number, kind="request", channel_id="C1", thread_ts="1.1")
        assert (await told(client, number, thread_ts="1.1"))["thread_ts"] == "1.1"

    async def test_may_be_named_by_a_message(self, client: Client, desk: Desk, number: int) -> None:
        first = await told(client, number)
        await told(client, number, thread_ts=first["ts"], html_body="<p>More</p>")
        async with desk.look() as work:
            found = (await tickets.list_conversation(work, tickets=[number], with_opening=False))[number]
        assert found[1].parent_id == found[0].id

    async def test_below_a_note_is_private(self, client: Client, desk: Desk, number: int) -> None:
        note = await told(client, number, is_private=True)
        await told(client, number, thread_ts=note["ts"])
        assert [kind for kind, _, _ in await conversation(desk, number)] == ["note", "note"]

    async def test_of_another_request_is_refused(self, client: Client, desk: Desk, number: int) -> None:
        other = (await client.get(await client.create(), messages=True))["messages"][0]["ts"]
        before = await mark_of(desk)
        for ts in (other, "x", "", "1.1", "1736937000.000000", "1." + "9" * 19, 17, "a\x00b"):
            body = {"html_body": "<p>x</p>", "thread_ts": ts}
            assert "thread_ts" in await client.refused("POST", f"/requests/{number}/message", json=body), ts
        assert await mark_of(desk) == before


class TestAState:
    async def test_is_set_along_with_the_message(self, client: Client, number: int) -> None:
        await told(client, number, state="pending")
        assert (await client.get(number))["state"] == "pending"
        await told(client, number, state="pending", is_private=True)
        assert (await client.get(number))["state"] == "pending"

    async def test_of_a_closed_request_cannot_change_and_nothing_is_said(
        self, client: Client, desk: Desk, number: int
    ) -> None:
        await client.update(number, state="closed")
        before = await mark_of(desk)
        body = {"html_body": "<p>x</p>", "state": "open"}
        await client.refused("POST", f"/requests/{number}/message", 406, json=body)
        assert await mark_of(desk) == before
        await told(client, number, state="closed")

    async def test_that_is_refused_leaves_nothing_said(self, client: Client, desk: Desk, number: int) -> None:
        (inbox,) = (await desk.got("/inboxes"))["data"]
        await desk.call("PATCH", f"/inboxes/{inbox['id']}", json={"on_hold_allowed": False})
        before = await mark_of(desk)
        body = {"html_body": "<p>x</p>", "state": "on_hold"}
        assert "state" in await client.refused("POST", f"/requests/{number}/message", json=body)
        assert await mark_of(desk) == before


class TestABody:
    @pytest.mark.parametrize(
        "body",
        [
            {},
            {"html_body": ""},
            {"html_body": "<p> </p>"},
            {"html_body": None},
            {"html_body": 7},
            {"html_body": "a\x00b"},
            {"html_body": "x" * 262_145},
        ],
    )
    async def test_must_say_something(self, client: Client, desk: Desk, number: int, body: dict[str, Any]) -> None:
        before = await mark_of(desk)
        assert "html_body" in await client.refused("POST", f"/requests/{number}/message", json=body)
        assert await mark_of(desk) == before

    @pytest.mark.parametrize(
        "wrong",
        [
            {"is_private": "true"},
            {"is_private": 1},
            {"post_as_bot": "no"},
            {"user_reply_channel_type": "public"},
            {"state": "none"},
            {"source": 7},
        ],
    )
    async def test_has_the_types_it_has(self, client: Client, number: int, wrong: dict[str, Any]) -> None:
        body = {"html_body": "<p>x</p>", **wrong}
        assert next(iter(wrong)) in await client.refused("POST", f"/requests/{number}/message", json=body)

    async def test_is_said_once_with_a_key(self, client: Client, desk: Desk, number: int) -> None:
        for _ in range(2):
            await told_with_key(client, number)
        assert len(await conversation(desk, number)) == 1

    async def test_needs_a_request_that_exists(self, client: Client, stranger: Client, number: int) -> None:
        theirs = [await stranger.create() for _ in range(3)][-1]
        for path in (theirs, "0", "x", "9999"):
            await client.refused("POST", f"/requests/{path}/message", 404, json={"html_body": "<p>x</p>"})
        assert number


async def told_with_key(client: Client, number: int) -> None:
    """Say something under one key."""
    headers = {"idempotency-key": "k"}
    body = {"html_body": "<p>x</p>"}
    await client.said("POST", f"/requests/{number}/message", 201, json=body, headers=headers)
