"""Service levels: core to wire and back."""

from typing import Any

from msgspec import UNSET

from parley.api.native.ids import spell_id
from parley.api.native.schemas.sla import ClockWire, DueWire, SlaPolicyWire, SlaWire, TargetsWire, TargetWire
from parley.core.sla import Clock, Due, Metrics, SlaPolicy, Target
from parley.kit.clock import print_time

PREFIX = "sla"
# Core's word for a priority, by the one of this door.
WORDS = {"low": "low", "medium": "normal", "high": "high", "urgent": "urgent"}


def policy_to_wire(policy: SlaPolicy) -> SlaPolicyWire:
    """Spell a policy."""
    targets = {word: policy.targets[ours] for word, ours in WORDS.items() if ours in policy.targets}
    return SlaPolicyWire(
        id=spell_id(PREFIX, policy.id),
        name=policy.name,
        targets=TargetsWire(
            **{word: TargetWire(target.first_response, target.resolution) for word, target in targets.items()}
        ),
        is_default=policy.is_default,
        created_at=print_time(policy.created_at),
        updated_at=print_time(policy.updated_at),
    )


def policy_from_wire(fields: dict[str, Any]) -> dict[str, Any]:
    """Read what is given of a policy."""
    if isinstance(fields.get("targets"), TargetsWire):
        named = {ours: getattr(fields["targets"], word) for word, ours in WORDS.items()}
        fields["targets"] = {
            ours: Target(target.first_response, target.resolution)
            for ours, target in named.items()
            if target is not UNSET
        }
    return fields


def metrics_to_wire(metrics: Metrics, policy: SlaPolicy | None) -> SlaWire:
    """Spell a ticket's clocks and the policy they are judged by."""
    return SlaWire(
        policy_id=spell_id(PREFIX, policy.id) if policy else None,
        policy_name=policy.name if policy else None,
        first_response=_clock(metrics.first_response),
        resolution=_clock(metrics.resolution),
        first_resolution=_clock(metrics.first_resolution),
        first_response_due=_due(metrics.first_response_due),
        resolution_due=_due(metrics.resolution_due),
    )


def _clock(clock: Clock | None) -> ClockWire | None:
    return ClockWire(clock.minutes, clock.breached) if clock else None


def _due(due: Due | None) -> DueWire | None:
    return DueWire(print_time(due.at), due.is_past) if due else None
