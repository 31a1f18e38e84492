"""Service levels on the wire."""

from typing import Annotated, ClassVar, TypeAlias

import msgspec
from msgspec import UNSET, UnsetType

from parley.api.native.paging import ListQuery
from parley.api.native.schemas.words import Moment, Name

Minutes: TypeAlias = Annotated[int, msgspec.Meta(ge=1, le=525_600, description="Minutes", examples=[60])]


class TargetWire(msgspec.Struct, forbid_unknown_fields=True):
    """What is promised, in minutes since the ticket was opened; null promises nothing."""

    first_response: Minutes | None = None
    resolution: Minutes | None = None


class TargetsWire(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """What is promised for each priority; nothing for one that is missing."""

    low: TargetWire | UnsetType = UNSET
    medium: TargetWire | UnsetType = UNSET
    high: TargetWire | UnsetType = UNSET
    urgent: TargetWire | UnsetType = UNSET


class SlaPolicyWire(msgspec.Struct):
    """A policy. The default one is that of inboxes that name no other."""

    id: Annotated[str, msgspec.Meta(examples=["sla_1"])]
    name: str
    targets: TargetsWire
    is_default: bool
    created_at: Moment
    updated_at: Moment


class SlaPolicyCreate(msgspec.Struct, forbid_unknown_fields=True):
    """A new policy."""

    name: Name
    targets: TargetsWire
    is_default: bool = False


class SlaPolicyUpdate(msgspec.Struct, forbid_unknown_fields=True):
    """What to change of a policy; `targets` replaces them all."""

    name: Name | UnsetType = UNSET
    targets: TargetsWire | UnsetType = UNSET
    is_default: bool | UnsetType = UNSET


class SlaPolicyQuery(ListQuery, kw_only=True):
    """Policies, newest first."""

    COLUMNS: ClassVar[dict[str, tuple[str, str]]] = {"created_at": ("p.created_at", "timestamptz")}


class ClockWire(msgspec.Struct):
    """A clock that stopped after so many minutes; `breached` is null where nothing was promised."""

    minutes: float
    breached: bool | None


class DueWire(msgspec.Struct):
    """When a clock that still runs is to have stopped."""

    at: Moment
    is_past: bool


class SlaWire(msgspec.Struct):
    """A ticket's clocks, null while they run, and what is still due under its policy.

    The first resolution's clock stays where it stopped when the ticket is reopened.
    """

    policy_id: str | None
    policy_name: str | None
    first_response: ClockWire | None
    resolution: ClockWire | None
    first_resolution: ClockWire | None
    first_response_due: DueWire | None
    resolution_due: DueWire | None
