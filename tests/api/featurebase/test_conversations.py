"""Conversations: begun, read, changed, replied to, redacted, deleted."""

from typing import Any

import pytest

from parley.core.actor import Role
from tests.api.featurebase.conftest import UNKNOWN, Ask, Open, asking, error_of
from tests.support.desks import Desk

LATER = "2028-01-15T10:30:00.000Z"


async def begun(ask: Ask, opened: Open, **given: Any) -> dict[str, Any]:
    contact = (await opened())["author"]["id"]
    least = {"from": {"type": "contact", "id": contact}, "bodyMarkdown": "I have a **question**.\n\nWhere is it?"}
    response = await ask("POST", "/conversations", json={**least, **given})
    assert response.status_code == 201, response.text
    return response.json()


async def admin_of(desk: Desk, name: str = "Alex") -> str:
    await desk.made("/users", {"email": f"{name.lower()}@desk.test", "name": name})
    found = [each for each in (await desk.got("/users"))["data"] if each["name"] == name]
    ticket = await desk.made(
        "/tickets", {"subject": "About", "customer_email": "x@example.com", "assignee_id": found[0]["id"]}
    )
    return (await desk.knock("GET", f"/v2/tickets/{ticket['number']}")).json()["assigneeId"]


class TestAConversation:
    @pytest.mark.parametrize(
        ("given", "expected"),
        [
            ({"from": {"type": "contact", "id": UNKNOWN}}, (404, "resource_not_found", "from.id")),
            ({"from": {"type": "contact", "id": "x"}}, (400, "invalid_request", "from.id")),
            ({"from": {"type": "robot", "id": UNKNOWN}}, (400, "invalid_request", "from.type")),
            ({"from": {"type": "admin", "id": UNKNOWN}}, (404, "resource_not_found", "from.id")),
            ({"bodyMarkdown": ""}, (400, "invalid_request", "bodyMarkdown")),
            ({"bodyMarkdown": " \n "}, (400, "invalid_request", "bodyMarkdown")),
            ({"bodyMarkdown": "a\x00b"}, (400, "invalid_request", "bodyMarkdown")),
            ({"channel": "pigeon"}, (400, "invalid_request", "channel")),
            ({"createdAt": "1999-12-31T23:59:59Z"}, (400, "invalid_request", "createdAt")),
            ({"createdAt": "yesterday"}, (400, "invalid_request", "createdAt")),
        ],
    )
    async def test_is_not_begun_from_what_is_wrong(
        self, ask: Ask, opened: Open, given: dict[str, Any], expected: tuple[int, str, str]
    ) -> None:
        contact = (await opened())["author"]["id"]
        least = {"from": {"type": "contact", "id": contact}, "bodyMarkdown": "Hello"}
        assert error_of(await ask("POST", "/conversations", json={**least, **given})) == expected
        assert (await ask("GET", "/conversations/2")).status_code == 404

    async def test_is_the_thread_of_a_ticket(self, desk: Desk, ask: Ask, opened: Open) -> None:
        made = await begun(ask, opened, channel="email", subject="Where?", createdAt="2025-01-15T10:30:00.000Z")
        contact = made["participants"][0]["id"]
        assert made == {
            "object": "conversation",
            "id": "2",
            "title": "Where?",
            "state": "open",
            "priority": False,
            "prioritySetAt": None,
            "adminAssigneeId": None,
            "teamAssigneeId": None,
            "brandId": None,
            "tags": [],
            "participants": [{"id": contact, "type": "customer"}],
            "source": {
                "bodyHtml": "<p>I have a <strong>question</strong>.</p>\n<p>Where is it?</p>\n",
                "bodyMarkdown": "I have a question.\n\nWhere is it?",
                "channel": "email",
                "deliveredAs": "customer_initiated",
                "subject": "Where?",
                "url": f"http://desk.test/w/{desk.workspace.slug}/portal/requests/2",
                "author": {"id": contact, "type": "customer"},
            },
            "snoozedUntil": None,
            "waitingSince": None,
            "awaitingCustomerReply": False,
            "isBlocked": False,
            "disableCustomerReply": False,
            "userPreferredLanguage": "en",
            "hasAdminOverriddenLanguage": False,
            "botConversationStateLastUpdatedAt": None,
            "customAttributes": {},
            "lastActivityAt": made["updatedAt"],
            "createdAt": "2025-01-15T10:30:00.000Z",
            "updatedAt": made["updatedAt"],
        }
        assert (await ask("GET", "/conversations/2")).json() == {**made, "conversationParts": []}
        ticket = (await ask("GET", "/tickets/2")).json()
        assert (ticket["title"], ticket["author"]["id"]) == ("Where?", contact)

    async def test_that_an_admin_begins_goes_to_the_first_recipient(self, desk: Desk, ask: Ask, opened: Open) -> None:
        contact, admin = (await opened())["author"]["id"], await admin_of(desk)
        body: dict[str, Any] = {
            "from": {"type": "admin", "id": admin},
            "bodyMarkdown": "How do you do?",
            "channel": "email",
            "subject": "Hello",
            "recipients": {"to": {"ids": [contact]}, "cc": {"emails": ["cc@example.com"]}},
        }
        made = (await ask("POST", "/conversations", json=body)).json()
        assert made["source"]["deliveredAs"] == "admin_initiated"
        assert made["source"]["channel"] == "email"
        assert made["adminAssigneeId"] == admin
        assert made["participants"] == [{"id": contact, "type": "customer"}]
        for wrong, expected in (
            ({"recipients": {"to": {}}}, (400, "invalid_request", "recipients.to")),
            ({"recipients": {"to": {"ids": [UNKNOWN]}}}, (404, "resource_not_found", "recipients.to.ids.0")),
            ({"recipients": {"to": {"emails": ["nobody"]}}}, (400, "invalid_request", "recipients.to.emails")),
            (
                {"recipients": {**body["recipients"], "bcc": {"emails": ["b@c.de"]}}},
                (400, "invalid_request", "recipients.bcc"),
            ),
        ):
            assert error_of(await ask("POST", "/conversations", json={**body, **wrong})) == expected
        del body["subject"]
        assert error_of(await ask("POST", "/conversations", json=body)) == (400, "missing_parameter", "subject")

    async def test_is_unknown_to_others_and_to_those_who_may_not(
        self, desk: Desk, other_desk: Desk, opened: Open
    ) -> None:
        await opened()
        theirs = asking(other_desk)
        for method, path, body in (
            ("GET", "/conversations/1", None),
            ("PATCH", "/conversations/1", {"state": "closed"}),
            ("DELETE", "/conversations/1", None),
            (
                "POST",
                "/conversations/1/reply",
                {"type": "admin", "id": UNKNOWN, "bodyMarkdown": "x", "messageType": "reply"},
            ),
        ):
            assert (await theirs(method, path, json=body)).status_code == 404, (method, path)
        reader = await desk.key_for(Role.READ)
        ask = asking(desk)
        assert (await ask("PATCH", "/conversations/1", json={"state": "closed"}, key=reader)).status_code == 403
        assert (await ask("DELETE", "/conversations/1", key=reader)).status_code == 403
        assert (await ask("GET", "/conversations/1", key=reader)).status_code == 200

    async def test_is_gone_when_it_was_deleted(self, ask: Ask, opened: Open) -> None:
        await opened()
        response = await ask("DELETE", "/conversations/1")
        assert (response.status_code, response.json()) == (200, {"id": "1", "object": "conversation", "deleted": True})
        assert (await ask("DELETE", "/conversations/1")).status_code == 404
        assert (await ask("GET", "/tickets/1")).status_code == 404


class TestChanging:
    async def test_sets_each_field_and_shows_it(self, desk: Desk, ask: Ask, opened: Open) -> None:
        await opened()
        admin = await admin_of(desk)
        await desk.made("/fields", {"label": "Size", "type": "number"})
        await desk.made("/teams", {"name": "Billing"})
        field = (await ask("GET", "/tickets/custom_fields")).json()["data"][0]["id"]
        changes = {
            "actingAdminId": admin,
            "state": "snoozed",
            "snoozedUntil": LATER,
            "adminAssigneeId": admin,
            "title": "Billing Issue",
            "customAttributes": {field: 10, "plan": "gold"},
            "markAsRead": {"allAdmins": True, "adminIds": [admin]},
        }
        changed = (await ask("PATCH", "/conversations/1", json=changes)).json()
        assert changed["state"] == "snoozed"
        assert changed["snoozedUntil"] == LATER
        assert changed["adminAssigneeId"] == admin
        assert changed["title"] == "Billing Issue"
        assert changed["customAttributes"] == {field: 10, "plan": "gold"}
        alex = next(each["id"] for each in (await desk.got("/users"))["data"] if each["name"] == "Alex")
        told = (await desk.got("/events", params={"limit": 100}))["data"]
        assert [each["actor"]["id"] for each in told if each["type"] == "ticket.snoozed"] == [alex]
        expanded = await ask("GET", "/conversations/1", params={"include": "customAttributeDefinitions"})
        assert expanded.json()["customAttributeValues"] == [
            {
                "id": field,
                "identifier": "size",
                "name": "Size",
                "dataType": "number",
                "fieldSubType": "number",
                "value": 10,
            }
        ]
        cleared = await ask(
            "PATCH", "/conversations/1", json={"adminAssigneeId": None, "customAttributes": {"plan": None}}
        )
        assert cleared.json()["adminAssigneeId"] is None
        assert cleared.json()["customAttributes"] == {field: 10}

    async def test_closes_and_opens_without_touching_the_status(self, ask: Ask, opened: Open) -> None:
        await opened()
        status = (await ask("GET", "/tickets/1")).json()["status"]
        await ask("PATCH", "/conversations/1", json={"state": "snoozed", "snoozedUntil": LATER})
        closed = (await ask("PATCH", "/conversations/1", json={"state": "closed"})).json()
        assert (closed["state"], closed["snoozedUntil"]) == ("closed", None)
        ticket = (await ask("GET", "/tickets/1")).json()
        assert (ticket["open"], ticket["status"]) == (False, status)
        assert (await ask("PATCH", "/conversations/1", json={"state": "open"})).json()["state"] == "open"

    @pytest.mark.parametrize(
        ("given", "expected"),
        [
            ({"state": "snoozed"}, (400, "missing_parameter", "snoozedUntil")),
            ({"state": "snoozed", "snoozedUntil": "2001-01-01T00:00:00Z"}, (400, "invalid_request", "snoozedUntil")),
            ({"state": "closed", "snoozedUntil": LATER}, (400, "invalid_request", "snoozedUntil")),
            ({"state": "asleep"}, (400, "invalid_request", "state")),
            ({"adminAssigneeId": UNKNOWN}, (404, "resource_not_found", "adminAssigneeId")),
            ({"teamAssigneeId": UNKNOWN}, (404, "resource_not_found", "teamAssigneeId")),
            ({"teamAssigneeId": "x"}, (400, "invalid_request", "teamAssigneeId")),
            ({"actingAdminId": UNKNOWN}, (404, "resource_not_found", "actingAdminId")),
            ({"title": ""}, (400, "invalid_request", "title")),
            ({"customAttributes": {UNKNOWN: 1}}, (404, "resource_not_found", f"customAttributes.{UNKNOWN}")),
            ({"customAttributes": {"": 1}}, (400, "invalid_request", "customAttributes.")),
        ],
    )
    async def test_refuses_what_is_wrong(
        self, ask: Ask, opened: Open, given: dict[str, Any], expected: tuple[int, str, str]
    ) -> None:
        await opened()
        before = (await ask("GET", "/conversations/1")).json()
        assert error_of(await ask("PATCH", "/conversations/1", json=given)) == expected
        assert (await ask("GET", "/conversations/1")).json() == before
