"""No hot query reads a whole table, however large the desk."""

import datetime as dt
from collections.abc import AsyncGenerator, Awaitable, Callable
from typing import Any, ClassVar
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

from parley.core import people, reports, tickets
from parley.core.clauses import Clause
from parley.core.events import list_feed, list_timeline
from parley.core.search import list_similar, search
from parley.core.tickets import MessageKind, NewTicket, Priority, State, TicketFilter
from parley.core.work import Work
from parley.kit.clock import utc_now
from parley.kit.db import Database
from parley.kit.db.listing import After, Order, Search
from parley.kit.db.migrate import migrate
from tests.core.tickets.large_desk import LargeDesk, open_large_desk

Ask = Callable[[Work], Awaitable[object]]
ORDERS = {
    "created_at": Order("t.created_at", "timestamptz"),
    "updated_at": Order("t.updated_at", "timestamptz", "asc"),
    "priority": Order("t.priority", "smallint"),
}
FILTERS = {
    "nothing": TicketFilter(),
    "a status": TicketFilter(statuses=["open"]),
    "some statuses": TicketFilter(statuses=["open", "pending"]),
    "a state": TicketFilter(states=[State.OPEN]),
    "a priority": TicketFilter(priorities=[Priority.URGENT]),
    "some priorities": TicketFilter(priorities=[Priority.URGENT, Priority.HIGH]),
    "an assignee": TicketFilter(assignee_id=1_000_005),
    "nobody assigned": TicketFilter(is_unassigned=True),
    "somebody assigned": TicketFilter(is_unassigned=False),
    "a customer": TicketFilter(customer_id=1_000_005),
    "a company": TicketFilter(company_id=1),
    "a team": TicketFilter(team_id=1),
    "an inbox": TicketFilter(inbox_id=1),
    "a category": TicketFilter(category_id=1),
    "a tag": TicketFilter(tags=["tag7"]),
    "two tags": TicketFilter(tags=["tag7", "tag8"]),
    "a status and an assignee": TicketFilter(statuses=["closed"], assignee_id=1_000_005),
    "a status and a tag": TicketFilter(statuses=["open"], tags=["tag49"]),
    "a word": TicketFilter(text="word7"),
    "a common word": TicketFilter(text="common"),
    "some numbers": TicketFilter(numbers=[7, 8, 9]),
    "a status by its id": TicketFilter(status_ids=[1]),
    "addresses": TicketFilter(customer_emails=["c7@plans.test", "c8@plans.test"]),
    "some customers": TicketFilter(customer_ids=[1_000_005, 1_000_007]),
    "some assignees or nobody": TicketFilter(assignee_ids=[1_000_005, None]),
    "a category or none": TicketFilter(category_ids=[1, None]),
    "a type of category": TicketFilter(category_type="customer"),
    "another source": TicketFilter(sources=["slack"]),
    "a moment": TicketFilter(updated_after=dt.datetime(2020, 1, 1, tzinfo=dt.UTC)),
    "a span": TicketFilter(created_after=dt.datetime(2020, 1, 1, tzinfo=dt.UTC), created_before=utc_now()),
    "what is open": TicketFilter(open=True),
    "what sleeps": TicketFilter(snoozed=True),
    "a channel": TicketFilter(channel="C1"),
    "a value": TicketFilter(values={1: "x"}),
    "a clause": TicketFilter(clauses=[Clause("assignee_id", "=", 1_000_005), Clause("tag", "!=", 1_000_007)]),
}


@pytest.fixture(scope="module")
async def large(database_url: str) -> AsyncGenerator[LargeDesk]:
    """One for all of these tests, in a database of its own: the planner's statistics are of the whole database."""
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute("drop database if exists plans")
        connection.execute("create database plans")
    url = urlunsplit(urlsplit(database_url)._replace(path="/plans"))
    migrate(url)
    database = Database(url)
    await database.open()
    async with open_large_desk(database) as desk:
        yield desk
    await database.close()


def paged(work: Work, order: Order, *, after: Any = None) -> Search:
    """Start a list."""
    return Search(work.workspace, order=order, limit=25, after=after)


class TestTickets:
    async def test_are_got_by_their_key(self, large: LargeDesk) -> None:
        assert await large.faults(lambda work: tickets.get_ticket(work, number=7)) == []

    @pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS)
    @pytest.mark.parametrize("wanted", FILTERS.values(), ids=FILTERS)
    async def test_are_listed_by_an_index(self, large: LargeDesk, wanted: TicketFilter, order: Order) -> None:
        assert await large.faults(lambda work: tickets.list_tickets(work, paged(work, order), wanted)) == []

    @pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS)
    async def test_are_paged_by_an_index(self, large: LargeDesk, order: Order) -> None:
        async def ask(work: Work) -> None:
            first = await tickets.list_tickets(work, paged(work, order), TicketFilter(), described=True)
            assert isinstance(first.after, After)
            await tickets.list_tickets(work, paged(work, order, after=first.after), TicketFilter())

        assert await large.faults(ask) == []

    async def test_are_opened_by_lookups(self, large: LargeDesk) -> None:
        new = NewTicket(subject="New", customer_email="C7@plans.test", assignee_id=1_000_005, tags=["tag7", "new"])
        known = NewTicket(subject="New", customer_id=1_000_007)
        assert await large.faults(lambda work: tickets.open_ticket(work, new)) == []
        assert await large.faults(lambda work: tickets.open_ticket(work, known)) == []


class TestConversations:
    ASKED = (
        {"ticket": 7},
        {},
        {"kind": MessageKind.NOTE},
        {"internal": True},
        {"internal": False, "ticket": 7},
    )

    @pytest.mark.parametrize("asked", ASKED, ids=str)
    async def test_are_listed_by_an_index(self, large: LargeDesk, asked: dict[str, Any]) -> None:
        order = Order("m.created_at", "timestamptz")
        assert await large.faults(lambda work: tickets.list_messages(work, paged(work, order), **asked)) == []


class TestManyConversations:
    @pytest.mark.parametrize("asked", [{}, {"most": 2, "public_only": True}], ids=str)
    async def test_are_read_by_an_index(self, large: LargeDesk, asked: dict[str, Any]) -> None:
        numbers = list(range(1, 101))
        assert await large.faults(lambda work: tickets.list_conversation(work, tickets=numbers, **asked)) == []

    async def test_have_their_files_found_by_an_index(self, large: LargeDesk) -> None:
        numbers = list(range(1, 101))
        assert await large.faults(lambda work: tickets.attachments_of(work, messages=numbers, tickets=numbers)) == []


class TestCustomers:
    ASKED = ({}, {"email": "c7@plans.test"}, {"phone": "7"}, {"text": "c7@plans.test"}, {"text": "c7"})

    @pytest.mark.parametrize("asked", ASKED, ids=str)
    @pytest.mark.parametrize("column", ["created_at", "updated_at"])
    async def test_are_listed_by_an_index(self, large: LargeDesk, asked: dict[str, Any], column: str) -> None:
        order = Order(f"c.{column}", "timestamptz")
        assert await large.faults(lambda work: people.list_customers(work, paged(work, order), **asked)) == []


class TestEvents:
    ASKED: ClassVar[dict[str, Ask]] = {
        "the feed": lambda work: list_feed(work, after=(0, 0, 0)),
        "a ticket's feed": lambda work: list_feed(work, after=(0, 0, 0), ticket=7),
        "a timeline": lambda work: list_timeline(work, ticket=7),
    }

    @pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED)
    async def test_are_read_by_an_index(self, large: LargeDesk, ask: Ask) -> None:
        assert await large.faults(ask) == []


class TestSearch:
    @pytest.mark.parametrize("query", ["#7", "c7@plans.test", "word7", "common", "comm", "word7 and c7"])
    async def test_goes_by_indexes(self, large: LargeDesk, query: str) -> None:
        assert await large.faults(lambda work: search(work, query=query)) == []

    async def test_of_what_is_alike_goes_by_indexes(self, large: LargeDesk) -> None:
        assert await large.faults(lambda work: list_similar(work, number=7)) == []


class TestReports:
    WEEK: ClassVar[dict[str, Any]] = {"since": utc_now() - dt.timedelta(days=7), "zone": "Europe/Berlin"}
    ASKED: ClassVar[dict[str, Ask]] = {
        "a week": lambda work: reports.query_report(work, measures=reports.MEASURES, **TestReports.WEEK),
        "a week by day": lambda work: reports.query_report(
            work, measures=reports.MEASURES, granularity="day", **TestReports.WEEK
        ),
        "a week by category": lambda work: reports.query_report(
            work, measures=reports.MEASURES, dimensions=["category"], **TestReports.WEEK
        ),
        "the flow of a week": lambda work: reports.query_flow(work, **TestReports.WEEK),
    }

    @pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED)
    async def test_read_only_the_time_they_are_of(self, large: LargeDesk, ask: Ask) -> None:
        """To sort what is counted is what a median takes."""
        assert [fault for fault in await large.faults(ask) if not fault.startswith("Sort of")] == []


class TestAMissingIndex:
    DROPPED: ClassVar[dict[str, tuple[str, Ask]]] = {
        "customers_phone": (
            "Walk of customers",
            lambda work: people.list_customers(work, paged(work, Order("c.created_at", "timestamptz")), phone="7"),
        ),
        "messages_ticket": (
            "Walk of messages",
            lambda work: tickets.list_messages(work, paged(work, Order("m.created_at", "timestamptz")), ticket=7),
        ),
        "tickets_created": (
            "Sort of",
            lambda work: tickets.list_tickets(work, paged(work, ORDERS["created_at"]), TicketFilter()),
        ),
        "messages_tsv": ("Seq Scan of messages", lambda work: list_similar(work, number=7)),
    }

    @pytest.mark.parametrize("index", DROPPED)
    async def test_is_noticed(self, large: LargeDesk, index: str) -> None:
        fault, ask = self.DROPPED[index]
        async with large.without(index):
            faults = await large.faults(ask)
        assert any(found.startswith(fault) for found in faults), faults
