"""The jobs of the clock, each run as the worker runs it."""

import datetime as dt
from pathlib import Path

from procrastinate import App

from parley.app.environment import read
from parley.app.jobs import JOBS, Hands
from parley.app.worker import make_app
from parley.core import tickets
from parley.core.files import FileVault
from parley.core.tickets import NewTicket
from parley.core.work import writing
from parley.kit.clock import utc_now
from parley.kit.db import Database
from tests.support.desks import Desk


def hands_for(database: Database, folder: Path) -> Hands:
    return Hands(database, read({}), FileVault(f"file://{folder}"))


async def opened(desk: Desk, when: dt.datetime) -> int:
    async with writing(desk.database, desk.owner, now=when, origin="test") as work:
        return (await tickets.open_ticket(work, NewTicket(subject="Help"))).number


class TestTheClock:
    async def test_wakes_and_purges_tickets_whose_time_has_come(self, desk: Desk, tmp_path: Path) -> None:
        long_ago = utc_now() - dt.timedelta(days=40)
        asleep, deleted = await opened(desk, long_ago), await opened(desk, long_ago)
        async with writing(desk.database, desk.owner, now=long_ago, origin="test") as work:
            await tickets.snooze_ticket(work, number=asleep, until=long_ago + dt.timedelta(hours=1))
            await tickets.delete_ticket(work, number=deleted)
        for job in JOBS:
            await job.run(hands_for(desk.database, tmp_path))
        async with desk.look() as work:
            query = "select number, snoozed_until from tickets where workspace_id = $1"
            assert [tuple(row) for row in await work.connection.fetch(query, work.workspace)] == [(asleep, None)]

    def test_has_every_job_on_the_queue(self, database_url: str, database: Database, tmp_path: Path) -> None:
        app: App = make_app(database_url, hands_for(database, tmp_path))
        assert {job.name for job in JOBS} <= set(app.tasks)
        assert {"tickets.wake", "tickets.unattended", "tickets.purge", "files.sweep", "idempotency.prune"} <= set(
            app.tasks
        )
