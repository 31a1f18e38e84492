"""Several imports at once: each gets its turn, and one that fails keeps nobody waiting."""

import asyncio
import datetime as dt
from typing import Any

import pytest

from parley.app import bulk, looking
from parley.app.bulk import read_import
from parley.core.imports import Import, Importer, ReadLine
from parley.core.imports.pace import FIRST, GOAL, MOST, Pace
from parley.core.work import Work
from tests.api.native.test_imports import send
from tests.support.bulk import run_imports
from tests.support.desks import Desk

pytestmark = pytest.mark.anyio


async def started(desk: Desk, name: str, amount: int = 1) -> str:
    lines = [{"subject": f"{name} {place}"} for place in range(amount)]
    response = await send(desk, *lines, params={"name": name})
    assert response.status_code == 202, response.text
    return response.json()["data"]["id"]


async def found(desk: Desk, made: str) -> dict[str, Any]:
    return (await desk.got(f"/imports/{made}"))["data"]


async def is_done(desk: Desk, path: str) -> bool:
    for _ in range(200):
        if (await desk.got(path))["data"]["status"] == "done":
            return True
        await asyncio.sleep(0.1)
    return False


async def read_or_break(work: Work, started: Import) -> ReadLine:
    """Meet an error of the database that nobody foresaw, where the import is called so."""
    if started.name == "Poison":
        await work.connection.execute("select 1 / 0")
    return await read_import(work, started)


@pytest.fixture
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("parley.core.imports.running.PAUSES", (dt.timedelta(0),) * 3)


class TestAnImportThatFails:
    @pytest.mark.usefixtures("no_pauses")
    async def test_is_given_up_with_a_reason_and_others_go_on(self, desk: Desk, other_desk: Desk) -> None:
        poison, behind = await started(desk, "Poison", 3), await started(desk, "Behind")
        elsewhere = await started(other_desk, "Elsewhere")
        await run_imports(desk.database, read_or_break)
        failed = await found(desk, poison)
        assert (failed["status"], failed["done"], failed["refused"]) == ("failed", 0, 0)
        assert failed["error"] == "The lines after line 0 could not be taken in"
        assert failed["finished_at"] is not None
        assert (await found(desk, behind))["done"] == 1
        assert (await found(other_desk, elsewhere))["done"] == 1
        told = (await desk.got("/events?types=import.failed"))["data"]
        assert [each["subject"]["id"] for each in told] == [poison]

    async def test_waits_for_its_next_try_while_those_behind_it_go_on(self, desk: Desk) -> None:
        poison, behind = await started(desk, "Poison"), await started(desk, "Behind")
        await run_imports(desk.database, read_or_break)
        assert (await found(desk, poison))["status"] == "waiting"
        assert (await found(desk, behind))["status"] == "done"

    async def test_goes_on_once_it_can(self, desk: Desk) -> None:
        poison = await started(desk, "Poison", 3)
        await Importer(desk.database, read_or_break).look()
        assert (await found(desk, poison))["done"] == 0
        await run_imports(desk.database, read_import)
        assert (await found(desk, poison))["done"] == 3


class TestTurns:
    async def test_let_a_small_import_end_before_a_large_one(self, desk: Desk, other_desk: Desk) -> None:
        large, small = await started(desk, "Large", 5 * FIRST), await started(other_desk, "Small", 2)
        await Importer(desk.database, read_import).look()
        assert (await found(desk, large))["done"] == FIRST
        assert (await found(other_desk, small))["status"] == "done"

    async def test_are_shared_by_several_workers(self, desk: Desk, other_desk: Desk) -> None:
        made = [
            await started(desk, "One", 700),
            await started(desk, "Two", 10),
            await started(other_desk, "Three", 300),
        ]
        await asyncio.gather(*(run_imports(desk.database, read_import) for _ in range(4)))
        await run_imports(desk.database, read_import)
        for owner, name, amount in zip((desk, desk, other_desk), made, (700, 10, 300), strict=True):
            done = await found(owner, name)
            assert (done["status"], done["done"], done["refused"]) == ("done", amount, 0)
        assert (await desk.got("/tickets"))["meta"]["total"] == 710

    async def test_come_at_once_in_the_worker(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(looking, "LOOK_EVERY", 0.05)
        tasks = [asyncio.create_task(each) for each in bulk.loops(desk.database, desk.house.vault, "http://desk.test")]
        try:
            made = await started(desk, "Soon")
            export = await desk.made("/exports", {"format": "csv"})
            assert await is_done(desk, f"/imports/{made}")
            assert await is_done(desk, f"/exports/{export['id']}")
        finally:
            for task in tasks:
                task.cancel()
            ended = await asyncio.gather(*tasks, return_exceptions=True)
        assert {type(each) for each in ended} == {asyncio.CancelledError}


class TestPace:
    def test_grows_to_what_takes_its_time_and_no_further(self) -> None:
        pace = Pace()
        for _ in range(20):
            pace.learn(pace.lines, pace.lines * GOAL / 800)
        assert 780 <= pace.lines <= 800
        for _ in range(20):
            pace.learn(pace.lines, 0.0)
        assert pace.lines == MOST

    def test_shrinks_at_once_for_slow_lines_and_for_failures(self) -> None:
        pace = Pace()
        pace.learn(FIRST, 100 * GOAL)
        assert pace.lines == 1
        pace.stumble()
        pace.learn(0, 0.1)
        assert pace.lines == 1

    def test_does_not_take_the_few_lines_of_an_end_for_a_measure(self) -> None:
        pace = Pace()
        pace.learn(FIRST, GOAL / 4)
        fast = pace.lines
        pace.learn(1, GOAL / 20)
        assert pace.lines == fast
