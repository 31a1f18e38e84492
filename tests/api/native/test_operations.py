"""Operations through the native door: what can be undone, and what undoing it answers."""

import asyncio
import datetime as dt
from typing import Any

from parley.core import tickets
from parley.core.actor import Role
from parley.kit.clock import utc_now
from tests.api.native.test_acts import say
from tests.api.native.test_tickets import SEED
from tests.core.tickets.said import told
from tests.support.desks import Desk


async def merged(desk: Desk) -> dict[str, Any]:
    """Merge two new tickets; return the answer."""
    one, two = await desk.made("/tickets", SEED), await desk.made("/tickets", SEED)
    answer = await desk.call("POST", f"/tickets/{one['id']}/merge", json={"into": two["id"]})
    assert answer.status_code == 200, answer.text
    return answer.json()["data"]


async def undo(desk: Desk, operation: str, **options: Any) -> tuple[int, Any]:
    answer = await desk.call("POST", f"/operations/{operation}/undo", **options)
    return answer.status_code, answer.json()


class TestAnOperation:
    async def test_comes_with_the_ticket_that_was_merged_into(self, desk: Desk) -> None:
        ticket = await merged(desk)
        operation = ticket.pop("operation")
        assert ticket == (await desk.got("/tickets/2"))["data"]
        made, expires = (dt.datetime.fromisoformat(operation[name]) for name in ("created_at", "expires_at"))
        assert expires - made == dt.timedelta(days=7)
        assert operation == {
            "id": operation["id"],
            "kind": "merge",
            "ticket_ids": ["tkt_1", "tkt_2"],
            "actor": {"type": "agent", "id": f"user_{desk.owner.id}", "name": "Olivia Owner"},
            "created_at": operation["created_at"],
            "expires_at": operation["expires_at"],
            "undone_at": None,
        }
        assert (await desk.got(f"/operations/{operation['id']}"))["data"] == operation
        assert (await desk.got("/operations"))["data"] == [operation]

    async def test_comes_with_the_ticket_that_was_split_off(self, desk: Desk) -> None:
        await desk.made("/tickets", SEED)
        message = await say(desk, "one")
        made = await desk.made("/tickets/1/split", {"message_ids": [message["id"]]})
        assert (made["id"], made["operation"]["kind"]) == ("tkt_2", "split")

    async def test_is_found_by_its_tickets(self, desk: Desk) -> None:
        first, second = await merged(desk), await merged(desk)
        for query, found in (("", [second, first]), ("?ticket_id=1", [first]), ("?ticket_id=tkt_4", [second])):
            page = await desk.got(f"/operations{query}")
            assert [each["id"] for each in page["data"]] == [each["operation"]["id"] for each in found]
        assert (await desk.got("/operations?ticket_id=tkt_9"))["data"] == []
        assert (await desk.call("GET", "/operations?ticket_id=x")).status_code == 400
        page = await desk.got("/operations?limit=1")
        rest = await desk.got("/operations", params={"limit": 1, "cursor": page["meta"]["next_cursor"]})
        assert [page["data"][0]["id"], rest["data"][0]["id"]] == [
            second["operation"]["id"],
            first["operation"]["id"],
        ]

    async def test_of_another_workspace_is_not_found(self, desk: Desk, other_desk: Desk) -> None:
        operation = (await merged(desk))["operation"]["id"]
        assert (await other_desk.got("/operations"))["data"] == []
        for unknown in (operation, "op_0", "op_x", "tkt_1", "1", "op_9223372036854775808"):
            assert (await other_desk.call("GET", f"/operations/{unknown}")).status_code == 404, unknown
            assert (await undo(other_desk, unknown))[0] == 404, unknown
        assert (await desk.got(f"/operations/{operation}"))["data"]["undone_at"] is None


class TestUndoing:
    async def test_is_refused_to_low_roles_though_they_may_look(self, desk: Desk) -> None:
        operation = (await merged(desk))["operation"]["id"]
        for role in (Role.LIGHT, Role.READ):
            key = await desk.key_for(role)
            assert (await undo(desk, operation, key=key))[0] == 403
            assert (await desk.call("GET", f"/operations/{operation}", key=key)).status_code == 200

    async def test_twice_or_late_is_a_conflict_that_says_why(self, desk: Desk) -> None:
        late, twice = (await merged(desk))["operation"]["id"], (await merged(desk))["operation"]["id"]
        async with desk.look() as work:
            query = "update operations set expires_at = $3 where workspace_id = $1 and id = $2"
            await work.connection.execute(query, work.workspace, int(late.removeprefix("op_")), utc_now())
        await undo(desk, twice)
        said = {operation: await undo(desk, operation) for operation in (late, twice)}
        assert {status for status, _ in said.values()} == {409}
        assert said[late][1]["error"]["message"] == "This operation expired: it could be undone for 7 days"
        assert said[twice][1]["error"]["message"] == "This operation was undone already"

    async def test_obeys_if_match(self, desk: Desk) -> None:
        operation = (await merged(desk))["operation"]["id"]
        etag = (await desk.call("GET", f"/operations/{operation}")).headers["etag"]
        assert (await undo(desk, operation, headers={"if-match": '"9"'}))[0] == 412
        assert (await undo(desk, operation, headers={"if-match": etag}))[0] == 200
        assert (await undo(desk, operation, headers={"if-match": etag}))[0] == 409

    async def test_answers_with_what_was_left(self, desk: Desk) -> None:
        await desk.made("/tickets", {**SEED, "tags": ["a"]})
        message = await say(desk, "one")
        await desk.made("/tickets", SEED)
        answer = await desk.call("POST", "/tickets/1/merge", json={"into": "tkt_2"})
        operation = answer.json()["data"]["operation"]
        await desk.made("/tickets/2/split", {"message_ids": [message["id"]]})
        status, body = await undo(desk, operation["id"])
        assert status == 200
        assert (operation.pop("undone_at"), body["data"].pop("undone_at") > operation["created_at"]) == (None, True)
        assert body["data"] == operation | {
            "left": [{"ticket_id": "tkt_2", "what": "conversations", "conversation_ids": [message["id"]]}]
        }
        assert (await desk.got("/tickets/1"))["data"]["status"] == "open"
        assert (await desk.got("/tickets/2"))["data"]["tags"] == SEED.get("tags", [])

    async def test_under_a_key_is_done_once_and_answered_again(self, desk: Desk) -> None:
        operation = (await merged(desk))["operation"]["id"]
        answers = [await undo(desk, operation, headers={"idempotency-key": "u"}) for _ in range(2)]
        assert answers[0] == answers[1]
        assert answers[0][0] == 200

    async def test_beside_others_who_work_on_the_tickets_neither_hangs_nor_halves(self, desk: Desk) -> None:
        ticket = await merged(desk)
        operation, customer = ticket["operation"]["id"], ticket["customer"]["id"]
        answers = await asyncio.gather(
            undo(desk, operation),
            undo(desk, operation),
            desk.call("PATCH", "/tickets/2", json={"subject": "Else"}),
            desk.call("POST", "/tickets/2/merge", json={"into": "tkt_1"}),
            desk.call("DELETE", f"/customers/{customer}?erase=true"),
        )
        statuses = [answer[0] if isinstance(answer, tuple) else answer.status_code for answer in answers]
        assert set(statuses) <= {200, 204, 409}, statuses
        assert statuses[:2].count(200) <= 1
        async with desk.look() as work:
            undone = [event.type for event in await told(desk, 1)].count("ticket.unmerged")
            assert undone == statuses[:2].count(200)
            assert (await tickets.get_ticket(work, number=1)).subject == "Erased"
