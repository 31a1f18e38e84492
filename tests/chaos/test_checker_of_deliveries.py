"""The checker sees what went wrong on the way to an endpoint, in what was planned and in what arrived."""

from dataclasses import replace

import pytest

from tests.chaos.facts import Delivery, Facts
from tests.chaos.history import Arrival, History
from tests.chaos.planting import WELL, findings


class TestADelivery:
    def test_that_was_never_planned_is_found(self) -> None:
        (found,) = findings(lambda _, facts: facts.deliveries.pop())
        assert found == "message.added evt_3 to the well endpoint is planned 0 times"

    def test_that_was_planned_twice_is_found(self) -> None:
        (found,) = findings(lambda _, facts: facts.deliveries.append(replace(facts.deliveries[2], id=9)))
        assert found == "message.added evt_3 to the well endpoint is planned 2 times"

    def test_that_never_succeeded_is_found(self) -> None:
        def plant(_: History, facts: Facts) -> None:
            facts.deliveries[2] = replace(facts.deliveries[2], status="pending", error="It answered 500")

        (found,) = findings(plant)
        assert (
            found == "message.added evt_3 to the well endpoint was never delivered: [('pending', 1, 'It answered 500')]"
        )

    def test_is_made_good_by_its_replay(self) -> None:
        def plant(_: History, facts: Facts) -> None:
            facts.deliveries.append(replace(facts.deliveries[2], id=9, kind="replay"))
            facts.deliveries[2] = replace(facts.deliveries[2], status="pending")

        assert findings(plant) == []

    def test_whose_replay_has_another_id_is_found(self) -> None:
        def plant(_: History, facts: Facts) -> None:
            facts.deliveries.append(replace(facts.deliveries[2], id=9, kind="replay", message="m9"))

        assert findings(plant) == ["message.added evt_3 to the well endpoint has several ids: ['m2', 'm9']"]

    @pytest.mark.parametrize(
        ("status", "attempts", "due"), [("pending", 1, 200.0), ("pending", 0, -3.0), ("failed", 10, None)]
    )
    def test_that_was_late_without_its_quick_attempts_is_found(
        self, status: str, attempts: int, due: float | None
    ) -> None:
        late = Delivery(7, WELL, "evt_3", "m2", "event", status, attempts, None, due)
        (found,) = findings(lambda _, facts: facts.late.append(late))
        assert found.startswith(f"Delivery 7 of evt_3 is {status} after {attempts} attempts")

    def test_may_be_late_after_two_attempts(self) -> None:
        late = Delivery(7, WELL, "evt_3", "m2", "event", "pending", 2, "It answered 500", 250.0)
        assert findings(lambda _, facts: facts.late.append(late)) == []


class TestAnArrival:
    def test_that_is_missing_though_it_is_said_to_be_delivered_is_found(self) -> None:
        (found,) = findings(lambda history, _: history.arrivals.pop())
        assert found == "The well endpoint never got 1 events: ['evt_3']"

    def test_that_the_sink_refused_counts_for_nothing(self) -> None:
        def plant(history: History, _: Facts) -> None:
            history.arrivals[2] = replace(history.arrivals[2], accepted=False)

        assert findings(plant) == ["The well endpoint never got 1 events: ['evt_3']"]

    def test_that_is_forged_is_found(self) -> None:
        forged = Arrival(WELL, "m9", "", 0.0, 104.0, genuine=False, accepted=False)
        (found,) = findings(lambda history, _: history.arrivals.append(forged))
        assert found == "A webhook with a wrong signature arrived at endpoint 1: m9"

    def test_under_a_second_id_is_found(self) -> None:
        (found,) = findings(lambda history, _: history.arrivals.append(replace(history.arrivals[2], message="m9")))
        assert found == "The well endpoint got events under several ids: ['evt_3']"

    def test_that_the_endpoint_does_not_want_is_found(self) -> None:
        found = findings(lambda history, _: setattr(history.endpoints[0], "types", ("ticket.*",)))
        assert found == ["The well endpoint got what it does not want: ['evt_3']"]

    def test_may_come_twice_under_one_id(self) -> None:
        assert findings(lambda history, _: history.arrivals.append(history.arrivals[0])) == []
