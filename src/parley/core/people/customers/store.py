"""The SQL of customers. One who was erased is no customer: no statement here finds it."""

import datetime as dt
from collections.abc import Mapping, Sequence

import msgspec

from parley.core.clauses import ID, MOMENT, TEXT, Compared, add_clauses
from parley.core.people.addresses import key_of
from parley.core.people.customers.model import Customer, WantedCustomers
from parley.core.people.customers.words import query_of, text_of
from parley.kit.db import Connection, Record
from parley.kit.db.listing import Found, Listing, Search

CLAUSE_FIELDS: Mapping[str, Compared] = {
    "id": Compared("c.id", ID),
    "external_id": Compared("c.external_id", TEXT),
    "email": Compared("lower(c.email)", TEXT),
    "name": Compared("c.name", TEXT),
    "company_id": Compared("c.company_id", ID),
    "created_at": Compared("c.created_at", MOMENT),
    "updated_at": Compared("c.updated_at", MOMENT),
}
FACTS = (
    "c.id, c.email, c.name, c.phone, c.company_id,"
    " (select o.name from companies o where o.workspace_id = c.workspace_id and o.id = c.company_id) as company,"
    " c.external_id, c.slack_id, c.avatar_url, c.emails, c.blocked, c.custom_fields, c.metadata, {} as ticket_count,"
    " c.version, c.created_at, c.updated_at"
)
COLUMNS = FACTS.format(
    "(select count(*) from tickets t where t.workspace_id = c.workspace_id and t.customer_id = c.id"
    " and t.deleted_at is null)"
)
LISTING = Listing(columns=COLUMNS, table="customers c")
# Asked first and apart: as a condition of the list the planner walked 100,000 customers in order instead of asking two
# indexes (31 ms). `is true` keeps the second from reading all of the workspace by its key.
BY_ADDRESS = (
    "select x.id from customers x where x.workspace_id = $1 and lower(x.email) = lower($2)"
    " union all select x.id from customers x where (x.workspace_id = $1) is true and x.emails @> array[$2]"
)


INSERT = (
    "insert into customers as c (workspace_id, email, name, phone, company_id, external_id, slack_id, avatar_url,"
    " emails, blocked, tsv, custom_fields, metadata, created_at, updated_at)"
    " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, to_tsvector('parley', $11), $12, $13, $14, $14)"
    f" {{}} returning {COLUMNS}"
)
# Counting somebody's tickets has its price, and this is asked before each ticket that is opened. The surest asks first:
# under row security the last two read all customers of the workspace, and are asked only when they must be.
CANDIDATES = f"""
with by_id as (
    select x.id, 1 as place from customers x where x.workspace_id = $1 and x.id = $2
), by_external as (
    select x.id, 2 as place from customers x
    where x.workspace_id = $1 and x.external_id = $3 and ($6 or not exists (select from by_id))
), by_first as (
    select x.id, 3 as place from customers x where x.workspace_id = $1 and lower(x.email) = lower($4)
    and ($6 or not exists (select from by_id union all select from by_external))
), by_further as (
    select x.id, 4 as place from customers x where (x.workspace_id = $1) is true and x.emails @> array[$5]
    and ($6 or not exists (select from by_id union all select from by_external union all select from by_first)) limit 1
), known as (
    select * from by_id union all select * from by_external
    union all select * from by_first union all select * from by_further
)
select {FACTS.format("null")}, known.place from known join customers c on c.workspace_id = $1 and c.id = known.id
where c.erased_at is null order by known.place
"""


async def insert(connection: Connection, *, workspace: int, customer: Customer, now: dt.datetime) -> Customer:
    """Add a customer."""
    return _customer(await connection.fetchrow(INSERT.format(""), workspace, *_values(customer), now))


async def insert_unless_known(
    connection: Connection, *, workspace: int, customer: Customer, now: dt.datetime
) -> Customer | None:
    """Add a customer; None where somebody else has just made one with the same address or id."""
    row = await connection.fetchrow(INSERT.format("on conflict do nothing"), workspace, *_values(customer), now)
    return _customer(row) if row else None


class Candidate(msgspec.Struct, frozen=True):
    """One who may be meant; `place` says by what: 1 its id, 2 its external id, 3 its address, 4 a further address."""

    customer: Customer
    place: int


async def list_candidates(
    connection: Connection,
    *,
    workspace: int,
    customer: int | None,
    external_id: str | None,
    email: str | None,
    everyone: bool,
) -> list[Candidate]:
    """List who is most surely meant, or `everyone` who may be, the surest first; nobody's tickets are counted."""
    rows = await connection.fetch(CANDIDATES, workspace, customer, external_id, email, key_of(email), everyone)
    return [Candidate(_customer(row), row["place"]) for row in rows]


async def find(connection: Connection, *, workspace: int, customer: int, lock: bool = False) -> Customer | None:
    """Find a customer; with `lock`, keep others from changing it until the transaction ends."""
    ending = " for no key update" if lock else ""
    row = await connection.fetchrow(
        f"select {COLUMNS} from customers c where c.workspace_id = $1 and c.id = $2 and c.erased_at is null{ending}",
        workspace, customer,
    )  # fmt: skip
    return _customer(row) if row else None


async def find_by_email(connection: Connection, workspace: int, email: str) -> Customer | None:
    """Find whom an address belongs to, whatever its case; `email` has passed `check_email`."""
    row = await connection.fetchrow(
        f"select {COLUMNS} from customers c where c.workspace_id = $1 and lower(c.email) = lower($2)", workspace, email
    ) or await connection.fetchrow(
        f"select {COLUMNS} from customers c where c.workspace_id = $1 and c.emails @> array[$2]",
        workspace, key_of(email),
    )  # fmt: skip
    return _customer(row) if row else None


async def find_by_external(connection: Connection, *, workspace: int, external_id: str) -> Customer | None:
    """Find who has this id in the other system."""
    row = await connection.fetchrow(
        f"select {COLUMNS} from customers c where c.workspace_id = $1 and c.external_id = $2", workspace, external_id
    )
    return _customer(row) if row else None


async def fetch_by_addresses(connection: Connection, workspace: int, keys: Sequence[str]) -> dict[str, int]:
    """Find whose addresses these are, as a first or a further one; nobody's are missing."""
    rows = await connection.fetch(
        "select lower(c.email) as key, c.id from customers c"
        " where c.workspace_id = $1 and lower(c.email) = any($2::text[])"
        " union select k.key, c.id from customers c join unnest($2::text[]) as k (key) on c.emails @> array[k.key]"
        " where (c.workspace_id = $1) is true",
        workspace, keys,
    )  # fmt: skip
    return {row["key"]: row["id"] for row in rows}


async def fetch_by_slack(connection: Connection, *, workspace: int, ids: Sequence[str]) -> list[Customer]:
    """Fetch the customers who have one of these ids on Slack, without the numbers of their tickets."""
    rows = await connection.fetch(
        f"select {FACTS.format('null')} from customers c where c.workspace_id = $1 and c.slack_id = any($2::text[])",
        workspace, list(ids),
    )  # fmt: skip
    return [_customer(row) for row in rows]


async def lock_addresses(connection: Connection, *, workspace: int, addresses: Sequence[str]) -> None:
    """Let nobody else give these addresses to a customer until the transaction ends.

    A unique index cannot see that an address is one customer's first and another's further one.
    """
    await connection.execute(
        "select pg_advisory_xact_lock(k.key) from (select hashtextextended($1::bigint || ':' || n.address, 0) as key"
        " from unnest($2::text[]) as n (address) order by 1) k",
        workspace, list(addresses),
    )  # fmt: skip


async def has_another(
    connection: Connection, *, workspace: int, addresses: Sequence[str], customer: int | None
) -> bool:
    """Tell whether one of the addresses belongs to a customer who is not this one."""
    return await connection.fetchval(
        "select exists (select 1 from customers c where c.workspace_id = $1 and lower(c.email) = any($2::text[])"
        " and c.id is distinct from $3::bigint)"
        " or exists (select 1 from customers c where c.workspace_id = $1 and c.emails && $2::text[]"
        " and c.id is distinct from $3::bigint)",
        workspace, list(addresses), customer,
    )  # fmt: skip


async def update(connection: Connection, *, workspace: int, customer: Customer, now: dt.datetime) -> Customer:
    """Write the customer as its next version."""
    row = await connection.fetchrow(
        "update customers c set email = $2, name = $3, phone = $4, company_id = $5, external_id = $6, slack_id = $7,"
        " avatar_url = $8, emails = $9, blocked = $10, tsv = to_tsvector('parley', $11), custom_fields = $12,"
        " metadata = $13, version = c.version + 1, updated_at = $14"
        f" where c.workspace_id = $1 and c.id = $15 returning {COLUMNS}",
        workspace, *_values(customer), now, customer.id,
    )  # fmt: skip
    return _customer(row)


async def delete(connection: Connection, *, workspace: int, customer: int) -> None:
    """Remove a customer."""
    await connection.execute("delete from customers where workspace_id = $1 and id = $2", workspace, customer)


async def fetch(
    connection: Connection, search: Search, wanted: WantedCustomers, *, addresses: Sequence[str], text: str | None
) -> Found[Customer]:
    """Page through the customers to whom all the addresses belong; the tickets of those shown are counted, no others.

    `addresses` are keys to compare by; they and `text` are taken instead of what is wanted by these names.
    """
    search.where("c.erased_at is null")
    for address in addresses:
        rows = await connection.fetch(BY_ADDRESS, search.workspace, address)
        search.where("c.id = any(?::bigint[])", [row["id"] for row in rows])
    ids = wanted.get("ids")
    if ids is not None:
        search.where("c.id = any(?::bigint[])", list(ids))
    for column in ("phone", "company_id", "external_id", "blocked"):
        value = wanted.get(column)
        if value is not None:
            search.where(f"c.{column} = ?", value)
            search.is_skewed = True
    if text is not None:
        search.where("c.tsv @@ to_tsquery('parley', ?)", query_of(text))
        search.is_skewed = True
    add_clauses(search, wanted.get("clauses", ()), CLAUSE_FIELDS)
    return await LISTING.fetch(connection, search, _customer)


def _values(customer: Customer) -> tuple[object, ...]:
    return (
        customer.email,
        customer.name,
        customer.phone,
        customer.company_id,
        customer.external_id,
        customer.slack_id,
        customer.avatar_url,
        customer.emails,
        customer.blocked,
        text_of(customer.email, customer.name, customer.phone, customer.emails),
        customer.custom_fields,
        customer.metadata,
    )


def _customer(row: Record | None) -> Customer:
    assert row is not None  # noqa: S101 -- a returning clause gives its row
    return Customer(*row[: len(Customer.__struct_fields__)])
