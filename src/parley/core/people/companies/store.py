"""The SQL of companies."""

import datetime as dt
from collections.abc import Mapping, Sequence

from parley.core.clauses import AMOUNT, MOMENT, TEXT, Compared, add_clauses
from parley.core.people.addresses import domain_keys
from parley.core.people.companies.model import PROFILE, Company, WantedCompanies
from parley.kit.db import Connection, Record
from parley.kit.db.listing import Found, Listing, Search

CLAUSE_FIELDS: Mapping[str, Compared] = {
    "external_id": Compared("o.external_id", TEXT),
    "name": Compared("o.name", TEXT),
    "customers": Compared(
        "(select count(*) from customers c where c.workspace_id = o.workspace_id and c.company_id = o.id)", AMOUNT
    ),
    "created_at": Compared("o.created_at", MOMENT),
    "updated_at": Compared("o.updated_at", MOMENT),
    **{
        name: Compared(
            f"(o.profile ->> '{name}')" if is_text else f"(o.profile ->> '{name}')::float8", TEXT if is_text else AMOUNT
        )
        for name, is_text in PROFILE.items()
    },
}
# What a company spends, to list by; one of which nothing is known spends nothing.
MONTHLY_SPEND = "coalesce((o.profile ->> 'monthly_spend')::float8, 0)"
COLUMNS = (
    "o.id, o.name, o.domains, o.external_system, o.external_id, o.owner_id, o.inbox_id, o.portal_enabled,"
    " o.custom_fields, o.profile, o.metadata, o.version, o.created_at, o.updated_at"
)
LISTING = Listing(columns=COLUMNS, table="companies o")


async def insert(connection: Connection, *, workspace: int, draft: Company) -> Company:
    """Add the company under an id of its own."""
    row = await connection.fetchrow(
        "insert into companies as o (workspace_id, name, domains, external_system, external_id, owner_id, inbox_id,"
        " portal_enabled, custom_fields, profile, metadata, created_at, updated_at)"
        f" values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12) returning {COLUMNS}",
        workspace, *_values(draft), draft.created_at,
    )  # fmt: skip
    return _company(row)


async def find_unknown(connection: Connection, *, workspace: int, owner: int | None, inbox: int | None) -> set[str]:
    """Return which of the two are given and do not exist, by the names of their columns."""
    rows = await connection.fetch(
        "select 'owner_id' as name where $2::bigint is not null and not exists"
        " (select from agents where workspace_id = $1 and id = $2)"
        " union all select 'inbox_id' where $3::bigint is not null and not exists"
        " (select from inboxes where workspace_id = $1 and id = $3)",
        workspace, owner, inbox,
    )  # fmt: skip
    return {row["name"] for row in rows}


async def find_id_by_name(connection: Connection, *, workspace: int, name: str) -> int | None:
    """Find a company's id by its name, whatever its case."""
    return await connection.fetchval(
        "select o.id from companies o where o.workspace_id = $1 and lower(o.name) = lower($2)", workspace, name
    )


async def claim(connection: Connection, *, workspace: int, name: str, now: dt.datetime) -> tuple[int, bool]:
    """Return the id of the company of this name, and whether it was made now.

    The update changes nothing: without it the statement would return no row when another has just made the company.
    """
    row = await connection.fetchrow(
        "insert into companies as o (workspace_id, name, created_at, updated_at) values ($1, $2, $3, $3)"
        " on conflict (workspace_id, lower(name)) do update set name = o.name returning o.id, o.xmax = 0 as made",
        workspace, name, now,
    )  # fmt: skip
    assert row is not None  # noqa: S101 -- a returning clause gives its row
    return row["id"], row["made"]


async def find(connection: Connection, *, workspace: int, company: int, lock: bool = False) -> Company | None:
    """Find a company; with `lock`, keep others from changing it until the transaction ends."""
    ending = " for no key update" if lock else ""
    row = await connection.fetchrow(
        f"select {COLUMNS} from companies o where o.workspace_id = $1 and o.id = $2{ending}", workspace, company
    )
    return _company(row) if row else None


async def find_by_external(
    connection: Connection, *, workspace: int, system: str | None, external_id: str
) -> Company | None:
    """Find the company of an id in another system; None is the system without a name."""
    row = await connection.fetchrow(
        f"select {COLUMNS} from companies o where o.workspace_id = $1 and coalesce(o.external_system, '') = $2"
        " and o.external_id = $3",
        workspace, system or "", external_id,
    )  # fmt: skip
    return _company(row) if row else None


async def count_customers(connection: Connection, *, workspace: int, companies: Sequence[int]) -> dict[int, int]:
    """Count who works at each of the companies; where nobody does, it is missing."""
    rows = await connection.fetch(
        "select c.company_id, count(*) as people from customers c"
        " where c.workspace_id = $1 and c.company_id = any($2::bigint[]) group by c.company_id",
        workspace, list(companies),
    )  # fmt: skip
    return {row["company_id"]: row["people"] for row in rows}


async def update(connection: Connection, *, workspace: int, company: Company, now: dt.datetime) -> Company:
    """Write the company as its next version."""
    row = await connection.fetchrow(
        "update companies o set name = $2, domains = $3, external_system = $4, external_id = $5, owner_id = $6,"
        " inbox_id = $7, portal_enabled = $8, custom_fields = $9, profile = $10, metadata = $11,"
        f" version = o.version + 1, updated_at = $12 where o.workspace_id = $1 and o.id = $13 returning {COLUMNS}",
        workspace, *_values(company), now, company.id,
    )  # fmt: skip
    return _company(row)


async def delete(connection: Connection, *, workspace: int, company: int) -> None:
    """Remove a company; its customers and tickets lose it."""
    await connection.execute("delete from companies where workspace_id = $1 and id = $2", workspace, company)


async def fetch(connection: Connection, search: Search, wanted: WantedCompanies) -> Found[Company]:
    """Page through the companies; `text` is a part of the name, whatever its case."""
    ids, text, external = wanted.get("ids"), wanted.get("text"), wanted.get("external")
    overlap, contain = wanted.get("domains_overlap"), wanted.get("domains_contain")
    if ids is not None:
        search.where("o.id = any(?::bigint[])", list(ids))
    if text is not None:
        search.where("strpos(lower(o.name), lower(?)) > 0", text)
    if overlap is not None:
        search.where("o.domains && ?::text[]", domain_keys(overlap))
    if contain is not None:
        search.where("o.domains @> ?::text[]", domain_keys(contain))
    if external is not None:
        search.where("coalesce(o.external_system, '') = ? and o.external_id = ?", external[0] or "", external[1])
    add_clauses(search, wanted.get("clauses", ()), CLAUSE_FIELDS)
    return await LISTING.fetch(connection, search, _company)


def _values(company: Company) -> tuple[object, ...]:
    return (
        company.name,
        list(company.domains),
        company.external_system,
        company.external_id,
        company.owner_id,
        company.inbox_id,
        company.portal_enabled,
        company.custom_fields,
        company.profile,
        company.metadata,
    )


def _company(row: Record | None) -> Company:
    assert row is not None  # noqa: S101 -- a returning clause gives its row
    return Company(*row[: len(Company.__struct_fields__)])
