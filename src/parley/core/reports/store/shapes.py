"""What every report's statement is made of: whose tickets, which of them, and what tells them apart."""

from collections.abc import Sequence
from typing import Any, Final

import asyncpg

from parley.core.errors import Invalid
from parley.core.reports.model import ReportFilter
from parley.core.work import Work
from parley.kit.db import Record

MOST_SECONDS = 10.0
COLUMNS: Final = {
    "state": ("s.state", "text"),
    "priority": ("t.priority", "smallint"),
    "inbox": ("t.inbox_id", "bigint"),
    "assignee": ("t.assignee_id", "bigint"),
    "team": ("t.team_id", "bigint"),
    "category": ("t.category_id", "bigint"),
    "tag": ("tt.tag_id", "bigint"),
}
TICKETS: Final = (
    "from tickets t join statuses s on s.workspace_id = t.workspace_id and s.id = t.status_id{tags}"
    " where t.workspace_id = $1 and t.deleted_at is null"
)
TAGS: Final = " left join ticket_tags tt on tt.workspace_id = t.workspace_id and tt.ticket_number = t.number"
_TAGGED: Final = (
    "exists (select from ticket_tags x where x.workspace_id = t.workspace_id and x.ticket_number = t.number{which})"
)


def tickets_from(dimensions: Sequence[str] = ()) -> str:
    """Write where the tickets stand: once, or once for each of their tags where these tell them apart."""
    return TICKETS.format(tags=TAGS if "tag" in dimensions else "")


def conditions(filters: Sequence[ReportFilter], values: list[Any]) -> str:
    """Write the filters as conditions that follow others; what they compare to is added to the values."""
    return "".join(f" and {_condition(wanted, values)}" for wanted in filters)


def selected(dimensions: Sequence[str]) -> list[str]:
    """Write the columns of the dimensions, each under its name."""
    return [f"{COLUMNS[name][0]} as {name}" for name in dimensions]


async def fetch_rows(work: Work, statement: str, values: Sequence[Any]) -> list[Record]:
    """Fetch the rows of a report; raise TimeoutError when that takes too long, Invalid for a zone nobody knows."""
    try:
        return await work.connection.fetch(statement, *values, timeout=MOST_SECONDS)
    except asyncpg.InvalidParameterValueError as error:
        raise Invalid.at("time_zone", "Unknown time zone") from error


def _condition(wanted: ReportFilter, values: list[Any]) -> str:
    column, kind = COLUMNS[wanted.dimension]
    values.append([value for value in wanted.values if value is not None])
    among = f"any(${len(values)}::{kind}[])"
    if wanted.dimension == "tag":
        clause, lacking = _TAGGED.format(which=f" and x.tag_id = {among}"), f"not {_TAGGED.format(which='')}"
    else:
        clause, lacking = f"coalesce({column} = {among}, false)", f"{column} is null"
    if None in wanted.values:
        clause = f"({clause} or {lacking})"
    return f"not {clause}" if wanted.negated else clause
