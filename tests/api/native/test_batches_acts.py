"""`POST /tickets/batch` beyond properties: snooze and wake, delete, mark as read and unread."""

import asyncio
import datetime as dt
from itertools import pairwise
from time import perf_counter
from typing import Any

import pytest

from parley.core.actor import Role
from parley.kit.clock import utc_now
from tests.api.native.test_batches import batch, create, faults
from tests.api.native.test_operations import undo
from tests.support.desks import Desk

pytestmark = pytest.mark.anyio
MONDAY = "2030-01-14T08:00:00Z"
ASKED = {"subject": "Help", "customer_email": "ann@example.com"}


def snooze(ticket: dict[str, Any], until: str | None = MONDAY, **more: Any) -> dict[str, Any]:
    return {"id": ticket["id"], "snooze": {"until": until}, **more}


def delete(ticket: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"id": ticket["id"], "delete": True, **more}


def mark(ticket: dict[str, Any], *, read: bool) -> dict[str, Any]:
    return {"id": ticket["id"], "read": read}


async def opened(desk: Desk, count: int = 1) -> list[dict[str, Any]]:
    return [await desk.made("/tickets", ASKED) for _ in range(count)]


async def status_of(desk: Desk, ticket: dict[str, Any]) -> int:
    return (await desk.call("GET", f"/tickets/{ticket['id']}")).status_code


async def sleep_of(desk: Desk, ticket: dict[str, Any]) -> str | None:
    return (await desk.got(f"/tickets/{ticket['id']}"))["data"]["snoozed_until"]


async def told(desk: Desk, ticket: dict[str, Any]) -> list[str]:
    return [each["type"] for each in (await desk.got(f"/tickets/{ticket['id']}/events"))["data"]]


@pytest.fixture
async def me(desk: Desk) -> str:
    """A key that acts as the owner."""
    return await desk.key_for(Role.OWNER, desk.owner.id)


class TestAnOperationOfABatch:
    @pytest.mark.parametrize(
        "wrong",
        [
            {"delete": False},
            {"delete": True, "read": True},
            {"snooze": {"until": None}, "update": {"subject": "A"}},
            {"create": ASKED, "delete": True},
        ],
    )
    async def test_asks_for_one_thing(self, desk: Desk, wrong: dict[str, Any]) -> None:
        (ticket,) = await opened(desk)
        response = await batch(desk, {"id": ticket["id"], **wrong})
        assert (response.status_code, faults(response)) == (400, {"operations.0"})

    @pytest.mark.parametrize("verb", [{"delete": True}, {"read": True}, {"snooze": {"until": MONDAY}}])
    async def test_names_its_ticket(self, desk: Desk, verb: dict[str, Any]) -> None:
        assert faults(await batch(desk, verb)) == {"operations.0"}

    async def test_marks_no_version(self, desk: Desk) -> None:
        (ticket,) = await opened(desk)
        assert faults(await batch(desk, {**mark(ticket, read=True), "if_match": 1})) == {"operations.0.if_match"}

    async def test_may_not_name_a_ticket_twice(self, desk: Desk, me: str) -> None:
        (ticket,) = await opened(desk)
        twice = [delete(ticket), snooze(ticket)], [mark(ticket, read=True), mark(ticket, read=False)]
        for operations in twice:
            response = await batch(desk, *operations, key=me)
            assert faults(response) == {"operations.1.id"}
        assert await status_of(desk, ticket) == 200


class TestSnoozingMany:
    async def test_refuses_what_is_past_or_no_moment(self, desk: Desk) -> None:
        one, two = await opened(desk, 2)
        response = await batch(desk, snooze(one, "2001-01-01T00:00:00Z"), snooze(two, "tomorrow"))
        assert faults(response) == {"operations.0.snooze.until", "operations.1.snooze.until"}

    async def test_is_that_of_each_and_wakes_as_well(self, desk: Desk) -> None:
        one, two = await opened(desk, 2)
        response = await batch(desk, snooze(one), snooze(two))
        assert [(each["status"], each["version"]) for each in response.json()["data"]] == [(200, 2), (200, 2)]
        assert [await sleep_of(desk, each) for each in (one, two)] == ["2030-01-14T08:00:00.000000Z"] * 2
        assert "ticket.snoozed" in await told(desk, one)
        assert (await batch(desk, snooze(one, None))).json()["meta"]["updated"] == 1
        assert await sleep_of(desk, one) is None
        assert "ticket.woken" in await told(desk, one)

    async def test_is_undone_where_nobody_snoozed_anew(self, desk: Desk) -> None:
        one, two = await opened(desk, 2)
        operation = (await batch(desk, snooze(one), snooze(two))).json()["operation"]["id"]
        await desk.call("POST", f"/tickets/{two['id']}/snooze", json={"until": "2030-02-01T08:00:00Z"})
        _, body = await undo(desk, operation)
        assert [(each["ticket_id"], each["what"]) for each in body["data"]["left"]] == [(two["id"], "snoozed_until")]
        assert [await sleep_of(desk, each) for each in (one, two)] == [None, "2030-02-01T08:00:00.000000Z"]


class TestDeletingMany:
    async def test_is_all_or_nothing(self, desk: Desk, other_desk: Desk) -> None:
        (ticket,) = await opened(desk)
        theirs = (await opened(other_desk, 2))[1]
        stale = delete(ticket, if_match=7)
        assert (await batch(desk, delete(ticket), delete(theirs))).status_code == 404
        assert (await batch(desk, create(), stale)).status_code == 412
        assert (await desk.got("/tickets"))["meta"]["total"] == 1
        assert await status_of(other_desk, theirs) == 200
        assert (await desk.got("/events?types=ticket.deleted"))["data"] == []

    async def test_tells_of_each_what_became_of_it(self, desk: Desk) -> None:
        one, two, three, four = await opened(desk, 4)
        await desk.call("DELETE", f"/tickets/{two['id']}")
        update = {"id": four["id"], "update": {"priority": "low"}}
        response = await batch(
            desk, delete(one, if_match=1), delete(two), delete(three, if_match=9), update, mode="each"
        )
        assert [each["status"] for each in response.json()["data"]] == [204, 404, 412, 200]
        assert response.json()["meta"] == {"created": 0, "updated": 1, "refused": 2, "deleted": 1, "marked": 0}
        assert response.json()["data"][0]["id"] == one["id"]
        assert [await status_of(desk, each) for each in (one, two, three)] == [404, 404, 200]
        deleted = (await desk.got("/events?types=ticket.deleted"))["data"]
        assert sorted(each["ticket_id"] for each in deleted) == [one["id"], two["id"]]

    async def test_has_one_effect_under_its_key(self, desk: Desk) -> None:
        (ticket,) = await opened(desk)
        key = {"idempotency-key": "once"}
        answers = [await batch(desk, delete(ticket), headers=key) for _ in range(2)]
        assert answers[0].content == answers[1].content
        assert len((await desk.got("/operations"))["data"]) == 1

    async def test_is_undone(self, desk: Desk) -> None:
        one, two = await opened(desk, 2)
        done = (await batch(desk, delete(one), snooze(two), create())).json()
        assert (await desk.got(f"/operations?ticket_id={one['id']}"))["data"][0]["id"] == done["operation"]["id"]
        status, body = await undo(desk, done["operation"]["id"])
        assert (status, body["data"]["left"]) == (200, [])
        back = (await desk.got(f"/tickets/{one['id']}"))["data"]
        assert {**back, "version": 1, "updated_at": one["updated_at"]} == one
        assert (await told(desk, one))[-1] == "ticket.restored"
        assert (await sleep_of(desk, two), (await desk.got("/tickets"))["meta"]["total"]) == (None, 2)

    async def test_leaves_what_others_brought_back_or_deleted_again(self, desk: Desk) -> None:
        one, two, three = await opened(desk, 3)
        operation = (await batch(desk, delete(one), delete(two), delete(three))).json()["operation"]["id"]
        for each in (one, two):
            assert (await desk.call("POST", f"/tickets/{each['id']}/restore")).status_code == 200
        await desk.call("DELETE", f"/tickets/{two['id']}")
        _, body = await undo(desk, operation)
        assert [(each["ticket_id"], each["what"]) for each in body["data"]["left"]] == [(two["id"], "ticket")]
        assert [await status_of(desk, each) for each in (one, two, three)] == [200, 404, 200]

    async def test_of_a_purged_ticket_is_not_undone(self, desk: Desk) -> None:
        one, two = await opened(desk, 2)
        operation = (await batch(desk, delete(one), delete(two))).json()["operation"]["id"]
        async with desk.look() as work:
            query = "delete from tickets where workspace_id = $1 and number = $2"
            await work.connection.execute(query, work.workspace, one["number"])
        assert (await undo(desk, operation))[0] == 409
        assert await status_of(desk, two) == 404

    async def test_does_not_wait_for_another_batch_that_waits_for_it(self, desk: Desk) -> None:
        one, two = await opened(desk, 2)
        crossed = [
            batch(desk, {"id": there["id"], "update": {"priority": word}}, delete(gone), mode="each")
            for word in ("low", "high", "urgent")
            for there, gone in ((one, two), (two, one))
        ]
        for response in await asyncio.gather(*crossed):
            assert response.status_code == 200, response.text
            assert {each["status"] for each in response.json()["data"]} <= {200, 204, 404}


class TestMarkingMany:
    async def unread(self, desk: Desk, key: str) -> set[str]:
        listed = (await desk.got("/tickets?include=unread", key=key))["data"]
        return {each["id"] for each in listed if each["unread"]}

    async def test_is_of_the_agent_and_needs_no_undo(self, desk: Desk, me: str) -> None:
        one, two, three = await opened(desk, 3)
        response = await batch(desk, mark(one, read=True), mark(two, read=True), key=me)
        assert [(each["status"], each["unread"]) for each in response.json()["data"]] == [(200, False)] * 2
        assert (response.json()["operation"], response.json()["meta"]["marked"]) == (None, 2)
        assert await self.unread(desk, me) == {three["id"]}
        response = await batch(desk, mark(two, read=False), key=me)
        assert response.json()["data"][0]["unread"] is True
        assert await self.unread(desk, me) == {two["id"], three["id"]}
        assert len(await told(desk, one)) == 1

    async def test_is_for_light_agents_but_for_no_key_without_one(self, desk: Desk) -> None:
        (ticket,) = await opened(desk)
        user = await desk.made("/users", {"email": "lee@example.com", "name": "Lee", "role": "light"})
        lee = await desk.key_for(Role.LIGHT, int(user["id"].removeprefix("user_")))
        assert (await batch(desk, mark(ticket, read=True), key=lee)).status_code == 200
        assert (await batch(desk, mark(ticket, read=True), snooze(ticket), key=lee)).status_code == 403
        for role in (Role.LIGHT, Role.OWNER):
            assert (await batch(desk, mark(ticket, read=True), key=await desk.key_for(role))).status_code == 403

    async def test_is_left_with_all_the_rest(self, desk: Desk, me: str) -> None:
        one, two = await opened(desk, 2)
        assert (await batch(desk, mark(one, read=True), delete(two, if_match=9), key=me)).status_code == 412
        assert (await batch(desk, mark(one, read=True), {"id": "tkt_99", "read": True}, key=me)).status_code == 404
        assert await self.unread(desk, me) == {one["id"], two["id"]}

    async def test_may_go_with_a_change_of_the_same_ticket(self, desk: Desk, me: str) -> None:
        one, two = await opened(desk, 2)
        operations = [mark(one, read=True), snooze(one), {"id": "tkt_99", "read": False}, mark(two, read=True)]
        response = await batch(desk, *operations, mode="each", key=me)
        assert [each["status"] for each in response.json()["data"]] == [200, 200, 404, 200]
        assert response.json()["operation"]["ticket_ids"] == [one["id"]]
        assert await self.unread(desk, me) == set()


class TestAThousand:
    async def test_are_snoozed_deleted_and_back_within_seconds(self, desk: Desk, me: str) -> None:
        made = (await batch(desk, *[create() for _ in range(1000)])).json()["data"]
        later = (utc_now() + dt.timedelta(days=1)).isoformat()
        times = [perf_counter()]
        pieces = [snooze(one, later) for one in made], [mark(one, read=True) for one in made], map(delete, made)
        for operations in pieces:
            response = await batch(desk, *operations, key=me)
            assert response.json()["meta"]["refused"] == 0
            times.append(perf_counter())
        operation = (await desk.got("/operations"))["data"][0]["id"]
        assert (await undo(desk, operation))[0] == 200
        times.append(perf_counter())
        assert (await desk.got("/tickets"))["meta"]["total"] == 1000
        assert max(b - a for a, b in pairwise(times)) < 30, times
