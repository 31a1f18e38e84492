"""What a macro comes to on one ticket, and doing it."""

import msgspec

from parley.core.access import Permission, require
from parley.core.macros.actions import get_macro
from parley.core.macros.filling import fill, first_name
from parley.core.macros.steps import AddTags, Note, RemoveTags, Reply, Said, Step
from parley.core.tickets import Ticket, TicketChanges, add_message, get_ticket, hold_ticket, update_ticket
from parley.core.work import Work
from parley.core.workspaces import get_workspace
from parley.kit.text.html import body_from


class Planned(msgspec.Struct, frozen=True):
    """What a macro comes to on one ticket: clean HTML to say, and what it changes in that version."""

    reply: str | None
    note: str | None
    changes: TicketChanges
    version: int


async def plan_macro(work: Work, *, macro: int, ticket: int) -> Planned:
    """Return what the macro would do to the ticket as it is. Raises MacroNotFound, TicketNotFound."""
    return await _planned(work, (await get_macro(work, macro=macro)).steps, await get_ticket(work, number=ticket))


async def run_macro(work: Work, *, macro: int, ticket: int) -> Ticket:
    """All of the macro is done to the ticket, or nothing: what it says first, then what it changes.

    Raises MacroNotFound, TicketNotFound, Forbidden, and what saying and changing raise, such as Invalid for a status
    that exists no more.
    """
    require(work, Permission.WRITE)
    steps = (await get_macro(work, macro=macro)).steps
    planned = await _planned(work, steps, await hold_ticket(work, number=ticket))
    for text, internal in ((planned.reply, False), (planned.note, True)):
        if text is not None:
            await add_message(work, ticket=ticket, body=body_from(text, "html"), internal=internal)
    if planned.changes != TicketChanges():
        return await update_ticket(work, number=ticket, changes=planned.changes)
    return await get_ticket(work, number=ticket)


async def _planned(work: Work, steps: list[Step], ticket: Ticket) -> Planned:
    said = {type(step): step for step in steps if isinstance(step, Said)}
    values = await _values(work, ticket) if said else {}
    filled = {kind: fill(step, values) for kind, step in said.items()}
    given = {name: value for step in steps for name, value in step.changes(work).items()}
    tags = _tags(steps, ticket)
    if tags != ticket.tags:
        given["tags"] = tags
    return Planned(filled.get(Reply), filled.get(Note), TicketChanges(**given), ticket.version)


def _tags(steps: list[Step], ticket: Ticket) -> list[str]:
    added = [tag for step in steps if isinstance(step, AddTags) for tag in step.tags]
    gone = {tag.lower() for step in steps if isinstance(step, RemoveTags) for tag in step.tags}
    kept = {tag.lower(): tag for tag in (*added, *ticket.tags)}
    return [kept[key] for key in dict.fromkeys(tag.lower() for tag in (*ticket.tags, *added)) if key not in gone]


async def _values(work: Work, ticket: Ticket) -> dict[str, str | None]:
    customer, agent = ticket.customer, work.actor.name
    return {
        "customer.name": customer.name,
        "customer.first_name": first_name(customer.name),
        "customer.email": customer.email,
        "ticket.number": str(ticket.number),
        "ticket.subject": ticket.subject,
        "agent.name": agent,
        "agent.first_name": first_name(agent),
        "workspace.name": (await get_workspace(work)).name,
    }
