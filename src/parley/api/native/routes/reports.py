"""Reports."""

from parley.api.native.mapping.reports import question_from_wire, row_to_wire
from parley.api.native.schemas.reports import ReportQuery, ReportWire
from parley.api.toolbox.operations import Routes
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
    return ReportWire([row_to_wire(row) for row in rows])
