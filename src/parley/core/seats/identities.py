"""Sign in by the word of an issuer: known by its subject, or once by a verified address; nobody else gets in."""

from parley.core.access import Method, Visitor
from parley.core.actor import system_actor
from parley.core.errors import Forbidden
from parley.core.people.addresses import key_of
from parley.core.seats import store
from parley.core.seats.events import IdentityLinked
from parley.core.seats.invitations import accept_invitation
from parley.core.seats.model import Credentials, Entered
from parley.core.seats.signing_in import enter
from parley.core.seats.store import identities
from parley.core.work import Work
from parley.kit.db import refuses_duplicate


class NotInvited(Forbidden):
    """The issuer knows this person, the desk does not."""

    code = "not_invited"

    def __init__(self) -> None:
        super().__init__("Nobody here has invited you")


async def enter_by_identity(
    work: Work, *, issuer: str, subject: str, email: str | None, name: str, visitor: Visitor
) -> Entered:
    """The agent whose identity it is has signed in.

    An identity that nobody has yet becomes that of the agent, or of who is invited, with this address, which the issuer
    must have verified; an agent who has another one there keeps that. The issuer's word stands for the second factor.
    Raises NotInvited.
    """
    agent = await identities.find_agent(work, issuer=issuer, subject=subject)
    if agent is None:
        agent = await _link(work, issuer, subject, email, name)
    found = await store.find_credentials_of(work.connection, workspace=work.workspace, agent=agent, lock=True)
    if found is None:
        raise NotInvited
    return await enter(work, found, Method.OIDC, visitor)


async def _link(work: Work, issuer: str, subject: str, email: str | None, name: str) -> int:
    address = key_of(email)
    if address is None:
        raise NotInvited
    found = await store.find_credentials(work.connection, workspace=work.workspace, email=address)
    agent = await _join(work, address, name) if found is None else await _unlinked(work, found, issuer)
    with refuses_duplicate({"identities_workspace_id_issuer_subject_key": NotInvited}):
        await identities.insert(work, agent=agent, issuer=issuer, subject=subject)
    work.record(IdentityLinked(id=agent, issuer=issuer))
    return agent


async def _unlinked(work: Work, found: Credentials, issuer: str) -> int:
    """Return the agent unless the issuer knows it as somebody else: addresses are given to others, subjects never."""
    if await identities.has_identity(work, agent=found.agent, issuer=issuer):
        raise NotInvited
    return found.agent


async def _join(work: Work, address: str, name: str) -> int:
    invitation = await identities.find_invitation(work, address)
    if invitation is None:
        raise NotInvited
    agent = await accept_invitation(work, invitation, name=name.strip() or None)
    work.actor = system_actor(work.workspace)
    return agent
