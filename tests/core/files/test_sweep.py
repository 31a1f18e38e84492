"""The sweep: what a day left over is removed, and nothing else."""

import datetime as dt
import os
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from parley.core import files
from parley.core.files import File, FileVault, sweep_orphans, take_in
from parley.core.files.vault import new_key
from parley.kit.clock import utc_now
from tests.core.files.tickets import make_ticket
from tests.support.desks import Desk

DAY = dt.timedelta(hours=24)


@pytest.fixture
def vault(tmp_path: Path) -> FileVault:
    return FileVault(f"file://{tmp_path}")


async def body() -> AsyncGenerator[bytes]:
    yield b"bytes"


async def upload(desk: Desk, vault: FileVault) -> File:
    stored = await take_in(vault, body(), workspace=desk.workspace.id, name="a.txt", declared=None, most=99, at="file")
    async with desk.work() as work:
        return await files.add_file(work, stored=stored)


async def has_row(desk: Desk, file: File) -> bool:
    async with desk.look() as work:
        return file.id in await files.find_files(work.connection, work.workspace, [file.id])


class TestTheSweep:
    async def test_removes_row_and_bytes_of_what_was_loose_for_a_day(
        self, desk: Desk, other_desk: Desk, vault: FileVault
    ) -> None:
        gone = [await upload(desk, vault), await upload(other_desk, vault)]
        assert await sweep_orphans(desk.database, vault, utc_now() + DAY) >= 2
        assert [await has_row(desk, gone[0]), await has_row(other_desk, gone[1])] == [False, False]
        assert [await vault.exists(file.key) for file in gone] == [False, False]

    async def test_leaves_what_is_younger(self, desk: Desk, vault: FileVault) -> None:
        file = await upload(desk, vault)
        await sweep_orphans(desk.database, vault, utc_now() + DAY - dt.timedelta(minutes=1))
        assert (await has_row(desk, file), await vault.exists(file.key)) == (True, True)

    async def test_leaves_what_is_attached(self, desk: Desk, vault: FileVault) -> None:
        file = await upload(desk, vault)
        async with desk.work() as work:
            number, message = await make_ticket(work)
            await files.attach_files(work, files={"attachments.0": file.id}, ticket=number, message=message)
        await sweep_orphans(desk.database, vault, utc_now() + 30 * DAY)
        assert (await has_row(desk, file), await vault.exists(file.key)) == (True, True)

    async def test_finds_the_bytes_of_a_crash_before_their_row(
        self, desk: Desk, vault: FileVault, tmp_path: Path
    ) -> None:
        file = await upload(desk, vault)
        lost, young, foreign = new_key(desk.workspace.id), new_key(desk.workspace.id), "backups/monday.tar"
        for key in (lost, young, foreign):
            await vault.put(key, body())
        for key in (lost, foreign, file.key):
            os.utime(tmp_path / key, (1, 1))
        assert await sweep_orphans(desk.database, vault, utc_now()) == 1
        assert [await vault.exists(key) for key in (lost, young, foreign, file.key)] == [False, True, True, True]

    async def test_finds_the_bytes_of_a_crash_after_their_row_was_removed(self, desk: Desk, vault: FileVault) -> None:
        file = await upload(desk, vault)
        async with desk.work() as work:
            await files.delete_file(work, file=file.id)
        assert await vault.exists(file.key)
        await sweep_orphans(desk.database, vault, utc_now() + DAY)
        assert not await vault.exists(file.key)

    async def test_tells_of_every_file_it_removed(self, desk: Desk, vault: FileVault) -> None:
        file = await upload(desk, vault)
        await sweep_orphans(desk.database, vault, utc_now() + DAY)
        async with desk.look() as work:
            rows = await work.connection.fetch(
                "select type, subject_id, actor_kind, data, personal from events"
                " where workspace_id = $1 and subject_kind = 'file' order by id",
                work.workspace,
            )
        assert [row["type"] for row in rows] == ["file.uploaded", "file.deleted"]
        assert rows[1]["subject_id"] == file.id
        assert (rows[1]["actor_kind"], rows[1]["data"], rows[1]["personal"]) == ("system", {}, {"name": "a.txt"})
