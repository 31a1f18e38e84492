"""Every body of the door, hostile: never a crash, always the door's shape, and nothing half-written."""

import gzip
import json
from collections.abc import AsyncGenerator, Iterator
from typing import Any

import pytest

from parley.kit.db import Database
from tests.support.desks import house_for, open_desk
from tests.support.forms import BOUNDARY, TYPE, form, part
from tests.support.marks import mark_of
from tests.support.worlds import BODIES, OPERATIONS, World, build_world

JSON = {"content-type": "application/json"}
DEEP = 10_000
HERE = "\x00here\x00"
# What may stand where a value stands, and is nowhere right: as it is written in the body.
VALUES = ['"\\u0000"', '"a\\u0000b"', '"\\ud800"', '"\\udc00\\ud800"', "NaN", "Infinity", "1e400", "-1e400",
          "[" * DEEP + "]" * DEEP, '{"a":' * DEEP + "1" + "}" * DEEP, "1_000", "01", "0x10", "'a'", "undefined",
          '"\x00"', '"\x01"', '{"\\u0000": 1}', '{"a": "\\u0000"}']  # fmt: skip
# What is wrong only where another type is wanted.
TYPES = ["true", "18446744073709551616", "-9223372036854775809", "9" * 400, "1.5", "-0.0", "[]", "{}", "null",
         '[["\\ud800"]]', '""', '" "', '"\\r\\n"', '"12"',
         '"' + "x" * 5_000 + '"', '"\\u202e\\ufeff\\u2028"']  # fmt: skip


def bodies_with(body: Any, written: str) -> Iterator[bytes]:
    """Write the body once for each of its values, with `written` in that value's place."""
    for marked in _marked(body):
        yield json.dumps(marked).replace(json.dumps(HERE), written).encode()


def _marked(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        for name in value:
            for inner in _marked(value[name]):
                yield {**value, name: inner}
    elif isinstance(value, list):
        for place, item in enumerate(value):
            for inner in _marked(item):
                yield [*value[:place], inner, *value[place + 1 :]]
    yield HERE


@pytest.fixture(scope="module")
async def world(database: Database) -> AsyncGenerator[World]:
    """A desk whose bodies may have 64 KiB, so that the cap is crossed small."""
    async with open_desk(database, house_for(database, max_body=65_536)) as desk:
        yield await build_world(desk)


@pytest.mark.parametrize("name", BODIES)
class TestABody:
    async def test_with_a_value_nobody_can_keep_is_refused(self, world: World, name: str) -> None:
        before = await mark_of(world.desk)
        for raw in (raw for written in VALUES for raw in bodies_with(BODIES[name](world), written)):
            answer = await world.send(OPERATIONS[name], content=raw, headers=JSON)
            assert (answer.status_code, answer.json()["error"]["code"]) == (400, "BAD_REQUEST"), raw[:200]
        assert await mark_of(world.desk) == before

    async def test_that_is_no_object_of_utf8_json_is_refused(self, world: World, name: str) -> None:
        before, whole = await mark_of(world.desk), json.dumps(BODIES[name](world)).encode()
        broken = [b"", b" ", b"[]", b"null", b"true", b"1", b'""', b"{", whole[:-1], whole + b"x", whole + whole,
                  b"\xff" + whole,
                  b"\xef\xbb\xbf" + whole, whole.decode().encode("utf-16"), whole.decode().encode("utf-16-le"),
                  b"{" * DEEP, b"[" * DEEP, b"\x00", whole + b"\x00", b"a=b&c=d", gzip.compress(whole)]  # fmt: skip
        for raw in broken:
            answer = await world.send(OPERATIONS[name], content=raw, headers=JSON)
            assert (answer.status_code, answer.json()["error"]["code"]) == (400, "BAD_REQUEST"), raw[:100]
        assert await mark_of(world.desk) == before

    async def test_with_a_name_twice_is_refused(self, world: World, name: str) -> None:
        before, body = await mark_of(world.desk), BODIES[name](world)
        for field, value in body.items():
            raw = f"{{{json.dumps(field)}: {json.dumps(value)}, {json.dumps(body)[1:]}".encode()
            answer = await world.send(OPERATIONS[name], content=raw, headers=JSON)
            assert (answer.status_code, answer.json()["error"]["code"]) == (400, "BAD_REQUEST"), raw
        assert await mark_of(world.desk) == before

    async def test_of_another_type_is_refused(self, world: World, name: str) -> None:
        before, whole = await mark_of(world.desk), json.dumps(BODIES[name](world)).encode()
        for headers in (
            {},
            {"content-type": ""},
            {"content-type": "text/plain"},
            {"content-type": "application/x-www-form-urlencoded"},
            {"content-type": "application/jsonx"},
            {"content-type": "text/json"},
            TYPE,
            JSON | {"content-encoding": "gzip"},
            JSON | {"content-encoding": "br"},
        ):
            raw = gzip.compress(whole) if headers.get("content-encoding") == "gzip" else whole
            answer = await world.send(OPERATIONS[name], content=raw, headers=headers)
            assert (answer.status_code, answer.json()["error"]["code"]) == (415, "UNSUPPORTED_MEDIA_TYPE"), headers
        assert await mark_of(world.desk) == before

    async def test_past_the_cap_is_refused_told_or_not(self, world: World, name: str) -> None:
        cap = OPERATIONS[name].max_body or 65_536
        before, raw = await mark_of(world.desk), b'{"x": "' + b"x" * cap + b'"}'

        async def untold() -> AsyncGenerator[bytes]:
            for place in range(0, len(raw), 100_000):
                yield raw[place : place + 100_000]

        for content in (raw, untold()):
            answer = await world.send(OPERATIONS[name], content=content, headers=JSON)
            assert (answer.status_code, answer.json()["error"]["code"]) == (413, "PAYLOAD_TOO_LARGE")
        assert await mark_of(world.desk) == before

    async def test_with_a_name_nobody_knows_is_refused_by_its_path(self, world: World, name: str) -> None:
        before, body = await mark_of(world.desk), BODIES[name](world)
        answer = await world.send(OPERATIONS[name], json=body | {"workspace_id": 1, "😀": 2, "id": "tkt_1"})
        assert answer.status_code == 400
        paths = {fault["path"] for fault in answer.json()["error"]["details"]["fields"]}
        assert {"workspace_id", "id"} <= paths
        assert await mark_of(world.desk) == before


class TestAnyValueAnywhere:
    @pytest.mark.parametrize("name", BODIES)
    async def test_is_taken_or_refused_and_never_crashes(self, database: Database, name: str) -> None:
        async with open_desk(database) as desk:
            world = await build_world(desk)
            for written in TYPES:
                for raw in bodies_with(BODIES[name](world), written):
                    answer = await world.send(OPERATIONS[name], content=raw, headers=JSON)
                    assert answer.status_code < 500, (raw[:200], answer.text)
            for path in ("/tickets", "/customers", "/events", "/conversations", "/fields", "/inboxes", "/statuses"):
                await desk.got(path)


class TestAForm:
    @pytest.mark.parametrize(
        ("content", "headers"),
        [
            (b"", TYPE),
            (form(part(b"bytes"), closed=False), TYPE),
            (form(), TYPE),
            (form(part(b"bytes", 'form-data; name="other"; filename="a.txt"')), TYPE),
            (form(part(b"bytes", 'form-data; name="file"')), TYPE),
            (form(part(b"bytes"), part(b"bytes")), TYPE),
            (form(part(b"bytes")), {"content-type": "multipart/form-data"}),
            (form(part(b"bytes")), {"content-type": f'multipart/form-data; boundary="{"x" * 500}"'}),
            (form(part(b"bytes"))[: -len(BOUNDARY)], TYPE),
        ],
        ids=range(9),
    )
    async def test_that_is_broken_is_refused(self, world: World, content: bytes, headers: dict[str, str]) -> None:
        before = await mark_of(world.desk)
        answer = await world.send(OPERATIONS["upload_file"], content=content, headers=headers)
        assert (answer.status_code, answer.json()["error"]["code"]) == (400, "BAD_REQUEST")
        assert await mark_of(world.desk) == before

    @pytest.mark.parametrize("headers", [JSON, {}, TYPE | {"content-encoding": "gzip"}], ids=["json", "none", "gzip"])
    async def test_of_another_type_is_refused(self, world: World, headers: dict[str, str]) -> None:
        answer = await world.send(OPERATIONS["upload_file"], content=form(part(b"bytes")), headers=headers)
        assert (answer.status_code, answer.json()["error"]["code"]) == (415, "UNSUPPORTED_MEDIA_TYPE")
