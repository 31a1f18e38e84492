"""What a category is, where it may stand in the tree, and which fields its tickets have."""

import datetime as dt
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import TypedDict

import msgspec

from parley.core.errors import Conflict, Fault, NotFound
from parley.core.fields import Entity, Field

MOST_LEVELS = 10


class CategoryType(StrEnum):
    """Who the tickets of a category are for."""

    CUSTOMER = "customer"
    TRACKER = "tracker"
    BACK_OFFICE = "back-office"


class CategoryNotFound(NotFound):
    """No such category in this workspace."""

    def __init__(self) -> None:
        super().__init__("Category")


class CategoryInUse(Conflict):
    """Tickets are of this category, deleted ones that can be restored among them."""

    code = "category_in_use"

    def __init__(self) -> None:
        super().__init__("Tickets are of this category: it cannot be deleted")


class HasSubcategories(Conflict):
    """Other categories stand below this one."""

    code = "has_subcategories"

    def __init__(self) -> None:
        super().__init__("Other categories are below this one: move or delete them first")


class DefaultCategoryRequired(Conflict):
    """There is exactly one default category, and it can only be replaced."""

    code = "default_category_required"

    def __init__(self) -> None:
        super().__init__("This is the default category: make another one the default first")


class Category(msgspec.Struct, frozen=True):
    """A category; `field_ids` are the fields it names, in its order."""

    id: int
    name: str
    type: CategoryType
    parent_id: int | None
    field_ids: list[int]
    is_default: bool
    version: int
    created_at: dt.datetime
    updated_at: dt.datetime


class CategorySettings(TypedDict, total=False):
    """What a new category may be given beside its name."""

    type: CategoryType
    parent_id: int | None
    field_ids: Sequence[int]
    is_default: bool


class CategoryChanges(CategorySettings, total=False):
    """What may change of a category."""

    name: str


def fields_of(category: int | None, categories: Sequence[Category], fields: Sequence[Field]) -> list[Field]:
    """Return the fields of a ticket in this category: those no category names, then the category's in its order."""
    named = {field_id for each in categories for field_id in each.field_ids}
    ours = {field.id: field for field in fields if field.entity is Entity.TICKET}
    general = [field for field in ours.values() if field.id not in named]
    own = next((each.field_ids for each in categories if each.id == category), list[int]())
    return general + [ours[field_id] for field_id in own if field_id in ours]


def reference_faults(
    category: int, given: CategorySettings, categories: Sequence[Category], fields: Sequence[Field]
) -> Iterator[Fault]:
    """Name the fields that do not exist, and what is wrong with the parent; a new category's own id is 0."""
    known = {field.id for field in fields if field.entity is Entity.TICKET}
    for place, field_id in enumerate(given.get("field_ids", ())):
        if field_id not in known:
            yield Fault(f"field_ids.{place}", "Unknown field")
    parents = {each.id: each.parent_id for each in categories}
    parent = given.get("parent_id")
    if parent is not None and parent not in parents:
        yield Fault("parent_id", "Unknown category")
    elif parent is not None:
        above = _ancestors(parents, parent)
        if category in above:
            yield Fault("parent_id", "A category cannot be below itself")
        elif len(above) + _height(parents, category) > MOST_LEVELS:
            yield Fault("parent_id", f"At most {MOST_LEVELS} levels")


def _ancestors(parents: dict[int, int | None], start: int | None) -> list[int]:
    """List a category and those above it."""
    found: list[int] = []
    while start is not None:
        found.append(start)
        start = parents[start]
    return found


def _height(parents: dict[int, int | None], category: int) -> int:
    """Count the levels from a category to the lowest below it, its own included."""
    reaching = [_ancestors(parents, each) for each in parents]
    return max((path.index(category) + 1 for path in reaching if category in path), default=1)
