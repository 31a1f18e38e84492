"""Requests listed and searched through the tickets door."""

from typing import Any

import httpx
import pytest

from tests.api.clearfeed.tickets.requests import PATH, changed, collection_of, made, whole
from tests.support.desks import Desk
from tests.support.tickets import insert_ticket


async def listed(desk: Desk, **params: Any) -> httpx.Response:
    return await desk.knock("GET", PATH, params=params)


async def found(desk: Desk, **params: Any) -> list[str]:
    answer = await listed(desk, **params)
    assert answer.status_code == 200, answer.text
    return [each["id"] for each in answer.json()["requests"]]


class TestARefusedList:
    @pytest.mark.parametrize(
        ("params", "path"),
        [
            ({"limit": 0}, "limit"),
            ({"limit": 101}, "limit"),
            ({"limit": -1}, "limit"),
            ({"limit": "abc"}, "limit"),
            ({"limit": "1_0"}, "limit"),
            ({"limit": [1, 2]}, "limit"),
            ({"status": "resolved"}, "status"),
            ({"priority": "normal"}, "priority"),
            ({"assignee_id": "olivia"}, "assignee_id"),
            ({"collection_id": "5"}, "collection_id"),
            ({"query": "a\x00"}, "query"),
            ({"query": "x" * 501}, "query"),
            ({"tags": "x" * 101}, "tags"),
            ({"requester_email": "x"}, "requester_email"),
            ({"next_cursor": "x"}, "next_cursor"),
            ({"next_cursor": "é"}, "next_cursor"),
        ],
    )
    async def test_names_the_parameter(self, desk: Desk, params: dict[str, Any], path: str) -> None:
        answer = await listed(desk, **params)
        assert (answer.status_code, answer.json()["message"].partition(":")[0].partition(".")[0]) == (400, path)

    async def test_takes_no_cursor_of_another_list(self, desk: Desk, other_desk: Desk) -> None:
        for _ in range(2):
            await made(desk)
        cursor = (await listed(desk, limit=1)).json()["response_metadata"]["next_cursor"]
        flipped = cursor[:-1] + ("A" if cursor[-1] != "A" else "B")
        for params in (
            {"priority": "urgent", "next_cursor": cursor},
            {"next_cursor": cursor[1:]},
            {"next_cursor": flipped},
        ):
            assert (await listed(desk, **params)).status_code == 400
        assert (await listed(other_desk, next_cursor=cursor)).status_code == 400
        assert (await listed(desk, limit=2, next_cursor=cursor)).status_code == 200


class TestAList:
    async def test_is_empty_at_first(self, desk: Desk) -> None:
        answer = await listed(desk)
        assert answer.json() == {"requests": [], "response_metadata": {"next_cursor": None}}

    async def test_shows_each_request_as_it_is_alone(self, desk: Desk) -> None:
        await made(desk, tags=["a"])
        (said,) = (await listed(desk)).json()["requests"]
        assert said == await whole(desk)

    async def test_walks_over_every_request_once_newest_first(self, desk: Desk) -> None:
        for place in range(7):
            await insert_ticket(desk, f"{place}")
        walked: list[str] = []
        params: dict[str, Any] = {"limit": 3}
        while True:
            page = (await listed(desk, **params)).json()
            walked += [each["id"] for each in page["requests"]]
            if page["response_metadata"]["next_cursor"] is None:
                break
            params["next_cursor"] = page["response_metadata"]["next_cursor"]
        assert walked == [f"req_{number}" for number in range(7, 0, -1)]

    async def test_takes_one_to_a_hundred(self, desk: Desk) -> None:
        for place in range(101):
            await insert_ticket(desk, f"{place}")
        assert [len(await found(desk, **params)) for params in ({}, {"limit": 1}, {"limit": 100})] == [50, 1, 100]

    async def test_hides_what_another_desk_has(self, desk: Desk, other_desk: Desk) -> None:
        await made(other_desk)
        assert await found(desk) == []
        assert await found(desk, collection_id=await collection_of(other_desk)) == []


class TestAFilter:
    async def test_finds_what_it_names_and_nothing_else(self, desk: Desk) -> None:
        second = await collection_of(desk, "Second")
        olivia = f"user_{desk.owner.id}"
        await made(desk, assignee_id=olivia, tags=["a", "b"], title="Printer smokes")
        await made(desk, priority="low", requester_email="bob@example.com", tags=["a"], collection_id=second)
        await changed(desk, status="pending")
        for params, expected in (
            ({"status": "pending"}, ["req_1"]),
            ({"status": ["pending", "open"]}, ["req_2", "req_1"]),
            ({"status[]": ["open"]}, ["req_2"]),
            ({"status": "pending,open"}, ["req_2", "req_1"]),
            ({"status": "closed"}, []),
            ({"priority": "low"}, ["req_2"]),
            ({"priority": "low,urgent"}, ["req_2", "req_1"]),
            ({"assignee_id": olivia}, ["req_1"]),
            ({"assignee_id": "user_99999999"}, []),
            ({"requester_email": "BOB@example.com"}, ["req_2"]),
            ({"requester_email": "bob@example.com,ann@example.com"}, ["req_2", "req_1"]),
            ({"requester_email": "nobody@example.com"}, []),
            ({"tags": "a"}, ["req_2", "req_1"]),
            ({"tags": "A,b"}, ["req_1"]),
            ({"tags": "none"}, []),
            ({"collection_id": second}, ["req_2"]),
            ({"collection_id": f"{second},{await collection_of(desk)}"}, ["req_2", "req_1"]),
            ({"query": "smokes"}, ["req_1"]),
            ({"query": "CF-2"}, ["req_2"]),
            ({"query": "req_1"}, ["req_1"]),
            ({"query": "CF-3"}, []),
            ({"query": "foo & | ! ( :* % _"}, []),
            ({"query": "smokes", "priority": "low"}, []),
            ({"nonsense": "x"}, ["req_2", "req_1"]),
        ):
            assert await found(desk, **params) == expected, params
