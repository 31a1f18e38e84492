"""Make, change and remove teams."""

from collections.abc import Callable, Sequence

from msgspec import UNSET, UnsetType

from parley.core.access import Permission, require
from parley.core.change import changed, check_version
from parley.core.errors import Fault, Invalid
from parley.core.lines import check_line
from parley.core.people import agents
from parley.core.people.given import Check, check_given
from parley.core.people.teams import store
from parley.core.people.teams.events import TeamCreated, TeamDeleted, TeamUpdated
from parley.core.people.teams.model import MOST_MEMBERS, Team, TeamNameTaken, TeamNotFound
from parley.core.work import Work
from parley.kit.db import refuses_duplicate
from parley.kit.db.listing import Found, Search

TAKEN: dict[str, Callable[[], Exception]] = {"teams_name": TeamNameTaken}
CHECKS: dict[str, Check] = {"name": check_line}


async def create_team(work: Work, *, name: str, member_ids: Sequence[int] = ()) -> Team:
    """The team exists with these agents. Raises TeamNameTaken, Invalid for unknown members."""
    require(work, Permission.MANAGE)
    kept = check_given({"name": name}, CHECKS)
    members = await _known(work, member_ids)
    with refuses_duplicate(TAKEN):
        team = await store.insert(work.connection, workspace=work.workspace, name=kept["name"], now=work.now)
    await store.set_members(work.connection, workspace=work.workspace, team=team, members=members)
    work.record(TeamCreated(id=team, name=kept["name"], member_ids=members))
    return await get_team(work, team=team)


async def find_team(work: Work, *, team: int) -> Team | None:
    """Find a team."""
    return await store.find(work.connection, workspace=work.workspace, team=team)


async def get_team(work: Work, *, team: int) -> Team:
    """Return the team. Raises TeamNotFound."""
    found = await find_team(work, team=team)
    if found is None:
        raise TeamNotFound
    return found


async def update_team(
    work: Work,
    *,
    team: int,
    name: str | UnsetType = UNSET,
    member_ids: Sequence[int] | UnsetType = UNSET,
    expected: int | None = None,
) -> Team:
    """The given fields hold. Raises TeamNotFound, TeamNameTaken, VersionMismatch, Invalid for unknown members."""
    require(work, Permission.MANAGE)
    kept = check_given({"name": name}, CHECKS)
    old = await _locked(work, team, expected)
    if member_ids is not UNSET:
        kept["member_ids"] = await _known(work, member_ids)
    new, changes = changed(old, kept)
    if not changes:
        return old
    if "member_ids" in changes:
        await store.set_members(work.connection, workspace=work.workspace, team=team, members=new.member_ids)
    with refuses_duplicate(TAKEN):
        new = await store.update(work.connection, workspace=work.workspace, team=new, now=work.now)
    work.record(TeamUpdated(id=new.id, changes=changes))
    return new


async def delete_team(work: Work, *, team: int, expected: int | None = None) -> None:
    """The team is gone; its tickets and inboxes have none. Raises TeamNotFound, VersionMismatch."""
    require(work, Permission.MANAGE)
    old = await _locked(work, team, expected)
    await store.delete(work.connection, workspace=work.workspace, team=team)
    work.record(TeamDeleted(id=old.id, name=old.name))


async def list_teams(work: Work, search: Search, *, text: str | None = None) -> Found[Team]:
    """Page through the teams whose name holds the text."""
    return await store.fetch(work.connection, search, text=text)


async def _locked(work: Work, team: int, expected: int | None) -> Team:
    found = await store.find(work.connection, workspace=work.workspace, team=team, lock=True)
    if found is None:
        raise TeamNotFound
    check_version(found.version, expected)
    return found


async def _known(work: Work, members: Sequence[int]) -> list[int]:
    """Return the members once each, in order; raise Invalid with the place of each that is no agent here."""
    if len(members) > MOST_MEMBERS:
        raise Invalid.at("member_ids", f"Must have {MOST_MEMBERS} items at most")
    unknown = await agents.find_unknown(work.connection, workspace=work.workspace, agents=members)
    faults = [Fault(f"member_ids.{place}", "Unknown user") for place, id_ in enumerate(members) if id_ in unknown]
    if faults:
        raise Invalid(faults)
    return sorted(set(members))
