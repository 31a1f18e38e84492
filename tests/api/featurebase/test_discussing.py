"""Replies, redaction, tags, participants and the search of conversations."""

from typing import Any

import pytest

from parley.core.actor import Role
from tests.api.featurebase.conftest import UNKNOWN, Ask, Open, asking, error_of
from tests.support.desks import Desk
from tests.support.marks import mark_of

LATER = "2028-01-15T10:30:00.000Z"


async def admin_and_tag(desk: Desk, ask: Ask) -> tuple[str, str]:
    agent = await desk.made("/users", {"email": "alex@desk.test", "name": "Alex"})
    made = await desk.made("/tickets", {"subject": "Ids", "assignee_id": agent["id"], "tags": ["vip"]})
    seen = (await ask("GET", f"/conversations/{made['number']}")).json()
    return seen["adminAssigneeId"], seen["tags"][0]["id"]


class TestReplying:
    async def test_is_one_part(self, desk: Desk, ask: Ask, opened: Open) -> None:
        admin, _ = await admin_and_tag(desk, ask)
        made = await opened(author={"userId": "u1", "email": "john@example.com", "name": "John"})
        for said, kind, author in (
            ({"type": "contact", "id": made["author"]["id"], "messageType": "reply"}, "user_msg", made["author"]["id"]),
            ({"type": "contact", "userId": "u1", "messageType": "reply"}, "user_msg", made["author"]["id"]),
            ({"type": "admin", "id": admin, "messageType": "reply"}, "admin_msg", admin),
            ({"type": "admin", "id": admin, "messageType": "note", "skipNotifications": True}, "admin_note", admin),
        ):
            body = {**said, "bodyMarkdown": "**Bold** words"}
            response = await ask("POST", "/conversations/2/reply", json=body)
            assert response.status_code == 201, response.text
            part = response.json()
            assert (part["partType"], part["author"]["id"]) == (kind, author)
            assert part["bodyHtml"] == "<p><strong>Bold</strong> words</p>\n"
            assert part["bodyMarkdown"] == "Bold words"
            assert (await ask("GET", "/conversations/2")).json()["conversationParts"][-1] == part
        told = (await desk.got("/events", params={"limit": 100}))["data"]
        assert [each["quiet"] for each in told if each["type"] == "message.added"] == [False, False, False, True]

    @pytest.mark.parametrize(
        ("given", "expected"),
        [
            ({"userId": ...}, (400, "missing_parameter", "id")),
            ({"userId": "nobody"}, (404, "resource_not_found", "userId")),
            ({"id": UNKNOWN}, (404, "resource_not_found", "id")),
            ({"id": "x"}, (400, "invalid_request", "id")),
            ({"messageType": ...}, (400, "missing_parameter", "messageType")),
            ({"messageType": "note"}, (400, "invalid_request", "messageType")),
            ({"type": "admin"}, (400, "missing_parameter", "id")),
            ({"bodyMarkdown": " "}, (400, "invalid_request", "bodyMarkdown")),
            ({"bodyMarkdown": "x" * 262_145}, (400, "invalid_request", "bodyMarkdown")),
        ],
    )
    async def test_refuses_what_is_wrong(
        self, desk: Desk, ask: Ask, opened: Open, given: dict[str, Any], expected: tuple[int, str, str]
    ) -> None:
        await opened(author={"userId": "u1", "email": "john@example.com"})
        before = await mark_of(desk)
        body = {"type": "contact", "userId": "u1", "bodyMarkdown": "Hello", "messageType": "reply", **given}
        said = {name: value for name, value in body.items() if value is not ...}
        assert error_of(await ask("POST", "/conversations/1/reply", json=said)) == expected
        assert await mark_of(desk) == before


class TestRedacting:
    async def test_leaves_nothing_of_what_was_said(self, desk: Desk, ask: Ask, opened: Open) -> None:
        admin, _ = await admin_and_tag(desk, ask)
        await opened()
        said = {"type": "admin", "id": admin, "bodyMarkdown": "My password", "messageType": "reply"}
        part = (await ask("POST", "/conversations/2/reply", json=said)).json()["id"]
        wanted = {"type": "conversation_part", "conversationId": "2", "conversationPartId": part}
        for given, expected in (
            ({"conversationPartId": UNKNOWN}, (404, "resource_not_found", "conversationPartId")),
            ({"conversationPartId": "1"}, (400, "invalid_request", "conversationPartId")),
            ({"conversationId": "1"}, (404, "resource_not_found", "conversationPartId")),
            ({"conversationId": "x"}, (400, "invalid_request", "conversationId")),
            ({"type": "ticket"}, (400, "invalid_request", "type")),
            ({"actingAdminId": UNKNOWN}, (404, "resource_not_found", "actingAdminId")),
        ):
            assert error_of(await ask("POST", "/conversations/redact", json={**wanted, **given})) == expected
        redacted = await ask("POST", "/conversations/redact", json={**wanted, "actingAdminId": admin})
        (shown,) = redacted.json()["conversationParts"]
        assert (shown["bodyHtml"], shown["bodyMarkdown"], shown["redacted"]) == ("", "", True)


class TestTags:
    async def test_are_put_on_and_taken_off(self, desk: Desk, ask: Ask, opened: Open) -> None:
        admin, tag = await admin_and_tag(desk, ask)
        await opened()
        on = (await ask("POST", "/conversations/2/tags", json={"tagId": tag, "actingAdminId": admin})).json()
        assert on == {
            "id": tag,
            "name": "vip",
            "type": "tag",
            "targetPartId": None,
            "appliedAt": on["appliedAt"],
            "appliedBy": {"id": admin, "name": "Alex", "type": "admin"},
            "removedAt": None,
            "removedBy": None,
        }
        assert (await ask("GET", "/conversations/2")).json()["tags"] == [{"id": tag, "name": "vip", "type": "tag"}]
        tagged = (await ask("GET", "/conversations", params={"tagIds": tag})).json()["data"]
        assert [each["id"] for each in tagged] == ["2", "1"]
        assert (await ask("GET", "/conversations", params={"tagIds": f"{tag},{UNKNOWN}"})).json()["data"] == []
        off = await ask("DELETE", f"/conversations/2/tags/{tag}", json={"actingAdminId": admin})
        assert (off.status_code, off.json()["removedBy"]["id"]) == (200, admin)
        assert (await ask("GET", "/conversations/2")).json()["tags"] == []
        again = await ask("DELETE", f"/conversations/2/tags/{tag}", json={"actingAdminId": admin})
        assert error_of(again)[0] == 404
        for body, expected in (
            ({"tagId": tag}, (400, "missing_parameter", "actingAdminId")),
            ({"tagId": UNKNOWN, "actingAdminId": admin}, (404, "resource_not_found", "tagId")),
            ({"tagId": tag, "actingAdminId": UNKNOWN}, (404, "resource_not_found", "actingAdminId")),
        ):
            assert error_of(await ask("POST", "/conversations/2/tags", json=body)) == expected

    async def test_need_an_admin_who_may_and_still_is_one(self, desk: Desk, ask: Ask, opened: Open) -> None:
        admin, tag = await admin_and_tag(desk, ask)
        await opened()
        body, key = {"tagId": tag, "actingAdminId": admin}, await desk.key_for(Role.READ)
        assert error_of(await ask("POST", "/conversations/2/tags", json=body, key=key))[0] == 403
        user = next(each["id"] for each in (await desk.got("/users"))["data"] if each["name"] == "Alex")
        await desk.call("DELETE", f"/users/{user}")
        refused = await ask("POST", "/conversations/2/tags", json=body)
        assert error_of(refused) == (404, "resource_not_found", "actingAdminId")


class TestParticipants:
    async def test_join_and_leave(self, desk: Desk, ask: Ask, opened: Open) -> None:
        first = (await opened())["author"]["id"]
        second = (await opened(author={"userId": "u2", "email": "jane@example.com"}))["author"]["id"]
        for given in ({"id": second}, {"userId": "u2"}, {"email": "JANE@example.com"}):
            shown = (await ask("POST", "/conversations/1/participants", json={"participant": given})).json()
            assert [each["id"] for each in shown["participants"]] == [first, second]
        assert (await desk.got("/tickets/1"))["data"]["cc"] == ["jane@example.com"]
        listed = (await ask("GET", "/conversations")).json()["data"]
        assert [len(each["participants"]) for each in listed] == [1, 2]
        left = await ask("DELETE", "/conversations/1/participants", json={"id": first})
        assert [each["id"] for each in left.json()["participants"]] == [second]
        last = await ask("DELETE", "/conversations/1/participants", json={"id": second})
        assert error_of(last) == (400, "invalid_request", "id")
        stranger = await ask("DELETE", "/conversations/1/participants", json={"id": first})
        assert error_of(stranger)[0] == 404

    @pytest.mark.parametrize(
        ("given", "expected"),
        [
            ({}, (400, "missing_parameter", "participant.id")),
            ({"id": UNKNOWN}, (404, "resource_not_found", "participant.id")),
            ({"id": "x"}, (400, "invalid_request", "participant.id")),
            ({"userId": "nobody"}, (404, "resource_not_found", "participant.userId")),
            ({"email": "nobody@example.com"}, (404, "resource_not_found", "participant.email")),
        ],
    )
    async def test_must_be_known(
        self, ask: Ask, opened: Open, given: dict[str, Any], expected: tuple[int, str, str]
    ) -> None:
        await opened()
        assert error_of(await ask("POST", "/conversations/1/participants", json={"participant": given})) == expected


class TestSearching:
    async def found(self, ask: Ask, query: Any = None, **given: Any) -> list[str]:
        body = {**given, **({} if query is None else {"query": query})}
        response = await ask("POST", "/conversations/search", json=body)
        assert response.status_code == 200, response.text
        return [each["id"] for each in response.json()["data"]]

    async def test_narrows_by_every_field(self, desk: Desk, ask: Ask, opened: Open) -> None:
        admin, tag = await admin_and_tag(desk, ask)
        contact = (await opened(createdAt="2025-01-15T00:00:00Z", content="Purple elephants"))["author"]["id"]
        await opened(author={"email": "jane@example.com"})
        await ask("PATCH", "/conversations/2", json={"state": "closed"})
        await ask("PATCH", "/conversations/3", json={"state": "snoozed", "snoozedUntil": LATER})
        await desk.call("PATCH", "/tickets/1", json={"priority": "urgent"})

        def clause(field: str, operator: str, value: Any) -> dict[str, Any]:
            return {"field": field, "operator": operator, "value": value}

        second = 1_736_899_200
        for query, expected in (
            (clause("state", "=", "open"), ["1"]),
            (clause("state", "=", "closed"), ["2"]),
            (clause("state", "!=", "open"), ["2", "3"]),
            (clause("state", "IN", ["open", "snoozed"]), ["1", "3"]),
            (clause("state", "NIN", ["snoozed"]), ["1", "2"]),
            (clause("priority", "=", True), ["1"]),
            (clause("priority", "!=", True), ["2", "3"]),
            (clause("adminAssigneeId", "=", admin), ["1"]),
            (clause("admin_assignee_id", "=", None), ["2", "3"]),
            (clause("teamAssigneeId", "=", None), ["1", "2", "3"]),
            (clause("tagIds", "IN", [tag, UNKNOWN]), ["1"]),
            (clause("participantId", "=", contact), ["2"]),
            (clause("userId", "=", UNKNOWN), []),
            (clause("companyId", "=", None), ["1", "2", "3"]),
            (clause("brandId", "=", None), ["1", "2", "3"]),
            (clause("brandId", "=", UNKNOWN), []),
            (clause("mentionedAdminIds", "=", admin), []),
            (clause("createdAt", "=", second), ["2"]),
            (clause("createdAt", ">", second), ["1", "3"]),
            (clause("createdAt", "<", second + 1), ["2"]),
            ({"operator": "AND", "value": [clause("state", "=", "closed"), clause("tagIds", "!=", tag)]}, ["2"]),
        ):
            assert sorted(await self.found(ask, query)) == expected, query
        assert await self.found(ask, search="elephants") == ["2"]
        assert await self.found(ask, clause("state", "=", "open"), search="elephants") == []
        assert await self.found(ask, sort="lastActivityAt:asc") == list(reversed(await self.found(ask)))

    async def test_shows_rows_and_pages(self, ask: Ask, opened: Open) -> None:
        made = [await opened() for _ in range(3)]
        first = (await ask("POST", "/conversations/search", json={"limit": 2})).json()
        assert (len(first["data"]), first["totalCount"], first["totalCountCapped"]) == (2, 3, False)
        user = first["data"][0]["conversationUser"]
        assert user == {**made[0]["author"], "id": user["id"]}
        second = (await ask("POST", "/conversations/search", json={"limit": 2, "cursor": first["nextCursor"]})).json()
        assert ([each["id"] for each in second["data"]], second["nextCursor"]) == (["1"], None)
        stale = {"search": "login", "cursor": first["nextCursor"]}
        assert error_of(await ask("POST", "/conversations/search", json=stale))[1] == "invalid_cursor"

    @pytest.mark.parametrize(
        ("query", "code"),
        [
            ({"field": "colour", "operator": "=", "value": 1}, "invalid_request"),
            ({"field": "state", "operator": ">", "value": "open"}, "invalid_request"),
            ({"field": "state", "operator": "=", "value": "asleep"}, "invalid_request"),
            ({"field": "state", "operator": "=", "value": ["open"]}, "invalid_request"),
            ({"field": "state", "operator": "~", "value": "open"}, "invalid_request"),
            ({"field": "priority", "operator": "=", "value": "yes"}, "invalid_request"),
            ({"field": "adminAssigneeId", "operator": "=", "value": "x"}, "invalid_request"),
            ({"field": "adminAssigneeId", "operator": "=", "value": 7}, "invalid_request"),
            ({"field": "tagIds", "operator": "IN", "value": []}, "invalid_request"),
            ({"field": "createdAt", "operator": "=", "value": 1e30}, "invalid_request"),
            ({"field": "createdAt", "operator": "=", "value": "now"}, "invalid_request"),
            ({"operator": "OR", "value": [{"field": "state", "operator": "=", "value": "open"}]}, "invalid_request"),
            ({"operator": "AND", "value": []}, "invalid_request"),
            (
                {"operator": "AND", "value": [{"field": "state", "operator": "=", "value": "open"}] * 16},
                "invalid_request",
            ),
            ({}, "invalid_request"),
            ({"field": "tagIds", "operator": "!=", "value": UNKNOWN}, "query_too_broad"),
        ],
    )
    async def test_refuses_what_is_wrong(self, ask: Ask, query: dict[str, Any], code: str) -> None:
        status, said, param = error_of(await ask("POST", "/conversations/search", json={"query": query}))
        assert (status, said) == (400, code)
        assert (param or "").startswith("query")

    async def test_finds_nothing_of_others(self, opened: Open, other_desk: Desk) -> None:
        await opened()
        assert await self.found(asking(other_desk)) == []
