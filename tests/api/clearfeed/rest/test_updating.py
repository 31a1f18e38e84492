"""Changing requests: only what is given, all of it or nothing."""

from typing import Any

import pytest

from parley.core.actor import Role
from tests.api.clearfeed.rest.client import STATES, Client
from tests.support.desks import Desk
from tests.support.marks import mark_of
from tests.support.rows import recorded


async def status_of(desk: Desk, number: int) -> str:
    return (await desk.got(f"/tickets/{number}"))["data"]["status"]


class TestAState:
    @pytest.mark.parametrize("word", STATES)
    async def test_is_any_of_the_six(self, client: Client, word: str) -> None:
        number = await client.create()
        assert (await client.update(number, state=word))["state"] == word
        assert (await client.get(number))["state"] == word

    @pytest.mark.parametrize("word", ["", "Open", "none", "snoozed", None, 1, ["open"]])
    async def test_has_no_other_word(self, client: Client, word: object) -> None:
        number = await client.create()
        assert "state" in await client.refused("PATCH", f"/requests/{number}", json={"state": word})

    @pytest.mark.parametrize("word", [word for word in STATES if word != "closed"])
    async def test_of_a_closed_request_cannot_change(self, client: Client, desk: Desk, word: str) -> None:
        number = await client.create()
        await client.update(number, state="closed")
        before = await mark_of(desk)
        said = await client.refused("PATCH", f"/requests/{number}", 406, json={"state": word, "title": "New"})
        assert "closed" in said
        assert await mark_of(desk) == before

    async def test_may_be_closed_again_and_the_rest_still_changes(self, client: Client) -> None:
        number = await client.create()
        await client.update(number, state="closed")
        assert (await client.update(number, state="closed", title="New"))["title"] == "New"

    async def test_on_hold_may_be_disallowed(self, client: Client, desk: Desk) -> None:
        number = await client.create()
        (inbox,) = (await desk.got("/inboxes"))["data"]
        await desk.call("PATCH", f"/inboxes/{inbox['id']}", json={"on_hold_allowed": False})
        before = await mark_of(desk)
        body = {"state": "on_hold", "title": "New"}
        assert "state" in await client.refused("PATCH", f"/requests/{number}", json=body)
        assert await mark_of(desk) == before

    async def test_needs_a_status_that_has_it(self, client: Client, desk: Desk) -> None:
        number = await client.create()
        held = next(each["id"] for each in (await desk.got("/statuses"))["data"] if each["state"] == "on_hold")
        assert (await desk.call("DELETE", f"/statuses/{held}")).status_code == 204
        assert "state" in await client.refused("PATCH", f"/requests/{number}", json={"state": "on_hold"})

    async def test_takes_the_first_status_and_keeps_one_that_has_it(self, client: Client, desk: Desk) -> None:
        number = await client.create()
        await desk.made("/statuses", {"name": "Parts", "state": "pending", "key": "parts"})
        await desk.call("PATCH", f"/tickets/tkt_{number}", json={"status": "parts"})
        await client.update(number, state="pending")
        assert await status_of(desk, number) == "parts"
        await client.update(number, state="open")
        await client.update(number, state="pending")
        assert await status_of(desk, number) == "pending"


class TestAnAssignee:
    async def test_is_an_agent_by_our_id(self, client: Client, desk: Desk) -> None:
        number = await client.create()
        agent = await desk.made("/users", {"email": "alex@example.com", "name": "Alex"})
        assert (await client.update(number, assignee=agent["id"]))["assignee"] == {"id": agent["id"]}
        assert (await client.update(number, title="New"))["assignee"] == {"id": agent["id"]}

    async def test_is_an_agent_by_the_chats_id(self, client: Client, desk: Desk) -> None:
        number = await client.create()
        agent = await desk.made("/users", {"email": "alex@example.com", "name": "Alex", "slack_id": "U0123"})
        assert (await client.update(number, assignee="U0123"))["assignee"] == {"id": agent["id"]}

    async def test_is_taken_away_by_null(self, client: Client, desk: Desk) -> None:
        number = await client.create()
        await client.update(number, assignee=f"user_{desk.owner.id}")
        assert (await client.update(number, assignee=None))["assignee"] is None

    async def test_that_is_unknown_changes_nothing(self, client: Client, desk: Desk, other_desk: Desk) -> None:
        number = await client.create()
        asker = (await client.get(number))["author"]["id"]
        left = await desk.made("/users", {"email": "left@example.com", "name": "Left", "slack_id": "U9"})
        await desk.call("PATCH", f"/users/{left['id']}", json={"active": False})
        foreign = await other_desk.made("/users", {"email": "f@example.com", "name": "F", "slack_id": "UF"})
        before = await mark_of(desk)
        unknown = [
            "",
            "user_",
            "user_0",
            "user_01",
            "user_999999",
            "U404",
            asker,
            left["id"],
            "U9",
            foreign["id"],
            "UF",
        ]
        for who in [*unknown, 7, {"id": "user_1"}, "user_9999999999999999999", "a\x00b"]:
            body = {"assignee": who, "title": "New"}
            assert "assignee" in await client.refused("PATCH", f"/requests/{number}", json=body), who
        assert await mark_of(desk) == before


class TestATitle:
    @pytest.mark.parametrize("size", [1, 299, 300])
    async def test_has_1_to_300_characters(self, client: Client, size: int) -> None:
        assert (await client.update(await client.create(), title="t" * size))["title"] == "t" * size

    @pytest.mark.parametrize("title", ["", "  ", "t" * 301, None, 7, "a\x00b"])
    async def test_beyond_that_changes_nothing(self, client: Client, desk: Desk, title: object) -> None:
        number = await client.create()
        before = await mark_of(desk)
        body = {"title": title, "state": "pending"}
        assert "title" in await client.refused("PATCH", f"/requests/{number}", json=body)
        assert await mark_of(desk) == before


class TestAPriority:
    @pytest.mark.parametrize("word", ["low", "normal", "high", "urgent"])
    async def test_is_any_of_the_four(self, client: Client, word: str) -> None:
        assert (await client.update(await client.create(), priority=word))["priority"] == word

    @pytest.mark.parametrize("word", ["", "medium", None, 3])
    async def test_has_no_other_word(self, client: Client, word: object) -> None:
        number = await client.create()
        assert "priority" in await client.refused("PATCH", f"/requests/{number}", json={"priority": word})


class TestAChange:
    @pytest.mark.parametrize("body", [{}, {"nonsense": 1}, {"id": 5, "created_at": "2020-01-01"}, {"status": "closed"}])
    async def test_names_at_least_one_field_that_is_known(
        self, client: Client, desk: Desk, body: dict[str, Any]
    ) -> None:
        number = await client.create()
        before = await mark_of(desk)
        await client.refused("PATCH", f"/requests/{number}", json=body)
        assert await mark_of(desk) == before

    async def test_leaves_what_is_not_given_and_passes_over_what_is_unknown(self, client: Client) -> None:
        number = await client.create(title="Hi", priority="low")
        old = await client.get(number)
        new = await client.update(number, priority="high", nonsense=[1], id=99, author={"id": "cust_1"})
        assert {**old, "priority": "high", "updated_at": new["updated_at"]} == new

    async def test_is_told_by_events(self, client: Client, desk: Desk) -> None:
        number = await client.create()
        await client.update(number, state="pending", assignee=f"user_{desk.owner.id}", title="New")
        kinds = [kind for kind, _ in await recorded(desk, "ticket")]
        assert kinds == ["ticket.created", "ticket.status_changed", "ticket.assigned", "ticket.updated"]

    @pytest.mark.parametrize("path", ["0", "01", "-1", "1.0", "abc", "tkt_1", "CF-1", "9999", "9" * 20, "%00", "1%20"])
    async def test_needs_a_request_that_exists(self, client: Client, path: str) -> None:
        await client.create()
        await client.refused("PATCH", f"/requests/{path}", 404, json={"title": "New"})
        await client.refused("GET", f"/requests/{path}", 404)

    async def test_of_another_workspace_is_not_found(self, client: Client, stranger: Client) -> None:
        number = [await stranger.create(title="Theirs") for _ in range(3)][-1]
        await client.refused("PATCH", f"/requests/{number}", 404, json={"title": "Mine"})
        assert (await stranger.get(number))["title"] == "Theirs"

    async def test_needs_a_key_that_may_write(self, client: Client, desk: Desk) -> None:
        number = await client.create()
        before = await mark_of(desk)
        for role in (Role.READ, Role.LIGHT):
            reader = Client(desk, await desk.key_for(role))
            await reader.refused("PATCH", f"/requests/{number}", 403, json={"title": "New"})
            await reader.refused("PATCH", f"/requests/{number}", 403, json={"assignee": "U404"})
            assert (await reader.get(number))["id"] == number
        after = await mark_of(desk)
        assert {name: each for name, each in after.items() if name not in {"api_keys", "events"}} == {
            name: each for name, each in before.items() if name not in {"api_keys", "events"}
        }
