"""The help center and its collections: core to wire."""

from typing import Any

from msgspec import UNSET

from parley.api.featurebase.ids import Kind, id_in_body, parse_id, spell_id, spell_id_or_none
from parley.api.featurebase.mapping.brands import ONLY
from parley.api.featurebase.moments import spell_moment
from parley.api.featurebase.schemas.collections import (
    CollectionChange,
    CollectionInput,
    CollectionTranslation,
    CollectionWire,
)
from parley.api.featurebase.schemas.help_center import LOCALE, HelpCenterTranslation, HelpCenterWire
from parley.core.articles import Section
from parley.core.workspaces import Workspace


def is_help_center(workspace: int, text: str | None) -> bool:
    """Whether this is the workspace's help center, or none is named."""
    return text is None or parse_id(workspace, Kind.HELP_CENTER, text) == ONLY


def help_center_to_wire(workspace: Workspace) -> HelpCenterWire:
    """Spell the help center that a workspace has."""
    return HelpCenterWire(
        id=spell_id(workspace.id, Kind.HELP_CENTER, ONLY),
        organization=spell_id(workspace.id, Kind.WORKSPACE, workspace.id),
        title=workspace.name,
        display_name=workspace.name,
        translations={LOCALE: HelpCenterTranslation(workspace.name, workspace.name)},
        created_at=spell_moment(workspace.created_at),
        updated_at=spell_moment(workspace.updated_at),
    )


def collection_to_wire(workspace: int, section: Section) -> CollectionWire:
    """Spell a collection."""
    return CollectionWire(
        id=spell_id(workspace, Kind.SECTION, section.id),
        name=section.title,
        description=section.description,
        slug=section.slug,
        parent_id=spell_id_or_none(workspace, Kind.SECTION, section.parent_id),
        help_center_id=spell_id(workspace, Kind.HELP_CENTER, ONLY),
        organization=spell_id(workspace, Kind.WORKSPACE, workspace),
        article_count=section.article_count,
        translations={
            LOCALE: CollectionTranslation(section.title, section.description, section.slug, section.article_count)
        },
        created_at=spell_moment(section.created_at),
        updated_at=spell_moment(section.updated_at),
    )


def collection_from_wire(workspace: int, body: CollectionInput | CollectionChange) -> dict[str, Any]:
    """Read what is given of a collection. Raises Invalid, NoSuchObject."""
    said: dict[str, Any] = {"title": body.name, "description": body.description}
    said["parent_id"] = parent_in_body(workspace, body.parent_id)
    return {name: value for name, value in said.items() if value is not UNSET}


def parent_in_body(workspace: int, given: Any) -> Any:
    """Read the collection around; None and what is not given stay as they are. Raises Invalid, NoSuchObject."""
    return id_in_body(workspace, Kind.SECTION, given, "parentId") if isinstance(given, str) else given
