"""Service levels: how soon a ticket is to be answered and resolved, and how long it really took."""

from parley.core.sla.actions import (
    create_policy,
    delete_policy,
    get_policy,
    list_policies,
    update_policy,
)
from parley.core.sla.metrics import Clock, Due, Metrics, metrics_of
from parley.core.sla.model import SlaPolicy, SlaPolicyNameTaken, SlaPolicyNotFound, Target
from parley.core.sla.standing import Standing, policy_of, standing_of

__all__ = [
    "Clock",
    "Due",
    "Metrics",
    "SlaPolicy",
    "SlaPolicyNameTaken",
    "SlaPolicyNotFound",
    "Standing",
    "Target",
    "create_policy",
    "delete_policy",
    "get_policy",
    "list_policies",
    "metrics_of",
    "policy_of",
    "standing_of",
    "update_policy",
]
