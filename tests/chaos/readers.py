"""Those who read: the feed by `after`, the stream by `Last-Event-ID`, lists by cursor, and whether anything answers."""

import asyncio
import datetime as dt
import itertools
import json
import time
from dataclasses import dataclass
from random import Random
from typing import Any

import httpx

from tests.chaos.clients import Client, Ending
from tests.chaos.dialects import NATIVE, Desk
from tests.chaos.history import Reader, Sign, Walk, Write

START = "0-0-0"
SILENCE = 20.0
"""Seconds without a word after which a listener comes again: a sign of life is due every fifteen."""
PROBE_EVERY = 0.15
PROBE_WITHIN = 2.0
PAGE = 25


def seconds_of(moment: str) -> float:
    """Read a time of the wire."""
    return dt.datetime.fromisoformat(moment).timestamp()


async def follow_feed(client: Client, reader: Reader) -> None:
    """Read on and on; a call that fails is made again from the same place."""
    query: dict[str, Any] = {"wait": 2, "limit": 40}
    while True:
        answer = await client.ask("GET", "/api/v1/events", params=query)
        if answer is None or answer.status_code in {429, 503}:
            reader.resumed += 1
            await asyncio.sleep(0.2)
        elif answer.status_code == 200:
            page = answer.json()
            _take(client, reader, page["data"], "feed")
            query["after"] = page["meta"]["next_cursor"]
        else:
            reader.refused.append(f"{answer.status_code} {answer.text[:200]}")
            return


def _take(client: Client, reader: Reader, events: list[dict[str, Any]], surface: str) -> None:
    now = time.time()
    for event in events:
        reader.seen.append((event["position"], event["id"]))
        client.history.signs.append(Sign(surface, seconds_of(event["created_at"]), now))


@dataclass
class Ear:
    """Listens to the stream, comes again with the last id whenever it ends, for whatever reason."""

    client: Client
    reader: Reader
    last: str = START

    async def listen(self) -> None:
        """Listen until canceled, or refused."""
        while not self.reader.refused:
            try:
                await self._once()
            except httpx.TransportError:
                self.client.history.statuses[0] += 1
            self.reader.resumed += 1
            await asyncio.sleep(0.2)

    async def _once(self) -> None:
        query = {"types": ",".join(self.reader.types)} if self.reader.types else {}
        headers = {"last-event-id": self.last}
        limits = httpx.Timeout(5.0, read=SILENCE)
        stream = self.client.http.stream("GET", "/api/v1/events/stream", params=query, headers=headers, timeout=limits)
        async with stream as answer:
            if answer.status_code != 200:
                await answer.aread()
                self.client.note(answer)
                if answer.status_code not in {429, 503}:
                    self.reader.refused.append(f"{answer.status_code} {answer.text[:200]}")
                return
            block: dict[str, str] = {}
            async for line in answer.aiter_lines():
                if line:
                    name, _, value = line.partition(": ")
                    block[name] = value
                else:
                    self._hear(block)
                    block = {}

    def _hear(self, block: dict[str, str]) -> None:
        """Take a whole block; one that was cut off is not heard."""
        self.last = block.get("id", self.last)
        if "data" in block:
            _take(self.client, self.reader, [json.loads(block["data"])], "stream")


async def walk_lists(client: Client, ending: Ending, rng: Random) -> None:
    """Walk through all tickets in the order of their creation, from either end, again and again."""
    while not ending.announced.is_set():
        walk = Walk(time.time(), rng.choice(("asc", "desc")))
        query: dict[str, Any] = {"limit": PAGE, "order_dir": walk.order}
        cursor: str | None = ""
        while cursor is not None:
            page = await client.get("/api/v1/tickets", params={**query, **({"cursor": cursor} if cursor else {})})
            if page is None:
                client.history.faults.append(f"A walk by {query} was refused at {cursor}")
                return
            walk.numbers += [ticket["number"] for ticket in page["data"]]
            cursor = page["meta"]["next_cursor"]
        client.history.walks.append(walk)
        await ending.pause(1.0)


async def probe(address: str, key: str, client: Client, desk: Desk, name: str, ending: Ending) -> None:
    """Ask again and again, each time on a fresh connection, whether it reads, and whether it writes."""
    for count in itertools.count():
        if ending.announced.is_set():
            return
        async with Client(address, key, client.history) as fresh:
            begun = time.time()
            answer = await fresh.ask("GET", "/api/v1/tickets", params={"limit": 1}, within=PROBE_WITHIN)
            if answer is not None and answer.is_success:
                client.history.signs.append(Sign("read", begun, time.time()))
            if count % 4 == 0:
                await _probe_write(fresh, desk, Write(f"{name}n{count}", NATIVE.name, "probe"))
        await ending.pause(PROBE_EVERY)


async def _probe_write(client: Client, desk: Desk, write: Write) -> None:
    """Create a ticket, in one try: what was not acknowledged may be there or not, but not twice."""
    write.effects = (("ticket", write.key), ("message", write.key))
    path, body = NATIVE.create(desk, write.key, "prober@example.com")
    client.history.writes.append(write)
    write.begun, write.tries = time.time(), 1
    answer = await client.ask("POST", path, json=body, headers={"idempotency-key": write.key}, within=PROBE_WITHIN)
    if answer is not None and answer.is_success:
        write.acknowledged = time.time()
        write.ticket = NATIVE.number(answer.json())
        client.history.signs.append(Sign("write", write.begun, write.acknowledged))
