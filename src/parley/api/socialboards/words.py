"""This vendor's words for states and priorities, and the coarse words that it writes."""

from parley.core.tickets import Priority, State

STATE_WORDS: dict[State, str] = {
    State.OPEN: "open",
    State.IN_PROGRESS: "open",
    State.PENDING: "pending",
    State.ON_HOLD: "pending",
    State.SOLVED: "completed",
    State.CLOSED: "completed",
}
# The vendor knows no priority: every ticket is shown without, and keeps the one it has.
PRIORITY_WORDS: dict[Priority, str | None] = dict.fromkeys(Priority)
STATES: dict[str, list[State]] = {
    word: [state for state, said in STATE_WORDS.items() if said == word] for word in ("open", "pending", "completed")
}
