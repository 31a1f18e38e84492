"""Custom fields of customers and companies through the native door."""

from typing import Any

import pytest

from parley.core.actor import Role
from tests.core.people.desk_data import events_of, number_of
from tests.support.desks import Desk

CUSTOMER = ("customer", "/customers", {"email": "ann@acme.test"})
COMPANY = ("company", "/companies", {"name": "Acme"})
both = pytest.mark.parametrize(("entity", "path", "body"), [CUSTOMER, COMPANY])


async def define(desk: Desk, entity: str, key: str, kind: str = "text", **settings: Any) -> dict[str, Any]:
    return await desk.made("/fields", {"label": key, "key": key, "type": kind, "entity": entity, **settings})


def paths_of(answer: Any) -> list[str]:
    assert answer.status_code == 400, answer.text
    return sorted(field["path"] for field in answer.json()["error"]["details"]["fields"])


@both
class TestCustomFields:
    async def test_are_refused_when_unknown_of_another_entity_or_unfit(
        self, desk: Desk, entity: str, path: str, body: dict[str, str]
    ) -> None:
        await define(desk, "ticket", "order")
        await define(desk, entity, "seats", "number")
        await define(desk, entity, "keeper", "user")
        given = {"order": "A1", "seats": "many", "keeper": "user_999999", "no_such": 1}
        for value, at in ((given, sorted(given)), ({"keeper": "user_999999"}, ["keeper"]), ({"keeper": 1}, ["keeper"])):
            answer = await desk.call("POST", path, json={**body, "custom_fields": value})
            assert paths_of(answer) == [f"custom_fields.{key}" for key in at]
        assert (await desk.call("POST", path, json={**body, "custom_fields": {"\0": 1}})).status_code == 400
        for wrong in (None, [], "x", 1):
            assert paths_of(await desk.call("POST", path, json={**body, "custom_fields": wrong})) == ["custom_fields"]
        assert (await desk.got(path))["data"] == []

    async def test_are_kept_and_shown_by_their_keys(
        self, desk: Desk, entity: str, path: str, body: dict[str, str]
    ) -> None:
        await define(desk, entity, "plan")
        await define(desk, entity, "keeper", "user")
        given = {"plan": "gold", "keeper": f"user_{desk.workspace.owner_id}"}
        made = await desk.made(path, {**body, "custom_fields": given})
        assert made["custom_fields"] == given
        assert (await desk.got(f"{path}/{made['id']}"))["data"] == made
        assert (await desk.got(path))["data"] == [made]

    async def test_change_when_named_and_null_clears(
        self, desk: Desk, entity: str, path: str, body: dict[str, str]
    ) -> None:
        for key in ("plan", "size", "tier"):
            await define(desk, entity, key)
        made = await desk.made(path, {**body, "custom_fields": {"plan": "gold", "size": "L"}})
        one = f"{path}/{made['id']}"
        given = {"custom_fields": {"plan": None, "tier": "1"}}
        changed = (await desk.call("PATCH", one, json=given)).json()["data"]
        assert changed["custom_fields"] == {"size": "L", "tier": "1"}
        before = (await desk.call("GET", one)).headers["etag"]
        for nothing in ({}, {"tier": "1"}):
            assert (await desk.call("PATCH", one, json={"custom_fields": nothing})).headers["etag"] == before

    async def test_that_are_required_cannot_be_cleared_and_are_not_demanded(
        self, desk: Desk, entity: str, path: str, body: dict[str, str]
    ) -> None:
        await define(desk, entity, "plan", required=True)
        one = f"{path}/{(await desk.made(path, body))['id']}"
        await desk.call("PATCH", one, json={"custom_fields": {"plan": "gold"}})
        answer = await desk.call("PATCH", one, json={"custom_fields": {"plan": ""}})
        assert paths_of(answer) == ["custom_fields.plan"]
        assert (await desk.got(one))["data"]["custom_fields"] == {"plan": "gold"}

    async def test_of_a_user_who_left_are_kept_and_not_given_anew(
        self, desk: Desk, entity: str, path: str, body: dict[str, str]
    ) -> None:
        await define(desk, entity, "keeper", "user")
        await define(desk, entity, "plan")
        user = (await desk.made("/users", {"email": "eve@desk.test", "name": "Eve", "role": "agent"}))["id"]
        one = f"{path}/{(await desk.made(path, {**body, 'custom_fields': {'keeper': user}}))['id']}"
        await desk.call("PATCH", f"/users/{user}", json={"active": False})
        kept = (await desk.call("PATCH", one, json={"custom_fields": {"plan": "x"}})).json()["data"]
        assert kept["custom_fields"] == {"keeper": user, "plan": "x"}
        assert paths_of(await desk.call("PATCH", one, json={"custom_fields": {"keeper": user}})) == [
            "custom_fields.keeper"
        ]

    async def test_are_not_changed_by_who_may_not_write(
        self, desk: Desk, entity: str, path: str, body: dict[str, str]
    ) -> None:
        await define(desk, entity, "plan")
        one = f"{path}/{(await desk.made(path, {**body, 'custom_fields': {'plan': 'gold'}}))['id']}"
        key = await desk.key_for(Role.LIGHT)
        assert (await desk.call("PATCH", one, json={"custom_fields": {"plan": "x"}}, key=key)).status_code == 403
        assert (await desk.got(one))["data"]["custom_fields"] == {"plan": "gold"}

    async def test_are_gone_with_their_field(self, desk: Desk, entity: str, path: str, body: dict[str, str]) -> None:
        field = await define(desk, entity, "plan")
        one = f"{path}/{(await desk.made(path, {**body, 'custom_fields': {'plan': 'gold'}}))['id']}"
        await desk.call("DELETE", f"/fields/{field['id']}")
        assert (await desk.got(one))["data"]["custom_fields"] == {}


class TestACustomersValues:
    async def test_stand_among_what_erasure_may_empty(self, desk: Desk) -> None:
        field = await define(desk, "customer", "plan")
        made = await desk.made("/customers", {"email": "ann@acme.test"})
        await desk.call("PATCH", f"/customers/{made['id']}", json={"custom_fields": {"plan": "gold"}})
        change = {"custom_fields": [{}, {str(number_of(field)): "gold"}]}
        told = (await events_of(desk, "customer"))[-1]
        assert told == ("customer.updated", {"changes": {}}, {"personal_changes": change})
