"""What a list of tickets is narrowed to beyond what the native door asks."""

import datetime as dt
from typing import Any

import pytest

from parley.core import tickets
from parley.core.clauses import Clause
from parley.core.errors import Invalid
from parley.core.links.threads import set_thread
from parley.core.tickets import Priority, TicketFilter
from parley.kit.clock import utc_now
from parley.kit.db.listing import MOST_SKIPPED, Order, Search
from tests.core.tickets.said import changed, day, opened
from tests.support.desks import Desk

OLDEST = Order("t.number", "bigint", "asc")


async def listed(desk: Desk, *, limit: int = 50, offset: int = 0, **wanted: Any) -> list[int]:
    search = Search(desk.workspace.id, order=OLDEST, limit=limit, offset=offset)
    async with desk.look() as work:
        found = await tickets.list_tickets(work, search, TicketFilter(**wanted))
    return [ticket.number for ticket in found.items]


def number_of(made: dict[str, Any]) -> int:
    return int(made["id"].split("_")[1])


class TestIds:
    async def test_of_other_workspaces_find_nothing(self, desk: Desk, other_desk: Desk) -> None:
        await opened(desk)
        theirs = await opened(other_desk)
        assert await listed(desk, customer_ids=[theirs.customer.id]) == []
        assert await listed(desk, customer_emails=["nobody@a.test"]) == []
        assert await listed(desk, status_ids=[theirs.status.id], inbox_ids=[theirs.inbox_id]) == []

    async def test_mean_any_of_them(self, desk: Desk) -> None:
        for state in ("open", "solved", "pending"):
            await opened(desk, status=state, customer_email=f"{state}@a.test")
        async with desk.look() as work:
            found = [await tickets.get_ticket(work, number=number) for number in (1, 2, 3)]
        assert await listed(desk, numbers=[3, 1, 99]) == [1, 3]
        assert await listed(desk, status_ids=[found[1].status.id, found[2].status.id]) == [2, 3]
        assert await listed(desk, customer_ids=[found[0].customer.id, found[1].customer.id]) == [1, 2]
        assert await listed(desk, inbox_ids=[found[0].inbox_id]) == [1, 2, 3]
        assert await listed(desk, priorities=[Priority.NORMAL], numbers=[2]) == [2]

    async def test_stand_for_none_where_they_are_none(self, desk: Desk) -> None:
        category = number_of(await desk.made("/categories", {"name": "Bugs"}))
        await opened(desk, assignee_id=desk.workspace.owner_id)
        await opened(desk, category_id=category)
        await opened(desk)
        assert await listed(desk, assignee_ids=[None]) == [2, 3]
        assert await listed(desk, assignee_ids=[None, desk.workspace.owner_id]) == [1, 2, 3]
        assert await listed(desk, category_ids=[category]) == [2]
        assert await listed(desk, category_ids=[category, None]) == [1, 2, 3]

    async def test_of_a_type_of_category_count_none_under_the_default(self, desk: Desk) -> None:
        tracker = number_of(await desk.made("/categories", {"name": "Bugs", "type": "tracker"}))
        await opened(desk, category_id=tracker)
        await opened(desk)
        assert await listed(desk, category_type="tracker") == [1]
        assert await listed(desk, category_type="customer") == [2]
        assert await listed(desk, category_type="nonsense") == []


class TestCustomers:
    async def test_are_found_by_each_of_their_addresses_in_any_case(self, desk: Desk) -> None:
        body = {"email": "Ann@A.test", "emails": ["home@ann.test"]}
        await desk.made("/customers", body)
        await opened(desk, customer_email="ann@a.test")
        await opened(desk, customer_email="bob@b.test")
        assert await listed(desk, customer_emails=["ANN@a.test"]) == [1]
        assert await listed(desk, customer_emails=["Home@Ann.test ", "bob@b.test", "x@y.test"]) == [1, 2]


class TestMoments:
    async def test_are_strict(self, desk: Desk) -> None:
        for number in (1, 2, 3):
            await opened(desk, created_at=day(number))
        assert await listed(desk, created_after=day(1), created_before=day(3)) == [2]
        now = utc_now()
        await changed(desk, 1, subject="Later")
        assert await listed(desk, updated_after=now) == [1]
        assert await listed(desk, updated_before=now) == [2, 3]


class TestWhatATicketIs:
    async def test_is_open_or_not_and_sleeps_or_not(self, desk: Desk) -> None:
        await opened(desk)
        await opened(desk, status="solved")
        await opened(desk)
        await changed(desk, 1, open=False)
        await changed(desk, 3, snoozed_until=utc_now() + dt.timedelta(days=1))
        assert (await listed(desk, open=True), await listed(desk, open=False)) == ([3], [1, 2])
        assert (await listed(desk, snoozed=True), await listed(desk, snoozed=False)) == ([3], [1, 2])

    async def test_is_where_it_came_from(self, desk: Desk) -> None:
        for source in ("api", "slack", "email"):
            await opened(desk, source=source)
        assert await listed(desk, sources=["slack"]) == [2]
        assert await listed(desk, sources=["slack", "email", "fax"]) == [2, 3]

    async def test_is_the_channel_of_its_request_and_not_of_its_triage(self, desk: Desk) -> None:
        for kind in ("request", "triage"):
            number = (await opened(desk)).number
            async with desk.work() as work:
                await set_thread(work, number=number, kind=kind, channel_id="C1", thread_ts=f"{number}.0")
        assert await listed(desk, channel="C1") == [1]
        assert await listed(desk, channel="C2") == []

    async def test_is_its_values_alone_and_among_others(self, desk: Desk) -> None:
        size = await desk.made("/fields", {"label": "Size", "type": "number"})
        word = await desk.made("/fields", {"label": "Word", "type": "text"})
        await opened(desk, custom_fields={size["key"]: 5, word["key"]: "x"})
        await opened(desk, custom_fields={size["key"]: 5})
        await opened(desk)
        ids = {name: number_of(field) for name, field in (("size", size), ("word", word))}
        assert await listed(desk, values={ids["size"]: 5}) == [1, 2]
        assert await listed(desk, values={ids["size"]: 5, ids["word"]: "x"}) == [1]
        assert await listed(desk, values={ids["word"]: "y"}) == []
        async with desk.work() as work:
            await work.connection.execute(
                "update tickets set custom_fields = $2 where workspace_id = $1 and number = 3",
                work.workspace,
                {str(ids["word"]): ["a", "b"]},
            )
        assert await listed(desk, values={ids["word"]: "b"}) == [3]


class TestAnOffset:
    async def test_is_refused_below_none_and_beyond_the_most(self, desk: Desk) -> None:
        for offset in (-1, MOST_SKIPPED + 1):
            with pytest.raises(ValueError, match=str(offset)):
                await listed(desk, offset=offset)

    async def test_skips_and_still_counts(self, desk: Desk) -> None:
        for _ in range(5):
            await opened(desk)
        assert await listed(desk, limit=2, offset=2) == [3, 4]
        for offset, numbers in ((3, [4, 5]), (5, []), (MOST_SKIPPED, [])):
            search = Search(desk.workspace.id, order=OLDEST, limit=2, offset=offset)
            async with desk.look() as work:
                found = await tickets.list_tickets(work, search, TicketFilter())
            assert ([ticket.number for ticket in found.items], found.total) == (numbers, 5)
            assert found.after is None


class TestAnOrder:
    @pytest.mark.parametrize("column", ["number", "updated_at"])
    async def test_is_walked_by_its_cursor(self, desk: Desk, column: str) -> None:
        for _ in range(5):
            await opened(desk)
        order = Order(f"t.{column}", {"number": "bigint"}.get(column, "timestamptz"))
        seen: list[int] = []
        after = None
        for _ in range(3):
            async with desk.look() as work:
                search = Search(desk.workspace.id, order=order, limit=2, after=after)
                found = await tickets.list_tickets(work, search, TicketFilter(open=True))
            seen += [ticket.number for ticket in found.items]
            after = found.after
        assert (seen, after) == ([5, 4, 3, 2, 1], None)


class TestClausesAreJoined:
    async def test_with_every_other_filter(self, desk: Desk) -> None:
        await opened(desk, subject="one")
        await opened(desk, subject="one", status="solved")
        clause = Clause("subject", "=", "one")
        assert await listed(desk, clauses=[clause], open=False) == [2]
        with pytest.raises(Invalid):
            await listed(desk, clauses=[clause, clause], statuses=["nope"])
