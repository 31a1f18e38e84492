"""Opening what was asked before, and what may be kept beside the fields."""

import datetime as dt
from typing import Any

import pytest

from parley.core.errors import Invalid
from parley.core.tickets import NewTicket, Priority, TicketChanges, open_ticket, update_ticket
from parley.kit.clock import utc_now
from parley.kit.text.html import body_from
from tests.core.tickets.said import changed, day, got, opened, told
from tests.support.desks import Desk


class TestBackdating:
    @pytest.mark.parametrize(
        "moment",
        [dt.datetime(1999, 12, 31, 23, 59, 59, tzinfo=dt.UTC), utc_now() + dt.timedelta(hours=1)],
        ids=["before the year 2000", "in the future"],
    )
    async def test_is_refused_where_no_desk_was(self, desk: Desk, moment: dt.datetime) -> None:
        with pytest.raises(Invalid) as error:
            await opened(desk, created_at=moment)
        assert [fault.path for fault in error.value.faults] == ["created_at"]
        assert (await desk.got("/tickets"))["meta"]["total"] == 0

    async def test_makes_the_ticket_and_its_opening_old_and_nothing_else(self, desk: Desk) -> None:
        before = utc_now()
        ticket = await opened(desk, created_at=day(1), description=body_from("Once", "text"), tags=["old"])
        assert ticket.created_at == day(1)
        assert ticket.updated_at >= before
        assert await got(desk, ticket.number) == ticket
        async with desk.look() as work:
            row = await work.connection.fetchrow(
                "select m.created_at as opening, x.created_at as tag, e.created_at as event, c.created_at as customer"
                " from messages m join ticket_tags x using (workspace_id, ticket_number)"
                " join events e using (workspace_id, ticket_number) join customers c using (workspace_id)"
                " where m.workspace_id = $1 and m.ticket_number = $2",
                work.workspace,
                ticket.number,
            )
        assert row is not None
        assert (row["opening"], row["tag"]) == (day(1), day(1))
        assert min(row["event"], row["customer"]) >= before

    async def test_takes_the_word_of_a_clock_that_is_a_little_fast(self, desk: Desk) -> None:
        soon = utc_now() + dt.timedelta(minutes=4)
        assert (await opened(desk, created_at=soon)).created_at == soon


class TestQuiet:
    async def test_is_told_of_every_event_of_the_work_and_of_no_other(self, desk: Desk) -> None:
        async with desk.work() as work:
            work.quiet = True
            await open_ticket(work, NewTicket(subject="quiet"))
        await changed(desk, 1, subject="loud")
        async with desk.work() as work:
            work.quiet = True
            await update_ticket(work, number=1, changes=TicketChanges(priority=Priority.LOW))
        assert [event.quiet for event in await told(desk, 1)] == [True, False, True]
        assert [event["quiet"] for event in (await desk.got("/tickets/1/events"))["data"]] == [True, False, True]


class TestTheFirstResolution:
    async def test_is_remembered_for_ever(self, desk: Desk) -> None:
        number = (await opened(desk)).number
        assert (await got(desk, number)).first_resolved_at is None
        first = (await changed(desk, number, status="solved")).first_resolved_at
        assert first is not None
        again = await changed(desk, number, status="open")
        assert (again.resolved_at, again.first_resolved_at) == (None, first)
        later = await changed(desk, number, status="closed")
        assert later.resolved_at != first
        assert await got(desk, number) == later
        assert later.first_resolved_at == first

    async def test_is_at_once_where_it_is_opened_done(self, desk: Desk) -> None:
        ticket = await opened(desk, status="solved", created_at=day(1))
        assert ticket.first_resolved_at == ticket.resolved_at == ticket.updated_at
        assert await got(desk, ticket.number) == ticket

    async def test_is_the_last_one_known_of_a_ticket_from_before_it_was_kept(self, desk: Desk) -> None:
        number = (await opened(desk, status="solved")).number
        async with desk.work() as work:
            await work.connection.execute(
                "update tickets set first_resolved_at = null where workspace_id = $1", work.workspace
            )
        old = await got(desk, number)
        assert old.first_resolved_at == old.resolved_at is not None
        assert (await changed(desk, number, status="open")).first_resolved_at == old.resolved_at
        assert (await got(desk, number)).first_resolved_at == old.resolved_at


LIMITS: dict[str, tuple[dict[str, Any], list[str]]] = {
    "fifty-one keys": ({str(n): n for n in range(51)}, ["metadata"]),
    "a long key": ({"k" * 256: 1}, ["metadata." + "k" * 255]),
    "no key": ({"": 1}, ["metadata."]),
    "large values": ({"a": "é" * 2048, "b": ["x" * 5000], "c": 1}, ["metadata.a", "metadata.b"]),
}


class TestMetadata:
    @pytest.mark.parametrize(("given", "paths"), LIMITS.values(), ids=LIMITS)
    async def test_is_refused_beyond_its_limits(self, desk: Desk, given: dict[str, Any], paths: list[str]) -> None:
        number = (await opened(desk)).number
        for act in (lambda: opened(desk, metadata=given), lambda: changed(desk, number, metadata=given)):
            with pytest.raises(Invalid) as error:
                await act()
            assert [fault.path for fault in error.value.faults] == paths
        assert (await got(desk, number)).metadata == {}
        assert (await desk.got("/tickets"))["meta"]["total"] == 1

    async def test_counts_what_is_there_already(self, desk: Desk) -> None:
        number = (await opened(desk, metadata={str(n): n for n in range(50)})).number
        with pytest.raises(Invalid):
            await changed(desk, number, metadata={"more": 1})
        after = await changed(desk, number, metadata={"more": 1, "0": None})
        assert (len(after.metadata), after.metadata["more"]) == (50, 1)

    async def test_changes_what_is_named_and_tells_only_that(self, desk: Desk) -> None:
        number = (await opened(desk, metadata={"kept": 1, "old": "a", "gone": []})).number
        ticket = await changed(desk, number, metadata={"old": "b", "gone": None, "new": {"x": 1}, "nothing": None})
        assert ticket.metadata == {"kept": 1, "old": "b", "new": {"x": 1}}
        assert await got(desk, number) == ticket
        event = (await told(desk, number))[-1]
        assert event.data["personal_changes"] == {
            "metadata": [{"old": "a", "gone": [], "new": None}, {"old": "b", "gone": None, "new": {"x": 1}}]
        }

    async def test_is_no_change_where_nothing_differs(self, desk: Desk) -> None:
        ticket = await opened(desk, metadata={"a": 1})
        assert (await changed(desk, ticket.number, metadata={"a": 1, "b": None})).version == ticket.version


class TestSnoozingByAChange:
    @pytest.mark.parametrize("until", [day(1), dt.datetime(9999, 1, 1, tzinfo=dt.UTC)], ids=["past", "far"])
    async def test_is_refused_for_a_moment_nobody_can_sleep_until(self, desk: Desk, until: dt.datetime) -> None:
        number = (await opened(desk)).number
        with pytest.raises(Invalid) as error:
            await changed(desk, number, snoozed_until=until, subject="not this either")
        assert [fault.path for fault in error.value.faults] == ["snoozed_until"]
        assert (await got(desk, number)).subject == "Help"

    async def test_lays_it_to_sleep_and_wakes_it(self, desk: Desk) -> None:
        number = (await opened(desk)).number
        until = utc_now() + dt.timedelta(days=1)
        assert (await changed(desk, number, snoozed_until=until, subject="Later")).snoozed_until == until
        assert (await changed(desk, number, snoozed_until=until)).version == 2
        assert (await changed(desk, number, snoozed_until=None, open=False)).snoozed_until is None
        assert [event.type for event in await told(desk, number)] == [
            "ticket.created",
            "ticket.updated",
            "ticket.snoozed",
            "ticket.updated",
            "ticket.woken",
        ]
