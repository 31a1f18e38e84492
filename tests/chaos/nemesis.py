"""What is done to the processes: killed, told to end, stopped for a while, and the database cut off or crashed.

Every kind of deed comes once before any comes again; which is next, and when, is decided by the seed. Some follow soon
upon each other, most leave time to recover.
"""

import asyncio
import signal
import time
from collections.abc import Awaitable, Callable
from random import Random

import asyncpg

from tests.chaos.clients import until
from tests.chaos.history import SURFACES, Deed, History
from tests.chaos.house import House, send
from tests.support.processes import Process, any_alive

CALM = 11.0
"""Seconds that are left to recover in, before the next: a little more than are promised."""
LONGEST_WAIT = 60.0
RUSH = (1.0, 4.0)
RUSHED = 0.35
LONGEST_STOP = 5.0
TERMINATE = """
select count(pg_terminate_backend(pid)) from pg_stat_activity
where backend_type = 'client backend' and pid <> pg_backend_pid()
"""


class Nemesis:
    """Acts on one house."""

    def __init__(self, house: House, history: History, seed: int) -> None:
        """Nothing is done yet."""
        self._house = house
        self._history = history
        self._rng = Random(f"{seed}/nemesis")
        self._deeds: dict[str, Callable[[], Awaitable[None]]] = {
            "kill -9 of one web process": self.kill_web_process,
            "kill -9 of the web server": self.kill_web_server,
            "SIGTERM to the web server": self.end_web_server,
            "one web process stopped": self.stop_web_process,
            "kill -9 of the worker": self.kill_worker,
            "SIGTERM to the worker": self.end_worker,
            "the worker stopped": self.stop_worker,
            "PostgreSQL restarted -m immediate": self.crash_postgres,
            "kill -9 of PostgreSQL": self.kill_postgres,
            "PostgreSQL stopped": self.stop_postgres,
            "every backend terminated": self.end_backends,
            "kill -9 of the keeper": self.kill_keeper,
            "kill -9 of everything": self.kill_house,
        }

    async def rage(self, seconds: float) -> None:
        """Do one deed after another until the time is over; the last is given time to be recovered from."""
        until = time.monotonic() + seconds - CALM
        bag: list[str] = []
        while time.monotonic() < until:
            if not bag:
                bag = self._rng.sample(sorted(self._deeds), len(self._deeds))
            self._revive()
            await self.do(bag.pop())
            if self._rng.random() < RUSHED:
                await asyncio.sleep(self._rng.uniform(*RUSH))
            else:
                await self._calm()
        await self._calm()

    async def _calm(self) -> None:
        """Wait a little more than the seconds promised, and on until all is well or it plainly never will be."""
        since = self._history.deeds[-1].ended if self._history.deeds else 0.0
        await asyncio.sleep(CALM)
        self._revive()
        await until(lambda: all(self._is_back(surface, since) for surface in SURFACES), LONGEST_WAIT)
        self._revive()

    def _revive(self) -> None:
        """Start the house if it has ended by itself, which it may not, so that the rest can be seen all the same."""
        ended = self._house.ended()
        if ended:
            self._history.faults.append(ended)
            self._house.launch()

    def _is_back(self, surface: str, since: float) -> bool:
        return any(sign.surface == surface and sign.since >= since for sign in reversed(self._history.signs))

    async def do(self, name: str) -> None:
        """Do one deed and note it."""
        begun = time.time()
        await self._deeds[name]()
        self._history.deeds.append(Deed(name, begun, time.time()))

    async def kill_web_process(self) -> None:
        """One of those that answer requests dies."""
        send(signal.SIGKILL, self._one(self._house.web_processes()))

    async def kill_web_server(self) -> None:
        """The process that keeps them dies, and they with it."""
        send(signal.SIGKILL, self._house.web_server())

    async def end_web_server(self) -> None:
        """It is told to end; that it has, is part of the deed, for until then it still answers."""
        await self._end(self._house.web_server)

    async def stop_web_process(self) -> None:
        """One of those that answer requests does nothing for some seconds."""
        await self._stop(self._one(self._house.web_processes()))

    async def kill_worker(self) -> None:
        """The worker dies."""
        send(signal.SIGKILL, self._house.worker())

    async def end_worker(self) -> None:
        """The worker is told to end."""
        await self._end(self._house.worker)

    async def stop_worker(self) -> None:
        """The worker does nothing for some seconds."""
        await self._stop(self._house.worker())

    async def kill_keeper(self) -> None:
        """The process that keeps web and worker dies, and they with it."""
        send(signal.SIGKILL, self._house.keeper())

    async def crash_postgres(self) -> None:
        """PostgreSQL drops everything, as by `pg_ctl restart -m immediate`."""
        send(signal.SIGQUIT, self._house.database_server())

    async def kill_postgres(self) -> None:
        """PostgreSQL dies; its children are left to notice."""
        send(signal.SIGKILL, self._house.database_server())

    async def stop_postgres(self) -> None:
        """PostgreSQL does nothing for some seconds, with all its children."""
        await self._stop(self._house.postgres())

    async def end_backends(self) -> None:
        """Every connection is cut by the database."""
        try:
            connection = await asyncpg.connect(await asyncio.to_thread(self._house.database), timeout=5)
            try:
                await connection.execute(TERMINATE)
            finally:
                connection.terminate()
        except (OSError, asyncpg.PostgresError, TimeoutError):
            return  # the deed before has not been recovered from, so there is nothing to cut

    async def kill_house(self) -> None:
        """Everything dies, and is started again once nothing is left, as a machine's own keeper of services does."""
        house = self._house
        victims = house.processes()
        send(signal.SIGKILL, victims)
        assert house.process is not None
        await asyncio.to_thread(house.process.wait, LONGEST_WAIT)
        await until(lambda: not any_alive(victims), LONGEST_WAIT)
        house.launch()

    async def _end(self, find: Callable[[], list[Process]]) -> None:
        victims = find()
        send(signal.SIGTERM, victims)
        await until(lambda: not any(each in victims for each in find()), LONGEST_WAIT)

    async def _stop(self, victims: list[Process]) -> None:
        send(signal.SIGSTOP, victims)
        try:
            await asyncio.sleep(self._rng.uniform(1.0, LONGEST_STOP))
        finally:
            send(signal.SIGCONT, victims)

    def _one(self, processes: list[Process]) -> list[Process]:
        return [self._rng.choice(sorted(processes, key=lambda each: each.pid))] if processes else []
