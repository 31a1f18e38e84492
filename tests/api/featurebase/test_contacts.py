"""Contacts: made and changed by one POST, found, blocked, erased."""

import asyncio
from typing import Any

import pytest

from parley.core.actor import Role
from tests.api.featurebase.conftest import Ask
from tests.support.desks import Desk

ANN = {"userId": "usr_1", "email": "Ann@Example.com", "name": "Ann"}
NOT_FOUND = {
    "error": {
        "type": "invalid_request_error",
        "code": "resource_not_found",
        "message": "Customer not found",
        "status": 404,
    }
}


async def put(ask: Ask, body: Any, status: int = 201) -> dict[str, Any]:
    response = await ask("POST", "/contacts", json=body)
    assert response.status_code == status, response.text
    return response.json()


class TestPuttingAContact:
    @pytest.mark.parametrize(
        ("body", "param", "code"),
        [
            ({}, "email", "invalid_request"),
            ({"email": "no address"}, "email", "invalid_request"),
            ({"email": 12}, "email", "invalid_request"),
            ({"email": "a@b.example", "name": "\x00"}, "name", "invalid_request"),
            ({"userId": ""}, "userId", "invalid_request"),
            ({"userId": "u", "profilePicture": "javascript:x"}, "profilePicture", "invalid_request"),
            ({"userId": "u", "createdAt": "yesterday"}, "createdAt", "invalid_request"),
            ({"userId": "u", "companies": [{"id": "c"}]}, "companies.0.name", "missing_parameter"),
            ({"userId": "u", "companies": [{"id": "c", "name": " "}]}, "companies.0.name", "invalid_request"),
            ({"userId": "u", "customFields": {"": 1}}, "customFields.", "invalid_request"),
            ({"userId": "u", "customFields": {"long": "x" * 5000}}, "customFields.long", "invalid_request"),
            ({"userId": "u", "customFields": {f"k{n}": n for n in range(51)}}, "customFields", "invalid_request"),
        ],
    )
    async def test_is_refused_with_the_parameter(self, ask: Ask, body: Any, param: str, code: str) -> None:
        response = await ask("POST", "/contacts", json=body)
        error = response.json()["error"]
        assert (response.status_code, error["param"], error["code"]) == (400, param, code)
        assert (await ask("GET", "/contacts")).json()["data"] == []

    async def test_names_a_field_that_does_not_exist(self, ask: Ask) -> None:
        body = {"userId": "u", "customFields": {"507f1f77bcf86cd799439011": 1}}
        response = await ask("POST", "/contacts", json=body)
        assert (response.status_code, response.json()["error"]["param"]) == (
            404,
            f"customFields.{'507f1f77bcf86cd799439011'}",
        )

    async def test_makes_it_whole(self, ask: Ask) -> None:
        company = {"id": "comp_1", "name": "Acme", "plan": "pro", "monthlySpend": 500, "unknown": 1}
        made = await put(ask, {**ANN, "companies": [company], "customFields": {"signupSource": "web"}, "userHash": "x"})
        acme = made["companies"][0]
        assert acme == {
            "object": "company",
            "id": acme["id"],
            "companyId": "comp_1",
            "name": "Acme",
            "monthlySpend": 500.0,
            "industry": None,
            "website": None,
            "plan": "pro",
            "linkedUsers": 1,
            "companySize": None,
            "lastActivity": acme["lastActivity"],
            "customFields": {},
            "createdAt": acme["createdAt"],
            "updatedAt": acme["updatedAt"],
        }
        assert made == {
            "object": "contact",
            "id": made["id"],
            "userId": "usr_1",
            "email": "Ann@example.com",
            "name": "Ann",
            "profilePicture": None,
            "type": "customer",
            "companies": [acme],
            "customFields": {"signupSource": "web"},
            "lastActivity": made["lastActivity"],
            "organizationId": made["organizationId"],
            "postsCreated": 0,
            "commentsCreated": 0,
            "roles": [],
            "subscribedToChangelog": False,
            "manuallyOptedOutFromChangelog": False,
            "verified": False,
        }
        assert (await ask("GET", f"/contacts/{made['id']}")).json() == made
        assert (await ask("GET", "/contacts/by-user-id/usr_1")).json() == made

    async def test_changes_what_is_given_and_nothing_else(self, ask: Ask) -> None:
        made = await put(ask, {**ANN, "customFields": {"a": 1, "b": 2}})
        changed = await put(ask, {"userId": "usr_1", "name": "Anna", "customFields": {"a": None, "c": [1, "x"]}}, 200)
        assert changed | {"lastActivity": 0} == made | {
            "name": "Anna",
            "customFields": {"b": 2, "c": [1, "x"]},
            "lastActivity": 0,
        }
        by_mail = await put(ask, {"email": "ANN@example.com", "phone": "+1-555"}, 200)
        assert by_mail["id"] == made["id"]

    async def test_makes_one_however_many_ask_at_once(self, ask: Ask) -> None:
        body = {**ANN, "companies": [{"id": "c", "name": "Acme"}]}
        answers = await asyncio.gather(*(ask("POST", "/contacts", json=body) for _ in range(12)))
        assert sorted(answer.status_code for answer in answers) == [200] * 11 + [201]
        assert len({answer.json()["id"] for answer in answers}) == 1
        assert len((await ask("GET", "/companies")).json()["data"]) == 1

    async def test_refuses_another_ones_address(self, ask: Ask) -> None:
        await put(ask, ANN)
        await put(ask, {"userId": "usr_2"})
        response = await ask("POST", "/contacts", json={"userId": "usr_2", "email": "ann@example.com"})
        assert (response.status_code, response.json()["error"]["code"]) == (409, "conflict")

    async def test_reads_fields_by_key_and_by_id(self, ask: Ask, desk: Desk) -> None:
        await desk.made(
            "/fields", {"label": "Tier", "type": "select", "entity": "customer", "options": [{"label": "Gold"}]}
        )
        made = await put(ask, {**ANN, "customFields": {"tier": "Gold"}})
        assert made["customFields"] == {"tier": "1"}
        response = await ask("POST", "/contacts", json={**ANN, "customFields": {"tier": "Silver"}})
        assert (response.status_code, response.json()["error"]["param"]) == (400, "customFields.tier")

    async def test_has_one_effect_under_one_key(self, ask: Ask) -> None:
        headers = {"idempotency-key": "once"}
        first = await ask("POST", "/contacts", json=ANN, headers=headers)
        again = await ask("POST", "/contacts", json=ANN, headers=headers)
        assert (again.status_code, again.json()) == (201, first.json())
        assert again.headers["idempotency-replayed"] == "true"

    async def test_is_for_those_who_may(self, ask: Ask, desk: Desk) -> None:
        made = await put(ask, ANN)
        key = await desk.key_for(Role.READ)
        for method, path, body in (
            ("POST", "/contacts", {**ANN, "name": "X"}),
            ("DELETE", f"/contacts/{made['id']}", None),
            ("POST", f"/contacts/{made['id']}/block", None),
            ("POST", "/companies", {"companyId": "c", "name": "C"}),
        ):
            response = await ask(method, path, key=key, json=body)
            assert (response.status_code, response.json()["error"]["code"]) == (403, "forbidden"), path
        assert (await ask("GET", f"/contacts/{made['id']}", key=key)).json() == made


class TestAContact:
    @pytest.mark.parametrize("wrong", ["507f1f77bcf86cd799439011", "1", "A" * 24, "x"])
    async def test_that_does_not_exist_is_not_found(self, ask: Ask, wrong: str) -> None:
        for method, path in (
            ("GET", f"/contacts/{wrong}"),
            ("GET", f"/contacts/by-user-id/{wrong}"),
            ("DELETE", f"/contacts/{wrong}"),
            ("DELETE", f"/contacts/by-user-id/{wrong}"),
            ("POST", f"/contacts/{wrong}/block"),
            ("POST", f"/contacts/{wrong}/unblock"),
        ):
            response = await ask(method, path)
            assert (response.status_code, response.json()) == (404, NOT_FOUND), path

    async def test_of_another_workspace_is_not_found(self, ask: Ask, other_desk: Desk) -> None:
        theirs = (await other_desk.knock("POST", "/v2/contacts", json=ANN)).json()
        for method, path in (("GET", ""), ("DELETE", ""), ("POST", "/block")):
            assert (await ask(method, f"/contacts/{theirs['id']}{path}")).status_code == 404
        assert (await ask("GET", "/contacts/by-user-id/usr_1")).status_code == 404
        assert (await other_desk.knock("GET", f"/v2/contacts/{theirs['id']}")).json() == theirs

    async def test_is_blocked_and_unblocked(self, ask: Ask, desk: Desk) -> None:
        made = await put(ask, ANN)
        path = f"/contacts/{made['id']}"
        answer = await ask("POST", f"{path}/block")
        assert (answer.status_code, answer.json()) == (200, {"id": made["id"], "object": "contact", "blocked": True})
        assert (await desk.got("/customers?blocked=true"))["data"][0]["name"] == "Ann"
        answer = await ask("POST", f"{path}/unblock")
        assert answer.json() == {"id": made["id"], "object": "contact", "unblocked": True}
        assert (await desk.got("/customers?blocked=true"))["data"] == []

    async def test_is_erased_and_its_tickets_remain_empty(self, ask: Ask, desk: Desk) -> None:
        made = await put(ask, {**ANN, "customFields": {"secret": "x"}})
        ticket = await desk.made("/tickets", {"subject": "Mine", "customer_email": "ann@example.com"})
        answer = await ask("DELETE", f"/contacts/{made['id']}", json={"any": "body"})
        assert (answer.status_code, answer.json()) == (200, {"id": made["id"], "object": "contact", "deleted": True})
        assert (await ask("GET", f"/contacts/{made['id']}")).status_code == 404
        assert (await desk.got(f"/tickets/{ticket['id']}"))["data"]["subject"] != "Mine"
        again = await put(ask, ANN)
        assert again["id"] != made["id"]
        answer = await ask("DELETE", "/contacts/by-user-id/usr_1")
        assert answer.json() == {"id": again["id"], "object": "contact", "deleted": True}


class TestListingContacts:
    async def test_walks_every_page_once(self, ask: Ask) -> None:
        for number in range(5):
            await put(ask, {"userId": f"u{number}"})
        seen: list[str] = []
        cursor = ""
        while cursor is not None:
            page = (await ask("GET", f"/contacts?limit=2{cursor and f'&cursor={cursor}'}&what=ever")).json()
            seen += [each["userId"] for each in page["data"]]
            cursor = page["nextCursor"]
        assert seen == ["u4", "u3", "u2", "u1", "u0"]

    async def test_has_no_leads(self, ask: Ask) -> None:
        await put(ask, ANN)
        assert (await ask("GET", "/contacts?contactType=lead")).json() == {
            "object": "list",
            "data": [],
            "nextCursor": None,
        }
        assert len((await ask("GET", "/contacts?contactType=all")).json()["data"]) == 1

    async def test_refuses_a_cursor_of_another_list(self, ask: Ask) -> None:
        for number in range(3):
            await put(ask, {"userId": f"u{number}"})
        cursor = (await ask("GET", "/contacts?limit=1")).json()["nextCursor"]
        for path in (f"/companies?cursor={cursor}", f"/contacts?contactType=all&cursor={cursor}", "/contacts?cursor=x"):
            response = await ask("GET", path)
            assert (response.status_code, response.json()["error"]["code"]) == (400, "invalid_cursor"), path
