"""Who is told by mail of what goes wrong with the desk itself: those who may change its settings."""

from typing import Final

from parley.core.access import Permission, may
from parley.core.actor import Role
from parley.core.seats import store
from parley.core.seats.model import Steward
from parley.core.work import Work

MOST: Final = 20
"""A desk where more manage need not tell them all."""


async def list_stewards(work: Work) -> list[Steward]:
    """Return the active owners, then the admins, twenty at most."""
    roles = [role for role in Role if may(role, Permission.MANAGE)]
    return await store.fetch_stewards(work.connection, workspace=work.workspace, roles=roles, most=MOST)
