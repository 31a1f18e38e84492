"""The SQL of reports, built of the house's own words, its values as parameters."""

from parley.core.reports.store.backlog import fetch_backlog
from parley.core.reports.store.flow import fetch_flow
from parley.core.reports.store.names import TABLES, fetch_names
from parley.core.reports.store.tickets import fetch_tickets

__all__ = ["TABLES", "fetch_backlog", "fetch_flow", "fetch_names", "fetch_tickets"]
