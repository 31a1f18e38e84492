"""Reports: how many tickets there were, how long they took, and what is left, by whatever tells them apart."""

from parley.core.reports.model import (
    DIMENSIONS,
    GRANULARITIES,
    MEASURES,
    MOST_ROWS,
    OPTIONAL,
    TIMES,
    ReportFilter,
)
from parley.core.reports.queries import list_names, query_backlog, query_flow, query_report

__all__ = [
    "DIMENSIONS",
    "GRANULARITIES",
    "MEASURES",
    "MOST_ROWS",
    "OPTIONAL",
    "TIMES",
    "ReportFilter",
    "list_names",
    "query_backlog",
    "query_flow",
    "query_report",
]
