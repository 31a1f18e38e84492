"""Lists of requests: filters, orders, limits, and cursors that serve only the list they came from."""

import datetime as dt
from typing import Any

import pytest

from parley.core import inboxes, links, tickets
from parley.core.tickets import NewTicket
from tests.api.clearfeed.rest.client import Client
from tests.support.desks import Desk

DAY = dt.datetime(2025, 1, 15, 10, 30, tzinfo=dt.UTC)


async def opened(desk: Desk, at: dt.datetime, **given: Any) -> int:
    """Open a request that was asked at a moment."""
    async with desk.work() as work:
        new = NewTicket(subject="Help", customer_email=given.pop("email", "ann@example.com"), created_at=at, **given)
        return (await tickets.open_ticket(work, new)).number


class TestTheOrder:
    async def test_is_newest_first_by_creation_or_the_other_way_round(self, client: Client, desk: Desk) -> None:
        one, two, three = [await opened(desk, DAY + dt.timedelta(days=day)) for day in (1, 0, 2)]
        assert await client.ids() == [three, one, two]
        assert await client.ids(sort_order="desc") == [three, one, two]
        assert await client.ids(sort_order="asc") == [two, one, three]

    async def test_may_be_by_the_last_change(self, client: Client, desk: Desk) -> None:
        one, two = await opened(desk, DAY), await opened(desk, DAY)
        await client.update(one, title="New")
        assert await client.ids(filter_by="updated_at") == [one, two]
        assert await client.ids(filter_by="updated_at", sort_order="asc") == [two, one]


class TestALimit:
    @pytest.mark.parametrize("limit", [1, 2, 100])
    async def test_is_1_to_100(self, client: Client, limit: int) -> None:
        made = [await client.create() for _ in range(3)]
        assert await client.ids(limit=limit) == made[::-1][:limit]

    @pytest.mark.parametrize("limit", ["0", "101", "-1", "abc", "1.5", "", "1_0", "9" * 30])
    async def test_beyond_that_is_refused(self, client: Client, limit: str) -> None:
        assert "limit" in await client.refused("GET", "/requests", params={"limit": limit})

    async def test_is_50_unless_given(self, client: Client, desk: Desk) -> None:
        for _ in range(51):
            await opened(desk, DAY)
        found, cursor = await client.page()
        assert len(found) == 50
        assert cursor is not None
        assert len(await client.ids(next_cursor=cursor)) == 1


class TestACursor:
    @pytest.mark.parametrize("order", ["asc", "desc"])
    @pytest.mark.parametrize("by", ["created_at", "updated_at"])
    async def test_walks_every_request_once(self, client: Client, desk: Desk, order: str, by: str) -> None:
        made = {await opened(desk, DAY) for _ in range(7)}
        seen: list[int] = []
        params: dict[str, Any] = {"limit": 3, "sort_order": order, "filter_by": by}
        while True:
            found, cursor = await client.page(**params)
            seen += [each["id"] for each in found]
            if cursor is None:
                break
            params["next_cursor"] = cursor
        assert len(seen) == 7
        assert set(seen) == made

    async def test_survives_another_limit_and_include(self, client: Client) -> None:
        made = [await client.create() for _ in range(3)]
        _, cursor = await client.page(limit=1)
        assert await client.ids(limit=2, next_cursor=cursor, include="messages") == [made[1], made[0]]

    async def test_of_another_list_is_refused(self, client: Client, stranger: Client) -> None:
        for each in (client, stranger):
            for _ in range(2):
                await each.create()
        _, cursor = await client.page(limit=1)
        for params in (
            {"sort_order": "asc"},
            {"filter_by": "updated_at"},
            {"state": "open"},
            {"collection_id": 1},
            {"after": "2020-01-01"},
            {"author_emails": "a@example.com"},
        ):
            assert "next_cursor" in await client.refused("GET", "/requests", params={"next_cursor": cursor, **params})
        await stranger.refused("GET", "/requests", params={"next_cursor": cursor})
        await client.refused("GET", "/users", params={"next_cursor": cursor})

    async def test_that_is_broken_is_refused(self, client: Client) -> None:
        for _ in range(2):
            await client.create()
        _, cursor = await client.page(limit=1)
        assert cursor is not None
        flipped = cursor[:-1] + ("A" if cursor[-1] != "A" else "B")
        for bad in ("", "x", cursor[:-2], flipped, f"{cursor}=", f" {cursor}", "é", "A" * 401, "2025-01-15T10:30:00Z"):
            assert "next_cursor" in await client.refused("GET", "/requests", params={"next_cursor": bad}), bad


class TestAMoment:
    async def test_bounds_the_creation_strictly(self, client: Client, desk: Desk) -> None:
        one, two, three = [await opened(desk, DAY + dt.timedelta(hours=hour)) for hour in range(3)]
        assert await client.ids(after="2025-01-15T11:30:00Z") == [three]
        assert await client.ids(before="2025-01-15T11:30:00Z") == [one]
        assert await client.ids(after="2025-01-15T11:29:59.999999Z", before="2025-01-15T13:30:00+01:00") == [two]
        assert await client.ids(after="2025-01-15") == [three, two, one]
        assert await client.ids(after="2025-01-16") == []

    async def test_may_come_with_a_bare_plus(self, client: Client, desk: Desk) -> None:
        number = await opened(desk, DAY)
        said = await client.said("GET", "/requests?after=2025-01-15T11:29:00+01:00&before=2025-01-15T11:31:00+0100")
        assert [each["id"] for each in said["requests"]] == [number]

    async def test_bounds_the_last_change_where_that_is_asked(self, client: Client, desk: Desk) -> None:
        number = await opened(desk, DAY)
        assert await client.ids(filter_by="updated_at", after="2025-01-16") == [number]
        assert await client.ids(filter_by="updated_at", before="2025-01-16") == []

    @pytest.mark.parametrize("name", ["after", "before"])
    @pytest.mark.parametrize(
        "text", ["", "x", "2025-02-30", "2025-01-15T10:30:00", "infinity", "0000-01-01", "10000-01-01", "1736937000"]
    )
    async def test_that_is_none_is_refused(self, client: Client, name: str, text: str) -> None:
        assert name in await client.refused("GET", "/requests", params={name: text})

    @pytest.mark.parametrize("text", ["0001-01-01", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z"])
    async def test_may_be_of_the_years_1_to_9999(self, client: Client, text: str) -> None:
        assert await client.ids(after=text, before=text) == []


class TestAFilter:
    async def test_of_a_collection(self, client: Client, desk: Desk, stranger: Client) -> None:
        await client.create()
        second = int((await desk.made("/inboxes", {"name": "Second"}))["id"].removeprefix("inbox_"))
        number = await opened(desk, DAY, inbox_id=second)
        assert await client.ids(collection_id=second) == [number]
        assert (await client.get(number))["collection"] == {"id": str(second), "name": "Second"}
        theirs = (await stranger.get(await stranger.create()))["collection"]["id"]
        assert await client.ids(collection_id=theirs) == []
        for bad in ("0", "-1", "x", "1.0", "9" * 20, "inbox_1"):
            assert "collection_id" in await client.refused("GET", "/requests", params={"collection_id": bad})

    async def test_of_states(self, client: Client) -> None:
        one, two, three = [await client.create() for _ in range(3)]
        await client.update(two, state="pending")
        await client.update(three, state="closed")
        assert await client.ids(state="open") == [one]
        assert await client.ids(state=["open", "pending"]) == [two, one]
        assert await client.ids(state="pending,closed") == [three, two]
        assert await client.ids(**{"state[]": ["open", "open"]}) == [one]
        assert await client.ids(state="none") == []
        assert await client.ids(state=["none", "closed"]) == [three]
        assert "state" in await client.refused("GET", "/requests", params={"state": ["open", "medium"]})

    async def test_of_authors(self, client: Client) -> None:
        one, two = [await client.create(requester_email=f"{who}@example.com") for who in ("ann", "bob")]
        await client.create()
        assert await client.ids(author_emails="ANN@example.com") == [one]
        assert await client.ids(author_emails=["ann@example.com", "bob@example.com"]) == [two, one]
        assert await client.ids(author_emails="nobody@example.com") == []

    @pytest.mark.parametrize("count", [49, 50])
    async def test_names_fifty_authors_at_most(self, client: Client, count: int) -> None:
        number = await client.create(requester_email="a1@example.com")
        assert await client.ids(author_emails=[f"a{place}@example.com" for place in range(count)]) == [number]

    async def test_of_51_authors_is_refused(self, client: Client) -> None:
        emails = [f"a{place}@example.com" for place in range(51)]
        assert "author_emails" in await client.refused("GET", "/requests", params={"author_emails": emails})

    async def test_of_a_channel(self, client: Client, desk: Desk) -> None:
        one, two = await client.create(), await client.create()
        async with desk.work() as work:
            inbox = (await tickets.get_ticket(work, number=one)).inbox_id
            await inboxes.add_channel(work, inbox=inbox, external_id="C1", name="help")
            await links.set_thread(work, number=one, kind="request", channel_id="C1", thread_ts="1.1")
            await links.set_thread(work, number=two, kind="triage", channel_id="C1", thread_ts="1.2")
        assert await client.ids(channel_id="C1") == [one]
        assert await client.ids(channel_id="C404") == []

    async def test_that_is_unknown_is_passed_over(self, client: Client) -> None:
        number = await client.create()
        assert await client.ids(nonsense="1", order_by="password_hash", offset="5") == [number]

    @pytest.mark.parametrize("params", [{"sort_order": "up"}, {"include": "notes"}, {"filter_by": "priority"}])
    async def test_has_the_words_it_has(self, client: Client, params: dict[str, str]) -> None:
        assert next(iter(params)) in await client.refused("GET", "/requests", params=params)


class TestOneRequest:
    @pytest.mark.parametrize("include", ["", "message", "messages,notes", "Messages"])
    async def test_includes_messages_by_that_very_word(self, client: Client, include: str) -> None:
        number = await client.create()
        assert "include" in await client.refused("GET", f"/requests/{number}", params={"include": include})

    async def test_that_is_deleted_is_gone(self, client: Client, desk: Desk) -> None:
        number = await client.create()
        await desk.call("DELETE", f"/tickets/tkt_{number}")
        await client.refused("GET", f"/requests/{number}", 404)
        assert await client.ids() == []
