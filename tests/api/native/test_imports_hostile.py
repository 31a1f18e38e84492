"""Imports of what should not be imported: each line is refused by its number, and nothing else is lost."""

import asyncio
import datetime as dt
import json
from collections.abc import AsyncGenerator
from typing import Any

import pytest

from parley.core.errors import TooLarge
from parley.core.imports import forget_lines, stage
from parley.kit.clock import utc_now
from tests.api.native.test_imports import TYPE, refused, send, taken_in
from tests.api.native.test_imports_together import is_done
from tests.support.desks import Desk

pytestmark = pytest.mark.anyio
DEEP = b'{"subject": "a", "metadata": ' + b'{"a":' * 50_000 + b"1" + b"}" * 50_000 + b"}"


async def raw(desk: Desk, body: bytes, **headers: str) -> Any:
    return await desk.call("POST", "/imports", content=body, headers={**TYPE, **headers})


async def subjects(desk: Desk) -> list[str]:
    return [each["subject"] for each in (await desk.got("/tickets?order_dir=asc&limit=100"))["data"]]


async def left_of_uploads(desk: Desk) -> tuple[int, int]:
    """Count the imports that never started, and the lines there are."""
    async with desk.look() as work:
        row = await work.connection.fetchrow(
            "select (select count(*) from imports where workspace_id = $1 and status = 'uploading'),"
            " (select count(*) from import_lines where workspace_id = $1)",
            work.workspace,
        )
    assert row is not None
    return row[0], row[1]


class TestALine:
    @pytest.mark.parametrize(
        "line",
        [
            b"null",
            b"[]",
            b'"text"',
            b"{}",
            b'{"subject": 1}',
            b'{"subject": "a", "subject": "b"}',
            b'{"subject": "a"',
            b'{"subject": "a"} {"subject": "b"}',
            b'{"subject": "\\ud800"}',
            b'{"subject": "a", "number": 0}',
            b'{"subject": "a", "number": 9223372036854775808}',
            b'{"subject": "a", "number": 1.5}',
            b'{"subject": "a", "custom_fields": {"size": NaN}}',
            b'{"subject": "a", "created_at": "10000-01-01T00:00:00Z"}',
            b'{"subject": "a", "created_at": "2024-02-30T00:00:00Z"}',
            b'{"subject": "a", "external_id": ""}',
            b'{"subject": "a", "customer_email": "a@b\\r\\nBcc: x@y.test"}',
            b'{"subject": "' + b"x" * 10_000_000 + b'"}',
            b"\xfe\xff\x00{\x00}",
            b"[" * 100_000,
            DEEP,
        ],
        ids=lambda line: line[:40].decode("latin-1"),
    )
    async def test_that_is_wrong_is_refused_alone(self, desk: Desk, line: bytes) -> None:
        made = await taken_in(desk, {"subject": "Before"}, line, {"subject": "Behind"})
        assert (made["status"], made["done"], made["refused"]) == ("done", 2, 1)
        assert list(await refused(desk, made)) == [2]
        assert await subjects(desk) == ["Before", "Behind"]

    async def test_may_end_as_windows_ends_it_or_not_at_all(self, desk: Desk) -> None:
        body = b'\xef\xbb\xbf{"subject": "One"}\r\n\r\n{"subject": "Two"}\r\n   \n{"subject": "Three"}'
        made = await taken_in(desk, body)
        assert (made["lines"], made["done"], made["refused"]) == (3, 3, 0)
        assert await subjects(desk) == ["One", "Two", "Three"]

    async def test_that_was_refused_may_come_again_mended(self, desk: Desk) -> None:
        first = await taken_in(desk, {"subject": "One", "external_id": "1"}, {"external_id": "2"})
        assert (first["done"], first["refused"]) == (1, 1)
        again = await taken_in(desk, {"subject": "One", "external_id": "1"}, {"subject": "Two", "external_id": "2"})
        assert (again["done"], again["refused"]) == (1, 1)
        assert await subjects(desk) == ["One", "Two"]


class TestABody:
    @pytest.mark.parametrize("body", [b"", b"\n\n  \r\n", b"\xef\xbb\xbf"])
    async def test_without_a_line_is_refused(self, desk: Desk, body: bytes) -> None:
        response = await raw(desk, body)
        assert response.status_code == 400
        assert response.json()["error"]["details"]["fields"] == [{"path": "", "message": "There is no line"}]
        assert await left_of_uploads(desk) == (0, 0)

    async def test_of_too_many_lines_leaves_nothing(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("parley.core.imports.staging.MOST_LINES", 3)
        assert (await send(desk, *[{"subject": "a"}] * 3)).status_code == 202
        assert (await send(desk, *[{"subject": "a"}] * 4)).status_code == 413
        assert await left_of_uploads(desk) == (0, 3)

    async def test_of_too_many_bytes_leaves_nothing(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("parley.core.imports.staging.MOST_BYTES", 5_000_000)
        line = b'{"subject": "' + b"x" * 1_000_000 + b'"}'

        async def chunks() -> AsyncGenerator[bytes]:
            for _ in range(9):
                yield line + b"\n"

        with pytest.raises(TooLarge):
            await stage(desk.database, desk.owner, chunks(), now=utc_now(), origin="test")
        assert await left_of_uploads(desk) == (0, 0)

    async def test_that_breaks_off_leaves_nothing_and_may_be_sent_again(self, desk: Desk) -> None:
        lines = [json.dumps({"subject": "x" * 400, "external_id": str(place)}).encode() for place in range(5_000)]

        async def chunks() -> AsyncGenerator[bytes]:
            yield b"\n".join(lines)
            raise ConnectionResetError

        with pytest.raises(ConnectionResetError):
            await stage(desk.database, desk.owner, chunks(), now=utc_now(), origin="test")
        assert await left_of_uploads(desk) == (0, 0)
        made = await taken_in(desk, *lines[:50])
        assert made["done"] == 50

    async def test_under_one_key_twice_at_once_is_one_import(self, desk: Desk) -> None:
        lines = [{"subject": f"Help {place}"} for place in range(20)]
        answers = await asyncio.gather(*(send(desk, *lines, headers={"idempotency-key": "k"}) for _ in range(4)))
        statuses = {each.status_code for each in answers}
        assert statuses <= {202, 409}
        assert 202 in statuses
        assert await left_of_uploads(desk) == (0, 20)
        assert len((await desk.got("/imports"))["data"]) == 1

    async def test_of_the_same_names_twice_at_once_comes_in_once(self, desk: Desk) -> None:
        lines = [{"subject": f"Help {place}", "external_id": str(place)} for place in range(20)]
        one, two = await asyncio.gather(*(taken_in(desk, *lines) for _ in range(2)))
        assert await is_done(desk, f"/imports/{one['id']}")
        done = [(await desk.got(f"/imports/{each['id']}"))["data"] for each in (one, two)]
        assert sorted(each["done"] for each in done) == [0, 20]
        assert len(await subjects(desk)) == 20

    async def test_that_nobody_ended_is_forgotten_within_a_day(self, desk: Desk) -> None:
        async def chunks() -> AsyncGenerator[bytes]:
            yield b'{"subject": "One"}'

        await stage(desk.database, desk.owner, chunks(), now=utc_now() - dt.timedelta(days=2), origin="test")
        await taken_in(desk, {"nope": 1})
        assert await left_of_uploads(desk) == (1, 2)
        await forget_lines(desk.database, utc_now())
        assert await left_of_uploads(desk) == (0, 1)
        await forget_lines(desk.database, utc_now() + dt.timedelta(days=31))
        assert await left_of_uploads(desk) == (0, 0)
