"""Categories: core to wire and back."""

from typing import Any

from parley.api.native.bodies import given
from parley.api.native.ids import id_in_body, ids_in_body, spell_id, spell_id_or_none
from parley.api.native.schemas.categories import CategoryCreate, CategoryUpdate, CategoryWire
from parley.core.categories import Category
from parley.kit.clock import print_time


def category_to_wire(category: Category) -> CategoryWire:
    """Spell a category."""
    return CategoryWire(
        id=spell_id("cat", category.id),
        name=category.name,
        type=category.type,
        parent_id=spell_id_or_none("cat", category.parent_id),
        field_ids=[spell_id("field", field) for field in category.field_ids],
        is_default=category.is_default,
        created_at=print_time(category.created_at),
        updated_at=print_time(category.updated_at),
    )


def category_from_wire(body: CategoryCreate | CategoryUpdate) -> dict[str, Any]:
    """Read what is given of a category; raise Invalid for malformed ids."""
    settings = given(body)
    if "field_ids" in settings:
        settings["field_ids"] = ids_in_body("field", settings["field_ids"], "field_ids")
    if settings.get("parent_id") is not None:
        settings["parent_id"] = id_in_body("cat", settings["parent_id"], "parent_id")
    return settings
