"""Teams on the wire."""

from typing import Annotated, Literal

import msgspec

from parley.api.featurebase.schemas.words import Id


class TeamIcon(msgspec.Struct):
    """An icon; no team of ours has one."""

    type: Literal["emoji", "predefined", "external"]
    value: str


class TeamWire(msgspec.Struct):
    """A team. The house gives no team a colour of its own."""

    id: Id
    name: str
    members: Annotated[list[Id], msgspec.Meta(description="The ids of its admins")]
    color: str = "#8a8f98"
    icon: TeamIcon | None = None
    object: Literal["team"] = "team"
