"""Views through the native door: whose they are, what they may look for, and how many tickets they show."""

from typing import Any

import pytest

from parley.core.actor import Role
from parley.core.tickets.queries import counting
from parley.core.views import model
from tests.support.desks import Desk

pytestmark = pytest.mark.anyio
LATE: dict[str, Any] = {"name": "Late", "filter": {"state": "open,pending", "tags": "late"}}


async def ticket(desk: Desk, **fields: Any) -> dict[str, Any]:
    return await desk.made("/tickets", {"subject": "Help", "customer_email": "ann@example.com", **fields})


async def counts(desk: Desk, **options: Any) -> dict[str, tuple[int | None, bool]]:
    found = (await desk.got("/views/counts", **options))["data"]
    return {each["id"]: (each["count"], each["more"]) for each in found}


async def key_of_another(desk: Desk) -> tuple[str, str]:
    """Make another agent; return the id and a key."""
    agent = await desk.made("/users", {"email": "alex@example.com", "name": "Alex", "role": "agent"})
    return agent["id"], await desk.key_for(Role.AGENT, int(agent["id"].removeprefix("user_")))


async def own_key(desk: Desk) -> str:
    return await desk.key_for(Role.OWNER, desk.owner.id)


class TestCreatingAView:
    async def test_answers_with_the_view(self, desk: Desk) -> None:
        view = await desk.made("/views", LATE | {"icon": "clock", "order_by": "priority", "shared": True})
        assert {name: view[name] for name in ("name", "icon", "shared", "filter", "order_by", "order_dir")} == {
            "name": "Late",
            "icon": "clock",
            "shared": True,
            "filter": {"state": "open,pending", "tags": "late"},
            "order_by": "priority",
            "order_dir": "desc",
        }

    @pytest.mark.parametrize(
        ("wanted", "path"),
        [
            ({"state": "nope"}, "filter.state"),
            ({"assignee_id": "alex"}, "filter.assignee_id"),
            ({"created_after": "yesterday"}, "filter.created_after"),
            ({"assignee_id": "none", "unassigned": False}, "filter.unassigned"),
            ({"limit": 3}, "filter.limit"),
            ({"tags": ""}, "filter.tags"),
            ({"search": "a\0b"}, "filter.search"),
        ],
    )
    async def test_refuses_what_no_list_could_be_narrowed_to(
        self, desk: Desk, wanted: dict[str, Any], path: str
    ) -> None:
        refused = await desk.call("POST", "/views", json={"name": "Odd", "filter": wanted})
        assert refused.status_code == 400
        assert path in {field["path"] for field in refused.json()["error"]["details"]["fields"]}

    async def test_of_a_key_that_is_no_agent_is_everybodys(self, desk: Desk) -> None:
        key = await desk.key_for(Role.AGENT)
        assert (await desk.made("/views", LATE, key=key))["shared"]

    async def test_that_is_shared_is_not_for_light_agents(self, desk: Desk) -> None:
        agent = await desk.made("/users", {"email": "lee@example.com", "name": "Lee", "role": "light"})
        key = await desk.key_for(Role.LIGHT, int(agent["id"].removeprefix("user_")))
        refused = await desk.call("POST", "/views", json=LATE | {"shared": True}, key=key)
        assert refused.status_code == 403
        assert not (await desk.made("/views", LATE, key=key))["shared"]

    async def test_ends_at_as_many_as_anybody_could_choose_among(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("parley.core.views.actions.MOST", 2)
        for _ in range(2):
            await desk.made("/views", LATE | {"shared": True})
        assert (await desk.call("POST", "/views", json=LATE | {"shared": True})).status_code == 409
        assert model.MOST == 100


class TestOrderingViews:
    async def place(self, desk: Desk, *views: dict[str, Any], **options: Any) -> Any:
        return await desk.call("PUT", "/views/order", json={"view_ids": [each["id"] for each in views]}, **options)

    async def test_gives_each_its_place_and_tells_of_those_that_moved(self, desk: Desk) -> None:
        one, two, three = [await desk.made("/views", LATE | {"name": name, "shared": True}) for name in "ABC"]
        answer = await self.place(desk, three, one, two)
        assert [(each["name"], each["position"]) for each in answer.json()["data"]] == [("C", 0), ("A", 1), ("B", 2)]
        told = [each["data"] for each in (await desk.got("/events?types=view.updated"))["data"]]
        assert [(each["name"], each["fields"]) for each in told] == [("A", ["position"]), ("B", ["position"])]
        assert (await self.place(desk, three, one, two)).json() == answer.json()
        assert len((await desk.got("/events?types=view.updated"))["data"]) == 2
        assert (await desk.got(f"/views/{two['id']}"))["data"] == answer.json()["data"][2]

    async def test_refuses_what_is_unknown_or_named_twice(self, desk: Desk) -> None:
        _, alex = await key_of_another(desk)
        theirs = await desk.made("/views", LATE, key=alex)
        view = await desk.made("/views", LATE | {"shared": True})
        answer = await self.place(desk, view, {"id": "view_99"}, theirs, view, key=await own_key(desk))
        paths = [each["path"] for each in answer.json()["error"]["details"]["fields"]]
        assert (answer.status_code, paths) == (400, ["view_ids.1", "view_ids.2", "view_ids.3"])
        assert (await self.place(desk)).status_code == 400

    async def test_of_what_is_everybodys_is_not_for_light_agents(self, desk: Desk) -> None:
        agent = await desk.made("/users", {"email": "lee@example.com", "name": "Lee", "role": "light"})
        key = await desk.key_for(Role.LIGHT, int(agent["id"].removeprefix("user_")))
        shared = await desk.made("/views", LATE | {"shared": True})
        own = [await desk.made("/views", LATE | {"name": name}, key=key) for name in "AB"]
        assert (await self.place(desk, *reversed(own), key=key)).status_code == 200
        assert (await self.place(desk, own[0], shared, key=key)).status_code == 403


class TestAnAgentsOwnView:
    async def test_is_found_by_nobody_else(self, desk: Desk) -> None:
        _, key = await key_of_another(desk)
        view = await desk.made("/views", LATE, key=key)
        mine = await own_key(desk)
        path = f"/views/{view['id']}"
        answers = [await desk.call(method, path, key=mine) for method in ("GET", "DELETE")]
        answers.append(await desk.call("PATCH", path, json={"name": "Mine now"}, key=mine))
        assert [answer.status_code for answer in answers] == [404, 404, 404]
        assert (await desk.got("/views", key=mine))["data"] == []
        assert [each["id"] for each in (await desk.got("/views", key=key))["data"]] == [view["id"]]

    async def test_becomes_everybodys_and_somebodys_again(self, desk: Desk) -> None:
        _, key = await key_of_another(desk)
        mine = await own_key(desk)
        path = f"/views/{(await desk.made('/views', LATE, key=key))['id']}"
        shared = await desk.call("PATCH", path, json={"shared": True}, key=key)
        assert shared.json()["data"]["shared"]
        taken = await desk.call("PATCH", path, json={"shared": False}, key=mine)
        assert not taken.json()["data"]["shared"]
        assert (await desk.call("GET", path, key=key)).status_code == 404

    async def test_goes_with_its_agent(self, desk: Desk) -> None:
        agent, key = await key_of_another(desk)
        await desk.made("/views", LATE, key=key)
        async with desk.work() as work:
            await work.connection.execute(
                "delete from agents where workspace_id = $1 and id = $2",
                desk.workspace.id, int(agent.removeprefix("user_")),
            )  # fmt: skip
            left = await work.connection.fetchval(
                "select count(*) from views where workspace_id = $1", desk.workspace.id
            )
        assert left == 0


class TestCountingViews:
    async def test_counts_what_each_view_lists(self, desk: Desk) -> None:
        key = await own_key(desk)
        me = f"user_{desk.owner.id}"
        await ticket(desk, tags=["late"], assignee_id=me)
        await ticket(desk, tags=["late"], status="solved", assignee_id=me)
        await ticket(desk)
        view = await desk.made("/views", LATE, key=key)
        found = await counts(desk, key=key)
        assert {name: found[name] for name in ("mine", "unassigned", "open", "snoozed", view["id"])} == {
            "mine": (1, False),
            "unassigned": (1, False),
            "open": (2, False),
            "snoozed": (0, False),
            view["id"]: (1, False),
        }

    async def test_counts_the_live_tickets_of_each_inbox(self, desk: Desk) -> None:
        inbox = (await desk.made("/inboxes", {"name": "Returns"}))["id"]
        await ticket(desk, inbox_id=inbox)
        await ticket(desk, inbox_id=inbox, status="closed")
        assert (await counts(desk))[inbox] == (1, False)

    async def test_says_where_there_are_more(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("parley.api.native.routes.views.MOST_COUNTED", 2)
        for _ in range(3):
            await ticket(desk)
        assert (await counts(desk))["open"] == (2, True)

    async def test_looks_at_the_newest_only(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(counting, "WITHIN", 2)
        await ticket(desk, priority="high")
        for _ in range(2):
            await ticket(desk, priority="low")
        view = await desk.made("/views", {"name": "High", "filter": {"priority": "high"}})
        assert (await counts(desk))[view["id"]] == (0, True)

    async def test_does_not_count_by_text(self, desk: Desk) -> None:
        view = await desk.made("/views", {"name": "Words", "filter": {"search": "help"}})
        assert (await counts(desk))[view["id"]] == (None, False)

    async def test_shows_nothing_of_a_status_that_was_deleted(self, desk: Desk) -> None:
        status = await desk.made("/statuses", {"name": "Waiting", "state": "pending"})
        view = await desk.made("/views", {"name": "Waiting", "filter": {"status": status["key"]}})
        await desk.call("DELETE", f"/statuses/{status['id']}")
        assert (await counts(desk))[view["id"]] == (0, False)

    async def test_shows_nothing_of_another_workspace(self, desk: Desk, other_desk: Desk) -> None:
        await ticket(other_desk)
        assert (await counts(desk))["open"] == (0, False)


class TestAFilterByMe:
    async def test_leaves_what_is_assigned_to_whoever_asks(self, desk: Desk) -> None:
        agent, key = await key_of_another(desk)
        await ticket(desk)
        mine = await ticket(desk, assignee_id=agent)
        listed = await desk.got("/tickets?assignee_id=me", key=key)
        assert [each["id"] for each in listed["data"]] == [mine["id"]]
        assert (await desk.got("/tickets?assignee_id=me"))["data"] == []

    async def test_leaves_nothing_to_a_key_that_is_no_agent(self, desk: Desk) -> None:
        await ticket(desk)
        assert (await desk.got("/tickets?assignee_id=me", key=await desk.key_for(Role.AGENT)))["data"] == []

    async def test_by_none_leaves_what_is_nobodys(self, desk: Desk) -> None:
        agent, _ = await key_of_another(desk)
        await ticket(desk, assignee_id=agent)
        free = await ticket(desk)
        assert [each["id"] for each in (await desk.got("/tickets?assignee_id=none"))["data"]] == [free["id"]]


class TestAFilterByTime:
    async def test_is_strict_and_takes_a_day(self, desk: Desk) -> None:
        made = await ticket(desk)
        at = made["created_at"]
        assert (await desk.got(f"/tickets?created_after={at}"))["data"] == []
        assert (await desk.got("/tickets?created_before=2001-01-01"))["data"] == []
        assert len((await desk.got("/tickets?created_after=2001-01-01&updated_before=9999-12-31"))["data"]) == 1

    @pytest.mark.parametrize("text", ["", "soon", "2024-02-30", "infinity", "10000-01-01", "2024-01-01T00:00:00"])
    async def test_refuses_what_is_no_time(self, desk: Desk, text: str) -> None:
        assert (await desk.call("GET", "/tickets", params={"updated_after": text})).status_code == 400


class TestWhatIsTold:
    async def test_is_that_a_view_was_made_changed_and_removed(self, desk: Desk) -> None:
        view = await desk.made("/views", LATE)
        await desk.call("PATCH", f"/views/{view['id']}", json={"name": "Later"})
        await desk.call("DELETE", f"/views/{view['id']}")
        feed = (await desk.got("/events?types=view.*"))["data"]
        assert [(event["type"], event["data"]["name"]) for event in feed] == [
            ("view.created", "Late"), ("view.updated", "Later"), ("view.deleted", "Later"),
        ]  # fmt: skip

    async def test_is_nothing_where_nothing_changed(self, desk: Desk) -> None:
        view = await desk.made("/views", LATE)
        await desk.call("PATCH", f"/views/{view['id']}", json={"name": "Late"})
        assert [event["type"] for event in (await desk.got("/events?types=view.*"))["data"]] == ["view.created"]
