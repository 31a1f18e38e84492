"""One ticket seen through every door; every word and error of core mapped or refused in writing, in every door."""

import importlib
from typing import Any

import pytest

from parley.api.toolbox.call import Call
from parley.api.toolbox.door import Crash, Door
from parley.app.doors import DOORS
from parley.core.errors import Fault, Invalid, NotFound, ParleyError, Unavailable
from parley.core.events import event_types
from parley.core.tickets import Priority, State, TicketClosed
from tests.support.conformance import DESCRIBED, Described
from tests.support.desks import Desk, house_for
from tests.support.dialects import ALEX, ANN, DIALECTS, REPLY, SUBJECT, TEXT, Dialect, Seen, furnish

PAIRS = [(one, other) for one in DIALECTS for other in DIALECTS]
STATES = [state.value for state in State]


def named(value: Any) -> str:
    return value.name if isinstance(value, Dialect) else str(value)


def module_of(door: Door, name: str) -> Any:
    return importlib.import_module(f"{door.render.__module__.rpartition('.')[0]}.{name}")


def expected(reader: Dialect, opener: Dialect, **known: Any) -> dict[str, Any]:
    """What a reader of this dialect is to see of the ticket; None for what the dialect cannot say."""
    return {
        "subject": SUBJECT,
        "state": reader.states["open"],
        "priority": reader.middle_priority if reader.says_priority else None,
        "customer": ANN,
        "is_assigned": True,
        "size": "XL",
        **known,
    }


class TestATicket:
    @pytest.mark.parametrize(("opener", "reader"), PAIRS, ids=named)
    async def test_opened_through_one_door_is_read_through_every_other(
        self, desk: Desk, opener: Dialect, reader: Dialect
    ) -> None:
        matter = await furnish(desk)
        number = await opener.open(matter)
        seen = await reader.read(matter, number)
        fields = {name: getattr(seen, name) for name in expected(reader, opener)}
        assert fields == expected(reader, opener)
        assert seen.text is None or TEXT in seen.text
        if seen.tags is not None and opener.name not in {"clearfeed.rest", "featurebase"}:
            assert seen.tags == ["hot"]

    @pytest.mark.parametrize(("opener", "reader"), PAIRS, ids=named)
    async def test_answered_through_one_door_is_heard_through_every_other(
        self, desk: Desk, opener: Dialect, reader: Dialect
    ) -> None:
        matter = await furnish(desk)
        number = await opener.open(matter)
        await opener.reply(matter, number)
        seen = await reader.read(matter, number)
        if seen.replies is not None:
            assert len(seen.replies) == 1
            assert REPLY in seen.replies[0]
        else:
            assert seen == Seen(**{name: getattr(seen, name) for name in seen.__dataclass_fields__})

    @pytest.mark.parametrize("reader", DIALECTS, ids=named)
    @pytest.mark.parametrize("state", STATES)
    async def test_is_in_each_state_by_the_vendors_word(self, desk: Desk, reader: Dialect, state: str) -> None:
        matter = await furnish(desk)
        number = await DIALECTS[0].open(matter)
        await matter.say("PATCH", f"/api/v1/tickets/tkt_{number}", 200, json={"status": state})
        assert (await reader.read(matter, number)).state == reader.states[state]

    @pytest.mark.parametrize("reader", [each for each in DIALECTS if each.says_priority], ids=named)
    @pytest.mark.parametrize("priority", ["low", "medium", "high", "urgent"])
    async def test_presses_as_much_by_the_vendors_word(self, desk: Desk, reader: Dialect, priority: str) -> None:
        matter = await furnish(desk)
        number = await DIALECTS[0].open(matter)
        await matter.say("PATCH", f"/api/v1/tickets/tkt_{number}", 200, json={"priority": priority})
        word = reader.middle_priority if priority == "medium" else priority
        assert (await reader.read(matter, number)).priority == word
