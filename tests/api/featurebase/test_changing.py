"""`PATCH`, `DELETE` and `POST …/reply` of tickets: what is given holds, what is wrong changes nothing."""

from typing import Any

import pytest

from parley.core.actor import Role
from parley.kit.db import Database
from parley.kit.http import Outbound
from tests.api.featurebase.conftest import UNKNOWN, Ask, Open, asking, error_of
from tests.support.desks import Desk, house_for, open_desk
from tests.support.marks import mark_of
from tests.support.servers import says, serving

LATER = "2028-01-15T10:30:00.000Z"
HELLO = "<p>Hello</p>"


async def ids_of(desk: Desk) -> dict[str, Any]:
    """Make an agent and a company, and return a ticket of theirs as this door shows it."""
    agent = await desk.made("/users", {"email": "alex@example.com", "name": "Alex"})
    company = await desk.made("/companies", {"name": "Acme"})
    made = await desk.made("/tickets", {"subject": "Ids", "assignee_id": agent["id"], "company_id": company["id"]})
    return (await desk.knock("GET", f"/v2/tickets/{made['number']}")).json()


class TestChanging:
    async def test_sets_every_field_and_shows_it(self, desk: Desk, ask: Ask, opened: Open) -> None:
        seen = await ids_of(desk)
        await opened()
        await desk.made("/fields", {"label": "Size", "type": "number"})
        field = (await ask("GET", "/tickets/custom_fields")).json()["data"][0]["id"]
        statuses = (await ask("GET", "/tickets/statuses")).json()
        changes = {
            "title": "Another title",
            "content": "<p>Another</p>",
            "statusId": statuses[2]["id"],
            "assigneeId": seen["assigneeId"],
            "companyId": seen["companyId"],
            "customFields": {field: 5, "plan": "gold"},
            "snoozedUntil": LATER,
            "skipNotifications": True,
        }
        changed = (await ask("PATCH", "/tickets/2", json=changes)).json()
        assert {name: changed[name] for name in ("title", "content", "assigneeId", "companyId")} == {
            name: changes[name] for name in ("title", "content", "assigneeId", "companyId")
        }
        assert changed["status"] == statuses[2]
        assert (changed["snoozedUntil"], changed["customFields"]) == (LATER, {field: 5, "plan": "gold"})
        assert (await ask("GET", "/tickets/2")).json() == {**changed, "conversationParts": []}
        told = (await desk.got("/events", params={"limit": 100}))["data"]
        assert [each["quiet"] for each in told if each["type"] == "ticket.snoozed"] == [True]
        nothing = {
            "assigneeId": None,
            "companyId": None,
            "snoozedUntil": None,
            "customFields": {field: None, "plan": None},
        }
        cleared = (await ask("PATCH", "/tickets/2", json=nothing)).json()
        assert (cleared["assigneeId"], cleared["companyId"], cleared["snoozedUntil"]) == (None, None, None)
        assert cleared["customFields"] == {}
        assert (await ask("PATCH", "/tickets/2", json={})).json() == cleared

    async def test_closes_and_wakes_without_touching_the_status(self, ask: Ask, opened: Open) -> None:
        made = await opened()
        await ask("PATCH", "/tickets/1", json={"snoozedUntil": LATER})
        closed = (await ask("PATCH", "/tickets/1", json={"open": False})).json()
        assert (closed["open"], closed["snoozedUntil"], closed["status"]) == (False, None, made["status"])
        assert (await ask("PATCH", "/tickets/1", json={"open": True})).json()["open"] is True

    async def test_of_a_closed_ticket_may_be_anything_but_its_status(self, ask: Ask, opened: Open) -> None:
        await opened()
        statuses = (await ask("GET", "/tickets/statuses")).json()
        closed = next(each for each in statuses if each["name"] == "Closed")
        shown = (await ask("PATCH", "/tickets/1", json={"statusId": closed["id"]})).json()
        assert (shown["status"], shown["open"]) == (closed, False)
        refused = await ask("PATCH", "/tickets/1", json={"statusId": statuses[0]["id"], "title": "Not kept"})
        assert error_of(refused) == (400, "invalid_request", None)
        assert (await ask("GET", "/tickets/1")).json()["title"] == "Cannot login"
        assert (await ask("PATCH", "/tickets/1", json={"title": "Kept"})).json()["title"] == "Kept"

    @pytest.mark.parametrize(
        ("given", "expected"),
        [
            ({"title": "x"}, (400, "invalid_request", "title")),
            ({"title": None}, (400, "invalid_request", "title")),
            ({"content": 1}, (400, "invalid_request", "content")),
            ({"open": "no"}, (400, "invalid_request", "open")),
            ({"open": 0}, (400, "invalid_request", "open")),
            ({"statusId": UNKNOWN}, (404, "resource_not_found", "statusId")),
            ({"assigneeId": UNKNOWN}, (404, "resource_not_found", "assigneeId")),
            ({"assigneeId": ""}, (400, "invalid_request", "assigneeId")),
            ({"companyId": UNKNOWN}, (404, "resource_not_found", "companyId")),
            ({"snoozedUntil": "2001-01-01T00:00:00Z"}, (400, "invalid_request", "snoozedUntil")),
            ({"snoozedUntil": "9999-12-31T23:59:59Z"}, (400, "invalid_request", "snoozedUntil")),
            ({"snoozedUntil": ""}, (400, "invalid_request", "snoozedUntil")),
            ({"open": False, "snoozedUntil": LATER}, (400, "invalid_request", "snoozedUntil")),
            ({"customFields": {UNKNOWN: 1}}, (404, "resource_not_found", f"customFields.{UNKNOWN}")),
        ],
    )
    async def test_refuses_what_is_wrong(
        self, desk: Desk, ask: Ask, opened: Open, given: dict[str, Any], expected: tuple[int, str, str]
    ) -> None:
        await opened()
        before = await mark_of(desk)
        assert error_of(await ask("PATCH", "/tickets/1", json=given)) == expected
        assert await mark_of(desk) == before

    async def test_is_for_those_who_may_and_of_this_workspace(
        self, desk: Desk, ask: Ask, opened: Open, other_desk: Desk
    ) -> None:
        await opened()
        theirs, before = asking(other_desk), await mark_of(desk)
        key = await desk.key_for(Role.LIGHT)
        before = await mark_of(desk)
        reply = {"type": "contact", "contactEmail": "john@example.com", "body": HELLO}
        for method, path, body in (
            ("PATCH", "/tickets/1", {"title": "Theirs"}),
            ("DELETE", "/tickets/1", None),
            ("POST", "/tickets/1/reply", reply),
        ):
            assert error_of(await theirs(method, path, json=body))[0] == 404, method
            assert error_of(await ask(method, path, json=body, key=key))[0] == 403, method
        assert await mark_of(desk) == before

    async def test_deletes(self, ask: Ask, opened: Open) -> None:
        made = await opened()
        gone = await ask("DELETE", "/tickets/1")
        assert (gone.status_code, gone.json()) == (200, {"id": made["id"], "object": "ticket", "deleted": True})
        for method, path in (("GET", "/tickets/1"), ("DELETE", "/tickets/1"), ("GET", "/conversations/1")):
            assert error_of(await ask(method, path))[0] == 404
        assert (await ask("GET", "/tickets")).json()["data"] == []


class TestReplying:
    async def test_is_done_by_a_contact_found_or_made(self, desk: Desk, ask: Ask, opened: Open) -> None:
        made = await opened()
        said = {"type": "contact", "body": HELLO, "messageType": "comment", "createdAt": "2025-06-01T00:00:00.000Z"}
        answer = await ask("POST", "/tickets/1/reply", json={**said, "contactId": made["author"]["id"]})
        assert (answer.status_code, answer.json()["ticketNumber"]) == (200, 1)
        assert answer.json() == {**made, "updatedAt": answer.json()["updatedAt"]}
        await ask("POST", "/tickets/1/reply", json={**said, "contactEmail": "new@example.com"})
        parts = (await ask("GET", "/tickets/1")).json()["conversationParts"]
        assert parts[0] == {
            "object": "conversation_part",
            "id": parts[0]["id"],
            "partType": "user_msg",
            "bodyHtml": HELLO,
            "bodyMarkdown": "Hello",
            "channel": "desktop",
            "author": {**made["author"], "name": parts[0]["author"]["name"]},
            "redacted": False,
            "createdAt": "2025-06-01T00:00:00.000Z",
            "updatedAt": "2025-06-01T00:00:00.000Z",
        }
        assert len(parts) == 2
        assert len((await desk.got("/customers"))["data"]) == 2

    async def test_is_done_by_an_admin_and_may_be_a_note(self, desk: Desk, ask: Ask, opened: Open) -> None:
        admin = (await ids_of(desk))["assigneeId"]
        await opened()
        said = {"type": "admin", "adminId": admin, "body": HELLO, "skipNotifications": True}
        for kind, shown in (("comment", "admin_msg"), ("note", "admin_note")):
            answer = await ask("POST", "/tickets/2/reply", json={**said, "messageType": kind})
            assert answer.status_code == 200
            part = (await ask("GET", "/tickets/2")).json()["conversationParts"][-1]
            assert (part["partType"], part["author"]["id"], part["author"]["type"]) == (shown, admin, "admin")
        own = (await desk.got("/tickets/2"))["data"]
        assert own["first_response_at"] is not None
        told = (await desk.got("/events", params={"limit": 100}))["data"]
        assert [each["quiet"] for each in told if each["type"] == "message.added"] == [True, True]

    async def test_of_a_contact_to_a_closed_ticket_opens_one_that_goes_on(self, ask: Ask, opened: Open) -> None:
        await opened()
        closed = (await ask("GET", "/tickets/statuses")).json()[5]["id"]
        await ask("PATCH", "/tickets/1", json={"statusId": closed})
        said = {"type": "contact", "contactEmail": "john@example.com", "body": HELLO}
        answer = (await ask("POST", "/tickets/1/reply", json=said)).json()
        assert (answer["ticketNumber"], answer["content"], answer["open"]) == (2, HELLO, True)
        assert [each["id"] for each in answer["linkedConversations"]] == ["1"]

    async def test_brings_files_by_address_as_links_in_the_body(self, database: Database) -> None:
        house = house_for(database, outbound=Outbound(["127.0.0.0/8"]), max_fetch=100)
        async with open_desk(database, house) as desk, serving(says(b"x" * 100)) as server:
            ask = asking(desk)
            await desk.made("/tickets", {"subject": "Files", "customer_email": "john@example.com"})
            said = {"type": "contact", "contactEmail": "john@example.com", "body": HELLO}
            urls = [server.url("/<a>&.txt"), server.url("/b.txt")]
            answer = await ask("POST", "/tickets/1/reply", json={**said, "attachmentUrls": urls})
            assert answer.status_code == 200, answer.text
            (part,) = (await ask("GET", "/tickets/1")).json()["conversationParts"]
            assert part["bodyHtml"].startswith(f'{HELLO}<p><a href="http://desk.test/f/')
            assert part["bodyHtml"].count("<a href=") == 2
            assert part["bodyMarkdown"].count("](http://desk.test/f/") == 2
            for wrong, at in (
                ([server.url("/x")] * 11, "attachmentUrls"),
                (["http://example.com/"], "attachmentUrls.0"),
                ([server.url("/ok.txt"), server.url("/bad.exe")], "attachmentUrls.1"),
                (["x" * 2001], "attachmentUrls.0"),
                ("x", "attachmentUrls"),
            ):
                refused = await ask("POST", "/tickets/1/reply", json={**said, "attachmentUrls": wrong})
                assert error_of(refused) == (400, "invalid_request", at)

    @pytest.mark.parametrize(
        ("given", "expected"),
        [
            ({"type": ...}, (400, "missing_parameter", "type")),
            ({"type": "robot"}, (400, "invalid_request", "type")),
            ({"body": ...}, (400, "missing_parameter", "body")),
            ({"body": ""}, (400, "invalid_request", "body")),
            ({"body": "<p> </p>"}, (400, "invalid_request", "body")),
            ({"body": "a\x00b"}, (400, "invalid_request", "body")),
            ({"body": "x" * 262_145}, (400, "invalid_request", "body")),
            ({"contactEmail": ...}, (400, "missing_parameter", "contactId")),
            ({"contactEmail": "nobody"}, (400, "invalid_request", "contactEmail")),
            ({"contactId": UNKNOWN}, (404, "resource_not_found", "contactId")),
            ({"contactId": "x"}, (400, "invalid_request", "contactId")),
            ({"messageType": "note"}, (400, "invalid_request", "messageType")),
            ({"messageType": "reply"}, (400, "invalid_request", "messageType")),
            ({"type": "admin"}, (400, "missing_parameter", "adminId")),
            ({"type": "admin", "adminId": UNKNOWN}, (404, "resource_not_found", "adminId")),
            ({"createdAt": "1999-01-01T00:00:00Z"}, (400, "invalid_request", "createdAt")),
        ],
    )
    async def test_refuses_what_is_wrong(
        self, desk: Desk, ask: Ask, opened: Open, given: dict[str, Any], expected: tuple[int, str, str]
    ) -> None:
        await opened()
        before = await mark_of(desk)
        body = {"type": "contact", "contactEmail": "john@example.com", "body": HELLO, **given}
        said = {name: value for name, value in body.items() if value is not ...}
        assert error_of(await ask("POST", "/tickets/1/reply", json=said)) == expected
        assert await mark_of(desk) == before

    async def test_to_nothing_is_not_found(self, ask: Ask) -> None:
        said = {"type": "contact", "contactEmail": "john@example.com", "body": HELLO}
        assert error_of(await ask("POST", "/tickets/9/reply", json=said)) == (404, "resource_not_found", None)
