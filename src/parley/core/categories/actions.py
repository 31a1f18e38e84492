"""Make, change and remove categories. One at a time in a workspace: two moves at once could make a circle."""

from collections.abc import Callable
from typing import Any, Unpack

from parley.core.access import Permission, require
from parley.core.categories import store
from parley.core.categories.events import CategoryCreated, CategoryDeleted, CategoryUpdated
from parley.core.categories.model import (
    Category,
    CategoryChanges,
    CategoryInUse,
    CategoryNotFound,
    CategorySettings,
    CategoryType,
    DefaultCategoryRequired,
    HasSubcategories,
    reference_faults,
)
from parley.core.change import changed, check_version
from parley.core.errors import Invalid
from parley.core.fields import store as fields
from parley.core.lines import check_line
from parley.core.work import Work
from parley.kit.db import refuses_duplicate
from parley.kit.db.listing import Found, Search
from parley.kit.db.turns import take_turn

IN_USE: dict[str, Callable[[], Exception]] = {
    "tickets_workspace_id_category_id_fkey": CategoryInUse,
    "categories_workspace_id_parent_id_fkey": HasSubcategories,
}


async def create_category(work: Work, *, name: str, **settings: Unpack[CategorySettings]) -> Category:
    """The category exists. As the default it takes the flag from the old one. Raises Invalid."""
    require(work, Permission.MANAGE)
    await take_turn(work.connection, "setup", work.workspace)
    wanted = await _checked(work, 0, {"name": name, **settings})
    draft = Category(
        id=0,
        name=wanted["name"],
        type=settings.get("type", CategoryType.CUSTOMER),
        parent_id=settings.get("parent_id"),
        field_ids=wanted.get("field_ids", []),
        is_default=settings.get("is_default", False),
        version=1,
        created_at=work.now,
        updated_at=work.now,
    )
    if draft.is_default:
        await _unset_default(work)
    category = await store.insert(work.connection, workspace=work.workspace, draft=draft)
    await store.put_fields(work.connection, workspace=work.workspace, category=category, fields=draft.field_ids)
    work.record(CategoryCreated(id=category, name=draft.name, type=draft.type, parent_id=draft.parent_id))
    return await get_category(work, category=category)


async def get_category(work: Work, *, category: int) -> Category:
    """Return the category. Raises CategoryNotFound."""
    found = await store.find(work.connection, workspace=work.workspace, category=category)
    if found is None:
        raise CategoryNotFound
    return found


async def update_category(
    work: Work, *, category: int, expected: int | None = None, **given: Unpack[CategoryChanges]
) -> Category:
    """The given settings hold; a field named twice is named once.

    Raises CategoryNotFound, VersionMismatch, Invalid for unknown ids, circles and a tree deeper than ten levels,
    DefaultCategoryRequired when the flag would be taken from the default without a successor.
    """
    require(work, Permission.MANAGE)
    await take_turn(work.connection, "setup", work.workspace)
    old = await _locked(work, category)
    check_version(old.version, expected)
    new, changes = changed(old, await _checked(work, category, given))
    if not changes:
        return old
    if old.is_default and not new.is_default:
        raise DefaultCategoryRequired
    if "is_default" in changes:
        await _unset_default(work)
    await store.put_fields(work.connection, workspace=work.workspace, category=category, fields=new.field_ids)
    new = await store.update(work.connection, workspace=work.workspace, category=new, now=work.now)
    work.record(CategoryUpdated(id=new.id, changes=changes))
    return new


async def delete_category(work: Work, *, category: int, expected: int | None = None) -> None:
    """The category is gone. Raises CategoryNotFound, VersionMismatch, DefaultCategoryRequired, HasSubcategories,
    CategoryInUse.
    """
    require(work, Permission.MANAGE)
    await take_turn(work.connection, "setup", work.workspace)
    old = await _locked(work, category)
    check_version(old.version, expected)
    if old.is_default:
        raise DefaultCategoryRequired
    with refuses_duplicate(IN_USE):
        await store.delete(work.connection, workspace=work.workspace, category=category)
    work.record(CategoryDeleted(id=old.id, name=old.name))


async def list_categories(work: Work, search: Search) -> Found[Category]:
    """Page through the categories."""
    return await store.fetch(work.connection, search)


async def _checked(work: Work, category: int, given: CategoryChanges) -> dict[str, Any]:
    """Return the settings as they are kept; raise Invalid with every fault of its references."""
    wanted: dict[str, Any] = dict(given)
    if "name" in given:
        wanted["name"] = check_line(given["name"], "name")
    categories = await store.fetch_all(work.connection, work.workspace)
    known = await fields.fetch_all(work.connection, work.workspace)
    faults = list(reference_faults(category, given, categories, known))
    if faults:
        raise Invalid(faults)
    if "field_ids" in given:
        wanted["field_ids"] = list(dict.fromkeys(given["field_ids"]))
    return wanted


async def _locked(work: Work, category: int) -> Category:
    found = await store.find(work.connection, workspace=work.workspace, category=category, lock=True)
    if found is None:
        raise CategoryNotFound
    return found


async def _unset_default(work: Work) -> None:
    old = await store.unset_default(work.connection, workspace=work.workspace, now=work.now)
    if old is not None:
        work.record(CategoryUpdated(id=old, changes={"is_default": (True, False)}))
