"""The demo: a support desk's life, made up, in one workspace.

make_demo     three months of it, any number of tickets: what `parley demo` makes
make_desk     a desk to begin with: four weeks, and what is on it today, waiting for its new owner
DemoPresent   it was made there before
"""

import datetime as dt
from collections.abc import Callable
from random import Random

import msgspec

from parley.app.demo.cast import customers
from parley.app.demo.furnish import Company, furnish, is_furnished
from parley.app.demo.plan import plan
from parley.app.demo.play import ORIGIN, play
from parley.app.demo.today import STORIES, Papers, arrange, keep_papers, steps_of
from parley.core import people
from parley.core.actor import Actor, ActorKind, Role, system_actor
from parley.core.files import FileVault
from parley.core.work import Work, reading, writing
from parley.core.workspaces import get_workspace
from parley.kit.clock import utc_now
from parley.kit.db import Database

TICKETS_OF_A_CUSTOMER = 6
PAST = 90
"""Tickets of the four weeks before today."""
TICKETS = PAST + len(STORIES)
WEEKS = dt.timedelta(days=28)
MORNING = dt.timedelta(hours=3)
"""So long before now the past ends: what happened since then is told by the stories alone."""


class DemoPresent(Exception):
    """The workspace has the demo already."""


async def make_demo(
    database: Database, workspace: int, *, tickets: int, seed: int, again: bool, report: Callable[[int, int], None]
) -> int:
    """The workspace has so many made-up tickets more, with all that belongs to them; returns how many steps it took.

    `report` hears how many steps of how many are done. The same seed makes the same tickets. Raises DemoPresent
    unless it is wanted `again`.
    """
    now, desk = utc_now(), system_actor(workspace)
    async with reading(database, desk, now=now, origin=ORIGIN) as work:
        if not again and await is_furnished(work):
            raise DemoPresent
    random = Random(seed)  # noqa: S311 -- it hides nothing
    cast = customers(random, max(8, tickets // TICKETS_OF_A_CUSTOMER))
    steps = plan(random, cast, tickets=tickets, now=now)
    async with writing(database, desk, now=now, origin=ORIGIN) as work:
        company = await furnish(work, cast)
    await play(database, workspace, company, steps, lambda done: report(done, len(steps)))
    return len(steps)


async def make_desk(database: Database, vault: FileVault, workspace: int, *, seed: int) -> None:
    """The workspace is a desk at work: people, articles, macros, views, four weeks of tickets, and those of today.

    Some of them are its owner's, some nobody's. The same seed makes the same desk. Raises DemoPresent.
    """
    now, desk = utc_now(), system_actor(workspace)
    async with reading(database, desk, now=now, origin=ORIGIN) as work:
        if await is_furnished(work):
            raise DemoPresent
        owner = await _owner(work)
    papers = await keep_papers(vault, workspace, now)
    random = Random(seed)  # noqa: S311 -- it hides nothing
    cast = customers(random, PAST // TICKETS_OF_A_CUSTOMER * 2)
    steps = plan(random, cast, tickets=PAST, now=now - MORNING, span=WEEKS)
    async with writing(database, desk, now=now, origin=ORIGIN) as work:
        company = await furnish(work, [*cast, *(story.customer for story in STORIES)])
        company = await _settled(work, company, owner, papers)
    steps += steps_of(STORIES, company.places, owner=owner.name, now=now, ticket=PAST, customer=len(cast))
    steps.sort(key=lambda step: step.at)
    # At once: whoever looks on meanwhile would see tickets come, and go from the list as their stories go on.
    await play(database, workspace, company, steps, lambda _: None, batch=len(steps))


async def _owner(work: Work) -> Actor:
    number = (await get_workspace(work)).owner_id
    assert number is not None  # noqa: S101 -- every workspace is born with one
    agent = await people.get_agent(work, agent=number)
    return Actor(work.workspace, ActorKind.AGENT, agent.id, agent.name, Role.OWNER)


async def _settled(work: Work, company: Company, owner: Actor, papers: Papers) -> Company:
    """Return the company with its owner behind the cast, and with its own arrangements made."""
    work.actor = system_actor(work.workspace)
    places = await arrange(work, company.teams, owner)
    agents = [*company.agents, owner]
    return msgspec.structs.replace(company, agents=agents, owner=owner, places=places, papers=papers)


__all__ = ["TICKETS", "DemoPresent", "make_demo", "make_desk"]
