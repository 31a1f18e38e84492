"""Who is at which ticket, on the live stream: told at once, on every process, and never in the feed."""

from collections.abc import AsyncGenerator
from typing import Any

import pytest

from parley.api.toolbox.house import Rhythm
from parley.core.actor import Role
from parley.core.attention import forget_absent
from parley.kit.clock import utc_now
from parley.kit.db import Database
from tests.api.native.listeners import SEED, names, root_of, tag
from tests.support.desks import Desk, house_for, open_desk
from tests.support.streams import Ear, listening

pytestmark = pytest.mark.anyio
ASKED = "presence=true"


@pytest.fixture
async def alex(desk: Desk) -> str:
    """A key that acts as an agent."""
    user = await desk.made("/users", {"email": "alex@example.com", "name": "Alex", "role": "agent"})
    return await desk.key_for(Role.AGENT, int(user["id"].removeprefix("user_")))


async def ticket(desk: Desk) -> str:
    return (await desk.made("/tickets", SEED))["id"]


async def say(desk: Desk, about: str, state: str, key: str) -> None:
    answer = await desk.call("PUT", f"/tickets/{about}/presence", json={"state": state}, key=key)
    assert answer.status_code == 200, answer.text


def seen(ear: Ear) -> list[tuple[str, str]]:
    """List tickets and states, in the order in which they were told."""
    return [(event.data["ticket_id"], event.data["state"]) for event in ear.events if event.type == "presence"]


async def hear(ear: Ear, *wanted: tuple[str, str]) -> None:
    """Wait for exactly these."""
    await ear.until(lambda ear: len(seen(ear)) >= len(wanted))
    assert seen(ear) == list(wanted)


class TestWhoIsThere:
    async def test_is_told_as_it_changes(self, desk: Desk, alex: str) -> None:
        about = await ticket(desk)
        async with listening(root_of(desk), desk.key, ASKED) as ear:
            for state in ("viewing", "typing", "gone"):
                before = seen(ear)
                await say(desk, about, state, alex)
                await hear(ear, *before, (about, state))
        (first, *_) = [event for event in ear.events if event.type == "presence"]
        user: Any = first.data.pop("user")
        assert first.data == {"ticket_id": about, "state": "viewing"}
        assert (user["email"], user["name"]) == ("alex@example.com", "Alex")
        assert first.id == ""

    async def test_is_told_once_however_often_it_is_said(self, desk: Desk, alex: str) -> None:
        about, other = await ticket(desk), await ticket(desk)
        async with listening(root_of(desk), desk.key, ASKED) as ear:
            for _ in range(3):
                await say(desk, about, "viewing", alex)
            await hear(ear, (about, "viewing"))
            await say(desk, about, "viewing", alex)
            await say(desk, other, "typing", alex)
            await hear(ear, (about, "viewing"), (other, "typing"))

    async def test_is_told_first_to_whoever_comes_later(self, desk: Desk, alex: str) -> None:
        about = await ticket(desk)
        await say(desk, about, "typing", alex)
        async with listening(root_of(desk), desk.key, ASKED) as ear:
            await hear(ear, (about, "typing"))
            async with listening(root_of(desk), desk.key, ASKED) as later:
                await hear(later, (about, "typing"))
        assert seen(ear) == [(about, "typing")]

    async def test_is_told_by_every_process(self, desk: Desk, alex: str, database: Database) -> None:
        about = await ticket(desk)
        elsewhere = Desk(database, house_for(database), desk.client, desk.workspace, desk.key)
        async with (
            listening(root_of(desk), desk.key, ASKED) as ear,
            listening(root_of(elsewhere), desk.key, ASKED) as far,
        ):
            await say(desk, about, "typing", alex)
            for each in (ear, far):
                await hear(each, (about, "typing"))

    async def test_is_told_of_one_ticket_where_that_is_asked(self, desk: Desk, alex: str) -> None:
        about, other = await ticket(desk), await ticket(desk)
        async with listening(root_of(desk), desk.key, f"{ASKED}&ticket_id={about}") as ear:
            await say(desk, other, "viewing", alex)
            await say(desk, about, "viewing", alex)
            await hear(ear, (about, "viewing"))

    async def test_who_is_forgotten_is_gone(self, desk: Desk, alex: str) -> None:
        about = await ticket(desk)
        async with listening(root_of(desk), desk.key, ASKED) as ear:
            await say(desk, about, "viewing", alex)
            await hear(ear, (about, "viewing"))
            async with desk.database.system() as connection:
                await forget_absent(connection, utc_now())
            await hear(ear, (about, "viewing"), (about, "gone"))


class TestNobodyElse:
    async def test_hears_of_it_who_did_not_ask(self, desk: Desk, alex: str) -> None:
        about = await ticket(desk)
        async with listening(root_of(desk), desk.key) as ear, listening(root_of(desk), desk.key, ASKED) as asked:
            await say(desk, about, "viewing", alex)
            await hear(asked, (about, "viewing"))
            await tag(desk, "after")
            await ear.until(lambda ear: names(ear) == ["after"])
            assert seen(ear) == []

    async def test_hears_of_it_in_another_workspace(self, desk: Desk, other_desk: Desk, alex: str) -> None:
        about = await ticket(desk)
        async with (
            listening(root_of(other_desk), other_desk.key, ASKED) as theirs,
            listening(root_of(desk), desk.key, ASKED) as ours,
        ):
            await say(desk, about, "viewing", alex)
            await hear(ours, (about, "viewing"))
            await tag(other_desk, "after")
            await theirs.until(lambda ear: names(ear) == ["after"])
            assert seen(theirs) == []

    async def test_finds_it_in_the_feed(self, desk: Desk, alex: str) -> None:
        before = (await desk.got("/events"))["data"]
        about = await ticket(desk)
        await say(desk, about, "typing", alex)
        new = [each["type"] for each in (await desk.got("/events"))["data"][len(before) :]]
        assert not [each for each in new if "presence" in each]


class TestSignsOfLife:
    @pytest.fixture
    async def quick(self, database: Database) -> AsyncGenerator[Desk]:
        """A desk whose streams show signs of life several times a second."""
        async with open_desk(database, house_for(database, rhythm=Rhythm(heartbeat=0.2))) as desk:
            yield desk

    async def test_go_on_while_people_come_and_go(self, quick: Desk) -> None:
        about, key = await ticket(quick), await quick.key_for(Role.OWNER, quick.owner.id)
        async with listening(root_of(quick), quick.key, ASKED) as ear:
            while ear.text.count(": still here") < 4:
                await say(quick, about, "typing" if len(seen(ear)) % 2 else "viewing", key)
        assert seen(ear)
