"""Tickets listed through the Socialboards door."""

import datetime as dt
from typing import Any

import pytest

from tests.api.socialboards.boards import check, made, olivia, post, replied, whole
from tests.support.desks import Desk
from tests.support.tickets import insert_ticket


async def found(desk: Desk, **wanted: Any) -> list[int]:
    answer = await post(desk, wanted, "/tickets/list")
    assert answer.status_code == 200, answer.text
    return [each["id"] for each in answer.json()["data"]]


class TestARefusedList:
    @pytest.mark.parametrize(
        ("wanted", "path"),
        [
            ({"take": 0}, "take"),
            ({"take": 101}, "take"),
            ({"take": "25"}, "take"),
            ({"take": True}, "take"),
            ({"skip": -1}, "skip"),
            ({"skip": 10_001}, "skip"),
            ({"orderBy": "title_desc"}, "orderBy"),
            ({"status": "closed"}, "status"),
            ({"categoryId": "1"}, "categoryId"),
            ({"ticketIds": ["1"]}, "ticketIds.0"),
            ({"ticketIds": [0]}, "ticketIds.0"),
            ({"ticketIds": [1] * 1001}, "ticketIds"),
            ({"source": 5}, "source"),
            ({"from": "yesterday"}, "from"),
            ({"from": 5}, "from"),
            ({"from": "2025-01-15T10:30:00"}, "from"),
            ({"to": "2024-02-30"}, "to"),
            ({"to": "10000-01-01"}, "to"),
            ({"to": "infinity"}, "to"),
            ({"to": "0001-01-01T00:00:00+23:59"}, "to"),
            ({"from": "x", "to": "x"}, "from"),
            ({"customFields": [{"key": 1}]}, "customFields.0.value"),
            ({"customFields": [{"key": 99_999_999, "value": "x"}]}, "customFields.0.key"),
            ({"customFields": [{"key": "nope", "value": "x"}]}, "customFields.0.key"),
            ({"customFields": [{"key": 1.5, "value": "x"}]}, "customFields.0.key"),
        ],
    )
    async def test_names_the_field(self, desk: Desk, wanted: dict[str, Any], path: str) -> None:
        assert check(await post(desk, wanted, "/tickets/list"), 400, 1).startswith(path)

    async def test_takes_no_value_that_no_database_keeps(self, desk: Desk) -> None:
        await desk.made("/fields", {"label": "City", "type": "text"})
        for value in ("a\x00", 2**70):
            answer = await post(desk, {"customFields": [{"key": "city", "value": value}]}, "/tickets/list")
            assert check(answer, 400, 1).startswith("customFields.0.value")

    async def test_takes_no_field_twice(self, desk: Desk) -> None:
        field = await desk.made("/fields", {"label": "City", "type": "text"})
        twice = [{"key": "city", "value": "a"}, {"key": int(field["id"].removeprefix("field_")), "value": "b"}]
        assert check(await post(desk, {"customFields": twice}, "/tickets/list"), 400, 1).startswith(
            "customFields.1.key"
        )


class TestAList:
    async def test_is_empty_at_first_and_shows_tickets_as_they_are_alone(self, desk: Desk) -> None:
        assert await found(desk) == []
        await made(desk, assigneeId=olivia(desk), tags=["a"])
        await replied(desk)
        answer = await post(desk, {}, "/tickets/list")
        assert answer.json() == {"data": [await whole(desk)], "errorCode": -1, "errorText": None}

    async def test_skips_and_takes(self, desk: Desk) -> None:
        for place in range(30):
            await insert_ticket(desk, f"{place}")
        assert await found(desk) == list(range(30, 5, -1))
        assert await found(desk, skip=25) == [5, 4, 3, 2, 1]
        assert await found(desk, skip=1, take=1) == [29]
        assert await found(desk, take=100) == list(range(30, 0, -1))
        assert await found(desk, Skip=10_000, TAKE=1) == []

    async def test_is_in_the_order_that_is_asked_for(self, desk: Desk) -> None:
        for _ in range(3):
            await made(desk)
        await replied(desk, 2)
        for order, expected in (
            ("creation_time_desc", [3, 2, 1]),
            ("creation_time_asc", [1, 2, 3]),
            ("last_thread_activity_desc", [2, 3, 1]),
            ("last_thread_activity_asc", [1, 3, 2]),
        ):
            assert await found(desk, orderBy=order) == expected, order

    async def test_can_be_read_by_a_reader_and_shows_nothing_of_others(self, desk: Desk, other_desk: Desk) -> None:
        await made(other_desk)
        assert await found(desk) == await found(desk, ticketIds=[1]) == []


class TestAFilter:
    async def test_finds_what_it_names_and_nothing_else(self, desk: Desk) -> None:
        category = int((await desk.made("/categories", {"name": "Cars"}))["id"].removeprefix("cat_"))
        fields = [
            {"label": "City", "type": "text"},
            {"label": "Colour", "type": "multi_select", "options": [{"label": "Red"}, {"label": "Blue"}]},
        ]
        city, colour = [int((await desk.made("/fields", each))["id"].removeprefix("field_")) for each in fields]
        await made(desk, categoryId=category, customFields=[{"id": city, "value": "Oslo"}])
        both = [{"id": city, "value": "Oslo"}, {"id": colour, "value": ["Red", "Blue"]}]
        await made(desk, customFields=both)
        await made(desk)
        for number, status in ((2, "on_hold"), (3, "closed")):
            await desk.call("PATCH", f"/tickets/{number}", json={"status": status})
        for wanted, expected in (
            ({"categoryId": category}, [1]),
            ({"categoryId": 99_999_999}, []),
            ({"customFields": [{"key": city, "value": "Oslo"}]}, [2, 1]),
            ({"customFields": [{"key": str(city), "value": "Oslo"}, {"key": "colour", "value": "blue"}]}, [2]),
            ({"customFields": [{"key": "city", "value": "Rome"}]}, []),
            ({"customFields": [{"key": "city", "value": 5}]}, []),
            ({"status": "open"}, [1]),
            ({"status": "pending"}, [2]),
            ({"status": "completed"}, [3]),
            ({"ticketIds": [3, 1, 99]}, [3, 1]),
            ({"source": "api"}, [3, 2, 1]),
            ({"source": "email"}, []),
            ({"status": "open", "ticketIds": [2]}, []),
            ({"from": None, "to": None, "status": None, "ticketIds": None, "nonsense": 1}, [3, 2, 1]),
        ):
            assert await found(desk, **wanted) == expected, wanted

    async def test_bounds_the_creation_with_both_ends_in_it(self, desk: Desk) -> None:
        day = dt.datetime(2025, 1, 15, tzinfo=dt.UTC)
        for hours in (-1, 0, 24):
            await insert_ticket(desk, f"{hours}", now=day + dt.timedelta(hours=hours))
        for wanted, expected in (
            ({"from": "2025-01-15"}, [3, 2]),
            ({"to": "2025-01-15"}, [2, 1]),
            ({"from": "2025-01-15T00:00:00.0000000+00:00", "to": "2025-01-15T23:59:59.9999999Z"}, [2]),
            ({"from": "2025-01-14T23:00:00+00:00", "to": "2025-01-15T00:00:00+01:00"}, [1]),
            ({"from": "0001-01-01", "to": "9999-12-31T23:59:59.999999Z"}, [3, 2, 1]),
        ):
            assert await found(desk, **wanted) == expected, wanted
