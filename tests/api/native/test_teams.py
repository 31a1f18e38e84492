"""Teams through the native door."""

from typing import Any

import pytest

from parley.core.actor import Role
from tests.core.people.desk_data import events_of, number_of, plant_ticket, ticket_column
from tests.support.desks import Desk


async def hired(desk: Desk, name: str) -> str:
    return (await desk.made("/users", {"email": f"{name}@desk.test", "name": name}))["id"]


class TestCreatingATeam:
    @pytest.mark.parametrize(
        ("body", "paths"),
        [
            ({}, {"name"}),
            ({"name": ""}, {"name"}),
            ({"name": "\n"}, {"name"}),
            ({"name": "\0"}, {"name"}),
            ({"name": "A", "member_ids": ["user_1", 2]}, {"member_ids.1"}),
            ({"name": "A", "member_ids": ["ann", "user_0"]}, {"member_ids.0", "member_ids.1"}),
            ({"name": "A", "member_ids": ["user_999998", "user_999999"]}, {"member_ids.0", "member_ids.1"}),
            ({"name": "A", "member_ids": ["user_1"] * 1001}, {"member_ids"}),
        ],
    )
    async def test_refuses_what_is_wrong_and_names_it(self, desk: Desk, body: Any, paths: set[str]) -> None:
        response = await desk.call("POST", "/teams", json=body)
        assert response.status_code == 400
        assert {field["path"] for field in response.json()["error"]["details"]["fields"]} == paths

    async def test_takes_no_member_of_another_workspace(self, desk: Desk, other_desk: Desk) -> None:
        ours, theirs = await hired(desk, "ann"), await hired(other_desk, "bob")
        response = await desk.call("POST", "/teams", json={"name": "A", "member_ids": [ours, theirs]})
        assert response.status_code == 400
        assert [field["path"] for field in response.json()["error"]["details"]["fields"]] == ["member_ids.1"]
        assert (await desk.got("/teams"))["data"] == []

    async def test_answers_with_the_team_and_each_member_once(self, desk: Desk) -> None:
        ann, bob = await hired(desk, "ann"), await hired(desk, "bob")
        team = await desk.made("/teams", {"name": "First", "member_ids": [bob, ann, bob]})
        assert team == {
            "id": team["id"],
            "name": "First",
            "member_ids": [ann, bob],
            "created_at": team["created_at"],
            "updated_at": team["created_at"],
        }
        assert (await desk.got(f"/users/{ann}"))["data"]["team_ids"] == [team["id"]]
        members = [int(member.removeprefix("user_")) for member in (ann, bob)]
        assert await events_of(desk, "team") == [("team.created", {"name": "First", "member_ids": members}, None)]

    async def test_refuses_a_taken_name_in_another_case(self, desk: Desk) -> None:
        await desk.made("/teams", {"name": "First"})
        response = await desk.call("POST", "/teams", json={"name": "FIRST"})
        assert (response.status_code, response.json()["error"]["code"]) == (409, "CONFLICT")

    @pytest.mark.parametrize("role", [Role.READ, Role.LIGHT, Role.AGENT])
    async def test_is_forbidden_to_all_but_admins_and_owners(self, desk: Desk, role: Role) -> None:
        key = await desk.key_for(role)
        assert (await desk.call("POST", "/teams", json={"name": "A"}, key=key)).status_code == 403


class TestChangingATeam:
    async def test_replaces_the_members_and_is_recorded(self, desk: Desk) -> None:
        ann, bob, cat = [await hired(desk, name) for name in ("ann", "bob", "cat")]
        team = await desk.made("/teams", {"name": "First", "member_ids": [ann, bob]})
        response = await desk.call("PATCH", f"/teams/{team['id']}", json={"member_ids": [cat, bob]})
        assert response.json()["data"] | {"updated_at": 0} == team | {"member_ids": [bob, cat], "updated_at": 0}
        numbers = [[int(user.removeprefix("user_")) for user in users] for users in ((ann, bob), (bob, cat))]
        assert (await events_of(desk, "team"))[-1] == ("team.updated", {"changes": {"member_ids": numbers}}, None)

    async def test_can_empty_it(self, desk: Desk) -> None:
        team = await desk.made("/teams", {"name": "First", "member_ids": [await hired(desk, "ann")]})
        response = await desk.call("PATCH", f"/teams/{team['id']}", json={"member_ids": []})
        assert response.json()["data"]["member_ids"] == []

    async def test_refuses_a_taken_name_an_empty_body_and_a_stale_version(self, desk: Desk) -> None:
        await desk.made("/teams", {"name": "Other"})
        path = f"/teams/{(await desk.made('/teams', {'name': 'First'}))['id']}"
        answers = [
            await desk.call("PATCH", path, json={"name": "other"}),
            await desk.call("PATCH", path, json={}),
            await desk.call("PATCH", path, json={"name": "New"}, headers={"if-match": '"7"'}),
            await desk.call("DELETE", path, headers={"if-match": '"7"'}),
        ]
        assert [answer.status_code for answer in answers] == [409, 400, 412, 412]
        assert (await desk.got(path))["data"]["name"] == "First"


class TestDeletingATeam:
    async def test_leaves_its_members_and_tickets_without_it(self, desk: Desk) -> None:
        ann = await hired(desk, "ann")
        team = await desk.made("/teams", {"name": "First", "member_ids": [ann]})
        customer = await desk.made("/customers", {"email": "a@b.test"})
        ticket = await plant_ticket(desk, number_of(customer), team=number_of(team))
        path = f"/teams/{team['id']}"
        answers = [await desk.call(method, path) for method in ("DELETE", "DELETE", "GET")]
        assert [answer.status_code for answer in answers] == [204, 404, 404]
        assert (await desk.got(f"/users/{ann}"))["data"]["team_ids"] == []
        assert await ticket_column(desk, ticket, "team_id") is None
        assert (await events_of(desk, "team"))[-1] == ("team.deleted", {"name": "First"}, None)


class TestAnotherWorkspacesTeam:
    async def test_is_not_found_by_any_method(self, desk: Desk, other_desk: Desk) -> None:
        team = await other_desk.made("/teams", {"name": "Secret"})
        path = f"/teams/{team['id']}"
        answers = [
            await desk.call("GET", path),
            await desk.call("PATCH", path, json={"name": "mine"}),
            await desk.call("DELETE", path),
        ]
        assert [answer.status_code for answer in answers] == [404, 404, 404]
        assert (await other_desk.got(path))["data"] == team


class TestListingTeams:
    async def test_searches_and_orders_by_name(self, desk: Desk) -> None:
        for name in ("Billing", "Sales", "bills"):
            await desk.made("/teams", {"name": name})
        found = await desk.got("/teams?search=BILL&order_by=name&order_dir=asc")
        assert [team["name"] for team in found["data"]] == ["Billing", "bills"]
