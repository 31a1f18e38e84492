"""Imports against `COPY` of the same rows: what an import has stored is copied out, removed, and copied in again.

An import is measured from the first byte of the upload to its last line, through web and worker, which looks for it
within a second: that is counted in. `COPY` writes the rows in binary from memory, all tables in a transaction,
with every index and key in place.
"""

import asyncio
import io
import time
from statistics import median
from typing import TypeAlias

import asyncpg
import msgspec

from bench import requests
from bench.desk import Desk
from bench.rounds import Pace, share
from bench.seed import clean
from bench.servers import Server, fetch, house, tell
from bench.table import Row, told

BUDGET = 0.25
LINES = 50
"""How many lines an import has for each request that others are measured by."""
NUMBERS = {"tickets": "number", "messages": "ticket_number", "ticket_tags": "ticket_number",
           "events": "ticket_number", "import_ids": "ticket_number"}  # fmt: skip
COLUMNS = """
select array_agg(attname::text order by attnum) from pg_attribute
where attrelid = $1::text::regclass and attnum > 0 and not attisdropped and attgenerated = ''
"""
LOOK_EVERY = 0.1
WITHIN = 600.0
MINUTE = 60
Rows = dict[str, tuple[list[str], bytes]]
Held: TypeAlias = "asyncpg.Connection[asyncpg.Record]"


class ImportWrong(Exception):
    """An import took in less than it was given, so its figure would mean nothing."""


def imports(desk: Desk, pace: Pace) -> list[Row]:
    """Import the same lines, and copy what came of them, round by round; between them the desk is cleaned."""
    with house(desk) as (server, _):
        ours, copied = asyncio.run(_rounds(server, pace))
    rate = median(ours) * MINUTE
    cells = f"{median(ours):,.0f} lines/s", f"COPY {median(copied):,.0f} lines/s"
    return [
        told(Row("bulk import", *cells, share(ours, copied), BUDGET, most=False)),
        told(Row("bulk import, lines a minute", "", f"{pace.requests * LINES:,} lines each", rate, unit="lines")),
    ]


async def _rounds(server: Server, pace: Pace) -> tuple[list[float], list[float]]:
    desk, amount = server.desk, pace.requests * LINES
    ours: list[float] = []
    copied: list[float] = []
    await _import(server, amount // 10)
    for _ in range(max(2, pace.rounds // 2)):
        await clean(desk.url, desk.tickets)
        ours.append(amount / await _import(server, amount))
        rows = await _copy_out(desk)
        await clean(desk.url, desk.tickets)
        copied.append(amount / await _copy_in(desk, rows))
    await clean(desk.url, desk.tickets)
    return ours, copied


async def _import(server: Server, amount: int) -> float:
    body = b"\n".join(map(msgspec.json.encode, requests.past_tickets(server.desk.tickets, amount)))
    began = time.monotonic()
    started = await asyncio.to_thread(tell, server, "/imports", body, kind="application/x-ndjson")
    done = await asyncio.wait_for(_done(server, started["id"]), WITHIN)
    seconds = time.monotonic() - began
    if done != amount:
        raise ImportWrong(f"{done} of {amount} lines")
    return seconds


async def _done(server: Server, import_id: str) -> int:
    """Wait until nothing of it is left to do, and return how many lines were taken in."""
    while True:
        seen = msgspec.json.decode(await asyncio.to_thread(fetch, server, f"/imports/{import_id}"))["data"]
        if seen["status"] == "done":
            return seen["done"]
        await asyncio.sleep(LOOK_EVERY)


async def _copy_out(desk: Desk) -> Rows:
    connection: Held = await asyncpg.connect(desk.url)
    try:
        return {table: await _copied(connection, table, number, desk.tickets) for table, number in NUMBERS.items()}
    finally:
        await connection.close()


async def _copied(connection: Held, table: str, number: str, after: int) -> tuple[list[str], bytes]:
    columns: list[str] = await connection.fetchval(COLUMNS, table)
    rows = io.BytesIO()
    query = f"select {', '.join(columns)} from {table} where workspace_id = 1 and {number} > $1"
    await connection.copy_from_query(query, after, output=rows, format="binary")
    return columns, rows.getvalue()


async def _copy_in(desk: Desk, rows: Rows) -> float:
    connection: Held = await asyncpg.connect(desk.url)
    try:
        began = time.monotonic()
        async with connection.transaction():
            for table, (columns, content) in rows.items():
                await connection.copy_to_table(table, source=io.BytesIO(content), columns=columns, format="binary")
        return time.monotonic() - began
    finally:
        await connection.close()
