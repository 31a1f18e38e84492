"""Signed links through the whole application."""

import datetime as dt
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest

from parley.api.toolbox.downloads import download_url
from parley.api.toolbox.house import House
from parley.app.asgi import Root
from parley.app.doors import DOORS
from parley.app.downloads import Downloads
from parley.core.files import FileVault
from parley.kit.clock import utc_now
from parley.kit.db import Database
from tests.support.desks import Desk, house_for, open_desk

BODY = b"<script>alert(1)</script>" * 10_000


class Clock:
    """A clock that can be put forward."""

    ahead = dt.timedelta()

    def __call__(self) -> dt.datetime:
        return utc_now() + self.ahead


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "files"


@pytest.fixture
def house(database: Database, folder: Path, clock: Clock) -> House:
    house = house_for(database, vault=FileVault(f"file://{folder}"))
    return msgspec.structs.replace(house, now=clock)


@pytest.fixture
async def full(database: Database, house: House) -> AsyncGenerator[Desk]:
    """A desk whose pages are the downloads."""
    async with open_desk(database, house) as desk:
        transport = httpx.ASGITransport(Root(house, DOORS, Downloads(house)))
        async with httpx.AsyncClient(transport=transport, base_url="http://desk.test") as client:
            desk.client = client
            yield desk


async def uploaded(desk: Desk, name: str = "a.html", kind: str = "text/html") -> dict[str, Any]:
    response = await desk.call("POST", "/files", files={"file": (name, BODY, kind)})
    assert response.status_code == 201
    return response.json()["data"]


def spoil(folder: Path, damage: bytes | None) -> None:
    (path,) = [path for path in folder.rglob("*") if path.is_file()]
    path.unlink()
    if damage is not None:
        path.write_bytes(damage)


class TestALink:
    async def test_sends_the_file_and_lets_nothing_run(self, full: Desk) -> None:
        response = await full.client.get((await uploaded(full, 'é "x".html'))["url"])
        assert (response.status_code, response.content) == (200, BODY)
        headers = dict(response.headers)
        assert headers.pop("content-disposition").startswith("attachment; filename=")
        assert headers == {
            "content-type": "text/html",
            "content-length": str(len(BODY)),
            "x-content-type-options": "nosniff",
            "content-security-policy": "default-src 'none'; sandbox",
            "cache-control": "private, no-store",
            "referrer-policy": "no-referrer",
        }

    async def test_tells_a_head_the_same_without_the_bytes(self, full: Desk) -> None:
        url = (await uploaded(full))["url"]
        get, head = await full.client.get(url), await full.client.head(url)
        assert (head.status_code, head.content, dict(head.headers)) == (200, b"", dict(get.headers))

    async def test_takes_no_other_method(self, full: Desk) -> None:
        url = (await uploaded(full))["url"]
        for method in ("POST", "DELETE", "OPTIONS"):
            response = await full.client.request(method, url)
            assert (response.status_code, response.headers["allow"]) == (405, "GET, HEAD")
        assert (await full.client.get(url)).status_code == 200

    async def test_ends_after_an_hour(self, full: Desk, clock: Clock) -> None:
        url = (await uploaded(full))["url"]
        clock.ahead = dt.timedelta(minutes=59)
        assert (await full.client.get(url)).status_code == 200
        clock.ahead = dt.timedelta(minutes=61)
        assert (await full.client.get(url)).status_code == 404

    async def test_that_opens_nothing_always_answers_alike(self, full: Desk, clock: Clock, other_desk: Desk) -> None:
        file = await uploaded(full)
        url, number = file["url"], int(file["id"].removeprefix("file_"))
        workspace, house = full.workspace.id, full.house
        old = download_url(house, workspace, number, clock() - dt.timedelta(hours=2))
        foreign = download_url(house, other_desk.workspace.id, number, clock())
        unknown = download_url(house, workspace, number + 10_000, clock())
        forged = url.replace(f"/f/{workspace}.", f"/f/{other_desk.workspace.id}.")
        wrong = [old, foreign, unknown, forged, url[:-1], url + "/x", "/f/", "/f", "/f/x", "/f/%00", "/fa", "/f/..%2f"]
        answers = [await full.client.get(each) for each in wrong]
        assert {answer.status_code for answer in answers} == {404}
        assert {(answer.content, str(answer.headers)) for answer in answers} == {
            (answers[0].content, str(answers[0].headers))
        }

    async def test_of_a_deleted_file_is_gone(self, full: Desk) -> None:
        file = await uploaded(full)
        await full.call("DELETE", f"/files/{file['id']}")
        assert (await full.client.get(file["url"])).status_code == 404

    @pytest.mark.parametrize("damage", [None, b"half"])
    async def test_of_lost_or_damaged_bytes_sends_none_of_them(
        self, full: Desk, folder: Path, damage: bytes | None
    ) -> None:
        url = (await uploaded(full))["url"]
        spoil(folder, damage)
        response = await full.client.get(url)
        assert (response.status_code, response.content) == (404, b"Not found\n")

    async def test_is_a_503_while_the_database_is_gone(self, full: Desk, house: House) -> None:
        url = (await uploaded(full))["url"]
        away = msgspec.structs.replace(house, database=Database("postgresql://127.0.0.1:1/none"))
        transport = httpx.ASGITransport(Downloads(away))
        async with httpx.AsyncClient(transport=transport, base_url="http://desk.test") as client:
            response = await client.get(url)
        assert (response.status_code, response.headers["retry-after"]) == (503, "2")

    async def test_lies_on_its_own_origin_where_there_is_one(self, house: House) -> None:
        apart = msgspec.structs.replace(house, files_url="https://files.example/")
        assert download_url(apart, 1, 2, utc_now()).startswith("https://files.example/f/1.2.")
