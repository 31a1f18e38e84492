"""Customers, which are companies: every field set and read, searches, versions."""

from typing import Any

import pytest

from parley.core.actor import Role
from tests.api.clearfeed.rest.client import Client
from tests.support.desks import Desk
from tests.support.marks import mark_of

NAMES = {
    "id",
    "name",
    "owner",
    "domains",
    "channel_ids",
    "portal_config",
    "custom_field_values",
    "collection_id",
    "external_system",
    "external_entity_id",
    "version",
    "created_at",
    "updated_at",
}


async def made(client: Client, **body: Any) -> dict[str, Any]:
    """Create a customer and return it."""
    said = await client.said("POST", "/customers", 201, json={"name": "Acme", **body})
    assert said.keys() == {"customer"}
    assert said["customer"].keys() == NAMES
    return said["customer"]


async def names(client: Client, *filters: dict[str, Any]) -> list[str]:
    """Search, and return the names."""
    said = await client.said("POST", "/customers/search", json={"filters": list(filters)})
    return [each["name"] for each in said["customers"]]


async def a_field(client: Client, **body: Any) -> str:
    """Make a custom field of customers and return its id."""
    said = await client.said("POST", "/custom-fields?entity_type=customer", 201, json={"name": "Tier", **body})
    return str(said["custom_field"]["id"])


class TestACustomer:
    async def test_has_nothing_that_nobody_gave(self, client: Client) -> None:
        customer = await made(client)
        assert customer == {
            "id": customer["id"],
            "name": "Acme",
            "owner": None,
            "domains": [],
            "channel_ids": [],
            "portal_config": {"enabled": False},
            "custom_field_values": {},
            "collection_id": None,
            "external_system": None,
            "external_entity_id": None,
            "version": 1,
            "created_at": customer["created_at"],
            "updated_at": customer["created_at"],
        }
        assert await client.said("GET", f"/customers/{customer['id']}") == {"customer": customer}

    async def test_has_everything_that_was_given(self, client: Client, desk: Desk) -> None:
        inbox = (await client.said("GET", "/collections"))["collections"][0]["id"]
        await client.said(
            "POST", f"/collections/{inbox}/channels", 201, json={"channels": [{"id": "C1"}, {"id": "C2"}]}
        )
        field = await a_field(client, type="text")
        given = {
            "owner": f"user_{desk.owner.id}",
            "domains": ["acme.example", "acme.test"],
            "channel_ids": ["C1", "C2"],
            "portal_config": {"enabled": True},
            "custom_field_values": {field: "Gold"},
            "collection_id": inbox,
            "external_system": "hubspot",
            "external_entity_id": "h-1",
        }
        customer = await made(client, **given, nonsense=1)
        assert {name: customer[name] for name in given} == given

    @pytest.mark.parametrize(
        ("wrong", "named"),
        [
            ({"name": ""}, "name"),
            ({"name": "n" * 256}, "name"),
            ({"name": 7}, "name"),
            ({"owner": "user_999999"}, "owner"),
            ({"owner": "U404"}, "owner"),
            ({"domains": ["not a domain"]}, "domains"),
            ({"domains": "acme.example"}, "domains"),
            ({"channel_ids": ["C404"]}, "channel_ids.0"),
            ({"portal_config": {"enabled": "yes"}}, "portal_config"),
            ({"custom_field_values": {"999999": "x"}}, "custom_field_values.999999"),
            ({"custom_field_values": {}}, "custom_field_values"),
            ({"collection_id": 999_999}, "collection_id"),
            ({"collection_id": "1"}, "collection_id"),
            ({"external_entity_id": "a\x00b"}, "external_entity_id"),
        ],
    )
    async def test_with_a_fault_is_not_made(
        self, client: Client, desk: Desk, wrong: dict[str, Any], named: str
    ) -> None:
        before = await mark_of(desk)
        assert named in await client.refused("POST", "/customers", json={"name": "Acme", **wrong})
        assert await mark_of(desk) == before

    async def test_has_a_name_and_an_external_id_of_its_own(self, client: Client) -> None:
        await made(client, external_system="a", external_entity_id="1")
        await client.refused("POST", "/customers", 409, json={"name": "ACME"})
        body = {"name": "Other", "external_system": "a", "external_entity_id": "1"}
        await client.refused("POST", "/customers", 409, json=body)
        await made(client, **{**body, "external_system": "b"})

    async def test_needs_a_key_that_may_write(self, client: Client, desk: Desk) -> None:
        reader = Client(desk, await desk.key_for(Role.READ))
        await reader.refused("POST", "/customers", 403, json={"name": "Acme"})
        number = (await made(client))["id"]
        await reader.refused("PATCH", f"/customers/{number}", 403, json={"version": 1, "name": "New"})


class TestAChange:
    async def test_changes_what_is_given(self, client: Client, desk: Desk) -> None:
        old = await made(client, domains=["acme.example"], owner=f"user_{desk.owner.id}")
        body = {"version": 1, "name": "Acme Corp", "owner": None, "portal_config": {"enabled": True}}
        new = (await client.said("PATCH", f"/customers/{old['id']}", json=body))["customer"]
        assert new == {**old, **body, "version": 2, "updated_at": new["updated_at"]}

    async def test_replaces_the_channels(self, client: Client) -> None:
        inbox = (await client.said("GET", "/collections"))["collections"][0]["id"]
        await client.said(
            "POST", f"/collections/{inbox}/channels", 201, json={"channels": [{"id": "C1"}, {"id": "C2"}]}
        )
        number = (await made(client, channel_ids=["C1"]))["id"]
        body: dict[str, Any] = {"version": 1, "channel_ids": ["C2"]}
        said = await client.said("PATCH", f"/customers/{number}", json=body)
        assert said["customer"]["channel_ids"] == ["C2"]
        said = await client.said("PATCH", f"/customers/{number}", json={**body, "channel_ids": []})
        assert said["customer"]["channel_ids"] == []

    async def test_clears_a_value_by_null_and_no_other_way(self, client: Client) -> None:
        one = await a_field(client, type="text")
        number = (await made(client, custom_field_values={one: "Gold"}))["id"]
        path = f"/customers/{number}"
        for value in ("", [], 7):
            body = {"version": 1, "custom_field_values": {one: value}}
            assert one in await client.refused("PATCH", path, json=body)
        said = await client.said("PATCH", path, json={"version": 1, "custom_field_values": {one: None}})
        assert said["customer"]["custom_field_values"] == {}

    async def test_of_another_version_changes_nothing(self, client: Client, desk: Desk) -> None:
        number = (await made(client))["id"]
        await client.said("PATCH", f"/customers/{number}", json={"version": 1, "name": "New"})
        before = await mark_of(desk)
        for version in (1, 3):
            await client.refused("PATCH", f"/customers/{number}", 409, json={"version": version, "name": "Newer"})
        assert await mark_of(desk) == before

    @pytest.mark.parametrize(
        "body", [{}, {"name": "New"}, {"version": 1}, {"version": "1", "name": "N"}, {"version": True, "name": "N"}]
    )
    async def test_needs_a_version_and_something_to_change(self, client: Client, body: dict[str, Any]) -> None:
        number = (await made(client))["id"]
        await client.refused("PATCH", f"/customers/{number}", json=body)

    async def test_needs_a_customer_that_exists(self, client: Client, stranger: Client) -> None:
        theirs = [(await made(stranger, name=f"Theirs {place}"))["id"] for place in range(3)][-1]
        for path in (theirs, "0", "x", "comp_1"):
            await client.refused("GET", f"/customers/{path}", 404)
            await client.refused("PATCH", f"/customers/{path}", 404, json={"version": 1, "name": "Mine"})


class TestAList:
    async def test_is_paged_newest_first(self, client: Client, stranger: Client) -> None:
        await made(stranger, name="Theirs")
        for name in ("One", "Two", "Three"):
            await made(client, name=name)
        said = await client.said("GET", "/customers?limit=2")
        assert [each["name"] for each in said["customers"]] == ["Three", "Two"]
        rest = await client.said("GET", "/customers", params=said["response_metadata"])
        assert [each["name"] for each in rest["customers"]] == ["One"]
        assert rest["response_metadata"] == {"next_cursor": None}
        for limit in (0, 101):
            assert "limit" in await client.refused("GET", "/customers", params={"limit": limit})


class TestASearch:
    async def test_goes_by_domains(self, client: Client) -> None:
        await made(client, name="One", domains=["a.example", "b.example"])
        await made(client, name="Two", domains=["b.example"])
        domains = {"field": "domains", "values": ["A.example", "b.example"]}
        assert await names(client, {**domains, "operator": "overlaps"}) == ["Two", "One"]
        assert await names(client, {**domains, "operator": "contains_all"}) == ["One"]
        assert await names(client, {**domains, "operator": "overlaps", "values": ["c.example"]}) == []

    async def test_goes_by_the_id_elsewhere(self, client: Client, stranger: Client) -> None:
        for each in (client, stranger):
            await made(each, name="One", external_system="hubspot", external_entity_id="1")
        await made(client, name="Two", external_system="jira", external_entity_id="1")
        wanted = {"field": "external_company", "system": "hubspot", "id": "1"}
        assert await names(client, wanted) == ["One"]
        assert await names(client, {**wanted, "id": "2"}) == []

    async def test_wants_all_of_its_filters(self, client: Client) -> None:
        await made(client, name="One", domains=["a.example"], external_system="h", external_entity_id="1")
        company = {"field": "external_company", "system": "h", "id": "1"}
        assert await names(client, company, {"field": "domains", "operator": "overlaps", "values": ["b.example"]}) == []

    @pytest.mark.parametrize(
        "body",
        [
            {},
            {"filters": []},
            {"filters": [{}]},
            {"filters": [{"field": "name", "operator": "overlaps", "values": ["x"]}]},
            {"filters": [{"field": "domains", "operator": "equals", "values": ["x"]}]},
            {"filters": [{"field": "domains", "operator": "overlaps", "values": []}]},
            {"filters": [{"field": "domains", "operator": "overlaps", "values": "x"}]},
            {"filters": [{"field": "external_company", "system": "x"}]},
            {"filters": [{"field": "external_company", "system": "x", "id": 1}]},
            {"filters": [{"field": "external_company", "system": "x", "id": "1"}] * 2},
            {"filters": [{"field": "external_company", "system": "x", "id": "1"}], "limit": 101},
            {"filters": [{"field": "external_company", "system": "x", "id": "1"}], "next_cursor": "x"},
        ],
    )
    async def test_makes_sense(self, client: Client, body: dict[str, Any]) -> None:
        await client.refused("POST", "/customers/search", json=body)

    async def test_is_paged(self, client: Client) -> None:
        for name in ("One", "Two"):
            await made(client, name=name, domains=["a.example"])
        body: dict[str, Any] = {"filters": [{"field": "domains", "operator": "overlaps", "values": ["a.example"]}]}
        said = await client.said("POST", "/customers/search", json={**body, "limit": 1})
        cursor = said["response_metadata"]["next_cursor"]
        said = await client.said("POST", "/customers/search", json={**body, "next_cursor": cursor})
        assert [each["name"] for each in said["customers"]] == ["One"]
        body["filters"][0]["values"] = ["b.example"]
        await client.refused("POST", "/customers/search", json={**body, "next_cursor": cursor})
