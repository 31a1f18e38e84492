"""`POST /v2/tickets`: what is missing, wrong, unknown, foreign, too much, or not allowed."""

from typing import Any

import pytest

from parley.core.actor import Role
from tests.api.featurebase.conftest import UNKNOWN, Ask, Open, asking, error_of
from tests.support.desks import Desk
from tests.support.marks import mark_of

NUL = "a\x00b"


class TestWhatIsWrong:
    @pytest.mark.parametrize(
        ("given", "expected"),
        [
            ({"ticketCategoryId": ...}, (400, "missing_parameter", "ticketCategoryId")),
            ({"title": ...}, (400, "missing_parameter", "title")),
            ({"author": ...}, (400, "missing_parameter", "author")),
            ({"author": None}, (400, "invalid_request", "author")),
            ({"author": "john"}, (400, "invalid_request", "author")),
            ({"author": {"email": "nobody"}}, (400, "invalid_request", "author.email")),
            ({"author": {"email": 1}}, (400, "invalid_request", "author.email")),
            ({"author": {"name": "John"}}, (400, "invalid_request", "author")),
            ({"author": {"id": UNKNOWN}}, (404, "resource_not_found", "author.id")),
            ({"author": {"id": "john"}}, (400, "invalid_request", "author.id")),
            ({"author": {"userId": ""}}, (400, "invalid_request", "author.userId")),
            ({"author": {"userId": NUL}}, (400, "invalid_request", "author.userId")),
            (
                {"author": {"email": "a@b.de", "profilePicture": "javascript:1"}},
                (400, "invalid_request", "author.profilePicture"),
            ),
            ({"ticketCategoryId": UNKNOWN}, (404, "resource_not_found", "ticketCategoryId")),
            ({"ticketCategoryId": "general"}, (400, "invalid_request", "ticketCategoryId")),
            ({"ticketCategoryId": UNKNOWN.upper()}, (400, "invalid_request", "ticketCategoryId")),
            ({"ticketCategoryId": 7}, (400, "invalid_request", "ticketCategoryId")),
            ({"title": "x"}, (400, "invalid_request", "title")),
            ({"title": " x "}, (400, "invalid_request", "title")),
            ({"title": NUL}, (400, "invalid_request", "title")),
            ({"title": "x" * 1001}, (400, "invalid_request", "title")),
            ({"title": True}, (400, "invalid_request", "title")),
            ({"content": NUL}, (400, "invalid_request", "content")),
            ({"content": None}, (400, "invalid_request", "content")),
            ({"content": "x" * 262_145}, (400, "invalid_request", "content")),
            ({"companyId": UNKNOWN}, (404, "resource_not_found", "companyId")),
            ({"companyId": "acme"}, (400, "invalid_request", "companyId")),
            ({"assigneeId": UNKNOWN}, (404, "resource_not_found", "assigneeId")),
            ({"assigneeId": ""}, (400, "invalid_request", "assigneeId")),
            ({"statusId": UNKNOWN}, (404, "resource_not_found", "statusId")),
            ({"statusId": "open"}, (400, "invalid_request", "statusId")),
            ({"linkedConversationId": UNKNOWN}, (404, "resource_not_found", "linkedConversationId")),
            ({"linkedConversationId": "99"}, (404, "resource_not_found", "linkedConversationId")),
            ({"linkedConversationId": "-1"}, (400, "invalid_request", "linkedConversationId")),
            ({"createdAt": "2025-01-15"}, (400, "invalid_request", "createdAt")),
            ({"createdAt": "1999-12-31T23:59:59.999Z"}, (400, "invalid_request", "createdAt")),
            ({"createdAt": "2199-01-01T00:00:00Z"}, (400, "invalid_request", "createdAt")),
            ({"createdAt": 5}, (400, "invalid_request", "createdAt")),
            ({"skipNotifications": "yes"}, (400, "invalid_request", "skipNotifications")),
            ({"customFields": []}, (400, "invalid_request", "customFields")),
            ({"customFields": {UNKNOWN: "x"}}, (404, "resource_not_found", f"customFields.{UNKNOWN}")),
            ({"customFields": {"x" * 256: "x"}}, (400, "invalid_request", f"customFields.{'x' * 255}")),
            ({"customFields": {"big": "x" * 4097}}, (400, "invalid_request", "customFields.big")),
            ({"customFields": {"nul": NUL}}, (400, "invalid_request", "customFields.nul")),
            ({"customFields": {f"k{n}": n for n in range(51)}}, (400, "invalid_request", "customFields")),
        ],
    )
    async def test_is_said_and_changes_nothing(
        self, desk: Desk, ask: Ask, category: str, given: dict[str, Any], expected: tuple[int, str, str]
    ) -> None:
        before = await mark_of(desk)
        body = {"ticketCategoryId": category, "title": "Cannot login", "author": {"email": "john@example.com"}, **given}
        response = await ask("POST", "/tickets", json={name: value for name, value in body.items() if value is not ...})
        assert error_of(response) == expected
        assert await mark_of(desk) == before

    async def test_may_be_a_little_less_than_too_much(self, opened: Open) -> None:
        free = {f"k{n}": n for n in range(48)} | {"x" * 255: "long", "big": "x" * 4094}
        made = await opened(title="x" * 1000, content="x" * 262_144, customFields=free)
        assert (len(made["title"]), made["customFields"]) == (1000, free)
        assert (await opened(title="ok"))["title"] == "ok"

    async def test_of_another_workspace_is_as_if_it_never_was(
        self, opened: Open, ask: Ask, other_desk: Desk, desk: Desk
    ) -> None:
        theirs = asking(other_desk)
        agent = await other_desk.made("/users", {"email": "eve@example.com", "name": "Eve"})
        company = await other_desk.made("/companies", {"name": "Evil"})
        await other_desk.made("/fields", {"label": "Size", "type": "text"})
        await other_desk.made("/tickets", {"subject": "Ids", "assignee_id": agent["id"], "company_id": company["id"]})
        seen = (await theirs("GET", "/tickets/1")).json()
        field = (await theirs("GET", "/tickets/custom_fields")).json()["data"][0]["id"]
        own = await opened()
        least = {"ticketCategoryId": own["ticketCategoryId"], "title": "Cannot login", "author": {}}
        for given in (
            {"ticketCategoryId": seen["ticketCategoryId"]},
            {"statusId": seen["status"]["id"]},
            {"assigneeId": seen["assigneeId"]},
            {"companyId": seen["companyId"]},
            {"linkedConversationId": seen["id"]},
            {"author": {"id": seen["author"]["id"]}},
            {"customFields": {field: "x"}},
        ):
            assert error_of(await ask("POST", "/tickets", json={**least, **given}))[0] == 404, given
        assert desk.workspace.id != other_desk.workspace.id

    @pytest.mark.parametrize("role", [Role.READ, Role.LIGHT])
    async def test_is_to_lack_the_right(self, desk: Desk, ask: Ask, category: str, role: Role) -> None:
        key = await desk.key_for(role)
        body = {"ticketCategoryId": category, "title": "Cannot login", "author": {"email": "john@example.com"}}
        assert error_of(await ask("POST", "/tickets", json=body, key=key)) == (403, "forbidden", None)
        given = {**body, "author": {"userId": "u1"}}
        assert error_of(await ask("POST", "/tickets", json=given, key=key)) == (403, "forbidden", None)
        assert (await ask("GET", "/tickets/1")).status_code == 404

    async def test_is_not_what_nobody_knows(self, opened: Open) -> None:
        made = await opened(colour="red", author={"email": "john@example.com", "shoe": 44}, id=UNKNOWN, open=False)
        assert (made["open"], made["id"] == UNKNOWN) == (True, False)
