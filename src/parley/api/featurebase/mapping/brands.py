"""Brands: core to wire."""

from parley.api.featurebase.ids import Kind, spell_id
from parley.api.featurebase.moments import spell_moment
from parley.api.featurebase.schemas.brands import BrandWire
from parley.core.workspaces import Workspace

# A workspace is one brand and has one help center.
ONLY = 1


def brand_to_wire(workspace: Workspace) -> BrandWire:
    """Spell the brand that a workspace is."""
    return BrandWire(
        id=spell_id(workspace.id, Kind.BRAND, ONLY),
        name=workspace.name,
        help_center_id=spell_id(workspace.id, Kind.HELP_CENTER, ONLY),
        created_at=spell_moment(workspace.created_at),
        updated_at=spell_moment(workspace.updated_at),
    )
