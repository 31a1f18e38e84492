"""A ticket's clocks: pure arithmetic over the moments that it keeps."""

import datetime as dt
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.core.sla import Clock, Due, SlaPolicy, Target, metrics_of
from parley.core.tickets import CustomerRef, Priority, State, StatusRef, Ticket

OPENED = dt.datetime(2025, 1, 15, 10, 30, tzinfo=dt.UTC)


def after(minutes: float) -> dt.datetime:
    return OPENED + dt.timedelta(minutes=minutes)


def ticket(state: State = State.OPEN, **fields: Any) -> Ticket:
    whole: dict[str, Any] = {field.name: None for field in msgspec.structs.fields(Ticket)}
    whole["status"] = StatusRef(1, state, state, state, "unstarted", "#ffffff", is_default=True)
    whole |= {"number": 1, "priority": Priority.NORMAL, "customer": CustomerRef(1, None, None), "inbox_id": 1}
    whole |= {"created_at": OPENED, **fields}
    return Ticket(**whole)


def policy(**targets: Target) -> SlaPolicy:
    return SlaPolicy(1, "Gold", targets, True, 1, OPENED, OPENED)


class TestATicketNobodyTouched:
    def test_has_clocks_that_run(self) -> None:
        metrics = metrics_of(ticket(), None, after(600))
        assert set(msgspec.structs.astuple(metrics)) == {None}

    def test_owes_what_is_promised(self) -> None:
        promised = policy(normal=Target(10, 60))
        metrics = metrics_of(ticket(), promised, after(10))
        assert metrics.first_response_due == Due(after(10), is_past=False)
        assert metrics_of(ticket(), promised, after(10.001)).first_response_due == Due(after(10), is_past=True)
        assert metrics.resolution_due == Due(after(60), is_past=False)

    def test_owes_nothing_where_its_priority_is_not_promised(self) -> None:
        metrics = metrics_of(ticket(priority=Priority.URGENT), policy(normal=Target(10, 60)), after(600))
        assert set(msgspec.structs.astuple(metrics)) == {None}


class TestATicketThatWasAnswered:
    @pytest.mark.parametrize(
        ("minutes", "target", "breached"), [(10, 10, False), (10.01, 10, True), (0, 10, False), (10, None, None)]
    )
    def test_is_late_only_past_its_target(self, minutes: float, target: int | None, *, breached: bool | None) -> None:
        answered = ticket(first_response_at=after(minutes))
        metrics = metrics_of(answered, policy(normal=Target(first_response=target)), after(9999))
        assert metrics.first_response == Clock(minutes, breached)
        assert metrics.first_response_due is None

    def test_counts_to_a_hundredth_of_a_minute_and_never_backwards(self) -> None:
        assert metrics_of(ticket(first_response_at=after(1 / 3)), None, OPENED).first_response == Clock(0.33, None)
        assert metrics_of(ticket(first_response_at=after(-5)), None, OPENED).first_response == Clock(0.0, None)


class TestATicketThatWasResolved:
    @pytest.mark.parametrize("state", [State.SOLVED, State.CLOSED])
    def test_has_both_its_resolutions(self, state: State) -> None:
        done = ticket(state, first_resolved_at=after(20), resolved_at=after(90))
        metrics = metrics_of(done, policy(normal=Target(resolution=60)), after(100))
        assert metrics.first_resolution == Clock(20, breached=False)
        assert metrics.resolution == Clock(90, breached=True)
        assert metrics.resolution_due is None

    @pytest.mark.parametrize("state", [State.OPEN, State.IN_PROGRESS, State.PENDING, State.ON_HOLD])
    def test_and_reopened_keeps_only_the_first(self, state: State) -> None:
        reopened = ticket(state, first_resolved_at=after(20), resolved_at=after(20))
        metrics = metrics_of(reopened, policy(normal=Target(resolution=60)), after(61))
        assert metrics.resolution is None
        assert metrics.first_resolution == Clock(20, breached=False)
        assert metrics.resolution_due == Due(after(60), is_past=True)


class TestAnyMoments:
    @given(st.floats(0, 1e6), st.integers(1, 525_600))
    def test_breach_exactly_when_they_lie_past_the_target(self, minutes: float, target: int) -> None:
        answered = ticket(first_response_at=after(minutes))
        clock = metrics_of(answered, policy(normal=Target(first_response=target)), OPENED).first_response
        assert clock is not None
        assert clock.breached is (after(minutes) > after(target))
