"""The first run: who holds the setup link becomes the owner, by name, address and password."""

import datetime as dt

import msgspec

from parley.core.access import Method, Visitor, forget_actors
from parley.core.actor import Actor, ActorKind, Role, system_actor
from parley.core.lines import check_line
from parley.core.people.addresses import check_email
from parley.core.people.agents.events import AgentUpdated
from parley.core.people.agents.model import AgentEmailTaken
from parley.core.people.given import check_given
from parley.core.seats import store
from parley.core.seats.links import LinkText, Purpose, find_link, make_link, parse_link, use_link
from parley.core.seats.model import Entered, LinkSpent, SetupOver
from parley.core.seats.passwords import check_password, digest_password, keep_password
from parley.core.seats.signing_in import enter
from parley.core.work import Work, reading, writing
from parley.core.workspaces import update_workspace
from parley.kit.db import Database, refuses_duplicate
from parley.kit.passwords import Hasher


class NewDesk(msgspec.Struct, frozen=True):
    """What the owner says at the first run: who it is, and what the desk is called."""

    name: str
    email: str
    password: str
    workspace_name: str
    samples: bool


async def needs_setup(work: Work) -> bool:
    """Whether nobody has a password here, and nobody was ever signed in."""
    return await store.is_untouched(work.connection, workspace=work.workspace)


async def make_setup_link(work: Work) -> str:
    """Return the token of a new link by which the workspace can be set up. Raises SetupOver."""
    owner = await store.lock_workspace(work.connection, workspace=work.workspace)
    if owner is None or not await needs_setup(work):
        raise SetupOver
    return await make_link(work, Purpose.SETUP, agent=owner)


async def set_up(
    database: Database,
    hasher: Hasher,
    *,
    token: str,
    wanted: NewDesk,
    visitor: Visitor,
    now: dt.datetime,
    origin: str,
) -> Entered:
    """The owner has this name, address and password, the workspace its name, and the owner is signed in.

    The sample data is due if it is wanted. Raises LinkSpent, SetupOver, Invalid, AgentEmailTaken, Unavailable.
    """
    text = parse_link(token)
    async with reading(database, system_actor(text.workspace), now=now, origin=origin) as work:
        await _owner_of(work, text)
    checks = {"name": check_line, "email": check_email, "workspace_name": check_line}
    given = {"name": wanted.name, "email": wanted.email, "workspace_name": wanted.workspace_name}
    kept = check_given(given, checks)
    hashed = await digest_password(hasher, check_password(wanted.password, email=kept["email"]))
    async with writing(database, system_actor(text.workspace), now=now, origin=origin) as work:
        owner = await _owner_of(work, text, use=True)
        work.actor = Actor(work.workspace, ActorKind.AGENT, owner, kept["name"], Role.OWNER)
        await update_workspace(work, name=kept["workspace_name"])
        await _rename(work, owner, email=kept["email"], name=kept["name"])
        await keep_password(work, agent=owner, hashed=hashed, by="setup")
        if wanted.samples:
            await store.want_samples(work.connection, workspace=work.workspace, now=now)
        present = await store.get_credentials(work.connection, workspace=work.workspace, agent=owner)
        return await enter(work, present, Method.SETUP, visitor)


async def _owner_of(work: Work, text: LinkText, *, use: bool = False) -> int:
    """Return whom the link makes the owner; with `use`, it is used and nobody else sets up meanwhile."""
    if use:
        await store.lock_workspace(work.connection, workspace=work.workspace)
    link = await (use_link(work, text) if use else find_link(work, text))
    if link.purpose is not Purpose.SETUP or link.agent_id is None:
        raise LinkSpent
    if not await needs_setup(work):
        raise SetupOver
    return link.agent_id


async def _rename(work: Work, agent: int, *, email: str, name: str) -> None:
    old = await store.get_credentials(work.connection, workspace=work.workspace, agent=agent)
    with refuses_duplicate({"agents_email": AgentEmailTaken}):
        await store.rename_agent(
            work.connection, workspace=work.workspace, agent=agent, email=email, name=name, now=work.now
        )
    pairs = {"email": (old.email, email), "name": (old.name, name)}
    changes = {field: pair for field, pair in pairs.items() if pair[0] != pair[1]}
    if changes:
        work.record(AgentUpdated(id=agent, changes=changes))
        forget_actors()
