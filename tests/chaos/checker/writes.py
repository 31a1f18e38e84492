"""Nothing acknowledged is lost, nothing is done twice, nothing is half-done, nothing comes from nowhere."""

from collections.abc import Iterator

from tests.chaos.facts import Facts
from tests.chaos.history import History, Write


def check_writes(history: History, facts: Facts) -> Iterator[str]:
    """Yield each write that was lost, doubled, half-done, refused, or never acknowledged."""
    effects = facts.effects
    for write in history.writes:
        counts = {effect: effects[effect] for effect in write.effects}
        if write.refused:
            yield f"{_name(write)} was refused: {write.refused}"
        if write.acknowledged is None and write.kind != "probe" and not write.refused:
            yield f"{_name(write)} was never acknowledged, in {write.tries} tries"
        for (what, mark), count in counts.items():
            if count > 1:
                yield f"{_name(write)} was done {count} times: {what} {mark}"
            if count == 0 and write.acknowledged is not None:
                yield f"{_name(write)} was acknowledged and is lost: {what} {mark}"
        if write.acknowledged is None and len(set(counts.values())) > 1:
            yield f"{_name(write)} was half-done: {counts}"


def check_strangers(history: History, facts: Facts) -> Iterator[str]:
    """Yield each effect that no write had."""
    expected = {effect for write in history.writes for effect in write.effects}
    expected |= {("message", message.text.strip()) for message in facts.messages if message.kind == "system"}
    merged = {str(event.data["into"]) for event in facts.events if event.type == "ticket.merged"}
    for what, mark in facts.effects:
        # Whoever takes over a conversation takes over its tags, and one that gave its own away is left without words.
        is_of_merge = (what == "tags" and mark.split()[0] in merged) or (what, mark) == ("message", "")
        if (what, mark) not in expected and not is_of_merge:
            yield f"Nobody wrote this: {what} {mark}"


def _name(write: Write) -> str:
    return f"{write.kind} {write.key} by {write.door}"
