"""Keys, oneself, and the workspace: core to wire."""

from typing import Any

from msgspec import UNSET

from parley.api.native.ids import spell_id, spell_id_or_none
from parley.api.native.schemas.access import KeyWire, MeWire, WorkspaceWire
from parley.core.access import ApiKey, Permission, may
from parley.core.actor import Actor, ActorKind
from parley.core.workspaces import Workspace
from parley.kit.clock import print_time


def key_to_wire(key: ApiKey, text: str | None = None) -> KeyWire:
    """Spell a key; its text only at its making."""
    return KeyWire(
        id=spell_id("key", key.id),
        name=key.name,
        role=key.role.value,
        user_id=spell_id_or_none("user", key.agent_id),
        created_at=print_time(key.created_at),
        last_used_at=key.last_used_at and print_time(key.last_used_at),
        key=text or UNSET,
    )


def workspace_to_wire(workspace: Workspace) -> WorkspaceWire:
    """Spell the workspace."""
    return WorkspaceWire(
        id=spell_id("ws", workspace.id),
        slug=workspace.slug,
        name=workspace.name,
        hosts=workspace.hosts,
        api_versions=workspace.api_versions,
        owner_id=spell_id_or_none("user", workspace.owner_id),
        created_at=print_time(workspace.created_at),
        updated_at=print_time(workspace.updated_at),
    )


def me_to_wire(actor: Actor) -> MeWire:
    """Spell the caller."""
    is_agent = actor.kind is ActorKind.AGENT
    permissions: list[Any] = [kind.name.lower() for kind in Permission if may(actor.role, kind)]
    return MeWire(
        type="agent" if is_agent else "integration",
        id=spell_id("user" if is_agent else "key", actor.id or 0),
        name=actor.name,
        role=actor.role.value,
        permissions=permissions,
        workspace_id=spell_id("ws", actor.workspace),
    )
