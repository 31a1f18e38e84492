"""Users through the native door."""

from typing import Any

import pytest

from parley.core.actor import Role
from tests.core.people.desk_data import number_of
from tests.support.desks import Desk

ANN = {"email": "Ann@desk.test", "name": "Ann Lee", "role": "agent"}


class TestCreatingAUser:
    @pytest.mark.parametrize(
        ("body", "paths"),
        [
            ({}, {"email", "name"}),
            ({"email": "no address", "name": "\r\n"}, {"email", "name"}),
            (ANN | {"name": "\0"}, {"name"}),
            (ANN | {"role": "read"}, {"role"}),
            (ANN | {"role": "king", "team_ids": []}, {"role", "team_ids"}),
        ],
    )
    async def test_refuses_what_is_wrong_and_names_it(self, desk: Desk, body: Any, paths: set[str]) -> None:
        response = await desk.call("POST", "/users", json=body)
        assert response.status_code == 400
        assert {field["path"] for field in response.json()["error"]["details"]["fields"]} == paths

    async def test_answers_with_the_user(self, desk: Desk) -> None:
        user = await desk.made("/users", ANN)
        assert user == ANN | {
            "id": user["id"],
            "avatar_url": None,
            "slack_id": None,
            "active": True,
            "team_ids": [],
            "created_at": user["created_at"],
            "updated_at": user["created_at"],
        }
        assert user["id"].startswith("user_")

    async def test_refuses_a_taken_address_in_another_case(self, desk: Desk) -> None:
        await desk.made("/users", ANN)
        response = await desk.call("POST", "/users", json=ANN | {"email": "ann@DESK.test"})
        assert (response.status_code, response.json()["error"]["code"]) == (409, "CONFLICT")

    @pytest.mark.parametrize("role", [Role.READ, Role.LIGHT, Role.AGENT])
    async def test_is_forbidden_to_all_but_admins_and_owners(self, desk: Desk, role: Role) -> None:
        key = await desk.key_for(role)
        assert (await desk.call("POST", "/users", json=ANN, key=key)).status_code == 403

    async def test_as_an_owner_is_forbidden_to_an_admin(self, desk: Desk) -> None:
        key = await desk.key_for(Role.ADMIN)
        assert (await desk.call("POST", "/users", json=ANN | {"role": "owner"}, key=key)).status_code == 403
        assert (await desk.made("/users", ANN | {"role": "admin"}, key=key))["role"] == "admin"


class TestChangingAUser:
    async def test_changes_only_what_is_given_and_null_clears(self, desk: Desk) -> None:
        user = await desk.made("/users", ANN)
        path = f"/users/{user['id']}"
        body = {"role": "light", "avatar_url": "https://img.test/a.png"}
        first = await desk.call("PATCH", path, json=body)
        assert first.json()["data"] | {"updated_at": 0} == user | body | {"updated_at": 0}
        assert (await desk.call("PATCH", path, json={"avatar_url": None})).json()["data"]["avatar_url"] is None

    @pytest.mark.parametrize(
        ("body", "status"),
        [
            ({}, 400),
            ({"email": "new@desk.test"}, 400),
            ({"avatar_url": "javascript:alert(1)"}, 400),
            ({"avatar_url": "https://user:pw@img.test/a.png"}, 400),
            ({"active": "no"}, 400),
            ({"name": None}, 400),
        ],
    )
    async def test_refuses_what_is_wrong(self, desk: Desk, body: Any, status: int) -> None:
        user = await desk.made("/users", ANN)
        path = f"/users/{user['id']}"
        assert (await desk.call("PATCH", path, json=body)).status_code == status
        assert (await desk.got(path))["data"] == user

    async def test_refuses_a_stale_version(self, desk: Desk) -> None:
        path = f"/users/{(await desk.made('/users', ANN))['id']}"
        stale = {"if-match": (await desk.call("GET", path)).headers["etag"]}
        codes = [
            (await desk.call("PATCH", path, json={"name": name}, headers=stale)).status_code for name in ("a", "b")
        ]
        assert codes == [200, 412]

    @pytest.mark.parametrize("body", [{"role": "admin"}, {"active": False}])
    async def test_keeps_the_last_owner(self, desk: Desk, body: Any) -> None:
        response = await desk.call("PATCH", f"/users/user_{desk.workspace.owner_id}", json=body)
        assert (response.status_code, response.json()["error"]["code"]) == (409, "CONFLICT")


class TestDeletingAUser:
    async def test_deactivates_it_and_voids_its_keys(self, desk: Desk) -> None:
        user = await desk.made("/users", ANN)
        key = await desk.key_for(Role.AGENT, number_of(user))
        assert (await desk.call("GET", "/tags", key=key)).status_code == 200
        assert (await desk.call("DELETE", f"/users/{user['id']}")).status_code == 204
        assert (await desk.call("GET", "/tags", key=key)).status_code == 401
        assert (await desk.got(f"/users/{user['id']}"))["data"]["active"] is False

    async def test_twice_is_harmless(self, desk: Desk) -> None:
        path = f"/users/{(await desk.made('/users', ANN))['id']}"
        assert [(await desk.call("DELETE", path)).status_code for _ in range(2)] == [204, 204]

    async def test_keeps_the_last_owner(self, desk: Desk) -> None:
        path = f"/users/user_{desk.workspace.owner_id}"
        assert (await desk.call("DELETE", path)).status_code == 409
        assert (await desk.got(path))["data"]["active"] is True


class TestAnotherWorkspacesUser:
    async def test_is_not_found_by_any_method(self, desk: Desk, other_desk: Desk) -> None:
        user = await other_desk.made("/users", ANN)
        path = f"/users/{user['id']}"
        answers = [
            await desk.call("GET", path),
            await desk.call("PATCH", path, json={"name": "mine"}),
            await desk.call("DELETE", path),
        ]
        assert [answer.status_code for answer in answers] == [404, 404, 404]
        assert (await other_desk.got(path))["data"] == user


class TestListingUsers:
    @pytest.mark.parametrize(
        ("query", "names"),
        [
            ("", ["Ann Lee", "Bob", "Olivia Owner"]),
            ("role=owner", ["Olivia Owner"]),
            ("active=false", ["Bob"]),
            ("active=true&role=agent", ["Ann Lee"]),
            ("search=LEE", ["Ann Lee"]),
            ("search=bob@desk", ["Bob"]),
            ("search=%25", []),
            ("team_id={team}", ["Ann Lee"]),
            ("team_id=team_999999", []),
        ],
    )
    async def test_filters(self, desk: Desk, query: str, names: list[str]) -> None:
        ann = await desk.made("/users", ANN)
        bob = await desk.made("/users", {"email": "bob@desk.test", "name": "Bob"})
        await desk.call("DELETE", f"/users/{bob['id']}")
        team = await desk.made("/teams", {"name": "First", "member_ids": [ann["id"]]})
        found = await desk.got(f"/users?order_by=name&order_dir=asc&{query.format(team=team['id'])}")
        assert [user["name"] for user in found["data"]] == names

    @pytest.mark.parametrize("query", ["role=read", "active=yes", "team_id=7", "order_by=password_hash"])
    async def test_refuses_what_it_does_not_know(self, desk: Desk, query: str) -> None:
        response = await desk.call("GET", f"/users?{query}")
        assert response.status_code == 400
        assert [field["path"] for field in response.json()["error"]["details"]["fields"]] == [query.partition("=")[0]]
