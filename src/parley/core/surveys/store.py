"""The SQL of surveys."""

from collections.abc import Sequence

from parley.core.surveys.model import Survey, SurveyStatus
from parley.core.work import Work
from parley.kit.db import Record
from parley.kit.db.listing import Found, Listing, Search

COLUMNS = "v.ticket_number, v.type, v.status, v.value, v.max_value, v.comment, v.created_at, v.received_at"
LISTING = Listing(columns=COLUMNS, table="surveys v", row="ticket_number")
PRESENT = (
    "exists (select from tickets t where t.workspace_id = v.workspace_id and t.number = v.ticket_number"
    " and t.deleted_at is null)"
)


async def insert(work: Work, number: int) -> Survey:
    """Add a ticket's survey, waiting for its answer."""
    row = await work.connection.fetchrow(
        "insert into surveys as v (workspace_id, ticket_number, type, status, created_at)"
        f" values ($1, $2, 'five_point_rating', 'pending', $3) returning {COLUMNS}",
        work.workspace, number, work.now,
    )  # fmt: skip
    return _survey(row)


async def write_answer(work: Work, number: int, *, value: int, comment: str | None) -> Survey:
    """Write the answer."""
    row = await work.connection.fetchrow(
        "update surveys v set status = 'received', value = $3, comment = $4, received_at = $5"
        f" where v.workspace_id = $1 and v.ticket_number = $2 returning {COLUMNS}",
        work.workspace, number, value, comment, work.now,
    )  # fmt: skip
    return _survey(row)


async def fetch_of(work: Work, numbers: Sequence[int]) -> dict[int, Survey]:
    """Fetch the surveys of many tickets by their numbers; a ticket without one is left out."""
    rows = await work.connection.fetch(
        f"select {COLUMNS} from surveys v where v.workspace_id = $1 and v.ticket_number = any($2::bigint[])",
        work.workspace, numbers,
    )  # fmt: skip
    return {row["ticket_number"]: _survey(row) for row in rows}


async def fetch(work: Work, search: Search, *, status: SurveyStatus | None) -> Found[Survey]:
    """Page through the surveys of tickets that are not deleted."""
    search.where(PRESENT)
    if status is not None:
        search.where("v.status = ?", status)
    return await LISTING.fetch(work.connection, search, _survey)


def _survey(row: Record | None) -> Survey:
    assert row is not None  # noqa: S101 -- a returning clause gives its row
    ticket, kind, status, *rest = row[: len(Survey.__struct_fields__)]
    return Survey(ticket, kind, SurveyStatus(status), *rest)
