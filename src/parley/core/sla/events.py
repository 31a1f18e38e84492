"""What happens to service level policies."""

from typing import ClassVar

from parley.core.events import Changes, Event


class SlaPolicyEvent(Event, frozen=True, kw_only=True):
    """Something happened to a policy."""

    KIND: ClassVar[str] = "sla_policy"


class SlaPolicyCreated(SlaPolicyEvent, frozen=True, kw_only=True):
    """A policy was made."""

    TYPE: ClassVar[str] = "sla_policy.created"

    name: str


class SlaPolicyUpdated(SlaPolicyEvent, frozen=True, kw_only=True):
    """A policy changed; the one that lost the default flag to another is told of too."""

    TYPE: ClassVar[str] = "sla_policy.updated"

    changes: Changes


class SlaPolicyDeleted(SlaPolicyEvent, frozen=True, kw_only=True):
    """A policy was removed; the inboxes that named it have the default one."""

    TYPE: ClassVar[str] = "sla_policy.deleted"

    name: str
