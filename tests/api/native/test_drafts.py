"""Drafts through the native door: whose they are, what sending does, and what becomes of what cannot be written."""

import asyncio
import datetime as dt
from typing import Any

import pytest

from parley.core.actor import Role
from parley.core.drafts import send_due
from parley.core.files import sweep_orphans
from parley.kit.clock import utc_now
from tests.support.desks import Desk
from tests.support.worlds import an_upload

pytestmark = pytest.mark.anyio
HELLO = {"content": "<p>Hello <b>Ann</b></p>"}


@pytest.fixture
async def me(desk: Desk) -> str:
    """A key that acts as the owner."""
    return await desk.key_for(Role.OWNER, desk.owner.id)


async def ticket(desk: Desk, **fields: Any) -> str:
    return (await desk.made("/tickets", {"subject": "Help", "customer_email": "ann@example.com", **fields}))["id"]


async def another(desk: Desk, role: Role = Role.AGENT) -> str:
    user = await desk.made("/users", {"email": "alex@example.com", "name": "Alex", "role": role.value})
    return await desk.key_for(role, int(user["id"].removeprefix("user_")))


async def wrote(desk: Desk, path: str, key: str, **body: Any) -> Any:
    response = await desk.call("PUT", path, json=HELLO | body, key=key)
    assert response.status_code == 200, response.text
    return response.json()["data"]


async def sent(desk: Desk, about: str, key: str, kind: str = "reply", **body: Any) -> str:
    await wrote(desk, f"/tickets/{about}/draft?kind={kind}", key)
    response = await desk.call("POST", f"/tickets/{about}/draft/send?kind={kind}", json=body, key=key)
    assert response.status_code == 202, response.text
    return response.json()["data"]["id"]


async def said(desk: Desk, about: str) -> list[tuple[str, str]]:
    found = (await desk.got(f"/conversations?ticket_id={about}"))["data"]
    return [(each["type"], each["content_text"]) for each in reversed(found)]


def later(seconds: float = 61) -> dt.datetime:
    return utc_now() + dt.timedelta(seconds=seconds)


async def write_due(desk: Desk, now: dt.datetime) -> None:
    """Write all that is due by then, with what tests before this one left waiting in the same database."""
    while await send_due(desk.database, now):
        pass


class TestADraft:
    async def test_is_kept_and_changed(self, desk: Desk, me: str) -> None:
        path = f"/tickets/{await ticket(desk)}/draft"
        await wrote(desk, path, me)
        again = await wrote(desk, path, me, content="<p>Hello</p>")
        assert (await desk.got(path, key=me))["data"] == again
        assert (again["content"], again["kind"], again["error"]) == ("<p>Hello</p>", "reply", None)

    async def test_of_a_reply_is_another_than_that_of_a_note(self, desk: Desk, me: str) -> None:
        path = f"/tickets/{await ticket(desk)}/draft"
        await wrote(desk, path, me)
        await wrote(desk, f"{path}?kind=note", me, content="Only us")
        assert (await desk.got(path, key=me))["data"]["content"] == HELLO["content"]
        listed = (await desk.got("/drafts", key=me))["data"]
        assert {draft["kind"] for draft in listed} == {"reply", "note"}

    async def test_is_its_writers_alone(self, desk: Desk, me: str) -> None:
        path = f"/tickets/{await ticket(desk)}/draft"
        await wrote(desk, path, me)
        key = await another(desk)
        tried = [await desk.call("GET", path, key=key), await desk.call("DELETE", path, key=key)]
        tried.append(await desk.call("POST", f"{path}/send", json={}, key=key))
        assert [each.status_code for each in tried] == [404, 404, 404]
        assert (await desk.got("/drafts", key=key))["data"] == []
        assert (await desk.got(path, key=me))["data"]["content"] == HELLO["content"]

    async def test_is_not_for_a_key_that_is_nobody(self, desk: Desk) -> None:
        path, key = f"/tickets/{await ticket(desk)}/draft", await desk.key_for(Role.ADMIN)
        assert (await desk.call("PUT", path, json=HELLO, key=key)).status_code == 403

    async def test_of_a_light_agent_is_a_note(self, desk: Desk) -> None:
        path, key = f"/tickets/{await ticket(desk)}/draft", await another(desk, Role.LIGHT)
        assert (await desk.call("PUT", path, json=HELLO, key=key)).status_code == 403
        assert (await desk.call("PUT", f"{path}?kind=note", json=HELLO, key=key)).status_code == 200

    async def test_refuses_a_stale_version(self, desk: Desk, me: str) -> None:
        path = f"/tickets/{await ticket(desk)}/draft"
        await wrote(desk, path, me)
        tag = {"if-match": (await desk.call("GET", path, key=me)).headers["etag"]}
        await wrote(desk, path, me, content="newer")
        for method in ("PUT", "DELETE"):
            body = {"json": HELLO} if method == "PUT" else {}
            assert (await desk.call(method, path, key=me, headers=tag, **body)).status_code == 412

    async def test_to_a_deleted_or_foreign_ticket_is_not_found(self, desk: Desk, other_desk: Desk, me: str) -> None:
        gone = await ticket(desk)
        await wrote(desk, f"/tickets/{gone}/draft", me)
        await desk.call("DELETE", f"/tickets/{gone}")
        for path in (f"/tickets/{gone}/draft", "/tickets/tkt_999999/draft"):
            assert (await desk.call("PUT", path, json=HELLO, key=me)).status_code == 404
            assert (await desk.call("GET", path, key=me)).status_code == 404
        assert (await desk.got("/drafts", key=me))["data"] == []

    async def test_is_found_by_its_ticket(self, desk: Desk, other_desk: Desk, me: str) -> None:
        one, other = await ticket(desk), await ticket(desk)
        for about in (one, other):
            await wrote(desk, f"/tickets/{about}/draft", me)
        found = (await desk.got(f"/drafts?ticket_id={one}", key=me))["data"]
        assert [each["ticket_id"] for each in found] == [one]
        assert (await desk.got(f"/drafts?ticket_id={await ticket(desk)}", key=me))["data"] == []
        assert (await desk.got(f"/drafts?ticket_id={one}", key=await another(desk)))["data"] == []
        for wrong in ("", "x", "cust_1"):
            assert (await desk.call("GET", f"/drafts?ticket_id={wrong}", key=me)).status_code == 400

    async def test_keeps_its_files_from_being_swept(self, desk: Desk, me: str) -> None:
        file = (await desk.call("POST", "/files", **an_upload())).json()["data"]["id"]
        path = f"/tickets/{await ticket(desk)}/draft"
        await wrote(desk, path, me, attachments=[file])
        await sweep_orphans(desk.database, desk.house.vault, later(3 * 24 * 3600))
        assert [each["id"] for each in (await desk.got(path, key=me))["data"]["attachments"]] == [file]

    async def test_refuses_files_that_are_not_there(self, desk: Desk, other_desk: Desk, me: str) -> None:
        theirs = (await other_desk.call("POST", "/files", **an_upload())).json()["data"]["id"]
        path = f"/tickets/{await ticket(desk)}/draft"
        refused = await desk.call("PUT", path, json=HELLO | {"attachments": [theirs]}, key=me)
        assert refused.status_code == 400
        assert refused.json()["error"]["details"]["fields"][0]["path"] == "attachments.0"

    async def test_goes_when_the_customer_is_erased(self, desk: Desk, me: str) -> None:
        about = await ticket(desk)
        customer = (await desk.got(f"/tickets/{about}"))["data"]["customer"]["id"]
        await wrote(desk, f"/tickets/{about}/draft", me)
        await sent(desk, about, me, "note", undo_seconds=60)
        await desk.call("DELETE", f"/customers/{customer}?erase=true")
        assert (await desk.got("/drafts", key=me))["data"] == []
        await write_due(desk, later())
        assert await said(desk, about) == []


class TestSending:
    async def test_writes_when_the_moment_has_come(self, desk: Desk, me: str) -> None:
        about = await ticket(desk)
        await sent(desk, about, me, undo_seconds=10, status="pending")
        await write_due(desk, later(5))
        assert await said(desk, about) == []
        await write_due(desk, later(11))
        await write_due(desk, later(12))
        assert await said(desk, about) == [("reply", "Hello Ann")]
        now = (await desk.got(f"/tickets/{about}"))["data"]
        assert (now["status"], now["first_response_at"] is not None) == ("pending", True)
        assert (await desk.got(f"/conversations?ticket_id={about}"))["data"][0]["author"][
            "id"
        ] == f"user_{desk.owner.id}"
        assert (await desk.call("GET", f"/tickets/{about}/draft", key=me)).status_code == 404

    async def test_takes_the_files_along(self, desk: Desk, me: str) -> None:
        file = (await desk.call("POST", "/files", **an_upload())).json()["data"]["id"]
        about = await ticket(desk)
        await wrote(desk, f"/tickets/{about}/draft", me, attachments=[file])
        await desk.call("POST", f"/tickets/{about}/draft/send", json={"undo_seconds": 0}, key=me)
        await write_due(desk, later(1))
        found = (await desk.got(f"/conversations?ticket_id={about}"))["data"][0]
        assert [each["id"] for each in found["attachments"]] == [file]

    async def test_writes_once_however_many_workers_look(self, desk: Desk, me: str) -> None:
        about = await ticket(desk)
        await sent(desk, about, me, undo_seconds=0)
        await asyncio.gather(*(write_due(desk, later(1)) for _ in range(4)))
        assert await said(desk, about) == [("reply", "Hello Ann")]

    @pytest.mark.parametrize("body", [{"undo_seconds": 61}, {"undo_seconds": -1}, {"status": "nope"}])
    async def test_refuses_what_makes_no_sense(self, desk: Desk, me: str, body: dict[str, Any]) -> None:
        path = f"/tickets/{await ticket(desk)}/draft"
        await wrote(desk, path, me)
        assert (await desk.call("POST", f"{path}/send", json=body, key=me)).status_code == 400
        assert (await desk.got(path, key=me))["data"]["content"] == HELLO["content"]

    async def test_refuses_an_empty_text(self, desk: Desk, me: str) -> None:
        path = f"/tickets/{await ticket(desk)}/draft"
        await wrote(desk, path, me, content="<p> </p>")
        assert (await desk.call("POST", f"{path}/send", json={}, key=me)).status_code == 400

    async def test_holds_back_once_under_one_key(self, desk: Desk, me: str) -> None:
        about = await ticket(desk)
        await wrote(desk, f"/tickets/{about}/draft", me)
        answers = [
            await desk.call(
                "POST", f"/tickets/{about}/draft/send", json={}, key=me, headers={"idempotency-key": "once"}
            )
            for _ in range(2)
        ]
        assert [answer.status_code for answer in answers] == [202, 202]
        assert answers[0].json() == answers[1].json()


class TestUndoing:
    async def test_makes_it_a_draft_again(self, desk: Desk, me: str) -> None:
        about = await ticket(desk)
        held = await sent(desk, about, me)
        back = await desk.call("POST", f"/tickets/{about}/held/{held}/undo", key=me)
        assert (back.status_code, back.json()["data"]["content"]) == (200, HELLO["content"])
        await write_due(desk, later())
        assert await said(desk, about) == []

    async def test_puts_it_before_what_was_begun_since(self, desk: Desk, me: str) -> None:
        about = await ticket(desk)
        held = await sent(desk, about, me)
        await wrote(desk, f"/tickets/{about}/draft", me, content="<p>And</p>")
        back = await desk.call("POST", f"/tickets/{about}/held/{held}/undo", key=me)
        assert back.json()["data"]["content"] == HELLO["content"] + "<p>And</p>"

    async def test_is_too_late_once_it_was_written(self, desk: Desk, me: str) -> None:
        about = await ticket(desk)
        held = await sent(desk, about, me, undo_seconds=0)
        await write_due(desk, later(1))
        assert (await desk.call("POST", f"/tickets/{about}/held/{held}/undo", key=me)).status_code == 404
        assert await said(desk, about) == [("reply", "Hello Ann")]

    async def test_is_its_senders_alone(self, desk: Desk, me: str) -> None:
        about = await ticket(desk)
        held = await sent(desk, about, me)
        key = await another(desk)
        assert (await desk.call("POST", f"/tickets/{about}/held/{held}/undo", key=key)).status_code == 404
        await write_due(desk, later())
        assert await said(desk, about) == [("reply", "Hello Ann")]


class TestWhatCannotBeWritten:
    async def test_is_a_draft_again_that_says_why(self, desk: Desk, me: str) -> None:
        about = await ticket(desk)
        await sent(desk, about, me, status="pending")
        await desk.call("PATCH", f"/tickets/{about}", json={"status": "closed"})
        await write_due(desk, later())
        draft = (await desk.got(f"/tickets/{about}/draft", key=me))["data"]
        assert draft["content"] == HELLO["content"]
        assert "closed" in draft["error"]
        assert await said(desk, about) == []

    async def test_of_an_unknown_reason_is_tried_again_and_then_a_draft(
        self, desk: Desk, me: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        await write_due(desk, later(200))
        about, other = await ticket(desk), await ticket(desk)
        await sent(desk, about, me, undo_seconds=0)

        async def broken(*_: Any) -> None:
            raise ZeroDivisionError

        with monkeypatch.context() as patch:
            patch.setattr("parley.core.drafts.sending._write", broken)
            for attempt in range(5):
                with pytest.raises(ZeroDivisionError):
                    await send_due(desk.database, later(1 + 20 * attempt))
        assert "log" in (await desk.got(f"/tickets/{about}/draft", key=me))["data"]["error"]
        await sent(desk, other, me, undo_seconds=0)
        await write_due(desk, later(1))
        assert (await said(desk, about), await said(desk, other)) == ([], [("reply", "Hello Ann")])
