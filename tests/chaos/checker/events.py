"""Committed changes and events are the same; the feed tells all of them, once, in one order."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from tests.chaos.facts import Event, Facts
from tests.chaos.history import History


def check_changes(_: History, facts: Facts) -> Iterator[str]:
    """Yield each ticket and message without its one event, and each event without its ticket or message."""
    opened = Counter(event.ticket for event in facts.events if event.type == "ticket.created")
    numbers = {ticket.number for ticket in facts.tickets}
    yield from (
        f"Ticket {number} has {opened[number]} events of its creation" for number in numbers if opened[number] != 1
    )
    yield from (f"An event tells of ticket {number}, which is not there" for number in opened if number not in numbers)
    told = Counter(event.subject[1] for event in facts.events if event.type == "message.added")
    ids = {message.id for message in facts.messages}
    undone = {event.ticket for event in facts.events if event.type == "ticket.unmerged"}
    undone |= {event.data["into"] for event in facts.events if event.type == "ticket.unmerged"}
    for event in facts.events:
        # The line that tells of a merge goes with the merge.
        is_gone = event.data.get("kind") == "system" and event.ticket in undone
        if event.type == "message.added" and event.subject[1] not in ids and not is_gone:
            yield f"An event tells of message {event.subject[1]}, which is not there"
    openings = {event.data["subject"] for event in facts.events if event.type == "ticket.created"}
    for message in facts.messages:
        wanted = 0 if message.kind == "opening" or message.text.strip() in openings else 1
        if told[message.id] != wanted:
            yield f"Message {message.id} of ticket {message.ticket} has {told[message.id]} events of its adding"


def check_sequences(_: History, facts: Facts) -> Iterator[str]:
    """Yield each ticket whose events are not numbered 1, 2, 3, … up to what the ticket itself has counted."""
    for ticket in facts.tickets:
        found = [event.sequence for event in _of_tickets(facts).get(ticket.number, [])]
        if found != list(range(1, ticket.events + 1)):
            yield f"Ticket {ticket.number} counts {ticket.events} events, and has {found}"


def check_states(_: History, facts: Facts) -> Iterator[str]:
    """Yield each ticket that is not what its events made of it."""
    events = _of_tickets(facts)
    for ticket in facts.tickets:
        subject = status = ""
        for event in events.get(ticket.number, []):
            if event.type == "ticket.created":
                subject, status = event.data["subject"], event.data["status"]
            elif event.type == "ticket.updated" and event.data.get("subject"):
                subject = event.data["subject"][1]
            elif event.type == "ticket.status_changed":
                status = event.data["after"]
        if (subject, status) != (ticket.subject, ticket.status):
            yield f"Ticket {ticket.number} is {ticket.subject!r}, {ticket.status}; by its events {subject!r}, {status}"


def check_feed(_: History, facts: Facts) -> Iterator[str]:
    """Yield what the feed leaves out, tells twice or in another order than the table has."""
    rows = [(event.position, event.id) for event in facts.events]
    if facts.feed != rows:
        yield f"The feed is not the table of events: {differences(rows, facts.feed)}"


def differences(wanted: list[tuple[str, str]], found: list[tuple[str, str]]) -> str:
    """Say how one list of events differs from what it should be."""
    lost = [each for _, each in wanted if each not in {event for _, event in found}]
    strange = [each for _, each in found if each not in {event for _, event in wanted}]
    twice = [each for each, count in Counter(event for _, event in found).items() if count > 1]
    order = "" if lost or strange or twice else ", in another order"
    return f"missing {_few(lost)}, unknown {_few(strange)}, twice {_few(twice)}{order}"


def _few(names: list[str]) -> str:
    more = f" and {len(names) - 5} more" if len(names) > 5 else ""
    return (", ".join(names[:5]) or "none") + more


def _of_tickets(facts: Facts) -> dict[int, list[Event]]:
    found: dict[int, list[Event]] = defaultdict(list)
    for event in facts.events:
        if event.ticket is not None:
            found[event.ticket].append(event)
    for events in found.values():
        events.sort(key=lambda event: event.sequence or 0)
    return found
