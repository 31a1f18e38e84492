"""Every event is due to every endpoint that wants it, once, and has arrived there, genuine, under one id."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from tests.chaos.facts import Delivery, Event, Facts
from tests.chaos.history import Endpoint, History

QUICK_ATTEMPTS = 2
"""At once, and after five seconds; only the third may be minutes off."""


def wanted(endpoint: Endpoint, facts: Facts) -> list[Event]:
    """List the events that the endpoint must hear of."""
    return [
        event
        for event in facts.events
        if event.created > endpoint.created and not event.quiet and endpoint.wants(event.type)
    ]


def check_deliveries(history: History, facts: Facts) -> Iterator[str]:
    """Yield each event that is not due exactly once, or of which no delivery, nor its replay, was accepted."""
    rows: dict[tuple[int, str], list[Delivery]] = defaultdict(list)
    for row in facts.deliveries:
        rows[row.endpoint, row.event].append(row)
    for endpoint in history.endpoints:
        for event in wanted(endpoint, facts):
            found = rows[endpoint.id, event.id]
            name = f"{event.type} {event.id} to the {endpoint.name} endpoint"
            planned = [row for row in found if row.kind == "event"]
            if len(planned) != 1:
                yield f"{name} is planned {len(planned)} times"
            if found and not any(row.status == "delivered" for row in found):
                yield f"{name} was never delivered: {[(row.status, row.attempts, row.error) for row in found]}"
            if len({row.message for row in found}) > 1:
                yield f"{name} has several ids: {sorted({row.message for row in found})}"


def check_lateness(_: History, facts: Facts) -> Iterator[str]:
    """Yield each delivery that was still open before the replay without having had both its quick attempts."""
    for row in facts.late:
        if row.status != "pending" or row.attempts < QUICK_ATTEMPTS or row.due_in is None:
            yield (
                f"Delivery {row.id} of {row.event} is {row.status} after {row.attempts} attempts, due in {row.due_in}:"
                f" {row.error}"
            )


def check_arrivals(history: History, facts: Facts) -> Iterator[str]:
    """Yield where what an endpoint accepted is not, as a set, the events it wants; and what was forged or misnamed."""
    for arrival in history.arrivals:
        if not arrival.genuine:
            yield f"A webhook with a wrong signature arrived at endpoint {arrival.endpoint}: {arrival.message}"
    for endpoint in history.endpoints:
        accepted = [each for each in history.arrivals if each.endpoint == endpoint.id and each.accepted]
        due = {event.id: event for event in wanted(endpoint, facts)}
        known = {event.id for event in facts.events}
        lost = [name for name in due if name not in {each.event for each in accepted}]
        if lost:
            yield f"The {endpoint.name} endpoint never got {len(lost)} events: {lost[:5]}"
        strange = {each.event for each in accepted} & known - set(due)
        if strange:
            yield f"The {endpoint.name} endpoint got what it does not want: {sorted(strange)[:5]}"
        ids = Counter(event for event, _ in {(each.event, each.message) for each in accepted})
        twice = [event for event, count in ids.items() if count > 1]
        if twice:
            yield f"The {endpoint.name} endpoint got events under several ids: {twice[:5]}"
