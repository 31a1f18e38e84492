"""What a service level policy is."""

import datetime as dt
from collections.abc import Iterator, Mapping

import msgspec

from parley.core.errors import Conflict, Fault, NotFound
from parley.core.tickets import Priority

PRIORITY_WORDS = {priority: priority.name.lower() for priority in Priority}
LONGEST_MINUTES = 525_600


class SlaPolicyNotFound(NotFound):
    """No such policy in this workspace."""

    def __init__(self) -> None:
        super().__init__("SLA policy")


class SlaPolicyNameTaken(Conflict):
    """Another policy has this name, perhaps in another case."""

    code = "sla_policy_name_taken"

    def __init__(self) -> None:
        super().__init__("An SLA policy with this name exists already")


class Target(msgspec.Struct, frozen=True):
    """What is promised, in minutes since the ticket was opened; None promises nothing."""

    first_response: int | None = None
    resolution: int | None = None


class SlaPolicy(msgspec.Struct, frozen=True):
    """A policy. `targets` are by the word of the priority: `low`, `normal`, `high`, `urgent`.

    The default is that of inboxes that name no other; there need not be one.
    """

    id: int
    name: str
    targets: dict[str, Target]
    is_default: bool
    version: int
    created_at: dt.datetime
    updated_at: dt.datetime

    def target_of(self, priority: Priority) -> Target:
        """Return what is promised for a priority."""
        return self.targets.get(PRIORITY_WORDS[priority], Target())


def target_faults(targets: Mapping[str, Target]) -> Iterator[Fault]:
    """Name everything that keeps these from being targets."""
    for word, target in targets.items():
        if word not in PRIORITY_WORDS.values():
            yield Fault(f"targets.{word}", f"Must be one of {', '.join(PRIORITY_WORDS.values())}")
        for name in target.__struct_fields__:
            minutes = getattr(target, name)
            if minutes is not None and not 1 <= minutes <= LONGEST_MINUTES:
                yield Fault(f"targets.{word}.{name}", f"Must be 1 to {LONGEST_MINUTES} minutes")
