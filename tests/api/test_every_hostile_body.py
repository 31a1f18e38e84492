"""Every JSON body of every vendor's door, hostile: never a crash, always the door's shape, nothing half-written."""

import gzip
import json
from collections.abc import AsyncGenerator

import pytest

from parley.kit.db import Database
from tests.api.native.test_every_body import DEEP, JSON, TYPES, VALUES, bodies_with
from tests.support.desks import house_for, open_desk
from tests.support.forms import BOUNDARY, TYPE, form, part
from tests.support.marks import mark_of
from tests.support.stands import STANDS
from tests.support.stands.model import complete, words_of
from tests.support.worlds import World, build_world

WITH_BODIES = [(door, name) for door, stand in STANDS.items() for name in stand.bodies]


@pytest.fixture(scope="module")
async def world(database: Database) -> AsyncGenerator[World]:
    """A desk whose bodies may have 64 KiB, so that the cap is crossed small."""
    async with open_desk(database, house_for(database, max_body=65_536)) as desk:
        yield await complete(await build_world(desk))


class Hostile:
    """An operation that is sent bytes."""

    def __init__(self, world: World, door: str, name: str) -> None:
        self.world, self.words, stand = world, words_of(world), STANDS[door]
        self.operation = stand.operations[name]
        self.path = stand.path(self.operation, self.words)
        self.body = stand.bodies[name](self.words)

    async def status(self, raw: object, headers: dict[str, str] = JSON) -> int:
        answer = await self.world.desk.knock(self.operation.method, self.path, content=raw, headers=headers)
        return answer.status_code


@pytest.mark.parametrize(("door", "name"), WITH_BODIES)
class TestABody:
    async def test_with_a_value_nobody_can_keep_is_refused(self, world: World, door: str, name: str) -> None:
        before, hostile = await mark_of(world.desk), Hostile(world, door, name)
        for raw in (raw for written in VALUES for raw in bodies_with(hostile.body, written)):
            assert await hostile.status(raw) == 400, raw[:200]
        assert await mark_of(world.desk) == before

    async def test_that_is_no_object_of_utf8_json_is_refused(self, world: World, door: str, name: str) -> None:
        before, hostile = await mark_of(world.desk), Hostile(world, door, name)
        whole = json.dumps(hostile.body).encode()
        broken = [b"", b" ", b"[]", b"null", b"true", b"1", b'""', b"{", whole[:-1], whole + b"x", whole + whole,
                  b"\xff" + whole,
                  b"\xef\xbb\xbf" + whole, whole.decode().encode("utf-16"), whole.decode().encode("utf-16-le"),
                  b"{" * DEEP, b"[" * DEEP, b"\x00", whole + b"\x00", b"a=b&c=d", gzip.compress(whole)]  # fmt: skip
        for raw in broken:
            assert await hostile.status(raw) == 400, raw[:100]
        assert await mark_of(world.desk) == before

    async def test_with_a_name_twice_is_refused(self, world: World, door: str, name: str) -> None:
        before, hostile = await mark_of(world.desk), Hostile(world, door, name)
        for field, value in hostile.body.items():
            raw = f"{{{json.dumps(field)}: {json.dumps(value)}, {json.dumps(hostile.body)[1:]}".encode()
            assert await hostile.status(raw) == 400, raw
        assert await mark_of(world.desk) == before

    async def test_with_a_name_nobody_can_keep_is_refused(self, world: World, door: str, name: str) -> None:
        before, hostile = await mark_of(world.desk), Hostile(world, door, name)
        for written in ("\\u0000", "\\ud800", "a\\u0000b"):
            raw = f'{{"{written}": 1, {json.dumps(hostile.body)[1:]}'.encode()
            assert await hostile.status(raw) == 400, raw
        assert await mark_of(world.desk) == before

    async def test_of_another_type_is_refused(self, world: World, door: str, name: str) -> None:
        before, hostile = await mark_of(world.desk), Hostile(world, door, name)
        whole = json.dumps(hostile.body).encode()
        for headers in (
            {},
            {"content-type": "text/plain"},
            {"content-type": "application/x-www-form-urlencoded"},
            {"content-type": "application/jsonx"},
            JSON | {"content-encoding": "gzip"},
            JSON | {"content-encoding": "br"},
        ):
            raw = gzip.compress(whole) if headers.get("content-encoding") == "gzip" else whole
            assert await hostile.status(raw, headers) == 415, headers
        assert await mark_of(world.desk) == before

    async def test_past_the_cap_is_refused_told_or_not(self, world: World, door: str, name: str) -> None:
        before, hostile = await mark_of(world.desk), Hostile(world, door, name)
        raw = b'{"x": "' + b"x" * 65_536 + b'"}'

        async def untold() -> AsyncGenerator[bytes]:
            for place in range(0, len(raw), 10_000):
                yield raw[place : place + 10_000]

        for content in (raw, untold()):
            assert await hostile.status(content) == 413
        assert await mark_of(world.desk) == before


class TestAnyValueAnywhere:
    @pytest.mark.parametrize(("door", "name"), WITH_BODIES)
    async def test_is_taken_or_refused_and_never_crashes(self, database: Database, door: str, name: str) -> None:
        async with open_desk(database) as desk:
            hostile = Hostile(await complete(await build_world(desk)), door, name)
            for written in TYPES:
                for raw in bodies_with(hostile.body, written):
                    assert await hostile.status(raw) < 500, raw[:200]
            lists = ("/v1/rest/requests", "/v1/requests", "/v2/tickets", "/v2/conversations", "/v2/contacts")
            for path in (*lists, "/v2/companies", "/v1/rest/customers", "/v1/rest/users", "/v2/help_center/articles"):
                assert (await desk.knock("GET", path)).status_code == 200, path
            assert (await desk.knock("POST", "/tickets/list", json={})).status_code == 200


FORMS = [("clearfeed-rest", "create_request"), ("featurebase", "create_ticket"), ("featurebase", "update_ticket")]


@pytest.mark.parametrize(("door", "name"), FORMS)
class TestAForm:
    async def test_that_is_broken_is_refused(self, world: World, door: str, name: str) -> None:
        before, hostile = await mark_of(world.desk), Hostile(world, door, name)
        data = part(json.dumps(hostile.body).encode(), 'form-data; name="data"')
        html = part(b"<p>x</p>", 'form-data; name="description"')
        said = data if door == "featurebase" else html
        for content, headers in (
            (b"", TYPE),
            (form(said, closed=False), TYPE),
            (form(said)[: -len(BOUNDARY)], TYPE),
            (form(said)[:-8], TYPE),
            (form(), TYPE),
            (form(said, said), TYPE),
            (form(said), {"content-type": "multipart/form-data"}),
            (form(said), {"content-type": f'multipart/form-data; boundary="{"x" * 500}"'}),
            (form(part(b"\xff\xfe", 'form-data; name="data"')), TYPE),
            (form(part(b'{"title": "\\u0000"}', 'form-data; name="data"')), TYPE),
            (form(part(b"a\x00b", 'form-data; name="description"')), TYPE),
            (form(part(b"\xed\xa0\x80", 'form-data; name="description"')), TYPE),
            (form(said, part(b"MZ\x90\x00", 'form-data; name="attachments"; filename="a.pdf"')), TYPE),
            (form(said, part(b"x", 'form-data; name="attachments"; filename="a.pdf.exe"')), TYPE),
            (form(said, part(b"x", 'form-data; name="customFields.nope"; filename="a.txt"')), TYPE),
        ):
            if door == "clearfeed-rest" and b"customFields" in content:
                continue  # a part nobody knows is passed over there
            assert await hostile.status(content, headers) == 400, content[:300]
        assert await mark_of(world.desk) == before

    async def test_that_is_compressed_is_refused(self, world: World, door: str, name: str) -> None:
        hostile = Hostile(world, door, name)
        headers = TYPE | {"content-encoding": "gzip"}
        assert await hostile.status(gzip.compress(form()), headers) == 415
