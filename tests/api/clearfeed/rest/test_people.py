"""Users and teams."""

from typing import Any

import pytest

from tests.api.clearfeed.rest.client import Client
from tests.support.desks import Desk


async def an_agent(desk: Desk, name: str, **more: Any) -> str:
    """Make an agent and return its id."""
    return (await desk.made("/users", {"email": f"{name}@example.com", "name": name.title(), **more}))["id"]


async def ids(client: Client, **params: Any) -> list[str]:
    """List users' ids."""
    return [each["id"] for each in (await client.said("GET", "/users", params=params))["users"]]


class TestAUser:
    async def test_is_an_agent(self, client: Client, desk: Desk) -> None:
        agent = await an_agent(desk, "alex")
        await desk.call("PATCH", f"/users/{agent}", json={"avatar_url": "https://example.com/a.png"})
        said = await client.said("GET", "/users", params={"ids": agent})
        assert said == {
            "users": [
                {
                    "id": agent,
                    "name": "Alex",
                    "email": "alex@example.com",
                    "avatar": "https://example.com/a.png",
                    "deleted": False,
                    "is_bot": False,
                }
            ],
            "response_metadata": {"next_cursor": None},
        }

    async def test_is_listed_newest_first_and_found_by_name_or_address(self, client: Client, desk: Desk) -> None:
        alex, eve = await an_agent(desk, "alex"), await an_agent(desk, "eve")
        assert await ids(client) == [eve, alex, f"user_{desk.owner.id}"]
        assert await ids(client, query="ALE") == [alex]
        assert await ids(client, query="eve@example") == [eve]
        assert await ids(client, query="%") == []

    async def test_that_left_is_deleted(self, client: Client, desk: Desk) -> None:
        alex = await an_agent(desk, "alex")
        await desk.call("PATCH", f"/users/{alex}", json={"active": False})
        assert alex not in await ids(client)
        assert await ids(client, ids=alex) == []
        (said,) = (await client.said("GET", "/users", params={"ids": alex, "include_deleted": "true"}))["users"]
        assert said["deleted"] is True
        assert alex in await ids(client, include_deleted="true")

    async def test_is_paged(self, client: Client, desk: Desk) -> None:
        made = [await an_agent(desk, name) for name in ("alex", "eve")]
        said = await client.said("GET", "/users", params={"limit": 2})
        assert [each["id"] for each in said["users"]] == made[::-1]
        assert await ids(client, **said["response_metadata"]) == [f"user_{desk.owner.id}"]
        for limit in ("0", "101", "x"):
            assert "limit" in await client.refused("GET", "/users", params={"limit": limit})


class TestIds:
    async def test_name_customers_too_and_come_in_their_order(self, client: Client, desk: Desk) -> None:
        alex = await an_agent(desk, "alex", slack_id="U1")
        ann = (await desk.made("/customers", {"email": "ann@example.com", "name": "Ann", "slack_id": "U2"}))["id"]
        owner = f"user_{desk.owner.id}"
        assert await ids(client, ids=[ann, owner, alex]) == [ann, owner, alex]
        assert await ids(client, ids=f"{alex},{ann}") == [alex, ann]
        assert await ids(client, **{"ids[]": [ann]}) == [ann]
        assert await ids(client, ids=["U2", "U1", alex]) == [ann, alex]

    async def test_that_are_nobodys_are_left_out(self, client: Client, desk: Desk, other_desk: Desk) -> None:
        for name in ("one", "two", "three"):
            theirs = await an_agent(other_desk, name, slack_id=f"U-{name}")
        unknown = ["user_999999", "user_0", "x", "cust_", theirs, "U-one", "user_" + "9" * 19]
        assert await ids(client, ids=[*unknown, f"user_{desk.owner.id}"]) == [f"user_{desk.owner.id}"]

    @pytest.mark.parametrize("count", [99, 100])
    async def test_are_a_hundred_at_most(self, client: Client, desk: Desk, count: int) -> None:
        wanted = [f"user_{desk.owner.id}", *(f"user_{100_000 + place}" for place in range(count - 1))]
        assert await ids(client, ids=wanted) == [f"user_{desk.owner.id}"]
        assert await ids(client, ids=",".join(wanted)) == [f"user_{desk.owner.id}"]

    async def test_that_are_101_are_refused(self, client: Client) -> None:
        wanted = [f"user_{place}" for place in range(1, 102)]
        assert "ids" in await client.refused("GET", "/users", params={"ids": wanted})

    @pytest.mark.parametrize("beside", [{"query": "a"}, {"next_cursor": "x"}])
    async def test_stand_alone(self, client: Client, beside: dict[str, str]) -> None:
        assert "ids" in await client.refused("GET", "/users", params={"ids": "user_1", **beside})


class TestATeam:
    async def test_is_shown_as_the_vendor_has_it(self, client: Client, desk: Desk) -> None:
        alex = await an_agent(desk, "alex")
        made = await desk.made("/teams", {"name": "Night shift", "member_ids": [alex]})
        number = int(made["id"].removeprefix("team_"))
        team = (await client.said("GET", f"/teams/{number}"))["team"]
        assert team == {
            "id": number,
            "name": "Night shift",
            "is_active": True,
            "source": "parley",
            "source_id": None,
            "created_at": made["created_at"],
            "updated_at": made["updated_at"],
        }
        assert await client.said("GET", "/teams") == {"teams": [team]}
        members = [
            {
                "id": alex,
                "name": "Alex",
                "email": "alex@example.com",
                "avatar": None,
                "deleted": False,
                "is_bot": False,
            }
        ]
        whole = {**team, "team_members": members}
        assert await client.said("GET", f"/teams/{number}?include=team_members") == {"team": whole}
        assert await client.said("GET", "/teams?include=team_members") == {"teams": [whole]}

    async def test_without_members_shows_none(self, client: Client, desk: Desk) -> None:
        await desk.made("/teams", {"name": "Empty"})
        assert (await client.said("GET", "/teams?include=team_members"))["teams"][0]["team_members"] == []

    async def test_must_exist(self, client: Client, other_desk: Desk) -> None:
        for name in ("one", "two", "three"):
            theirs = (await other_desk.made("/teams", {"name": name}))["id"].removeprefix("team_")
        for path in (theirs, "0", "x", "team_1"):
            await client.refused("GET", f"/teams/{path}", 404)
        assert await client.said("GET", "/teams") == {"teams": []}
        assert "include" in await client.refused("GET", "/teams?include=members")
