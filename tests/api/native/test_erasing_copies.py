"""Erasing a customer empties what was copied in bulk: lines that an import refused, and the files of exports."""

from collections.abc import AsyncIterable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from parley.app.bulk import read_import, spell_export
from parley.core.exports import Exporter
from parley.core.files import BytesMissing, FileVault
from tests.api.native.test_exports import written
from tests.api.native.test_imports import send
from tests.support.bulk import run_exports, run_imports
from tests.support.desks import Desk

pytestmark = pytest.mark.anyio
spell = partial(spell_export, "http://desk.test")
ANN, BOB = "ann@zanzibar.test", "bob@a.test"


async def erase(desk: Desk, customer: str) -> None:
    assert (await desk.call("DELETE", f"/customers/{customer}?erase=true")).status_code == 204


async def refused(desk: Desk, made: str) -> list[tuple[str, int]]:
    lines = (await desk.got(f"/imports/{made}/refused?order_dir=asc"))["data"]
    return [(each["content"], len(each["faults"])) for each in lines]


def files_in(folder: Path) -> list[str]:
    return [path.read_text() for path in folder.rglob("*") if path.is_file()]


class TestRefusedLines:
    async def test_that_name_the_customer_are_emptied_and_stay_refused(self, desk: Desk, other_desk: Desk) -> None:
        ann = await desk.made("/customers", {"email": ANN, "name": "Ann"})
        number = ann["id"].removeprefix("cust_")
        lines: list[Any] = [
            {"subject": "One", "customer_email": "ANN@zanzibar.test", "nope": 1},
            {"subject": "Two", "customer_email": BOB, "nope": 1},
            {"subject": "Three", "customer_id": ann["id"], "nope": 1},
            {"subject": "Four", "customer_id": f"cust_{number}0", "nope": 1},
            f'{{"subject": broken, "cc": ["{ANN}"'.encode(),
        ]
        made = (await send(desk, *lines)).json()["data"]["id"]
        theirs = (await send(other_desk, *lines)).json()["data"]["id"]
        await run_imports(desk.database, read_import)
        before = await refused(desk, made)
        await erase(desk, ann["id"])
        after = await refused(desk, made)
        assert [content == "" for content, _ in after] == [True, False, True, False, True]
        assert [faults for _, faults in after] == [faults for _, faults in before]
        assert [content for content, _ in after if content] == [before[1][0], before[3][0]]
        assert (await desk.got(f"/imports/{made}"))["data"]["refused"] == 5
        assert all(content for content, _ in await refused(other_desk, theirs))


class TestFilesOfExports:
    async def test_are_deleted_with_their_bytes(self, desk: Desk, other_desk: Desk) -> None:
        for each in (desk, other_desk):
            await each.made("/tickets", {"subject": "Help", "customer_email": ANN})
        ann = (await desk.got("/customers"))["data"][0]["id"]
        done, text = await written(desk, format="ndjson")
        theirs, _ = await written(other_desk, format="ndjson")
        assert ANN in text
        async with desk.look() as work:
            keys = await work.connection.fetch("select key from files where workspace_id = $1", work.workspace)
        await erase(desk, ann)
        now = (await desk.got(f"/exports/{done['id']}"))["data"]
        assert (now["status"], now["url"], now["rows"]) == ("done", None, 1)
        with pytest.raises(BytesMissing):
            await desk.house.vault.get(keys[0]["key"])
        assert (await other_desk.got(f"/exports/{theirs['id']}"))["data"]["url"] is not None

    async def test_that_are_being_written_are_written_anew(self, desk: Desk, tmp_path: Path) -> None:
        await run_exports(desk.database, desk.house.vault, spell)  # those that other tests left
        await desk.made("/tickets", {"subject": "Help", "customer_email": ANN})
        ann = (await desk.got("/customers"))["data"][0]["id"]
        made = await desk.made("/exports", {"format": "ndjson"})

        erased: list[str] = []

        class ErasingVault(FileVault):
            """Erases the customer once it has read the tickets, and before anybody notes that it has."""

            async def put(self, key: str, chunks: AsyncIterable[bytes]) -> None:
                await super().put(key, chunks)
                if not erased:
                    erased.append(ann)
                    await erase(desk, ann)

        vault = ErasingVault(f"file://{tmp_path}")
        exporter = Exporter(desk.database, vault, spell)
        assert await exporter.look() == 1
        assert (await desk.got(f"/exports/{made['id']}"))["data"]["status"] == "running"
        assert files_in(tmp_path) == []
        assert await exporter.look() == 1
        assert (await desk.got(f"/exports/{made['id']}"))["data"]["status"] == "done"
        [text] = files_in(tmp_path)
        assert "Erased" in text
        assert ANN not in text
