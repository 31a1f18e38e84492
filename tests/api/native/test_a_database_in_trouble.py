"""Deadlocks, and connections that are cut: nothing that a caller hears of but a 503, and back at once."""

import asyncio
from typing import Any

import asyncpg
import httpx
import pytest

from parley.kit.db import Contended, Database
from tests.api.native.crowds import SEED, all_of, statuses, ticket
from tests.support.desks import Desk, open_desk
from tests.support.marks import mark_of

BACKENDS = "select pid from pg_stat_activity where application_name = 'parley'"
END_BACKENDS = f"select pg_terminate_backend(pid) from ({BACKENDS} and pid <> all($1)) ours"


class TestADeadlock:
    async def test_is_tried_again_until_it_is_clear(self, database: Database, desk: Desk) -> None:
        """Two rows locked crosswise: PostgreSQL ends one of the two transactions, and the door tries that one again."""
        one, other = await ticket(desk), await ticket(desk)
        path = f"/tickets/{one}/followers"
        async with database.tenant(desk.workspace.id) as connection, connection.transaction():
            await connection.execute(
                "select 1 from tickets where workspace_id = $1 and number = $2 for update",
                desk.workspace.id,
                int(other.removeprefix("tkt_")),
            )
            call = asyncio.create_task(desk.call("POST", f"/tickets/{one}/merge", json={"into": other}))
            await asyncio.sleep(0.3)
            assert not call.done()
            # The merge holds the first ticket by now and waits for the second; whoever is ended, nobody hears 500.
            try:
                async with connection.transaction():
                    await connection.execute(
                        "select 1 from tickets where workspace_id = $1 and number = $2 for update",
                        desk.workspace.id,
                        int(one.removeprefix("tkt_")),
                    )
            except asyncpg.DeadlockDetectedError:
                pass
        answer = await asyncio.wait_for(call, 20)
        assert answer.status_code == 200, answer.text
        assert (await desk.got(path.replace(one, other)))["data"] == {"followers": []}

    async def test_is_said_to_the_caller_of_the_pool_by_its_name(self, database: Database) -> None:
        with pytest.raises(Contended):
            async with database.system():
                raise asyncpg.DeadlockDetectedError("deadlock detected")


class TestADatabaseThatGoes:
    async def test_is_a_503_or_a_success_and_then_all_is_well(self, database_url: str) -> None:
        killer = await asyncpg.connect(database_url)
        spared = [row["pid"] for row in await killer.fetch(BACKENDS)]
        pool = Database(database_url, row_security=True)
        await pool.open()
        async with open_desk(pool) as fragile:
            await self._outlives(fragile, killer, spared)
        await pool.close()
        await killer.close()

    async def _outlives(self, fragile: Desk, killer: Any, spared: list[int]) -> None:
        async def end_backends() -> int:
            ended = 0
            while ended <= 8:
                await asyncio.sleep(0.05)
                ended += len(await killer.fetch(END_BACKENDS, spared))
            return ended

        killing = asyncio.create_task(end_backends())
        answers: list[httpx.Response] = []
        while not killing.done():
            answers += await all_of(
                *(fragile.call("POST", "/tickets", json=SEED | {"subject": f"{len(answers) + n}"}) for n in range(6)),
                *(fragile.call("GET", "/tickets") for _ in range(2)),
                fragile.call(
                    "POST", "/tags", json={"name": f"t{len(answers)}"}, headers={"idempotency-key": f"{len(answers)}"}
                ),
            )
        assert await killing > 8
        assert set(statuses(answers)) <= {200, 201, 503}, statuses(answers)
        assert all(int(answer.headers["retry-after"]) > 0 for answer in answers if answer.status_code == 503)
        assert statuses(await all_of(*(fragile.call("GET", "/tickets") for _ in range(20)))) == {200: 20}
        promised = {answer.json()["data"]["id"] for answer in answers if answer.status_code == 201}
        kept = {ticket["id"] for ticket in await _every(fragile, "/tickets")}
        kept |= {tag["id"] for tag in await _every(fragile, "/tags")}
        assert promised <= kept
        before = await mark_of(fragile)
        assert (await fragile.call("POST", "/tickets", json=SEED)).status_code == 201
        assert await mark_of(fragile) != before


async def _every(desk: Desk, path: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    page = await desk.got(f"{path}?limit=100")
    while True:
        found += page["data"]
        if page["meta"]["next_cursor"] is None:
            return found
        page = await desk.got(f"{path}?limit=100&cursor={page['meta']['next_cursor']}")
