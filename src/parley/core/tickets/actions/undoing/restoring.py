"""Put the properties of a ticket back, as far as what they named still exists."""

import datetime as dt
from typing import Any

import msgspec
from msgspec import UNSET

from parley.core.errors import Fault
from parley.core.operations import Changed
from parley.core.tickets.actions import checks
from parley.core.tickets.actions.updating import write_changes
from parley.core.tickets.model import Priority, Ticket, TicketChanges
from parley.core.tickets.properties import BROUGHT, MAPS, PLAIN, put_back, shown
from parley.core.tickets.setup import Setup, load
from parley.core.tickets.store import reading
from parley.core.work import Work
from parley.kit.text.html import body_from

PEOPLE = ("customer_id", "assignee_id", "team_id", "company_id")
MOMENTS = ("resolved_at", "first_resolved_at", "snoozed_until")


async def restore(work: Work, present: Ticket, changed: Changed) -> tuple[Ticket, list[str]]:
    """The locked ticket's properties are as before where their values are those of after; the change is told.

    Returns the ticket, and the names of what was left: what others changed, and what would name something that is
    no longer there.
    """
    back, left = put_back(present, changed)
    setup = await load(work)
    gone = await _gone(work, setup, back)
    for name in (gone | BROUGHT) if "status_id" in gone else gone:
        back.pop(name, None)
    new = await _people(work, msgspec.structs.replace(present, **_given(work, setup, present, back)), back)
    description = back.get("description")
    changes = TicketChanges(
        tags=back.get("tags", UNSET), description=UNSET if description is None else body_from(description, "html")
    )
    return await write_changes(work, present, new, changes), sorted({shown(name) for name in left | gone})


async def _gone(work: Work, setup: Setup, back: dict[str, Any]) -> set[str]:
    """Return the names of properties whose values no longer exist."""
    faults: list[Fault] = []
    checks.check_places(setup, back.get("inbox_id"), back.get("category_id"), faults)
    await checks.check_people(work, {name: back.get(name) for name in PEOPLE}, faults)
    gone = {fault.path for fault in faults}
    if "status_id" in back and back["status_id"] not in {status.id for status in setup.statuses.values()}:
        gone.add("status_id")
    known = {f"custom_fields.{field.id}" for field in setup.fields}
    return gone | {name for name in back if name.startswith("custom_fields.") and name not in known}


def _given(work: Work, setup: Setup, present: Ticket, back: dict[str, Any]) -> dict[str, Any]:
    given = {name: back[name] for name in (*PLAIN, "tags") if name in back}
    if "priority" in given:
        given["priority"] = Priority(given["priority"])
    for name in MOMENTS:
        if given.get(name) is not None:
            given[name] = msgspec.convert(given[name], dt.datetime)
    # It would have woken meanwhile.
    if given.get("snoozed_until") is not None and given["snoozed_until"] <= work.now:
        given["snoozed_until"] = None
    if "status_id" in back:
        given["status"] = next(status for status in setup.statuses.values() if status.id == back["status_id"])
    for name in MAPS:
        given[name] = _mapped(getattr(present, name), back, f"{name}.")
    return given


def _mapped(present: dict[str, Any], back: dict[str, Any], prefix: str) -> dict[str, Any]:
    wanted = {name.removeprefix(prefix): value for name, value in back.items() if name.startswith(prefix)}
    return {key: value for key, value in {**present, **wanted}.items() if wanted.get(key, value) is not None}


async def _people(work: Work, ticket: Ticket, back: dict[str, Any]) -> Ticket:
    """Put the assignee and the customer of before in place; both were found to exist."""
    given: dict[str, Any] = {}
    if "assignee_id" in back:
        agent = back["assignee_id"]
        given["assignee"] = await reading.find_agent(work.connection, workspace=work.workspace, agent=agent)
    if "customer_id" in back:
        customer = back["customer_id"]
        found = await reading.claim_customer(work.connection, workspace=work.workspace, customer=customer)
        given["customer"] = found or ticket.customer
    return msgspec.structs.replace(ticket, **given)
