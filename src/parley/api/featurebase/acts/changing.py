"""A ticket changed, and a ticket replied to."""

from typing import Any

from msgspec import UNSET

from parley.api.featurebase.acts.opening import NAMES, check_title, places_in
from parley.api.featurebase.bodies.filling import fill
from parley.api.featurebase.bodies.forms import Given
from parley.api.featurebase.bodies.naming import faults_named
from parley.api.featurebase.mapping.values import GivenValues
from parley.api.featurebase.moments import moment_in_body
from parley.api.featurebase.schemas.tickets import TicketUpdate
from parley.api.toolbox.bodies import text_in_body
from parley.core import tickets
from parley.core.errors import Invalid
from parley.core.tickets import TicketChanges
from parley.core.work import Work


async def change(work: Work, number: int, given: Given[TicketUpdate]) -> None:
    """What is given holds; `open: false` wakes the ticket too. Raises TicketNotFound, TicketClosed, Invalid."""
    said = given.said
    work.quiet = said.skip_notifications
    check_title(said.title)
    values = GivenValues()
    if said.custom_fields is not UNSET or given.uploads:
        old = await tickets.get_ticket(work, number=number)
        values = await fill(work, given, said.custom_fields or {}, old.custom_fields)
    wanted: dict[str, Any] = {"subject": said.title, "open": said.open, "snoozed_until": _sleep(said)}
    if said.content is not UNSET:
        wanted["description"] = await text_in_body(said.content, "html")
    if values.fields:
        wanted["custom_fields"] = values.fields
    if values.free:
        wanted["metadata"] = values.free
    changes = TicketChanges(**wanted, **await places_in(work, said))
    with faults_named({**NAMES, **values.names}):
        await tickets.update_ticket(work, number=number, changes=changes)


def _sleep(said: TicketUpdate) -> Any:
    """Return until when the ticket shall sleep: closing wakes it."""
    if said.open is not False:
        until = said.snoozed_until
        return moment_in_body(until, "snoozedUntil") if isinstance(until, str) else until
    if said.snoozed_until is not UNSET and said.snoozed_until is not None:
        raise Invalid.at("snoozedUntil", "A closed ticket does not sleep")
    return None
