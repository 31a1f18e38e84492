"""The floor without an event runs what Parley runs, but for the event."""

import re

import pytest

from bench.floor import BEFORE, without_event
from parley.core.tickets.store.opening import OPEN


class TestWithoutEvent:
    def test_refuses_a_statement_that_writes_none(self) -> None:
        with pytest.raises(ValueError, match="writes no event"):
            without_event(without_event(OPEN))

    def test_takes_the_event_out_and_nothing_else(self) -> None:
        left = without_event(OPEN)
        assert "into events" in OPEN
        assert "events" not in left
        assert left.count("insert into") == OPEN.count("insert into") - 1

    def test_leaves_every_value_in_use(self) -> None:
        used = {int(number) for number in re.findall(r"\$(\d+)", without_event(OPEN))}
        assert used == set(range(1, BEFORE + 2))
