"""Take agents in, change them, and take their rights away."""

from collections.abc import Callable, Sequence
from typing import Any

from msgspec import UNSET, UnsetType

from parley.core.access import Permission, end_sessions, forget_actors, require
from parley.core.actor import Role
from parley.core.change import changed, check_version
from parley.core.errors import Forbidden, Invalid
from parley.core.events import Changes
from parley.core.lines import check_line
from parley.core.people.addresses import check_email, check_web_address
from parley.core.people.agents import store
from parley.core.people.agents.events import AgentCreated, AgentDeactivated, AgentUpdated
from parley.core.people.agents.model import (
    LONGEST_SLACK_ID,
    ROLES,
    Agent,
    AgentEmailTaken,
    AgentNotFound,
    AgentSlackIdTaken,
    LastOwner,
)
from parley.core.people.given import Check, check_given
from parley.core.work import Work
from parley.core.workspaces.events import WorkspaceUpdated
from parley.kit.db import refuses_duplicate
from parley.kit.db.listing import Found, Search


def _check_role(role: Role, at: str) -> Role:
    if role not in ROLES:
        raise Invalid.at(at, f"Must be one of {', '.join(ROLES)}")
    return role


TAKEN: dict[str, Callable[[], Exception]] = {"agents_email": AgentEmailTaken, "agents_slack": AgentSlackIdTaken}
CHECKS: dict[str, Check] = {
    "email": check_email,
    "name": check_line,
    "role": _check_role,
    "avatar_url": check_web_address,
    "slack_id": lambda text, at: check_line(text, at, most=LONGEST_SLACK_ID),
}


async def create_agent(
    work: Work, *, email: str, name: str, role: Role = Role.AGENT, slack_id: str | None = None
) -> Agent:
    """The agent exists and is active.

    Raises AgentEmailTaken, AgentSlackIdTaken, Invalid, Forbidden when only an owner may.
    """
    require(work, Permission.MANAGE)
    kept = check_given({"email": email, "name": name, "role": role, "slack_id": slack_id}, CHECKS)
    _check_ownership(work, role)
    with refuses_duplicate(TAKEN):
        agent = await store.insert(work.connection, workspace=work.workspace, now=work.now, **kept)
    work.record(AgentCreated(id=agent.id, email=agent.email, name=agent.name, role=agent.role))
    return agent


async def find_agent(work: Work, *, agent: int) -> Agent | None:
    """Find an agent, active or not."""
    return await store.find(work.connection, workspace=work.workspace, agent=agent)


async def get_agent(work: Work, *, agent: int) -> Agent:
    """Return the agent, active or not. Raises AgentNotFound."""
    found = await find_agent(work, agent=agent)
    if found is None:
        raise AgentNotFound
    return found


async def update_agent(
    work: Work,
    *,
    agent: int,
    name: str | UnsetType = UNSET,
    role: Role | UnsetType = UNSET,
    avatar_url: str | UnsetType | None = UNSET,
    slack_id: str | UnsetType | None = UNSET,
    active: bool | UnsetType = UNSET,
    expected: int | None = None,
) -> Agent:
    """The given fields hold; an agent that is no longer active can do nothing after one second, by any key.

    Where the workspace named it as its owner, the oldest of the remaining ones is named instead.
    Raises AgentNotFound, VersionMismatch, Invalid, AgentSlackIdTaken, Forbidden when only an owner may, and LastOwner.
    """
    require(work, Permission.MANAGE)
    given = {"name": name, "role": role, "avatar_url": avatar_url, "slack_id": slack_id, "active": active}
    kept = check_given(given, CHECKS)
    # Owners are locked first and in one order, so that two who dethrone each other cannot both succeed or both wait.
    dethroning = kept.get("role", Role.OWNER) is not Role.OWNER or not kept.get("active", True)
    owners = await store.lock_owners(work.connection, workspace=work.workspace) if dethroning else []
    old = await store.find(work.connection, workspace=work.workspace, agent=agent, lock=True)
    if old is None:
        raise AgentNotFound
    check_version(old.version, expected)
    new, changes = changed(old, kept)
    return await _write(work, old, new, changes, owners) if changes else old


async def deactivate_agent(work: Work, *, agent: int, expected: int | None = None) -> Agent:
    """The agent can act no longer; it remains as the author of what it did. Raises as update_agent does."""
    return await update_agent(work, agent=agent, active=False, expected=expected)


async def list_agents(
    work: Work,
    search: Search,
    *,
    ids: Sequence[int] | None = None,
    role: Role | None = None,
    active: bool | None = None,
    text: str | None = None,
    team: int | None = None,
) -> Found[Agent]:
    """Page through the agents among these ids with this role, state, part of a name or address, and team."""
    return await store.fetch(work.connection, search, ids=ids, role=role, active=active, text=text, team=team)


async def _write(work: Work, old: Agent, new: Agent, changes: Changes, owners: list[int]) -> Agent:
    _check_ownership(work, old.role, new.role)
    if old.rules and not new.rules and owners == [old.id]:
        raise LastOwner
    with refuses_duplicate(TAKEN):
        new = await store.update(work.connection, workspace=work.workspace, agent=new, now=work.now)
    _record(work, new, changes)
    if old.active and not new.active:
        await end_sessions(work, agent=old.id, reason="deactivated")
    if old.rules and not new.rules:
        await _pass_on(work, old.id, next(owner for owner in owners if owner != old.id))
    forget_actors()
    return new


async def _pass_on(work: Work, before: int, after: int) -> None:
    """Have the workspace name another owner, if it named this one: whose customer record stands in must be live."""
    if await store.replace_owner(work.connection, workspace=work.workspace, before=before, after=after, now=work.now):
        work.record(WorkspaceUpdated(id=work.workspace, changes={"owner_id": (before, after)}))


def _record(work: Work, agent: Agent, changes: dict[str, tuple[Any, Any]]) -> None:
    """Record an update, a deactivation, or both when both were asked for at once."""
    left = "active" in changes and not agent.active
    rest = {name: change for name, change in changes.items() if not (left and name == "active")}
    if rest:
        work.record(AgentUpdated(id=agent.id, changes=rest))
    if left:
        work.record(AgentDeactivated(id=agent.id, name=agent.name, role=agent.role))


def _check_ownership(work: Work, *roles: Role) -> None:
    if Role.OWNER in roles and work.actor.role is not Role.OWNER:
        raise Forbidden("Only an owner may make or change owners")
