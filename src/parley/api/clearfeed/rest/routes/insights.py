"""Questions about many requests at once."""

from parley.api.clearfeed.rest.mapping.insights import question_from_wire, row_to_wire
from parley.api.clearfeed.rest.mapping.ranges import AT, between
from parley.api.clearfeed.rest.schemas.insights import InsightsAnswer, InsightsBody
from parley.api.toolbox.faults import faults_named
from parley.api.toolbox.operations import Mode
from parley.api.toolbox.routes import Routes
from parley.core.reports import query_report
from parley.core.work import Work

ROUTES = Routes("Insights", lenient=True)


@ROUTES.post(
    "/insights/query",
    mode=Mode.READ,
    status=200,
    example={
        "query": {
            "measures": ["Requests.count", "Requests.resolution_times_avg"],
            "time_dimensions": [
                {"dimension": "Requests.created_at", "granularity": "day", "date_range": ["2025-01-01", "2025-01-31"]}
            ],
            "dimensions": ["Requests.state"],
            "filters": [{"member": "Requests.priority", "operator": "equals", "values": ["high", "urgent"]}],
        }
    },
)
async def query_insights(work: Work, body: InsightsBody) -> InsightsAnswer:
    """Count requests, and how long they took, by when they were asked and by what they are."""
    query = body.query
    wanted = query.time_dimensions[0].date_range if query.time_dimensions else None
    question = question_from_wire(query, between(wanted, work.now))
    with faults_named({"since": AT, "measures": "query.measures", "dimensions": "query.dimensions"}):
        rows = await query_report(work, **question)
    return InsightsAnswer([row_to_wire(row, query) for row in rows])
