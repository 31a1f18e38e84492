"""The SQL of outgoing mail."""

import datetime as dt

from parley.core.mails.model import Mail, MailKind, MailStatus
from parley.core.work import Work
from parley.kit.db import Connection, Record
from parley.kit.db.listing import Found, Listing, Search

COLUMNS = (
    "m.id, m.kind, m.recipient, m.language, m.status, m.attempts, m.last_error, m.created_at, m.expires_at,"
    " m.finished_at"
)
LISTING = Listing(columns=f"{COLUMNS}, m.content", table="outgoing_mails m")
CLAIM = f"""
with due as (
    select d.workspace_id, d.id from outgoing_mails d where d.status = 'waiting' and d.next_attempt_at <= $1
    order by d.next_attempt_at limit $3 for update skip locked
)
update outgoing_mails m set next_attempt_at = $2 from due
where m.workspace_id = due.workspace_id and m.id = due.id
returning m.workspace_id, m.facts, {COLUMNS}
"""
BEFORE = 2


async def insert(
    work: Work, *, kind: MailKind, recipient: str, language: str, facts: bytes, expires_at: dt.datetime
) -> int:
    """Add a mail that is due at once; return its id."""
    return await work.connection.fetchval(
        "insert into outgoing_mails (workspace_id, kind, recipient, language, facts, next_attempt_at, created_at,"
        " expires_at) values ($1, $2, $3, $4, $5, $6, $6, $7) returning id",
        work.workspace, kind, recipient, language, facts, work.now, expires_at,
    )  # fmt: skip


async def claim(
    connection: Connection, *, now: dt.datetime, until: dt.datetime, most: int
) -> list[tuple[int, bytes, Mail]]:
    """Lease what is due until then, in any workspace; needs a system connection."""
    rows = await connection.fetch(CLAIM, now, until, most)
    return [(row[0], row[1] or b"", mail_from(tuple(row)[BEFORE:])) for row in rows]


async def finish(
    work: Work, mail: int, *, status: MailStatus, error: str | None, later: dt.datetime | None, content: bytes | None
) -> None:
    """Write what came of an attempt; what is over keeps no facts."""
    await work.connection.execute(
        "update outgoing_mails set attempts = attempts + 1, status = $3, last_error = $4, next_attempt_at = $5,"
        " content = $6, facts = case when $3 = 'waiting' then facts end,"
        " finished_at = case when $3 <> 'waiting' then $7::timestamptz end"
        " where workspace_id = $1 and id = $2 and status = 'waiting'",
        work.workspace, mail, status, error, later, content, work.now,
    )  # fmt: skip


async def fetch(work: Work, search: Search) -> Found[tuple[Mail, bytes | None]]:
    """Page through the mails with their sealed content."""
    return await LISTING.fetch(work.connection, search, lambda row: (mail_from(tuple(row)[:10]), row["content"]))


async def delete_old(connection: Connection, before: dt.datetime) -> None:
    """Remove what was written before; needs a system connection."""
    await connection.execute("delete from outgoing_mails where created_at < $1", before)


def mail_from(row: tuple[object, ...] | Record) -> Mail:
    """Read the columns of a mail."""
    values = list(row)
    values[1], values[4] = MailKind(values[1]), MailStatus(values[4])
    return Mail(*values)
