"""The words of this door for what the house calls otherwise, each list complete."""

from collections.abc import Mapping
from typing import Literal

from parley.core.actor import ActorKind
from parley.core.tickets import Priority, State

AuthorType = Literal["admin", "customer", "guest", "integration", "bot", "lead"]

# The dialect knows a conversation that is pressing and one that is not.
PRIORITY_WORDS: Mapping[Priority, bool] = {
    Priority.LOW: False,
    Priority.NORMAL: False,
    Priority.HIGH: True,
    Priority.URGENT: True,
}
# The stage that a state is shown as where a workspace gives its status no other type.
STATE_WORDS: Mapping[State, str] = {
    State.OPEN: "unstarted",
    State.IN_PROGRESS: "active",
    State.PENDING: "active",
    State.ON_HOLD: "active",
    State.SOLVED: "completed",
    State.CLOSED: "completed",
}
AUTHOR_TYPES: Mapping[ActorKind, AuthorType] = {
    ActorKind.AGENT: "admin",
    ActorKind.CUSTOMER: "customer",
    ActorKind.KEY: "integration",
    ActorKind.RULE: "bot",
    ActorKind.SYSTEM: "bot",
}
