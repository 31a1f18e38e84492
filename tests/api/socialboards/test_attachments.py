"""Files by address at the Socialboards door: all or none, fetched once, kept under safe names."""

from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import pytest

from parley.core.actor import Role
from parley.core.files import FileVault
from parley.kit.db import Database
from parley.kit.http import Outbound
from tests.api.socialboards.boards import SEED, check, made, olivia, post, replied, reply, whole
from tests.support.desks import Desk, house_for, open_desk
from tests.support.marks import mark_of
from tests.support.servers import Seen, Send, says, serving

MOST = 1_000
NEUTRAL = "The address could not be fetched"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the vault keeps its bytes."""
    return tmp_path / "vault"


@pytest.fixture
async def desk(database: Database, folder: Path) -> AsyncGenerator[Desk]:
    """A desk that may fetch from this machine, files of a thousand bytes at most."""
    house = house_for(database, vault=FileVault(folder.as_uri()), outbound=Outbound(["127.0.0.0/8"]), max_fetch=MOST)
    async with open_desk(database, house) as desk:
        yield desk


def kept(folder: Path) -> int:
    """Count the files in the vault."""
    return sum(each.is_file() for each in folder.rglob("*"))


async def by_path(seen: Seen, send: Send) -> None:
    """Answer with as many bytes as the path says, or with 404."""
    size = int(seen.target.strip("/").partition("/")[0].partition(".")[0] or 0)
    await says(b"x" * size, "Content-Type: image/png", status="200 OK" if size else "404 Not Found")(seen, send)


class TestARefusedFile:
    @pytest.mark.parametrize(
        "url",
        ["https://127.1/a", "http://169.254.169.254/a", "ftp://x.test/a", "file:///etc/passwd", "nonsense",
         "//x.test/a", "http://[::ffff:10.0.0.1]/a", "https://user:pass@x.test/a", "https://x.test:99999/a"],
    )  # fmt: skip
    async def test_is_refused_in_one_sentence(self, desk: Desk, folder: Path, url: str) -> None:
        before = await mark_of(desk)
        answer = await post(desk, {**SEED, "attachments": [{"url": url}]})
        assert check(answer, 400, 1) == f"attachments.0.url: {NEUTRAL}"
        assert await mark_of(desk) == before
        assert kept(folder) == 0

    async def test_takes_all_others_with_it(self, desk: Desk, folder: Path) -> None:
        await made(desk)
        before = await mark_of(desk)
        async with serving(by_path) as server:
            files = [{"url": server.url("/10.png")}, {"url": server.url("/0.png")}, {"url": server.url("/1001.png")}]
            for answer in (await post(desk, {**SEED, "attachments": files}), await reply(desk, attachments=files)):
                sentence = check(answer, 400, 1)
                assert f"attachments.1.url: {NEUTRAL}" in sentence
                assert "attachments.2.url: A file may have 1000 bytes at most" in sentence
                assert "attachments.0" not in sentence
        assert await mark_of(desk) == before
        assert kept(folder) == 0

    async def test_is_let_go_where_the_rest_is_wrong(self, desk: Desk, folder: Path) -> None:
        async with serving(by_path) as server:
            files = [{"url": server.url("/10.png")}]
            check(await post(desk, {**SEED, "attachments": files, "categoryId": 99_999_999}), 400, 1)
            check(await reply(desk, 9, attachments=files), 404, 4)
        assert kept(folder) == 0

    async def test_is_not_even_asked_for_by_who_only_reads(self, desk: Desk) -> None:
        await made(desk)
        key = await desk.key_for(Role.READ)
        async with serving(by_path) as server:
            files = [{"url": server.url("/10.png")}]
            check(await post(desk, {**SEED, "attachments": files}, key=key), 403, 3)
            check(await post(desk, {"message": "x", "attachments": files}, "/tickets/1/replies", key=key), 403, 3)
            assert server.seen == []

    async def test_is_no_program_by_its_name(self, desk: Desk, folder: Path) -> None:
        async with serving(by_path) as server:
            files = [{"url": server.url("/10.png"), "name": "run.exe"}]
            assert check(await post(desk, {**SEED, "attachments": files}), 400, 1).startswith("attachments.0.url")
        assert kept(folder) == 0


class TestTheSeedsBody:
    async def test_is_taken_as_printed_but_for_hosts_and_ids(self, desk: Desk) -> None:
        category = await desk.made("/categories", {"name": "Cars"})
        field = await desk.made("/fields", {"label": "City", "type": "text"})
        async with serving(by_path) as server:
            printed = {
                "assigneeId": olivia(desk),
                "attachments": [{"url": server.url("/9/filename.png"), "name": "filename.png"}],
                "categoryId": int(category["id"].removeprefix("cat_")),
                "cc": ["ann_smith@gmail.com"],
                "creator": {
                    "name": "Bill Smith",
                    "email": "bill_smith@gmail.com",
                    "image": None,
                    "phoneNumber": None,
                },
                "customFields": [{"id": int(field["id"].removeprefix("field_")), "value": "Oslo"}],
                "message": "Hello I want to buy a new car, how can I get a price list?",
                "sentiment": "question",
                "tags": [],
                "title": "New car price list.",
            }
            answer = await post(desk, printed)
        assert answer.json() == {"data": 1, "errorCode": -1, "errorText": None}
        said = await whole(desk)
        assert [each["name"] for each in said["attachments"]] == ["filename.png"]
        assert (said["lockedBy"]["id"], said["category"]["name"]) == (olivia(desk), "Cars")
        assert said["customFields"][0]["value"] == "Oslo"


class TestAFile:
    async def test_belongs_to_the_ticket_under_the_name_it_is_given(self, desk: Desk, folder: Path) -> None:
        async with serving(by_path) as server:
            files: list[dict[str, Any]] = [
                {"url": server.url("/1000.png"), "name": "filename.png"},
                {"Url": server.url("/7.png")},
                {"url": server.url("/8.png"), "name": None},
            ]
            await made(desk, attachments=files)
        said = await whole(desk)
        assert [each["name"] for each in said["attachments"]] == ["filename.png", "7.png", "8.png"]
        assert said["properties"]["hasAttachments"] is True
        assert {each["isContentPart"] for each in said["attachments"]} == {False}
        assert all(each["url"].startswith("http://desk.test/f/") for each in said["attachments"])
        assert kept(folder) == 3

    async def test_belongs_to_the_reply_that_brings_it(self, desk: Desk) -> None:
        await made(desk)
        async with serving(by_path) as server:
            files = [{"url": server.url("/7.png"), "name": "a.png"}]
            said = await replied(desk, message=None, attachments=files)
        assert [each["name"] for each in said["attachments"]] == ["a.png"]
        assert (await whole(desk))["attachments"] == []
        (kept,) = (await desk.got("/conversations", params={"ticket_id": "tkt_1"}))["data"]
        assert [each["name"] for each in kept["attachments"]] == ["a.png"]

    async def test_of_a_customer_with_a_telephone_is_kept_too(self, desk: Desk) -> None:
        async with serving(by_path) as server:
            creator = {"email": "bill@example.com", "phoneNumber": "1"}
            await made(desk, creator=creator, attachments=[{"url": server.url("/7.png")}])
        assert len((await whole(desk))["attachments"]) == 1

    async def test_is_fetched_once_for_one_idempotency_key(self, desk: Desk, folder: Path) -> None:
        async with serving(by_path) as server:
            body = {**SEED, "attachments": [{"url": server.url("/7.png")}]}
            answers = [await post(desk, body, headers={"idempotency-key": "once"}) for _ in range(3)]
            assert [answer.json()["data"] for answer in answers] == [1, 1, 1]
            assert len(server.seen) == 1
        assert kept(folder) == 1

    async def test_may_be_one_of_ten(self, desk: Desk) -> None:
        async with serving(by_path) as server:
            await made(desk, attachments=[{"url": server.url(f"/{n}.png")} for n in range(1, 11)])
        assert len((await whole(desk))["attachments"]) == 10
