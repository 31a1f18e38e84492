"""Keys, oneself, and the workspace on the wire."""

from typing import Annotated, ClassVar, Literal

import msgspec
from msgspec import UNSET, UnsetType

from parley.api.native.paging import ListQuery
from parley.api.native.schemas.words import Moment, Name

ApiVersion = Annotated[str, msgspec.Meta(extra_json_schema={"minLength": 1, "maxLength": 64})]
HostName = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$",
        max_length=253,
        extra={"says": "Must be a host name such as help.example.com, in lower case"},
    ),
]
KeyRole = Literal["owner", "admin", "agent", "light", "read"]


class KeyWire(msgspec.Struct):
    """An API key. `key` is its text, shown once, when it is made."""

    id: Annotated[str, msgspec.Meta(examples=["key_1"])]
    name: str
    role: KeyRole
    user_id: str | None
    created_at: Moment
    last_used_at: Moment | None
    key: str | UnsetType = UNSET


class KeyCreate(msgspec.Struct, forbid_unknown_fields=True):
    """A new key; with `user_id` it acts as that user, else as the integration of its name."""

    name: Name
    role: KeyRole = "agent"
    user_id: Annotated[str, msgspec.Meta(max_length=40)] | None = None


class KeyQuery(ListQuery, kw_only=True):
    """Keys, newest first; revoked ones are left out."""

    COLUMNS: ClassVar[dict[str, tuple[str, str]]] = {"created_at": ("k.created_at", "timestamptz")}


class WorkspaceWire(msgspec.Struct):
    """The workspace the key belongs to.

    `api_versions` names, by a door's name, the version that is spoken with clients which ask for none.
    """

    id: str
    slug: str
    name: str
    hosts: list[str]
    api_versions: dict[str, str]
    owner_id: str | None
    created_at: Moment
    updated_at: Moment


class WorkspaceUpdate(msgspec.Struct, forbid_unknown_fields=True):
    """What to change of the workspace."""

    name: Name | UnsetType = UNSET
    hosts: (
        Annotated[
            list[HostName],
            msgspec.Meta(max_length=20, description="Host names that lead to this workspace without a sign-in"),
        ]
        | UnsetType
    ) = UNSET
    api_versions: (
        Annotated[
            dict[str, ApiVersion | None],
            msgspec.Meta(
                description="By the name of a door; those named change, null takes one away",
                examples=[{"featurebase": "2026-01-01.nova"}],
            ),
        ]
        | UnsetType
    ) = UNSET


class MeWire(msgspec.Struct):
    """Who the key stands for, and what it may do."""

    type: Literal["agent", "integration"]
    id: str
    name: str
    role: KeyRole
    permissions: list[Literal["read", "note", "write", "manage"]]
    workspace_id: str
