"""Brands on the wire: a workspace is one."""

from typing import Literal

import msgspec

from parley.api.featurebase.schemas.words import Id, Moment


class BrandWire(msgspec.Struct, rename="camel"):
    """A brand."""

    id: Id
    name: str
    help_center_id: Id
    created_at: Moment
    updated_at: Moment
    is_default: Literal[True] = True
    sender_email_address_id: None = None
    object: Literal["brand"] = "brand"
