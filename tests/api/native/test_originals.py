"""What was written, byte for byte: of messages and of descriptions, and where it came from."""

from typing import Any

import pytest

from parley.core.actor import Role
from tests.support.desks import Desk

pytestmark = pytest.mark.anyio
HOSTILE = '<p onclick="steal()">Hi <b>you</b></p><script>alert(1)</script><style>* { display: none }</style>'


async def ticket(desk: Desk, **fields: Any) -> str:
    return (await desk.made("/tickets", {"subject": "Help", "customer_email": "ann@example.com", **fields}))["id"]


async def original(desk: Desk, path: str, **options: Any) -> dict[str, Any]:
    return (await desk.got(f"{path}/original", **options))["data"]


class TestTheOriginal:
    async def test_of_a_message_is_what_was_written(self, desk: Desk) -> None:
        about = await ticket(desk)
        said = await desk.made("/conversations", {"ticket_id": about, "content": HOSTILE})
        assert "script" not in said["content_html"]
        found = await original(desk, f"/conversations/{said['id']}")
        assert found == {
            "id": said["id"],
            "ticket_id": about,
            "type": "reply",
            "author": said["author"],
            "format": "html",
            "content": HOSTILE,
            "size": len(HOSTILE),
            "origin": "native",
            "delivery": None,
            "redacted": False,
            "created_at": said["created_at"],
        }

    async def test_of_a_note_is_what_was_written(self, desk: Desk) -> None:
        about = await ticket(desk)
        note = {"ticket_id": about, "content": "1 < 2 é", "internal": True, "format": "text"}
        said = await desk.made("/conversations", note)
        found = await original(desk, f"/conversations/{said['id']}")
        assert (found["type"], found["format"], found["content"], found["size"]) == ("note", "text", "1 < 2 é", 8)

    async def test_of_a_description_is_what_was_written(self, desk: Desk) -> None:
        found = await original(desk, f"/tickets/{await ticket(desk, description=HOSTILE)}")
        assert (found["id"], found["type"], found["content"]) == (None, "opening", HOSTILE)
        assert (found["author"]["type"], found["origin"]) == ("customer", "native")

    async def test_goes_along_with_a_message_that_is_merged(self, desk: Desk) -> None:
        away, stays = await ticket(desk), await ticket(desk)
        said = await desk.made("/conversations", {"ticket_id": away, "content": HOSTILE})
        await desk.call("POST", f"/tickets/{away}/merge", json={"into": stays})
        found = await original(desk, f"/conversations/{said['id']}")
        assert (found["ticket_id"], found["content"], found["origin"]) == (stays, HOSTILE, None)

    async def test_may_be_read_by_whoever_may_read(self, desk: Desk) -> None:
        about = await ticket(desk, description="It burns")
        for role in (Role.LIGHT, Role.READ):
            assert (await original(desk, f"/tickets/{about}", key=await desk.key_for(role)))["content"] == "It burns"

    async def test_is_gone_with_the_customer_who_is_erased(self, desk: Desk) -> None:
        about = await ticket(desk, description=HOSTILE)
        customer = (await desk.got(f"/tickets/{about}"))["data"]["customer"]["id"]
        assert (await desk.call("DELETE", f"/customers/{customer}?erase=true")).is_success
        answer = await desk.call("GET", f"/tickets/{about}/original")
        assert "Hi" not in answer.text

    async def test_of_what_is_not_there_is_not_found(self, desk: Desk, other_desk: Desk) -> None:
        about = await ticket(desk)
        said = await desk.made("/conversations", {"ticket_id": about, "content": "Hello"})
        theirs = await other_desk.call("GET", f"/conversations/{said['id']}/original")
        await desk.call("DELETE", f"/tickets/{about}")
        paths = (f"/conversations/{said['id']}", f"/tickets/{about}", "/conversations/conv_999999", "/tickets/x")
        answers = [theirs, *[await desk.call("GET", f"{path}/original") for path in paths]]
        assert [answer.status_code for answer in answers] == [404] * 5
