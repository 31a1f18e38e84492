"""Workspaces: the tenants. Each is born with an owner, a default inbox and category, and six statuses."""

from parley.core.workspaces.actions import create_workspace, get_workspace, update_workspace
from parley.core.workspaces.model import SlugTaken, Workspace, WorkspaceNotFound
from parley.core.workspaces.store import count_all, find_by_host, find_by_slug, list_all

__all__ = [
    "SlugTaken",
    "Workspace",
    "WorkspaceNotFound",
    "count_all",
    "create_workspace",
    "find_by_host",
    "find_by_slug",
    "get_workspace",
    "list_all",
    "update_workspace",
]
