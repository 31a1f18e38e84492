"""A ticket's threads through the native door."""

import asyncio
from collections import Counter
from typing import Any

import pytest

from parley.core import links
from tests.api.native.test_tickets import SEED
from tests.support.desks import Desk
from tests.support.events import events_of
from tests.support.tickets import insert_ticket, mark_deleted

THREAD: dict[str, Any] = {"channel_id": "C1", "thread_ts": "1736937000.000100"}
WHOLE: dict[str, Any] = {**THREAD, "team_id": "T1", "url": "https://chat.example.com/archives/C1/p1"}


class TestSettingAThread:
    @pytest.mark.parametrize(
        ("body", "path"),
        [
            ({}, "channel_id"),
            ({"channel_id": "C1"}, "thread_ts"),
            ({**THREAD, "channel_id": ""}, "channel_id"),
            ({**THREAD, "channel_id": " \r\n "}, "channel_id"),
            ({**THREAD, "thread_ts": "1" * 256}, "thread_ts"),
            ({**THREAD, "thread_ts": "1\x00"}, "thread_ts"),
            ({**THREAD, "team_id": 7}, "team_id"),
            ({**THREAD, "url": "javascript:alert(1)"}, "url"),
            ({**THREAD, "url": "https://x.test/" + "x" * 2000}, "url"),
            ({**THREAD, "kind": "triage"}, "kind"),
        ],
    )
    async def test_refuses_what_is_none(self, desk: Desk, body: dict[str, object], path: str) -> None:
        await desk.made("/tickets", SEED)
        answer = await desk.call("PUT", "/tickets/1/threads/request", json=body)
        assert answer.status_code == 400
        assert path in [field["path"] for field in answer.json()["error"]["details"]["fields"]]
        assert (await desk.got("/tickets/1/threads"))["data"] == []

    async def test_knows_two_kinds(self, desk: Desk) -> None:
        await desk.made("/tickets", SEED)
        assert (await desk.call("PUT", "/tickets/1/threads/other", json=THREAD)).status_code == 404

    async def test_answers_with_the_whole_thread(self, desk: Desk) -> None:
        await desk.made("/tickets", SEED)
        answer = await desk.call("PUT", "/tickets/1/threads/request", json=WHOLE)
        assert (answer.status_code, answer.json()) == (200, {"data": {"kind": "request", **WHOLE}})
        assert (await desk.got("/tickets/1/threads/request")) == answer.json()

    async def test_again_changes_nothing_and_anew_replaces(self, desk: Desk) -> None:
        await desk.made("/tickets", SEED)
        first = await desk.call("PUT", "/tickets/1/threads/request", json=WHOLE)
        again = await desk.call("PUT", "/tickets/1/threads/request", json=WHOLE)
        assert again.headers["etag"] == first.headers["etag"]
        anew = await desk.call("PUT", "/tickets/1/threads/request", json=THREAD)
        assert anew.json()["data"] == {"kind": "request", **THREAD, "team_id": None, "url": None}
        told = [event for event in await events_of(desk, "ticket") if event.type == "ticket.thread_set"]
        assert [event.data for event in told] == [{"kind": "request", **THREAD}] * 2

    async def test_refuses_one_that_another_ticket_has(self, desk: Desk) -> None:
        await desk.made("/tickets", SEED)
        await desk.made("/tickets", SEED)
        await desk.call("PUT", "/tickets/1/threads/request", json=THREAD)
        for path in ("/tickets/2/threads/request", "/tickets/1/threads/triage"):
            assert (await desk.call("PUT", path, json=THREAD)).status_code == 409
        assert (await desk.got("/tickets/2/threads"))["data"] == []

    async def test_refuses_a_stale_version(self, desk: Desk) -> None:
        await desk.made("/tickets", SEED)
        path = "/tickets/1/threads/request"
        answer = await desk.call("PUT", path, json=THREAD, headers={"if-match": '"1-00000000"'})
        assert answer.status_code == 412
        etag = (await desk.call("PUT", path, json=THREAD)).headers["etag"]
        assert (await desk.call("PUT", path, json=WHOLE, headers={"if-match": etag})).status_code == 200
        assert (await desk.call("PUT", path, json=THREAD, headers={"if-match": etag})).status_code == 412
        assert (await desk.call("DELETE", path, headers={"if-match": etag})).status_code == 412

    async def test_at_once_gives_it_to_one_ticket(self, desk: Desk) -> None:
        numbers = [await insert_ticket(desk, f"{place}") for place in range(8)]
        calls = (desk.call("PUT", f"/tickets/{number}/threads/request", json=THREAD) for number in numbers)
        assert Counter(answer.status_code for answer in await asyncio.gather(*calls)) == {200: 1, 409: 7}


class TestRemovingAThread:
    async def test_leaves_the_other(self, desk: Desk) -> None:
        await desk.made("/tickets", SEED)
        await desk.call("PUT", "/tickets/1/threads/request", json=THREAD)
        await desk.call("PUT", "/tickets/1/threads/triage", json={**THREAD, "channel_id": "C2"})
        assert (await desk.call("DELETE", "/tickets/1/threads/request")).status_code == 204
        assert (await desk.call("DELETE", "/tickets/1/threads/request")).status_code == 404
        assert [thread["kind"] for thread in (await desk.got("/tickets/1/threads"))["data"]] == ["triage"]
        assert (await events_of(desk, "ticket"))[-1].type == "ticket.thread_removed"


class TestFindingByThread:
    async def test_sees_its_own_workspace_and_what_is_there(self, desk: Desk, other_desk: Desk) -> None:
        number = await insert_ticket(desk, "one")
        async with desk.work() as work:
            await links.set_thread(work, number=number, kind="triage", **THREAD)
        for place, found in ((desk, number), (other_desk, None)):
            async with place.look() as work:
                assert await links.find_by_thread(work, THREAD["channel_id"], THREAD["thread_ts"]) == found
        await mark_deleted(desk, number)
        async with desk.look() as work:
            assert await links.find_by_thread(work, THREAD["channel_id"], THREAD["thread_ts"]) is None


class TestManyTickets:
    async def test_are_read_together(self, desk: Desk) -> None:
        one, two, three = [await insert_ticket(desk, subject) for subject in ("one", "two", "three")]
        async with desk.work() as work:
            await links.set_thread(work, number=one, kind="request", **WHOLE)
            await links.set_thread(work, number=two, kind="triage", channel_id="C1", thread_ts="2")
            await links.link_ticket(work, number=one, other=two, role="tracker")
            await links.link_external(work, number=two, kind="jira", key="A-1", url=None, title=None, details={})
        async with desk.look() as work:
            threads = await links.threads_of(work, [one, two, three])
            found = await links.links_of(work, [one, two, three])
            assert (await links.threads_of(work, []), await links.links_of(work, [])) == ({}, {})
        assert {number: list(kinds) for number, kinds in threads.items()} == {
            one: ["request"],
            two: ["triage"],
            three: [],
        }
        assert threads[one]["request"].url == WHOLE["url"]
        assert {number: [link.ticket for link in each.tickets] for number, each in found.items()} == {
            one: [two], two: [one], three: []
        }  # fmt: skip
        assert [link.key for link in found[two].external] == ["A-1"]
        assert found[one].external == []
