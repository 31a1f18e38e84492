"""Macros through the native door: what they may hold, what they would do, and what they did."""

from typing import Any

import pytest

from parley.core.actor import Role
from tests.support.desks import Desk

pytestmark = pytest.mark.anyio
SENT: list[dict[str, Any]] = [
    {
        "type": "reply",
        "content": "<p>Hi {{customer.first_name|there}}, {{ticket.subject}} is done. {{agent.name}}</p>",
        "format": "html",
    },
    {"type": "status", "status": "solved"},
    {"type": "tags_add", "tags": ["refund", "Late"]},
    {"type": "tags_remove", "tags": ["OPEN"]},
    {"type": "priority", "priority": "high"},
    {"type": "assignee", "assignee_id": "me"},
]


async def ticket(desk: Desk, **fields: Any) -> dict[str, Any]:
    said = {"subject": "Money", "customer_email": "ann@example.com", "customer_name": "Ann Lee"}
    return await desk.made("/tickets", said | fields)


async def macro(desk: Desk, actions: list[dict[str, Any]], **fields: Any) -> str:
    return (await desk.made("/macros", {"name": "Refund", "actions": actions, **fields}))["id"]


async def said(desk: Desk, ticket_id: str) -> list[tuple[str, str]]:
    found = (await desk.got(f"/conversations?ticket_id={ticket_id}"))["data"]
    return [(each["type"], each["content_text"]) for each in reversed(found)]


class TestCreatingAMacro:
    async def test_answers_with_what_was_given(self, desk: Desk) -> None:
        made = await desk.made("/macros", {"name": "Refund", "actions": SENT, "shared": True})
        assert (made["name"], made["actions"], made["shared"]) == ("Refund", SENT, True)
        assert (await desk.got(f"/macros/{made['id']}"))["data"] == made

    async def test_reads_values_of_people_back_as_they_were(self, desk: Desk) -> None:
        await desk.made("/fields", {"label": "Helper", "type": "user"})
        actions = [
            {"type": "fields", "values": {"helper": f"user_{desk.owner.id}"}},
            {"type": "team", "team_id": None},
            {"type": "snooze", "minutes": 60},
        ]
        assert (await desk.made("/macros", {"name": "Helper", "actions": actions}))["actions"] == actions

    @pytest.mark.parametrize(
        ("action", "path"),
        [
            ({"type": "reply", "content": "<p> </p>"}, "actions.0.content"),
            ({"type": "reply", "content": " \n ", "format": "text"}, "actions.0.content"),
            ({"type": "note", "content": "Dear", "format": "markdown"}, "actions.0"),
            ({"type": "reply", "content": "Dear {{customer.password}}"}, "actions.0.content"),
            ({"type": "status", "status": "nope"}, "actions.0.status"),
            ({"type": "assignee", "assignee_id": "user_999999"}, "actions.0.assignee_id"),
            ({"type": "assignee", "assignee_id": "7"}, "actions.0.assignee_id"),
            ({"type": "inbox", "inbox_id": "inbox_999999"}, "actions.0.inbox_id"),
            ({"type": "category", "category_id": "cat_999999"}, "actions.0.category_id"),
            ({"type": "team", "team_id": "team_999999"}, "actions.0.team_id"),
            ({"type": "fields", "values": {"size": 1}}, "actions.0.values.size"),
            ({"type": "snooze", "minutes": 0}, "actions.0"),
            ({"type": "explode"}, "actions.0"),
        ],
    )
    async def test_refuses_what_could_not_be_done(self, desk: Desk, action: dict[str, Any], path: str) -> None:
        refused = await desk.call("POST", "/macros", json={"name": "Odd", "actions": [action]})
        assert refused.status_code == 400
        found = {field["path"] for field in refused.json()["error"]["details"]["fields"]}
        assert any(each.startswith(path) for each in found), found

    async def test_refuses_the_same_twice_and_nothing_at_all(self, desk: Desk) -> None:
        twice = [{"type": "snooze", "minutes": 1}, {"type": "snooze", "minutes": 2}]
        for actions in (twice, []):
            assert (await desk.call("POST", "/macros", json={"name": "Odd", "actions": actions})).status_code == 400

    async def test_is_not_for_those_who_may_not_change_tickets(self, desk: Desk) -> None:
        for role in (Role.LIGHT, Role.READ):
            body = {"name": "Refund", "actions": SENT}
            assert (await desk.call("POST", "/macros", json=body, key=await desk.key_for(role))).status_code == 403


class TestAnAgentsOwnMacro:
    async def test_is_found_and_run_by_nobody_else(self, desk: Desk) -> None:
        agent = await desk.made("/users", {"email": "alex@example.com", "name": "Alex", "role": "agent"})
        key = await desk.key_for(Role.AGENT, int(agent["id"].removeprefix("user_")))
        own = (await desk.made("/macros", {"name": "Mine", "actions": SENT}, key=key))["id"]
        about = (await ticket(desk))["id"]
        mine = await desk.key_for(Role.OWNER, desk.owner.id)
        tried = [("GET", f"/macros/{own}"), ("DELETE", f"/macros/{own}"), ("POST", f"/tickets/{about}/macros/{own}")]
        assert [(await desk.call(method, path, key=mine)).status_code for method, path in tried] == [404, 404, 404]
        assert await said(desk, about) == []


class TestPlanningAMacro:
    async def test_says_what_it_would_do_and_does_nothing(self, desk: Desk) -> None:
        about, chosen = await ticket(desk, tags=["open", "late"]), await macro(desk, SENT, shared=True)
        key = await desk.key_for(Role.OWNER, desk.owner.id)
        plan = (await desk.got(f"/tickets/{about['id']}/macros/{chosen}", key=key))["data"]
        assert plan == {
            "reply": "<p>Hi Ann, Money is done. Olivia Owner</p>",
            "note": None,
            "changes": {
                "status": "solved",
                "priority": "high",
                "assignee_id": f"user_{desk.owner.id}",
                "tags": ["late", "refund"],
            },
        }
        assert (await desk.got(f"/tickets/{about['id']}"))["data"] == about
        assert await said(desk, about["id"]) == []


class TestRunningAMacro:
    async def test_says_and_changes_at_once(self, desk: Desk) -> None:
        about, chosen = await ticket(desk, tags=["open"]), await macro(desk, SENT, shared=True)
        key = await desk.key_for(Role.OWNER, desk.owner.id)
        done = await desk.call("POST", f"/tickets/{about['id']}/macros/{chosen}", key=key)
        ticket_now = done.json()["data"]
        assert (done.status_code, ticket_now["status"], ticket_now["priority"]) == (200, "solved", "high")
        assert sorted(ticket_now["tags"]) == ["Late", "refund"]
        assert ticket_now["assignee"]["id"] == f"user_{desk.owner.id}"
        assert await said(desk, about["id"]) == [("reply", "Hi Ann, Money is done. Olivia Owner")]

    async def test_does_nothing_where_a_part_cannot_be_done(self, desk: Desk) -> None:
        status = await desk.made("/statuses", {"name": "Waiting", "state": "pending"})
        steps = [{"type": "reply", "content": "Wait"}, {"type": "status", "status": status["key"]}]
        about, chosen = await ticket(desk), await macro(desk, steps)
        await desk.call("DELETE", f"/statuses/{status['id']}")
        refused = await desk.call("POST", f"/tickets/{about['id']}/macros/{chosen}")
        assert refused.status_code == 400
        assert refused.json()["error"]["details"]["fields"][0]["path"] == "status"
        assert await said(desk, about["id"]) == []

    async def test_has_one_effect_under_one_key(self, desk: Desk) -> None:
        about, chosen = await ticket(desk), await macro(desk, [{"type": "note", "content": "Once"}])
        for _ in range(2):
            path = f"/tickets/{about['id']}/macros/{chosen}"
            assert (await desk.call("POST", path, headers={"idempotency-key": "once"})).status_code == 200
        assert await said(desk, about["id"]) == [("note", "Once")]

    async def test_snoozes(self, desk: Desk) -> None:
        about, chosen = await ticket(desk), await macro(desk, [{"type": "snooze", "minutes": 60}])
        done = await desk.call("POST", f"/tickets/{about['id']}/macros/{chosen}")
        assert done.json()["data"]["snoozed_until"] is not None

    async def test_writes_what_is_filled_in_as_words_and_never_as_markup(self, desk: Desk) -> None:
        about = await ticket(desk, customer_name="<img src=x onerror=alert(1)> {{agent.name}}")
        chosen = await macro(desk, [{"type": "note", "content": "<p>Dear {{ customer.name }}</p>"}])
        await desk.call("POST", f"/tickets/{about['id']}/macros/{chosen}")
        found = (await desk.got(f"/conversations?ticket_id={about['id']}"))["data"][0]
        assert "<img" not in found["content_html"]
        assert found["content_text"] == "Dear <img src=x onerror=alert(1)> {{agent.name}}"

    async def test_finds_no_other_workspaces_ticket_or_macro(self, desk: Desk, other_desk: Desk) -> None:
        theirs, their_macro = await ticket(other_desk), await macro(other_desk, SENT)
        ours, our_macro = await ticket(desk), await macro(desk, SENT)
        for about, chosen in ((theirs, our_macro), (ours, their_macro)):
            number = about["id"] if about is ours else "tkt_999999"
            assert (await desk.call("POST", f"/tickets/{number}/macros/{chosen}")).status_code == 404


TYPED = "About {{ticket.subject}}:\n\nturn <code ABC> on & <b>off</b>.\nDone?\n\n{{customer.name|1 < 2}}"


class TestTheWordsOfAMacro:
    async def test_that_are_text_are_read_as_they_were_typed(self, desk: Desk) -> None:
        about = await desk.made("/tickets", {"subject": "<i>Lamp</i> & Co", "customer_email": "ann@example.com"})
        action = {"type": "reply", "content": TYPED, "format": "text"}
        chosen = await macro(desk, [action])
        assert (await desk.got(f"/macros/{chosen}"))["data"]["actions"] == [action]
        await desk.call("POST", f"/tickets/{about['id']}/macros/{chosen}")
        found = (await desk.got(f"/conversations?ticket_id={about['id']}"))["data"][0]
        assert found["content_html"] == (
            "<p>About &lt;i&gt;Lamp&lt;/i&gt; &amp; Co:</p>"
            "<p>turn &lt;code ABC&gt; on &amp; &lt;b&gt;off&lt;/b&gt;.<br>Done?</p>"
            "<p>1 &lt; 2</p>"
        )
        assert found["content_text"] == ("About <i>Lamp</i> & Co:\n\nturn <code ABC> on & <b>off</b>.\nDone?\n\n1 < 2")

    @pytest.mark.parametrize(
        ("content", "format_", "html"),
        [
            ("One & <two>.\n\nThree.", "text", "<p>One &amp; &lt;two&gt;.</p><p>Three.</p>"),
            ("<p>One &amp; two.</p>", "html", "<p>One &amp; two.</p>"),
            ("{{customer.name}}", "text", "<p>&lt;b&gt;Ann&lt;/b&gt;</p>"),
        ],
    )
    async def test_are_what_they_look_like_where_nobody_says_it(
        self, desk: Desk, content: str, format_: str, html: str
    ) -> None:
        about, action = await ticket(desk, customer_name="<b>Ann</b>"), {"type": "note", "content": content}
        chosen = await macro(desk, [action])
        assert (await desk.got(f"/macros/{chosen}"))["data"]["actions"] == [action | {"format": format_}]
        assert (await desk.got(f"/tickets/{about['id']}/macros/{chosen}"))["data"]["note"] == html


class TestWhatIsTold:
    async def test_is_that_a_macro_was_made_changed_and_removed(self, desk: Desk) -> None:
        path = f"/macros/{await macro(desk, SENT)}"
        await desk.call("PATCH", path, json={"name": "Later", "actions": SENT[:1]})
        await desk.call("PATCH", path, json={"name": "Later"})
        await desk.call("DELETE", path)
        feed = (await desk.got("/events?types=macro.*"))["data"]
        assert [(event["type"], event["data"].get("fields")) for event in feed] == [
            ("macro.created", None), ("macro.updated", ["name", "steps"]), ("macro.deleted", None),
        ]  # fmt: skip
