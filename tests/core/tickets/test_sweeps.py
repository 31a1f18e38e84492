"""The sweeps of tickets: who is woken, who is purged, and that nobody else is."""

import asyncio
import datetime as dt
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from parley.core import files, tickets
from parley.core.files import FileVault, take_in
from parley.core.tickets import NewTicket, TicketNotFound, purge_deleted, wake_due
from parley.kit.clock import utc_now
from parley.kit.text.html import body_from
from tests.support.desks import Desk

DAY = dt.timedelta(days=1)
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def vault(tmp_path: Path) -> FileVault:
    return FileVault(f"file://{tmp_path}")


async def opened(desk: Desk, **given: object) -> int:
    async with desk.work() as work:
        new = NewTicket(subject="Help", customer_email="ann@a.test", tags=["x"], **given)  # pyright: ignore[reportArgumentType] -- any field
        return (await tickets.open_ticket(work, new)).number


async def snoozed(desk: Desk, until: dt.datetime) -> int:
    number = await opened(desk)
    async with desk.work() as work:
        await tickets.snooze_ticket(work, number=number, until=until)
    return number


async def told(desk: Desk, number: int) -> list[str]:
    async with desk.look() as work:
        query = "select type from events where workspace_id = $1 and ticket_number = $2 order by sequence"
        return [row["type"] for row in await work.connection.fetch(query, work.workspace, number)]


async def rows_of(desk: Desk, number: int) -> int:
    """Count what is left of a ticket outside the events."""
    tables = ("messages", "files", "ticket_tags", "followers", "external_links")
    counts = "+".join(
        f"(select count(*) from {table} where workspace_id = $1 and ticket_number = $2)" for table in tables
    )
    async with desk.look() as work:
        query = f"select {counts} + (select count(*) from tickets where workspace_id = $1 and number = $2)"
        return await work.connection.fetchval(query, work.workspace, number)


async def one_byte() -> AsyncGenerator[bytes]:
    yield b"x"


async def deleted(desk: Desk, vault: FileVault) -> tuple[int, str]:
    """Delete a ticket with a message and a file; return its number and the file's key."""
    stored = await take_in(
        vault, one_byte(), workspace=desk.workspace.id, name="a.txt", declared=None, most=9, at="file"
    )
    number = await opened(desk)
    async with desk.work() as work:
        file = await files.add_file(work, stored=stored)
        await tickets.add_message(work, ticket=number, body=body_from("Look", "text"), files={"attachments.0": file.id})
        await tickets.delete_ticket(work, number=number)
    return number, file.key


class TestWaking:
    async def test_leaves_those_who_may_sleep_on(self, desk: Desk) -> None:
        number = await snoozed(desk, utc_now() + HOUR)
        await wake_due(desk.database, utc_now() + HOUR - dt.timedelta(minutes=1))
        assert (await told(desk, number))[-1] == "ticket.snoozed"

    async def test_wakes_whose_time_has_come_in_every_workspace_once(self, desk: Desk, other_desk: Desk) -> None:
        numbers = [await snoozed(desk, utc_now() + HOUR), await snoozed(other_desk, utc_now() + HOUR)]
        counts = await asyncio.gather(*(wake_due(desk.database, utc_now() + 2 * HOUR) for _ in range(3)))
        assert sum(counts) >= 2
        assert await wake_due(desk.database, utc_now() + 2 * HOUR) == 0
        for each, number in ((desk, numbers[0]), (other_desk, numbers[1])):
            assert (await told(each, number)).count("ticket.woken") == 1
            assert (await each.got(f"/tickets/{number}"))["data"]["snoozed_until"] is None

    async def test_leaves_one_that_somebody_holds(self, desk: Desk) -> None:
        held, free = await snoozed(desk, utc_now() + HOUR), await snoozed(desk, utc_now() + HOUR)
        async with desk.work() as work:
            await tickets.hold_tickets(work, held)
            await wake_due(desk.database, utc_now() + 2 * HOUR)
        assert [(await told(desk, number))[-1] for number in (held, free)] == ["ticket.snoozed", "ticket.woken"]
        assert await wake_due(desk.database, utc_now() + 2 * HOUR) >= 1

    async def test_leaves_the_deleted(self, desk: Desk) -> None:
        number = await snoozed(desk, utc_now() + HOUR)
        async with desk.work() as work:
            await tickets.delete_ticket(work, number=number)
        await wake_due(desk.database, utc_now() + 2 * HOUR)
        assert (await told(desk, number))[-1] == "ticket.deleted"


class TestPurging:
    async def test_waits_for_thirty_days(self, desk: Desk, vault: FileVault) -> None:
        number, key = await deleted(desk, vault)
        await purge_deleted(desk.database, vault, utc_now() + 30 * DAY - HOUR)
        async with desk.work() as work:
            assert (await tickets.restore_ticket(work, number=number)).number == number
        assert await vault.exists(key)

    async def test_leaves_nothing_but_the_events(self, desk: Desk, other_desk: Desk, vault: FileVault) -> None:
        number, key = await deleted(desk, vault)
        away, other = await deleted(other_desk, vault)
        kept = await opened(desk)
        counts = await asyncio.gather(*(purge_deleted(desk.database, vault, utc_now() + 31 * DAY) for _ in range(3)))
        assert sum(counts) >= 2
        assert [await rows_of(desk, number), await rows_of(other_desk, away)] == [0, 0]
        assert [await vault.exists(key), await vault.exists(other)] == [False, False]
        assert (await told(desk, number))[-2:] == ["ticket.deleted", "ticket.purged"]
        assert await rows_of(desk, kept) > 0
        assert await purge_deleted(desk.database, vault, utc_now() + 31 * DAY) == 0

    async def test_cannot_be_undone(self, desk: Desk, vault: FileVault) -> None:
        number, _ = await deleted(desk, vault)
        await purge_deleted(desk.database, vault, utc_now() + 31 * DAY)
        with pytest.raises(TicketNotFound):
            async with desk.work() as work:
                await tickets.restore_ticket(work, number=number)

    async def test_leaves_what_was_merged_into_it(self, desk: Desk, vault: FileVault) -> None:
        source, target = await opened(desk), await opened(desk)
        async with desk.work() as work:
            await tickets.merge_ticket(work, number=source, into=target)
            await tickets.delete_ticket(work, number=target)
        await purge_deleted(desk.database, vault, utc_now() + 31 * DAY)
        assert (await desk.got(f"/tickets/{source}"))["data"]["number"] == source
        assert await rows_of(desk, target) == 0

    async def test_leaves_one_that_is_being_restored(self, desk: Desk, vault: FileVault) -> None:
        number, key = await deleted(desk, vault)
        async with desk.work() as work:
            await tickets.restore_ticket(work, number=number)
            await purge_deleted(desk.database, vault, utc_now() + 31 * DAY)
        assert (await desk.got(f"/tickets/{number}"))["data"]["number"] == number
        assert await vault.exists(key)
