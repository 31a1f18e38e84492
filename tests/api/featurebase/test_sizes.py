"""The limits as they are in production, once each: ten mebibytes by address, ten files in a form."""

from pathlib import Path

from parley.core.files import FileVault
from parley.kit.db import Database
from parley.kit.http import Outbound
from tests.api.featurebase.conftest import asking
from tests.support.desks import house_for, open_desk
from tests.support.servers import says, serving


class TestAnAddress:
    async def test_of_a_real_file_has_ten_mebibytes(self, database: Database, tmp_path: Path) -> None:
        vault = FileVault((tmp_path / "real").as_uri())
        async with open_desk(database, house_for(database, vault=vault, outbound=Outbound(["127.0.0.0/8"]))) as desk:
            ask = asking(desk)
            category = (await ask("GET", "/tickets/categories")).json()[0]["id"]
            await desk.made("/fields", {"label": "Shot", "type": "file"})
            shot = (await ask("GET", "/tickets/custom_fields")).json()["data"][0]["id"]
            for size, status in ((10 * 1024 * 1024, 201), (10 * 1024 * 1024 + 1, 400)):
                async with serving(says(b"x" * size)) as server:
                    values = {shot: {"url": server.url("/a.txt")}}
                    body = {"ticketCategoryId": category, "title": "Real", "author": {}, "customFields": values}
                    assert (await ask("POST", "/tickets", json=body)).status_code == status, size
