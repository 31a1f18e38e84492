"""`POST /v2/tickets`: every field of the seed, set and read back."""

from typing import Any

from tests.api.featurebase.conftest import Ask, Open, error_of
from tests.support.desks import Desk
from tests.support.marks import mark_of

INTEGRATIONS = {name: list[Any]() for name in ("linear", "jira", "clickup", "github", "devops", "hubspot")}


class TestATicket:
    async def test_shows_every_listed_key_when_the_least_was_given(self, desk: Desk, opened: Open, ask: Ask) -> None:
        made = await opened()
        statuses = (await ask("GET", "/tickets/statuses")).json()
        assert made == {
            "object": "ticket",
            "id": made["id"],
            "ticketNumber": 1,
            "title": "Cannot login",
            "content": "",
            "ticketCategoryId": made["ticketCategoryId"],
            "categoryType": "customer",
            "ticketUrl": f"http://desk.test/w/{desk.workspace.slug}/portal/requests/1",
            "author": {
                "id": made["author"]["id"],
                "name": "john@example.com",
                "email": "john@example.com",
                "profilePicture": None,
                "type": "customer",
            },
            "status": statuses[0],
            "customFields": {},
            "companyId": None,
            "assigneeId": None,
            "teamAssigneeId": None,
            "open": True,
            "snoozedUntil": None,
            "linkedConversations": [],
            "createdAt": made["createdAt"],
            "updatedAt": made["updatedAt"],
            "integrations": INTEGRATIONS,
        }
        assert len(made["id"]) == 24
        assert made["createdAt"].endswith("Z")
        assert len(made["createdAt"]) == len("2025-01-15T10:30:00.000Z")
        found = (await ask("GET", "/tickets/1")).json()
        assert found == {**made, "conversationParts": []}
        assert (await desk.got("/tickets/1"))["data"]["source"] == "api"

    async def test_leads_to_where_customers_read_it(self, desk: Desk, opened: Open, ask: Ask) -> None:
        await opened()
        page = (await desk.call("POST", "/tickets/1/public-page", json={})).json()["data"]["url"]
        assert page.startswith(f"http://desk.test/p/{desk.workspace.slug}-1-")
        listed = (await ask("GET", "/tickets")).json()["data"]
        assert [each["ticketUrl"] for each in listed] == [page]
        await desk.call("DELETE", "/tickets/1/public-page")
        portal = f"http://desk.test/w/{desk.workspace.slug}/portal/requests/1"
        assert (await ask("GET", "/tickets/1")).json()["ticketUrl"] == portal

    async def test_keeps_every_field_that_the_seed_names(self, desk: Desk, opened: Open, ask: Ask) -> None:
        admin = await desk.made("/users", {"email": "alex@example.com", "name": "Alex"})
        await desk.made("/companies", {"name": "Acme"})
        await desk.made("/fields", {"label": "Size", "type": "text"})
        field = (await ask("GET", "/tickets/custom_fields")).json()["data"][0]
        status = (await ask("GET", "/tickets/statuses")).json()[1]
        other = await opened()
        company = (await ask("GET", "/tickets/1")).json()["companyId"]
        assert company is None
        made = await opened(
            title="Cannot login to dashboard",
            content="<p>I get a <b>403</b> error.</p>",
            author={"email": "jane@example.com", "name": "Jane Doe"},
            customFields={field["id"]: "XL", "priority": "high"},
            linkedConversationId=str(other["ticketNumber"]),
            statusId=status["id"],
            createdAt="2025-01-15T10:30:00.000Z",
            skipNotifications=True,
        )
        assert made["title"] == "Cannot login to dashboard"
        assert made["content"] == "<p>I get a <b>403</b> error.</p>"
        assert made["author"] | {"id": ""} == {
            "id": "",
            "name": "Jane Doe",
            "email": "jane@example.com",
            "profilePicture": None,
            "type": "customer",
        }
        assert made["customFields"] == {field["id"]: "XL", "priority": "high"}
        assert made["linkedConversations"] == [{"id": "1", "role": "customer"}]
        assert made["status"] == status
        assert made["createdAt"] == "2025-01-15T10:30:00.000Z"
        assert made["updatedAt"] > "2025-01-16"
        assert (await ask("GET", "/tickets/2")).json() == {**made, "conversationParts": []}
        assert (await ask("GET", "/tickets/1")).json()["linkedConversations"] == [{"id": "2", "role": "customer"}]
        told = (await desk.got("/events"))["data"]
        assert {each["quiet"] for each in told if each["ticket_id"] == "tkt_2"} == {True}
        assert admin["id"]

    async def test_is_assigned_and_belongs_to_a_company_when_that_is_said(
        self, desk: Desk, opened: Open, ask: Ask
    ) -> None:
        agent = await desk.made("/users", {"email": "alex@example.com", "name": "Alex"})
        company = await desk.made("/companies", {"name": "Acme"})
        ids = await desk.made("/tickets", {"subject": "Ids", "assignee_id": agent["id"], "company_id": company["id"]})
        seen = (await ask("GET", f"/tickets/{ids['number']}")).json()
        made = await opened(assigneeId=seen["assigneeId"], companyId=seen["companyId"], linkedConversationId=seen["id"])
        assert (made["assigneeId"], made["companyId"]) == (seen["assigneeId"], seen["companyId"])
        assert made["linkedConversations"] == [{"id": "1", "role": "customer"}]
        own = (await desk.got("/tickets/2"))["data"]
        assert (own["assignee"]["id"], own["company_id"]) == (agent["id"], company["id"])

    async def test_shows_its_links_to_other_products(self, desk: Desk, opened: Open, ask: Ask) -> None:
        await opened()
        github = {"id": "1234567890", "repository_name": "frontend", "repository_full_name": "acme/frontend"}
        devops = {"project_id": "a1b2", "project_name": "My Project"}
        hubspot = {"object_type": "DEAL", "deal_amount": 5000, "deal_closed": False}
        for kind, key, details in (
            ("linear", "LIN-123", {}),
            ("jira", "PROJ-456", {}),
            ("clickup", "86a1", {}),
            ("github", "42", github),
            ("devops", "789", devops),
            ("hubspot", "12345", hubspot),
            ("zendesk", "9", {}),
        ):
            link = {"type": kind, "key": key, "url": f"https://{kind}.test/{key}", "title": kind, "details": details}
            assert (await desk.call("POST", "/tickets/1/links", json=link)).status_code == 201, kind
        shown = (await ask("GET", "/tickets/1")).json()["integrations"]
        assert shown == {
            "linear": [{"issueId": "LIN-123", "issueUrl": "https://linear.test/LIN-123"}],
            "jira": [{"issueId": "PROJ-456", "issueUrl": "https://jira.test/PROJ-456"}],
            "clickup": [{"id": "86a1", "url": "https://clickup.test/86a1", "title": "clickup"}],
            "github": [
                {
                    "id": "1234567890",
                    "number": "42",
                    "repositoryName": "frontend",
                    "repositoryFullName": "acme/frontend",
                    "url": "https://github.test/42",
                    "title": "github",
                }
            ],
            "devops": [
                {
                    "id": 789,
                    "url": "https://devops.test/789",
                    "projectId": "a1b2",
                    "projectName": "My Project",
                    "title": "devops",
                }
            ],
            "hubspot": [{"objectId": 12345, "type": "DEAL", "dealAmount": 5000.0, "dealClosed": False}],
        }
        assert (await ask("GET", "/tickets")).json()["data"][0]["integrations"] == shown

    async def test_of_no_category_is_shown_under_the_default_one(self, desk: Desk, ask: Ask, category: str) -> None:
        await desk.made("/tickets", {"subject": "Plain"})
        before = await mark_of(desk)
        shown = (await ask("GET", "/tickets/1")).json()
        assert (shown["ticketCategoryId"], shown["categoryType"]) == (category, "customer")
        listed = (await ask("GET", "/tickets", params={"ticketCategoryIds": category})).json()["data"]
        assert [each["ticketNumber"] for each in listed] == [1]
        assert await mark_of(desk) == before

    async def test_is_made_once_for_an_idempotency_key(self, ask: Ask, category: str) -> None:
        body = {"ticketCategoryId": category, "title": "Once", "author": {}}
        headers = {"idempotency-key": "k1"}
        first = await ask("POST", "/tickets", json=body, headers=headers)
        again = await ask("POST", "/tickets", json=dict(reversed(body.items())), headers=headers)
        assert (first.json(), again.headers["idempotency-replayed"]) == (again.json(), "true")
        other = await ask("POST", "/tickets", json={**body, "title": "Twice"}, headers=headers)
        assert error_of(other)[:2] == (422, "idempotency_key_reused")
        assert (await ask("GET", "/tickets/2")).status_code == 404
