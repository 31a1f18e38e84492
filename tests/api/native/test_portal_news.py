"""Customers are told which of their requests have an answer that they have not seen."""

import datetime as dt
from typing import Any

import pytest

from parley.core.attention.news import MOST_NEWS, NEWS_LIFE
from tests.support.desks import Desk
from tests.support.guests import ANN, Guest, open_guest
from tests.support.marks import mark_of


async def answer(desk: Desk, number: int, text: str = "Unplug it", **more: Any) -> str:
    return (await desk.made("/conversations", {"ticket_id": f"tkt_{number}", "content": text, **more}))["id"]


async def read(guest: Guest, number: object, up_to: str) -> dict[str, Any]:
    answer = await guest.call("POST", f"/portal/tickets/{number}/read", json={"up_to": up_to})
    assert answer.status_code == 200, answer.text
    return answer.json()["data"]


async def news(guest: Guest) -> set[int]:
    """Return which requests have an unseen answer; the visit counts as many."""
    listed = (await guest.call("GET", "/portal/tickets?limit=100")).json()["data"]
    found = {each["number"] for each in listed if each["unread"]}
    visit = (await guest.call("GET", "/portal/session")).json()["data"]
    assert visit["unread_requests"] == len(found)
    return found


class TestARead:
    async def test_of_anothers_request_is_refused_and_changes_nothing(self, desk: Desk, other_desk: Desk) -> None:
        bobs = await desk.made("/tickets", {"subject": "Bob's", "customer_email": "bob@example.com", "cc": [ANN]})
        said = await answer(desk, bobs["number"])
        await other_desk.made("/tickets", {"subject": "Foreign", "customer_email": ANN})
        async with open_guest(desk) as guest, open_guest(desk) as bob:
            await guest.come_in()
            await bob.come_in("bob@example.com")
            before = await mark_of(desk)
            for number in (bobs["number"], 999, 0, "x", "9" * 30, "%00"):
                told = await guest.call("POST", f"/portal/tickets/{number}/read", json={"up_to": said})
                assert told.status_code == 404, number
            assert await mark_of(desk) == before
            assert (await news(guest), await news(bob)) == (set(), {bobs["number"]})

    @pytest.mark.parametrize("body", [{}, {"up_to": None}, {"up_to": "x"}, {"up_to": "conv_0"}, {"up_to": "tkt_1"}])
    async def test_that_names_no_message_is_refused(self, desk: Desk, body: dict[str, Any]) -> None:
        async with open_guest(desk) as guest:
            await guest.come_in()
            number = (await guest.asked())["number"]
            await answer(desk, number)
            assert (await guest.call("POST", f"/portal/tickets/{number}/read", json=body)).status_code == 400
            assert await news(guest) == {number}

    async def test_takes_the_news_away_and_is_not_taken_back(self, desk: Desk) -> None:
        async with open_guest(desk) as guest:
            await guest.come_in()
            first, second = [(await guest.asked())["number"] for _ in range(2)]
            said = [await answer(desk, number) for number in (first, first, second)]
            assert await news(guest) == {first, second}
            assert await read(guest, first, said[1]) == {"number": first, "unread": False, "unread_requests": 1}
            assert await read(guest, first, said[0]) == {"number": first, "unread": False, "unread_requests": 1}
            assert await news(guest) == {second}

    async def test_leaves_what_came_meanwhile(self, desk: Desk) -> None:
        async with open_guest(desk) as guest:
            await guest.come_in()
            number = (await guest.asked())["number"]
            seen = await answer(desk, number)
            late = await answer(desk, number, "And open the window")
            assert (await read(guest, number, seen))["unread"] is True
            assert (await read(guest, number, late))["unread"] is False

    async def test_of_what_is_not_written_yet_counts_up_to_what_is(self, desk: Desk) -> None:
        async with open_guest(desk) as guest:
            await guest.come_in()
            number = (await guest.asked())["number"]
            await answer(desk, number)
            assert (await read(guest, number, "conv_999999999"))["unread"] is False
            await answer(desk, number, "Later")
            assert await news(guest) == {number}


class TestNews:
    async def test_is_no_note_no_draft_and_nothing_of_ones_own(self, desk: Desk) -> None:
        async with open_guest(desk) as guest:
            await guest.come_in()
            number = (await guest.asked())["number"]
            await answer(desk, number, "Between us", internal=True)
            await desk.call("PATCH", f"/tickets/{number}", json={"priority": "high"})
            await guest.call("POST", f"/portal/tickets/{number}/replies", json={"content": "Hello?"})
            assert await news(guest) == set()

    async def test_ends_when_the_customer_writes(self, desk: Desk) -> None:
        async with open_guest(desk) as guest:
            await guest.come_in()
            number = (await guest.asked())["number"]
            await answer(desk, number)
            await guest.call("POST", f"/portal/tickets/{number}/replies", json={"content": "I did"})
            assert await news(guest) == set(), "whoever answers has seen what was said"
            await answer(desk, number, "Good")
            assert await news(guest) == {number}

    async def test_grows_old(self, desk: Desk) -> None:
        async with open_guest(desk) as guest:
            await guest.come_in()
            number = (await guest.asked())["number"]
            await answer(desk, number)
            for by, found in ((NEWS_LIFE - dt.timedelta(hours=1), {number}), (dt.timedelta(hours=2), set[int]())):
                async with desk.database.tenant(desk.workspace.id) as connection:
                    await connection.execute(
                        "update messages set created_at = created_at - $2::interval where workspace_id = $1",
                        desk.workspace.id,
                        by,
                    )
                assert await news(guest) == found

    async def test_is_counted_to_a_hundred(self, desk: Desk) -> None:
        made = [{"create": {"subject": f"Number {at}", "customer_email": ANN}} for at in range(MOST_NEWS + 2)]
        await desk.call("POST", "/tickets/batch", json={"operations": made})
        async with desk.database.tenant(desk.workspace.id) as connection:
            await connection.execute(
                "insert into messages (workspace_id, ticket_number, kind, author_kind, author_id, author_name, raw,"
                " html, body_text, format, policy, created_at)"
                " select workspace_id, number, 'reply', 'agent', $2, 'Eve', 'x', 'x', 'x', 'text', 1, created_at"
                " from tickets where workspace_id = $1",
                desk.workspace.id,
                desk.owner.id,
            )
        async with open_guest(desk) as guest:
            await guest.come_in()
            visit = (await guest.call("GET", "/portal/session")).json()["data"]
            assert visit["unread_requests"] == MOST_NEWS

    async def test_of_a_customer_who_is_erased_is_forgotten(self, desk: Desk) -> None:
        async with open_guest(desk) as guest:
            await guest.come_in()
            number = (await guest.asked())["number"]
            await read(guest, number, await answer(desk, number))
            assert await kept(desk) == 1
            customer = (await desk.got(f"/tickets/{number}"))["data"]["customer"]["id"]
            assert (await desk.call("DELETE", f"/customers/{customer}?erase=true")).status_code == 204
            assert await kept(desk) == 0


async def kept(desk: Desk) -> int:
    """Count what is known of who has seen what."""
    async with desk.database.tenant(desk.workspace.id) as connection:
        return await connection.fetchval(
            "select count(*) from customer_reads where workspace_id = $1", desk.workspace.id
        )
