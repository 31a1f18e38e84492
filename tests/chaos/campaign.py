"""One run of it all: furnish a house, let everybody loose, let it come to rest, replay what is late, gather facts."""

import asyncio
import time
from collections.abc import AsyncGenerator, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from tests.app.conftest import free_port
from tests.chaos import facts as truth
from tests.chaos.clients import Client, Ending, until
from tests.chaos.dialects import DIALECTS, Desk, learn
from tests.chaos.facts import Delivery, Facts
from tests.chaos.history import Endpoint, History, Reader, Write
from tests.chaos.house import House
from tests.chaos.nemesis import Nemesis
from tests.chaos.readers import Ear, follow_feed, probe, seconds_of, walk_lists
from tests.chaos.sink import Sink
from tests.chaos.writers import Writer, hire
from tests.chaos.yardstick import measure
from tests.support.servers import serving

WORKSPACE = 1
WRITERS = 10
SICK_LIMIT = 2
SICK_TYPES = ("ticket.*", "message.*", "operation.*")
STREAM_TYPES = ("message.*",)
CAUGHT_UP_WITHIN = 60.0


@dataclass
class Campaign:
    """A house in `folder`, and what became of it under this seed."""

    folder: Path
    seconds: float
    seed: int
    history: History = field(default_factory=History)
    facts: Facts = field(default_factory=Facts)

    async def run(self) -> None:
        """Fill in the history and the facts; the house is gone afterwards, its folder is not."""
        sink = Sink(self.seed, self.history)
        async with serving(sink.answer) as served:
            place = f"{served.host}:{served.port}"
            settings = {"workers": "2", "rate_limit": "off", "outbound_allow": place, "public_url": "http://desk.test"}
            house = House(self.folder / "data", free_port(), settings=settings)
            try:
                await asyncio.to_thread(house.start)
                async with Client(house.address, house.key, self.history) as client:
                    desk = await learn(client)
                    await self._hook(client, sink, f"http://{place}")
                    await self._live(house, client, desk, sink)
            finally:
                await self._end(house)

    async def _live(self, house: House, client: Client, desk: Desk, sink: Sink) -> None:
        """Let everybody loose, then wait and see."""
        async with self._watched(house):
            ending = Ending()
            writers = await self._writers(house, client, desk, ending)
            self.history.begun = time.time()
            others = [
                probe(house.address, house.key, client, desk, f"c{self.seed}p", ending),
                walk_lists(client, ending, Random(f"{self.seed}/walks")),
            ]
            working = asyncio.gather(hire(writers), *others)
            try:
                await Nemesis(house, self.history, self.seed).rage(self.seconds)
            finally:
                self.history.ended = time.time()
                ending.announce()
                await working
                await asyncio.gather(*(writer.client.http.aclose() for writer in writers))
            await self._rest(house, client, sink)

    async def _rest(self, house: House, client: Client, sink: Sink) -> None:
        """Let what is due soon arrive, replay what is not, and gather the facts."""
        url = house.database()
        await truth.poll_until_quiet(url, WORKSPACE)
        self.facts = await truth.gather(url, WORKSPACE, client)
        await self._caught_up()
        sink.is_well = True
        self.facts.late = _open(await truth.list_deliveries(url, WORKSPACE))
        for delivery in self.facts.late:
            answer = await client.ask("POST", f"/api/v1/deliveries/dlv_{delivery.id}/replay")
            assert answer is not None, "the house does not answer though it is at rest"
            assert answer.is_success, answer.text
        await truth.poll_until_quiet(url, WORKSPACE)
        self.facts.deliveries = await truth.list_deliveries(url, WORKSPACE)

    async def _caught_up(self) -> None:
        """Give the readers a moment to have seen the last event."""
        waiting = [
            (reader, [event.id for event in self.facts.events if reader.wants(event.type)][-1])
            for reader in self.history.readers
        ]
        await until(lambda: all(last in {id_ for _, id_ in each.seen} for each, last in waiting), CAUGHT_UP_WITHIN)

    async def _hook(self, client: Client, sink: Sink, address: str) -> None:
        """Make the endpoints: one that is well and hears everything, one that is sick and hears of tickets."""
        for name, types, limit in (("well", (), 20), ("sick", SICK_TYPES, SICK_LIMIT)):
            body = {"url": f"{address}/{name}", "events": list(types), "timeout_seconds": limit}
            answer = await client.ask("POST", "/api/v1/webhooks", json=body)
            assert answer is not None, "the house does not answer though nobody has touched it"
            assert answer.status_code == 201, answer.text
            made = answer.json()["data"]
            number = int(made["id"].removeprefix("wh_"))
            endpoint = Endpoint(number, name, made["secret"], seconds_of(made["created_at"]), types)
            sink.endpoints[name] = endpoint
            self.history.endpoints.append(endpoint)

    async def _writers(self, house: House, client: Client, desk: Desk, ending: Ending) -> list[Writer]:
        """Make the ticket that everybody answers, and the clients, two for each door."""
        hot = Write(f"c{self.seed}hot", DIALECTS[0].name, "create")
        hot.effects = (("ticket", hot.key), ("message", hot.key))
        path, body = DIALECTS[0].create(desk, hot.key, "hot@example.com")
        said = await client.write(hot, "POST", path, body, ending=ending)
        hot.ticket = DIALECTS[0].number(said)
        return [
            Writer(
                name=f"c{self.seed}w{place}",
                dialect=DIALECTS[place % len(DIALECTS)],
                client=Client(house.address, house.key, self.history),
                desk=desk,
                hot=hot.ticket,
                ending=ending,
                rng=Random(f"{self.seed}/{place}"),
            )
            for place in range(WRITERS)
        ]

    @asynccontextmanager
    async def _watched(self, house: House) -> AsyncGenerator[None]:
        """Follow the feed and the stream, and count the house's processes, for the length of the block."""
        feed, stream, some = Reader("feed"), Reader("stream"), Reader("stream of messages", STREAM_TYPES)
        self.history.readers += [feed, stream, some]
        clients = [Client(house.address, house.key, self.history) for _ in range(3)]
        loops: list[Coroutine[Any, Any, None]] = [
            follow_feed(clients[0], feed),
            Ear(clients[1], stream).listen(),
            Ear(clients[2], some).listen(),
            _count(house),
            measure(self.history),
        ]
        tasks = [asyncio.create_task(loop) for loop in loops]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            for error in await asyncio.gather(*tasks, return_exceptions=True):
                if isinstance(error, Exception):
                    self.history.faults.append(f"A reader broke: {error!r}")
            for each in clients:
                await each.http.aclose()

    async def _end(self, house: House) -> None:
        """Stop the house and note how it went."""
        if house.process is None:
            return
        house.processes()
        begun = time.monotonic()
        self.history.exit_status = await asyncio.to_thread(house.stop)
        self.history.exit_seconds = time.monotonic() - begun
        self.history.left = house.left()


def _open(deliveries: list[Delivery]) -> list[Delivery]:
    return [each for each in deliveries if each.status not in {"delivered", "dropped"}]


async def _count(house: House) -> None:
    while True:
        await asyncio.to_thread(house.processes)
        await asyncio.sleep(1)
