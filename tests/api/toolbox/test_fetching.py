"""Files by address: in the vault or not at all, under names that are safe, within their sizes, for one sentence."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from parley.api.toolbox import fetching
from parley.api.toolbox.fetching import Wanted, fetch_files
from parley.api.toolbox.house import House
from parley.core.errors import Invalid, Unavailable
from parley.core.files import FileVault, StoredBytes
from parley.kit.db import Database
from parley.kit.http import Outbound
from tests.support.desks import house_for
from tests.support.servers import Answer, Seen, Send, leads, says, serving

NEUTRAL = "The address could not be fetched"
PDF = "Content-Type: application/pdf; charset=x"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the vault keeps its bytes."""
    return tmp_path / "vault"


@pytest.fixture
def house(database: Database, folder: Path) -> House:
    """A house that may fetch from this machine."""
    return house_for(database, vault=FileVault(folder.as_uri()), outbound=Outbound(["127.0.0.0/8"]))


def kept(folder: Path) -> list[bytes]:
    """Return the bytes in the vault."""
    return sorted(each.read_bytes() for each in folder.rglob("*") if each.is_file())


async def fetched(
    house: House, answer: Answer, path: str = "/", name: str | None = None, most: int = 1000
) -> StoredBytes:
    """Fetch what a server answers."""
    async with serving(answer) as server:
        wanted = [Wanted(server.url(path), name, "files.0")]
        (stored,) = await fetch_files(house, workspace=7, wanted=wanted, most=most)
        return stored


async def fault_of(house: House, answer: Answer, path: str = "/", **options: Any) -> str:
    """Return what a file is refused for."""
    with pytest.raises(Invalid) as refused:
        await fetched(house, answer, path, **options)
    (fault,) = refused.value.faults
    assert fault.path == "files.0"
    return fault.message


class TestAFile:
    @pytest.mark.parametrize(
        "answer",
        [
            says(b"x", status="404 Not Found"), says(b"x", status="500 Oops"), says(b"", status="204 No Content"),
            says(b"x", status="206 Partial Content"), says(b"short", length=10), leads("/"),
            leads("http://10.255.255.1/"), leads("file:///etc/passwd"), leads("http://[::1]/"),
        ],
    )  # fmt: skip
    async def test_that_cannot_be_had_is_refused_in_one_sentence(
        self, house: House, folder: Path, answer: Answer
    ) -> None:
        assert await fault_of(house, answer) == NEUTRAL
        assert kept(folder) == []

    async def test_at_a_private_address_is_refused_likewise(self, database: Database) -> None:
        closed = house_for(database)
        assert await fault_of(closed, says(b"inside")) == NEUTRAL

    @pytest.mark.parametrize("answer", [says(b"x" * 1001), says(b"x" * 1001, "Content-Type: image/png")])
    async def test_that_is_too_large_is_refused_with_the_size(self, house: House, folder: Path, answer: Answer) -> None:
        assert await fault_of(house, answer) == "A file may have 1000 bytes at most"
        assert kept(folder) == []

    @pytest.mark.parametrize(
        ("header", "path", "name"),
        [
            ('Content-Disposition: attachment; filename="a.exe"', "/", None),
            ("Content-Disposition: attachment; filename*=UTF-8''a%2E%65xe", "/", None),
            ("X: y", "/a.pdf.exe", None),
            ("X: y", "/a%2eexe", None),
            ("X: y", "/a.pdf", "a.e\u200bxe"),
            ("X: y", "/a.pdf", "a.exe."),
        ],
    )
    async def test_with_the_name_of_a_program_is_refused(
        self, house: House, header: str, path: str, name: str | None
    ) -> None:
        assert "name of a program" in await fault_of(house, says(b"x", header), path, name=name)

    async def test_that_is_a_program_is_refused_whatever_its_name(self, house: House, folder: Path) -> None:
        assert await fault_of(house, says(b"MZ\x90\x00" + b"x" * 100, PDF), "/a.pdf") == "Programs are not accepted"
        assert kept(folder) == []

    async def test_that_comes_too_slowly_is_refused(self, house: House, monkeypatch: pytest.MonkeyPatch) -> None:
        async def never(_: Seen, send: Send) -> None:
            await send(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nx")
            await asyncio.sleep(60)

        monkeypatch.setattr(fetching, "SECONDS", 0.3)
        assert await fault_of(house, never) == NEUTRAL

    async def test_is_not_kept_where_the_store_does_not_answer(self, house: House, folder: Path) -> None:
        (folder / "7").write_text("in the way")
        with pytest.raises(Unavailable):
            await fetched(house, says(b"x"))

    async def test_lies_in_the_vault_after_its_redirect(self, house: House, folder: Path) -> None:
        async with serving(says(b"%PDF-1.7", PDF)) as server:
            stored = await fetched(house, leads(server.url("/r%C3%A4port.pdf?sig=1")), "/start")
        assert (stored.name, stored.content_type, stored.size) == ("räport.pdf", "application/pdf", 8)
        assert stored.key.startswith("7/")
        assert kept(folder) == [b"%PDF-1.7"]

    @pytest.mark.parametrize(
        ("headers", "path", "name"),
        [
            (['Content-Disposition: inline; filename="a b.txt"'], "/x.pdf", "a b.txt"),
            (["Content-Disposition: attachment; filename=a.txt; filename*=utf-8''%e4%b8%ad.txt"], "/", "中.txt"),
            (['Content-Disposition: attachment; filename="../../\\"x\\".txt"'], "/", "_x_.txt"),
            (['Content-Disposition: attachment; filename=""', PDF], "/", "file.pdf"),
            (["Content-Disposition: attachment"], "/b/c.txt", "c.txt"),
            (["Content-Type: image/png"], "/download.php?id=3", "file.png"),
            (["Content-Type: nonsense"], "/", "file"),
            ([], "/..%2f..%2fetc%2fpasswd", "passwd"),
        ],
    )
    async def test_has_the_best_name_that_is_known(
        self, house: House, headers: list[str], path: str, name: str
    ) -> None:
        assert (await fetched(house, says(b"x", *headers), path)).name == name
        assert (await fetched(house, says(b"x", *headers), path, name="given.txt")).name == "given.txt"


class TestFiles:
    async def test_are_all_there_in_their_order(self, house: House, folder: Path) -> None:
        async def answer(seen: Seen, send: Send) -> None:
            await asyncio.sleep(0.1 if seen.target == "/0" else 0)
            await says(seen.target.encode())(seen, send)

        async with serving(answer) as server:
            wanted = [Wanted(server.url(f"/{each}"), None, f"files.{each}") for each in range(9)]
            stored = await fetch_files(house, workspace=7, wanted=wanted, most=10, most_total=18)
        assert [each.name for each in stored] == [str(each) for each in range(9)]
        assert kept(folder) == [f"/{each}".encode() for each in range(9)]

    async def test_are_fetched_a_few_at_once(self, house: House) -> None:
        running = most = 0

        async def answer(seen: Seen, send: Send) -> None:
            nonlocal running, most
            running += 1
            most = max(most, running)
            await asyncio.sleep(0.1)
            running -= 1
            await says(b"x")(seen, send)

        async with serving(answer) as server:
            wanted = [Wanted(server.url(f"/{each}"), None, "files") for each in range(10)]
            await fetch_files(house, workspace=7, wanted=wanted, most=10)
        assert most == 4

    async def test_are_none_where_one_is_missing_and_each_fault_is_named(self, house: House, folder: Path) -> None:
        async with serving(says(b"fine")) as server:
            urls = [server.url("/a.txt"), "https://127.0.0.1/", server.url("/b.exe"), server.url("/c.txt"), "nonsense"]
            wanted = [Wanted(url, None, f"files.{at}.url") for at, url in enumerate(urls)]
            with pytest.raises(Invalid) as refused:
                await fetch_files(house, workspace=7, wanted=wanted, most=10)
        assert [(each.path, each.message) for each in refused.value.faults] == [
            ("files.1.url", NEUTRAL),
            ("files.2.url", "The file name is the name of a program"),
            ("files.4.url", NEUTRAL),
        ]
        assert kept(folder) == []

    async def test_are_none_where_they_are_too_large_together(self, house: House, folder: Path) -> None:
        async with serving(says(b"x" * 10)) as server:
            wanted = [Wanted(server.url(), "a.txt", f"files.{each}") for each in range(3)]
            with pytest.raises(Invalid) as refused:
                await fetch_files(house, workspace=7, wanted=wanted, most=10, most_total=29)
        assert {each.message for each in refused.value.faults} == {"All files together may have 29 bytes at most"}
        assert kept(folder) == []

    async def test_are_none_where_the_caller_leaves(self, house: House, folder: Path) -> None:
        async def answer(seen: Seen, send: Send) -> None:
            if seen.target == "/slow":
                await asyncio.sleep(60)
            await says(b"x")(seen, send)

        async with serving(answer) as server:
            wanted = [Wanted(server.url(path), "a.txt", "files") for path in ("/quick", "/slow")]
            task = asyncio.create_task(fetch_files(house, workspace=7, wanted=wanted, most=10))
            while not kept(folder):  # noqa: ASYNC110 -- the vault tells nobody
                await asyncio.sleep(0.01)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
        assert kept(folder) == []

    async def test_may_be_none_at_all(self, house: House) -> None:
        assert await fetch_files(house, workspace=7, wanted=[], most=10) == []
