"""Sections: core to wire, and back."""

from typing import Any

from parley.api.native.ids import id_in_body, spell_id, spell_id_or_none
from parley.api.native.schemas.sections import SectionWire
from parley.core.articles import Section
from parley.kit.clock import print_time

PREFIX = "col"


def section_to_wire(section: Section) -> SectionWire:
    """Spell a section."""
    return SectionWire(
        id=spell_id(PREFIX, section.id),
        title=section.title,
        slug=section.slug,
        description=section.description,
        parent_id=section_id_to_wire(section.parent_id),
        article_count=section.article_count,
        created_at=print_time(section.created_at),
        updated_at=print_time(section.updated_at),
    )


def section_id_to_wire(section: int | None) -> str | None:
    """Spell a section's id, or nothing."""
    return spell_id_or_none(PREFIX, section)


def section_from_wire(fields: dict[str, Any]) -> dict[str, Any]:
    """Read the given fields of a section; raise Invalid for a malformed parent."""
    parent = fields.get("parent_id")
    return fields if parent is None else fields | {"parent_id": id_in_body(PREFIX, parent, "parent_id")}
