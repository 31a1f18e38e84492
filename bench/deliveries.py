"""Deliveries of webhooks against bare posts: the same bodies, to the same place, by as many connections.

A transaction that is held open keeps tickets that are opened meanwhile from being told of; when it ends, all their
events are there at once. From then on it counts until the last body came: reading the feed, planning, writing and
signing bodies, sending, keeping record.
"""

import asyncio
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from statistics import median

import asyncpg
import httpx2
import msgspec

from bench import requests
from bench.desk import Desk
from bench.load import Generator
from bench.rounds import Pace, checked, share
from bench.servers import Server, house, tell
from bench.sink import Letter, Sink, open_sink
from bench.table import Row, told

BUDGET = 0.5
ENDPOINTS = 4
EACH = 3
"""How many tickets a round opens for each request that others are measured by."""
WITHIN = 120.0
PLAIN = {"content-type": "application/json"}


def deliveries(generator: Generator, desk: Desk, pace: Pace) -> list[Row]:
    """Send a burst of events to some endpoints, round by round."""
    with house(desk) as (server, _):
        return [told(asyncio.run(_rounds(generator, server, pace)))]


async def _rounds(generator: Generator, server: Server, pace: Pace) -> Row:
    ours: list[float] = []
    bare: list[float] = []
    connections: list[int] = []
    async with open_sink() as sink:
        for place in range(ENDPOINTS):
            await hook(server, f"{sink.url}/{place}")
        await _burst(generator, server, sink, pace.requests // 10)
        for _ in range(pace.rounds):
            letters, seconds = await _burst(generator, server, sink, pace.requests * EACH)
            ours.append(len(letters) / seconds)
            connections.append(len({letter.connection for letter in letters}))
            bare.append(await _bare(generator, sink, letters, connections[-1]))
    cells = [f"{median(rates):,.0f}/s" for rates in (ours, bare)]
    against = f"bare posts {cells[1]}, {median(connections):.0f} connections"
    return Row("webhook deliveries", cells[0], against, share(ours, bare), BUDGET, most=False)


async def hook(server: Server, url: str) -> None:
    """Have new tickets told to an address."""
    await asyncio.to_thread(tell, server, "/webhooks", msgspec.json.encode({"url": url, "events": ["ticket.created"]}))


async def _burst(generator: Generator, server: Server, sink: Sink, amount: int) -> tuple[list[Letter], float]:
    made = requests.creations(server)
    async with _held_back(server.desk.url):
        checked(await asyncio.to_thread(generator.send, server.port, made, amount=amount))
    began = time.monotonic()
    letters = await sink.collect(amount * ENDPOINTS, within=WITHIN)
    return letters, letters[-1].at - began


@asynccontextmanager
async def _held_back(url: str) -> AsyncGenerator[None]:
    """Keep what is committed within the block from being read as an event before its end."""
    connection = await asyncpg.connect(url, server_settings={"idle_in_transaction_session_timeout": "0"})
    try:
        async with connection.transaction():
            await connection.fetchval("select pg_current_xact_id()::text")
            yield
    finally:
        await connection.close()


async def _bare(generator: Generator, sink: Sink, letters: list[Letter], connections: int) -> float:
    bodies = [(letter.path, letter.body) for letter in letters]
    seconds = await asyncio.to_thread(generator.run, post_all, sink.url, bodies, connections)
    await sink.collect(len(bodies), within=WITHIN)
    return len(bodies) / seconds


def post_all(url: str, bodies: list[tuple[str, bytes]], connections: int) -> float:
    """Post the bodies, so many at a time, and return the seconds that it took."""
    return asyncio.run(_post_all(url, bodies, connections))


async def _post_all(url: str, bodies: list[tuple[str, bytes]], connections: int) -> float:
    left = iter(bodies)
    limits = httpx2.Limits(max_connections=connections, max_keepalive_connections=connections)
    async with httpx2.AsyncClient(limits=limits, trust_env=False) as client:

        async def post() -> None:
            for path, body in left:
                (await client.post(url + path, content=body, headers=PLAIN)).raise_for_status()

        began = time.monotonic()
        await asyncio.gather(*(post() for _ in range(connections)))
        return time.monotonic() - began
