"""People inside other objects: who asked, who wrote, who takes part."""

from typing import Annotated, Literal, TypeAlias

import msgspec
from msgspec import UNSET, UnsetType

AuthorType: TypeAlias = Literal["admin", "customer", "guest", "integration", "bot", "lead"]


class AuthorWire(msgspec.Struct, rename="camel", gc=False):
    """Who asked, or who wrote a message."""

    id: str | None
    name: str
    email: str | None
    profile_picture: str | None
    type: AuthorType


class ParticipantWire(msgspec.Struct, gc=False):
    """Who takes part in a conversation."""

    id: str
    type: AuthorType


class AuthorInput(msgspec.Struct, rename="camel"):
    """Who asks: by id, by the id in one's own system, or by e-mail; found or created. `{}` means the key's agent."""

    id: Annotated[str, msgspec.Meta(max_length=100)] | UnsetType = UNSET
    user_id: Annotated[str, msgspec.Meta(min_length=1, max_length=255, examples=["usr_12345"])] | UnsetType = UNSET
    email: Annotated[str, msgspec.Meta(min_length=3, max_length=254, examples=["john@example.com"])] | UnsetType = UNSET
    name: Annotated[str, msgspec.Meta(max_length=255, examples=["John Doe"])] | UnsetType = UNSET
    profile_picture: (
        Annotated[str, msgspec.Meta(max_length=2000, examples=["https://example.com/avatar.png"])] | UnsetType
    ) = UNSET
