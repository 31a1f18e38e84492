"""The sample data of a new desk: a morning's work, for whoever has just set it up."""

import asyncio
import datetime as dt
from typing import Any

import pytest

from parley.app.demo import TICKETS, DemoPresent, make_desk
from parley.app.demo.cast import AGENTS
from parley.app.demo.today import STORIES, Places, steps_of
from parley.app.demo.today.setup import CATEGORIES, FIELDS, MACROS, VIEWS
from parley.kit.clock import utc_now
from tests.support.desks import Desk

NOW = dt.datetime(2026, 3, 4, 15, tzinfo=dt.UTC)
LIVE = "state=open,in_progress,pending,on_hold"
OPTIONS = {key: {label: str(place) for place, label in enumerate(labels)} for key, _, _, labels in FIELDS}


async def fill(desk: Desk) -> None:
    await make_desk(desk.database, desk.house.vault, desk.workspace.id, seed=1)


async def count(desk: Desk, query: str) -> int:
    return (await desk.got(f"/tickets?{query}"))["meta"]["total"]


async def ticket_called(desk: Desk, words: str) -> dict[str, Any]:
    found = (await desk.got(f"/tickets?limit=100&{LIVE}"))["data"]
    return next(each for each in found if words in each["subject"])


class TestASampleDesk:
    async def test_is_made_once(self, desk: Desk) -> None:
        await fill(desk)
        with pytest.raises(DemoPresent):
            await fill(desk)
        assert await count(desk, "") == TICKETS

    async def test_is_full_of_life(self, desk: Desk) -> None:
        await fill(desk)
        live = (await desk.got(f"/tickets?limit=100&{LIVE}&snoozed=false&include=last_message"))["data"]
        assert 15 <= len(live) <= 40
        assert {each["priority"] for each in live} == {"low", "medium", "high", "urgent"}
        assert {each["state"] for each in live} == {"open", "in_progress", "pending", "on_hold"}
        mine, nobodys = await count(desk, f"{LIVE}&assignee_id=me"), await count(desk, f"{LIVE}&assignee_id=none")
        assert min(mine, nobodys, len(live) - mine - nobodys) >= 4
        assert await count(desk, f"{LIVE}&snoozed=true") >= 1
        assert 4 <= await count(desk, "unread=true") <= 10
        assert await count(desk, f"created_before={utc_now() - dt.timedelta(days=20):%Y-%m-%dT%H:%M:%SZ}") > 5

    async def test_begins_with_a_question_that_its_owner_can_answer(self, desk: Desk) -> None:
        await fill(desk)
        first = (await desk.got("/tickets?order_by=updated_at&limit=1&include=description"))["data"][0]
        assert first["assignee"]["id"] == f"user_{desk.owner.id}"
        assert first["state"] == "open"
        assert first["first_response_at"] is None
        assert first["description_text"].count("?") == 1
        age = utc_now() - dt.datetime.fromisoformat(first["updated_at"])
        assert age < dt.timedelta(minutes=10)

    async def test_has_talk_with_files_notes_and_names(self, desk: Desk) -> None:
        await fill(desk)
        lamp = await ticket_called(desk, "broken shade")
        said = (await desk.got(f"/conversations?ticket_id={lamp['id']}"))["data"]
        assert "@Owner" in str(said) or "@Olivia" in str(said)
        assert [each["name"] for each in (await desk.got(f"/tickets/{lamp['id']}"))["data"]["attachments"]] == [
            "broken-lamp.jpg"
        ]
        shelves = await ticket_called(desk, "oak shelves")
        assert len((await desk.got(f"/conversations?ticket_id={shelves['id']}"))["data"]) >= 8
        kept = lamp["custom_fields"]
        assert kept["order_number"] == "A-47790"
        assert kept["photo_received"] is True

    async def test_has_its_own_ways(self, desk: Desk) -> None:
        await fill(desk)
        for path, least in (("categories", len(CATEGORIES)), ("macros", len(MACROS)), ("views", len(VIEWS))):
            assert len((await desk.got(f"/{path}"))["data"]) >= least, path
        assert (await desk.got("/articles"))["meta"]["total"] >= 10
        assert (await desk.got("/inboxes"))["meta"]["total"] == 2
        counts = (await desk.got("/views/counts"))["data"]
        assert all(each["count"] for each in counts if each["id"].startswith("view_"))

    async def test_is_made_within_seconds(self, desk: Desk) -> None:
        await asyncio.wait_for(fill(desk), 60)


class TestTheStories:
    def told(self, now: dt.datetime = NOW) -> list[Any]:
        return steps_of(STORIES, Places(options=OPTIONS), owner="Ada Lovelace", now=now, ticket=0, customer=0)

    def test_lie_before_now_and_each_goes_forward(self) -> None:
        steps = self.told()
        assert max(step.at for step in steps) < NOW
        for ticket in range(len(STORIES)):
            moments = [step.at for step in steps if step.ticket == ticket]
            assert moments == sorted(moments)

    def test_are_told_in_the_owners_name(self) -> None:
        texts = [step.text for step in self.told() if hasattr(step, "text")]
        assert not [text for text in texts if "{" in text]
        assert any("@Ada Lovelace" in text for text in texts)
        assert any(text.endswith("\nAda") for text in texts)

    def test_name_colleagues_who_are_there(self) -> None:
        names = {name for name, _, _ in AGENTS} | {"Ada Lovelace"}
        for step in self.told():
            text = getattr(step, "text", "")
            assert "@" not in text or any(f"@{name}" in text for name in names), text
