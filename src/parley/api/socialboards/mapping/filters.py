"""The ticket list's body: wire to core."""

from collections.abc import Callable, Sequence
from typing import Any

from parley.api.socialboards.mapping.values import value_from_wire
from parley.api.socialboards.moments import just_after, just_before, moment_in_body
from parley.api.socialboards.schemas.tickets import CustomFieldFilter, TicketList
from parley.api.socialboards.words import STATES
from parley.core.errors import Fault, Invalid
from parley.core.fields import Field
from parley.core.tickets import TicketFilter
from parley.kit.db.listing import Order, Search
from parley.kit.text.storable import find_unstorable

COLUMNS = {"creation_time": "t.created_at", "last_thread_activity": "t.updated_at"}


def search_from_wire(workspace: int, body: TicketList) -> Search:
    """Start the search."""
    by, _, way = body.order_by.rpartition("_")
    order = Order(COLUMNS[by], "timestamptz", "asc" if way == "asc" else "desc")
    return Search(workspace, order=order, limit=body.take, offset=body.skip, counted=False)


def filter_from_wire(body: TicketList, fields: Sequence[Field]) -> TicketFilter:
    """Read the filter; raise Invalid with every fault."""
    faults: list[Fault] = []
    since = _moment(body.from_, "from", just_before, faults)
    until = _moment(body.to, "to", just_after, faults)
    values = _values(body.custom_fields or [], fields, faults)
    if faults:
        raise Invalid(faults)
    return TicketFilter(
        numbers=body.ticket_ids or [],
        category_id=body.category_id,
        created_after=since,
        created_before=until,
        sources=[body.source] if body.source else [],
        states=STATES[body.status] if body.status else [],
        values=values,
    )


def _moment(text: str | None, at: str, bound: Callable[[Any], Any], faults: list[Fault]) -> Any:
    try:
        return None if text is None else bound(moment_in_body(text, at))
    except Invalid as error:
        faults += error.faults
        return None


def _values(given: Sequence[CustomFieldFilter], fields: Sequence[Field], faults: list[Fault]) -> dict[int, Any]:
    known = {name: field for field in fields for name in (field.id, str(field.id), field.key)}
    found: dict[int, Any] = {}
    for place, each in enumerate(given):
        field = known.get(each.key)
        if field is None or field.id in found:
            faults.append(Fault(f"customFields.{place}.key", "Given twice" if field else "Unknown custom field"))
        elif find_unstorable(each.value) is not None:
            faults.append(Fault(f"customFields.{place}.value", "Must be nested 32 deep at most, with numbers in range"))
        else:
            found[field.id] = value_from_wire(field, each.value)
    return found
