"""Open many tickets at once: a few statements for all of them."""

from collections.abc import Sequence
from typing import Any

import msgspec

from parley.core.access import Permission, require
from parley.core.errors import Fault, Invalid, Unavailable
from parley.core.tickets.actions.many import check_named, find_named
from parley.core.tickets.actions.opening import TRIES, checked_new
from parley.core.tickets.actions.past import checked_past, find_authors
from parley.core.tickets.model import (
    AgentRef,
    CustomerRef,
    Description,
    MessageKind,
    NewTicket,
    PastTicket,
    StatusRef,
    Ticket,
    is_done,
)
from parley.core.tickets.setup import Setup, load, setup_of
from parley.core.tickets.store import many_people, opening_many, reading
from parley.core.tickets.store.many_people import Asker, Known
from parley.core.work import Work
from parley.kit.text.searchable import searchable

PEOPLE = ("customer_id", "assignee_id", "team_id", "company_id")
Opened = Ticket | Invalid


class _Ready(msgspec.Struct, frozen=True):
    """A ticket without fault, and its place among those given."""

    place: int
    new: NewTicket
    status: StatusRef


async def open_tickets(work: Work, given: Sequence[NewTicket]) -> list[Opened]:
    """Every ticket without fault exists, as `open_ticket` would have made it; for every other its faults are returned.

    Needs a transaction. Tickets that bring files are not for here. Of a `PastTicket` the number must be free, as the
    caller has found it to be. Raises Forbidden, Unavailable, Contended for a number that was taken meanwhile.
    """
    require(work, Permission.WRITE)
    setup = await setup_of(work)
    for _ in range(TRIES):
        opened, ready, known = await _checked(work, setup, given)
        if len(ready) < len(given):
            fresh = await load(work)
            if fresh.version != setup.version:
                setup = fresh
                continue
        fresh_numbers = sum(1 for each in ready if _own_number(each.new) is None)
        numbers = await opening_many.take_numbers(work, fresh_numbers, setup=setup.version)
        if numbers is not None:
            return await _write(work, opened, ready, known, setup, numbers)
        setup = await load(work)
    raise Unavailable


def _own_number(new: NewTicket) -> int | None:
    return new.number if isinstance(new, PastTicket) else None


def _named(new: NewTicket) -> dict[str, int | None]:
    return {name: getattr(new, name) for name in PEOPLE}


async def _checked(
    work: Work, setup: Setup, given: Sequence[NewTicket]
) -> tuple[list[Opened | None], list[_Ready], Known]:
    known = await find_named(work, map(_named, given))
    authors = await find_authors(work, given)
    found: list[Opened | None] = [None] * len(given)
    ready: list[_Ready] = []
    for place, new in enumerate(given):
        faults: list[Fault] = []
        check_named(known, _named(new), faults)
        checked, status, files = await checked_new(work, setup, new, faults)
        faults += [Fault(path, "Files are not for here") for own in files.values() for path in own]
        if isinstance(checked, PastTicket):
            checked = checked_past(work, checked, authors, faults)
        if faults:
            found[place] = Invalid(faults)
        else:
            ready.append(_Ready(place, checked, status))
    return found, await _with_askers(work, ready), known


async def _with_askers(work: Work, ready: list[_Ready]) -> list[_Ready]:
    """Let the actor ask, or the owner, where nobody is said to."""
    if all(each.new.customer_id is not None or each.new.customer_email is not None for each in ready):
        return ready
    email, name = await reading.find_own_email(work.connection, workspace=work.workspace, agent=work.actor.agent_id)
    return [
        each
        if each.new.customer_id is not None or each.new.customer_email is not None
        else _Ready(
            each.place, msgspec.structs.replace(each.new, customer_email=email, customer_name=name), each.status
        )
        for each in ready
    ]


async def _write(
    work: Work, opened: list[Opened | None], ready: list[_Ready], known: Known, setup: Setup, numbers: list[int]
) -> list[Opened]:
    emails: dict[str, str | None] = {}
    for each in ready:
        if each.new.customer_id is None and each.new.customer_email is not None:
            emails[each.new.customer_email] = emails.get(each.new.customer_email) or each.new.customer_name
    met = await many_people.meet(work, emails)
    tags = await many_people.meet_tags(work, list({name for each in ready for name in each.new.tags}))
    fresh = iter(numbers)
    items: list[dict[str, Any]] = []
    said: list[dict[str, Any]] = []
    for each in ready:
        asker = known.customers[each.new.customer_id] if each.new.customer_id else met[each.new.customer_email or ""]
        number = _own_number(each.new) or next(fresh)
        own = sorted({tags[name] for name in each.new.tags})
        agent = known.agents.get(each.new.assignee_id) if each.new.assignee_id else None
        ticket = _ticket(work, each, number, asker, agent, setup, [name for _, name in own])
        opened[each.place] = ticket
        items.append(_item(each.new, ticket, [tag for tag, _ in own]))
        said += _said(each.new, ticket)
    if items:
        await opening_many.insert(work, items, said)
    return [each for each in opened if each is not None]


def _ticket(
    work: Work, each: _Ready, number: int, asker: Asker, agent: AgentRef | None, setup: Setup, tags: list[str]
) -> Ticket:
    new, done = each.new, is_done(each.status.state)
    past = new if isinstance(new, PastTicket) else None
    created = new.created_at or work.now
    resolved = ((past and past.resolved_at) or work.now) if done else None
    return Ticket(
        number=number,
        subject=new.subject,
        status=each.status,
        priority=new.priority,
        open=not done,
        customer=CustomerRef(asker.id, asker.email, asker.name, asker.avatar_url),
        assignee=agent,
        company_id=new.company_id or asker.company_id,
        team_id=new.team_id,
        inbox_id=new.inbox_id or setup.default_inbox,
        category_id=new.category_id,
        sentiment=new.sentiment,
        source=new.source,
        source_name=new.source_name,
        cc=new.cc,
        custom_fields=new.custom_fields,
        metadata=new.metadata,
        tags=tags,
        version=1,
        created_at=created,
        updated_at=(past and past.updated_at) or work.now,
        first_response_at=_first_response(past, created) if past else None,
        resolved_at=resolved,
        first_resolved_at=resolved,
        snoozed_until=None,
        setup=setup.version,
        description=Description(new.description.html, new.description.text) if new.description else Description("", ""),
    )


def _first_response(past: PastTicket, created: Any) -> Any:
    answers = [
        max(each.created_at, created)
        for each in past.messages
        if not each.internal and each.author is not None and each.author.is_responder
    ]
    return min(answers, default=None)


PLAIN = (
    "number", "subject", "priority", "open", "company_id", "team_id", "inbox_id", "category_id", "sentiment", "source",
    "source_name", "cc", "custom_fields", "metadata", "created_at", "updated_at", "first_response_at", "resolved_at",
)  # fmt: skip
FACTS = ("priority", "customer_id", "assignee_id", "team_id", "inbox_id", "category_id", "company_id", "source")


def _item(new: NewTicket, ticket: Ticket, tags: list[int]) -> dict[str, Any]:
    body = new.description
    item: dict[str, Any] = {name: getattr(ticket, name) for name in PLAIN}
    item |= {
        "status_id": ticket.status.id,
        "customer_id": ticket.customer.id,
        "assignee_id": ticket.assignee.id if ticket.assignee else None,
        "author_name": new.customer_name or new.customer_email or "",
        "raw": body.raw if body else "",
        "html": body.html if body else "",
        "body_text": body.text if body else "",
        "format": body.format if body else "text",
        "policy": body.policy if body else 0,
        "words": searchable(ticket.subject),
        "body_words": searchable(body.text if body else ""),
        "tag_ids": tags,
        "sequence": 1 + (len(new.messages) if isinstance(new, PastTicket) else 0),
    }
    item["facts"] = {name: item[name] for name in FACTS} | {"status": ticket.status.key, "tags": new.tags}
    return item


def _said(new: NewTicket, ticket: Ticket) -> list[dict[str, Any]]:
    if not isinstance(new, PastTicket):
        return []
    return [
        {
            "number": ticket.number,
            "kind": MessageKind.NOTE if each.internal else MessageKind.REPLY,
            "author_kind": each.author.kind if each.author else "customer",
            "author_id": each.author.id if each.author else ticket.customer.id,
            "author_name": each.author.name if each.author else (ticket.customer.name or ticket.customer.email or ""),
            "raw": each.body.raw,
            "html": each.body.html,
            "body_text": each.body.text,
            "format": each.body.format,
            "policy": each.body.policy,
            "body_words": searchable(each.body.text),
            "created_at": each.created_at,
        }
        for each in new.messages
    ]
