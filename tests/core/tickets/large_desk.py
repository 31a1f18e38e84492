"""A desk that the planner takes for one of a million tickets, and the plans of what is asked of it.

Five thousand real tickets are analysed, and then every table and index of the desk is said to have 200 times the rows
it has, all of them vacuumed. The planner takes rows from these statistics, but pages it counts in the file; so that a
scan of a whole table costs what it would, a page of one is priced 200 times. What stays untrue: bitmap scans look
dearer than they would be, and an index less deep than it would be by one level. Shares of values (how rare a status
or a tag is) are those of the real rows.

All of it happens in one transaction that is rolled back.
"""

import re
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from typing import Any

import msgspec

from parley.core import workspaces
from parley.core.actor import system_actor
from parley.core.work import Work
from parley.kit.clock import utc_now
from parley.kit.db import Connection, Database

TICKETS, TIMES = 5_000, 200
LARGE = ("tickets", "customers", "messages", "ticket_tags", "events")
MOST_SORTED = 50_000
FEW = 1_000
ALL_OF_IT = re.compile(r"\(workspace_id = [^ ]*\)")
"""An index that is asked for the workspace alone leads to every row; for a few of them that is no way."""

ROWS = f"""
insert into agents (workspace_id, id, email, name, role, created_at, updated_at) overriding system value
select $1, 1000000 + i, i || '@plans.test', 'A', 'agent', now(), now() from generate_series(1, 50) i;

insert into tags (workspace_id, id, name, created_at, updated_at) overriding system value
select $1, 1000000 + i, 'tag' || i, now(), now() from generate_series(1, 50) i;

insert into customers (workspace_id, id, email, name, phone, tsv, created_at, updated_at) overriding system value
select $1, 1000000 + i, 'c' || i || '@plans.test', 'C', i::text, search_vector($1, 'c' || i, ''),
       now() - i * interval '1 hour', now()
from generate_series(1, 1000) i;

insert into tickets (workspace_id, number, subject, status_id, priority, open, customer_id, assignee_id, inbox_id,
                     source, created_at, updated_at)
select $1, i, 'Subject', s.ids[1 + least(floor(7 * power(random(), 3)), 5)::int], 1 + i % 4, true,
       1000000 + 1 + i % 1000, case when i % 5 > 0 then 1000000 + 1 + floor(50 * random() * random())::int end,
       (select id from inboxes where workspace_id = $1), 'api', now() - i * interval '20 minutes',
       now() - random() * i * interval '20 minutes'
from generate_series(1, {TICKETS}) i, (select array_agg(id order by id) from statuses where workspace_id = $1) s (ids);

insert into ticket_tags (workspace_id, ticket_number, tag_id, created_at)
select $1, number, 1000000 + floor(power(50, random()))::int, created_at
from tickets where workspace_id = $1 and number % 2 = 0;

insert into messages (workspace_id, ticket_number, kind, author_kind, author_name, raw, html, body_text, format, policy,
                      tsv, created_at)
select $1, t.number, (array['opening', 'reply', 'note'])[m], 'customer', 'C', '', '', '', 'text', 1,
       search_vector($1, 'word' || t.number % 500, 'common'), t.created_at
from tickets t, generate_series(1, 3) m where t.workspace_id = $1;

insert into events (workspace_id, type, version, subject_kind, subject_id, ticket_number, sequence, actor_kind,
                    actor_name, origin, data, created_at)
select $1, 'ticket.created', 1, 'ticket', number, number, 1, 'system', 'S', 'test', '{{}}', created_at
from tickets where workspace_id = $1
"""
SCALED = """
update pg_class c set reltuples = c.reltuples * $2, relallvisible = c.relpages
from pg_index i where c.oid in (i.indexrelid, i.indrelid) and i.indrelid = any($1::text[]::regclass[])
"""


class Asked(msgspec.Struct, frozen=True):
    """A statement that was sent; one that is planned for its values is never planned for any."""

    sql: str
    values: tuple[Any, ...]
    is_skewed: bool


class Listener:
    """A connection that remembers what was asked of it."""

    def __init__(self, connection: Connection) -> None:
        self._connection: Any = connection
        self.asked: list[Asked] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)

    async def fetch(self, sql: str, *values: Any, **_: Any) -> Any:
        return await self._heard("fetch", sql, values)

    async def fetchrow(self, sql: str, *values: Any) -> Any:
        return await self._heard("fetchrow", sql, values)

    async def fetchval(self, sql: str, *values: Any) -> Any:
        return await self._heard("fetchval", sql, values)

    async def execute(self, sql: str, *values: Any) -> Any:
        return await self._heard("execute", sql, values)

    async def prepare(self, sql: str, *, name: str) -> "Prepared":
        assert name == ""
        return Prepared(self, sql)

    async def _heard(self, method: str, sql: str, values: tuple[Any, ...]) -> Any:
        if not sql.startswith("explain"):
            self.asked.append(Asked(sql, values, is_skewed=False))
        return await getattr(self._connection, method)(sql, *values)


class Prepared(msgspec.Struct):
    """A statement that is planned for its values."""

    listener: Listener
    sql: str

    async def fetch(self, *values: Any) -> Any:
        self.listener.asked.append(Asked(self.sql, values, is_skewed=True))
        return await self.listener._connection.fetch(self.sql, *values)


class LargeDesk(msgspec.Struct):
    """A workspace in an open transaction."""

    connection: Connection
    workspace: int

    async def faults(self, ask: Callable[[Work], Awaitable[object]]) -> list[str]:
        """Ask, and list what is wrong with the plans of the statements that were sent for it."""
        listener: Any = Listener(self.connection)
        async with self._undone():
            await ask(Work(listener, system_actor(self.workspace), utc_now(), "test"))
        assert listener.asked
        return [fault for asked in listener.asked for plan in await self._plans(asked) for fault in _faults(plan)]

    @asynccontextmanager
    async def without(self, index: str) -> AsyncGenerator[None]:
        """Drop an index for the length of a block."""
        async with self._undone():
            await self.connection.execute(f"drop index {index}")
            yield

    @asynccontextmanager
    async def _undone(self) -> AsyncGenerator[None]:
        savepoint = self.connection.transaction()
        await savepoint.start()
        try:
            yield
        finally:
            await savepoint.rollback()

    async def _plans(self, asked: Asked) -> list[Any]:
        plans = [await self.connection.fetchval(f"explain (format json) {asked.sql}", *asked.values)]
        if asked.values and not asked.is_skewed:
            plans.append(await _generic_plan(self.connection, asked))
        return [msgspec.json.decode(plan)[0]["Plan"] for plan in plans]


async def _generic_plan(connection: Connection, asked: Asked) -> str:
    """Plan for no values in particular, as PostgreSQL does from a statement's sixth time on."""
    await connection.execute(f"prepare asked as {asked.sql}")
    nulls = ", ".join(["null"] * len(asked.values))
    plan = await connection.fetchval(f"explain (format json) execute asked({nulls})")
    await connection.execute("deallocate asked")
    return plan


def _faults(plan: dict[str, Any]) -> Iterator[str]:
    kind, table = plan["Node Type"], plan.get("Relation Name")
    if kind == "Seq Scan" and table in LARGE:
        yield f"Seq Scan of {table}"
    if (
        table in LARGE
        and ALL_OF_IT.fullmatch(plan.get("Index Cond", ""))
        and "Filter" in plan
        and plan["Plan Rows"] < FEW
    ):
        yield f"Walk of {table} for {plan['Plan Rows']} rows"
    if kind == "Sort" and plan["Plan Rows"] > MOST_SORTED:
        yield f"Sort of {plan['Plan Rows']} rows by {plan['Sort Key']}"
    for inner in plan.get("Plans", []):
        yield from _faults(inner)


@asynccontextmanager
async def open_large_desk(database: Database) -> AsyncGenerator[LargeDesk]:
    """Make the desk, and leave nothing of it behind."""
    async with database.system() as connection:
        transaction = connection.transaction()
        await transaction.start()
        try:
            yield await _made(connection)
        finally:
            await transaction.rollback()


async def _made(connection: Connection) -> LargeDesk:
    await connection.execute("set local idle_in_transaction_session_timeout = 0")
    await connection.execute("set local plan_cache_mode = force_generic_plan")
    await connection.execute(f"set local seq_page_cost = {TIMES}")
    made = await workspaces.create_workspace(
        connection, slug="plans", name="Plans", owner_email="o@plans.test", owner_name="O", now=utc_now()
    )
    await connection.execute("select setseed(0.5)")  # the same desk in every run
    for statement in ROWS.split(";"):
        await connection.execute(statement, made.id)
    await connection.execute("select setval('ticket_numbers_' || $1::bigint, $2)", made.id, TICKETS)
    await connection.execute(f"analyze {', '.join(LARGE)}, agents, tags")
    await connection.execute(SCALED, list(LARGE), TIMES)
    return LargeDesk(connection, made.id)
