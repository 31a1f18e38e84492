"""Customers through the native door."""

from typing import Any

import pytest

from parley.core.actor import Role
from tests.core.people.desk_data import number_of, plant_ticket
from tests.support.desks import Desk

SEED = {"email": "user@example.com", "name": "John Doe", "phone": "+1-555-0123", "company": "Acme Inc"}


def paths_of(answer: Any) -> set[str]:
    assert answer.status_code == 400, answer.text
    return {field["path"] for field in answer.json()["error"]["details"]["fields"]}


class TestCreatingACustomer:
    @pytest.mark.parametrize(
        ("body", "paths"),
        [
            ({}, {"email"}),
            ({"name": "John"}, {"email"}),
            ({"email": None}, {"email"}),
            ({"email": "no address"}, {"email"}),
            ({"email": "a@b.test\r\nBcc: c@d.test"}, {"email"}),
            ({"email": "a@b.test", "name": ""}, {"name"}),
            ({"email": "a@b.test", "name": "x" * 256}, {"name"}),
            ({"email": "a@b.test", "name": "\0"}, {"name"}),
            ({"email": "a@b.test", "phone": "1" * 65}, {"phone"}),
            ({"email": "a@b.test", "blocked": 1}, {"blocked"}),
            ({"email": "a@b.test", "company_id": "acme"}, {"company_id"}),
            ({"email": "a@b.test", "company_id": "comp_999999"}, {"company_id"}),
            ({"email": "a@b.test", "company_id": "comp_1", "company": "Acme"}, {"company"}),
            ({"email": "a@b.test", "emails": ["c@d.test", "bad address"]}, {"emails.1"}),
            ({"email": "a@b.test", "emails": [f"c{n}@d.test" for n in range(51)]}, {"emails"}),
            ({"email": "a@b.test", "avatar_url": "javascript:alert(1)"}, {"avatar_url"}),
            ({"email": "a@b.test", "ticket_count": 5, "id": "cust_1"}, {"ticket_count", "id"}),
            ({"email": "bad address", "name": "\r\n", "phone": "\n"}, {"email", "name", "phone"}),
        ],
    )
    async def test_refuses_what_is_wrong_and_names_it(self, desk: Desk, body: Any, paths: set[str]) -> None:
        assert paths_of(await desk.call("POST", "/customers", json=body)) == paths
        assert (await desk.got("/customers"))["data"] == []

    async def test_answers_with_the_seeds_fields_and_ours(self, desk: Desk) -> None:
        customer = await desk.made("/customers", SEED)
        assert customer == SEED | {
            "id": customer["id"],
            "company_id": customer["company_id"],
            "custom_fields": {},
            "ticket_count": 0,
            "external_id": None,
            "slack_id": None,
            "avatar_url": None,
            "emails": [],
            "blocked": False,
            "created_at": customer["created_at"],
            "updated_at": customer["created_at"],
        }
        company = (await desk.got(f"/companies/{customer['company_id']}"))["data"]
        assert (customer["id"][:5], company["name"]) == ("cust_", "Acme Inc")

    async def test_finds_the_company_in_another_case(self, desk: Desk) -> None:
        first = await desk.made("/customers", SEED)
        second = await desk.made("/customers", {"email": "b@example.com", "company": "ACME  inc".replace("  ", " ")})
        assert (second["company_id"], second["company"]) == (first["company_id"], "Acme Inc")

    @pytest.mark.parametrize("body", [{"phone": "+1-555-0123"}, {"external_id": "crm-1"}])
    async def test_needs_no_address_with_another_way_to_know_it(self, desk: Desk, body: dict[str, str]) -> None:
        assert (await desk.made("/customers", body))["email"] is None

    async def test_refuses_a_taken_address_and_a_taken_external_id(self, desk: Desk) -> None:
        await desk.made("/customers", {"email": "user@example.com", "external_id": "crm-1"})
        for path, body in (
            ("email", {"email": "USER@example.com"}),
            ("external_id", {"email": "b@example.com", "external_id": "crm-1"}),
        ):
            response = await desk.call("POST", "/customers", json=body)
            assert (response.status_code, response.json()["error"]["code"]) == (409, "CONFLICT")
            assert [field["path"] for field in response.json()["error"]["details"]["fields"]] == [path]

    async def test_leaves_no_company_behind_when_it_is_refused(self, desk: Desk) -> None:
        await desk.made("/customers", {"email": "user@example.com"})
        response = await desk.call("POST", "/customers", json=SEED)
        assert (response.status_code, (await desk.got("/companies"))["data"]) == (409, [])

    async def test_takes_no_company_of_another_workspace(self, desk: Desk, other_desk: Desk) -> None:
        company = await other_desk.made("/companies", {"name": "Secret"})
        body = {"email": "a@b.test", "company_id": company["id"]}
        assert paths_of(await desk.call("POST", "/customers", json=body)) == {"company_id"}


class TestChangingACustomer:
    async def test_changes_only_what_is_given_and_null_clears(self, desk: Desk) -> None:
        customer = await desk.made("/customers", SEED)
        path = f"/customers/{customer['id']}"
        response = await desk.call("PATCH", path, json={"phone": None, "company": None, "blocked": True})
        changed = {"phone": None, "company": None, "company_id": None, "blocked": True, "updated_at": 0}
        assert response.json()["data"] | {"updated_at": 0} == customer | changed
        assert (await desk.got(path))["data"] == response.json()["data"]

    async def test_refuses_an_empty_body_and_the_loss_of_its_only_address(self, desk: Desk) -> None:
        customer = await desk.made("/customers", {"email": "user@example.com"})
        path = f"/customers/{customer['id']}"
        assert paths_of(await desk.call("PATCH", path, json={})) == {""}
        assert paths_of(await desk.call("PATCH", path, json={"email": None})) == {"email"}
        assert (await desk.got(path))["data"] == customer

    async def test_refuses_a_stale_version_by_patch_and_by_delete(self, desk: Desk) -> None:
        path = f"/customers/{(await desk.made('/customers', SEED))['id']}"
        stale = {"if-match": (await desk.call("GET", path)).headers["etag"]}
        first = await desk.call("PATCH", path, json={"name": "A"}, headers=stale)
        second = await desk.call("PATCH", path, json={"name": "B"}, headers=stale)
        third = await desk.call("DELETE", path, headers=stale)
        assert [answer.status_code for answer in (first, second, third)] == [200, 412, 412]
        assert (await desk.got(path))["data"]["name"] == "A"


class TestDeletingACustomer:
    async def test_is_refused_while_there_are_tickets(self, desk: Desk) -> None:
        customer = await desk.made("/customers", SEED)
        await plant_ticket(desk, number_of(customer))
        response = await desk.call("DELETE", f"/customers/{customer['id']}")
        assert (response.status_code, response.json()["error"]["code"]) == (409, "CONFLICT")
        assert (await desk.got(f"/customers/{customer['id']}"))["data"]["ticket_count"] == 1

    async def test_twice_is_not_found_the_second_time(self, desk: Desk) -> None:
        path = f"/customers/{(await desk.made('/customers', SEED))['id']}"
        answers = [await desk.call(method, path) for method in ("DELETE", "DELETE", "GET")]
        assert [answer.status_code for answer in answers] == [204, 404, 404]


class TestAnotherWorkspacesCustomer:
    async def test_is_not_found_by_any_method(self, desk: Desk, other_desk: Desk) -> None:
        customer = await other_desk.made("/customers", SEED)
        path = f"/customers/{customer['id']}"
        answers = [
            await desk.call("GET", path),
            await desk.call("PATCH", path, json={"name": "mine"}),
            await desk.call("DELETE", path),
        ]
        assert [answer.status_code for answer in answers] == [404, 404, 404]
        assert (await other_desk.got(path))["data"] == customer

    async def test_is_in_no_list_of_ours(self, desk: Desk, other_desk: Desk) -> None:
        await other_desk.made("/customers", SEED)
        for query in ("", "?email=user@example.com", "?search=john", "?phone=%2B1-555-0123"):
            assert (await desk.got(f"/customers{query}"))["meta"]["total"] == 0


class TestAKeyThatMayNotWrite:
    @pytest.mark.parametrize("role", [Role.LIGHT, Role.READ])
    async def test_reads_and_changes_nothing(self, desk: Desk, role: Role) -> None:
        customer = await desk.made("/customers", SEED)
        key = await desk.key_for(role)
        path = f"/customers/{customer['id']}"
        answers = [
            await desk.call("POST", "/customers", json={"email": "a@b.test"}, key=key),
            await desk.call("PATCH", path, json={"name": "x"}, key=key),
            await desk.call("DELETE", path, key=key),
        ]
        assert [answer.status_code for answer in answers] == [403, 403, 403]
        assert (await desk.got(path, key=key))["data"] == customer


class TestListingCustomers:
    @pytest.mark.parametrize(
        ("query", "names"),
        [
            ("email=JOHN.SMITH@Example.com", ["John Smith"]),
            ("email=js@home.test", ["John Smith"]),
            ("email=nobody@home.test", []),
            ("email=nothing", []),
            ("phone=%2B1-555-0123", ["John Smith"]),
            ("phone=555", []),
            ("search=john", ["Johnny/Cash", "John Smith"]),
            ("search=JOHN+smi", ["John Smith"]),
            ("search=cas", ["Johnny/Cash"]),
            ("search=john.smith@example.com", ["John Smith"]),
            ("search=john.smi", ["John Smith"]),
            ("search=555-0123", ["John Smith"]),
            ("search=15550123", ["John Smith"]),
            ("search=o'b", ["Zoë O'Brien"]),
            ("search=foo+%26+|+!+(+:*", []),
            ("search=%25", []),
            ("search=_", []),
            ("search=%5C'", []),
        ],
    )
    async def test_finds_by_address_phone_and_words(self, desk: Desk, query: str, names: list[str]) -> None:
        mail = {"email": "john.smith@example.com", "emails": ["JS@home.test"], "phone": "+1-555-0123"}
        await desk.made("/customers", mail | {"name": "John Smith"})
        await desk.made("/customers", {"email": "cash@example.org", "name": "Johnny/Cash"})
        await desk.made("/customers", {"email": "zoe@example.org", "name": "Zoë O'Brien"})
        found = await desk.got(f"/customers?{query}")
        assert [customer["name"] for customer in found["data"]] == names
        assert found["meta"]["total"] == len(names)

    async def test_forgets_the_words_of_before_a_change(self, desk: Desk) -> None:
        customer = await desk.made("/customers", SEED)
        await desk.call("PATCH", f"/customers/{customer['id']}", json={"name": "Jane Roe"})
        totals = [(await desk.got(f"/customers?search={word}"))["meta"]["total"] for word in ("doe", "roe")]
        assert totals == [0, 1]

    async def test_counts_tickets_that_are_not_deleted(self, desk: Desk) -> None:
        customers = [await desk.made("/customers", {"email": f"c{n}@b.test"}) for n in range(2)]
        for deleted in (False, False, True):
            await plant_ticket(desk, number_of(customers[0]), deleted=deleted)
        listed = (await desk.got("/customers?order_dir=asc"))["data"]
        assert [customer["ticket_count"] for customer in listed] == [2, 0]

    @pytest.mark.parametrize("query", ["order_by=password_hash", "order_by=name", "limit=0", "colour=red", "search="])
    async def test_refuses_what_it_does_not_know(self, desk: Desk, query: str) -> None:
        assert paths_of(await desk.call("GET", f"/customers?{query}")) == {query.partition("=")[0]}

    async def test_walks_every_page_once_by_the_last_change(self, desk: Desk) -> None:
        made = [await desk.made("/customers", {"email": f"c{n}@b.test"}) for n in range(5)]
        await desk.call("PATCH", f"/customers/{made[1]['id']}", json={"name": "latest"})
        seen: list[str] = []
        cursor = ""
        while cursor is not None:
            page = await desk.got(f"/customers?limit=2&order_by=updated_at{cursor and f'&cursor={cursor}'}")
            seen += [customer["id"] for customer in page["data"]]
            cursor = page["meta"]["next_cursor"]
        assert seen == [made[place]["id"] for place in (1, 4, 3, 2, 0)]
