"""Admins and their roles: core to wire."""

from collections.abc import Mapping

from parley.api.featurebase.ids import Kind, spell_id
from parley.api.featurebase.schemas.admins import AdminWire
from parley.api.featurebase.schemas.roles import RoleWire
from parley.core.access import Permission, may
from parley.core.actor import Role
from parley.core.people import Agent

# A role's number in its id: for ever.
ROLES: Mapping[Role, int] = {Role.OWNER: 1, Role.ADMIN: 2, Role.AGENT: 3, Role.LIGHT: 4}
# What the house knows of the dialect's permissions; the others are about what it has not.
PERMISSIONS: Mapping[str, Permission] = {
    "view_users": Permission.READ,
    "view_comments_private": Permission.READ,
    "manage_comments_private": Permission.NOTE,
    "manage_users": Permission.WRITE,
    "manage_help_center": Permission.WRITE,
    "manage_conversation_tags": Permission.WRITE,
    "set_conversation_tags": Permission.WRITE,
    "manage_team_members": Permission.MANAGE,
    "manage_user_roles": Permission.MANAGE,
    "manage_api": Permission.MANAGE,
    "manage_statuses": Permission.MANAGE,
    "manage_boards": Permission.MANAGE,
    "manage_custom_fields": Permission.MANAGE,
    "manage_integrations": Permission.MANAGE,
}


def admin_to_wire(workspace: int, agent: Agent) -> AdminWire:
    """Spell an admin."""
    return AdminWire(
        id=spell_id(workspace, Kind.ADMIN, agent.id),
        name=agent.name,
        email=agent.email,
        profile_picture=agent.avatar_url,
        role_id=spell_id(workspace, Kind.ROLE, ROLES[agent.role]),
    )


def role_to_wire(workspace: int, role: Role) -> RoleWire:
    """Spell a role."""
    return RoleWire(
        id=spell_id(workspace, Kind.ROLE, ROLES[role]),
        name=role.value.capitalize(),
        permissions={name: may(role, permission) for name, permission in PERMISSIONS.items()},
    )
