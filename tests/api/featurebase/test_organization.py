"""Admins, roles, teams, brands, boards: what a workspace is made of, only to be read here."""

from typing import Any

import pytest

from parley.core.actor import Role
from tests.api.featurebase.conftest import Ask
from tests.support.desks import Desk

LISTS = ("admins", "admins/roles", "teams", "tags", "brands", "conversation_attributes", "custom_fields")


async def data(ask: Ask, path: str) -> list[Any]:
    response = await ask("GET", path)
    assert response.status_code == 200, response.text
    assert response.json() | {"data": 0} == {"object": "list", "data": 0, "nextCursor": None}
    return response.json()["data"]


class TestWhatIsReadOnly:
    @pytest.mark.parametrize("name", ["admins", "teams", "tags", "brands", "conversation_attributes", "custom_fields"])
    async def test_is_not_found_where_it_does_not_exist(self, ask: Ask, other_desk: Desk, name: str) -> None:
        await other_desk.made("/fields", {"label": "Size", "type": "text"})
        await other_desk.made("/teams", {"name": "Night"})
        await other_desk.made("/tags", {"name": "late"})
        theirs = (await other_desk.knock("GET", f"/v2/{name}")).json()["data"][0]["id"]
        for wrong in (theirs, "507f1f77bcf86cd799439011", "1"):
            response = await ask("GET", f"/{name}/{wrong}")
            assert (response.status_code, response.json()["error"]["code"]) == (404, "resource_not_found")

    @pytest.mark.parametrize("name", LISTS)
    async def test_is_shown_to_whoever_may_read(self, ask: Ask, desk: Desk, name: str) -> None:
        response = await ask("GET", f"/{name}?unknown=1", key=await desk.key_for(Role.READ))
        assert (response.status_code, response.json()["object"]) == (200, "list")
        assert (await ask("GET", f"/{name}", key=None)).status_code == 401


class TestAdmins:
    async def test_are_the_agents_who_can_act(self, ask: Ask, desk: Desk) -> None:
        left = await desk.made("/users", {"email": "eve@x.example", "name": "Eve", "role": "light"})
        roles = await data(ask, "/admins/roles")
        owner, eve = await data(ask, "/admins")
        assert eve == {
            "object": "admin",
            "id": eve["id"],
            "name": "Eve",
            "email": "eve@x.example",
            "profilePicture": None,
            "roleId": roles[3]["id"],
        }
        assert owner["roleId"] == roles[0]["id"]
        await desk.call("DELETE", f"/users/{left['id']}")
        assert [each["name"] for each in await data(ask, "/admins")] == ["Olivia Owner"]
        assert (await ask("GET", f"/admins/{eve['id']}")).json() == eve

    async def test_have_roles_with_permissions(self, ask: Ask) -> None:
        roles = await data(ask, "/admins/roles")
        assert [(role["name"], role["object"]) for role in roles] == [
            (name, "admin_role") for name in ("Owner", "Admin", "Agent", "Light")
        ]
        allowed = [[name for name, yes in role["permissions"].items() if yes] for role in roles]
        assert allowed[0] == allowed[1]
        assert "manage_help_center" in allowed[2]
        assert "manage_api" not in allowed[2]
        assert allowed[3] == ["view_users", "view_comments_private", "manage_comments_private"]


class TestTeams:
    async def test_have_members(self, ask: Ask, desk: Desk) -> None:
        await desk.made("/teams", {"name": "Night", "member_ids": [f"user_{desk.owner.id}"]})
        (night,) = await data(ask, "/teams")
        (owner,) = await data(ask, "/admins")
        assert night == {
            "object": "team",
            "id": night["id"],
            "name": "Night",
            "members": [owner["id"]],
            "color": "#8a8f98",
            "icon": None,
        }
        assert (await ask("GET", f"/teams/{night['id']}")).json() == night


class TestBrands:
    async def test_are_the_workspace(self, ask: Ask) -> None:
        (brand,) = await data(ask, "/brands?limit=1")
        assert brand == {
            "object": "brand",
            "id": brand["id"],
            "name": "Test desk",
            "isDefault": True,
            "helpCenterId": brand["helpCenterId"],
            "senderEmailAddressId": None,
            "createdAt": brand["createdAt"],
            "updatedAt": brand["updatedAt"],
        }
        assert (await ask("GET", f"/brands/{brand['id']}")).json() == brand
        response = await ask("GET", "/brands?cursor=nonsense")
        assert (response.status_code, response.json()["error"]["code"]) == (400, "invalid_cursor")


class TestBoards:
    async def test_are_bare_arrays_of_what_tickets_have(self, ask: Ask) -> None:
        assert (await ask("GET", "/boards")).json() == (await ask("GET", "/tickets/categories")).json() != []
        assert (await ask("GET", "/post_statuses")).json() == (await ask("GET", "/tickets/statuses")).json() != []


class TestFields:
    async def test_are_told_of_everything(self, ask: Ask, desk: Desk) -> None:
        options = [{"label": "Small"}, {"label": "Large"}]
        await desk.made("/fields", {"label": "Size", "type": "multi_select", "options": options, "required": True})
        await desk.made("/fields", {"label": "Proof", "type": "file", "allow_multiple": True, "public": False})
        await desk.made("/fields", {"label": "Tier", "type": "text", "entity": "customer"})
        size, proof, tier = await data(ask, "/custom_fields")
        wire_options = [{"id": "1", "label": "Small"}, {"id": "2", "label": "Large"}]
        assert size == {
            "object": "custom_field",
            "id": size["id"],
            "label": "Size",
            "type": "multi-select",
            "required": True,
            "public": True,
            "internal": False,
            "allowMultiple": False,
            "placeholder": "",
            "options": wire_options,
            "createdAt": size["createdAt"],
            "updatedAt": size["updatedAt"],
        }
        assert (proof["type"], proof["allowMultiple"], proof["internal"]) == ("file", True, True)
        assert (await ask("GET", f"/custom_fields/{tier['id']}")).json() == tier
        (attribute,) = await data(ask, "/conversation_attributes?includeArchived=true")
        assert attribute == {
            "object": "conversation_attribute",
            "id": size["id"],
            "identifier": "size",
            "name": "Size",
            "dataType": "array",
            "fieldSubType": "multi-select",
            "archived": False,
            "options": wire_options,
            "createdAt": size["createdAt"],
            "updatedAt": size["updatedAt"],
        }
        assert (await ask("GET", f"/conversation_attributes/{size['id']}")).json() == attribute
        for other in (proof, tier):
            assert (await ask("GET", f"/conversation_attributes/{other['id']}")).status_code == 404


class TestWhatIsNotOurs:
    @pytest.mark.parametrize(
        "path",
        [
            "posts", "posts/search", "boards/507f1f77bcf86cd799439011", "post_statuses/507f1f77bcf86cd799439011",
            "comments", "changelogs", "changelogs/subscribers", "surveys", "reports/query", "audit-logs",
            "help_center/redirect_rules", "contacts/507f1f77bcf86cd799439011/email-preferences", "nothing", "",
        ],
    )  # fmt: skip
    async def test_is_answered_in_this_doors_shape(self, desk: Desk, path: str) -> None:
        headers = {"authorization": f"Bearer {desk.key}"}
        for method in ("GET", "POST", "PATCH", "DELETE"):
            response = await desk.client.request(method, f"/v2/{path}", headers=headers)
            assert response.status_code == 404, (method, path)
            assert response.json()["error"]["code"] == "resource_not_found"
            assert response.json()["error"]["type"] == "invalid_request_error"
