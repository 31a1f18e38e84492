"""Companies through the native door."""

from typing import Any

import pytest

from parley.core import people
from parley.core.actor import Role
from parley.core.people import WantedCompanies
from parley.kit.db.listing import Order, Search
from tests.core.people.desk_data import events_of, number_of, plant_ticket, ticket_column
from tests.support.desks import Desk


class TestCreatingACompany:
    @pytest.mark.parametrize(
        ("body", "paths"),
        [
            ({}, {"name"}),
            ({"name": ""}, {"name"}),
            ({"name": "\r\n"}, {"name"}),
            ({"name": "\0"}, {"name"}),
            ({"name": "x" * 256}, {"name"}),
            ({"name": "Acme", "domains": "acme.test"}, {"domains"}),
            ({"name": "Acme", "domains": ["acme.test", "a b", "x@y.test"]}, {"domains.1", "domains.2"}),
            ({"name": "Acme", "size": 3}, {"size"}),
        ],
    )
    async def test_refuses_what_is_wrong_and_names_it(self, desk: Desk, body: Any, paths: set[str]) -> None:
        response = await desk.call("POST", "/companies", json=body)
        assert response.status_code == 400
        assert {field["path"] for field in response.json()["error"]["details"]["fields"]} == paths

    async def test_answers_with_the_company(self, desk: Desk) -> None:
        body = {"name": "Acme", "domains": ["ACME.test", "acme.test", "bücher.test"], "external_id": "crm-1"}
        company = await desk.made("/companies", body)
        assert company == {
            "id": company["id"],
            "name": "Acme",
            "domains": ["acme.test", "xn--bcher-kva.test"],
            "external_system": None,
            "external_id": "crm-1",
            "owner_id": None,
            "inbox_id": None,
            "portal_enabled": False,
            "custom_fields": {},
            "version": 1,
            "created_at": company["created_at"],
            "updated_at": company["created_at"],
        }
        assert (await desk.got(f"/companies/{company['id']}"))["data"] == company

    async def test_refuses_a_taken_name_and_a_taken_external_id(self, desk: Desk) -> None:
        await desk.made("/companies", {"name": "Acme", "external_id": "crm-1"})
        for body in ({"name": "ACME"}, {"name": "Other", "external_id": "crm-1"}):
            response = await desk.call("POST", "/companies", json=body)
            assert (response.status_code, response.json()["error"]["code"]) == (409, "CONFLICT")

    async def test_is_forbidden_to_a_light_key(self, desk: Desk) -> None:
        key = await desk.key_for(Role.LIGHT)
        assert (await desk.call("POST", "/companies", json={"name": "Acme"}, key=key)).status_code == 403


class TestChangingACompany:
    async def test_changes_only_what_is_given_and_is_recorded(self, desk: Desk) -> None:
        company = await desk.made("/companies", {"name": "Acme", "external_id": "crm-1"})
        response = await desk.call("PATCH", f"/companies/{company['id']}", json={"external_id": None})
        assert response.json()["data"] | {"updated_at": 0} == company | {
            "external_id": None,
            "updated_at": 0,
            "version": 2,
        }
        event = ("company.updated", {"changes": {"external_id": ["crm-1", None]}}, None)
        assert (await events_of(desk, "company"))[-1] == event

    async def test_refuses_a_taken_name_an_empty_body_and_a_stale_version(self, desk: Desk) -> None:
        await desk.made("/companies", {"name": "Other"})
        path = f"/companies/{(await desk.made('/companies', {'name': 'Acme'}))['id']}"
        answers = [
            await desk.call("PATCH", path, json={"name": "other"}),
            await desk.call("PATCH", path, json={}),
            await desk.call("PATCH", path, json={"name": "New"}, headers={"if-match": '"7"'}),
        ]
        assert [answer.status_code for answer in answers] == [409, 400, 412]
        assert (await desk.got(path))["data"]["name"] == "Acme"


class TestWhatBelongsToACompany:
    async def test_is_refused_when_it_is_another_workspaces_all_at_once(self, desk: Desk, other_desk: Desk) -> None:
        inbox = await other_desk.made("/inboxes", {"name": "Theirs"})
        stranger = f"user_{other_desk.workspace.owner_id}"
        company = await desk.made("/companies", {"name": "Acme"})
        body = {"owner_id": stranger, "inbox_id": inbox["id"]}
        for method, path, said in (
            ("POST", "/companies", {"name": "Other", **body}),
            ("PATCH", f"/companies/{company['id']}", body),
        ):
            answer = await desk.call(method, path, json=said)
            assert answer.status_code == 400
            assert [fault["path"] for fault in answer.json()["error"]["details"]["fields"]] == ["owner_id", "inbox_id"]
        assert (await desk.got("/companies"))["data"] == [company]

    async def test_is_kept_changed_and_cleared(self, desk: Desk) -> None:
        owner, inbox = f"user_{desk.workspace.owner_id}", (await desk.made("/inboxes", {"name": "VIP"}))["id"]
        said = {"external_system": "crm", "owner_id": owner, "inbox_id": inbox, "portal_enabled": True}
        company = await desk.made("/companies", {"name": "Acme", "external_id": "1", **said})
        assert company | said == company
        cleared = {"external_system": None, "owner_id": None, "inbox_id": None, "portal_enabled": False}
        answer = await desk.call("PATCH", f"/companies/{company['id']}", json=cleared)
        assert answer.json()["data"] | cleared == answer.json()["data"]
        _, data, _ = (await events_of(desk, "company"))[-1]
        assert data["changes"] == {
            "external_system": ["crm", None],
            "owner_id": [desk.workspace.owner_id, None],
            "inbox_id": [int(inbox.removeprefix("inbox_")), None],
            "portal_enabled": [True, False],
        }

    async def test_is_forgotten_when_the_inbox_is_gone(self, desk: Desk) -> None:
        inbox = (await desk.made("/inboxes", {"name": "VIP"}))["id"]
        company = await desk.made("/companies", {"name": "Acme", "inbox_id": inbox})
        assert (await desk.call("DELETE", f"/inboxes/{inbox}")).status_code == 204
        assert (await desk.got(f"/companies/{company['id']}"))["data"]["inbox_id"] is None


class TestAnExternalId:
    async def test_is_one_companys_in_each_system(self, desk: Desk, other_desk: Desk) -> None:
        made = [
            await desk.made("/companies", {"name": name, "external_id": "1", "external_system": system})
            for name, system in (("A", None), ("B", "crm"), ("C", "CRM"))
        ]
        for system in (None, "crm"):
            body = {"name": "X", "external_id": "1", "external_system": system}
            assert (await desk.call("POST", "/companies", json=body)).status_code == 409
        assert (
            await desk.call("PATCH", f"/companies/{made[2]['id']}", json={"external_system": "crm"})
        ).status_code == 409
        for query, place in (("", 0), ("&external_system=crm", 1), ("&external_system=CRM", 2)):
            found = await desk.got(f"/companies?external_id=1{query}")
            assert [each["id"] for each in found["data"]] == [made[place]["id"]]
        async with desk.look() as work:
            found = await people.find_company_by(work, external_system="crm", external_id="1")
            assert found is not None
            assert found.name == "B"
            assert await people.find_company_by(work, external_system="erp", external_id="1") is None
        async with other_desk.look() as work:
            assert await people.find_company_by(work, external_id="1") is None


class TestDeletingACompany:
    async def test_leaves_its_customers_and_tickets_without_one(self, desk: Desk) -> None:
        customer = await desk.made("/customers", {"email": "a@b.test", "company": "Acme"})
        company = int(customer["company_id"].removeprefix("comp_"))
        ticket = await plant_ticket(desk, number_of(customer), company=company)
        path = f"/companies/{customer['company_id']}"
        answers = [await desk.call(method, path) for method in ("DELETE", "DELETE", "GET")]
        assert [answer.status_code for answer in answers] == [204, 404, 404]
        left = (await desk.got(f"/customers/{customer['id']}"))["data"]
        assert (left["company"], left["company_id"]) == (None, None)
        assert await ticket_column(desk, ticket, "company_id") is None
        assert (await events_of(desk, "company"))[-1] == ("company.deleted", {"name": "Acme"}, None)


class TestAnotherWorkspacesCompany:
    async def test_is_not_found_by_any_method(self, desk: Desk, other_desk: Desk) -> None:
        company = await other_desk.made("/companies", {"name": "Secret"})
        path = f"/companies/{company['id']}"
        answers = [
            await desk.call("GET", path),
            await desk.call("PATCH", path, json={"name": "mine"}),
            await desk.call("DELETE", path),
        ]
        assert [answer.status_code for answer in answers] == [404, 404, 404]
        assert (await other_desk.got(path))["data"] == company


class TestListingCompanies:
    async def test_searches_the_name_and_takes_signs_as_they_are(self, desk: Desk) -> None:
        for name in ("Acme", "Macme 100%", "Zebra"):
            await desk.made("/companies", {"name": name})
        for text, names in (("CME", ["Acme", "Macme 100%"]), ("%25", ["Macme 100%"]), ("_", [])):
            found = await desk.got(f"/companies?search={text}&order_by=name&order_dir=asc")
            assert [company["name"] for company in found["data"]] == names

    async def test_walks_every_page_once_by_name(self, desk: Desk) -> None:
        for name in ("b", "A", "d", "C", "e"):
            await desk.made("/companies", {"name": name})
        names: list[str] = []
        cursor = ""
        while cursor is not None:
            page = await desk.got(f"/companies?limit=2&order_by=name&order_dir=asc{cursor and f'&cursor={cursor}'}")
            names += [company["name"] for company in page["data"]]
            cursor = page["meta"]["next_cursor"]
        assert names == ["A", "b", "C", "d", "e"]

    async def test_finds_them_by_ids_and_domains(self, desk: Desk, other_desk: Desk) -> None:
        acme = await desk.made("/companies", {"name": "Acme", "domains": ["acme.test", "acme.example"]})
        zebra = await desk.made("/companies", {"name": "Zebra", "domains": ["bücher.test"]})
        theirs = await other_desk.made("/companies", {"name": "Theirs", "domains": ["acme.test"]})
        assert [each["name"] for each in (await desk.got("/companies?domain=ACME.test"))["data"]] == ["Acme"]
        cases: list[tuple[WantedCompanies, list[str]]] = [
            ({"ids": [number_of(acme), number_of(theirs)]}, ["Acme"]),
            ({"ids": []}, []),
            ({"domains_overlap": ["ACME.example", "Bücher.test", "no domain"]}, ["Acme", "Zebra"]),
            ({"domains_overlap": []}, []),
            ({"domains_contain": ["acme.test", "acme.example"]}, ["Acme"]),
            ({"domains_contain": ["acme.test", "bücher.test"]}, []),
            ({"domains_contain": ["not a domain"]}, []),
            ({"ids": [number_of(zebra)], "text": "acme"}, []),
        ]
        for wanted, names in cases:
            async with desk.look() as work:
                search = Search(work.workspace, order=Order("o.created_at", "timestamptz", "asc"), limit=9)
                found = await people.list_companies(work, search, **wanted)
            assert [company.name for company in found.items] == names, wanted
