"""Every single object of every vendor's door has an ETag, and every change of it obeys what it was seen as."""

import asyncio
from collections import Counter
from collections.abc import AsyncGenerator

import httpx
import pytest

from parley.api.toolbox.conditions import SIGNED
from parley.kit.db import Database
from tests.api.native.test_every_object import STALE
from tests.support.desks import open_desk
from tests.support.marks import mark_of
from tests.support.stands import STANDS
from tests.support.stands.model import complete, words_of
from tests.support.worlds import World, build_world

ROUTES = [(door, each) for door, stand in STANDS.items() for each in stand.door.operations]
OBJECTS = [(door, each.name) for door, each in ROUTES if each.method == "GET" and each.path.endswith("}")]
CHANGES = [(door, each.name) for door, each in ROUTES if each.method in {"PATCH", "PUT", "DELETE"}]
READ_AT = {(door, each.path): each.name for door, each in ROUTES if each.method == "GET"}
SEEN = [(door, name) for door, name in CHANGES if (door, STANDS[door].operations[name].path) in READ_AT]
AT_ONCE = [(door, name) for door, name in SEEN if STANDS[door].operations[name].method != "DELETE"]


@pytest.fixture(scope="module")
async def world(database: Database) -> AsyncGenerator[World]:
    async with open_desk(database) as desk:
        yield await complete(await build_world(desk))


async def sent(world: World, door: str, name: str, **headers: str | bytes) -> httpx.Response:
    stand, words = STANDS[door], words_of(world)
    operation = stand.operations[name]
    spelled = {header.replace("_", "-"): value for header, value in headers.items()}
    return await stand.send(world.desk, operation, stand.path(operation, words), words, headers=spelled)


async def tag_of(world: World, door: str, name: str) -> str:
    """The tag of the object that a change is about."""
    path = STANDS[door].operations[name].path
    return (await sent(world, door, READ_AT[door, path])).headers["etag"]


@pytest.mark.parametrize(("door", "name"), OBJECTS)
class TestReadingAnObject:
    async def test_again_with_its_etag_sends_nothing(self, world: World, door: str, name: str) -> None:
        first = await sent(world, door, name)
        assert first.status_code == 200, first.text
        etag = first.headers["etag"]
        for named in (etag, f'"x", {etag}', "*"):
            answer = await sent(world, door, name, if_none_match=named)
            assert (answer.status_code, answer.content, answer.headers["etag"]) == (304, b"", etag)

    async def test_with_another_etag_sends_it_all(self, world: World, door: str, name: str) -> None:
        for named in STALE:
            answer = await sent(world, door, name, if_none_match=named.encode("latin-1"))
            assert (answer.status_code, bool(answer.json())) == (200, True), named


@pytest.mark.parametrize(("door", "name"), CHANGES)
class TestAChange:
    async def test_of_what_was_seen_otherwise_changes_nothing(self, world: World, door: str, name: str) -> None:
        before = await mark_of(world.desk)
        for stale in [*STALE, '"x0123456789abcdef-00000000"', '"x0123456789abcdef"']:
            answer = await sent(world, door, name, if_match=stale.encode("latin-1"))
            assert answer.status_code == 412, (stale, answer.text)
        assert await mark_of(world.desk) == before

    async def test_of_what_was_seen_as_it_is_is_made(self, desk: object, door: str, name: str) -> None:
        world = await complete(await build_world(desk))  # type: ignore[arg-type]  # the fixture is a Desk
        etag = await tag_of(world, door, name) if (door, name) in SEEN else "*"
        first = await sent(world, door, name, if_match=etag)
        assert first.is_success, first.text
        if (door, name) in SEEN:
            assert (await sent(world, door, name, if_match=etag)).status_code in {404, 412}


@pytest.mark.parametrize(("door", "name"), AT_ONCE)
class TestManyChangesOfWhatWasSeenOnce:
    async def test_let_one_win(self, desk: object, door: str, name: str) -> None:
        world = await complete(await build_world(desk))  # type: ignore[arg-type]  # the fixture is a Desk
        etag = await tag_of(world, door, name)
        answers = await asyncio.gather(*(sent(world, door, name, if_match=etag) for _ in range(8)))
        counted = Counter(answer.status_code for answer in answers)
        assert counted[200] == 1, counted
        assert set(counted) <= {200, 409, 412}


class TestALinkThatIsSignedAnew:
    def test_is_no_change_of_the_object(self) -> None:
        links = [b'{"url":"http://desk.test/f/1.22.%d.%s"}' % (at, sign * 22) for at, sign in ((17, b"a"), (18, b"b"))]
        assert len({SIGNED.sub(rb"\1", link) for link in links}) == 1
        assert SIGNED.sub(rb"\1", links[0]) != SIGNED.sub(rb"\1", links[0].replace(b"22", b"23"))
