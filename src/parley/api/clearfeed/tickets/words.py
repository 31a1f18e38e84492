"""This vendor's words for states and priorities."""

from parley.core.tickets import Priority, State

PRIORITY_WORDS: dict[Priority, str] = {
    Priority.LOW: "low",
    Priority.NORMAL: "medium",
    Priority.HIGH: "high",
    Priority.URGENT: "urgent",
}
STATE_WORDS: dict[State, str] = {state: state.value for state in State}
PRIORITIES = {word: priority for priority, word in PRIORITY_WORDS.items()}
STATES = {word: state for state, word in STATE_WORDS.items()}
