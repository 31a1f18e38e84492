"""What happens to workspaces."""

from typing import ClassVar

from parley.core.events import Changes, Event


class WorkspaceEvent(Event, frozen=True, kw_only=True):
    """Something happened to the workspace."""

    KIND: ClassVar[str] = "workspace"


class WorkspaceCreated(WorkspaceEvent, frozen=True, kw_only=True):
    """The workspace was made, with its owner."""

    TYPE: ClassVar[str] = "workspace.created"

    slug: str
    name: str
    owner_id: int


class WorkspaceUpdated(WorkspaceEvent, frozen=True, kw_only=True):
    """The workspace's own settings changed."""

    TYPE: ClassVar[str] = "workspace.updated"

    changes: Changes
