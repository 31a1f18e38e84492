"""The SQL of seats: what agents are recognised by, links, second factors, invitations, identities."""

from parley.core.seats.store.credentials import (
    fetch_stewards,
    find_credentials,
    find_credentials_of,
    find_preferences,
    get_credentials,
    is_untouched,
    lock_workspace,
    refresh_password,
    rename_agent,
    set_password,
    set_preferences,
    want_samples,
)
from parley.core.seats.store.links import drop_expired, find_link, insert_link, spend_link, void_links

__all__ = [
    "drop_expired",
    "fetch_stewards",
    "find_credentials",
    "find_credentials_of",
    "find_link",
    "find_preferences",
    "get_credentials",
    "insert_link",
    "is_untouched",
    "lock_workspace",
    "refresh_password",
    "rename_agent",
    "set_password",
    "set_preferences",
    "spend_link",
    "void_links",
    "want_samples",
]
