"""Make, change and remove tags."""

from collections.abc import Sequence

from msgspec import UNSET, UnsetType

from parley.core.access import Permission, require
from parley.core.change import changed, check_version
from parley.core.lines import check_line
from parley.core.tags import store
from parley.core.tags.events import TagCreated, TagDeleted, TagUpdated
from parley.core.tags.model import DEFAULT_COLOR, LONGEST_NAME, Tag, TagNameTaken, TagNotFound
from parley.core.work import Work
from parley.kit.db import refuses_duplicate
from parley.kit.db.listing import Found, Search

TAKEN = {"tags_name": TagNameTaken}


async def create_tag(work: Work, *, name: str, color: str = DEFAULT_COLOR) -> Tag:
    """The tag exists. Raises TagNameTaken."""
    require(work, Permission.WRITE)
    name = check_line(name, "name", most=LONGEST_NAME)
    with refuses_duplicate(TAKEN):
        tag = await store.insert(work.connection, workspace=work.workspace, name=name, color=color, now=work.now)
    work.record(TagCreated(id=tag.id, name=tag.name, color=tag.color))
    return tag


async def get_tag(work: Work, *, tag: int) -> Tag:
    """Return the tag. Raises TagNotFound."""
    found = await store.find(work.connection, workspace=work.workspace, tag=tag)
    if found is None:
        raise TagNotFound
    return found


async def find_tags(work: Work, *, names: Sequence[str]) -> dict[str, Tag]:
    """Find tags by their names, whatever their case; the answer is by name in lower case, without the unknown."""
    found = await store.find_named(work.connection, workspace=work.workspace, names=names) if names else []
    return {tag.name.lower(): tag for tag in found}


async def update_tag(
    work: Work,
    *,
    tag: int,
    name: str | UnsetType = UNSET,
    color: str | UnsetType = UNSET,
    expected: int | None = None,
) -> Tag:
    """The given fields hold. Raises TagNotFound, TagNameTaken, VersionMismatch when `expected` is not its version."""
    require(work, Permission.WRITE)
    if name is not UNSET:
        name = check_line(name, "name", most=LONGEST_NAME)
    old = await _locked(work, tag)
    check_version(old.version, expected)
    new, changes = changed(old, {"name": name, "color": color})
    if not changes:
        return old
    with refuses_duplicate(TAKEN):
        new = await store.update(work.connection, workspace=work.workspace, tag=new, now=work.now)
    work.record(TagUpdated(id=new.id, changes=changes))
    return new


async def delete_tag(work: Work, *, tag: int, expected: int | None = None) -> None:
    """The tag is gone, from every ticket too. Raises TagNotFound, VersionMismatch."""
    require(work, Permission.WRITE)
    old = await _locked(work, tag)
    check_version(old.version, expected)
    await store.delete(work.connection, workspace=work.workspace, tag=tag)
    work.record(TagDeleted(id=old.id, name=old.name))


async def list_tags(work: Work, search: Search) -> Found[Tag]:
    """Page through the tags."""
    return await store.fetch(work.connection, search)


async def _locked(work: Work, tag: int) -> Tag:
    found = await store.find(work.connection, workspace=work.workspace, tag=tag, lock=True)
    if found is None:
        raise TagNotFound
    return found
