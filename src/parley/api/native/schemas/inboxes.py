"""Inboxes on the wire."""

from typing import Annotated, ClassVar, TypeAlias

import msgspec
from msgspec import UNSET, UnsetType

from parley.api.native.paging import ListQuery
from parley.api.native.schemas.words import Moment, Name

ResponderIds: TypeAlias = Annotated[
    list[str], msgspec.Meta(max_length=500, description="The users who answer here", examples=[["user_2"]])
]
Id: TypeAlias = Annotated[str, msgspec.Meta(max_length=40)]
Minutes: TypeAlias = Annotated[
    int, msgspec.Meta(ge=1, le=525_600, description="Minutes without an answer before `ticket.unattended` is told")
]
Addresses: TypeAlias = Annotated[
    list[str],
    msgspec.Meta(max_length=50, description="Mail to these becomes tickets here", examples=[["support@example.com"]]),
]


class InboxWire(msgspec.Struct):
    """An inbox. A ticket without an answer of the team for `unattended_after` minutes is told of, once."""

    id: Annotated[str, msgspec.Meta(examples=["inbox_1"])]
    name: str
    responder_ids: list[str]
    team_id: str | None
    request_channel: str | None
    triage_channel: str | None
    addresses: list[str]
    auto_assign: bool
    csat_enabled: bool
    on_hold_allowed: bool
    is_default: bool
    owner_id: str | None
    sla_policy_id: str | None
    unattended_after: int | None
    created_at: Moment
    updated_at: Moment


class InboxSettings(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What an inbox may be told."""

    responder_ids: ResponderIds | UnsetType = UNSET
    team_id: str | UnsetType | None = UNSET
    request_channel: Name | UnsetType | None = UNSET
    triage_channel: Name | UnsetType | None = UNSET
    addresses: Addresses | UnsetType = UNSET
    auto_assign: bool | UnsetType = UNSET
    csat_enabled: bool | UnsetType = UNSET
    on_hold_allowed: bool | UnsetType = UNSET
    is_default: bool | UnsetType = UNSET
    owner_id: Id | UnsetType | None = UNSET
    sla_policy_id: Id | UnsetType | None = UNSET
    unattended_after: Minutes | UnsetType | None = UNSET


class InboxCreate(InboxSettings, forbid_unknown_fields=True, kw_only=True):
    """A new inbox."""

    name: Name


class InboxUpdate(InboxSettings, forbid_unknown_fields=True, kw_only=True):
    """What to change of an inbox."""

    name: Name | UnsetType = UNSET


class InboxQuery(ListQuery, kw_only=True):
    """Inboxes, newest first."""

    COLUMNS: ClassVar[dict[str, tuple[str, str]]] = {"created_at": ("i.created_at", "timestamptz")}
