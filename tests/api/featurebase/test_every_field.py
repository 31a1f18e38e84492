"""Fields of a ticket that the seed prints and that something else of the house sets: set there, read back here."""

import pytest

from parley.api.featurebase.ids import Kind, spell_id
from parley.core.actor import Role
from tests.api.featurebase.conftest import UNKNOWN, Ask, Open, error_of
from tests.support.desks import Desk

LATER = "2029-01-15T10:30:00.000Z"


class TestATeam:
    async def test_that_has_the_ticket_is_shown_wherever_the_ticket_is(
        self, desk: Desk, ask: Ask, opened: Open
    ) -> None:
        made = await opened()
        native = await desk.made("/teams", {"name": "Billing"})
        team = (await ask("GET", "/teams")).json()["data"][0]["id"]
        assert team == spell_id(desk.workspace.id, Kind.TEAM, int(native["id"].removeprefix("team_")))
        changed = (await ask("PATCH", "/conversations/1", json={"teamAssigneeId": team})).json()
        assert changed["teamAssigneeId"] == team
        ticket = (await ask("GET", "/tickets/1")).json()
        assert (ticket["id"], ticket["teamAssigneeId"]) == (made["id"], team)
        assert (await ask("GET", "/tickets")).json()["data"][0]["teamAssigneeId"] == team
        clause = {"field": "teamAssigneeId", "operator": "=", "value": team}
        found = (await ask("POST", "/conversations/search", json={"query": clause})).json()["data"]
        assert [each["id"] for each in found] == ["1"]
        assert (await desk.got("/tickets/1"))["data"]["team_id"] == native["id"]

    async def test_is_shown_where_the_house_gave_it_and_gone_where_it_is_taken(
        self, desk: Desk, ask: Ask, opened: Open
    ) -> None:
        await opened()
        team = (await desk.made("/teams", {"name": "Billing"}))["id"]
        await desk.call("PATCH", "/tickets/1", json={"team_id": team})
        shown = (await ask("GET", "/tickets/1")).json()["teamAssigneeId"]
        assert shown == (await ask("GET", "/teams")).json()["data"][0]["id"]
        assert (await ask("PATCH", "/tickets/1", json={"title": "Same team"})).json()["teamAssigneeId"] == shown
        cleared = await ask("PATCH", "/conversations/1", json={"teamAssigneeId": None})
        assert cleared.json()["teamAssigneeId"] is None
        assert (await ask("GET", "/tickets/1")).json()["teamAssigneeId"] is None


class TestASnooze:
    async def test_of_the_conversation_is_the_tickets(self, ask: Ask, opened: Open) -> None:
        await opened()
        await ask("PATCH", "/conversations/1", json={"state": "snoozed", "snoozedUntil": LATER})
        assert (await ask("GET", "/tickets/1")).json()["snoozedUntil"] == LATER
        await ask("PATCH", "/conversations/1", json={"state": "open"})
        assert (await ask("GET", "/tickets/1")).json()["snoozedUntil"] is None


class TestATypeOfStatus:
    @pytest.mark.parametrize("kind", ["reviewing", "unstarted", "active", "completed", "canceled"])
    async def test_is_said_on_the_ticket(self, desk: Desk, ask: Ask, opened: Open, kind: str) -> None:
        native = await desk.made("/statuses", {"name": "Special", "state": "pending", "type": kind, "color": "#112233"})
        wanted = spell_id(desk.workspace.id, Kind.STATUS, int(native["id"].removeprefix("status_")))
        status = (await opened(statusId=wanted))["status"]
        shown = {"id": wanted, "name": "Special", "color": "#112233", "type": kind, "isDefault": False}
        assert status == shown | {"object": "post_status"}
        assert (await ask("GET", "/tickets/1")).json()["status"] == status


class TestACategory:
    @pytest.mark.parametrize("kind", ["customer", "tracker", "back-office"])
    async def test_says_its_type_on_the_ticket(self, desk: Desk, ask: Ask, opened: Open, kind: str) -> None:
        native = await desk.made("/categories", {"name": "Special", "type": kind})
        wanted = spell_id(desk.workspace.id, Kind.CATEGORY, int(native["id"].removeprefix("cat_")))
        made = await opened(ticketCategoryId=wanted)
        assert (made["ticketCategoryId"], made["categoryType"]) == (wanted, kind)
        assert (await ask("GET", "/tickets/1")).json()["categoryType"] == kind
        other = {"customer": "tracker", "tracker": "back-office", "back-office": "customer"}[kind]
        listed = [(await ask("GET", f"/tickets?categoryType={each}")).json()["data"] for each in (kind, other)]
        assert [len(each) for each in listed] == [1, 0]


class TestALinkedConversation:
    @pytest.mark.parametrize("role", ["customer", "tracker", "back-office"])
    async def test_says_its_role(self, desk: Desk, ask: Ask, opened: Open, role: str) -> None:
        await opened()
        await opened()
        await desk.call("POST", "/tickets/1/links", json={"ticket_id": "tkt_2", "role": role})
        assert (await ask("GET", "/tickets/1")).json()["linkedConversations"] == [{"id": "2", "role": role}]
        assert len((await ask("GET", "/tickets/2")).json()["linkedConversations"]) == 1


class TestAnAuthor:
    async def test_of_a_message_is_who_said_it(self, desk: Desk, ask: Ask, opened: Open) -> None:
        await opened()
        admin = (await ask("GET", "/admins")).json()["data"][0]["id"]
        await ask("POST", "/tickets/1/reply", json={"type": "admin", "adminId": admin, "body": "<p>Hello</p>"})
        machine = await desk.key_for(Role.AGENT)
        reply = {"ticket_id": "tkt_1", "content": "Beep"}
        assert (await desk.call("POST", "/conversations", json=reply, key=machine)).status_code == 201
        parts = (await ask("GET", "/tickets/1")).json()["conversationParts"]
        assert [each["author"]["type"] for each in parts] == ["admin", "integration"]
        assert parts[0]["author"]["id"] == admin

    async def test_with_an_admins_address_is_a_customer_for_all_that(self, ask: Ask, opened: Open) -> None:
        made = await opened(author={"email": "owner@desk.test", "name": "Mallory"})
        assert (made["author"]["type"], made["author"]["email"]) == ("customer", "owner@desk.test")
        said = {"type": "contact", "contactEmail": "owner@desk.test", "body": "<p>I am the owner</p>"}
        assert (await ask("POST", "/tickets/1/reply", json=said)).status_code == 200
        parts = (await ask("GET", "/tickets/1")).json()["conversationParts"]
        assert [each["author"]["type"] for each in parts] == ["customer"]
        admin = (await ask("GET", "/admins")).json()["data"][0]["id"]
        stolen = await ask("POST", "/tickets/1/reply", json={"type": "contact", "contactId": admin, "body": "x"})
        assert error_of(stolen) == (404, "resource_not_found", "contactId")


class TestAnIssueElsewhere:
    @pytest.mark.parametrize("kind", ["linear", "jira"])
    async def test_may_have_no_address(self, desk: Desk, ask: Ask, opened: Open, kind: str) -> None:
        await opened()
        assert (await desk.call("POST", "/tickets/1/links", json={"type": kind, "key": "A-1"})).status_code == 201
        shown = (await ask("GET", "/tickets/1")).json()["integrations"][kind]
        assert shown == [{"issueId": "A-1", "issueUrl": None}]

    @pytest.mark.parametrize("kind", ["TICKET", "CONTACT"])
    async def test_at_hubspot_has_an_amount_only_as_a_deal(self, desk: Desk, ask: Ask, opened: Open, kind: str) -> None:
        await opened()
        link = {"type": "hubspot", "key": "7", "details": {"object_type": kind}}
        assert (await desk.call("POST", "/tickets/1/links", json=link)).status_code == 201
        shown = (await ask("GET", "/tickets/1")).json()["integrations"]["hubspot"]
        assert shown == [{"objectId": 7, "type": kind, "dealAmount": None, "dealClosed": None}]


class TestAStatus:
    @pytest.mark.parametrize(
        ("state", "word"),
        [("open", "unstarted"), ("in_progress", "active"), ("pending", "active"), ("solved", "completed")],
    )
    async def test_of_ones_own_is_set_and_says_its_stage(
        self, desk: Desk, ask: Ask, opened: Open, state: str, word: str
    ) -> None:
        native = await desk.made("/statuses", {"name": "Special", "state": state, "color": "Red"})
        wanted = spell_id(desk.workspace.id, Kind.STATUS, int(native["id"].removeprefix("status_")))
        made = await opened(statusId=wanted)
        expected = {"id": wanted, "name": "Special", "color": "Red", "type": word, "isDefault": False}
        assert {name: made["status"][name] for name in expected} == expected
        assert (await ask("GET", "/tickets/1")).json()["status"] == made["status"]
        refused = await ask("PATCH", "/tickets/1", json={"statusId": UNKNOWN})
        assert error_of(refused) == (404, "resource_not_found", "statusId")


class TestAnIdThatNobodyHas:
    """Ids that check, and whose thing is gone or never was, are answered as those that do not check."""

    async def test_is_named_by_its_place(self, desk: Desk, ask: Ask, opened: Open) -> None:
        await opened()
        never = {kind: spell_id(desk.workspace.id, kind, 987_654_321) for kind in Kind}
        admin = (await ask("GET", "/admins")).json()["data"][0]["id"]
        redaction = {"type": "conversation_part", "conversationId": "1"}
        await ask("POST", "/companies", json={"companyId": "c", "name": "C"})
        company = (await ask("GET", "/companies")).json()["data"][0]["id"]
        for method, path, kind, at, body in (
            ("POST", "/tags", Kind.TAG, "id", {"name": "x"}),
            ("POST", "/conversations/1/tags", Kind.TAG, "tagId", {"actingAdminId": admin}),
            ("POST", "/conversations/redact", Kind.PART, "conversationPartId", redaction),
            ("DELETE", "/conversations/1/participants", Kind.CONTACT, "id", {}),
            ("POST", f"/companies/{company}/contacts", Kind.CONTACT, "contactId", {}),
            ("POST", "/help_center/articles", Kind.HELP_CENTER, "helpCenterId", {"title": "x"}),
        ):
            for unknown in (never[kind], UNKNOWN):
                answer = await ask(method, path, json={**body, at: unknown})
                assert error_of(answer) == (404, "resource_not_found", at), (path, answer.text)
        for path, kind in (("/brands", Kind.BRAND), ("/help_center/help_centers", Kind.HELP_CENTER)):
            assert (await ask("GET", f"{path}/{never[kind]}")).status_code == 404, path

    async def test_is_named_in_a_field_of_people(self, desk: Desk, ask: Ask, opened: Open) -> None:
        await desk.made("/fields", {"label": "Helper", "type": "user", "key": "helper"})
        await opened()
        never = spell_id(desk.workspace.id, Kind.ADMIN, 987_654_321)
        for unknown in (never, UNKNOWN):
            answer = await ask("PATCH", "/conversations/1", json={"customAttributes": {"helper": unknown}})
            assert error_of(answer) == (404, "resource_not_found", "customAttributes.helper")


class TestAKeyThatOnlyReads:
    async def test_is_told_so_even_where_nothing_would_change(self, desk: Desk, ask: Ask, opened: Open) -> None:
        await opened()
        admin = (await ask("GET", "/admins")).json()["data"][0]["id"]
        tag = (await ask("POST", "/tags", json={"name": "late"})).json()["id"]
        body = {"tagId": tag, "actingAdminId": admin}
        assert (await ask("POST", "/conversations/1/tags", json=body)).status_code == 200
        key = await desk.key_for(Role.READ)
        assert error_of(await ask("POST", "/conversations/1/tags", json=body, key=key))[0] == 403
        for given in ({"email": "john@example.com"}, {"email": "nobody@example.com"}):
            answer = await ask("POST", "/conversations/1/participants", json={"participant": given}, key=key)
            assert error_of(answer)[0] == 403
