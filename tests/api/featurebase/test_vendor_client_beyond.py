"""The vendor's own client works beyond tickets: contacts, companies, the organization, tags, webhooks, articles."""

from collections.abc import AsyncGenerator
from typing import Any

import pytest

from parley.app.asgi import Root
from parley.app.doors import DOORS
from tests.api.featurebase.conftest import UNKNOWN
from tests.api.featurebase.vendor import Vendor, installed, served
from tests.support.desks import Desk, no_pages

PEOPLE, FIRMS = "users.contacts", "users.companies"
LIBRARY = "helpCenter"
ANN = {"email": "ann@example.com", "userId": "usr_1", "name": "Ann"}


@pytest.fixture
async def vendor(desk: Desk) -> AsyncGenerator[Vendor]:
    folder = await installed()
    async with served(Root(desk.house, DOORS, no_pages)) as url:
        yield Vendor(url, desk.key, folder)


def step(call: str, *args: Any, **more: Any) -> dict[str, Any]:
    return {"call": call, "args": args, **more}


async def took(vendor: Vendor, *steps: dict[str, Any]) -> list[Any]:
    """Take the steps; the test fails when one of them throws."""
    found = await vendor.steps(*steps)
    assert [each for each in found if "value" not in each] == []
    return [each["value"] for each in found]


class TestContacts:
    async def test_live_a_whole_life(self, vendor: Vendor) -> None:
        company = {"id": "c1", "name": "Acme", "plan": "enterprise"}
        made, again = await took(
            vendor,
            step(f"{PEOPLE}.createOrUpdate", {**ANN, "companies": [company], "customFields": {"plan": "pro"}}),
            step(f"{PEOPLE}.createOrUpdate", {"userId": "usr_1", "name": "Anna"}),
        )
        assert (again["id"], again["name"], again["customFields"]) == (made["id"], "Anna", {"plan": "pro"})
        number = made["id"]
        clause = {"field": "name", "operator": "~", "value": "ann"}
        got, by_id, found, blocked, unblocked = await took(
            vendor,
            step(f"{PEOPLE}.retrieve", number),
            step(f"{PEOPLE}.byUserID.retrieve", "usr_1"),
            step(f"{PEOPLE}.search", {"query": clause, "limit": 1}),
            step(f"{PEOPLE}.block", number),
            step(f"{PEOPLE}.unblock", number),
        )
        assert got == by_id == found["data"][0] == again
        assert (found["totalCount"], found["nextCursor"]) == (1, None)
        assert blocked == {"id": number, "object": "contact", "blocked": True}
        assert unblocked == {"id": number, "object": "contact", "unblocked": True}
        gone, _, also = await took(
            vendor,
            step(f"{PEOPLE}.delete", number),
            step(f"{PEOPLE}.createOrUpdate", {"userId": "usr_2"}),
            step(f"{PEOPLE}.byUserID.delete", "usr_2"),
        )
        assert (gone["id"], gone["deleted"], also["deleted"]) == (number, True, True)
        refused = await vendor.refusal(f"{PEOPLE}.retrieve", number)
        assert (refused["name"], refused["status"]) == ("NotFoundError", 404)

    async def test_are_listed_through_every_page(self, vendor: Vendor) -> None:
        await took(vendor, *(step(f"{PEOPLE}.createOrUpdate", {"userId": f"u{n}"}) for n in range(5)))
        (found,) = await took(vendor, step(f"{PEOPLE}.list", {"limit": 2}, iterate=True))
        assert [each["userId"] for each in found] == ["u4", "u3", "u2", "u1", "u0"]

    async def test_say_what_is_wrong(self, vendor: Vendor) -> None:
        refused = await vendor.refusal(f"{PEOPLE}.createOrUpdate", {"name": "Nobody"})
        assert (refused["name"], refused["body"]["error"]["param"]) == ("BadRequestError", "email")


class TestCompanies:
    async def test_live_a_whole_life(self, vendor: Vendor) -> None:
        acme, again, contact = await took(
            vendor,
            step(f"{FIRMS}.createOrUpdate", {"companyId": "c1", "name": "Acme", "monthlySpend": 5000}),
            step(f"{FIRMS}.createOrUpdate", {"companyId": "c1", "name": "Acme Inc", "customFields": {"tier": "gold"}}),
            step(f"{PEOPLE}.createOrUpdate", ANN),
        )
        number = acme["id"]
        assert (again["id"], again["monthlySpend"], again["customFields"]) == (number, 5000, {"tier": "gold"})
        attached, people, got, found, listed, removed = await took(
            vendor,
            step(f"{FIRMS}.contacts.attach", number, {"contactId": contact["id"]}),
            step(f"{FIRMS}.contacts.list", number, iterate=True),
            step(f"{FIRMS}.retrieve", number),
            step(f"{FIRMS}.search", {"query": {"field": "monthlySpend", "operator": ">", "value": 1}}),
            step(f"{FIRMS}.list", {"limit": 1}, iterate=True),
            step(f"{FIRMS}.contacts.remove", contact["id"], {"id": number}),
        )
        assert people == [attached]
        assert attached["companies"] == [got] == found["data"] == listed
        assert (got["linkedUsers"], removed["companies"]) == (1, [])
        gone, _, also = await took(
            vendor,
            step(f"{FIRMS}.delete", number),
            step(f"{FIRMS}.createOrUpdate", {"companyId": "c/2 ü", "name": "Other"}),
            step(f"{FIRMS}.search", {}),
        )
        assert gone == {"id": number, "object": "company", "deleted": True}
        assert [each["companyId"] for each in also["data"]] == ["c/2 ü"]
        await took(vendor, step(f"{FIRMS}.createOrUpdate", {"companyId": "c3", "name": "Third"}))
        (last,) = await took(vendor, step(f"{FIRMS}.deleteByCompanyID", "c3"))
        assert last["deleted"] is True


class TestTheOrganization:
    async def test_is_read_whole(self, vendor: Vendor, desk: Desk) -> None:
        await desk.made("/teams", {"name": "Night", "member_ids": [f"user_{desk.owner.id}"]})
        await desk.made("/fields", {"label": "Size", "type": "text"})
        admins, roles, teams, brands, attributes, fields, boards, statuses = await took(
            vendor,
            step("organization.admins.list"),
            step("organization.admins.listRoles"),
            step("organization.teams.list"),
            step("organization.brands.list", iterate=True),
            step("conversationAttributes.list", {"includeArchived": True}),
            step("feedback.customFields.list"),
            step("feedback.boards.list"),
            step("feedback.postStatuses.list"),
        )
        (owner,), (night,) = admins["data"], teams["data"]
        assert night["members"] == [owner["id"]]
        assert owner["roleId"] == roles["data"][0]["id"]
        assert [board["object"] for board in boards] == ["board"]
        assert statuses[0]["name"] == "Open"
        single = await took(
            vendor,
            step("organization.admins.retrieve", owner["id"]),
            step("organization.teams.retrieve", night["id"]),
            step("organization.brands.retrieve", brands[0]["id"]),
            step("conversationAttributes.retrieve", attributes["data"][0]["id"]),
            step("feedback.customFields.retrieve", fields["data"][0]["id"]),
        )
        assert single == [owner, night, brands[0], attributes["data"][0], fields["data"][0]]

    @pytest.mark.parametrize(
        ("call", "args"),
        [
            ("feedback.posts.list", []),
            ("feedback.boards.retrieve", [UNKNOWN]),
            ("feedback.comments.list", []),
            ("changelogs.list", []),
            ("surveys.list", []),
            ("auditLogs.list", []),
            ("helpCenter.redirectRules.list", []),
            ("users.contacts.emailPreferences.retrieve", [UNKNOWN]),
        ],
    )
    async def test_has_nothing_else(self, vendor: Vendor, call: str, args: list[Any]) -> None:
        refused = await vendor.refusal(call, *args)
        assert (refused["name"], refused["body"]["error"]["code"]) == ("NotFoundError", "resource_not_found")


class TestTags:
    async def test_live_a_whole_life(self, vendor: Vendor) -> None:
        (made,) = await took(vendor, step("support.conversationTags.createOrRename", {"name": "Churn"}))
        number = made["id"]
        renamed, got, listed, gone = await took(
            vendor,
            step("support.conversationTags.createOrRename", {"name": "Gone", "id": number}),
            step("support.conversationTags.retrieve", number),
            step("support.conversationTags.list"),
            step("support.conversationTags.delete", number, {"actingAdminId": UNKNOWN}),
        )
        assert renamed == got == {"id": number, "type": "tag", "name": "Gone"}
        assert listed == {"object": "list", "data": [got], "nextCursor": None}
        assert gone == {"id": number, "object": "tag", "deleted": True}


class TestWebhooks:
    async def test_live_a_whole_life(self, vendor: Vendor) -> None:
        body = {"name": "Mine", "topics": ["ticket.created", "post.created"], "url": "https://example.com/in"}
        (made,) = await took(vendor, step("webhooks.create", {**body, "requestConfig": {"headers": {"X-A": "b"}}}))
        number = made["id"]
        got, listed, paused, fresh, gone = await took(
            vendor,
            step("webhooks.retrieve", number),
            step("webhooks.list", {"status": "active"}, iterate=True),
            step("webhooks.update", number, {"status": "paused", "topics": ["ticket.deleted"]}),
            step("webhooks.refreshSecret", number),
            step("webhooks.delete", number),
        )
        assert [got] == listed == [made]
        assert (paused["status"], paused["topics"], paused["secret"]) == ("paused", ["ticket.deleted"], made["secret"])
        assert fresh["secret"].startswith("whsec_")
        assert fresh["secret"] != made["secret"]
        assert gone == {"id": number, "object": "webhook", "deleted": True}
        refused = await vendor.refusal("webhooks.update", number, {"name": "x"})
        assert refused["name"] == "NotFoundError"


class TestTheHelpCenter:
    async def test_has_collections(self, vendor: Vendor) -> None:
        (center,), outer = await took(
            vendor,
            step(f"{LIBRARY}.helpCenters.list", iterate=True),
            step(f"{LIBRARY}.collections.create", {"name": "Start", "icon": {"type": "emoji", "value": "x"}}),
        )
        same, inner, got, changed, listed = await took(
            vendor,
            step(f"{LIBRARY}.helpCenters.retrieve", center["id"]),
            step(f"{LIBRARY}.collections.create", {"name": "Inner", "parentId": outer["id"]}),
            step(f"{LIBRARY}.collections.retrieve", outer["id"]),
            step(f"{LIBRARY}.collections.update", outer["id"], {"description": "Begin"}),
            step(f"{LIBRARY}.collections.list", {"helpCenterId": center["id"], "limit": 1}, iterate=True),
        )
        assert (same, got) == (center, outer)
        assert (changed["description"], inner["parentId"]) == ("Begin", outer["id"])
        assert listed == [inner, changed]
        gone = await vendor.call(f"{LIBRARY}.collections.delete", inner["id"])
        assert gone == {"id": inner["id"], "object": "collection", "deleted": True}

    async def test_has_articles(self, vendor: Vendor) -> None:
        made, second = await took(
            vendor,
            step(f"{LIBRARY}.articles.create", {"title": "Guide", "body": "<p>About printers</p>"}),
            step(f"{LIBRARY}.articles.create", {"title": "Other", "state": "live"}),
        )
        number = made["id"]
        assert (made["state"], made["body"]) == ("draft", "<p>About printers</p>")
        changed, got, listed, found, searched, gone = await took(
            vendor,
            step(f"{LIBRARY}.articles.update", number, {"state": "live", "description": "In short"}),
            step(f"{LIBRARY}.articles.retrieve", number, {"state": "live"}),
            step(f"{LIBRARY}.articles.list", {"limit": 1}, iterate=True),
            step(f"{LIBRARY}.articles.search", {"search": "printers"}),
            step(f"{LIBRARY}.articles.search", {"query": {"field": "state", "operator": "=", "value": "draft"}}),
            step(f"{LIBRARY}.articles.delete", number),
        )
        assert changed == got == found["data"][0]
        assert listed == [second, changed]
        assert searched["data"] == []
        assert gone == {"id": number, "object": "article", "deleted": True}
