"""Searching requests by their words."""

import datetime as dt
from typing import Any

import pytest

from parley.core import tickets
from parley.core.people import create_company
from parley.core.tickets import NewTicket, TicketChanges
from parley.kit.text.html import body_from
from tests.api.clearfeed.rest.client import Client, check_request
from tests.support.desks import Desk


async def found(client: Client, query: str, **params: Any) -> list[int]:
    """Search, and return the ids."""
    said = await client.said("GET", "/requests/search", params={"query": query, **params})
    assert said.keys() == {"requests"}
    return [check_request(each)["id"] for each in said["requests"]]


class TestASearch:
    async def test_finds_titles_descriptions_and_messages_newest_first(self, client: Client, desk: Desk) -> None:
        one = await client.create(title="Printer on fire")
        two = await client.create(title="Other", description="<p>My printer</p>")
        three = await client.create(title="Third")
        async with desk.work() as work:
            await tickets.add_message(work, ticket=three, body=body_from("Which printer?"))
        assert await found(client, "printer") == [three, two, one]
        assert await found(client, "elephant") == []

    @pytest.mark.parametrize("query", ["!", "foo & | ! ( :*", "%", "_", "'", "  "])
    async def test_takes_whatever_is_typed(self, client: Client, query: str) -> None:
        await client.create()
        assert await found(client, query) == []

    @pytest.mark.parametrize("params", [{}, {"query": ""}, {"query": "x" * 501}, {"query": "a\x00b"}])
    async def test_needs_a_query(self, client: Client, params: dict[str, str]) -> None:
        assert "query" in await client.refused("GET", "/requests/search", params=params)

    async def test_finds_ten_unless_told(self, client: Client) -> None:
        made = [await client.create(title="Printer") for _ in range(12)]
        assert await found(client, "printer") == made[::-1][:10]
        assert await found(client, "printer", limit=12) == made[::-1]
        assert await found(client, "printer", limit=1) == made[-1:]

    @pytest.mark.parametrize("limit", ["0", "101", "x"])
    async def test_has_a_limit_of_1_to_100(self, client: Client, limit: str) -> None:
        assert "limit" in await client.refused("GET", "/requests/search", params={"query": "x", "limit": limit})

    async def test_can_leave_private_notes_out(self, client: Client, desk: Desk) -> None:
        one, two = await client.create(title="One"), await client.create(title="Two")
        async with desk.work() as work:
            await tickets.add_message(work, ticket=one, body=body_from("elephant"), internal=True)
            await tickets.add_message(work, ticket=two, body=body_from("elephant"))
        assert await found(client, "elephant") == [two, one]
        assert await found(client, "elephant", only_public="false") == [two, one]
        assert await found(client, "elephant", only_public="true") == [two]
        assert "only_public" in await client.refused("GET", "/requests/search?query=x&only_public=1")

    async def test_is_narrowed_by_creation(self, client: Client, desk: Desk) -> None:
        numbers: list[int] = []
        for day in (15, 16):
            async with desk.work() as work:
                at = dt.datetime(2025, 1, day, tzinfo=dt.UTC)
                new = NewTicket(subject="Printer", customer_email="a@example.com", created_at=at)
                numbers.append((await tickets.open_ticket(work, new)).number)
        assert await found(client, "printer", created_after="2025-01-15") == numbers[1:]
        assert await found(client, "printer", created_before="2025-01-16") == numbers[:1]
        assert "created_after" in await client.refused("GET", "/requests/search?query=x&created_after=never")
        assert "created_before" in await client.refused("GET", "/requests/search?query=x&created_before=never")

    async def test_is_narrowed_to_a_customer_or_a_collection(self, client: Client, desk: Desk) -> None:
        one, two = await client.create(title="Printer"), await client.create(title="Printer")
        second = int((await desk.made("/inboxes", {"name": "Second"}))["id"].removeprefix("inbox_"))
        async with desk.work() as work:
            acme = await create_company(work, name="Acme")
            await tickets.update_ticket(work, number=one, changes=TicketChanges(company_id=acme.id))
            await tickets.update_ticket(work, number=two, changes=TicketChanges(inbox_id=second))
        assert await found(client, "printer", customer_id=acme.id) == [one]
        assert await found(client, "printer", collection_id=second) == [two]
        assert await found(client, "printer", customer_id=acme.id, collection_id=second) == []
        for name in ("customer_id", "collection_id"):
            assert name in await client.refused("GET", "/requests/search", params={"query": "x", name: "0"})

    async def test_finds_nothing_of_another_workspace(self, client: Client, stranger: Client) -> None:
        await stranger.create(title="Printer")
        assert await found(client, "printer") == []

    async def test_is_no_request_and_takes_no_other_method(self, desk: Desk) -> None:
        headers = {"authorization": f"Bearer {desk.key}"}
        answer = await desk.client.patch("/v1/rest/requests/search", json={"title": "x"}, headers=headers)
        assert (answer.status_code, sorted(answer.headers["allow"].split(", "))) == (405, ["GET", "OPTIONS"])
        assert answer.json()["error"] == "METHOD_NOT_ALLOWED"
