"""The vendor's own client works: every method of tickets and conversations, its retries, pages and uploads."""

import json
from collections.abc import AsyncGenerator
from typing import Any

import httpx
import pytest

from parley.app.asgi import Root
from parley.app.doors import DOORS
from tests.api.featurebase.conftest import UNKNOWN
from tests.api.featurebase.vendor import Vendor, installed, served
from tests.support.desks import Desk, no_pages

TICKETS, TALKS = "support.tickets", "support.conversations"


@pytest.fixture
async def vendor(desk: Desk) -> AsyncGenerator[Vendor]:
    folder = await installed()
    async with served(Root(desk.house, DOORS, no_pages)) as url:
        yield Vendor(url, desk.key, folder)


def new(category: str, **given: Any) -> dict[str, Any]:
    least = {"ticketCategoryId": category, "title": "Cannot login", "author": {"email": "john@example.com"}}
    return {**least, **given}


class TestTickets:
    async def test_live_a_whole_life(self, vendor: Vendor, category: str) -> None:
        made = await vendor.call(f"{TICKETS}.create", new(category, content="<p>Hi</p>"))
        assert (made["object"], made["ticketNumber"], made["content"]) == ("ticket", 1, "<p>Hi</p>")
        assert await vendor.call(f"{TICKETS}.retrieve", 1) == {**made, "conversationParts": []}
        changed = await vendor.call(f"{TICKETS}.update", 1, {"title": "Cannot log in", "open": False})
        assert (changed["title"], changed["open"], changed["status"]) == ("Cannot log in", False, made["status"])
        replied = await vendor.call(
            f"{TICKETS}.reply", 1, {"type": "contact", "contactEmail": "john@example.com", "body": "<p>Thanks</p>"}
        )
        assert replied["ticketNumber"] == 1
        (part,) = (await vendor.call(f"{TICKETS}.retrieve", 1))["conversationParts"]
        assert (part["partType"], part["bodyHtml"]) == ("user_msg", "<p>Thanks</p>")
        assert await vendor.call(f"{TICKETS}.delete", 1) == {"id": made["id"], "object": "ticket", "deleted": True}
        assert await vendor.refusal(f"{TICKETS}.retrieve", 1) == {
            "name": "NotFoundError",
            "status": 404,
            "body": {
                "error": {
                    "type": "invalid_request_error",
                    "code": "resource_not_found",
                    "message": "Ticket not found",
                    "status": 404,
                }
            },
        }

    async def test_are_asked_for_by_every_list_of_words(self, vendor: Vendor, desk: Desk) -> None:
        await desk.made("/fields", {"label": "Size", "type": "select", "options": [{"label": "Small"}]})
        categories = await vendor.call(f"{TICKETS}.categories.list")
        statuses = await vendor.call(f"{TICKETS}.statuses.list")
        fields = await vendor.call(f"{TICKETS}.customFields.list")
        assert [each["object"] for each in (categories[0], statuses[0], fields)] == ["board", "post_status", "list"]
        assert await vendor.call(f"{TICKETS}.categories.retrieve", categories[0]["id"]) == categories[0]
        assert await vendor.call(f"{TICKETS}.statuses.retrieve", statuses[0]["id"]) == statuses[0]
        assert await vendor.call(f"{TICKETS}.customFields.retrieve", fields["data"][0]["id"]) == fields["data"][0]
        refusal = await vendor.refusal(f"{TICKETS}.categories.retrieve", UNKNOWN)
        assert (refusal["name"], refusal["status"]) == ("NotFoundError", 404)

    async def test_are_walked_page_by_page(self, vendor: Vendor, category: str) -> None:
        steps = [{"call": f"{TICKETS}.create", "args": [new(category, title=f"Ticket {n}")]} for n in range(7)]
        made = [step["value"]["ticketNumber"] for step in await vendor.steps(*steps)]
        asked = {"limit": 3, "sortBy": "ticketNumber", "sortOrder": "asc", "ticketCategoryIds": [category, UNKNOWN]}
        (walked,) = await vendor.steps({"call": f"{TICKETS}.list", "args": [asked], "iterate": True})
        assert [each["ticketNumber"] for each in walked["value"]] == made

    async def test_take_uploads(self, vendor: Vendor, desk: Desk, category: str) -> None:
        await desk.made("/fields", {"label": "Shots", "type": "file", "allow_multiple": True})
        field = (await vendor.call(f"{TICKETS}.customFields.list"))["data"][0]["id"]
        files = [{"part": f"customFields.{field}", "name": f"{n}.txt", "text": f"file {n}"} for n in (1, 2)]
        (made,) = await vendor.steps({"form": {"path": "/v2/tickets", "data": new(category), "files": files}})
        shown = json.loads(made["value"]["customFields"][field])
        assert [each["name"] for each in shown] == ["1.txt", "2.txt"]

    async def test_are_made_once_when_the_answer_was_lost(self, vendor: Vendor, category: str) -> None:
        options = {"idempotencyKey": "one", "headers": {"Idempotency-Key": "one"}}
        step = {"call": f"{TICKETS}.create", "args": [new(category), options]}
        first, again = await vendor.steps(step, step)
        assert first == again
        (walked,) = await vendor.steps({"call": f"{TICKETS}.list", "args": [], "iterate": True})
        assert len(walked["value"]) == 1

    async def test_know_the_versions(self, vendor: Vendor) -> None:
        for version, name in (("2025-12-12.clover", None), ("1999-01-01.moss", "BadRequestError")):
            (found,) = await vendor.steps({"call": f"{TICKETS}.list", "args": [{"Featurebase-Version": version}]})
            assert found.get("error", {}).get("name") == name, found


class TestConversations:
    async def test_live_a_whole_life(self, vendor: Vendor, desk: Desk, category: str) -> None:
        ticket = await vendor.call(f"{TICKETS}.create", new(category))
        contact = ticket["author"]["id"]
        await desk.made("/tags", {"name": "vip"})
        own = await desk.made("/tickets", {"subject": "x", "tags": ["vip"], "assignee_id": f"user_{desk.owner.id}"})
        seen = await vendor.call(f"{TALKS}.retrieve", str(own["number"]))
        admin, tag = seen["adminAssigneeId"], seen["tags"][0]["id"]
        made = await vendor.call(
            f"{TALKS}.create", {"from": {"type": "contact", "id": contact}, "bodyMarkdown": "Hello **you**"}
        )
        number = made["id"]
        part = await vendor.call(
            f"{TALKS}.reply", number, {"type": "admin", "id": admin, "bodyMarkdown": "Hi!", "messageType": "reply"}
        )
        assert (part["object"], part["partType"], part["author"]["id"]) == ("conversation_part", "admin_msg", admin)
        changed = await vendor.call(f"{TALKS}.update", number, {"state": "closed", "title": "Hello"})
        assert (changed["state"], changed["title"]) == ("closed", "Hello")
        attached = await vendor.call(f"{TALKS}.attachTag", number, {"tagId": tag, "actingAdminId": admin})
        assert (attached["name"], attached["targetPartId"]) == ("vip", part["id"])
        detached = await vendor.call(f"{TALKS}.detachTag", tag, {"id": number, "actingAdminId": admin})
        assert (detached["id"], detached["removedBy"]["id"]) == (tag, admin)
        await vendor.call(f"{TICKETS}.create", new(category, author={"email": "jane@example.com"}))
        added = await vendor.call(f"{TALKS}.participants.add", number, {"participant": {"email": "jane@example.com"}})
        assert added["participants"][0] == {"id": contact, "type": "customer"}
        removed = await vendor.call(
            f"{TALKS}.participants.remove", number, {"id": added["participants"][1]["id"], "actingAdminId": admin}
        )
        assert removed["participants"] == [{"id": contact, "type": "customer"}]
        redacted = await vendor.call(
            f"{TALKS}.redact",
            {"type": "conversation_part", "conversationId": number, "conversationPartId": part["id"]},
        )
        assert [(each["bodyHtml"], each["redacted"]) for each in redacted["conversationParts"]] == [("", True)]
        found = await vendor.call(f"{TALKS}.search", {"query": {"field": "state", "operator": "=", "value": "closed"}})
        assert [each["id"] for each in found["data"]] == [number]
        (walked,) = await vendor.steps({"call": f"{TALKS}.list", "args": [{"limit": 2}], "iterate": True})
        assert len(walked["value"]) == 4
        assert (await vendor.call(f"{TALKS}.delete", number))["deleted"] is True


class TestRetries:
    @pytest.mark.parametrize("status", [429, 503])
    async def test_come_after_the_door_asked_for_patience(self, desk: Desk, category: str, status: int) -> None:
        root, refused = Root(desk.house, DOORS, no_pages), list[str]()

        async def busy_at_first(scope: Any, receive: Any, send: Any) -> None:
            if scope["type"] != "http" or len(refused) == 2:
                await root(scope, receive, send)
                return
            refused.append(scope["method"])
            headers = [(b"content-type", b"application/json"), (b"retry-after", b"1")]
            await send({"type": "http.response.start", "status": status, "headers": headers})
            await send({"type": "http.response.body", "body": b"{}"})

        async with served(busy_at_first) as url:
            vendor = Vendor(url, desk.key, await installed())
            made = await vendor.call(f"{TICKETS}.create", new(category))
        assert (refused, made["ticketNumber"]) == (["POST", "POST"], 1)

    async def test_are_not_made_where_they_would_not_help(self, desk: Desk, vendor: Vendor) -> None:
        refusal = await vendor.refusal(f"{TICKETS}.create", {"title": "No author"})
        assert (refusal["name"], refusal["status"]) == ("BadRequestError", 400)
        assert refusal["body"]["error"]["param"] == "ticketCategoryId"
        stranger = Vendor(vendor.base_url, "parley_1_1_wrong", vendor.folder)
        assert (await stranger.refusal(f"{TICKETS}.list"))["name"] == "AuthenticationError"
        async with httpx.AsyncClient() as client:
            answer = await client.get(f"{vendor.base_url}/v2/tickets", headers={"X-API-Key": desk.key})
        assert answer.status_code == 200
