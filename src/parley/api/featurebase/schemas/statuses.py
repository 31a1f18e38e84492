"""Statuses on the wire: objects of type post_status, as the seed's ticket has them."""

from typing import Annotated, Literal

import msgspec

from parley.api.featurebase.schemas.words import Id, StatusType


class StatusWire(msgspec.Struct, rename="camel", gc=False):
    """A status."""

    id: Id
    name: str
    color: Annotated[str, msgspec.Meta(examples=["Blue"])]
    type: StatusType
    is_default: bool
    object: Literal["post_status"] = "post_status"
