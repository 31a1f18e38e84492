"""Conversation tags: core to wire."""

from parley.api.featurebase.ids import Kind, spell_id
from parley.api.featurebase.schemas.tags import TagWire
from parley.core.tags import Tag


def tag_to_wire(workspace: int, tag: Tag) -> TagWire:
    """Spell a tag."""
    return TagWire(id=spell_id(workspace, Kind.TAG, tag.id), name=tag.name)
