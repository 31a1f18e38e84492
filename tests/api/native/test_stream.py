"""The live stream: refused where it must be, and resumed without a gap or a repeat."""

from collections.abc import AsyncGenerator

import pytest

from parley.api.toolbox.house import Rhythm
from parley.app.doors import DOORS
from parley.core.actor import Role
from parley.kit.db import Database
from tests.api.native.listeners import PATH, START, names, root_of, tag
from tests.support.desks import Desk, house_for, open_desk
from tests.support.streams import listening

QUICK = Rhythm(heartbeat=0.2, check=0.3, doubt=0.1)


@pytest.fixture
async def quick(database: Database) -> AsyncGenerator[Desk]:
    """A desk whose streams show signs of life and are checked several times a second."""
    async with open_desk(database, house_for(database, rhythm=QUICK)) as desk:
        yield desk


class TestAPosition:
    @pytest.mark.parametrize(
        "wrong", ["", "1", "x", "1-2", "1-2-x", "1-2-3-4", "-1-2-3", "1-2-3 ", "\u0663-1-1", "1" * 90]
    )
    async def test_that_is_malformed_is_refused(self, desk: Desk, wrong: str) -> None:
        header = await desk.call("GET", PATH, headers={"last-event-id": wrong.encode()})
        query = await desk.call("GET", PATH, params={"after": wrong})
        for answer, place in ((header, "Last-Event-ID"), (query, "after")):
            assert answer.status_code == 400, answer.text
            assert answer.json()["error"]["code"] == "BAD_REQUEST"
            assert [fault["path"] for fault in answer.json()["error"]["details"]["fields"]] == [place]
            assert wrong == "" or f'"{wrong}"' not in answer.text

    async def test_that_is_forged_is_refused(self, desk: Desk) -> None:
        await tag(desk, "one")
        epoch, xid, last = map(int, (await desk.got("/events?types=tag.*"))["meta"]["next_cursor"].split("-"))
        for wrong in (
            (epoch, xid, last + 1), (epoch, xid + 1, last), (epoch + 1, xid, last), (epoch, xid, last - 1),
            (epoch, xid + 10**6, 0), (epoch + 1, 0, 0), (0, 0, last), (0, xid, last), (2**31, 1, 1), (1, 2**63, 1),
        ):  # fmt: skip
            text = "-".join(map(str, wrong))
            for path in (f"{PATH}?after={text}", f"/events?after={text}", f"/events?wait=1&after={text}"):
                assert (await desk.call("GET", path)).status_code == 400, path
            assert (await desk.call("GET", PATH, headers={"last-event-id": text})).status_code == 400, text

    async def test_of_another_workspace_is_refused(self, desk: Desk, other_desk: Desk) -> None:
        await tag(desk, "ours")
        await tag(other_desk, "theirs")
        foreign = (await other_desk.got("/events"))["data"][-1]["position"]
        for answer in (
            await desk.call("GET", PATH, headers={"last-event-id": foreign}),
            await desk.call("GET", f"{PATH}?after={foreign}"),
            await desk.call("GET", f"/events?after={foreign}"),
        ):
            assert answer.status_code == 400, answer.text

    async def test_in_the_header_goes_before_the_one_in_the_address(self, desk: Desk) -> None:
        await tag(desk, "one", "two")
        first = (await desk.got("/events?types=tag.*"))["data"][0]["position"]
        async with listening(root_of(desk), desk.key, f"{START}&types=tag.*", last_event_id=first) as ear:
            await ear.events_of(1)
            assert names(ear) == ["two"]


class TestARequest:
    @pytest.mark.parametrize(
        "query", ["types=nope", "types=tag.*,x.*", "ticket_id=x", "ticket_id=cust_1", "wait=1", "limit=1"]
    )
    async def test_that_is_wrong_is_refused(self, desk: Desk, query: str) -> None:
        assert (await desk.call("GET", f"{PATH}?{query}")).status_code == 400

    async def test_by_anything_but_get_is_refused(self, desk: Desk) -> None:
        assert (await desk.call("POST", PATH, json={})).status_code == 405

    async def test_is_answered_at_once_and_not_to_be_kept(self, desk: Desk) -> None:
        async with listening(root_of(desk), desk.key, x_request_id="mine") as ear:
            assert ear.status == 200
            assert ear.headers == {
                "content-type": "text/event-stream",
                "cache-control": "no-store",
                "x-accel-buffering": "no",
                "x-request-id": "mine",
            }
            assert ear.text.startswith(": listening\nretry: 2000\nid: 1-")
            assert ear.events == []

    @pytest.mark.parametrize("role", [Role.LIGHT, Role.READ])
    async def test_needs_no_more_than_to_read(self, desk: Desk, role: Role) -> None:
        async with listening(root_of(desk), await desk.key_for(role)) as ear:
            assert ear.status == 200

    async def test_is_in_the_document_as_what_it_is(self) -> None:
        said = DOORS[0].document(DOORS[0], "http://desk.test")["paths"]["/api/v1/events/stream"]["get"]
        assert said["responses"]["200"]["content"] == {"text/event-stream": {"schema": {"type": "string"}}}
        assert {each["name"]: each["in"] for each in said["parameters"]} == {
            "types": "query", "ticket_id": "query", "after": "query", "presence": "query",
            "Last-Event-ID": "header",
        }  # fmt: skip


class TestAKey:
    async def test_that_is_revoked_ends_the_stream(self, quick: Desk) -> None:
        key = await quick.made("/keys", {"name": "Lost"})
        async with listening(root_of(quick), key["key"]) as ear, listening(root_of(quick), quick.key) as other:
            await quick.call("DELETE", f"/keys/{key['id']}")
            assert await ear.end() == "this key may not listen any more"
            await other.until(lambda other: "key.revoked" in [event.type for event in other.events])

    async def test_is_doubted_as_soon_as_keys_change(self, database: Database) -> None:
        rhythm = Rhythm(heartbeat=60, check=60, doubt=0.1)
        async with open_desk(database, house_for(database, rhythm=rhythm)) as desk:
            key = await desk.made("/keys", {"name": "Lost"})
            async with listening(root_of(desk), key["key"], "types=tag.*") as ear, listening(root_of(desk), desk.key):
                await desk.call("DELETE", f"/keys/{key['id']}")
                assert await ear.end() == "this key may not listen any more"

    async def test_of_an_agent_who_is_no_more_ends_the_stream(self, quick: Desk) -> None:
        user = await quick.made("/users", {"email": "alex@example.com", "name": "Alex", "role": "agent"})
        key = await quick.key_for(Role.AGENT, int(user["id"].removeprefix("user_")))
        async with listening(root_of(quick), key) as ear:
            assert (await quick.call("DELETE", f"/users/{user['id']}")).status_code == 204
            assert await ear.end() == "this key may not listen any more"

    async def test_that_stays_valid_goes_on(self, quick: Desk) -> None:
        async with listening(root_of(quick), quick.key) as ear:
            await ear.until(lambda ear: ear.text.count(": still here") >= 4)
            await tag(quick, "late")
            await ear.events_of(1)


class TestResuming:
    async def test_misses_nothing_and_repeats_nothing(self, desk: Desk) -> None:
        heard: list[str] = []
        last = "0-0-0"
        for round_ in range(6):
            async with listening(root_of(desk), desk.key, "types=tag.*", last_event_id=last) as ear:
                await tag(desk, f"{round_} during")
                await ear.until(lambda ear: bool(ear.events))
            heard += names(ear)
            last = ear.last_id
            await tag(desk, f"{round_} between")
        async with listening(root_of(desk), desk.key, "types=tag.*", last_event_id=last) as ear:
            await ear.until(lambda ear: "5 between" in names(ear))
        assert heard + names(ear) == [f"{round_} {when}" for round_ in range(6) for when in ("during", "between")]

    async def test_reads_a_long_past_in_pages(self, desk: Desk) -> None:
        await tag(desk, *(f"{number:03}" for number in range(450)))
        async with listening(root_of(desk), desk.key, f"{START}&types=tag.*") as ear:
            await ear.events_of(450)
            await tag(desk, "450")
            await ear.events_of(451)
        assert names(ear) == [f"{number:03}" for number in range(451)]

    async def test_without_an_event_begins_where_the_first_block_says(self, desk: Desk) -> None:
        async with listening(root_of(desk), desk.key) as ear:
            last = ear.last_id
        await tag(desk, "between")
        async with listening(root_of(desk), desk.key, last_event_id=last) as ear:
            await ear.events_of(1)

    async def test_from_a_sign_of_life_goes_on_behind_what_was_not_wanted(self, quick: Desk) -> None:
        await tag(quick, "old")
        async with listening(root_of(quick), quick.key, "types=ticket.*") as ear:
            await tag(quick, "not wanted")
            await ear.until(lambda ear: ear.last_id == ear.blocks[-1].get("id") != ear.blocks[0]["id"])
        feed = await quick.got("/events", params={"after": ear.last_id})
        assert feed["data"] == []

    async def test_goes_on_in_a_new_epoch(self, desk: Desk) -> None:
        await tag(desk, "lost")
        place = (await desk.got("/events"))["data"][-1]["position"]
        async with desk.database.system() as connection:
            await connection.execute("update installation set epoch = epoch + 1")
        await tag(desk, "new")
        try:
            async with listening(root_of(desk), desk.key, last_event_id=place) as ear:
                (event,) = await ear.events_of(1)
                assert event.id.startswith("2-")
        finally:
            async with desk.database.system() as connection:
                await connection.execute("update installation set epoch = epoch - 1")
