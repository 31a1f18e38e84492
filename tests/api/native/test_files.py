"""Files through the native door, once they are uploaded."""

from typing import Any

import pytest

from parley.core import files
from parley.core.actor import Role
from tests.core.files.test_attaching import attach
from tests.support.desks import Desk


async def uploaded(desk: Desk) -> dict[str, Any]:
    response = await desk.call("POST", "/files", files={"file": ("a.txt", b"Dear Sir or Madam", "text/plain")})
    assert response.status_code == 201
    return response.json()["data"]


async def key_of(desk: Desk, file: dict[str, Any]) -> str:
    async with desk.look() as work:
        return (await files.get_file(work, file=int(file["id"].removeprefix("file_")))).key


class TestAFile:
    async def test_is_shown_with_a_fresh_link(self, desk: Desk) -> None:
        file = await uploaded(desk)
        shown = (await desk.got(f"/files/{file['id']}"))["data"]
        assert shown | {"url": ""} == file | {"url": ""}
        assert shown["url"].startswith("http://desk.test/f/")

    async def test_is_deleted_with_its_bytes(self, desk: Desk) -> None:
        file = await uploaded(desk)
        key = await key_of(desk, file)
        assert await desk.house.vault.exists(key)
        assert (await desk.call("DELETE", f"/files/{file['id']}")).status_code == 204
        assert (await desk.call("DELETE", f"/files/{file['id']}")).status_code == 404
        assert not await desk.house.vault.exists(key)

    async def test_is_not_deleted_under_a_stale_version(self, desk: Desk) -> None:
        file = await uploaded(desk)
        response = await desk.call("DELETE", f"/files/{file['id']}", headers={"if-match": '"2"'})
        assert response.status_code == 412
        response = await desk.call("DELETE", f"/files/{file['id']}", headers={"if-match": "*"})
        assert response.status_code == 204

    async def test_of_a_ticket_stays(self, desk: Desk) -> None:
        file = await uploaded(desk)
        number, message = await attach(desk, {"attachments.0": int(file["id"].removeprefix("file_"))})
        shown = (await desk.got(f"/files/{file['id']}"))["data"]
        assert (shown["ticket_id"], shown["conversation_id"]) == (f"tkt_{number}", f"conv_{message}")
        assert (await desk.call("DELETE", f"/files/{file['id']}")).status_code == 409
        assert await desk.house.vault.exists(await key_of(desk, file))

    async def test_is_deleted_by_those_who_may_write(self, desk: Desk) -> None:
        file = await uploaded(desk)
        key = await desk.key_for(Role.LIGHT)
        assert (await desk.call("DELETE", f"/files/{file['id']}", key=key)).status_code == 403

    @pytest.mark.parametrize("file_id", ["file_0", "file_999999999", "tkt_1", "12", "file_1e3", "file_%00"])
    async def test_that_never_was_is_not_found(self, desk: Desk, file_id: str) -> None:
        answers = [await desk.call(method, f"/files/{file_id}") for method in ("GET", "DELETE")]
        assert [answer.status_code for answer in answers] == [404, 404]

    async def test_of_another_workspace_is_not_found(self, desk: Desk, other_desk: Desk) -> None:
        file = await uploaded(other_desk)
        answers = [await desk.call(method, f"/files/{file['id']}") for method in ("GET", "DELETE")]
        assert [answer.status_code for answer in answers] == [404, 404]
        assert (await other_desk.got(f"/files/{file['id']}"))["data"]["name"] == "a.txt"

    async def test_is_in_no_list(self, desk: Desk) -> None:
        assert (await desk.call("GET", "/files")).status_code == 405
