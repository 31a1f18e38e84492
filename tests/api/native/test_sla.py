"""Service levels through the native door."""

import asyncio
from typing import Any

import pytest

from parley.core import sla, tickets
from parley.core.actor import Role
from tests.api.native.test_tickets import SEED
from tests.support.desks import Desk
from tests.support.events import events_of

GOLD: dict[str, Any] = {"name": "Gold", "targets": {"medium": {"first_response": 30, "resolution": 300}}}


class TestCreatingAPolicy:
    @pytest.mark.parametrize(
        ("change", "path"),
        [
            ({"name": ""}, "name"),
            ({"name": " \r\n"}, "name"),
            ({"name": "x" * 256}, "name"),
            ({"targets": ...}, "targets"),
            ({"targets": {"normal": {}}}, "targets.normal"),
            ({"targets": {"low": {"first_response": 0}}}, "targets.low.first_response"),
            ({"targets": {"low": {"resolution": 525_601}}}, "targets.low.resolution"),
            ({"targets": {"low": {"resolution": True}}}, "targets.low.resolution"),
            ({"targets": {"urgent": {"resolve": 1}}}, "targets.urgent.resolve"),
            ({"is_default": None}, "is_default"),
        ],
    )
    async def test_refuses_what_is_none(self, desk: Desk, change: dict[str, Any], path: str) -> None:
        body = {name: value for name, value in (GOLD | change).items() if value is not ...}
        answer = await desk.call("POST", "/sla-policies", json=body)
        assert answer.status_code == 400
        assert [field["path"] for field in answer.json()["error"]["details"]["fields"]] == [path]

    async def test_answers_with_the_whole_policy(self, desk: Desk) -> None:
        made = await desk.made("/sla-policies", GOLD | {"targets": GOLD["targets"] | {"high": {}}})
        assert made == {
            "id": made["id"],
            "name": "Gold",
            "targets": {"medium": {"first_response": 30, "resolution": 300}},
            "is_default": False,
            "created_at": made["created_at"],
            "updated_at": made["created_at"],
        }
        assert made["id"].startswith("sla_")
        assert (await desk.got(f"/sla-policies/{made['id']}"))["data"] == made
        assert (await desk.got("/sla-policies"))["data"] == [made]

    async def test_refuses_a_taken_name_in_another_case(self, desk: Desk) -> None:
        await desk.made("/sla-policies", GOLD)
        assert (await desk.call("POST", "/sla-policies", json=GOLD | {"name": "gOLD"})).status_code == 409

    async def test_is_for_admins(self, desk: Desk) -> None:
        for role in (Role.AGENT, Role.LIGHT, Role.READ):
            key = await desk.key_for(role)
            assert (await desk.call("POST", "/sla-policies", json=GOLD, key=key)).status_code == 403


class TestTheDefault:
    async def test_is_one_at_most_also_at_once(self, desk: Desk) -> None:
        bodies = [GOLD | {"name": f"P{place}", "is_default": True} for place in range(8)]
        answers = await asyncio.gather(*(desk.call("POST", "/sla-policies", json=body) for body in bodies))
        assert {answer.status_code for answer in answers} == {201}
        policies = (await desk.got("/sla-policies"))["data"]
        assert [policy["is_default"] for policy in policies].count(True) == 1

    async def test_passes_on_and_may_be_none(self, desk: Desk) -> None:
        one = await desk.made("/sla-policies", GOLD | {"is_default": True})
        two = await desk.made("/sla-policies", GOLD | {"name": "Silver"})
        await desk.call("PATCH", f"/sla-policies/{two['id']}", json={"is_default": True})
        assert (await desk.got(f"/sla-policies/{one['id']}"))["data"]["is_default"] is False
        answer = await desk.call("PATCH", f"/sla-policies/{two['id']}", json={"is_default": False})
        assert answer.json()["data"]["is_default"] is False
        told = [(event.type, event.data.get("changes")) for event in await events_of(desk, "sla_policy")]
        assert told[2:] == [
            ("sla_policy.updated", {"is_default": [True, False]}),
            ("sla_policy.updated", {"is_default": [False, True]}),
            ("sla_policy.updated", {"is_default": [True, False]}),
        ]


class TestChangingAPolicy:
    async def test_replaces_the_targets_and_refuses_a_stale_version(self, desk: Desk) -> None:
        path = f"/sla-policies/{(await desk.made('/sla-policies', GOLD))['id']}"
        etag = (await desk.call("GET", path)).headers["etag"]
        body = {"targets": {"low": {"resolution": 9}}}
        first = await desk.call("PATCH", path, json=body, headers={"if-match": etag})
        assert first.json()["data"]["targets"] == {"low": {"first_response": None, "resolution": 9}}
        for method, sent in (("PATCH", {"name": "x"}), ("DELETE", None)):
            answer = await desk.call(method, path, json=sent, headers={"if-match": etag})
            assert answer.status_code == 412
        assert (await desk.call("PATCH", path, json={})).status_code == 400

    async def test_another_workspaces_is_not_found(self, desk: Desk, other_desk: Desk) -> None:
        theirs = await other_desk.made("/sla-policies", GOLD)
        path = f"/sla-policies/{theirs['id']}"
        for method, body in (("GET", None), ("PATCH", {"name": "mine"}), ("DELETE", None)):
            assert (await desk.call(method, path, json=body)).status_code == 404
        assert (await other_desk.got(path))["data"] == theirs


class TestATicketsClocks:
    async def test_are_shown_without_a_policy(self, desk: Desk) -> None:
        await desk.made("/tickets", SEED)
        assert (await desk.got("/tickets/1/sla"))["data"] == {
            "policy_id": None,
            "policy_name": None,
            "first_response": None,
            "resolution": None,
            "first_resolution": None,
            "first_response_due": None,
            "resolution_due": None,
        }
        assert (await desk.call("GET", "/tickets/9/sla")).status_code == 404

    async def test_are_judged_by_the_default_and_survive_a_reopening(self, desk: Desk) -> None:
        made = await desk.made("/sla-policies", GOLD | {"is_default": True})
        await desk.made("/tickets", SEED)
        due = (await desk.got("/tickets/1/sla"))["data"]
        assert (due["policy_id"], due["first_response_due"]["is_past"]) == (made["id"], False)
        await desk.made("/conversations", {"ticket_id": "tkt_1", "content": "Hello"})
        await desk.call("PATCH", "/tickets/1", json={"status": "solved"})
        done = (await desk.got("/tickets/1/sla"))["data"]
        assert done["first_response"]["breached"] is False
        assert done["resolution"] == done["first_resolution"]
        assert done["resolution_due"] is None
        await desk.call("PATCH", "/tickets/1", json={"status": "open"})
        again = (await desk.got("/tickets/1/sla"))["data"]
        assert (again["resolution"], again["first_resolution"]) == (None, done["first_resolution"])

    async def test_are_judged_by_the_inboxs_own_policy_until_it_is_deleted(self, desk: Desk) -> None:
        usual = await desk.made("/sla-policies", GOLD | {"is_default": True})
        own = await desk.made("/sla-policies", GOLD | {"name": "Own"})
        ticket = await desk.made("/tickets", SEED)
        async with desk.look() as work:
            await work.connection.execute(
                "update inboxes set sla_policy_id = $2 where workspace_id = $1 and id = $3",
                desk.workspace.id, int(own["id"][4:]), int(ticket["inbox_id"][6:]),
            )  # fmt: skip
        assert (await desk.got("/tickets/1/sla"))["data"]["policy_name"] == "Own"
        async with desk.look() as work:
            found = await sla.policy_of(work, await tickets.get_ticket(work, number=1))
        assert found is not None
        assert found.name == "Own"
        assert (await desk.call("DELETE", f"/sla-policies/{own['id']}")).status_code == 204
        assert (await desk.got("/tickets/1/sla"))["data"]["policy_id"] == usual["id"]
