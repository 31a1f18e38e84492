"""Reports."""

from parley.api.native.mapping.reports import (
    backlog_from_wire,
    backlog_to_wire,
    flow_to_wire,
    question_from_wire,
    row_to_wire,
    span_from_wire,
)
from parley.api.native.schemas.reports import BacklogQuery, BacklogWire, FlowQuery, FlowWire, ReportQuery, ReportWire
from parley.api.toolbox.routes import Routes
from parley.core import reports
from parley.core.work import Work

ROUTES = Routes("Reports")


@ROUTES.get("/reports/tickets")
async def report_tickets(work: Work, query: ReportQuery) -> ReportWire:
    """Count tickets by when they were opened, and say how long they took.

    Times are in minutes. A time span in which nothing was opened has no row; without dimensions and granularity there
    is a single row.
    """
    rows = await reports.query_report(work, **question_from_wire(query))
    names = await reports.list_names(work, rows)
    return ReportWire([row_to_wire(row, names) for row in rows])


@ROUTES.get("/reports/flow")
async def report_flow(work: Work, query: FlowQuery) -> FlowWire:
    """Count the tickets opened, solved, and unsolved at the end of each day, week or month until now.

    A ticket counts as solved when it was solved last; one that was opened again is not solved. Tickets are told apart
    by what they are now: one that has changed its inbox since was never in the other.
    """
    rows = await reports.query_flow(work, **span_from_wire(query))
    return FlowWire([flow_to_wire(row) for row in rows])


@ROUTES.get("/reports/backlog")
async def report_backlog(work: Work, query: BacklogQuery) -> BacklogWire:
    """Count the tickets that are not solved now, by how long ago they were opened."""
    rows = await reports.query_backlog(work, **backlog_from_wire(query))
    names = await reports.list_names(work, rows)
    return BacklogWire([backlog_to_wire(row, names) for row in rows])
