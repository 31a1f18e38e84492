"""Reports: how many tickets there were, and how long they took, by whatever tells them apart."""

from parley.core.reports.model import (
    DIMENSIONS,
    GRANULARITIES,
    MEASURES,
    MOST_ROWS,
    TIMES,
    ReportFilter,
)
from parley.core.reports.queries import query_report

__all__ = [
    "DIMENSIONS",
    "GRANULARITIES",
    "MEASURES",
    "MOST_ROWS",
    "TIMES",
    "ReportFilter",
    "query_report",
]
