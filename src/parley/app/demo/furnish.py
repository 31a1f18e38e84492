"""The people and the help pages of the demo; whoever is there already is kept."""

import datetime as dt
from collections.abc import Sequence

import msgspec

from parley.app import store
from parley.app.demo.cast import AGENTS, TEAMS, Person, address_of
from parley.app.demo.library import ARTICLES, SECTIONS
from parley.app.demo.today.arranging import Places
from parley.app.demo.today.papers import Papers
from parley.core import articles, people
from parley.core.actor import Actor, ActorKind, Role, system_actor
from parley.core.articles.model import ArticleStatus
from parley.core.people.customers import find_by_email
from parley.core.work import Work
from parley.kit.db.listing import Order, Search

EARLIER = dt.timedelta(days=120)


class Company(msgspec.Struct, frozen=True):
    """Everybody of the demo, at the places by which the plan names them.

    A desk of somebody's own has its owner behind the cast, and places and papers that it has arranged.
    """

    agents: list[Actor]
    teams: dict[str, int]
    customers: list[Actor]
    owner: Actor | None = None
    places: Places = Places()
    papers: Papers = {}


async def is_furnished(work: Work) -> bool:
    """Whether the demo was made in this workspace before."""
    address = address_of(AGENTS[0][0])
    return await store.find_agent(work.connection, workspace=work.workspace, email=address) is not None


async def furnish(work: Work, customers: Sequence[Person]) -> Company:
    """Agents, teams, customers with their companies, and help pages are there, as if since before the first ticket."""
    fresh = not await is_furnished(work)
    work.now -= EARLIER
    agents = [await _agent(work, name, leads=leads) for name, _, leads in AGENTS]
    if fresh:
        await _open_teams(work, agents)
        await _write_library(work, agents[0])
    work.actor = system_actor(work.workspace)
    found = [await _customer(work, person) for person in customers]
    return Company(agents, await _teams(work), found)


async def _agent(work: Work, name: str, *, leads: bool) -> Actor:
    email, role = address_of(name), Role.ADMIN if leads else Role.AGENT
    known = await store.find_agent(work.connection, workspace=work.workspace, email=email)
    if known is None:
        known = (await people.create_agent(work, email=email, name=name, role=role)).id
    return Actor(work.workspace, ActorKind.AGENT, known, name, role)


async def _open_teams(work: Work, agents: Sequence[Actor]) -> None:
    present = await _teams(work)
    for team in TEAMS:
        if team not in present:
            members = [actor.id for actor, (_, of, _) in zip(agents, AGENTS, strict=True) if of == team and actor.id]
            await people.create_team(work, name=team, member_ids=members)


async def _teams(work: Work) -> dict[str, int]:
    search = Search(work.workspace, order=Order("t.created_at", "timestamptz"), limit=100)
    return {team.name: team.id for team in (await people.list_teams(work, search)).items}


async def _write_library(work: Work, author: Actor) -> None:
    work.actor = author
    sections = {
        title: (await articles.create_section(work, title=title, description=text)).id
        for title, text in SECTIONS.items()
    }
    for section, title, body in ARTICLES:
        work.now += dt.timedelta(hours=7)
        await articles.create_article(
            work, title=title, body=body, section_id=sections[section], status=ArticleStatus.PUBLISHED
        )


async def _customer(work: Work, person: Person) -> Actor:
    known = await find_by_email(work.connection, work.workspace, person.email)
    if known is None:
        work.now += dt.timedelta(minutes=3)
        known = await people.create_customer(
            work, email=person.email, name=person.name, company=person.company, phone=person.phone
        )
    return Actor(work.workspace, ActorKind.CUSTOMER, known.id, person.name, Role.READ)
