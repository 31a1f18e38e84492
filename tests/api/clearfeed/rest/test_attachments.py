"""Requests that come as forms: their files, every limit of them, and no byte left of what was refused."""

import datetime as dt
from collections.abc import AsyncGenerator
from typing import Any

import pytest

from parley.core.actor import Role
from parley.kit.db import Database
from tests.api.clearfeed.rest.client import Client
from tests.support.desks import Desk, house_for, open_desk
from tests.support.forms import TYPE, form, part
from tests.support.marks import mark_of

URL = "/requests"
SMALL = 64
TEXT = part(b"<p>See the file</p>", 'form-data; name="description"')


def text(name: str, value: str) -> bytes:
    return part(value.encode(), f'form-data; name="{name}"')


def file(body: bytes = b"bytes", name: str = "a.txt", at: str = "attachments") -> bytes:
    return part(body, f'form-data; name="{at}"; filename="{name}"')


def sent(*parts: bytes, closed: bool = True) -> dict[str, Any]:
    return {"content": form(*parts, closed=closed), "headers": dict(TYPE)}


@pytest.fixture
async def small(database: Database) -> AsyncGenerator[Client]:
    """A client of a house whose largest file has 64 bytes."""
    async with open_desk(database, house_for(database, max_upload=SMALL)) as desk:
        yield Client(desk)


async def files_of(client: Client, number: int) -> list[tuple[str, int]]:
    async with client.desk.look() as work:
        rows = await work.connection.fetch(
            "select name, size from files where workspace_id = $1 and ticket_number = $2 order by id",
            work.workspace,
            number,
        )
    return [(row["name"], row["size"]) for row in rows]


async def bytes_kept(client: Client) -> int:
    """Count what lies in the vault."""
    after = client.desk.house.now() + dt.timedelta(days=1)
    return sum([len(keys) async for keys in client.desk.house.vault.list_older(after)])


class TestAForm:
    async def test_makes_a_request_of_its_texts(self, client: Client) -> None:
        parts = (TEXT, text("title", "Hi"), text("priority", "low"), text("requester_email", "ann@example.com"))
        said = (await client.said("POST", URL, 201, **sent(*parts)))["request"]
        made = await client.get(int(said["id"]))
        assert (made["title"], made["priority"], made["author"]["email"]) == ("Hi", "low", "ann@example.com")

    async def test_generates_what_is_left_out_or_empty(self, client: Client) -> None:
        said = await client.said("POST", URL, 201, **sent(TEXT, text("title", ""), text("priority", "")))
        assert (await client.get(int(said["request"]["id"])))["title"]

    async def test_may_hold_what_nobody_knows(self, client: Client) -> None:
        said = await client.said("POST", URL, 201, **sent(TEXT, text("x", "y"), file(at="x"), text("attachments", "")))
        assert await files_of(client, int(said["request"]["id"])) == []

    @pytest.mark.parametrize(
        ("parts", "named"),
        [
            ((file(),), "description"),
            ((TEXT, TEXT, file()), "description"),
            ((TEXT, text("title", "t" * 301), file()), "title"),
            ((TEXT, text("priority", "medium"), file()), "priority"),
            ((TEXT, text("requester_email", "nobody"), file()), "requester_email"),
            ((TEXT, text("attachments", "file_1"), file()), "attachments"),
            ((text("description", "x" * 4001), file()), "description"),
            ((TEXT, file(name="a.exe")), "attachments"),
        ],
    )
    async def test_with_a_fault_leaves_nothing(self, client: Client, parts: tuple[bytes, ...], named: str) -> None:
        before = await mark_of(client.desk)
        assert named in await client.refused("POST", URL, **sent(*parts))
        assert await mark_of(client.desk) == before
        assert await bytes_kept(client) == 0

    async def test_that_just_stops_is_refused(self, client: Client) -> None:
        await client.refused("POST", URL, **sent(TEXT, file(), closed=False))
        assert await client.ids() == []

    async def test_of_a_key_that_only_reads_is_not_even_read(self, desk: Desk) -> None:
        reader = Client(desk, await desk.key_for(Role.READ))
        await reader.refused("POST", URL, 403, **sent(TEXT, file()))


class TestAttachments:
    @pytest.mark.parametrize("name", ["attachments", "attachments[]"])
    async def test_belong_to_the_request(self, client: Client, name: str) -> None:
        parts = [file(b"x" * place, f"{place}.txt", name) for place in range(1, 6)]
        said = await client.said("POST", URL, 201, **sent(TEXT, *parts))
        assert await files_of(client, int(said["request"]["id"])) == [(f"{place}.txt", place) for place in range(1, 6)]

    @pytest.mark.parametrize("count", [4, 5])
    async def test_are_five_at_most(self, client: Client, count: int) -> None:
        said = await client.said("POST", URL, 201, **sent(TEXT, *[file()] * count))
        assert len(await files_of(client, int(said["request"]["id"]))) == count
        assert await bytes_kept(client) == count

    async def test_that_are_six_are_refused(self, client: Client) -> None:
        before = await mark_of(client.desk)
        assert "5 files" in await client.refused("POST", URL, **sent(TEXT, *[file()] * 6))
        assert await mark_of(client.desk) == before
        assert await bytes_kept(client) == 0

    @pytest.mark.parametrize("size", [SMALL - 1, SMALL])
    async def test_have_the_largest_size_each(self, small: Client, size: int) -> None:
        said = await small.said("POST", URL, 201, **sent(TEXT, *[file(b"x" * size)] * 5))
        assert await files_of(small, int(said["request"]["id"])) == [("a.txt", size)] * 5

    async def test_beyond_the_largest_size_are_refused(self, small: Client) -> None:
        said = await small.refused("POST", URL, **sent(TEXT, file(b"x"), file(b"x" * (SMALL + 1))))
        assert "attachments" in said
        assert str(SMALL) in said
        assert await small.ids() == []

    async def test_are_sent_once_with_a_key(self, client: Client) -> None:
        sending = sent(TEXT, file())
        sending["headers"]["idempotency-key"] = "k"
        first, again = [await client.send("POST", URL, **sending) for _ in range(2)]
        assert first.content == again.content
        assert len(await client.ids()) == 1
        other = sent(TEXT, file(b"other"))
        other["headers"]["idempotency-key"] = "k"
        await client.refused("POST", URL, 422, **other)


class TestTheRealSize:
    @pytest.mark.timeout(300)
    async def test_is_a_hundred_megabytes_and_not_one_byte_more(self, client: Client) -> None:
        largest = 100 * 1024 * 1024
        start, ending = file().partition(b"bytes")[0], form()

        async def body(size: int) -> AsyncGenerator[bytes]:
            yield TEXT + start
            for _ in range(size // (1024 * 1024)):
                yield b"x" * 1024 * 1024
            yield b"x" * (size % (1024 * 1024)) + b"\r\n" + ending

        said = await client.said("POST", URL, 201, content=body(largest), headers=dict(TYPE))
        assert await files_of(client, int(said["request"]["id"])) == [("a.txt", largest)]
        assert "attachments" in await client.refused("POST", URL, content=body(largest + 1), headers=dict(TYPE))
        assert len(await client.ids()) == 1
