"""What is on its way may be seen and taken back by whoever sent it, and by nobody else."""

import pytest

from parley.core.actor import Role
from tests.api.native.test_drafts import HELLO, another, later, sent, ticket, write_due, wrote
from tests.support.desks import Desk
from tests.support.worlds import an_upload

pytestmark = pytest.mark.anyio


@pytest.fixture
async def me(desk: Desk) -> str:
    """A key that acts as the owner."""
    return await desk.key_for(Role.OWNER, desk.owner.id)


class TestWhatIsHeldBack:
    async def test_is_listed_with_all_that_was_said(self, desk: Desk, me: str) -> None:
        file = (await desk.call("POST", "/files", **an_upload())).json()["data"]["id"]
        about = await ticket(desk)
        path = f"/tickets/{about}/draft"
        await wrote(desk, path, me, attachments=[file])
        answer = await desk.call("POST", f"{path}/send", json={"undo_seconds": 40, "status": "pending"}, key=me)
        note = await sent(desk, about, me, "note", undo_seconds=20)
        first, second = (await desk.got(f"/tickets/{about}/held", key=me))["data"]
        assert (first["id"], first["kind"], first["content"]) == (note, "note", HELLO["content"])
        said_at_once = answer.json()["data"]
        left = second.pop("seconds_left")
        assert 30 < left <= said_at_once.pop("seconds_left") <= 40
        urls = [each["attachments"][0].pop("url") for each in (second, said_at_once)]
        assert all(urls)
        assert second == said_at_once
        assert (second["status"], [each["id"] for each in second["attachments"]]) == ("pending", [file])

    async def test_is_listed_until_it_is_written_or_taken_back(self, desk: Desk, me: str) -> None:
        about = await ticket(desk)
        written, back = await sent(desk, about, me, undo_seconds=0), await sent(desk, about, me, undo_seconds=60)
        assert [each["id"] for each in (await desk.got(f"/tickets/{about}/held", key=me))["data"]] == [written, back]
        await write_due(desk, later(1))
        assert [each["id"] for each in (await desk.got(f"/tickets/{about}/held", key=me))["data"]] == [back]
        await desk.call("POST", f"/tickets/{about}/held/{back}/undo", key=me)
        assert await desk.got(f"/tickets/{about}/held", key=me) == {"data": []}

    async def test_is_its_senders_alone_and_of_one_ticket(self, desk: Desk, me: str) -> None:
        about, other = await ticket(desk), await ticket(desk)
        await sent(desk, about, me)
        assert await desk.got(f"/tickets/{about}/held", key=await another(desk)) == {"data": []}
        assert await desk.got(f"/tickets/{other}/held", key=me) == {"data": []}
        nobody = await desk.key_for(Role.ADMIN)
        assert (await desk.call("GET", f"/tickets/{about}/held", key=nobody)).status_code == 403

    async def test_of_what_is_not_there_is_not_found(self, desk: Desk, me: str) -> None:
        gone = await ticket(desk)
        await sent(desk, gone, me)
        await desk.call("DELETE", f"/tickets/{gone}")
        for about in (gone, "tkt_999999", "x"):
            assert (await desk.call("GET", f"/tickets/{about}/held", key=me)).status_code == 404
