"""Ask people to join, ask again, take it back; and take in who comes."""

from collections.abc import Callable, Sequence

from parley.core.access import Permission, require
from parley.core.actor import Role, system_actor
from parley.core.change import check_version
from parley.core.errors import Fault, Forbidden, Invalid
from parley.core.lines import check_line
from parley.core.mails import MailKind
from parley.core.people import check_email, create_agent, find_team, update_team
from parley.core.people.agents.model import ROLES, AgentEmailTaken
from parley.core.people.given import Check, check_given
from parley.core.seats.events import InvitationAccepted, InvitationCreated, InvitationResent, InvitationRevoked
from parley.core.seats.invitations.model import AlreadyInvited, Invitation, InvitationNotFound, Invited
from parley.core.seats.links import LIFE, Purpose, make_link
from parley.core.seats.posting import Postman
from parley.core.seats.store import invitations as store
from parley.core.work import Work, flush
from parley.kit.db import refuses_duplicate
from parley.kit.db.listing import Found, Search

MOST_TEAMS = 100


def _check_role(role: Role, at: str) -> Role:
    if role not in ROLES:
        raise Invalid.at(at, f"Must be one of {', '.join(ROLES)}")
    return role


CHECKS: dict[str, Check] = {"email": check_email, "name": check_line, "role": _check_role}
TAKEN: dict[str, Callable[[], Exception]] = {"invitations_email": AlreadyInvited}


async def invite(
    work: Work, postman: Postman, *, email: str, name: str, role: Role = Role.AGENT, team_ids: Sequence[int] = ()
) -> Invited:
    """Whoever has the link may join within seven days; the link is mailed.

    Raises AlreadyInvited, AgentEmailTaken, Invalid, Forbidden when only an owner may.
    """
    require(work, Permission.MANAGE)
    kept = check_given({"email": email, "name": name, "role": role}, CHECKS)
    _check_ownership(work, role)
    teams = await _known(work, team_ids)
    if await store.has_agent(work, kept["email"]):
        raise AgentEmailTaken
    with refuses_duplicate(TAKEN):
        number = await store.insert(work, **kept, team_ids=teams, expires_at=work.now + LIFE[Purpose.INVITATION])
    work.record(InvitationCreated(id=number, email=kept["email"], role=role))
    return await _send(work, postman, await _get(work, number))


async def resend(work: Work, postman: Postman, *, invitation: int) -> Invited:
    """There is another link, mailed anew and good for seven days; the one before is void.

    Raises InvitationNotFound, Forbidden.
    """
    require(work, Permission.MANAGE)
    found = await _get(work, invitation, lock=True)
    _check_ownership(work, found.role)
    await store.void_links(work, invitation)
    work.record(InvitationResent(id=found.id, email=found.email, role=found.role))
    return await _send(work, postman, found)


async def revoke_invitation(work: Work, *, invitation: int, expected: int | None = None) -> None:
    """The invitation is gone, and its link void. Raises InvitationNotFound, VersionMismatch, Forbidden."""
    require(work, Permission.MANAGE)
    found = await _get(work, invitation, lock=True)
    check_version(found.version, expected)
    await store.delete(work, invitation)
    work.record(InvitationRevoked(id=found.id, email=found.email, role=found.role))


async def list_invitations(work: Work, search: Search) -> Found[Invitation]:
    """Page through the invitations that wait, expired ones too. Raises Forbidden."""
    require(work, Permission.MANAGE)
    return await store.fetch(work, search)


async def find_invitation(work: Work, invitation: int) -> Invitation | None:
    """Find an invitation, for who holds its link."""
    return await store.find(work, invitation)


async def accept_invitation(work: Work, invitation: int, *, name: str | None) -> int:
    """Who was invited is an agent in the teams that are still there, and the invitation is gone; return its id.

    Raises InvitationNotFound, AgentEmailTaken, Invalid.
    """
    work.actor = system_actor(work.workspace)
    found = await _get(work, invitation, lock=True)
    agent = await create_agent(work, email=found.email, name=name or found.name, role=found.role)
    for number in found.team_ids:
        team = await find_team(work, team=number)
        if team is not None:
            await update_team(work, team=number, member_ids=[*team.member_ids, agent.id])
    await store.delete(work, invitation)
    work.record(InvitationAccepted(id=found.id, email=found.email, role=found.role, agent_id=agent.id))
    await flush(work)  # as the desk's doing, before the new agent acts itself
    return agent.id


async def _send(work: Work, postman: Postman, invitation: Invitation) -> Invited:
    token = await make_link(work, Purpose.INVITATION, invitation=invitation.id)
    mail = await postman.post(
        work,
        MailKind.INVITATION,
        token=token,
        recipient=invitation.email,
        name=invitation.name,
        language=None,
        life=LIFE[Purpose.INVITATION],
    )
    expires_at = work.now + LIFE[Purpose.INVITATION]
    return Invited(await store.renew(work, invitation.id, mail=mail, expires_at=expires_at), token)


async def _get(work: Work, invitation: int, *, lock: bool = False) -> Invitation:
    found = await store.find(work, invitation, lock=lock)
    if found is None:
        raise InvitationNotFound
    return found


async def _known(work: Work, teams: Sequence[int]) -> list[int]:
    if len(teams) > MOST_TEAMS:
        raise Invalid.at("team_ids", f"Must have {MOST_TEAMS} items at most")
    faults = [
        Fault(f"team_ids.{place}", "Unknown team")
        for place, team in enumerate(teams)
        if await find_team(work, team=team) is None
    ]
    if faults:
        raise Invalid(faults)
    return sorted(set(teams))


def _check_ownership(work: Work, role: Role) -> None:
    if role is Role.OWNER and work.actor.role is not Role.OWNER:
        raise Forbidden("Only an owner may invite owners")
