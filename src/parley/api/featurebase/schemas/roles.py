"""Roles of admins on the wire."""

from typing import Literal

import msgspec

from parley.api.featurebase.schemas.words import Id


class RoleWire(msgspec.Struct):
    """A role, and which of the dialect's permissions it amounts to."""

    id: Id
    name: str
    permissions: dict[str, bool]
    object: Literal["admin_role"] = "admin_role"
