"""Companies: made and changed by one POST, and who works there."""

from typing import Any

import pytest

from tests.api.featurebase.conftest import Ask
from tests.support.desks import Desk

ACME = {"companyId": "comp_1", "name": "Acme"}


async def put(ask: Ask, body: Any, status: int = 201) -> dict[str, Any]:
    response = await ask("POST", "/companies", json=body)
    assert response.status_code == status, response.text
    return response.json()


class TestPuttingACompany:
    @pytest.mark.parametrize(
        ("body", "param", "code"),
        [
            ({"name": "A"}, "companyId", "missing_parameter"),
            ({"companyId": "c"}, "name", "missing_parameter"),
            ({"companyId": " ", "name": "A"}, "companyId", "invalid_request"),
            ({"companyId": "c", "name": "A", "monthlySpend": "5"}, "monthlySpend", "invalid_request"),
            ({"companyId": "c", "name": "A", "monthlySpend": True}, "monthlySpend", "invalid_request"),
            ({"companyId": "c", "name": "A", "companySize": 1e300}, "companySize", "invalid_request"),
            ({"companyId": "c", "name": "A", "plan": "x" * 2001}, "plan", "invalid_request"),
            ({"companyId": "c", "name": "A", "plan": "\x00"}, "plan", "invalid_request"),
            ({"companyId": "c", "name": "A", "createdAt": "2025-01-01"}, "createdAt", "invalid_request"),
        ],
    )
    async def test_is_refused_with_the_parameter(self, ask: Ask, body: Any, param: str, code: str) -> None:
        response = await ask("POST", "/companies", json=body)
        error = response.json()["error"]
        assert (response.status_code, error["param"], error["code"]) == (400, param, code)
        assert (await ask("GET", "/companies")).json()["data"] == []

    async def test_makes_it_and_changes_what_is_given(self, ask: Ask) -> None:
        facts = {"industry": "IT", "website": "https://a.example", "plan": "pro", "companySize": 250}
        made = await put(ask, {**ACME, **facts, "customFields": {"region": "EMEA"}})
        assert {name: made[name] for name in facts} == facts
        changed = await put(
            ask, {**ACME, "name": "Acme Inc", "companySize": None, "customFields": {"tier": "gold"}}, 200
        )
        moved = {"updatedAt": 0, "lastActivity": 0}
        assert changed | moved == made | moved | {
            "name": "Acme Inc",
            "companySize": None,
            "customFields": {"region": "EMEA", "tier": "gold"},
        }
        assert (await ask("GET", f"/companies/{made['id']}")).json() == changed

    async def test_takes_a_namesake_that_has_no_id_yet(self, ask: Ask, desk: Desk) -> None:
        await desk.made("/companies", {"name": "Acme"})
        assert (await put(ask, ACME, 200))["companyId"] == "comp_1"
        response = await ask("POST", "/companies", json={"companyId": "comp_2", "name": "ACME"})
        assert (response.status_code, response.json()["error"]["code"]) == (409, "conflict")

    async def test_goes_by_its_own_id_where_it_has_no_other(self, ask: Ask, desk: Desk) -> None:
        await desk.made("/companies", {"name": "Acme", "external_id": "crm-1", "external_system": "crm"})
        acme = (await ask("GET", "/companies")).json()["data"][0]
        assert acme["companyId"] == acme["id"]
        changed = await put(ask, {"companyId": acme["id"], "name": "Acme Inc"}, 200)
        assert (changed["id"], changed["companyId"], changed["name"]) == (acme["id"], acme["id"], "Acme Inc")
        assert (await desk.got("/companies"))["data"][0]["external_id"] == "crm-1"
        answer = await ask("DELETE", f"/companies/by-company-id/{acme['id']}")
        assert answer.json() == {"id": acme["id"], "object": "company", "deleted": True}

    async def test_shows_its_free_facts_at_the_native_door(self, ask: Ask, desk: Desk) -> None:
        await put(ask, {**ACME, "customFields": {"region": "EMEA"}})
        assert (await desk.got("/companies"))["data"][0]["custom_fields"] == {"region": "EMEA"}


class TestACompany:
    @pytest.mark.parametrize("wrong", ["507f1f77bcf86cd799439011", "1", "comp_1"])
    async def test_that_does_not_exist_is_not_found(self, ask: Ask, wrong: str) -> None:
        for method, path in (
            ("GET", f"/companies/{wrong}"),
            ("DELETE", f"/companies/{wrong}"),
            ("DELETE", f"/companies/by-company-id/{wrong}"),
            ("GET", f"/companies/{wrong}/contacts"),
            ("DELETE", f"/companies/{wrong}/contacts/{wrong}"),
        ):
            response = await ask(method, path)
            assert (response.status_code, response.json()["error"]["code"]) == (404, "resource_not_found"), path

    async def test_of_another_workspace_is_not_found(self, ask: Ask, other_desk: Desk) -> None:
        theirs = (await other_desk.knock("POST", "/v2/companies", json=ACME)).json()
        for method, path in (
            ("GET", f"/companies/{theirs['id']}"),
            ("DELETE", f"/companies/{theirs['id']}"),
            ("DELETE", "/companies/by-company-id/comp_1"),
        ):
            assert (await ask(method, path)).status_code == 404
        assert (await other_desk.knock("GET", f"/v2/companies/{theirs['id']}")).json() == theirs

    async def test_is_deleted_and_its_contacts_have_none(self, ask: Ask) -> None:
        contact = (await ask("POST", "/contacts", json={"userId": "u", "companies": [{"id": "c", "name": "C"}]})).json()
        answer = await ask("DELETE", f"/companies/{contact['companies'][0]['id']}", json={})
        assert (answer.status_code, answer.json()["deleted"]) == (200, True)
        assert (await ask("GET", f"/contacts/{contact['id']}")).json()["companies"] == []


class TestTheContactsOfACompany:
    async def test_come_and_go(self, ask: Ask) -> None:
        acme = await put(ask, ACME)
        contact = (await ask("POST", "/contacts", json={"userId": "u"})).json()
        path = f"/companies/{acme['id']}/contacts"
        attached = await ask("POST", path, json={"contactId": contact["id"]})
        assert attached.status_code == 200
        assert attached.json()["companies"][0]["id"] == acme["id"]
        listed = (await ask("GET", path)).json()
        assert listed == {"object": "list", "data": [attached.json()], "nextCursor": None}
        removed = await ask("DELETE", f"{path}/{contact['id']}")
        assert (removed.status_code, removed.json()["companies"]) == (200, [])
        again = await ask("DELETE", f"{path}/{contact['id']}")
        assert (again.status_code, again.json()["error"]["param"]) == (400, "contactId")

    async def test_must_exist(self, ask: Ask, other_desk: Desk) -> None:
        acme = await put(ask, ACME)
        theirs = (await other_desk.knock("POST", "/v2/contacts", json={"userId": "u"})).json()["id"]
        for contact, status in ((theirs, 404), ("507f1f77bcf86cd799439011", 404), ("nobody", 400)):
            response = await ask("POST", f"/companies/{acme['id']}/contacts", json={"contactId": contact})
            assert (response.status_code, response.json()["error"]["param"]) == (status, "contactId")
