"""The checker sees what it is there to see: each broken promise is planted into a history that is whole without it."""

from dataclasses import replace

import pytest

from tests.chaos.facts import Facts, Message
from tests.chaos.history import Deed, History, Sign, Walk, Write
from tests.chaos.planting import Plant, findings


class TestAWholeCampaign:
    def test_has_no_findings(self) -> None:
        assert findings(lambda _, __: None) == []

    def test_may_have_a_write_that_was_not_acknowledged_by_the_prober(self) -> None:
        probe = Write("p", "native", "probe", (("ticket", "p"), ("message", "p")))
        assert findings(lambda history, _: history.writes.append(probe)) == []


def lose_message(history: History, facts: Facts) -> None:
    facts.messages.pop()
    facts.events.pop()
    facts.feed.pop()
    facts.tickets[0] = replace(facts.tickets[0], events=1)
    for reader in history.readers:
        reader.seen = [each for each in reader.seen if each[1] != "evt_3"]


class TestAWrite:
    def test_that_is_lost_without_any_other_trace_is_found(self) -> None:
        assert findings(lose_message) == ["reply c by native was acknowledged and is lost: message c"]

    def test_that_was_done_twice_is_found(self) -> None:
        found = findings(lambda _, facts: facts.messages.append(Message(4, 1, "reply", "c")))
        assert found[0] == "reply c by native was done 2 times: message c"

    def test_that_was_done_twice_is_found_though_nobody_acknowledged_it(self) -> None:
        def plant(history: History, facts: Facts) -> None:
            history.writes[2].kind, history.writes[2].acknowledged = "probe", None
            facts.messages.append(Message(4, 1, "reply", "c"))

        assert findings(plant)[0] == "probe c by native was done 2 times: message c"

    def test_that_was_half_done_is_found(self) -> None:
        batch = Write("n", "native", "probe", (("ticket", "a"), ("ticket", "n")))
        (found,) = findings(lambda history, _: history.writes.append(batch))
        assert found.startswith("probe n by native was half-done")

    def test_that_was_never_acknowledged_is_found(self) -> None:
        (found,) = findings(lambda history, _: setattr(history.writes[2], "acknowledged", None))
        assert found == "reply c by native was never acknowledged, in 0 tries"

    def test_that_was_refused_is_found(self) -> None:
        (found,) = findings(lambda history, _: setattr(history.writes[2], "refused", "422 no"))
        assert found == "reply c by native was refused: 422 no"

    def test_that_nobody_sent_is_found(self) -> None:
        assert findings(lambda history, _: history.writes.pop()) == ["Nobody wrote this: message c"]


def without_event(place: int) -> Plant:
    """Take an event out of the table, the feed, the readers and the deliveries."""

    def plant(history: History, facts: Facts) -> None:
        name = facts.events[place].id
        facts.events = [event for event in facts.events if event.id != name]
        facts.feed = [each for each in facts.feed if each[1] != name]
        facts.deliveries = [each for each in facts.deliveries if each.event != name]
        for reader in history.readers:
            reader.seen = [each for each in reader.seen if each[1] != name]

    return plant


class TestAnEvent:
    def test_that_a_change_lacks_is_found(self) -> None:
        assert findings(without_event(2)) == [
            "Message 3 of ticket 1 has 0 events of its adding",
            "Ticket 1 counts 2 events, and has [1]",
        ]

    def test_of_nothing_is_found(self) -> None:
        assert "An event tells of ticket 2, which is not there" in findings(lambda _, facts: facts.tickets.pop())

    def test_that_leaves_a_gap_in_its_tickets_sequence_is_found(self) -> None:
        def plant(_: History, facts: Facts) -> None:
            facts.events[2] = replace(facts.events[2], sequence=3)

        assert findings(plant) == ["Ticket 1 counts 2 events, and has [1, 3]"]

    def test_that_says_something_else_than_the_ticket_is_found(self) -> None:
        def plant(_: History, facts: Facts) -> None:
            facts.tickets[1] = replace(facts.tickets[1], status="solved")

        assert findings(plant) == ["Ticket 2 is 'b', solved; by its events 'b', open"]


class TestAReader:
    @pytest.mark.parametrize(
        ("seen", "said"),
        [
            ([0, 2], "missing evt_2, unknown none, twice none"),
            ([0, 1, 1, 2], "missing none, unknown none, twice evt_2"),
            ([1, 0, 2], "missing none, unknown none, twice none, in another order"),
            ([0, 1], "missing evt_3, unknown none, twice none"),
            ([], "missing evt_1, evt_2, evt_3, unknown none, twice none"),
        ],
    )
    def test_who_saw_something_else_is_found(self, seen: list[int], said: str) -> None:
        def plant(history: History, facts: Facts) -> None:
            history.readers[0].seen = [facts.feed[place] for place in seen]

        assert findings(plant) == [f"Reader feed has not seen the feed: {said}"]

    def test_of_some_types_is_held_to_those(self) -> None:
        (found,) = findings(lambda history, _: history.readers[1].seen.clear())
        assert found == "Reader messages has not seen the feed: missing evt_3, unknown none, twice none"

    def test_may_have_seen_what_came_after_the_end(self) -> None:
        assert findings(lambda history, _: history.readers[0].seen.append(("1-10-4", "evt_4"))) == []

    def test_who_was_refused_is_found(self) -> None:
        (found,) = findings(lambda history, _: history.readers[0].refused.append("400 no"))
        assert found == "Reader feed was refused: 400 no"

    def test_is_not_believed_where_the_feed_itself_leaves_something_out(self) -> None:
        (found,) = findings(lambda _, facts: facts.feed.pop(1))
        assert found == "The feed is not the table of events: missing evt_2, unknown none, twice none"


class TestAWalk:
    @pytest.mark.parametrize(
        ("numbers", "said"),
        [
            ([1, 2, 2], "met tickets twice: [2]"),
            ([1], "met 1 tickets, but not ['2']"),
            ([1, 2, 9], "met tickets that are not there: [9]"),
        ],
    )
    def test_that_is_wrong_is_found(self, numbers: list[int], said: str) -> None:
        assert findings(lambda history, _: setattr(history.walks[0], "numbers", numbers)) == [f"Walk 0 (asc) {said}"]

    def test_need_not_meet_what_came_later(self) -> None:
        def plant(history: History, _: Facts) -> None:
            history.walks[0] = Walk(101.5, "asc", [1])

        assert findings(plant) == []


class TestARecovery:
    def test_that_never_came_is_found(self) -> None:
        found = findings(lambda history, _: history.signs.pop(3))
        assert found == ["After kill -9 of the worker, stream was never back"]

    def test_that_took_too_long_is_found(self) -> None:
        def plant(history: History, _: Facts) -> None:
            history.signs[0] = Sign("read", 105.0, 111.0)

        assert findings(plant) == ["After kill -9 of the worker, read took 10.5 s to be back"]

    def test_is_not_believed_of_what_began_before_the_deed(self) -> None:
        def plant(history: History, _: Facts) -> None:
            history.signs[1] = Sign("write", 100.4, 101.0)

        assert findings(plant) == ["After kill -9 of the worker, write was never back"]

    def test_is_not_asked_for_where_another_deed_came_first(self) -> None:
        def plant(history: History, _: Facts) -> None:
            history.signs = [Sign(sign.surface, 110.0, 112.0) for sign in history.signs]
            history.deeds.append(Deed("SIGTERM to the worker", 102.5, 102.5))

        assert findings(plant) == []

    @pytest.mark.parametrize(("strain", "is_found"), [(1.9, True), (2.1, False)])
    def test_may_take_longer_where_others_keep_the_machine_busy(self, strain: float, *, is_found: bool) -> None:
        def plant(history: History, _: Facts) -> None:
            history.signs[0] = Sign("read", 105.0, 120.0)
            history.strains = [(at, strain) for at in range(100, 130)]

        assert bool(findings(plant)) is is_found

    def test_of_the_dispatcher_is_read_from_what_it_planned(self) -> None:
        def plant(_: History, facts: Facts) -> None:
            facts.deliveries = [replace(row, planned=row.planned + 8) for row in facts.deliveries]

        assert findings(plant) == ["After kill -9 of the worker, dispatch took 11.5 s to be back"]


class TestTheEnd:
    @pytest.mark.parametrize(
        ("name", "value", "said"),
        [
            ("exit_status", 1, "The server ended with status 1"),
            ("exit_seconds", 31.0, "The server took 31 s to end"),
            ("left", ["7 postgres"], "A process was left behind: 7 postgres"),
            ("faults", ["GET /x was answered 500"], "GET /x was answered 500"),
        ],
    )
    def test_that_is_not_clean_is_found(self, name: str, value: object, said: str) -> None:
        assert findings(lambda history, _: setattr(history, name, value)) == [said]
