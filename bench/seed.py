"""Fill a fresh database with a desk that has been used for three years, and take out what a run has added.

The rows are made by `seed.sql` inside PostgreSQL. The large tables' secondary indexes are dropped before and made
again afterwards, each in one pass, by two connections at a time.
"""

import asyncio
import itertools
import random
from pathlib import Path

import asyncpg

LARGE = ("customers", "tickets", "ticket_tags", "messages", "events")
DAILY = ("webhook_attempts", "webhook_deliveries")
MADE_BESIDE = ("webhooks", "import_ids", "import_lines", "imports")
"""What a run makes and the seed does not; each before what it refers to, for nothing cascades here."""
SYLLABLES = [a + b for a, b in itertools.product("bdfgklmnprstvz", "aeiou")]
VOCABULARY = 5_000
MADE = 2
FAST = {
    "session_replication_role": "replica",
    "synchronous_commit": "off",
    "maintenance_work_mem": "512MB",
    "work_mem": "256MB",
    "max_parallel_maintenance_workers": "1",
    "idle_in_transaction_session_timeout": "0",
}


def words() -> list[str]:
    """Return the vocabulary, the commonest first: made-up words that no stemmer changes the rank of."""
    source = random.Random(18)
    made: dict[str, None] = {}
    while len(made) < VOCABULARY:
        made["".join(source.choices(SYLLABLES, k=source.choice((2, 3, 3, 4)))) + "k"] = None
    return list(made)


async def seed(url: str, tickets: int) -> None:
    """Fill the first workspace of a fresh database."""
    connection = await _connect(url)
    try:
        await connection.execute("alter system set max_wal_size = '16GB'")
        await connection.execute("select pg_reload_conf()")
        await connection.execute("create temp table words (id int, word text)")
        await connection.copy_records_to_table("words", records=list(enumerate(words())))
        indexes = await connection.fetch(
            "select indexname, indexdef from pg_indexes where tablename = any($1) and indexname not like '%pkey'"
            " order by indexname ~ 'messages_tsv' desc",
            LARGE,
        )
        for index in indexes:
            await connection.execute(f"drop index {index['indexname']}")
        await connection.execute(f"set bench.tickets = {tickets}")
        await connection.execute(Path(__file__).with_name("seed.sql").read_text())
        await _make_indexes(url, [index["indexdef"] for index in indexes])
        await connection.execute("vacuum (analyze)")
        await connection.execute("alter system reset max_wal_size")
        await connection.execute("select pg_reload_conf()")
        await connection.execute("checkpoint")
    finally:
        await connection.close()


async def clean(url: str, tickets: int) -> None:
    """Take out what the last run has added, leave no dead rows, and have everything on the disk."""
    connection = await _connect(url)
    try:
        # As a new day's: of a day that was found empty once, plans expect that it stays so.
        await connection.execute(f"truncate {', '.join(DAILY)}")
        for table in MADE_BESIDE:
            await connection.execute(f"delete from {table} where workspace_id = 1")
        for table in ("messages", "ticket_tags", "events"):
            await connection.execute(f"delete from {table} where workspace_id = 1 and ticket_number > $1", tickets)
        await connection.execute("delete from events where workspace_id = 1 and ticket_number is null")
        await connection.execute("delete from tickets where workspace_id = 1 and number > $1", tickets)
        await connection.execute("delete from customers where workspace_id = 1 and id > 1000000000")
        await connection.execute("select setval('ticket_numbers_1', $1)", tickets)
        for table in LARGE + MADE_BESIDE:
            await connection.execute(f"vacuum (analyze) {table}")
        await connection.execute("checkpoint")
    finally:
        await connection.close()


async def _connect(url: str) -> "asyncpg.Connection[asyncpg.Record]":
    return await asyncpg.connect(url, server_settings=FAST, command_timeout=1_800)


async def _make_indexes(url: str, definitions: list[str]) -> None:
    """Make the indexes, the slowest first, two at a time."""
    left = iter(definitions)

    async def work() -> None:
        connection = await _connect(url)
        try:
            for definition in left:
                await connection.execute(definition)
        finally:
            await connection.close()

    await asyncio.gather(*(work() for _ in range(MADE)))
