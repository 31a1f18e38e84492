"""What was read, what a glance shows, and who is at a ticket."""

from typing import Any

import pytest

from parley.core.actor import Role
from parley.core.attention import FORGOTTEN_AFTER, forget_absent
from parley.kit.clock import utc_now
from tests.support.desks import Desk

pytestmark = pytest.mark.anyio


@pytest.fixture
async def me(desk: Desk) -> str:
    """A key that acts as the owner."""
    return await desk.key_for(Role.OWNER, desk.owner.id)


@pytest.fixture
async def alex(desk: Desk) -> str:
    """A key that acts as another agent."""
    user = await desk.made("/users", {"email": "alex@example.com", "name": "Alex", "role": "agent"})
    return await desk.key_for(Role.AGENT, int(user["id"].removeprefix("user_")))


async def ticket(desk: Desk, **fields: Any) -> str:
    return (await desk.made("/tickets", {"subject": "Help", "customer_email": "ann@example.com", **fields}))["id"]


async def say(desk: Desk, about: str, text: str, key: str, **fields: Any) -> None:
    await desk.made("/conversations", {"ticket_id": about, "content": text, **fields}, key=key)


async def unread(desk: Desk, key: str) -> dict[str, bool]:
    return {each["id"]: each["unread"] for each in (await desk.got("/tickets?include=unread", key=key))["data"]}


class TestReading:
    async def test_is_of_each_agent(self, desk: Desk, me: str, alex: str) -> None:
        about = await ticket(desk)
        assert await unread(desk, me) == {about: True}
        assert (await desk.call("POST", f"/tickets/{about}/read", key=me)).status_code == 200
        assert (await unread(desk, me), await unread(desk, alex)) == ({about: False}, {about: True})

    async def test_is_undone_by_what_another_says_and_not_by_oneself(self, desk: Desk, me: str, alex: str) -> None:
        about = await ticket(desk)
        await desk.call("POST", f"/tickets/{about}/read", key=me)
        await say(desk, about, "I am on it", me)
        assert await unread(desk, me) == {about: False}
        await say(desk, about, "Really?", alex, internal=True)
        assert await unread(desk, me) == {about: True}

    async def test_can_be_taken_back(self, desk: Desk, me: str) -> None:
        about = await ticket(desk)
        for _ in range(2):
            await desk.call("POST", f"/tickets/{about}/read", key=me)
        assert (await desk.call("POST", f"/tickets/{about}/unread", key=me)).json()["unread"] is True
        assert await unread(desk, me) == {about: True}

    async def test_narrows_a_list(self, desk: Desk, me: str) -> None:
        about, other = await ticket(desk), await ticket(desk)
        await desk.call("POST", f"/tickets/{about}/read", key=me)
        for wanted, found in (("true", [other]), ("false", [about])):
            assert [each["id"] for each in (await desk.got(f"/tickets?unread={wanted}", key=me))["data"]] == found

    async def test_is_not_for_a_key_that_is_nobody(self, desk: Desk) -> None:
        about, key = await ticket(desk), await desk.key_for(Role.ADMIN)
        assert (await desk.call("POST", f"/tickets/{about}/read", key=key)).status_code == 403
        assert await unread(desk, key) == {about: False}

    async def test_of_what_is_not_there_is_not_found(self, desk: Desk, me: str) -> None:
        for act in ("read", "unread"):
            assert (await desk.call("POST", f"/tickets/tkt_999999/{act}", key=me)).status_code == 404


class TestAGlance:
    async def test_shows_the_newest_thing_said(self, desk: Desk, me: str) -> None:
        about = await ticket(desk, description="It burns")
        first = (await desk.got("/tickets?include=last_message"))["data"][0]
        assert (first["last_message"]["type"], first["last_message"]["preview"]) == ("opening", "It burns")
        await say(desk, about, "<p>" + "Water " * 100 + "</p>", me)
        last = (await desk.got("/tickets?include=last_message,unread"))["data"][0]["last_message"]
        assert (last["type"], last["author_type"], last["author_name"]) == ("reply", "agent", "Olivia Owner")
        assert len(last["preview"]) == 160

    async def test_shows_nothing_where_nothing_was_said_or_asked_for(self, desk: Desk) -> None:
        await ticket(desk)
        assert "unread" not in (await desk.got("/tickets"))["data"][0]

    @pytest.mark.parametrize("parts", ["", "nope", "unread,", "unread,nope", "unread description"])
    async def test_refuses_other_parts(self, desk: Desk, parts: str) -> None:
        assert (await desk.call("GET", "/tickets", params={"include": parts})).status_code == 400


class TestPresence:
    async def test_is_seen_by_others(self, desk: Desk, me: str, alex: str) -> None:
        path = f"/tickets/{await ticket(desk)}/presence"
        assert (await desk.call("PUT", path, json={"state": "viewing"}, key=me)).json() == {"data": []}
        seen = (await desk.call("PUT", path, json={"state": "typing"}, key=alex)).json()["data"]
        assert [(each["user"]["name"], each["state"]) for each in seen] == [("Olivia Owner", "viewing")]
        assert [each["user"]["name"] for each in (await desk.got(path, key=me))["data"]] == ["Alex"]
        await desk.call("PUT", path, json={"state": "gone"}, key=alex)
        assert (await desk.got(path, key=me))["data"] == []

    async def test_is_forgotten(self, desk: Desk, me: str, alex: str) -> None:
        path = f"/tickets/{await ticket(desk)}/presence"
        await desk.call("PUT", path, json={"state": "viewing"}, key=alex)
        async with desk.database.system() as connection:
            await forget_absent(connection, utc_now() + FORGOTTEN_AFTER)
        assert (await desk.got(path, key=me))["data"] == []

    async def test_is_not_for_a_key_that_is_nobody(self, desk: Desk) -> None:
        path, key = f"/tickets/{await ticket(desk)}/presence", await desk.key_for(Role.READ)
        assert (await desk.call("PUT", path, json={"state": "viewing"}, key=key)).status_code == 403
        assert (await desk.got(path, key=key))["data"] == []
