"""Who may do what: keys, roles and permissions."""

from parley.core.access.actions import (
    KEY_VERSION,
    authenticate,
    authenticate_key,
    create_key,
    forget_actors,
    get_key,
    list_keys,
    revoke_key,
)
from parley.core.access.model import ApiKey, KeyNotFound, NewKey
from parley.core.access.permissions import Permission, may, require

__all__ = [
    "KEY_VERSION",
    "ApiKey",
    "KeyNotFound",
    "NewKey",
    "Permission",
    "authenticate",
    "authenticate_key",
    "create_key",
    "forget_actors",
    "get_key",
    "list_keys",
    "may",
    "require",
    "revoke_key",
]
