"""Admins on the wire: the house's agents."""

from typing import Literal

import msgspec

from parley.api.featurebase.schemas.words import Id


class AdminWire(msgspec.Struct, rename="camel"):
    """An admin."""

    id: Id
    name: str
    email: str
    profile_picture: str | None
    role_id: str
    object: Literal["admin"] = "admin"
