"""`GET /v2/tickets`: every filter, order and page, and cursors that are bound to their list."""

import base64
from typing import Any

import pytest

from tests.api.featurebase.conftest import UNKNOWN, Ask, Open, asking, error_of
from tests.support.desks import Desk


async def numbers(ask: Ask, **params: Any) -> list[int]:
    response = await ask("GET", "/tickets", params=params)
    assert response.status_code == 200, response.text
    return [each["ticketNumber"] for each in response.json()["data"]]


async def walked(ask: Ask, **params: Any) -> list[int]:
    found, cursor = list[int](), None
    while True:
        page = (await ask("GET", "/tickets", params={**params, **({"cursor": cursor} if cursor else {})})).json()
        found += [each["ticketNumber"] for each in page["data"]]
        cursor = page["nextCursor"]
        if cursor is None:
            return found


class TestFilters:
    async def test_narrow_the_list(self, desk: Desk, ask: Ask, opened: Open, category: str) -> None:
        await desk.made("/categories", {"name": "Bugs", "type": "tracker"})
        agent = await desk.made("/users", {"email": "alex@example.com", "name": "Alex"})
        bugs = next(each["id"] for each in (await ask("GET", "/tickets/categories")).json() if each["name"] == "Bugs")
        solved = (await ask("GET", "/tickets/statuses")).json()[4]["id"]
        await opened(title="Printer smokes")
        await opened(ticketCategoryId=bugs)
        await opened(statusId=solved)
        ids = await desk.made("/tickets", {"subject": "Mine", "assignee_id": agent["id"]})
        admin = (await ask("GET", f"/tickets/{ids['number']}")).json()["assigneeId"]
        assert await numbers(ask) == [4, 3, 2, 1]
        assert await numbers(ask, ticketCategoryIds=bugs) == [2]
        assert await numbers(ask, ticketCategoryIds=f"{bugs},{category}") == [4, 3, 2, 1]
        assert await numbers(ask, **{"ticketCategoryIds[]": [bugs, UNKNOWN]}) == [2]
        assert await numbers(ask, ticketCategoryIds=[category, bugs]) == [4, 3, 2, 1]
        assert await numbers(ask, ticketCategoryIds=UNKNOWN) == []
        assert await numbers(ask, statusIds=solved) == [3]
        assert await numbers(ask, statusIds=UNKNOWN) == []
        assert await numbers(ask, assigneeId=admin) == [4]
        assert await numbers(ask, assigneeId=UNKNOWN) == []
        assert await numbers(ask, categoryType="tracker") == [2]
        assert await numbers(ask, categoryType="customer") == [4, 3, 1]
        assert await numbers(ask, q="smokes") == [1]
        assert await numbers(ask, q="nothing") == []
        assert await numbers(ask, q="login", statusIds=solved, nonsense="1") == [3]

    @pytest.mark.parametrize(
        ("params", "at"),
        [
            ({"limit": 0}, "limit"),
            ({"limit": 101}, "limit"),
            ({"limit": "ten"}, "limit"),
            ({"sortBy": "colour"}, "sortBy"),
            ({"sortOrder": "up"}, "sortOrder"),
            ({"categoryType": "pets"}, "categoryType"),
            ({"assigneeId": "x"}, "assigneeId"),
            ({"statusIds": "x"}, "statusIds.0"),
            ({"ticketCategoryIds": f"{UNKNOWN},1"}, "ticketCategoryIds.1"),
            ({"q": ""}, "q"),
            ({"q": "a\x00"}, "q"),
        ],
    )
    async def test_that_are_wrong_are_refused(self, ask: Ask, params: dict[str, Any], at: str) -> None:
        assert error_of(await ask("GET", "/tickets", params=params)) == (400, "invalid_request", at)


class TestPages:
    async def test_follow_each_other_in_every_order(self, ask: Ask, opened: Open) -> None:
        for number in range(1, 6):
            await opened(createdAt=f"2025-01-{20 - number:02}T00:00:00Z")
        await ask("PATCH", "/tickets/2", json={"title": "Newest"})
        for order, expected in (
            ({}, [1, 2, 3, 4, 5]),
            ({"sortBy": "date", "sortOrder": "asc"}, [5, 4, 3, 2, 1]),
            ({"sortBy": "ticketNumber"}, [5, 4, 3, 2, 1]),
            ({"sortBy": "ticketNumber", "sortOrder": "asc"}, [1, 2, 3, 4, 5]),
            ({"sortBy": "recent"}, [2, 5, 4, 3, 1]),
        ):
            for limit in (1, 2, 5, 100):
                assert await walked(ask, limit=limit, **order) == expected, (order, limit)

    async def test_have_ten_tickets_unless_asked_for_more(self, ask: Ask, opened: Open) -> None:
        for _ in range(11):
            await opened()
        page = (await ask("GET", "/tickets")).json()
        assert (page["object"], len(page["data"]), page["nextCursor"] is None) == ("list", 10, False)
        assert len((await ask("GET", "/tickets", params={"limit": 11})).json()["data"]) == 11

    async def test_are_of_the_list_that_their_cursor_came_from(self, ask: Ask, opened: Open, other_desk: Desk) -> None:
        for _ in range(3):
            await opened()
        cursor = (await ask("GET", "/tickets", params={"limit": 1})).json()["nextCursor"]
        assert await numbers(ask, limit=2, cursor=cursor) == [2, 1]
        forged = base64.urlsafe_b64encode(b"0" * 16 + b'["2025-01-01T00:00:00Z",1]').decode().rstrip("=")
        for params in (
            {"cursor": cursor, "sortBy": "recent"},
            {"cursor": cursor, "sortOrder": "asc"},
            {"cursor": cursor, "q": "login"},
            {"cursor": cursor + "A"},
            {"cursor": cursor[:-1]},
            {"cursor": forged},
            {"cursor": "eyJpZCI6IjEyMzQ1In0="},
            {"cursor": "ü"},
        ):
            assert error_of(await ask("GET", "/tickets", params=params)) == (400, "invalid_cursor", "cursor"), params
        theirs = await asking(other_desk)("GET", "/tickets", params={"cursor": cursor})
        assert error_of(theirs) == (400, "invalid_cursor", "cursor")
        talks = await ask("GET", "/conversations", params={"cursor": cursor})
        assert error_of(talks) == (400, "invalid_cursor", "cursor")
