"""`POST /v2/tickets`: every field of the seed, set and read back; what is missing, wrong, unknown or foreign."""

from tests.api.featurebase.conftest import Ask, Open
from tests.support.desks import Desk

NUL = "a\x00b"
INTEGRATIONS = {name: [] for name in ("linear", "jira", "clickup", "github", "devops", "hubspot")}


def hexed(desk_id: str, kind: str) -> str:
    return f"{kind}{desk_id}"


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
            "ticketUrl": "http://desk.test/app/tickets/1",
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
