"""Statuses: where a ticket stands, in the workspace's own words over the house's six states."""

from parley.core.statuses.actions import create_status, delete_status, get_status, list_statuses, update_status
from parley.core.statuses.model import (
    DefaultStatusRequired,
    State,
    Status,
    StatusInUse,
    StatusKeyTaken,
    StatusNotFound,
    StatusType,
)

__all__ = [
    "DefaultStatusRequired",
    "State",
    "Status",
    "StatusInUse",
    "StatusKeyTaken",
    "StatusNotFound",
    "StatusType",
    "create_status",
    "delete_status",
    "get_status",
    "list_statuses",
    "update_status",
]
