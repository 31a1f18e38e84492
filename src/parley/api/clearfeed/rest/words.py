"""This vendor's words for priorities and states, and back."""

from typing import Literal, TypeAlias

from parley.core.tickets import Priority, State

PriorityWord: TypeAlias = Literal["low", "normal", "high", "urgent"]
StateWord: TypeAlias = Literal["open", "in_progress", "pending", "on_hold", "solved", "closed"]

PRIORITY_WORDS: dict[Priority, PriorityWord] = {
    Priority.LOW: "low",
    Priority.NORMAL: "normal",
    Priority.HIGH: "high",
    Priority.URGENT: "urgent",
}
STATE_WORDS: dict[State, StateWord] = {
    State.OPEN: "open",
    State.IN_PROGRESS: "in_progress",
    State.PENDING: "pending",
    State.ON_HOLD: "on_hold",
    State.SOLVED: "solved",
    State.CLOSED: "closed",
}
PRIORITIES: dict[str, Priority] = {word: priority for priority, word in PRIORITY_WORDS.items()}
STATES: dict[str, State] = {word: state for state, word in STATE_WORDS.items()}
