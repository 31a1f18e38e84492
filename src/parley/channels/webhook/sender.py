"""The sender's loop: claims what is due, fairly, writes each body once, sends, and reports what came of it."""

import asyncio
from collections.abc import Mapping
from typing import Any

import structlog

from parley.channels.webhook.ledger import Ledger
from parley.channels.webhook.model import Dialect, Transport
from parley.core.actor import system_actor
from parley.core.webhooks import deliveries
from parley.core.webhooks.deliveries import Due, Warner
from parley.core.work import reading
from parley.kit.clock import utc_now
from parley.kit.crypto import Secret
from parley.kit.db import Contended, Database, DatabaseGone

LOOK_EVERY = 1.0
"""Seconds, for what nobody wakes the sender for: what is tried again, and what other processes have planned."""
GATHER = 0.001
SWEEP_EVERY = 10.0
RENEW_EVERY = 2.0
GONE_PAUSE = 1.0
FINISH_WITHIN = 10.0
MOST = 64
EACH = 4
ORIGIN = "webhooks"
NOTHING = "There is nothing left to tell of"


class Sender:
    """Sends for all workspaces: `most` deliveries at once, `each` to one endpoint, all senders together.

    Pages that mails lead to are below `public_url`.
    """

    def __init__(
        self,
        database: Database,
        secret: Secret,
        dialects: Mapping[str, Dialect],
        transport: Transport,
        *,
        public_url: str,
        most: int = MOST,
        each: int = EACH,
    ) -> None:
        self._database = database
        self._secret = secret
        self._dialects = dialects
        self._transport = transport
        self._most = most
        self._each = each
        self._ledger = Ledger(database, Warner(secret, public_url))
        self._running: dict[asyncio.Task[None], Due] = {}
        self._answered: set[int] = set()
        self._renewed = 0.0
        self._freed = asyncio.Event()
        self._log: Any = structlog.get_logger()

    async def run(self) -> None:
        """Send until canceled; what is under way then gets ten seconds to end."""
        loop = asyncio.get_running_loop()
        swept = loop.time()
        try:
            while True:
                await self._pause(await self._step())
                if loop.time() - swept > SWEEP_EVERY:
                    swept = loop.time()
                    await self._transport.sweep()
        finally:
            if self._running:
                await asyncio.wait(self._running, timeout=FINISH_WITHIN)
            await self._transport.aclose()

    def wake(self) -> None:
        """Look at once for what is due."""
        self._freed.set()

    async def start(self) -> int:
        """Claim what is due, as much as there is room for, and begin to send it."""
        await self._renew()
        room = self._most - len(self._running) + min(len(self._answered), self._most)
        if room <= 0:
            return 0
        found = await deliveries.claim(
            self._database,
            secret=self._secret,
            room=room,
            most=self._most,
            each=self._each,
            answered=list(self._answered),
            now=utc_now(),
        )
        for due in found:
            task = asyncio.create_task(self._deliver(due))
            self._running[task] = due
            task.add_done_callback(self._running.pop)
        return len(found)

    async def _renew(self) -> None:
        """Keep what is under way from being taken for what a killed sender has left."""
        now = asyncio.get_running_loop().time()
        if self._running and now - self._renewed > RENEW_EVERY:
            self._renewed = now
            await deliveries.renew(self._database, list(self._running.values()), now=utc_now())

    async def _step(self) -> float:
        self._freed.clear()
        try:
            await self.start()
        except (DatabaseGone, Contended):
            return GONE_PAUSE
        return LOOK_EVERY

    async def _pause(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):  # `wait_for` of 3.11 loses a cancellation that comes with the event
                await self._freed.wait()
        except TimeoutError:
            return
        await asyncio.sleep(GATHER)  # what ends together makes room together

    async def _deliver(self, due: Due) -> None:
        try:
            await self._send(due)
        except DatabaseGone:
            self._log.warning("a delivery was not recorded: the database is gone", delivery=due.delivery.id)
        except Exception:  # noqa: BLE001 -- one delivery that cannot be written must not end the sending of others
            self._log.exception("a delivery failed", delivery=due.delivery.id, webhook=due.webhook.id)
        finally:
            self._answered.discard(due.delivery.id)
            self._freed.set()

    async def _send(self, due: Due) -> None:
        body = due.body if due.body is not None else await self._write(due)
        if body is None or not due.secrets:
            reason = NOTHING if body is None else "Its secret can no longer be read"
            await deliveries.drop(self._database, due, reason, now=utc_now())
            return
        letter = self._dialects[due.webhook.format].letter_of(due, body, int(utc_now().timestamp()))
        outcome = await self._transport.send(due, letter)
        if outcome.ok:  # the next may go out while this one is put on record, and no sooner to who refuses
            self._answered.add(due.delivery.id)
            self._freed.set()
        await self._ledger.record(due, outcome)

    async def _write(self, due: Due) -> bytes | None:
        dialect = self._dialects[due.webhook.format]
        if not due.delivery.event:  # a test, or one that is sent again
            return dialect.test_of(due)
        if due.about is None:
            return None
        if dialect.plain_of is not None:
            return dialect.plain_of(due.about)
        async with reading(self._database, system_actor(due.workspace), now=utc_now(), origin=ORIGIN) as work:
            body = await dialect.body_of(work, due.about, due)
        if body is not None:
            await deliveries.keep_body(self._database, due, body)
        return body
