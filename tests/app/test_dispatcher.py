"""The dispatcher's loop: every workspace, whatever another's events do; one statement while nothing happens."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from typing import Any

import pytest

from parley.app.dispatcher import Dispatcher
from parley.core import tags
from parley.core.events import RecordedEvent
from parley.core.work import Work
from parley.kit.db import Database
from tests.support.desks import Desk, open_desk


@pytest.fixture(autouse=True)
async def only_ours(database: Database) -> None:
    """Pass over what the other tests' workspaces have left to hand on."""
    async with database.system() as connection:
        await connection.execute(
            """
            insert into dispatch_cursors (workspace_id, epoch, xid, event_id, updated_at)
            select workspace_id, current_epoch(), pg_snapshot_xmin(pg_current_snapshot()), 0, now() from workspaces
            on conflict (workspace_id) do update
            set epoch = excluded.epoch, xid = excluded.xid, event_id = excluded.event_id
            """
        )


@pytest.fixture
async def desks(database: Database) -> AsyncGenerator[list[Desk]]:
    """Three workspaces with a tag each."""
    async with open_desk(database) as a, open_desk(database) as b, open_desk(database) as c:
        found = [a, b, c]
        for desk in found:
            async with desk.work() as work:
                await tags.create_tag(work, name="one")
        yield found


class TestLooking:
    async def test_goes_on_with_others_where_one_cannot_be_served(self, desks: list[Desk], database: Database) -> None:
        heard: set[int] = set()

        async def hear(work: Work, _: Sequence[RecordedEvent]) -> None:
            if work.workspace == desks[1].workspace.id:
                raise RuntimeError("cannot")
            heard.add(work.workspace)

        dispatcher = Dispatcher(database, [hear])
        await dispatcher.look()
        await dispatcher.look()
        assert heard >= {desks[0].workspace.id, desks[2].workspace.id}
        assert desks[1].workspace.id not in heard

    async def test_hands_each_workspace_its_own(self, desks: list[Desk], database: Database) -> None:
        heard: dict[int, list[str]] = {}

        async def hear(work: Work, events: Sequence[RecordedEvent]) -> None:
            heard.setdefault(work.workspace, []).extend(e.data["name"] for e in events if e.type == "tag.created")

        dispatcher = Dispatcher(database, [hear])
        while await dispatcher.look():
            pass
        assert [heard[desk.workspace.id] for desk in desks] == [["one"]] * 3

    async def test_wakes_whoever_waits_for_what_was_handed_on(self, desks: list[Desk], database: Database) -> None:
        while await Dispatcher(database, []).look():
            pass
        async with desks[0].work() as work:
            await tags.create_tag(work, name="two")
        told = asyncio.Event()
        running = asyncio.create_task(Dispatcher(database, [], told.set).run())
        await asyncio.wait_for(told.wait(), 10)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)

    async def test_costs_one_statement_while_nothing_happens(
        self, database: Database, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        dispatcher = Dispatcher(database, [])
        while await dispatcher.look():
            pass
        asked: list[str] = []
        async with database.system() as connection:
            kind = type(getattr(connection, "_con", connection))
        fetchrow = kind.fetchrow

        async def counted(self: Any, query: str, *values: object) -> object:
            asked.append(query)
            return await fetchrow(self, query, *values)

        monkeypatch.setattr(kind, "fetchrow", counted)
        assert await dispatcher.look() == 0
        assert len(asked) == 1
