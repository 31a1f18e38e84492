"""Open a ticket."""

from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec

from parley.core.access import Permission, require
from parley.core.actor import ActorKind
from parley.core.errors import Fault, Invalid, Unavailable
from parley.core.fields import FieldType
from parley.core.metadata import check_metadata
from parley.core.tickets.actions import checks
from parley.core.tickets.actions.attaching import attach_all
from parley.core.tickets.model import NewTicket, StatusRef, Ticket
from parley.core.tickets.setup import Setup, load, setup_of
from parley.core.tickets.store import opening, reading
from parley.core.work import Work

TRIES = 3
T = TypeVar("T", bound=NewTicket)


async def open_ticket(work: Work, new: NewTicket, *, inherited: Mapping[str, Any] | None = None) -> Ticket:
    """The ticket exists, with its customer, opening message, tags and event; its number is the next of the workspace.

    Without files it is one statement, so a unit of work that is no transaction may be used. `custom_fields` come keyed
    by field key. A ticket that comes from another keeps what it may of the `inherited` values, keyed by field id as
    text, and owes no required field. A customer who acts owns it. Raises Invalid with every fault, Forbidden.
    """
    if work.actor.kind is ActorKind.CUSTOMER:
        new = msgspec.structs.replace(new, customer_id=work.actor.id, customer_email=None)
    else:
        require(work, Permission.WRITE)
    setup = await setup_of(work)
    for _ in range(TRIES):
        try:
            ready, status, files = await _checked(work, setup, new, inherited)
        except Invalid:
            fresh = await load(work)
            if fresh.version == setup.version:
                raise
            setup = fresh
            continue
        ticket = await _write(work, ready, status, setup, files)
        if ticket is not None:
            return ticket
        setup = await load(work)
    raise Unavailable


async def _checked(
    work: Work, setup: Setup, new: NewTicket, inherited: Mapping[str, Any] | None
) -> tuple[NewTicket, StatusRef, checks.FieldFiles]:
    faults: list[Fault] = []
    people = {name: getattr(new, name) for name in ("customer_id", "assignee_id", "team_id", "company_id")}
    await checks.check_people(work, people, faults)
    ready, status, files = await checked_new(work, setup, new, faults, inherited=inherited)
    checks.refuse(faults)
    if ready.customer_id is None and ready.customer_email is None:
        email, name = await reading.find_own_email(work.connection, workspace=work.workspace, agent=work.actor.agent_id)
        ready = msgspec.structs.replace(ready, customer_email=email, customer_name=name)
    return ready, status, files


async def checked_new(
    work: Work, setup: Setup, new: T, faults: list[Fault], *, inherited: Mapping[str, Any] | None = None
) -> tuple[T, StatusRef, checks.FieldFiles]:
    """Return the ticket as it is to be written, noting every fault but those of people, who are the caller's to find.

    Asks the database only for agents that are values of fields.
    """
    status = setup.status(new.status, faults)
    subject = checks.checked_subject(new.subject, faults)
    email = checks.checked_email(new.customer_email, faults, "customer_email")
    cc = checks.checked_cc(new.cc, faults)
    tags = checks.checked_tags(new.tags, faults)
    checks.check_body(new.description, faults, "description")
    checks.check_sentiment(new.sentiment, faults)
    check_metadata(new.metadata, faults)
    checks.check_past(new.created_at, work.now, faults)
    checks.check_places(setup, new.inbox_id, new.category_id, faults)
    # Whoever writes to a closed ticket, or splits one, is asked for nothing, and must not be refused for it.
    present = None if inherited is None else _kept(setup, new.category_id, inherited)
    values, files = await checks.checked_fields(
        work, setup, new.category_id, new.custom_fields, faults, present=present
    )
    ready = msgspec.structs.replace(new, subject=subject, customer_email=email, cc=cc, tags=tags, custom_fields=values)
    return ready, status, files


def _kept(setup: Setup, category: int | None, inherited: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values that another ticket can have too: files belong to one."""
    fields = (field for field in setup.fields_for(category) if field.type is not FieldType.FILE)
    return {id_: inherited[id_] for id_ in (str(field.id) for field in fields) if id_ in inherited}


async def _write(
    work: Work, new: NewTicket, status: StatusRef, setup: Setup, field_files: checks.FieldFiles
) -> Ticket | None:
    inbox = new.inbox_id or setup.default_inbox
    if not new.files and not field_files:
        return _known(await opening.insert(work, new, status=status, inbox=inbox, setup=setup.version))
    async with work.connection.transaction():
        ticket = _known(await opening.insert(work, new, status=status, inbox=inbox, setup=setup.version))
        if ticket is not None:
            await attach_all(work, ticket=ticket.number, files=new.files, field_files=field_files)
        return ticket


def _known(ticket: Ticket | None) -> Ticket | None:
    if ticket is not None and ticket.number == 0:
        raise Invalid.at("customer_id", "Unknown customer")
    return ticket
