"""Undoing a merge, a split and a batch: everything is as it was, and nothing is taken from those who came after."""

import asyncio
import datetime as dt
from typing import Any

import pytest

from parley.core import operations, tickets
from parley.core.actor import Actor, ActorKind, Role
from parley.core.errors import Forbidden, VersionMismatch
from parley.core.operations import Batch, CannotUndo, Kind, OperationExpired, OperationNotFound, UndoneAlready
from parley.core.tickets import Left, Rearranged, Undone
from parley.core.work import writing
from parley.kit.clock import utc_now
from parley.kit.text.html import Body, body_from
from tests.core.tickets.said import changed, got, opened, say, told
from tests.support.desks import Desk
from tests.support.marks import mark_of

DAY = dt.timedelta(days=1)


def words(text: str) -> Body:
    return body_from(text, "text")


async def merged(desk: Desk, number: int, into: int) -> Rearranged:
    async with desk.work() as work:
        return await tickets.merge_ticket(work, number=number, into=into)


async def split(desk: Desk, number: int, *messages: int) -> Rearranged:
    async with desk.work() as work:
        return await tickets.split_ticket(work, number=number, message_ids=messages)


async def undo(desk: Desk, operation: int, actor: Actor | None = None, **given: Any) -> Undone:
    async with desk.work(actor) as work:
        return await tickets.undo_operation(work, operation=operation, **given)


async def two_merged(desk: Desk) -> tuple[int, int, int]:
    """Merge two tickets; return their numbers and the operation."""
    one, two = (await opened(desk)).number, (await opened(desk)).number
    return one, two, (await merged(desk, one, two)).operation.id


async def refused(desk: Desk, operation: int, error: type[Exception], **given: Any) -> str:
    """Try to undo it, which is refused and changes nothing."""
    before = await mark_of(desk)
    with pytest.raises(error) as raised:
        await undo(desk, operation, **given)
    assert await mark_of(desk) == before
    return str(raised.value)


class TestUndoing:
    async def test_is_refused_to_those_who_may_not_write(self, desk: Desk) -> None:
        _, _, operation = await two_merged(desk)
        for role in (Role.LIGHT, Role.READ):
            actor = Actor(desk.workspace.id, ActorKind.KEY, 1, "Low", role)
            await refused(desk, operation, Forbidden, actor=actor)

    async def test_finds_nothing_of_another_workspace(self, desk: Desk, other_desk: Desk) -> None:
        _, _, operation = await two_merged(desk)
        before = await mark_of(desk)
        for unknown in (operation, 2**62):
            await refused(other_desk, unknown, OperationNotFound)
        assert await mark_of(desk) == before

    async def test_is_done_once(self, desk: Desk) -> None:
        _, _, operation = await two_merged(desk)
        await undo(desk, operation)
        await refused(desk, operation, UndoneAlready)

    async def test_at_once_is_done_by_one(self, desk: Desk) -> None:
        one, _, operation = await two_merged(desk)
        results = await asyncio.gather(*(undo(desk, operation) for _ in range(5)), return_exceptions=True)
        assert sorted(type(result).__name__ for result in results) == ["Undone"] + ["UndoneAlready"] * 4
        assert [event.type for event in await told(desk, one)].count("ticket.unmerged") == 1

    async def test_obeys_the_version_that_was_seen(self, desk: Desk) -> None:
        _, _, operation = await two_merged(desk)
        await refused(desk, operation, VersionMismatch, expected=2)
        assert (await undo(desk, operation, expected=1)).operation.version == 2

    async def test_is_refused_after_seven_days_and_forgotten_a_day_later(self, desk: Desk) -> None:
        _, _, operation = await two_merged(desk)
        for late in (7 * DAY, 8 * DAY):
            async with writing(desk.database, desk.owner, now=utc_now() + late, origin="test") as work:
                with pytest.raises(OperationExpired):
                    await tickets.undo_operation(work, operation=operation)
        await operations.drop_expired(desk.database, utc_now() + 8 * DAY - dt.timedelta(minutes=1))
        async with desk.look() as work:
            assert (await operations.get_operation(work, operation=operation)).undone_at is None
        assert await operations.drop_expired(desk.database, utc_now() + 8 * DAY) >= 1
        await refused(desk, operation, OperationNotFound)

    async def test_is_told_in_the_timeline(self, desk: Desk) -> None:
        one, two, operation = await two_merged(desk)
        await undo(desk, operation)
        events = {event.type: event for event in await told(desk, one)}
        assert events["ticket.unmerged"].data == {"into": two, "messages": []}
        assert events["operation.undone"].data == {"kind": "merge", "tickets": [one, two], "left": 0}
        assert events["ticket.status_changed"].data["after"] == "open"


class TestATicketThatIsGone:
    @pytest.mark.parametrize("which", [0, 1])
    async def test_when_deleted_must_be_restored_first(self, desk: Desk, which: int) -> None:
        one, two, operation = await two_merged(desk)
        async with desk.work() as work:
            await tickets.delete_ticket(work, number=(one, two)[which])
        assert "restore it first" in await refused(desk, operation, CannotUndo)
        async with desk.work() as work:
            await tickets.restore_ticket(work, number=(one, two)[which])
        assert (await undo(desk, operation)).left == []

    @pytest.mark.parametrize("which", [0, 1])
    async def test_when_purged_cannot_be_had_back(self, desk: Desk, which: int) -> None:
        one, two, operation = await two_merged(desk)
        async with desk.work() as work:
            await tickets.delete_ticket(work, number=(one, two)[which])
        await tickets.purge_deleted(desk.database, desk.house.vault, utc_now() + 31 * DAY)
        assert "purged" in await refused(desk, operation, CannotUndo)

    @pytest.mark.parametrize("kind", list(Kind))
    async def test_when_its_customer_was_erased_cannot_be_had_back(self, desk: Desk, kind: Kind) -> None:
        ticket = await opened(desk, cc=["xylo@b.test"])
        other = (await opened(desk, customer_email="bob@b.test")).number
        if kind is Kind.MERGE:
            operation = (await merged(desk, ticket.number, other)).operation
        elif kind is Kind.SPLIT:
            operation = (await split(desk, ticket.number, (await say(desk, ticket.number)).id)).operation
        else:
            new = await changed(desk, ticket.number, subject="Else")
            async with desk.work() as work:
                operation = await operations.record(work, kind, Batch(updated=[tickets.difference(ticket, new)]))
        async with desk.work() as work:
            await tickets.erase_customer(work, customer=ticket.customer.id)
        assert "erased" in await refused(desk, operation.id, CannotUndo)
        assert await data_of(desk) is None

    async def test_keeps_no_address_of_one_who_was_erased(self, desk: Desk) -> None:
        """The address stands at no ticket any more, only in what would undo."""
        eve = (await opened(desk, customer_email="eve@b.test")).customer
        ticket = await opened(desk, cc=["EVE@b.test"])
        new = await changed(desk, ticket.number, cc=[])
        async with desk.work() as work:
            await operations.record(work, "batch", Batch(updated=[tickets.difference(ticket, new)]))
        assert "eve@b.test" in str(await data_of(desk)).lower()
        async with desk.work() as work:
            await tickets.erase_customer(work, customer=eve.id)
        assert await data_of(desk) is None


async def data_of(desk: Desk) -> object:
    """Return what the workspace's only operation remembers."""
    async with desk.look() as work:
        return await work.connection.fetchval("select data from operations where workspace_id = $1", work.workspace)


class TestWhatOthersDidSince:
    async def test_stays_where_it_was_written(self, desk: Desk) -> None:
        one, two, operation = await two_merged(desk)
        here, there = await say(desk, two, "To two"), await say(desk, one, "To one")
        assert (await undo(desk, operation)).left == []
        async with desk.look() as work:
            assert (await tickets.get_message(work, message=here.id)).ticket == two
            assert (await tickets.get_message(work, message=there.id)).ticket == one

    async def test_to_messages_is_left_and_named(self, desk: Desk) -> None:
        one, two = (await opened(desk)).number, (await opened(desk)).number
        moved = await say(desk, one)
        operation = (await merged(desk, one, two)).operation.id
        third = (await split(desk, two, moved.id)).ticket.number
        assert (await undo(desk, operation)).left == [Left(two, "conversations", [moved.id])]
        async with desk.look() as work:
            assert (await tickets.get_message(work, message=moved.id)).ticket == third

    async def test_to_the_description_leaves_an_empty_one(self, desk: Desk) -> None:
        one, two = await opened(desk, description=words("It smokes")), (await opened(desk)).number
        operation = (await merged(desk, one.number, two)).operation.id
        async with desk.look() as work:
            query = "select id from messages where workspace_id = $1 and body_text = 'It smokes'"
            opening = await work.connection.fetchval(query, work.workspace)
        await split(desk, two, opening)
        assert (await undo(desk, operation)).left == [Left(two, "conversations", [opening])]
        again = await changed(desk, one.number, description=words("It burns"))
        assert again.description is not None
        assert again.description.text == "It burns"

    async def test_by_a_merge_must_be_undone_first(self, desk: Desk) -> None:
        one, two, operation = await two_merged(desk)
        three = (await opened(desk)).number
        later = (await merged(desk, two, three)).operation.id
        assert "undo that first" in await refused(desk, operation, CannotUndo)
        await undo(desk, later)
        assert (await undo(desk, operation)).left == []
        assert (await got(desk, one)).status.key == "open"

    async def test_to_a_ticket_that_was_split_off_keeps_it(self, desk: Desk) -> None:
        one = (await opened(desk)).number
        moved = await say(desk, one)
        done = await split(desk, one, moved.id)
        late = await say(desk, done.ticket.number, "Since")
        assert (await undo(desk, done.operation.id)).left == [Left(done.ticket.number, "ticket")]
        async with desk.look() as work:
            assert (await tickets.get_message(work, message=moved.id)).ticket == one
            assert (await tickets.get_message(work, message=late.id)).ticket == done.ticket.number
