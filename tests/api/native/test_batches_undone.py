"""Undoing a batch: what it changed is as before, what it made is deleted, and what others did since is theirs."""

import asyncio
import datetime as dt
from time import perf_counter
from typing import Any

import pytest

from parley.core.actor import Role
from tests.api.native.test_batches import batch, create
from tests.api.native.test_operations import undo
from tests.support.desks import Desk
from tests.support.worlds import an_upload

pytestmark = pytest.mark.anyio
OLD = {"subject": "Old", "description": "It smokes", "customer_email": "ann@example.com", "tags": ["a", "b"]}
# Undoing is a change like any other.
TOLD = {"version", "updated_at"}


async def changed_and_made(desk: Desk, mode: str = "all") -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """Change one ticket and make another; return the first as it was, the answer's operation, and the made one."""
    await desk.made("/fields", {"label": "Size", "type": "text"})
    agent = await desk.made("/users", {"email": "alex@example.com", "name": "Alex"})
    eve = await desk.made("/customers", {"email": "eve@example.com"})
    old = await desk.made("/tickets", {**OLD, "custom_fields": {"size": "S"}})
    update = {
        "subject": "New",
        "description": "<p>It <b>burns</b></p>",
        "status": "solved",
        "priority": "urgent",
        "tags": ["b", "c"],
        "cc": ["carol@example.com"],
        "assignee_id": agent["id"],
        "customer_id": eve["id"],
        "custom_fields": {"size": "XL"},
    }
    response = await batch(desk, {"id": old["id"], "update": update}, create(), mode=mode)
    assert [each["status"] for each in response.json()["data"]] == [200, 201]
    made = (await desk.got(f"/tickets/{response.json()['data'][1]['id']}"))["data"]
    return old, response.json()["operation"], made


async def present(desk: Desk, ticket: str) -> dict[str, Any]:
    return (await desk.got(f"/tickets/{ticket}"))["data"]


def untold(ticket: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in ticket.items() if name not in TOLD}


class TestTheOperationOfABatch:
    @pytest.mark.parametrize("mode", ["all", "each"])
    async def test_is_answered_and_found_again(self, desk: Desk, mode: str) -> None:
        old, operation, made = await changed_and_made(desk, mode)
        assert (operation["kind"], operation["ticket_ids"]) == ("batch", [old["id"], made["id"]])
        begun, ends = (dt.datetime.fromisoformat(operation[name]) for name in ("created_at", "expires_at"))
        assert ends - begun == dt.timedelta(days=7)
        assert (await desk.got(f"/operations/{operation['id']}"))["data"] == operation
        assert (await desk.got(f"/operations?ticket_id={made['id']}"))["data"] == [operation]

    async def test_is_none_where_nothing_changed(self, desk: Desk) -> None:
        old = await desk.made("/tickets", OLD)
        same = {"id": old["id"], "update": {"subject": "Old", "tags": ["b", "a"]}}
        for operations in ([same], [create(team_id="team_999")], [same, {"id": "tkt_999", "update": {"open": True}}]):
            response = await batch(desk, *operations, mode="each")
            assert response.json()["operation"] is None
        assert (await batch(desk, create(), create(team_id="team_999"))).status_code == 400
        assert (await desk.got("/operations"))["data"] == []

    async def test_names_only_what_was_done(self, desk: Desk) -> None:
        response = await batch(desk, create(team_id="team_999"), create(), mode="each")
        assert response.json()["operation"]["ticket_ids"] == [response.json()["data"][1]["id"]]


class TestUndoingABatch:
    @pytest.mark.parametrize("mode", ["all", "each"])
    async def test_puts_back_what_it_changed_and_deletes_what_it_made(self, desk: Desk, mode: str) -> None:
        old, operation, made = await changed_and_made(desk, mode)
        status, body = await undo(desk, operation["id"])
        assert (status, body["data"]["left"]) == (200, [])
        assert untold(await present(desk, old["id"])) == untold(old)
        assert (await desk.call("GET", f"/tickets/{made['id']}")).status_code == 404
        assert (await desk.got("/tickets?search=smokes"))["meta"]["total"] == 1
        assert (await desk.got("/tickets?search=burns"))["meta"]["total"] == 0
        told = (await desk.got("/events?types=operation.undone"))["data"]
        assert [each["data"]["kind"] for each in told] == ["batch"]

    async def test_leaves_what_others_changed_since(self, desk: Desk) -> None:
        old, operation, made = await changed_and_made(desk)
        await desk.call("PATCH", f"/tickets/{old['id']}", json={"subject": "Theirs", "status": "pending"})
        await desk.call("PATCH", f"/tickets/{made['id']}", json={"priority": "low"})
        _, body = await undo(desk, operation["id"])
        left = {(each["ticket_id"], each["what"]) for each in body["data"]["left"]}
        assert left == {(old["id"], "subject"), (old["id"], "status"), (made["id"], "ticket")}
        now = await present(desk, old["id"])
        assert (now["subject"], now["status"], now["tags"]) == ("Theirs", "pending", OLD["tags"])
        assert (await present(desk, made["id"]))["priority"] == "low"

    async def test_leaves_what_was_deleted_since(self, desk: Desk) -> None:
        old, operation, made = await changed_and_made(desk)
        for each in (old, made):
            assert (await desk.call("DELETE", f"/tickets/{each['id']}")).status_code == 204
        status, body = await undo(desk, operation["id"])
        assert status == 200
        assert [(each["ticket_id"], each["what"]) for each in body["data"]["left"]] == [(old["id"], "ticket")]

    async def test_leaves_what_names_somebody_who_is_gone(self, desk: Desk) -> None:
        agent = await desk.made("/users", {"email": "alex@example.com", "name": "Alex"})
        old = await desk.made("/tickets", {**OLD, "assignee_id": agent["id"]})
        update = {"id": old["id"], "update": {"assignee_id": None, "priority": "high"}}
        operation = (await batch(desk, update)).json()["operation"]["id"]
        assert (await desk.call("PATCH", f"/users/{agent['id']}", json={"active": False})).status_code == 200
        _, body = await undo(desk, operation)
        assert [each["what"] for each in body["data"]["left"]] == ["assignee_id"]
        now = await present(desk, old["id"])
        assert (now["assignee"], now["priority"]) == (None, "medium")

    async def test_puts_back_the_file_of_a_field(self, desk: Desk) -> None:
        await desk.made("/fields", {"label": "Plan", "type": "file"})
        one, two = [(await desk.call("POST", "/files", **an_upload())).json()["data"]["id"] for _ in range(2)]
        old = await desk.made("/tickets", {**OLD, "custom_fields": {"plan": one}})
        response = await batch(desk, {"id": old["id"], "update": {"custom_fields": {"plan": two}}})
        assert response.status_code == 200, response.text
        assert (await undo(desk, response.json()["operation"]["id"]))[1]["data"]["left"] == []
        assert untold(await present(desk, old["id"])) == untold(old)

    async def test_is_done_once(self, desk: Desk) -> None:
        old, operation, _ = await changed_and_made(desk)
        answers = await asyncio.gather(*(undo(desk, operation["id"]) for _ in range(4)))
        assert sorted(status for status, _ in answers) == [200, 409, 409, 409]
        assert (await undo(desk, operation["id"]))[0] == 409
        assert untold(await present(desk, old["id"])) == untold(old)

    async def test_is_for_writers_of_this_workspace(self, desk: Desk, other_desk: Desk) -> None:
        old, operation, _ = await changed_and_made(desk)
        for role in (Role.LIGHT, Role.READ):
            assert (await undo(desk, operation["id"], key=await desk.key_for(role)))[0] == 403
        assert (await undo(other_desk, operation["id"]))[0] == 404
        assert (await present(desk, old["id"]))["subject"] == "New"

    async def test_of_a_purged_ticket_changes_nothing(self, desk: Desk) -> None:
        old, operation, made = await changed_and_made(desk)
        async with desk.look() as work:
            query = "delete from tickets where workspace_id = $1 and number = $2"
            await work.connection.execute(query, work.workspace, old["number"])
        assert (await undo(desk, operation["id"]))[0] == 409
        assert (await present(desk, made["id"]))["id"] == made["id"]


class TestUndoingAThousand:
    async def test_takes_about_a_second(self, desk: Desk) -> None:
        creates = [create(subject=f"Help {place}", tags=["a"]) for place in range(1000)]
        made = (await batch(desk, *creates)).json()
        updates = [
            {"id": each["id"], "update": {"status": "pending", "subject": "Other", "tags": ["b"]}}
            for each in made["data"]
        ]
        changed = (await batch(desk, *updates)).json()
        times = [perf_counter()]
        for operation in (changed["operation"], made["operation"]):
            status, body = await undo(desk, operation["id"])
            times.append(perf_counter())
            assert status == 200
        # The undoing of the change is work on each of them, so what was made is left.
        assert len(body["data"]["left"]) == 1000
        assert (await present(desk, made["data"][0]["id"]))["subject"] == "Help 0"
        took = times[1] - times[0], times[2] - times[1]
        assert max(took) < 30, took
