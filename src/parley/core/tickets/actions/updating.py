"""Change a ticket's properties."""

from typing import Any

import msgspec
from msgspec import UNSET

from parley.core.access import Permission, require
from parley.core.change import check_version
from parley.core.errors import Fault, Invalid
from parley.core.metadata import merge_metadata
from parley.core.tickets.actions import checks
from parley.core.tickets.actions.attaching import attach_all
from parley.core.tickets.actions.locking import lock_ticket
from parley.core.tickets.actions.snoozing import record_sleep
from parley.core.tickets.errors import TicketClosed
from parley.core.tickets.events import TicketAssigned, TicketStatusChanged, TicketUpdated
from parley.core.tickets.model import State, StatusRef, Ticket, TicketChanges
from parley.core.tickets.setup import Setup, setup_of
from parley.core.tickets.store import reading, writing
from parley.core.work import Work

PLAIN = ("priority", "open", "team_id", "company_id", "inbox_id", "category_id", "sentiment", "source_name")
PERSONAL = ("source_name", "cc", "custom_fields", "metadata")


async def update_ticket(work: Work, *, number: int, changes: TicketChanges, expected: int | None = None) -> Ticket:
    """The given properties hold, and each is told by an event. Nothing changes when anything given is wrong.

    Raises TicketNotFound, TicketClosed for another status of a closed ticket, VersionMismatch, Invalid, Forbidden.
    """
    require(work, Permission.WRITE)
    locked = await lock_ticket(work, number)
    old = locked.ticket
    check_version(old.version, expected)
    setup = await setup_of(work, at_least=locked.ticket.setup)
    faults: list[Fault] = []
    await checks.check_people(work, people_of(changes), faults)
    ready, files = await changed_ticket(work, setup, old, changes, faults)
    checks.refuse(faults)
    new = await _people(work, ready, changes)
    await attach_all(work, ticket=number, field_files=files)
    return await write_changes(work, old, new, changes)


def people_of(changes: TicketChanges) -> dict[str, int | None]:
    """Return who is named, None for those who are not."""
    people = {name: getattr(changes, name) for name in ("customer_id", "assignee_id", "team_id", "company_id")}
    return {name: value or None for name, value in people.items()}


async def changed_ticket(
    work: Work, setup: Setup, old: Ticket, changes: TicketChanges, faults: list[Fault]
) -> tuple[Ticket, checks.FieldFiles]:
    """Return the ticket as it is to be, but for its people, and the files to attach; note every fault.

    Whether its people exist is the caller's to find out. Raises TicketClosed.
    """
    status = _status(setup, old, changes, faults)
    given, files = await _checked(work, setup, old, changes, faults)
    new = msgspec.structs.replace(old, **given)
    if status is not None:
        new = writing.with_status(new, status, work.now)
        new = new if changes.open is UNSET else msgspec.structs.replace(new, open=changes.open)
    return new, files


def _status(setup: Setup, old: Ticket, changes: TicketChanges, faults: list[Fault]) -> StatusRef | None:
    if changes.status is UNSET or changes.status == old.status.key:
        return None
    status = setup.status(changes.status, faults)
    if old.status.state is State.CLOSED and not faults:
        raise TicketClosed
    inbox = setup.inboxes.get(old.inbox_id if changes.inbox_id is UNSET else changes.inbox_id)
    if status.state is State.ON_HOLD and inbox is not None and not inbox.on_hold_allowed:
        faults.append(Fault("status", "This inbox does not allow tickets on hold"))
    return status


async def _checked(
    work: Work, setup: Setup, old: Ticket, changes: TicketChanges, faults: list[Fault]
) -> tuple[dict[str, Any], checks.FieldFiles]:
    given = {name: getattr(changes, name) for name in PLAIN if getattr(changes, name) is not UNSET}
    if changes.subject is not UNSET:
        given["subject"] = checks.checked_subject(changes.subject, faults)
    if changes.cc is not UNSET:
        given["cc"] = checks.checked_cc(changes.cc, faults)
    if changes.tags is not UNSET:
        given["tags"] = checks.checked_tags(changes.tags, faults)
    checks.check_sentiment(given.get("sentiment"), faults)
    checks.check_body(None if changes.description is UNSET else changes.description, faults, "description")
    checks.check_places(setup, given.get("inbox_id"), given.get("category_id"), faults)
    if changes.snoozed_until is not UNSET and changes.snoozed_until != old.snoozed_until:
        checks.check_snooze(changes.snoozed_until, work.now, faults, "snoozed_until")
        given["snoozed_until"] = changes.snoozed_until
    if changes.metadata is not UNSET:
        given["metadata"] = merge_metadata(old.metadata, changes.metadata, faults)
    files: checks.FieldFiles = {}
    if changes.custom_fields is not UNSET:
        category = given.get("category_id", old.category_id)
        given["custom_fields"], files = await checks.checked_fields(
            work, setup, category, changes.custom_fields, faults, present=old.custom_fields
        )
    return given, files


async def _people(work: Work, ticket: Ticket, changes: TicketChanges) -> Ticket:
    """Put the new assignee and customer in place; both were found to exist."""
    if changes.assignee_id is not UNSET:
        agent = await reading.find_agent(work.connection, workspace=work.workspace, agent=changes.assignee_id)
        ticket = msgspec.structs.replace(ticket, assignee=agent)
    if changes.customer_id is not UNSET and changes.customer_id != ticket.customer.id:
        customer = await reading.claim_customer(work.connection, workspace=work.workspace, customer=changes.customer_id)
        if customer is None:
            raise Invalid.at("customer_id", "Unknown customer")
        ticket = msgspec.structs.replace(ticket, customer=customer)
    return ticket


async def write_changes(work: Work, old: Ticket, new: Ticket, changes: TicketChanges) -> Ticket:
    """Write a locked ticket that was changed, with the tags and the description that are given, and tell of it."""
    if changes.tags is not UNSET:
        new = msgspec.structs.replace(new, tags=await writing.write_tags(work, new, new.tags))
    body = None if changes.description is UNSET else changes.description
    if body is not None or new.subject != old.subject:
        new = await writing.write_opening(work, new, body)
    if new == old:
        return old
    new = await writing.write(work, new)
    record_changes(work, old, new)
    record_sleep(work, old, new)
    return new


def record_changes(work: Work, old: Ticket, new: Ticket) -> None:
    """Tell what is different: the status and the assignment by events of their own, the rest together."""
    number = old.number
    if new.status.id != old.status.id:
        work.record(
            TicketStatusChanged(
                id=number,
                ticket=number,
                before=old.status.key,
                after=new.status.key,
                state_before=old.status.state,
                state_after=new.status.state,
            )
        )
    before, after = (old.assignee and old.assignee.id, old.team_id), (new.assignee and new.assignee.id, new.team_id)
    if before != after:
        work.record(
            TicketAssigned(
                id=number,
                ticket=number,
                assignee_id=after[0],
                team_id=after[1],
                assignee_before=before[0],
                team_before=before[1],
            )
        )
    _record_rest(work, old, new)


def _record_rest(work: Work, old: Ticket, new: Ticket) -> None:
    names = (
        "priority",
        "company_id",
        "inbox_id",
        "category_id",
        "sentiment",
        "source_name",
        "cc",
        "tags",
        "custom_fields",
    )
    changed = {name: (getattr(old, name), getattr(new, name)) for name in names}
    changed |= {
        "customer_id": (old.customer.id, new.customer.id),
        "description": (0, int(new.description != old.description)),
        "metadata": _differing(old.metadata, new.metadata),
    }
    if new.status.id == old.status.id:
        changed["open"] = (old.open, new.open)
    kept = {name: pair for name, pair in changed.items() if pair[0] != pair[1]}
    subject = (old.subject, new.subject) if new.subject != old.subject else None
    if kept or subject:
        personal = {name: kept.pop(name) for name in PERSONAL if name in kept}
        work.record(
            TicketUpdated(id=old.number, ticket=old.number, changes=kept, personal_changes=personal, subject=subject)
        )


def _differing(old: dict[str, Any], new: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what is different, before and after: all of it may be large."""
    names = [name for name in {**old, **new} if old.get(name) != new.get(name)]
    return {name: old.get(name) for name in names}, {name: new.get(name) for name in names}
