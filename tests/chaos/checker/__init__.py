"""Compares what was seen with what is there. Pure; each finding is a sentence, none means that every promise held."""

from collections.abc import Iterator

from tests.chaos.checker.deliveries import check_arrivals, check_deliveries, check_lateness
from tests.chaos.checker.events import check_changes, check_feed, check_sequences, check_states
from tests.chaos.checker.life import check_answers, check_end, check_recoveries, recoveries
from tests.chaos.checker.reading import check_readers, check_walks
from tests.chaos.checker.writes import check_strangers, check_writes
from tests.chaos.facts import Facts
from tests.chaos.history import History

__all__ = ["check", "recoveries"]

ROOMS = (
    check_writes, check_strangers, check_changes, check_sequences, check_states, check_feed, check_readers, check_walks,
    check_deliveries, check_lateness, check_arrivals, check_answers, check_recoveries, check_end,
)  # fmt: skip


def check(history: History, facts: Facts) -> list[str]:
    """Return every finding."""

    def found() -> Iterator[str]:
        for room in ROOMS:
            yield from room(history, facts)

    return list(found())
