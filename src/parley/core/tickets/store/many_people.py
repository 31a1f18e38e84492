"""The SQL of those whom many tickets name: all found, claimed and made in a statement for each sort."""

from collections.abc import Collection, Mapping, Sequence

import msgspec

from parley.core.tickets.model import AgentRef
from parley.core.work import Work
from parley.kit.text.searchable import searchable

# Nobody whom it returns can be erased until the transaction ends. In one order, so that two such calls cannot deadlock.
CLAIM = """
select c.id, c.email, c.name, c.avatar_url, c.company_id from customers c
where c.workspace_id = $1 and c.id = any($2::bigint[]) and c.erased_at is null order by c.id for key share
"""
MEET = """
with asked as (
    select * from jsonb_to_recordset($2) as x (email text, name text, words text)
), chosen as (
    select distinct on (lower(email)) email, name, words from asked order by lower(email)
), known as (
    select c.id, c.email, c.name, c.avatar_url, c.company_id
    from customers c join chosen on lower(c.email) = lower(chosen.email)
    where c.workspace_id = $1 order by c.id for key share of c
), made as (
    insert into customers (workspace_id, email, name, tsv, created_at, updated_at)
    select $1, o.email, o.name, search_vector($1, o.words, ''), $3, $3 from chosen o
    where not exists (select from known k where lower(k.email) = lower(o.email)) order by lower(o.email)
    on conflict (workspace_id, lower(email)) do update set email = customers.email
    returning id, email, name, avatar_url, company_id
)
select asked.email as asked, p.id, p.email, p.name, p.avatar_url, p.company_id
from asked join (select * from known union all select * from made) p on lower(p.email) = lower(asked.email)
"""
THINGS = """
select array(select id from teams where workspace_id = $1 and id = any($2::bigint[])),
       array(select id from companies where workspace_id = $1 and id = any($3::bigint[]))
"""
AGENTS = "select id, email, name from agents where workspace_id = $1 and id = any($2::bigint[]) and active"


class Asker(msgspec.Struct, frozen=True):
    """A customer as far as the tickets of it want to know."""

    id: int
    email: str | None
    name: str | None
    avatar_url: str | None
    company_id: int | None


class Known(msgspec.Struct, frozen=True):
    """Which of the named exist in the workspace; agents must be active to be assigned."""

    customers: Mapping[int, Asker]
    agents: Mapping[int, AgentRef]
    teams: Collection[int]
    companies: Collection[int]


async def find_known(work: Work, named: Mapping[str, Collection[int]]) -> Known:
    """Find those who are named, by the name of the field that names them; nothing is asked where nobody is."""
    customers, agents = named["customer_id"], named["assignee_id"]
    teams, companies = named["team_id"], named["company_id"]
    found = await work.connection.fetch(CLAIM, work.workspace, list(customers)) if customers else []
    active = await work.connection.fetch(AGENTS, work.workspace, list(agents)) if agents else []
    things = None
    if teams or companies:
        things = await work.connection.fetchrow(THINGS, work.workspace, list(teams), list(companies))
    return Known(
        {row["id"]: Asker(*row) for row in found},
        {row["id"]: AgentRef(*row) for row in active},
        set(things[0]) if things else frozenset(),
        set(things[1]) if things else frozenset(),
    )


async def find_authors(work: Work, ids: Collection[int]) -> dict[int, str]:
    """Find the names of agents who once wrote something, whether they are active or not."""
    if not ids:
        return {}
    rows = await work.connection.fetch(
        "select id, name from agents where workspace_id = $1 and id = any($2::bigint[])", work.workspace, list(ids)
    )
    return {row["id"]: row["name"] for row in rows}


async def meet(work: Work, names: Mapping[str, str | None]) -> dict[str, Asker]:
    """Find or make the customers of these addresses, under these names where they are new; return them by address."""
    if not names:
        return {}
    asked = [
        {"email": email, "name": name, "words": searchable(f"{name or ''} {email}")} for email, name in names.items()
    ]
    rows = await work.connection.fetch(MEET, work.workspace, asked, work.now)
    return {row["asked"]: Asker(*list(row)[1:]) for row in rows}


TAGS = """
with asked as (
    select unnest($2::text[]) as name
), chosen as (
    select distinct on (lower(name)) name from asked order by lower(name)
), known as (
    select g.id, g.name from tags g join chosen on lower(g.name) = lower(chosen.name) where g.workspace_id = $1
), made as (
    insert into tags (workspace_id, name, created_at, updated_at)
    select $1, o.name, $3, $3 from chosen o
    where not exists (select from known k where lower(k.name) = lower(o.name)) order by lower(o.name)
    on conflict (workspace_id, lower(name)) do update set name = tags.name
    returning id, name
)
select asked.name as asked, g.id, g.name
from asked join (select * from known union all select * from made) g on lower(g.name) = lower(asked.name)
"""


async def meet_tags(work: Work, names: Sequence[str]) -> dict[str, tuple[int, str]]:
    """Find or make the tags of these names; return the id and the true name of each."""
    if not names:
        return {}
    rows = await work.connection.fetch(TAGS, work.workspace, names, work.now)
    return {row["asked"]: (row["id"], row["name"]) for row in rows}
