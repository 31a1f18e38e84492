"""Imports that somebody stops: what was taken in stays, and nothing else comes."""

import asyncio
import json
from typing import Any

import pytest

from parley.app.bulk import read_import
from parley.core.actor import Role, system_actor
from parley.core.imports import forget_lines, store
from parley.core.imports.running import run_batch, stumble
from parley.kit.clock import utc_now
from tests.support.bulk import run_imports
from tests.support.desks import Desk, open_desk

pytestmark = pytest.mark.anyio
TYPE = {"content-type": "application/x-ndjson"}


async def waiting(desk: Desk, *subjects: str) -> str:
    """Have an import that waits; return its path."""
    lines = b"".join(json.dumps({"subject": each}).encode() + b"\n" for each in subjects)
    response = await desk.call("POST", "/imports", content=lines, headers=TYPE)
    assert response.status_code == 202, response.text
    return f"/imports/{response.json()['data']['id']}"


def number_of(path: str) -> int:
    return int(path.rpartition("_")[2])


async def batch(desk: Desk, path: str, limit: int) -> int | None:
    return await run_batch(desk.database, read_import, workspace=desk.workspace.id, number=number_of(path), limit=limit)


async def canceled(desk: Desk, path: str) -> dict[str, Any]:
    response = await desk.call("POST", f"{path}/cancel")
    assert response.status_code == 200, response.text
    return response.json()["data"]


async def lines_left(desk: Desk) -> int:
    async with desk.database.tenant(desk.workspace.id) as connection:
        return await connection.fetchval("select count(*) from import_lines where workspace_id = $1", desk.workspace.id)


class TestACancel:
    @pytest.mark.parametrize("path", ["/imports/imp_999999", "/imports/imp_0", "/imports/x"])
    async def test_of_none_is_not_found(self, desk: Desk, path: str) -> None:
        assert (await desk.call("POST", f"{path}/cancel")).status_code == 404

    async def test_of_anothers_is_not_found_and_changes_nothing(self, desk: Desk) -> None:
        path = await waiting(desk, "One")
        async with open_desk(desk.database) as other:
            assert (await other.call("POST", f"{path}/cancel")).status_code == 404
        assert (await desk.got(path))["data"]["status"] == "waiting"

    @pytest.mark.parametrize("role", [Role.AGENT, Role.LIGHT, Role.READ])
    async def test_is_for_managers(self, desk: Desk, role: Role) -> None:
        path = await waiting(desk, "One")
        assert (await desk.call("POST", f"{path}/cancel", key=await desk.key_for(role))).status_code == 403
        assert (await desk.got(path))["data"]["status"] == "waiting"

    async def test_of_one_that_is_done_says_so(self, desk: Desk) -> None:
        path = await waiting(desk, "One")
        await run_imports(desk.database, read_import)
        before = await desk.got(path)
        response = await desk.call("POST", f"{path}/cancel")
        assert (response.status_code, response.json()["error"]["code"]) == (409, "CONFLICT")
        assert "'done'" in response.json()["error"]["message"]
        assert await desk.got(path) == before

    async def test_of_one_on_its_way_here_says_so(self, desk: Desk) -> None:
        async with desk.work() as work:
            number = await store.insert(work, name="Half")
        response = await desk.call("POST", f"/imports/imp_{number}/cancel")
        assert (response.status_code, response.json()["error"]["code"]) == (409, "CONFLICT")


class TestAnImport:
    async def test_that_is_canceled_half_way_keeps_what_was_taken_in(self, desk: Desk) -> None:
        path = await waiting(desk, "One", "", "Three", "Four")
        assert await batch(desk, path, 2) == 2
        ended = await canceled(desk, path)
        assert (ended["status"], ended["lines"], ended["done"], ended["refused"]) == ("canceled", 4, 1, 1)
        assert ended["finished_at"] is not None
        assert await batch(desk, path, 2) is None
        await run_imports(desk.database, read_import)
        assert (await desk.got(path))["data"] == ended
        assert [each["subject"] for each in (await desk.got("/tickets"))["data"]] == ["One"]
        assert [each["line"] for each in (await desk.got(f"{path}/refused"))["data"]] == [2]

    async def test_that_waits_takes_in_nothing(self, desk: Desk) -> None:
        path = await waiting(desk, "One", "Two")
        assert (await canceled(desk, path))["done"] == 0
        await run_imports(desk.database, read_import)
        assert (await desk.got("/tickets"))["data"] == []

    async def test_that_waits_for_another_try_is_not_tried(self, desk: Desk) -> None:
        path = await waiting(desk, "One")
        await stumble(desk.database, workspace=desk.workspace.id, number=number_of(path))
        await canceled(desk, path)
        await stumble(desk.database, workspace=desk.workspace.id, number=number_of(path))
        assert (await desk.got(path))["data"]["status"] == "canceled"

    async def test_is_told_of_once_however_often_it_is_canceled(self, desk: Desk) -> None:
        path = await waiting(desk, "One", "Two")
        first = await canceled(desk, path)
        assert await canceled(desk, path) == first
        told = (await desk.got("/events?types=import.finished"))["data"]
        assert [(each["data"], each["quiet"], each["actor"]["id"]) for each in told] == [
            ({"lines": 2, "status": "canceled", "done": 0, "refused": 0}, False, f"user_{desk.workspace.owner_id}")
        ]

    async def test_counts_the_batch_under_way(self, desk: Desk) -> None:
        path = await waiting(desk, "One", "Two")
        async with desk.work(system_actor(desk.workspace.id)) as work:
            assert await store.claim(work, number_of(path)) is not None
            ending = asyncio.create_task(canceled(desk, path))
            await asyncio.sleep(0.2)
            assert not ending.done()
            await store.progress(work, number_of(path), position=1, done=1, refused=0, is_over=False)
        assert ((await ending)["status"], (await ending)["done"]) == ("canceled", 1)

    async def test_leaves_no_line_that_was_not_looked_at(self, desk: Desk) -> None:
        path = await waiting(desk, "", "Two", "Three")
        await batch(desk, path, 1)
        await canceled(desk, path)
        assert await lines_left(desk) == 3
        await forget_lines(desk.database, utc_now())
        assert await lines_left(desk) == 1
        assert [each["line"] for each in (await desk.got(f"{path}/refused"))["data"]] == [1]
