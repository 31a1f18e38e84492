"""Tags: core to wire."""

from parley.api.native.ids import spell_id
from parley.api.native.schemas.tags import TagWire
from parley.core.tags import Tag
from parley.kit.clock import print_time


def tag_to_wire(tag: Tag) -> TagWire:
    """Spell a tag."""
    return TagWire(
        id=spell_id("tag", tag.id),
        name=tag.name,
        color=tag.color,
        created_at=print_time(tag.created_at),
        updated_at=print_time(tag.updated_at),
    )
