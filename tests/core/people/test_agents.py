"""Agents: who may change whom, and that somebody always rules."""

import asyncio
from typing import Any

import pytest

from parley.core import access, people, workspaces
from parley.core.actor import Actor, ActorKind, Role
from parley.core.errors import Forbidden, Invalid, Unauthenticated
from parley.core.people import Agent, AgentEmailTaken, AgentNotFound, LastOwner
from parley.kit.clock import utc_now
from tests.core.people.desk_data import events_of
from tests.support.desks import Desk


def admin_of(desk: Desk) -> Actor:
    return Actor(desk.workspace.id, ActorKind.KEY, None, "Ada", Role.ADMIN)


async def hired(desk: Desk, name: str, role: Role = Role.AGENT) -> Agent:
    async with desk.work() as work:
        return await people.create_agent(work, email=f"{name}@desk.test", name=name, role=role)


class TestCreatingAnAgent:
    @pytest.mark.parametrize("role", [Role.AGENT, Role.LIGHT])
    async def test_is_forbidden_to_those_who_manage_nothing(self, desk: Desk, role: Role) -> None:
        actor = Actor(desk.workspace.id, ActorKind.KEY, None, "Ann", role)
        with pytest.raises(Forbidden):
            async with desk.work(actor) as work:
                await people.create_agent(work, email="a@desk.test", name="A")

    async def test_as_an_owner_is_forbidden_to_an_admin(self, desk: Desk) -> None:
        with pytest.raises(Forbidden):
            async with desk.work(admin_of(desk)) as work:
                await people.create_agent(work, email="a@desk.test", name="A", role=Role.OWNER)

    async def test_refuses_the_role_of_keys_and_names_every_fault(self, desk: Desk) -> None:
        with pytest.raises(Invalid) as caught:
            async with desk.work() as work:
                await people.create_agent(work, email="a@", name="\r\n", role=Role.READ)
        assert {fault.path for fault in caught.value.faults} == {"email", "name", "role"}

    async def test_refuses_a_taken_address_in_another_case(self, desk: Desk) -> None:
        with pytest.raises(AgentEmailTaken):
            async with desk.work() as work:
                await people.create_agent(work, email="OWNER@Desk.test", name="Twin")

    async def test_is_recorded(self, desk: Desk) -> None:
        await hired(desk, "ann")
        data = {"email": "ann@desk.test", "name": "ann", "role": "agent"}
        assert await events_of(desk, "agent") == [("agent.created", data, None)]


class TestTheLastOwner:
    async def test_cannot_be_deactivated(self, desk: Desk) -> None:
        assert desk.workspace.owner_id is not None
        with pytest.raises(LastOwner):
            async with desk.work() as work:
                await people.deactivate_agent(work, agent=desk.workspace.owner_id)

    async def test_cannot_be_demoted(self, desk: Desk) -> None:
        assert desk.workspace.owner_id is not None
        with pytest.raises(LastOwner):
            async with desk.work() as work:
                await people.update_agent(work, agent=desk.workspace.owner_id, role=Role.ADMIN)

    async def test_may_be_renamed(self, desk: Desk) -> None:
        assert desk.workspace.owner_id is not None
        async with desk.work() as work:
            agent = await people.update_agent(work, agent=desk.workspace.owner_id, name="Olga")
        assert (agent.name, agent.role) == ("Olga", Role.OWNER)

    async def test_is_not_counted_among_the_inactive(self, desk: Desk) -> None:
        assert desk.workspace.owner_id is not None
        second = await hired(desk, "second", Role.OWNER)
        async with desk.work() as work:
            await people.deactivate_agent(work, agent=second.id)
        with pytest.raises(LastOwner):
            async with desk.work() as work:
                await people.deactivate_agent(work, agent=desk.workspace.owner_id)

    async def test_remains_when_two_dethrone_each_other_at_once(self, desk: Desk) -> None:
        owners = [desk.workspace.owner_id, (await hired(desk, "second", Role.OWNER)).id]

        async def dethrone(agent: int | None) -> None:
            assert agent is not None
            async with desk.work() as work:
                await people.update_agent(work, agent=agent, role=Role.ADMIN)
                await asyncio.sleep(0.05)

        results = await asyncio.gather(*(dethrone(owner) for owner in owners), return_exceptions=True)
        assert sorted(type(result).__name__ for result in results) == ["LastOwner", "NoneType"]


async def owner_named(desk: Desk) -> int | None:
    async with desk.look() as work:
        return (await workspaces.get_workspace(work)).owner_id


class TestTheOwnerTheWorkspaceNames:
    @pytest.mark.parametrize("given", [{"active": False}, {"role": Role.ADMIN}])
    async def test_is_followed_by_the_oldest_that_remains(self, desk: Desk, given: dict[str, Any]) -> None:
        inactive, second, _ = [await hired(desk, name, Role.OWNER) for name in ("first", "second", "third")]
        assert desk.workspace.owner_id is not None
        async with desk.work() as work:
            await people.deactivate_agent(work, agent=inactive.id)
            await people.update_agent(work, agent=desk.workspace.owner_id, **given)
        assert await owner_named(desk) == second.id
        assert (await events_of(desk, "workspace"))[1:] == [
            ("workspace.updated", {"changes": {"owner_id": [desk.workspace.owner_id, second.id]}}, None)
        ]

    async def test_stays_when_another_goes_or_nothing_is_lost(self, desk: Desk) -> None:
        second = await hired(desk, "second", Role.OWNER)
        assert desk.workspace.owner_id is not None
        async with desk.work() as work:
            await people.update_agent(work, agent=second.id, role=Role.AGENT)
            await people.update_agent(work, agent=desk.workspace.owner_id, name="Olga")
        assert await owner_named(desk) == desk.workspace.owner_id


class TestChangingAnOwner:
    async def test_is_forbidden_to_an_admin(self, desk: Desk) -> None:
        second = await hired(desk, "second", Role.OWNER)
        with pytest.raises(Forbidden):
            async with desk.work(admin_of(desk)) as work:
                await people.deactivate_agent(work, agent=second.id)
        async with desk.look() as work:
            assert (await people.get_agent(work, agent=second.id)).active


class TestDeactivatingAnAgent:
    async def test_of_another_workspace_finds_nobody(self, desk: Desk, other_desk: Desk) -> None:
        agent = await hired(other_desk, "ann")
        with pytest.raises(AgentNotFound):
            async with desk.work() as work:
                await people.deactivate_agent(work, agent=agent.id)

    async def test_voids_its_keys_at_once_in_this_process(self, desk: Desk) -> None:
        agent = await hired(desk, "ann")
        key = await desk.key_for(Role.AGENT, agent.id)
        assert (await access.authenticate(desk.database, key, now=utc_now())).id == agent.id
        async with desk.work() as work:
            await people.deactivate_agent(work, agent=agent.id)
        with pytest.raises(Unauthenticated):
            await access.authenticate(desk.database, key, now=utc_now())

    async def test_is_recorded_once_and_apart_from_what_else_changed(self, desk: Desk) -> None:
        agent = await hired(desk, "ann")
        async with desk.work() as work:
            await people.update_agent(work, agent=agent.id, name="Anna", active=False)
        async with desk.work() as work:
            await people.deactivate_agent(work, agent=agent.id)
        assert (await events_of(desk, "agent"))[1:] == [
            ("agent.updated", {"changes": {"name": ["ann", "Anna"]}}, None),
            ("agent.deactivated", {"name": "Anna", "role": "agent"}, None),
        ]

    async def test_can_be_taken_back(self, desk: Desk) -> None:
        agent = await hired(desk, "ann")
        async with desk.work() as work:
            await people.deactivate_agent(work, agent=agent.id)
            again = await people.update_agent(work, agent=agent.id, active=True)
        assert again.active
        assert (await events_of(desk, "agent"))[-1][:2] == ("agent.updated", {"changes": {"active": [False, True]}})
