"""The vault: whole or not at all."""

import datetime as dt
import os
import stat
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from parley.core.errors import Invalid, TooLarge, Unavailable
from parley.core.files import BytesMissing, FileVault, take_in
from parley.core.files.vault import new_key, workspace_of
from parley.kit.clock import utc_now

PROGRAMS = [b"MZ\x90\x00", b"\x7fELF\x02\x01", b"#!/bin/sh\n", b"  \n<?php echo 1;", b"\xca\xfe\xba\xbe\x00\x00"]


async def chunks(*parts: bytes, then: Exception | None = None) -> AsyncGenerator[bytes]:
    for part in parts:
        yield part
    if then is not None:
        raise then


async def read(vault: FileVault, key: str) -> bytes:
    opened = await vault.get(key)
    return b"".join([chunk async for chunk in opened.chunks])


def replace_by_text(folder: Path) -> None:
    folder.rmdir()
    folder.write_text("no folder any more")


def kept(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "a b" / "files"


@pytest.fixture
def vault(folder: Path) -> FileVault:
    return FileVault(f"file://{folder.parent.parent}/a%20b/files")


class TestAFolder:
    def test_is_made_for_its_owner_alone(self, vault: FileVault, folder: Path) -> None:
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700

    async def test_gives_back_what_was_put(self, vault: FileVault) -> None:
        key = new_key(7)
        assert not await vault.exists(key)
        await vault.put(key, chunks(b"one ", b"two"))
        assert (await read(vault, key), (await vault.get(key)).size, await vault.exists(key)) == (b"one two", 7, True)

    async def test_keeps_an_empty_file(self, vault: FileVault) -> None:
        key = new_key(7)
        await vault.put(key, chunks())
        assert await read(vault, key) == b""

    async def test_forgets_what_is_deleted_and_does_not_mind_the_rest(self, vault: FileVault) -> None:
        key = new_key(7)
        await vault.put(key, chunks(b"x"))
        await vault.delete(new_key(7), key, key)
        with pytest.raises(BytesMissing):
            await vault.get(key)

    @pytest.mark.parametrize("reason", [ConnectionResetError("gone"), OSError("theirs"), TooLarge("more")])
    async def test_keeps_nothing_of_an_upload_that_breaks_off(
        self, vault: FileVault, folder: Path, reason: Exception
    ) -> None:
        with pytest.raises(type(reason)) as caught:
            await vault.put(new_key(7), chunks(*[b"x" * 1_000_000] * 12, then=reason))
        assert caught.value is reason
        assert kept(folder) == []

    async def test_answers_unavailable_when_it_cannot_be_written(self, vault: FileVault, folder: Path) -> None:
        replace_by_text(folder)
        with pytest.raises(Unavailable):
            await vault.put(new_key(7), chunks(b"x"))

    async def test_loses_what_a_killed_process_left_half_written(self, vault: FileVault, folder: Path) -> None:
        key = new_key(7)
        await vault.put(key, chunks(b"x"))
        half = folder / f"{key}#1"
        half.write_bytes(b"half")
        await vault.drop_halves(utc_now() - dt.timedelta(hours=1))
        assert half.exists()
        await vault.drop_halves(utc_now() + dt.timedelta(seconds=1))
        assert kept(folder) == [folder / key]

    async def test_lists_old_keys_of_ours_alone(self, vault: FileVault, folder: Path) -> None:
        old, young = new_key(7), new_key(7)
        for key in (old, young):
            await vault.put(key, chunks(b"x"))
        (folder / "somebody-elses.txt").write_text("x")
        for name in (old, "somebody-elses.txt"):
            os.utime(folder / name, (1, 1))
        listed = [key async for keys in vault.list_older(utc_now() - dt.timedelta(hours=1)) for key in keys]
        assert listed == [old]


class TestAUrl:
    @pytest.mark.parametrize("url", ["", "nonsense", "ftp://x/", "https://example.com/", "s3:", "gs://"])
    def test_of_no_store_is_refused(self, url: str) -> None:
        with pytest.raises(ValueError, match="URL"):
            FileVault(url)


class TestAKey:
    def test_is_random_and_says_whose_it_is(self) -> None:
        assert new_key(7) != new_key(7)
        assert workspace_of(new_key(7)) == 7

    @pytest.mark.parametrize("text", ["", "7", "7/ab/xyz", "7/ab/../../etc/passwd", f"07/ab/{'0' * 32}", "backup.tar"])
    def test_is_not_seen_in_anything_else(self, text: str) -> None:
        assert workspace_of(text) is None


class TestTakingIn:
    @pytest.mark.parametrize("program", PROGRAMS)
    @pytest.mark.parametrize("piece", [1, 4096])
    async def test_refuses_a_program_by_its_first_bytes(
        self, vault: FileVault, folder: Path, program: bytes, piece: int
    ) -> None:
        body = program + b"x" * 9000
        parts = [body[place : place + piece] for place in range(0, len(body), piece)]
        with pytest.raises(Invalid) as caught:
            await take_in(vault, chunks(*parts), workspace=7, name="a.pdf", declared=None, most=10**6, at="file")
        assert caught.value.faults[0].path == "file"
        assert kept(folder) == []

    async def test_refuses_one_byte_more_than_the_most(self, vault: FileVault, folder: Path) -> None:
        async def size(count: int) -> int:
            body = chunks(*[b"x"] * count)
            stored = await take_in(vault, body, workspace=7, name="a", declared=None, most=10, at="file")
            return stored.size

        assert await size(10) == 10
        with pytest.raises(TooLarge):
            await size(11)
        assert len(kept(folder)) == 1

    @pytest.mark.parametrize(
        ("declared", "kept_as"),
        [
            ("image/PNG", "image/png"),
            ("text/plain; charset=utf-8", "text/plain"),
            ("text/html\r\nx: y", "application/octet-stream"),
            ("", "application/octet-stream"),
            ("nonsense", "application/octet-stream"),
            ("a/" + "b" * 500, "application/octet-stream"),
            (None, "application/octet-stream"),
        ],
    )
    async def test_believes_a_plain_content_type_alone(
        self, vault: FileVault, declared: str | None, kept_as: str
    ) -> None:
        stored = await take_in(vault, chunks(b"x"), workspace=7, name="a", declared=declared, most=9, at="file")
        assert stored.content_type == kept_as
