"""Collections, which are inboxes, and their channels."""

from typing import Any

import pytest

from parley.core.actor import Role
from parley.core.inboxes import update_inbox
from parley.core.people import create_team
from tests.api.clearfeed.rest.client import Client
from tests.support.desks import Desk
from tests.support.marks import mark_of


async def default(client: Client) -> dict[str, Any]:
    """Return the collection that a workspace is born with."""
    return (await client.said("GET", "/collections?include=channels"))["collections"][0]


class TestACollection:
    async def test_is_shown_as_the_vendor_has_it(self, client: Client) -> None:
        said = await default(client)
        assert said == {
            "id": said["id"],
            "name": "Support",
            "owner": None,
            "created_by": None,
            "config": {
                "story_detection": False,
                "force_story_request": False,
                "auto_assign": {"enabled": False},
                "responders": [],
            },
            "emoji_config": {"emoji_names": {}},
            "ticketing_config": {"enabled": False},
            "csat_config": {"enabled": False},
            "created_at": said["created_at"],
            "updated_at": said["updated_at"],
            "channels": [],
        }
        assert type(said["id"]) is int

    async def test_has_what_its_inbox_has(self, client: Client, desk: Desk) -> None:
        number = (await default(client))["id"]
        owner = desk.owner.id or 0
        async with desk.work() as work:
            team = await create_team(work, name="Night shift")
            await update_inbox(
                work,
                inbox=number,
                name="Help",
                owner_id=desk.owner.id,
                responder_ids=[owner],
                team_id=team.id,
                auto_assign=True,
                csat_enabled=True,
            )
        said = await default(client)
        agent = f"user_{desk.owner.id}"
        assert (said["name"], said["owner"], said["csat_config"]) == ("Help", agent, {"enabled": True})
        assert said["config"]["auto_assign"] == {"enabled": True}
        assert said["config"]["responders"] == [{"type": "user", "id": agent}, {"type": "team", "id": str(team.id)}]

    async def test_comes_with_all_others_oldest_first(self, client: Client, desk: Desk, stranger: Client) -> None:
        await desk.made("/inboxes", {"name": "Second"})
        said = (await client.said("GET", "/collections"))["collections"]
        assert [each["name"] for each in said] == ["Support", "Second"]
        assert all("channels" not in each for each in said)
        assert [each["name"] for each in (await stranger.said("GET", "/collections"))["collections"]] == ["Support"]
        assert "include" in await client.refused("GET", "/collections?include=messages")


class TestChannels:
    async def test_are_added_to_a_collection(self, client: Client, desk: Desk) -> None:
        number = (await default(client))["id"]
        customer = (await client.said("POST", "/customers", 201, json={"name": "Acme"}))["customer"]["id"]
        agent = f"user_{desk.owner.id}"
        body = {"channels": [{"id": "C1", "owner": agent, "customer": customer}, {"id": "C2", "name": "help"}]}
        said = (await client.said("POST", f"/collections/{number}/channels", 201, json=body))["collection"]
        assert said["channels"] == [
            {"id": "C1", "name": "C1", "owner": agent, "status": "active"},
            {"id": "C2", "name": "help", "owner": None, "status": "active"},
        ]
        assert await default(client) == said
        assert (await client.said("GET", f"/customers/{customer}"))["customer"]["channel_ids"] == ["C1"]

    @pytest.mark.parametrize(
        ("channels", "named"),
        [
            ([], "channels"),
            ([{}], "channels.0.id"),
            ([{"id": ""}], "channels.0.id"),
            ([{"id": "a b"}], "channels.0.id"),
            ([{"id": "C1"}, {"id": 7}], "channels.1.id"),
            ([{"id": "C1"}, {"id": "C2", "owner": "user_999999"}], "channels.1.owner"),
            ([{"id": "C1", "owner": "U404"}], "channels.0.owner"),
            ([{"id": "C1"}, {"id": "C2", "customer": 999_999}], "channels.1.customer"),
            ("C1", "channels"),
        ],
    )
    async def test_are_added_all_or_none(self, client: Client, desk: Desk, channels: object, named: str) -> None:
        number = (await default(client))["id"]
        before = await mark_of(desk)
        said = await client.refused("POST", f"/collections/{number}/channels", json={"channels": channels})
        assert named in said
        assert await mark_of(desk) == before

    async def test_belong_to_one_collection(self, client: Client, desk: Desk) -> None:
        number = (await default(client))["id"]
        path = f"/collections/{number}/channels"
        await client.said("POST", path, 201, json={"channels": [{"id": "C1"}]})
        before = await mark_of(desk)
        await client.refused("POST", path, 409, json={"channels": [{"id": "C2"}, {"id": "C1"}]})
        await client.refused("POST", path, 409, json={"channels": [{"id": "C3"}, {"id": "C3"}]})
        assert await mark_of(desk) == before

    async def test_are_moved_and_removed(self, client: Client, desk: Desk) -> None:
        number = (await default(client))["id"]
        second = int((await desk.made("/inboxes", {"name": "Second"}))["id"].removeprefix("inbox_"))
        await client.said("POST", f"/collections/{number}/channels", 201, json={"channels": [{"id": "C1"}]})
        said = await client.said("PATCH", "/channels/C1", json={"collection_id": second})
        assert said["channel"] == {
            "id": "C1",
            "name": "C1",
            "owner": None,
            "status": "active",
            "collection_id": second,
            "customer_id": None,
        }
        assert (await default(client))["channels"] == []
        assert await client.said("DELETE", "/channels/C1", 204) == {}
        await client.refused("DELETE", "/channels/C1", 404)

    @pytest.mark.parametrize("body", [{}, {"collection_id": 999_999}, {"collection_id": "1"}, {"collection_id": None}])
    async def test_are_moved_to_a_collection_that_exists(self, client: Client, body: dict[str, Any]) -> None:
        number = (await default(client))["id"]
        await client.said("POST", f"/collections/{number}/channels", 201, json={"channels": [{"id": "C1"}]})
        assert "collection_id" in await client.refused("PATCH", "/channels/C1", json=body)

    async def test_of_another_workspace_do_not_exist(self, client: Client, stranger: Client) -> None:
        theirs, ours = (await default(stranger))["id"], (await default(client))["id"]
        await stranger.said("POST", f"/collections/{theirs}/channels", 201, json={"channels": [{"id": "C1"}]})
        await client.refused("POST", f"/collections/{theirs}/channels", 404, json={"channels": [{"id": "C2"}]})
        await client.refused("PATCH", "/channels/C1", 404, json={"collection_id": ours})
        await client.refused("DELETE", "/channels/C1", 404)
        await client.said("POST", f"/collections/{ours}/channels", 201, json={"channels": [{"id": "C1"}]})
        await client.refused("PATCH", "/channels/C1", json={"collection_id": theirs})

    async def test_need_a_key_that_may_manage(self, client: Client, desk: Desk) -> None:
        agent = Client(desk, await desk.key_for(Role.AGENT))
        number = (await default(client))["id"]
        await agent.refused("POST", f"/collections/{number}/channels", 403, json={"channels": [{"id": "C1"}]})
        await agent.refused("PATCH", "/channels/C1", 403, json={"collection_id": number})
        await agent.refused("DELETE", "/channels/C1", 403)
