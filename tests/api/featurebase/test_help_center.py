"""The help center: its collections."""

from typing import Any

import pytest

from parley.core.actor import Role
from tests.api.featurebase.conftest import UNKNOWN, Ask
from tests.support.desks import Desk

PATH = "/help_center/collections"


async def made(ask: Ask, **given: Any) -> dict[str, Any]:
    response = await ask("POST", PATH, json={"name": "Start", **given})
    assert response.status_code == 201, response.text
    return response.json()


class TestTheHelpCenter:
    async def test_is_one(self, ask: Ask) -> None:
        (center,) = (await ask("GET", "/help_center/help_centers")).json()["data"]
        assert center == {
            "object": "help_center",
            "id": center["id"],
            "organization": center["organization"],
            "title": "Test desk",
            "displayName": "Test desk",
            "translations": {"en": {"title": "Test desk", "displayName": "Test desk"}},
            "isPublic": True,
            "defaultLocale": "en",
            "locale": "en",
            "availableLocales": ["en"],
            "navItems": [],
            "createdAt": center["createdAt"],
            "updatedAt": center["updatedAt"],
        }
        assert (await ask("GET", f"/help_center/help_centers/{center['id']}")).json() == center
        assert (await ask("GET", "/brands")).json()["data"][0]["helpCenterId"] == center["id"]

    async def test_of_others_is_not_found(self, ask: Ask, other_desk: Desk) -> None:
        theirs = (await other_desk.knock("GET", "/v2/help_center/help_centers")).json()["data"][0]["id"]
        for wrong in (theirs, UNKNOWN, "11"):
            assert (await ask("GET", f"/help_center/help_centers/{wrong}")).status_code == 404
            await made(ask, name=wrong)
            assert (await ask("GET", f"{PATH}?helpCenterId={wrong}")).json()["data"] == []


class TestMakingACollection:
    @pytest.mark.parametrize(
        ("given", "status", "param"),
        [
            ({"name": ""}, 400, "name"),
            ({"name": "\r\n"}, 400, "name"),
            ({"name": "x" * 256}, 400, "name"),
            ({"name": "\x00"}, 400, "name"),
            ({"description": 1}, 400, "description"),
            ({"parentId": "1"}, 400, "parentId"),
            ({"parentId": UNKNOWN}, 404, "parentId"),
        ],
    )
    async def test_is_refused_with_the_parameter(self, ask: Ask, given: Any, status: int, param: str) -> None:
        response = await ask("POST", PATH, json={"name": "Start", **given})
        assert (response.status_code, response.json()["error"]["param"]) == (status, param)
        assert (await ask("GET", PATH)).json()["data"] == []

    async def test_answers_with_the_collection(self, ask: Ask) -> None:
        outer = await made(ask)
        inner = await made(ask, name="First steps", description="Begin here", parentId=outer["id"], icon=None)
        await ask("POST", "/help_center/articles", json={"title": "A", "parentId": inner["id"]})
        shown = (await ask("GET", f"{PATH}/{inner['id']}")).json()
        assert shown == {
            "object": "collection",
            "id": inner["id"],
            "name": "First steps",
            "description": "Begin here",
            "slug": "first-steps",
            "parentId": outer["id"],
            "helpCenterId": outer["helpCenterId"],
            "organization": outer["organization"],
            "articleCount": 1,
            "translations": {
                "en": {"name": "First steps", "description": "Begin here", "slug": "first-steps", "articleCount": 1}
            },
            "icon": None,
            "order": None,
            "defaultLocale": "en",
            "locale": "en",
            "availableLocales": ["en"],
            "createdAt": inner["createdAt"],
            "updatedAt": inner["updatedAt"],
        }
        listed = (await ask("GET", f"{PATH}?helpCenterId={outer['helpCenterId']}&limit=1")).json()
        assert (listed["data"], listed["nextCursor"] is None) == ([shown], False)
        rest = (await ask("GET", f"{PATH}?helpCenterId={outer['helpCenterId']}&cursor={listed['nextCursor']}")).json()
        assert rest == {"object": "list", "data": [outer], "nextCursor": None}


class TestACollection:
    async def test_changes_what_is_given(self, ask: Ask) -> None:
        outer, inner = await made(ask), await made(ask, name="Inner")
        path = f"{PATH}/{inner['id']}"
        changed = (await ask("PATCH", path, json={"parentId": outer["id"], "unknown": 1})).json()
        assert changed | {"updatedAt": 0} == inner | {"parentId": outer["id"], "updatedAt": 0}
        assert (await ask("PATCH", path, json={"parentId": None, "name": "In"})).json()["parentId"] is None
        response = await ask("PATCH", path, json={"parentId": inner["id"]})
        assert (response.status_code, response.json()["error"]["param"]) == (400, "parentId")

    async def test_that_holds_others_stays(self, ask: Ask) -> None:
        outer = await made(ask)
        inner = await made(ask, parentId=outer["id"])
        assert (await ask("DELETE", f"{PATH}/{outer['id']}")).status_code == 409
        answer = await ask("DELETE", f"{PATH}/{inner['id']}", json={})
        assert (answer.status_code, answer.json()) == (
            200,
            {"id": inner["id"], "object": "collection", "deleted": True},
        )
        assert (await ask("GET", f"{PATH}/{inner['id']}")).status_code == 404

    async def test_of_another_workspace_is_not_found(self, ask: Ask, other_desk: Desk) -> None:
        theirs = (await other_desk.knock("POST", f"/v2{PATH}", json={"name": "Secret"})).json()
        for method, body in (("GET", None), ("PATCH", {"name": "x"}), ("DELETE", None)):
            assert (await ask(method, f"{PATH}/{theirs['id']}", json=body)).status_code == 404
        assert (await ask("POST", PATH, json={"name": "x", "parentId": theirs["id"]})).status_code == 404
        assert (await other_desk.knock("GET", f"/v2{PATH}/{theirs['id']}")).json() == theirs

    async def test_is_for_those_who_may(self, ask: Ask, desk: Desk) -> None:
        mine = await made(ask)
        key = await desk.key_for(Role.LIGHT)
        for method, path in (("POST", ""), ("PATCH", f"/{mine['id']}"), ("DELETE", f"/{mine['id']}")):
            response = await ask(method, f"{PATH}{path}", key=key, json={"name": "x"})
            assert (response.status_code, response.json()["error"]["code"]) == (403, "forbidden")
        assert (await ask("GET", f"{PATH}/{mine['id']}", key=key)).json() == mine
