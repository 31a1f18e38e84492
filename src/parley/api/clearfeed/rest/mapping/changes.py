"""What to change of a request: wire to core. It asks core who is meant, and changes nothing."""

from typing import Any

from msgspec import UNSET, UnsetType

from parley.api.clearfeed.rest.ids import agent_in_body
from parley.api.clearfeed.rest.mapping.values import values_from_wire
from parley.api.clearfeed.rest.schemas.request_bodies import RequestUpdate
from parley.api.clearfeed.rest.words import PRIORITIES, STATES
from parley.core.errors import Invalid
from parley.core.tickets import Setup, Ticket, TicketChanges
from parley.core.work import Work

NAMES = {"subject": "title", "status": "state", "assignee_id": "assignee"}


async def changes_from_wire(work: Work, ticket: Ticket, body: RequestUpdate, setup: Setup) -> TicketChanges:
    """Read the changes of a ticket that is held. Raises Invalid for who and what is unknown."""
    changes: dict[str, Any] = {}
    if body.title is not UNSET:
        changes["subject"] = body.title
    if body.priority is not UNSET:
        changes["priority"] = PRIORITIES[body.priority]
    if body.state is not UNSET:
        changes["status"] = status_for(ticket, body.state, setup)
    if body.assignee is not UNSET:
        named = body.assignee
        changes["assignee_id"] = None if named is None else await agent_in_body(work, named, "assignee")
    if body.custom_field_values is not UNSET:
        changes["custom_fields"] = await values_from_wire(work, body.custom_field_values, setup.fields)
    return TicketChanges(**changes)


def status_for(ticket: Ticket, word: str, setup: Setup) -> str | UnsetType:
    """Return the key of the first status that has this state; UNSET where the ticket's own has it already.

    Raises Invalid where the workspace has no such status.
    """
    state = STATES[word]
    if ticket.status.state is state:
        return UNSET
    found = next((status.key for status in setup.statuses.values() if status.state is state), None)
    if found is None:
        raise Invalid.at("state", "No status of this account has this state")
    return found
