"""Every single object has an ETag and every change obeys it; every POST is harmless to repeat."""

import asyncio
import datetime as dt
from collections.abc import AsyncGenerator

import httpx
import pytest

from parley.core.actor import Role
from parley.kit.db import Database
from tests.support.desks import Desk, open_desk
from tests.support.marks import mark_of
from tests.support.worlds import BODIES, OPERATIONS, World, build_world, valid

OBJECTS = [name for name, operation in OPERATIONS.items() if operation.method == "GET" and operation.is_tagged]
CHANGES = [name for name, operation in OPERATIONS.items() if operation.method in {"PATCH", "PUT", "DELETE"}]
# Where somebody is has no version that could be stale: it is said again and again.
REPEATED = {"set_presence", "order_views"}
POSTS = [name for name, operation in OPERATIONS.items() if operation.method == "POST"]
TRIES = 5
STALE = ['"7-00000000"', '"999"', 'W/"1-00000000"', '"x"', "1", '""', '"9223372036854775807"', '"1", "2"', "\xe9"]


@pytest.fixture(scope="module")
async def world(database: Database) -> AsyncGenerator[World]:
    async with open_desk(database) as desk:
        yield await build_world(desk)


@pytest.mark.parametrize("name", OBJECTS)
class TestReadingAnObject:
    async def test_again_with_its_etag_sends_nothing(self, world: World, name: str) -> None:
        operation = OPERATIONS[name]
        for _ in range(TRIES):
            second = await _start_of_a_second()
            etag = (await world.send(operation)).headers["etag"]
            named = (etag, f'"x", {etag}', "*")
            answers = [await world.send(operation, headers={"if-none-match": each}) for each in named]
            if dt.datetime.now(dt.UTC).replace(microsecond=0) == second:
                said = {(answer.status_code, answer.content, answer.headers["etag"]) for answer in answers}
                assert said == {(304, b"", etag)}
                return
        pytest.fail("no second was long enough")

    async def test_with_another_etag_sends_it_all(self, world: World, name: str) -> None:
        for named in STALE:
            answer = await world.send(OPERATIONS[name], headers={"if-none-match": named.encode("latin-1")})
            assert (answer.status_code, bool(answer.json()["data"])) == (200, True), named


@pytest.mark.parametrize("name", CHANGES)
class TestAChange:
    async def test_under_a_stale_version_changes_nothing(self, world: World, name: str) -> None:
        before = await mark_of(world.desk)
        for stale in STALE:
            answer = await world.send(OPERATIONS[name], headers={"if-match": stale.encode("latin-1")})
            assert (answer.status_code, answer.json()["error"]["code"]) == (412, "PRECONDITION_FAILED"), stale
        assert await mark_of(world.desk) == before

    async def test_under_the_present_version_is_made_once(self, desk: Desk, name: str) -> None:
        world = await build_world(desk)
        operation = OPERATIONS[name]
        reads = [each for each in OPERATIONS.values() if each.path == operation.path and each.method == "GET"]
        etag = (await world.send(reads[0])).headers.get("etag", "*") if reads else "*"
        first = await world.send(operation, headers={"if-match": etag})
        assert first.status_code in EXPECTED.get(name, {operation.status}), first.text
        second = await world.send(operation, headers={"if-match": etag})
        changed = first.is_success and name not in REPEATED
        assert second.status_code in ({404, 412} if changed else {first.status_code}), second.text


@pytest.mark.parametrize("name", POSTS)
class TestAPostUnderOneKey:
    async def test_has_one_effect(self, desk: Desk, name: str) -> None:
        world = await build_world(desk)
        operation = OPERATIONS[name]
        if name == "restore_ticket":
            await desk.call("DELETE", f"/tickets/{world['ticket_id']}")
        first = await _under(world, name, "once")
        assert first.status_code == operation.status, first.text
        assert "idempotency-replayed" not in first.headers
        after = await mark_of(desk)
        again = await _under(world, name, "once")
        assert (again.status_code, again.content) == (first.status_code, first.content)
        assert again.headers["idempotency-replayed"] == "true"
        assert again.headers.get("etag") == first.headers.get("etag")
        assert await mark_of(desk) == after

    @pytest.mark.parametrize("key", [b"", b" ", b"a b", b"\xe9", b"x" * 256, b"a\tb", b"\x7f"], ids=range(7))
    async def test_that_is_malformed_is_refused(self, world: World, name: str, key: bytes) -> None:
        before = await mark_of(world.desk)
        answer = await _under(world, name, key)
        assert answer.status_code == 400
        assert [fault["path"] for fault in answer.json()["error"]["details"]["fields"]] == ["Idempotency-Key"]
        assert await mark_of(world.desk) == before

    async def test_of_255_characters_is_taken(self, desk: Desk, name: str) -> None:
        world = await build_world(desk)
        answer = await _under(world, name, "~" * 255)
        assert answer.status_code in {OPERATIONS[name].status, 409}


class TestAKeyUsedForAnotherBody:
    @pytest.mark.parametrize(
        ("name", "field"), [("create_ticket", "subject"), ("create_tag", "name"), ("create_conversation", "content")]
    )
    async def test_is_refused_and_changes_nothing(self, desk: Desk, name: str, field: str) -> None:
        world = await build_world(desk)
        await _under(world, name, "one")
        before, body = await mark_of(desk), BODIES[name](world) | {field: "Something else"}
        answer = await world.send(OPERATIONS[name], json=body, headers={"idempotency-key": "one"})
        assert (answer.status_code, answer.json()["error"]["code"]) == (422, "IDEMPOTENCY_KEY_REUSED")
        assert await mark_of(desk) == before

    async def test_may_be_used_by_another_route_or_actor(self, desk: Desk) -> None:
        headers = {"idempotency-key": "mine"}
        assert (await desk.call("POST", "/tags", json={"name": "a"}, headers=headers)).status_code == 201
        assert (await desk.call("POST", "/teams", json={"name": "a"}, headers=headers)).status_code == 201
        key = await desk.key_for(Role.AGENT)
        assert (await desk.call("POST", "/tags", json={"name": "b"}, headers=headers, key=key)).status_code == 201


# What is in use cannot be deleted, whatever its version.
EXPECTED = {"delete_file": {204}, "delete_customer": {409}, "delete_section": {204}, "delete_collection": {204}}


async def _under(world: World, name: str, key: str | bytes) -> httpx.Response:
    options = valid(OPERATIONS[name], world)
    headers = [*options.pop("headers", {}).items(), ("idempotency-key", key)]
    return await world.send(OPERATIONS[name], headers=dict(headers), **options)


async def _start_of_a_second() -> dt.datetime:
    """Wait until the links that are made within this second will all be the same; return the second."""
    passed = dt.datetime.now(dt.UTC).microsecond / 1e6
    if passed > 0.3:
        await asyncio.sleep(1 - passed)
    return dt.datetime.now(dt.UTC).replace(microsecond=0)
