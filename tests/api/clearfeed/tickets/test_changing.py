"""Requests changed, commented on and closed through the tickets door."""

import pytest

from parley.core.actor import Role
from tests.api.clearfeed.tickets.requests import PATH, changed, made, whole
from tests.support.desks import Desk
from tests.support.events import events_of
from tests.support.marks import mark_of

WORDS = ("open", "in_progress", "pending", "on_hold", "solved", "closed")


class TestARefusedChange:
    @pytest.mark.parametrize(
        ("change", "path"),
        [
            ({}, "Name"),
            ({"nonsense": 1}, "Name"),
            ({"status": "resolved"}, "status"),
            ({"status": None}, "status"),
            ({"priority": "normal"}, "priority"),
            ({"priority": None}, "priority"),
            ({"assignee_id": "user_99999999"}, "assignee_id"),
            ({"assignee_id": ""}, "assignee_id"),
            ({"title": ""}, "title"),
            ({"title": "x" * 1001}, "title"),
            ({"tags": [""]}, "tags"),
            ({"custom_fields": None}, "custom_fields"),
            ({"custom_fields": {"k": "x" * 4095}}, "custom_fields.k"),
        ],
    )
    async def test_says_why_and_changes_nothing(self, desk: Desk, change: dict[str, object], path: str) -> None:
        await made(desk)
        before = await mark_of(desk)
        answer = await changed(
            desk, **({"title": "New"} if change.get("title") is None and path != "Name" else {}), **change
        )
        assert answer.status_code == 400
        assert answer.json()["message"].startswith(path)
        assert await mark_of(desk) == before

    async def test_is_forbidden_to_who_only_reads(self, desk: Desk) -> None:
        await made(desk)
        for role in (Role.LIGHT, Role.READ):
            key = await desk.key_for(role)
            answer = await desk.knock("PATCH", f"{PATH}/req_1", json={"title": "New"}, key=key)
            assert answer.status_code == 403
            assert (await desk.knock("POST", f"{PATH}/req_1/close", key=key)).status_code == 403
        assert (await whole(desk))["title"] != "New"

    @pytest.mark.parametrize(
        "name", ["req_2", "CF-2", "req_0", "req_01", "req_x", "CF_1", "1", "cf-1", "req_9" * 9, "%00"]
    )
    async def test_finds_no_request_that_is_not_there(self, desk: Desk, name: str) -> None:
        await made(desk)
        for method, path, body in (
            ("GET", f"{PATH}/{name}", None),
            ("PATCH", f"{PATH}/{name}", {"title": "New"}),
            ("POST", f"{PATH}/{name}/close", None),
            ("POST", f"{PATH}/{name}/comments", {"body": "Hello"}),
        ):
            answer = await desk.knock(method, path, json=body)
            assert (answer.status_code, answer.json()["error"]) == (404, "NOT_FOUND"), path

    async def test_finds_no_other_desks_request(self, desk: Desk, other_desk: Desk) -> None:
        await made(other_desk)
        for method, path, body in (
            ("GET", f"{PATH}/req_1", None),
            ("PATCH", f"{PATH}/req_1", {"title": "New"}),
            ("POST", f"{PATH}/req_1/close", None),
            ("POST", f"{PATH}/req_1/comments", {"body": "Hello"}),
        ):
            assert (await desk.knock(method, path, json=body)).status_code == 404
        assert (await whole(other_desk))["status"] == "open"


class TestAChange:
    async def test_changes_everything_at_once_and_answers_whole(self, desk: Desk) -> None:
        await made(desk, tags=["old"], custom_fields={"a": 1, "b": 2})
        answer = await changed(
            desk,
            status="pending",
            priority="low",
            assignee_id=f"user_{desk.owner.id}",
            title="Another",
            tags=["new"],
            custom_fields={"a": None, "c": [3]},
        )
        assert answer.status_code == 200
        said = answer.json()
        assert said == await whole(desk, "CF-1")
        assert (said["status"], said["priority"], said["title"], said["tags"]) == ("pending", "low", "Another", ["new"])
        assert (said["assignee_id"], said["custom_fields"]) == (f"user_{desk.owner.id}", {"b": 2, "c": [3]})

    async def test_leaves_alone_what_is_not_given(self, desk: Desk) -> None:
        await made(desk, tags=["old"])
        before = await whole(desk)
        after = (await changed(desk, priority="low")).json()
        assert {name for name in after if after[name] != before[name]} <= {"priority", "updated_at"}

    async def test_takes_the_assignee_away_with_null(self, desk: Desk) -> None:
        await made(desk, assignee_id=f"user_{desk.owner.id}")
        assert (await changed(desk, assignee_id=None)).json()["assignee_id"] is None

    @pytest.mark.parametrize("word", WORDS)
    async def test_knows_every_state_by_its_word(self, desk: Desk, word: str) -> None:
        await made(desk)
        assert (await changed(desk, status=word)).json()["status"] == word
        assert (await desk.got("/tickets/1"))["data"]["state"] == word

    async def test_keeps_a_status_of_the_workspaces_own_that_means_the_same(self, desk: Desk) -> None:
        await made(desk)
        own = await desk.made("/statuses", {"name": "Waiting for parts", "state": "pending"})
        await desk.call("PATCH", "/tickets/1", json={"status": own["key"]})
        assert (await changed(desk, status="pending")).json()["status"] == "pending"
        assert (await desk.got("/tickets/1"))["data"]["status"] == own["key"]

    async def test_says_when_no_status_means_the_word(self, desk: Desk) -> None:
        await made(desk)
        (on_hold,) = [each for each in (await desk.got("/statuses"))["data"] if each["state"] == "on_hold"]
        assert (await desk.call("DELETE", f"/statuses/{on_hold['id']}")).status_code == 204
        answer = await changed(desk, status="on_hold")
        assert (answer.status_code, answer.json()["message"].split(":")[0]) == (400, "status")

    async def test_is_refused_on_hold_where_the_collection_forbids_it(self, desk: Desk) -> None:
        said = await made(desk)
        inbox = said["collection_id"].replace("col_", "inbox_")
        await desk.call("PATCH", f"/inboxes/{inbox}", json={"on_hold_allowed": False})
        answer = await changed(desk, status="on_hold")
        assert (answer.status_code, answer.json()["message"].split(":")[0]) == (400, "status")

    async def test_of_a_closed_requests_status_is_a_conflict(self, desk: Desk) -> None:
        await made(desk)
        await changed(desk, status="closed")
        answer = await changed(desk, status="open", title="New")
        assert (answer.status_code, answer.json()["error"]) == (409, "CONFLICT")
        assert (await whole(desk))["title"] != "New"
        assert (await changed(desk, status="closed", title="New")).json()["title"] == "New"

    async def test_is_held_against_a_version_that_cannot_be(self, desk: Desk) -> None:
        await made(desk)
        answer = await desk.knock("PATCH", f"{PATH}/req_1", json={"title": "x"}, headers={"if-match": '"7"'})
        assert (answer.status_code, answer.json()["error"]) == (412, "PRECONDITION_FAILED")


class TestClosing:
    async def test_marks_the_request_as_solved_and_tells(self, desk: Desk) -> None:
        await made(desk)
        answer = await desk.knock("POST", f"{PATH}/CF-1/close")
        assert (answer.status_code, answer.json()["status"]) == (200, "solved")
        assert answer.json() == await whole(desk)
        assert [event.type for event in await events_of(desk, "ticket")] == ["ticket.created", "ticket.status_changed"]

    async def test_again_changes_nothing(self, desk: Desk) -> None:
        await made(desk)
        first = await desk.knock("POST", f"{PATH}/req_1/close")
        before = await mark_of(desk)
        again = await desk.knock("POST", f"{PATH}/req_1/close")
        assert (again.status_code, again.json()) == (200, first.json())
        assert await mark_of(desk) == before

    async def test_of_a_closed_request_is_a_conflict(self, desk: Desk) -> None:
        await made(desk)
        await changed(desk, status="closed")
        answer = await desk.knock("POST", f"{PATH}/req_1/close")
        assert (answer.status_code, answer.json()["error"]) == (409, "CONFLICT")

    async def test_has_one_effect_for_one_idempotency_key(self, desk: Desk) -> None:
        await made(desk)
        headers = {"idempotency-key": "once"}
        first = await desk.knock("POST", f"{PATH}/req_1/close", headers=headers)
        await changed(desk, status="open")
        again = await desk.knock("POST", f"{PATH}/req_1/close", headers=headers)
        assert (again.json(), again.headers["idempotency-replayed"]) == (first.json(), "true")
        assert (await whole(desk))["status"] == "open"


class TestAComment:
    @pytest.mark.parametrize(
        "body",
        [
            {},
            {"body": ""},
            {"body": "  "},
            {"body": "<p></p>"},
            {"body": 5},
            {"body": "a\x00"},
            {"body": "x" * 262_145},
            {"body": "é" * 131_073},
            {"body": "Hello", "is_private": "yes"},
            {"body": "Hello", "is_private": None},
            {"body": "Hello", "is_private": 1},
        ],
    )
    async def test_is_refused_where_it_says_nothing_or_too_much(self, desk: Desk, body: dict[str, object]) -> None:
        await made(desk)
        before = await mark_of(desk)
        answer = await desk.knock("POST", f"{PATH}/req_1/comments", json=body)
        assert answer.status_code == 400
        assert answer.json()["message"].startswith("is_private" if "is_private" in body else "body")
        assert await mark_of(desk) == before

    async def test_is_the_teams_first_response(self, desk: Desk) -> None:
        await made(desk)
        answer = await desk.knock("POST", f"{PATH}/CF-1/comments", json={"body": "On it"})
        assert answer.status_code == 201
        said = answer.json()
        (kept,) = (await desk.got("/conversations", params={"ticket_id": "tkt_1"}))["data"]
        assert said.pop("id") == kept["id"].replace("conv_", "com_")
        assert said.pop("created_at")[:19] == kept["created_at"][:19]
        assert said == {
            "request_id": "req_1",
            "ticket_id": "CF-1",
            "body": "On it",
            "body_html": "<p>On it</p>",
            "is_private": False,
            "author_id": f"user_{desk.owner.id}",
            "author_name": "Olivia Owner",
        }
        assert (kept["type"], kept["internal"]) == ("reply", False)
        assert (await desk.got("/tickets/1"))["data"]["first_response_at"] is not None

    async def test_that_is_private_is_a_note(self, desk: Desk) -> None:
        await made(desk)
        answer = await desk.knock("POST", f"{PATH}/req_1/comments", json={"body": "<b>Hm</b>", "is_private": True})
        assert (answer.json()["is_private"], answer.json()["body"]) == (True, "Hm")
        (kept,) = (await desk.got("/conversations", params={"ticket_id": "tkt_1"}))["data"]
        assert (kept["type"], kept["internal"]) == ("note", True)
        assert (await desk.got("/tickets/1"))["data"]["first_response_at"] is None

    async def test_of_a_key_without_an_agent_has_no_authors_id(self, desk: Desk) -> None:
        await made(desk)
        key = await desk.key_for(Role.AGENT)
        answer = await desk.knock("POST", f"{PATH}/req_1/comments", json={"body": "Beep"}, key=key)
        assert (answer.json()["author_id"], answer.json()["author_name"]) == (None, "agent key")

    async def test_may_be_private_for_who_only_notes_and_is_nothing_for_who_only_reads(self, desk: Desk) -> None:
        await made(desk)
        light, read = await desk.key_for(Role.LIGHT), await desk.key_for(Role.READ)
        for key, private, status in ((light, True, 201), (light, False, 403), (read, True, 403), (read, False, 403)):
            body = {"body": "Hello", "is_private": private}
            answer = await desk.knock("POST", f"{PATH}/req_1/comments", json=body, key=key)
            assert answer.status_code == status

    async def test_is_written_once_for_one_idempotency_key(self, desk: Desk) -> None:
        await made(desk)
        for _ in range(2):
            headers = {"idempotency-key": "once"}
            answer = await desk.knock("POST", f"{PATH}/req_1/comments", json={"body": "Hi"}, headers=headers)
            assert answer.status_code == 201
        assert len((await desk.got("/conversations", params={"ticket_id": "tkt_1"}))["data"]) == 1


class TestTheThreadOnSlack:
    async def test_is_shown_once_there_is_one(self, desk: Desk) -> None:
        await made(desk)
        url = "https://yourworkspace.slack.com/archives/C123/p1234567890"
        for kind, where in (("triage", "https://yourworkspace.slack.com/archives/C9/p1"), ("request", url)):
            thread = {"channel_id": kind, "thread_ts": "1", "url": where}
            await desk.call("PUT", f"/tickets/1/threads/{kind}", json=thread)
            assert (await whole(desk))["slack_thread_url"] == (url if kind == "request" else None)
        assert (await changed(desk, priority="low")).json()["slack_thread_url"] == url
        assert (await desk.knock("GET", PATH)).json()["requests"][0]["slack_thread_url"] == url


class TestARequest:
    async def test_is_read_with_its_comments_oldest_first(self, desk: Desk) -> None:
        await made(desk)
        for body, is_private in (("First", False), ("Between us", True)):
            await desk.knock("POST", f"{PATH}/req_1/comments", json={"body": body, "is_private": is_private})
        comments = (await desk.knock("GET", f"{PATH}/CF-1")).json()["comments"]
        assert [(each["body"], each["is_private"]) for each in comments] == [("First", False), ("Between us", True)]
