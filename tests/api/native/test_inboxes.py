"""Inboxes through the native door."""

import asyncio
from typing import Any

import pytest

from parley.core import tickets
from tests.support.desks import Desk
from tests.support.rows import put_ticket, recorded

SLA: dict[str, Any] = {"name": "Gold", "targets": {"high": {"resolution": 60}}}
TEAM = "insert into teams (workspace_id, name, created_at, updated_at) values ($1, $2, now(), now()) returning id"
AGENT = (
    "insert into agents (workspace_id, email, name, role, created_at, updated_at)"
    " values ($1, $2, 'A', 'agent', now(), now()) returning id"
)


async def put(desk: Desk, statement: str, name: str) -> int:
    async with desk.database.tenant(desk.workspace.id) as connection:
        return await connection.fetchval(statement, desk.workspace.id, name)


class TestCreatingAnInbox:
    async def test_answers_with_the_whole(self, desk: Desk) -> None:
        made = await desk.made("/inboxes", {"name": "Sales"})
        assert made["id"].startswith("inbox_")
        assert made == {
            "id": made["id"],
            "name": "Sales",
            "responder_ids": [],
            "team_id": None,
            "request_channel": None,
            "triage_channel": None,
            "addresses": [],
            "auto_assign": False,
            "csat_enabled": False,
            "on_hold_allowed": True,
            "is_default": False,
            "owner_id": None,
            "sla_policy_id": None,
            "unattended_after": None,
            "created_at": made["created_at"],
            "updated_at": made["created_at"],
        }

    async def test_takes_every_setting(self, desk: Desk) -> None:
        team, agent = await put(desk, TEAM, "Sellers"), await put(desk, AGENT, "a@desk.test")
        given: dict[str, Any] = {
            "name": "Sales",
            "responder_ids": [f"user_{desk.workspace.owner_id}", f"user_{agent}"],
            "team_id": f"team_{team}",
            "request_channel": "C0123",
            "triage_channel": "#triage",
            "addresses": ["sales@desk.test"],
            "auto_assign": True,
            "csat_enabled": True,
            "on_hold_allowed": False,
            "is_default": True,
            "owner_id": f"user_{agent}",
            "sla_policy_id": (await desk.made("/sla-policies", SLA))["id"],
            "unattended_after": 525_600,
        }
        made = await desk.made("/inboxes", given)
        assert made | given == made
        assert (await desk.got(f"/inboxes/{made['id']}"))["data"] == made

    async def test_names_every_fault_at_once(self, desk: Desk, other_desk: Desk) -> None:
        strangers = [f"user_{other_desk.workspace.owner_id}", f"user_{desk.workspace.owner_id}", "user_999999"]
        team = await put(other_desk, TEAM, "Theirs")
        body = {"name": "X", "responder_ids": strangers, "team_id": f"team_{team}", "addresses": ["a@b.test", "nobody"]}
        policy = (await other_desk.made("/sla-policies", SLA))["id"]
        body |= {"owner_id": strangers[0], "sla_policy_id": policy}
        response = await desk.call("POST", "/inboxes", json=body)
        found = [each["path"] for each in response.json()["error"]["details"]["fields"]]
        assert (response.status_code, found) == (
            400,
            ["responder_ids.0", "responder_ids.2", "owner_id", "team_id", "sla_policy_id", "addresses.1"],
        )

    @pytest.mark.parametrize(
        ("setting", "value"),
        [
            ("team_id", "user_1"),
            ("responder_ids", "user_1"),
            ("request_channel", "\n"),
            ("auto_assign", None),
            ("owner_id", "team_1"),
            ("sla_policy_id", "1"),
            ("unattended_after", 0),
            ("unattended_after", 525_601),
            ("unattended_after", "5"),
            ("unattended_after", True),
            ("unattended_after", 1.5),
        ],
    )
    async def test_refuses_settings_out_of_shape(self, desk: Desk, setting: str, value: Any) -> None:
        response = await desk.call("POST", "/inboxes", json={"name": "X", setting: value})
        assert response.status_code == 400
        assert [each["path"] for each in response.json()["error"]["details"]["fields"]] == [setting]

    async def test_refuses_a_taken_name_in_another_case(self, desk: Desk) -> None:
        assert (await desk.call("POST", "/inboxes", json={"name": "sUPPORT"})).status_code == 409


class TestAnAddress:
    async def test_is_kept_as_it_is_compared_and_once(self, desk: Desk) -> None:
        body = {"name": "Sales", "addresses": [" Sales@Desk.test", "sales@desk.test", "bücher@bücher.test"]}
        made = await desk.made("/inboxes", body)
        assert made["addresses"] == ["sales@desk.test", "bücher@xn--bcher-kva.test"]

    async def test_belongs_to_one_inbox(self, desk: Desk, other_desk: Desk) -> None:
        body = {"addresses": ["sales@desk.test"]}
        made = await desk.made("/inboxes", {"name": "Sales", **body})
        other = await desk.made("/inboxes", {"name": "Other"})
        loud = {"addresses": ["SALES@desk.test"]}
        assert (await desk.call("POST", "/inboxes", json={"name": "More", **loud})).status_code == 409
        assert (await desk.call("PATCH", f"/inboxes/{other['id']}", json=loud)).status_code == 409
        assert (await desk.call("PATCH", f"/inboxes/{made['id']}", json=loud)).status_code == 200
        await other_desk.made("/inboxes", {"name": "Sales", **body})

    async def test_belongs_to_one_also_when_asked_for_at_once(self, desk: Desk) -> None:
        bodies = [{"name": f"Sales {n}", "addresses": ["sales@desk.test"]} for n in range(4)]
        answers = await asyncio.gather(*(desk.call("POST", "/inboxes", json=body) for body in bodies))
        assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409]


class TestChangingAnInbox:
    async def test_changes_only_what_is_given(self, desk: Desk) -> None:
        owner = f"user_{desk.workspace.owner_id}"
        made = await desk.made("/inboxes", {"name": "Sales", "responder_ids": [owner], "request_channel": "C1"})
        one = f"/inboxes/{made['id']}"
        assert (await desk.call("PATCH", one, json={"csat_enabled": True})).json()["data"] | {"updated_at": 0} == (
            made | {"csat_enabled": True, "updated_at": 0}
        )
        cleared = (await desk.call("PATCH", one, json={"responder_ids": [], "request_channel": None})).json()["data"]
        assert (cleared["responder_ids"], cleared["request_channel"]) == ([], None)

    async def test_of_nobody_is_not_found_whatever_the_body(self, desk: Desk) -> None:
        assert (await desk.call("PATCH", "/inboxes/inbox_999999", json={"team_id": "team_1"})).status_code == 404

    async def test_forgets_a_team_and_a_responder_that_are_gone(self, desk: Desk) -> None:
        team, agent = await put(desk, TEAM, "Sellers"), await put(desk, AGENT, "a@desk.test")
        body = {"name": "Sales", "team_id": f"team_{team}", "responder_ids": [f"user_{agent}"]}
        one = f"/inboxes/{(await desk.made('/inboxes', body))['id']}"
        query = "select setup_version from workspaces where workspace_id = $1"
        async with desk.database.tenant(desk.workspace.id) as connection:
            before = await connection.fetchval(query, desk.workspace.id)
            await connection.execute("delete from agents where workspace_id = $1 and id = $2", desk.workspace.id, agent)
            assert await connection.fetchval(query, desk.workspace.id) == before + 1
            await connection.execute("delete from teams where workspace_id = $1 and id = $2", desk.workspace.id, team)
        inbox = (await desk.got(one))["data"]
        assert (inbox["team_id"], inbox["responder_ids"]) == (None, [])


class TestWhatAnInboxAsks:
    async def test_is_cleared_by_null_and_recorded(self, desk: Desk) -> None:
        given = {"owner_id": f"user_{desk.workspace.owner_id}", "unattended_after": 5}
        made = await desk.made("/inboxes", {"name": "Sales", **given})
        cleared = {"owner_id": None, "unattended_after": None}
        answer = await desk.call("PATCH", f"/inboxes/{made['id']}", json=cleared)
        assert answer.json()["data"] | {"updated_at": 0} == made | cleared | {"updated_at": 0}
        _, data = (await recorded(desk, "inbox"))[-1]
        assert data["changes"] == {"owner_id": [desk.workspace.owner_id, None], "unattended_after": [5, None]}

    async def test_is_forgotten_with_the_service_level_also_by_the_setup(self, desk: Desk) -> None:
        policy = (await desk.made("/sla-policies", SLA))["id"]
        made = await desk.made("/inboxes", {"name": "Sales", "sla_policy_id": policy})
        inbox = int(made["id"].removeprefix("inbox_"))
        async with desk.look() as work:
            before = await tickets.setup_of(work)
            assert before.inboxes[inbox].sla_policy_id is not None
            assert (await desk.call("DELETE", f"/sla-policies/{policy}")).status_code == 204
            after = await tickets.setup_of(work, at_least=before.version + 1)
        assert after.inboxes[inbox].sla_policy_id is None
        assert (await desk.got(f"/inboxes/{made['id']}"))["data"]["sla_policy_id"] is None


class TestDeletingAnInbox:
    async def test_with_tickets_is_refused(self, desk: Desk) -> None:
        made = await desk.made("/inboxes", {"name": "Sales"})
        await put_ticket(desk, inbox=made["id"])
        assert (await desk.call("DELETE", f"/inboxes/{made['id']}")).status_code == 409
        assert (await desk.got(f"/inboxes/{made['id']}"))["data"] == made
