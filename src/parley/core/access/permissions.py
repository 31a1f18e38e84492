"""What each role may do."""

from enum import Enum

from parley.core.actor import Role
from parley.core.errors import Forbidden
from parley.core.work import Work


class Permission(Enum):
    """The sorts of things one may be allowed; the value says it in the refusal."""

    READ = "read"
    NOTE = "write notes"
    WRITE = "change tickets, customers, tags and articles"
    MANAGE = "change settings, people and keys"


GRANTED: dict[Role, frozenset[Permission]] = {
    Role.READ: frozenset({Permission.READ}),
    Role.LIGHT: frozenset({Permission.READ, Permission.NOTE}),
    Role.AGENT: frozenset({Permission.READ, Permission.NOTE, Permission.WRITE}),
    Role.ADMIN: frozenset(Permission),
    Role.OWNER: frozenset(Permission),
}


def weaker(one: Role, other: Role) -> Role:
    """Return the role that grants less: a key is never mightier than the agent it acts as."""
    return min(one, other, key=lambda role: len(GRANTED[role]) + (role is Role.OWNER))


def may(role: Role, permission: Permission) -> bool:
    """Whether the role includes the permission."""
    return permission in GRANTED[role]


def require(work: Work, permission: Permission) -> None:
    """Raise Forbidden unless the actor may."""
    if not may(work.actor.role, permission):
        raise Forbidden(f"The role '{work.actor.role}' may not {permission.value}")
