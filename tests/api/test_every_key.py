"""Every POST of every door under keys that are misused: fifty at once, twice in one request, for another body."""

import asyncio
from collections.abc import AsyncGenerator
from typing import Any

import httpx
import pytest

from parley.app.doors import DOORS
from parley.kit.db import Database
from tests.support.desks import Desk, open_desk
from tests.support.marks import mark_of
from tests.support.stands import STANDS
from tests.support.stands.model import complete, words_of
from tests.support.worlds import BODIES, OPERATIONS, SEATED, World, build_world, valid

POSTS = [
    (d.name, each.name)
    for d in DOORS
    for each in d.operations
    if each.method == "POST" and not each.is_open and (d.name != "native" or each.name not in SEATED)
]
WITH_BODIES = [name for name, each in OPERATIONS.items() if each.method == "POST" and name in BODIES]
CONTROLS = [b"a\x00b", b"\x01", b"a\x7fb", b"a\x1fb", b"\xc3\xa9", b"a b", b"", b"~" * 256]


@pytest.fixture(scope="module")
async def world(database: Database) -> AsyncGenerator[World]:
    async with open_desk(database) as desk:
        yield await furnished(desk)


async def furnished(desk: Desk) -> World:
    return await complete(await build_world(desk))


def prepared(world: World, door: str, name: str) -> tuple[str, dict[str, Any]]:
    """Return the path of a POST and what it accepts."""
    if door == "native":
        options = valid(OPERATIONS[name], world)
        return f"/api/v1{world.path_of(OPERATIONS[name])}", options
    stand, words = STANDS[door], words_of(world)
    operation = stand.operations[name]
    return stand.path(operation, words), stand.valid(operation, words)


async def posted(world: World, door: str, name: str, *keys: bytes, **options: Any) -> httpx.Response:
    """Post with these keys, each in a header of its own."""
    path, given = prepared(world, door, name)
    headers = [(b"authorization", f"Bearer {world.desk.key}".encode())]
    headers += [(word.encode(), value.encode()) for word, value in given.pop("headers", {}).items()]
    headers += [(b"idempotency-key", key) for key in keys]
    return await world.desk.client.request("POST", path, headers=headers, **(given | options))


@pytest.mark.parametrize(("door", "name"), POSTS)
class TestAPost:
    async def test_fifty_times_at_once_has_one_effect(self, desk: Desk, door: str, name: str) -> None:
        world = await furnished(desk)
        if name == "restore_ticket":
            await desk.call("DELETE", f"/tickets/{world['ticket_id']}")
        calls = (posted(world, door, name, b"one") for _ in range(50))
        answers = await asyncio.wait_for(asyncio.gather(*calls), 90)
        done = [answer for answer in answers if answer.is_success]
        assert {answer.status_code for answer in answers if not answer.is_success} <= {409}
        assert len([answer for answer in done if "idempotency-replayed" not in answer.headers]) == 1
        assert len({answer.content for answer in done}) == 1
        after = await mark_of(desk)
        again = await posted(world, door, name, b"one")
        assert (again.content, again.headers["idempotency-replayed"]) == (done[0].content, "true")
        assert await mark_of(desk) == after

    async def test_with_a_key_in_a_bad_form_is_refused(self, world: World, door: str, name: str) -> None:
        before = await mark_of(world.desk)
        for keys in ([b"same", b"same"], [b"one", b"other"], [b"", b"one"], *([key] for key in CONTROLS)):
            answer = await posted(world, door, name, *keys)
            assert answer.status_code == 400, (keys, answer.text)
            assert "Idempotency-Key" in answer.text
        assert await mark_of(world.desk) == before


@pytest.mark.parametrize("name", WITH_BODIES)
class TestAKeyOfAnotherBody:
    async def test_is_refused(self, desk: Desk, name: str) -> None:
        world = await furnished(desk)
        path, given = prepared(world, "native", name)
        first = await posted(world, "native", name, b"once")
        assert first.is_success, first.text
        before = await mark_of(desk)
        others = list(_others(given["json"]))
        answers = [await posted(world, "native", name, b"once", json=other) for other in others]
        statuses = [answer.status_code for answer in answers]
        assert set(statuses) <= {400, 422}, (path, statuses)
        assert 422 in statuses, path
        assert await mark_of(desk) == before


def _others(body: dict[str, Any]) -> list[dict[str, Any]]:
    """Return bodies that differ in one place: some of them are still ones that can be read."""
    less = [{name: value for name, value in body.items() if name != gone} for gone in body]
    more = [
        body | {name: value + 1 if isinstance(value, int) else value * 2}
        for name, value in body.items()
        if isinstance(value, int | str | list)
    ]
    return less + more
