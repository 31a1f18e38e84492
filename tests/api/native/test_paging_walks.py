"""Walks by cursor: every row that stood throughout exactly once, whatever happens; bad cursors are refused."""

import asyncio
import datetime as dt
import itertools
import random
from collections import Counter
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.api.native.cursors import parse_cursor, print_cursor
from parley.api.native.schemas.tickets import TicketQuery
from parley.core import tickets
from parley.core.errors import Invalid
from parley.core.tickets import NewTicket, Priority
from parley.kit.clock import print_time
from parley.kit.db import Database
from parley.kit.db.listing import After
from tests.support.desks import Desk, house_for, open_desk

MANY = 250
ORDERS = ["created_at", "updated_at", "priority"]
DIRECTIONS = ["asc", "desc"]
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+:.TZ "


@pytest.fixture(scope="module")
async def crowd(database: Database) -> AsyncGenerator[Desk]:
    """A desk with 250 tickets of one moment, and some of another."""
    async with open_desk(database) as desk:
        async with desk.work() as work:
            for number in range(MANY):
                priority = list(Priority)[number % 4]
                await tickets.open_ticket(
                    work, NewTicket(subject=f"{number}", customer_email="a@example.com", priority=priority)
                )
        yield desk


async def walk(desk: Desk, path: str) -> AsyncIterator[list[dict[str, Any]]]:
    """Yield each page of a list."""
    cursor = None
    while True:
        page = await desk.got(path + (f"&cursor={quote(cursor)}" if cursor else ""))
        yield page["data"]
        cursor = page["meta"]["next_cursor"]
        if cursor is None:
            return


@asynccontextmanager
async def busy(desk: Desk) -> AsyncGenerator[set[str]]:
    """Have tickets made, changed and deleted all the time; the ids of those that were are gathered."""
    touched: set[str] = set()

    async def write() -> None:
        for turn in itertools.count():
            made = await desk.made("/tickets", {"subject": "New", "customer_email": "b@example.com"})
            touched.add(made["id"])
            victim = f"tkt_{random.randint(1, MANY)}"  # noqa: S311 -- any will do
            touched.add(victim)
            await desk.call("PATCH", f"/tickets/{victim}", json={"priority": ["low", "urgent"][turn % 2]})
            await desk.call("DELETE", f"/tickets/{made['id']}")
            await asyncio.sleep(0.01)

    task = asyncio.create_task(write())
    try:
        yield touched
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


class TestAWalk:
    @pytest.mark.parametrize("order", ORDERS)
    @pytest.mark.parametrize("direction", DIRECTIONS)
    @pytest.mark.parametrize("limit", [1, 7, 100])
    async def test_finds_what_stood_throughout_once(self, crowd: Desk, order: str, direction: str, limit: int) -> None:
        standing = {f"tkt_{number}" for number in range(1, MANY + 1)}
        seen: Counter[str] = Counter()
        async with busy(crowd) as touched:
            async for page in walk(crowd, f"/tickets?limit={limit}&order_by={order}&order_dir={direction}"):
                assert len(page) <= limit
                seen.update(ticket["id"] for ticket in page)
        # Creation never changes, so there it holds of changed rows too.
        sure = standing if order == "created_at" else standing - touched
        assert len(sure) > 5
        assert {ticket: seen[ticket] for ticket in sure} == dict.fromkeys(sure, 1)

    @pytest.mark.parametrize("order", ORDERS)
    async def test_one_way_is_the_other_way_round(self, crowd: Desk, order: str) -> None:
        ways = [
            [
                ticket["id"]
                async for page in walk(crowd, f"/tickets?limit=100&order_by={order}&order_dir={way}")
                for ticket in page
            ]
            for way in DIRECTIONS
        ]
        assert ways[0] == ways[1][::-1]

    async def test_by_ascending_change_shows_every_changed_row_again(self, desk: Desk) -> None:
        for number in range(6):
            await desk.made("/tickets", {"subject": f"{number}", "customer_email": "a@example.com"})
        path, seen, cursor = "/tickets?limit=2&order_by=updated_at&order_dir=asc", Counter[str](), None
        for turn in range(20):
            page = await desk.got(path + (f"&cursor={quote(cursor)}" if cursor else ""))
            seen.update(ticket["id"] for ticket in page["data"])
            if turn == 0:
                await desk.call("PATCH", "/tickets/tkt_1", json={"priority": "high"})
            cursor = page["meta"]["next_cursor"]
            if cursor is None:
                break
        assert seen == Counter({f"tkt_{number}": 1 + (number == 1) for number in range(1, 7)})


class TestACursor:
    @pytest.mark.parametrize("order", ORDERS)
    async def test_that_was_changed_is_refused(self, crowd: Desk, order: str) -> None:
        path = f"/tickets?limit=7&order_by={order}"
        cursor = (await crowd.got(path))["meta"]["next_cursor"]
        chance = random.Random(7)  # noqa: S311 -- the same every time
        changed = {cursor[:length] for length in range(len(cursor))} - {""}
        changed |= {cursor[:place] + chance.choice(ALPHABET) + cursor[place + 1 :] for place in range(len(cursor))}
        changed |= {cursor + "0", cursor * 2, cursor[::-1], cursor.lower(), f" {cursor}", f"{cursor} "}
        refused = 0
        for wrong in sorted(changed - {cursor}):
            answer = await crowd.call("GET", f"{path}&cursor={quote(wrong)}")
            if order != "priority" and len(wrong.split(".")[-1]) < 12:
                assert answer.status_code in {200, 400}, wrong  # cut short it is a caller's own time
                continue
            assert answer.status_code == 400, wrong
            refused += 1
        assert refused > 20

    @pytest.mark.parametrize("order", ORDERS)
    async def test_of_another_list_is_refused(self, crowd: Desk, other_desk: Desk, order: str) -> None:
        cursor = quote((await crowd.got(f"/tickets?limit=7&order_by={order}"))["meta"]["next_cursor"])
        others = {"created_at", "updated_at", "priority"} - {order}
        for query in (
            *(f"order_by={other}" for other in others),
            f"order_by={order}&order_dir=asc",
            f"order_by={order}&status=open",
            f"order_by={order}&unassigned=true",
            f"order_by={order}&search=1",
        ):
            answer = await crowd.call("GET", f"/tickets?{query}&cursor={cursor}")
            assert (answer.status_code, answer.json()["error"]["details"]["fields"][0]["path"]) == (400, "cursor"), (
                query
            )
        for desk, path in (
            (crowd, "/conversations?"),
            (crowd, "/customers?"),
            (other_desk, f"/tickets?order_by={order}&"),
        ):
            assert (await desk.call("GET", f"{path}cursor={cursor}")).status_code == 400
        assert (await crowd.call("GET", f"/tickets?order_by={order}&limit=3&cursor={cursor}")).status_code == 200

    @pytest.mark.parametrize("digits", range(10))
    async def test_may_be_a_time_of_ones_own(self, crowd: Desk, digits: int) -> None:
        first = (await crowd.got("/tickets/tkt_1"))["data"]["created_at"]
        seconds, fraction = first[:-1].split(".")
        own = f"{seconds}.{(fraction + '000')[:digits]}Z" if digits else f"{seconds}Z"
        moment = dt.datetime.fromisoformat(f"{seconds}.{(fraction[:digits] + '000000')[:6]}+00:00")
        at = dt.datetime.fromisoformat(first)
        for direction, follows in (("desc", at < moment), ("asc", at > moment)):
            found = set()
            async for page in walk(crowd, f"/tickets?limit=100&order_dir={direction}&cursor={quote(own)}"):
                found |= {ticket["id"] for ticket in page}
                break
            assert ("tkt_1" in found or len(found) == 100) is follows

    @pytest.mark.parametrize(
        "cursor",
        ["0000-01-01T00:00:00Z", "10000-01-01T00:00:00Z", "2024-02-30T00:00:00Z", "2024-01-01", "2024-01-01T00:00:00",
         "infinity", "-infinity", "now", "2024-01-01T25:00:00Z", "2024-01-01T00:00:60Z", "2024-01-01T00:00:00.Z",
         "2024-01-01T00:00:00.0123456789Z", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59",
         "\u0662\u0660\u0662\u0664-01-01T00:00:00Z",
         "2024-01-01T00:00:00+99:99", "2024-01-01t00:00:00z", "%00", "tkt_1", "W10", "eyJ", "null", "e30="],
    )  # fmt: skip
    async def test_that_is_no_moment_is_refused(self, crowd: Desk, cursor: str) -> None:
        for order in ORDERS:
            answer = await crowd.call("GET", f"/tickets?order_by={order}&cursor={quote(cursor)}")
            assert (answer.status_code, answer.json()["error"]["code"]) == (400, "BAD_REQUEST")

    @pytest.mark.parametrize(
        "cursor", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z", "2024-01-01T00:00:00 01:00"]
    )
    async def test_at_the_edges_of_time_is_taken(self, crowd: Desk, cursor: str) -> None:
        for direction in DIRECTIONS:
            await crowd.got(f"/tickets?order_dir={direction}&cursor={quote(cursor)}")

    @pytest.mark.parametrize(
        "limit", ["0", "-1", "101", "abc", "1.0", "1e1", "", "\u0661", "99999999999999999999", "1&limit=2", "true"]
    )
    async def test_goes_with_a_limit_of_1_to_100(self, crowd: Desk, limit: str) -> None:
        for path in ("/tickets", "/tags", "/customers", "/events", "/search"):
            answer = await crowd.call(
                "GET", f"{path}?q=x&limit={limit}" if path == "/search" else f"{path}?limit={limit}"
            )
            assert answer.status_code == 400
            assert answer.json()["error"]["details"]["fields"][0]["path"] == "limit"


class Spoken:
    """What a call tells a cursor: a workspace, a path and a secret."""

    def __init__(self, workspace: int, path: str, house: Any) -> None:
        self.actor = type("Actor", (), {"workspace": workspace})
        self.scope = {"path": path}
        self.house = house


MOMENTS = st.datetimes(dt.datetime(1, 1, 2), dt.datetime(9999, 12, 30), timezones=st.just(dt.UTC))  # noqa: DTZ001 -- by hypothesis
ROWS = st.integers(1, 2**63 - 1)


class TestACursorsSpelling:
    @given(MOMENTS, ROWS, st.integers(1, 2**62), st.sampled_from(DIRECTIONS))
    @settings(deadline=None)
    def test_of_a_time_is_read_back(self, moment: dt.datetime, row: int, workspace: int, direction: Any) -> None:
        call: Any = Spoken(workspace, "/api/v1/tickets", HOUSE)
        query = TicketQuery(order_dir=direction)
        cursor = print_cursor(call, query, After(moment, row))
        assert cursor is not None
        assert dt.datetime.fromisoformat(cursor[:26] + "Z") == dt.datetime.fromisoformat(print_time(moment))
        assert parse_cursor(call, TicketQuery(order_dir=direction, cursor=cursor), query.order) == After(moment, row)

    @given(st.integers(-(2**15), 2**15), ROWS, st.integers(1, 2**62))
    @settings(deadline=None)
    def test_of_a_number_is_read_back(self, value: int, row: int, workspace: int) -> None:
        call: Any = Spoken(workspace, "/api/v1/tickets", HOUSE)
        query = TicketQuery(order_by="priority")
        cursor = print_cursor(call, query, After(value, row))
        assert parse_cursor(call, TicketQuery(order_by="priority", cursor=cursor), query.order) == After(value, row)

    @given(st.text(min_size=1, max_size=400), st.sampled_from(ORDERS))
    @settings(deadline=None)
    def test_of_anything_else_is_refused_or_a_time(self, text: str, order: Any) -> None:
        call: Any = Spoken(1, "/api/v1/tickets", HOUSE)
        query = TicketQuery(order_by=order, cursor=text)
        try:
            found = parse_cursor(call, query, query.order)
        except Invalid:
            return
        assert order != "priority"
        assert found is not None
        assert found.row is None


HOUSE = house_for(Database("postgresql://nowhere"))
