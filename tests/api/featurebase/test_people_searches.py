"""Searching contacts and companies by clauses."""

from typing import Any

import pytest

from tests.api.featurebase.conftest import Ask


@pytest.fixture
async def people(ask: Ask) -> dict[str, str]:
    """Four contacts and two companies; the companies' ids by name."""
    for place, name in enumerate(("Ann", "Bob", "Annabel", "Carl")):
        company = {"id": f"c{place % 2}", "name": ("Acme", "Initech")[place % 2], "monthlySpend": (10, 99.5)[place % 2]}
        body = {"userId": f"u{place}", "email": f"{name}@x.example", "name": name, "companies": [company]}
        assert (await ask("POST", "/contacts", json=body)).status_code == 201
    return {each["name"]: each["id"] for each in (await ask("GET", "/companies")).json()["data"]}


async def names(ask: Ask, path: str, query: Any, **more: Any) -> list[str]:
    response = await ask("POST", f"/{path}/search", json={"query": query, **more})
    assert response.status_code == 200, response.text
    found = [each["name"] for each in response.json()["data"]]
    assert (response.json()["totalCount"], response.json()["totalCountCapped"]) == (len(found), False)
    return sorted(found)


def clause(field: str, operator: str, value: Any) -> dict[str, Any]:
    return {"field": field, "operator": operator, "value": value}


def within(excluded: dict[str, Any]) -> dict[str, Any]:
    return {"operator": "AND", "value": [clause("createdAt", ">", 1), excluded]}


class TestSearchingContacts:
    @pytest.mark.parametrize(
        ("query", "param"),
        [
            ({"operator": "OR", "value": []}, "query.operator"),
            ({"operator": "AND", "value": 3}, "query.value"),
            ({"operator": "AND", "value": [{"operator": "AND", "value": []}]}, "query.value.0.field"),
            ({"operator": "AND", "value": [clause("name", "=", "x")] * 16}, "query.value"),
            ({"operator": "AND", "value": [clause("nope", "=", "x")]}, "query.value.0.field"),
            (clause("postsCreated", ">", 1), "query.field"),
            (clause("name", "^", "x"), "query.operator"),
            (clause("name", ">", "x"), "query"),
            (clause("name", "=", 3), "query"),
            (clause("name", "IN", "x"), "query"),
            (clause("name", "IN", []), "query"),
            (clause("companyIds", "=", "xyz"), "query.value"),
            (clause("createdAt", ">", 1e30), "query.value"),
            (clause("createdAt", ">", "soon"), "query.value"),
            (clause("createdAt", ">", True), "query"),
            (clause("type", "~", "cust"), "query"),
            ([], "query"),
        ],
    )
    async def test_refuses_what_makes_no_sense(self, ask: Ask, query: Any, param: str) -> None:
        response = await ask("POST", "/contacts/search", json={"query": query})
        error = response.json()["error"]
        assert (response.status_code, error["param"]) == (400, param), error

    async def test_finds_by_clauses(self, ask: Ask, people: dict[str, str]) -> None:
        for query, expected in (
            (clause("name", "~", "ANN"), ["Ann", "Annabel"]),
            (within(clause("name", "!=", "Ann")), ["Annabel", "Bob", "Carl"]),
            (clause("email", "=", "BOB@x.example"), ["Bob"]),
            (clause("externalId", "IN", ["u0", "u3"]), ["Ann", "Carl"]),
            (within(clause("external_id", "NIN", ["u0", "u3"])), ["Annabel", "Bob"]),
            (clause("companyIds", "=", people["Acme"]), ["Ann", "Annabel"]),
            (clause("companyIds", "IN", ["507f1f77bcf86cd799439011"]), []),
            (clause("companyIds", "=", None), []),
            (clause("type", "=", "customer"), ["Ann", "Annabel", "Bob", "Carl"]),
            (clause("type", "=", "lead"), []),
            (clause("type", "NIN", ["lead"]), ["Ann", "Annabel", "Bob", "Carl"]),
            (clause("lastActivity", ">", 1735689600), ["Ann", "Annabel", "Bob", "Carl"]),
            (clause("createdAt", "<", "2025-01-01T00:00:00Z"), []),
            (
                {"operator": "AND", "value": [clause("name", "~", "a"), clause("companyIds", "=", people["Initech"])]},
                ["Carl"],
            ),
        ):
            assert await names(ask, "contacts", query) == expected, query

    @pytest.mark.parametrize("path", ["contacts", "companies"])
    async def test_refuses_what_only_says_what_is_not_wanted(self, ask: Ask, path: str) -> None:
        query = {"operator": "AND", "value": [clause("name", "!=", "x"), clause("externalId", "NIN", ["y"])]}
        response = await ask("POST", f"/{path}/search", json={"query": query})
        assert (response.status_code, response.json()["error"]["code"]) == (400, "query_too_broad")

    async def test_lists_everybody_for_an_empty_body(self, ask: Ask, people: dict[str, str]) -> None:
        assert people
        page = (await ask("POST", "/contacts/search", json={})).json()
        assert [each["userId"] for each in page["data"]] == ["u3", "u2", "u1", "u0"]

    async def test_pages_in_one_order(self, ask: Ask, people: dict[str, str]) -> None:
        assert people
        first = (await ask("POST", "/contacts/search", json={"sort": "createdAt:asc", "limit": 3})).json()
        cursor = {"cursor": first["nextCursor"]}
        second = (await ask("POST", "/contacts/search", json={"sort": "createdAt:asc", "limit": 3, **cursor})).json()
        found = [each["userId"] for each in [*first["data"], *second["data"]]]
        assert (found, second["nextCursor"]) == (["u0", "u1", "u2", "u3"], None)
        response = await ask("POST", "/contacts/search", json={"sort": "createdAt:desc", **cursor})
        assert (response.status_code, response.json()["error"]["code"]) == (400, "invalid_cursor")


class TestSearchingCompanies:
    async def test_finds_by_clauses(self, ask: Ask, people: dict[str, str]) -> None:
        assert people
        for query, expected in (
            (clause("monthlySpend", ">", 10), ["Initech"]),
            (clause("monthlySpend", "<", 10.5), ["Acme"]),
            (clause("linkedUsers", "=", 2), ["Acme", "Initech"]),
            (clause("plan", "=", None), ["Acme", "Initech"]),
            (clause("plan", "IN", ["pro"]), []),
            (clause("externalId", "=", "c1"), ["Initech"]),
            (clause("company_size", ">", 0), []),
        ):
            assert await names(ask, "companies", query) == expected, query

    async def test_pages_by_what_is_spent(self, ask: Ask, people: dict[str, str]) -> None:
        assert people
        body: dict[str, Any] = {"sort": "monthlySpend:desc", "limit": 1}
        first = (await ask("POST", "/companies/search", json=body)).json()
        second = (await ask("POST", "/companies/search", json={**body, "cursor": first["nextCursor"]})).json()
        assert [first["data"][0]["name"], second["data"][0]["name"]] == ["Initech", "Acme"]
        response = await ask("POST", "/companies/search", json={"sort": "monthly_spend:sideways"})
        assert (response.status_code, response.json()["error"]["param"]) == (400, "sort")
