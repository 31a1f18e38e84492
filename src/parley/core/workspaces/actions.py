"""Make and change workspaces."""

import datetime as dt
from collections.abc import Mapping

from msgspec import UNSET, UnsetType

from parley.core.access import Permission, require
from parley.core.actor import system_actor
from parley.core.change import changed, check_version
from parley.core.lines import check_line
from parley.core.work import Work, flush
from parley.core.workspaces import store
from parley.core.workspaces.events import WorkspaceCreated, WorkspaceUpdated
from parley.core.workspaces.model import SlugTaken, Workspace, WorkspaceNotFound, changed_versions
from parley.kit.db import Connection, refuses_duplicate


async def create_workspace(
    connection: Connection, *, slug: str, name: str, owner_email: str, owner_name: str, now: dt.datetime
) -> Workspace:
    """The workspace exists with its owner and all it is born with. Raises SlugTaken.

    It takes a system connection, in a transaction, because no unit of work can precede its workspace.
    """
    with refuses_duplicate({"workspaces_slug_key": SlugTaken}):
        workspace = await store.insert(connection, slug=slug, name=name, now=now)
    owner = await store.furnish(
        connection, workspace=workspace, owner_email=owner_email, owner_name=owner_name, now=now
    )
    work = Work(connection, system_actor(workspace), now, "cli")
    work.record(WorkspaceCreated(id=workspace, slug=slug, name=name, owner_id=owner))
    await flush(work)
    return await get_workspace(work)


async def get_workspace(work: Work) -> Workspace:
    """Return the workspace one works in. Raises WorkspaceNotFound when it was removed meanwhile."""
    found = await store.find(work.connection, workspace=work.workspace)
    if found is None:
        raise WorkspaceNotFound
    return found


async def update_workspace(
    work: Work,
    *,
    name: str | UnsetType = UNSET,
    hosts: list[str] | UnsetType = UNSET,
    api_versions: Mapping[str, str | None] | UnsetType = UNSET,
    expected: int | None = None,
) -> Workspace:
    """The given fields hold; of `api_versions` those named change, None takes one away.

    Raises VersionMismatch, Invalid.
    """
    require(work, Permission.MANAGE)
    if name is not UNSET:
        name = check_line(name, "name")
    old = await store.find(work.connection, workspace=work.workspace, lock=True)
    if old is None:
        raise WorkspaceNotFound
    check_version(old.version, expected)
    versions = UNSET if api_versions is UNSET else changed_versions(old.api_versions, api_versions)
    new, changes = changed(old, {"name": name, "hosts": hosts, "api_versions": versions})
    if not changes:
        return old
    new = await store.update(work.connection, new, now=work.now)
    work.record(WorkspaceUpdated(id=new.id, changes=changes))
    return new
