"""The SQL of customers. One who was erased is no customer: no statement here finds it."""

import datetime as dt
from collections.abc import Sequence

import msgspec

from parley.core.people.addresses import key_of
from parley.core.people.customers.model import Customer
from parley.core.people.customers.words import query_of, text_of
from parley.kit.db import Connection, Record
from parley.kit.db.listing import Found, Listing, Search

COLUMNS = (
    "c.id, c.email, c.name, c.phone, c.company_id,"
    " (select o.name from companies o where o.workspace_id = c.workspace_id and o.id = c.company_id) as company,"
    " c.external_id, c.avatar_url, c.emails, c.blocked, c.custom_fields,"
    " (select count(*) from tickets t where t.workspace_id = c.workspace_id and t.customer_id = c.id"
    " and t.deleted_at is null) as ticket_count,"
    " c.version, c.created_at, c.updated_at"
)
LISTING = Listing(columns=COLUMNS, table="customers c")
# Asked first and apart: as a condition of the list the planner walked 100,000 customers in order instead of asking two
# indexes (31 ms). `is true` keeps the second from reading all of the workspace by its key.
BY_ADDRESS = (
    "select x.id from customers x where x.workspace_id = $1 and lower(x.email) = lower($2)"
    " union all select x.id from customers x where (x.workspace_id = $1) is true and x.emails @> array[$2]"
)


class Filter(msgspec.Struct, frozen=True):
    """Which customers are wanted; `addresses` are keys to compare by, and all of them must be the customer's."""

    addresses: tuple[str, ...] = ()
    phone: str | None = None
    text: str | None = None


async def insert(connection: Connection, *, workspace: int, customer: Customer, now: dt.datetime) -> Customer:
    """Add a customer."""
    row = await connection.fetchrow(
        "insert into customers as c (workspace_id, email, name, phone, company_id, external_id, avatar_url, emails,"
        " blocked, tsv, custom_fields, created_at, updated_at)"
        " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, to_tsvector('parley', $10), $11, $12, $12)"
        f" returning {COLUMNS}",
        workspace, *_values(customer), now,
    )  # fmt: skip
    return _customer(row)


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
        "update customers c set email = $2, name = $3, phone = $4, company_id = $5, external_id = $6, avatar_url = $7,"
        " emails = $8, blocked = $9, tsv = to_tsvector('parley', $10), custom_fields = $11,"
        " version = c.version + 1, updated_at = $12"
        f" where c.workspace_id = $1 and c.id = $13 returning {COLUMNS}",
        workspace, *_values(customer), now, customer.id,
    )  # fmt: skip
    return _customer(row)


async def delete(connection: Connection, *, workspace: int, customer: int) -> None:
    """Remove a customer."""
    await connection.execute("delete from customers where workspace_id = $1 and id = $2", workspace, customer)


async def fetch(connection: Connection, search: Search, wanted: Filter) -> Found[Customer]:
    """Page through the customers; the tickets of a page's customers are counted, no others."""
    search.where("c.erased_at is null")
    for address in wanted.addresses:
        rows = await connection.fetch(BY_ADDRESS, search.workspace, address)
        search.where("c.id = any(?::bigint[])", [row["id"] for row in rows])
    if wanted.phone is not None:
        search.where("c.phone = ?", wanted.phone)
    if wanted.text is not None:
        search.where("c.tsv @@ to_tsquery('parley', ?)", query_of(wanted.text))
        search.is_skewed = True
    return await LISTING.fetch(connection, search, _customer)


def _values(customer: Customer) -> tuple[object, ...]:
    return (
        customer.email,
        customer.name,
        customer.phone,
        customer.company_id,
        customer.external_id,
        customer.avatar_url,
        customer.emails,
        customer.blocked,
        text_of(customer.email, customer.name, customer.phone, customer.emails),
        customer.custom_fields,
    )


def _customer(row: Record | None) -> Customer:
    assert row is not None  # noqa: S101 -- a returning clause gives its row
    return Customer(*row[: len(Customer.__struct_fields__)])
