"""Ticket categories: core to wire."""

from parley.api.featurebase.ids import Kind, spell_id
from parley.api.featurebase.moments import spell_moment
from parley.api.featurebase.schemas.categories import BoardLocalization, CategoryWire
from parley.core.categories import Category

LANGUAGE = "en"


def category_to_wire(workspace: int, category: Category) -> CategoryWire:
    """Spell a category."""
    return CategoryWire(
        id=spell_id(workspace, Kind.CATEGORY, category.id),
        name=category.name,
        custom_fields=[spell_id(workspace, Kind.FIELD, field) for field in category.field_ids],
        created_at=spell_moment(category.created_at),
        localization=BoardLocalization(name={LANGUAGE: category.name}),
        support_board_type=category.type.value,
    )
