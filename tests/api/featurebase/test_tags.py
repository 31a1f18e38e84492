"""Conversation tags: made, renamed, deleted."""

from typing import Any

import pytest

from parley.core.actor import Role
from tests.api.featurebase.conftest import Ask
from tests.support.desks import Desk

NOBODY = "507f1f77bcf86cd799439011"


class TestPuttingATag:
    @pytest.mark.parametrize(
        ("body", "status", "param"),
        [
            ({}, 400, "name"),
            ({"name": ""}, 400, "name"),
            ({"name": " \r\n"}, 400, "name"),
            ({"name": "x" * 101}, 400, "name"),
            ({"name": "\x00"}, 400, "name"),
            ({"name": 1}, 400, "name"),
            ({"name": "a", "id": "1"}, 400, "id"),
            ({"name": "a", "id": None}, 400, "id"),
            ({"name": "a", "id": NOBODY}, 404, "id"),
            ({"name": "a", "actingAdminId": NOBODY}, 404, "actingAdminId"),
        ],
    )
    async def test_is_refused_with_the_parameter(self, ask: Ask, body: Any, status: int, param: str) -> None:
        response = await ask("POST", "/tags", json=body)
        assert (response.status_code, response.json()["error"]["param"]) == (status, param)
        assert (await ask("GET", "/tags")).json()["data"] == []

    async def test_makes_and_renames(self, ask: Ask) -> None:
        admin = (await ask("GET", "/admins")).json()["data"][0]["id"]
        made = await ask("POST", "/tags", json={"name": "Churn", "actingAdminId": admin, "color": "red"})
        tag = made.json()
        assert (made.status_code, tag) == (201, {"type": "tag", "id": tag["id"], "name": "Churn"})
        renamed = await ask("POST", "/tags", json={"name": "Gone", "id": tag["id"]})
        assert (renamed.status_code, renamed.json()) == (200, tag | {"name": "Gone"})
        assert (await ask("GET", f"/tags/{tag['id']}")).json() == tag | {"name": "Gone"}

    async def test_refuses_a_taken_name(self, ask: Ask) -> None:
        await ask("POST", "/tags", json={"name": "Churn"})
        response = await ask("POST", "/tags", json={"name": "cHURN"})
        assert (response.status_code, response.json()["error"]["code"]) == (409, "conflict")

    async def test_has_one_effect_under_one_key(self, ask: Ask) -> None:
        headers = {"idempotency-key": "once"}
        first = await ask("POST", "/tags", json={"name": "a"}, headers=headers)
        again = await ask("POST", "/tags", json={"name": "a"}, headers=headers)
        assert (again.status_code, again.json()) == (201, first.json())
        assert (await ask("POST", "/tags", json={"name": "b"}, headers=headers)).status_code == 422


class TestDeletingATag:
    async def test_takes_a_body(self, ask: Ask) -> None:
        tag = (await ask("POST", "/tags", json={"name": "Churn"})).json()
        answer = await ask("DELETE", f"/tags/{tag['id']}", json={"actingAdminId": "x"})
        assert (answer.status_code, answer.json()) == (200, {"id": tag["id"], "object": "tag", "deleted": True})
        assert (await ask("DELETE", f"/tags/{tag['id']}")).status_code == 404

    async def test_is_for_those_who_may(self, ask: Ask, desk: Desk) -> None:
        tag = (await ask("POST", "/tags", json={"name": "Churn"})).json()
        key = await desk.key_for(Role.READ)
        assert (await ask("DELETE", f"/tags/{tag['id']}", key=key)).status_code == 403
        assert (await ask("POST", "/tags", json={"name": "x"}, key=key)).status_code == 403
        assert len((await ask("GET", "/tags")).json()["data"]) == 1
