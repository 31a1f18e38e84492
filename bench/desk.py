"""The benchmark's own database server and what is in it: one embedded PostgreSQL below `.cache/bench`.

A database is made once for each size and used again until the schema or the seed changes. What a run adds to it is
taken out again by `clean`.
"""

import asyncio
import hashlib
import time
from collections.abc import Generator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

import asyncpg
import msgspec

from bench.seed import clean, seed
from parley.app.environment import read
from parley.app.preparation import first_key, prepare
from parley.kit.embedded import Cluster

FOLDER = Path(".cache/bench").resolve()
KEPT = FOLDER / "desks.json"
SMALL, LARGE = 10_000, 1_000_000
"""The small desk stands in the database that `parley serve` finds in this folder."""


class Desk(msgspec.Struct, frozen=True):
    """A database of so many tickets, and a key that opens it."""

    tickets: int
    url: str
    key: str


@contextmanager
def open_desks(sizes: list[int]) -> Generator[list[Desk]]:
    """Run the server with a desk of each size."""
    with Cluster(FOLDER, report=print) as cluster:
        desks = [_desk(cluster.url, size) for size in sizes]
        yield desks
        for desk in desks:
            asyncio.run(clean(desk.url, desk.tickets))


def _desk(server: str, tickets: int) -> Desk:
    """Return the desk, made if it is not there or is of another seed."""
    name, made_of = ("parley" if tickets == SMALL else f"bench_{tickets}"), _fingerprint()
    kept = msgspec.json.decode(KEPT.read_bytes(), type=dict[str, tuple[str, str]]) if KEPT.exists() else {}
    url = server.replace("/parley?", f"/{name}?")
    if kept.get(name, ("", ""))[0] != made_of:
        began = time.monotonic()
        asyncio.run(_make_database(server, name))
        prepare(url, read({}))
        key = asyncio.run(first_key(url)) or ""
        asyncio.run(seed(url, tickets))
        print(f"Made {tickets:,} tickets in {time.monotonic() - began:.0f} s.")
        kept[name] = (made_of, key)
        KEPT.write_bytes(msgspec.json.encode(kept))
    asyncio.run(clean(url, tickets))
    return Desk(tickets, url, kept[name][1])


def _fingerprint() -> str:
    parts = [Path(__file__).with_name(name).read_bytes() for name in ("seed.py", "seed.sql")]
    parts += [file.read_bytes() for file in files("parley.migrations").iterdir() if file.name.endswith(".sql")]
    return hashlib.sha256(b"".join(parts)).hexdigest()


async def _make_database(server: str, name: str) -> None:
    connection = await asyncpg.connect(server, database="postgres")
    try:
        await connection.execute(f"drop database if exists {name} with (force)")
        await connection.execute(f"create database {name}")
    finally:
        await connection.close()
