"""Channels on the wire."""

from typing import Annotated, ClassVar, TypeAlias

import msgspec
from msgspec import UNSET, UnsetType

from parley.api.native.paging import ListQuery
from parley.api.native.schemas.words import Moment, Name

Id: TypeAlias = Annotated[str, msgspec.Meta(max_length=40)]
ExternalId: TypeAlias = Annotated[
    str,
    msgspec.Meta(
        pattern="^[A-Za-z0-9][A-Za-z0-9._:@-]*$",
        max_length=255,
        description="The channel's id in its chat",
        examples=["C0123ABCD"],
        extra={"says": "Must be letters, digits and . _ : @ -"},
    ),
]


class ChannelWire(msgspec.Struct):
    """A channel of a chat in which an inbox listens. `external_id` is its id there, and stands in addresses."""

    id: Annotated[str, msgspec.Meta(examples=["chan_3"])]
    external_id: ExternalId
    name: str
    inbox_id: str
    owner_id: str | None
    company_id: str | None
    created_at: Moment
    updated_at: Moment


class ChannelCreate(msgspec.Struct, forbid_unknown_fields=True):
    """A channel in which the inbox shall listen; without a name it is called by its id."""

    external_id: ExternalId
    name: Name | None = None
    owner_id: Id | None = None
    company_id: Id | None = None


class ChannelUpdate(msgspec.Struct, forbid_unknown_fields=True):
    """What to change of a channel; null clears."""

    name: Name | UnsetType = UNSET
    inbox_id: Id | UnsetType = UNSET
    owner_id: Id | UnsetType | None = UNSET
    company_id: Id | UnsetType | None = UNSET


class ChannelQuery(ListQuery, kw_only=True):
    """Channels by inbox and company."""

    COLUMNS: ClassVar[dict[str, tuple[str, str]]] = {"created_at": ("h.created_at", "timestamptz")}

    inbox_id: Annotated[str, msgspec.Meta(max_length=40, description="Those of this inbox")] | None = None
    company_id: Annotated[str, msgspec.Meta(max_length=40, description="Those of this company")] | None = None
