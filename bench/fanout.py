"""How soon what happens is heard: by a stream and by a webhook of an idle system, and by a thousand streams at once.

The clock starts before the request that makes the event is sent, so its own few milliseconds are counted in.
"""

import asyncio
import random
import time
from statistics import median

import msgspec
import uvloop

from bench import requests
from bench.deliveries import hook
from bench.desk import Desk
from bench.processes import memory, processor_seconds
from bench.rounds import Pace
from bench.servers import Server, house, tell
from bench.sink import Sink, open_sink
from bench.streams import Audience, open_audience
from bench.table import Row, told

BUDGET_MS = 300.0
IDLE_PERCENT = 1.0
STREAMS = 1_000
EACH = 5
"""An event for so many requests that others are measured by."""
IDLE_FOR = 10
"""How many of the usual rounds nothing happens while processor time is measured."""
SETTLED = 3.0
PAUSES = (0.3, 0.7)
"""Seconds between events, by chance, so that they fall anywhere between two looks of whoever polls."""
WITHIN = 30.0
MS, KIB = 1_000, 1_024


def fan_out(desk: Desk, pace: Pace) -> list[Row]:
    """Let an idle house be heard by few, then by many."""
    with house(desk) as (server, process):
        return uvloop.run(_heard(server, process, pace))


async def _heard(server: Server, process: int, pace: Pace) -> list[Row]:
    idle_for = pace.seconds * IDLE_FOR
    async with open_sink() as sink, open_audience() as audience:
        await hook(server, sink.url)
        await _happen(server)
        await sink.collect(1, within=WITHIN)  # the worker is there
        await asyncio.sleep(SETTLED)
        rows = [_idle("idle: web and worker", await _busy(process, idle_for), IDLE_PERCENT)]
        await audience.grow(server, 1)
        rows += await _one(server, sink, audience, pace.requests // EACH)
        before = memory(process)
        await audience.grow(server, STREAMS - 1)
        await asyncio.sleep(SETTLED)
        what, each = f"{STREAMS:,} idle streams", (memory(process) - before) * KIB / (STREAMS - 1)
        rows.append(told(Row(f"{what}: memory of each", f"{memory(process):.0f} MiB PSS", f"{before:.0f} MiB with one",
                             each, unit="KiB")))  # fmt: skip
        rows.append(_idle(f"{what}: web and worker", await _busy(process, idle_for), None))
        return [*rows, await _all(server, sink, audience, pace.rounds)]


async def _one(server: Server, sink: Sink, audience: Audience, events: int) -> list[Row]:
    streams: list[float] = []
    webhooks: list[float] = []
    for _ in range(events):
        await asyncio.sleep(random.uniform(*PAUSES))
        began = await _happen(server)
        streams += [at - began for at in await audience.collect()]
        webhooks += [letter.at - began for letter in await sink.collect(1, within=WITHIN)]
    return [_waited("stream", streams), _waited("webhook", webhooks)]


async def _all(server: Server, sink: Sink, audience: Audience, events: int) -> Row:
    firsts: list[float] = []
    lasts: list[float] = []
    for _ in range(events):
        await asyncio.sleep(random.uniform(*PAUSES))
        began = await _happen(server)
        heard = await audience.collect()
        firsts.append(MS * (min(heard) - began))
        lasts.append(MS * (max(heard) - began))
        await sink.collect(1, within=WITHIN)
    what, cells = f"{STREAMS:,} streams: until all hear an event", [f"{median(of):.0f} ms" for of in (lasts, firsts)]
    return told(Row(what, cells[0], f"the first {cells[1]}", median(lasts), unit="ms"))


async def _happen(server: Server) -> float:
    """Open a ticket, and return when that was asked for."""
    body = msgspec.json.encode(requests.new_ticket(server.desk.tickets))
    began = time.monotonic()
    await asyncio.to_thread(tell, server, "/tickets", body)
    return began


async def _busy(process: int, seconds: float) -> float:
    """Return how much of one processor is used, in percent, while nothing is asked."""
    used, began = processor_seconds(process), time.monotonic()
    await asyncio.sleep(seconds)
    return 100 * (processor_seconds(process) - used) / (time.monotonic() - began)


def _idle(what: str, percent: float, budget: float | None) -> Row:
    return told(Row(what, "", "one processor", percent, budget, unit="%"))


def _waited(where: str, seconds: list[float]) -> Row:
    times = sorted(MS * each for each in seconds)
    half, most = median(times), times[int(0.95 * len(times))]
    cells = f"p50 {half:.0f} ms, p95 {most:.0f} ms", f"{len(times)} events"
    return told(Row(f"idle: commit to first byte at a {where}", *cells, half, BUDGET_MS, unit="ms"))
