"""Make, change and remove statuses. One at a time in a workspace, so that exactly one stays the default."""

from typing import Unpack

from parley.core.access import Permission, require
from parley.core.change import changed, check_version
from parley.core.statuses import store
from parley.core.statuses.events import StatusCreated, StatusDeleted, StatusUpdated
from parley.core.statuses.model import (
    COLORS,
    TYPES,
    DefaultStatusRequired,
    State,
    Status,
    StatusChanges,
    StatusInUse,
    StatusKeyTaken,
    StatusNotFound,
    StatusSettings,
    check_default,
    checked_key,
    tidied,
)
from parley.core.work import Work
from parley.kit.db import refuses_duplicate
from parley.kit.db.listing import Found, Search
from parley.kit.db.turns import take_turn


async def create_status(
    work: Work, *, name: str, state: State, key: str | None = None, **settings: Unpack[StatusSettings]
) -> Status:
    """The status exists, last unless placed; its key is made from its name unless given. As the default it takes the
    flag from the old one. Raises StatusKeyTaken, Invalid.
    """
    require(work, Permission.MANAGE)
    await take_turn(work.connection, "setup", work.workspace)
    wanted = tidied({"name": name, **settings})
    draft = Status(
        id=0,
        key=checked_key(key, wanted["name"]),
        name=wanted["name"],
        state=state,
        type=settings.get("type", TYPES[state]),
        color=settings.get("color", COLORS[state]),
        position=settings.get("position", await store.next_position(work.connection, work.workspace)),
        is_default=settings.get("is_default", False),
        version=1,
        created_at=work.now,
        updated_at=work.now,
    )
    check_default(draft)
    if draft.is_default:
        await _unset_default(work)
    with refuses_duplicate({"statuses_key": StatusKeyTaken}):
        status = await store.insert(work.connection, workspace=work.workspace, draft=draft)
    work.record(StatusCreated(id=status.id, key=status.key, name=status.name, state=status.state))
    return status


async def get_status(work: Work, *, status: int) -> Status:
    """Return the status. Raises StatusNotFound."""
    found = await store.find(work.connection, workspace=work.workspace, status=status)
    if found is None:
        raise StatusNotFound
    return found


async def update_status(
    work: Work, *, status: int, expected: int | None = None, **given: Unpack[StatusChanges]
) -> Status:
    """The given settings hold; another state brings its own type unless one is given.

    Raises StatusNotFound, VersionMismatch, Invalid, DefaultStatusRequired when the flag would be taken from the default
    without a successor, StatusInUse when tickets that have it would change their state.
    """
    require(work, Permission.MANAGE)
    await take_turn(work.connection, "setup", work.workspace)
    old = await _locked(work, status)
    check_version(old.version, expected)
    wanted = tidied(given)
    if wanted.get("state", old.state) != old.state:
        wanted.setdefault("type", TYPES[wanted["state"]])
    new, changes = changed(old, wanted)
    if not changes:
        return old
    if old.is_default and not new.is_default:
        raise DefaultStatusRequired
    check_default(new)
    if "state" in changes and await store.is_used(work.connection, workspace=work.workspace, status=status):
        raise StatusInUse
    if "is_default" in changes:
        await _unset_default(work)
    new = await store.update(work.connection, workspace=work.workspace, status=new, now=work.now)
    work.record(StatusUpdated(id=new.id, changes=changes))
    return new


async def delete_status(work: Work, *, status: int, expected: int | None = None) -> None:
    """The status is gone. Raises StatusNotFound, VersionMismatch, DefaultStatusRequired, StatusInUse."""
    require(work, Permission.MANAGE)
    await take_turn(work.connection, "setup", work.workspace)
    old = await _locked(work, status)
    check_version(old.version, expected)
    if old.is_default:
        raise DefaultStatusRequired
    with refuses_duplicate({"tickets_workspace_id_status_id_fkey": StatusInUse}):
        await store.delete(work.connection, workspace=work.workspace, status=status)
    work.record(StatusDeleted(id=old.id, key=old.key, name=old.name))


async def list_statuses(work: Work, search: Search) -> Found[Status]:
    """Page through the statuses."""
    return await store.fetch(work.connection, search)


async def _locked(work: Work, status: int) -> Status:
    found = await store.find(work.connection, workspace=work.workspace, status=status, lock=True)
    if found is None:
        raise StatusNotFound
    return found


async def _unset_default(work: Work) -> None:
    old = await store.unset_default(work.connection, workspace=work.workspace, now=work.now)
    if old is not None:
        work.record(StatusUpdated(id=old, changes={"is_default": (True, False)}))
