"""The ticket list's parameters: wire to core."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from parley.api.native.ids import id_in_body
from parley.api.native.mapping.tickets import IDS, PRIORITY_WORDS
from parley.api.native.moments import moment_or_day
from parley.api.native.schemas.filters import TicketWanted
from parley.api.native.schemas.tickets import TicketQuery
from parley.core.errors import Fault, Invalid
from parley.core.tickets import State, TicketFilter

MYSELF = "me"
NOBODY = "none"
MOMENTS = ("created_after", "created_before", "updated_after", "updated_before")
STATES = {state.value: state for state in State}


def filter_from_wire(query: TicketQuery) -> TicketFilter:
    """Read the filter; raise Invalid with every fault."""
    faults: list[Fault] = []
    said: dict[str, Any] = {name: _id(name, prefix, query, faults) for name, prefix in IDS.items()}
    said |= {name: _moment(name, query, faults) for name in MOMENTS}
    states = _words("state", query.state, STATES, faults)
    priorities = _words("priority", query.priority, PRIORITY_WORDS, faults)
    nobody = query.assignee_id == NOBODY
    if (nobody and query.unassigned is False) or (query.assignee_id is not None and not nobody and query.unassigned):
        faults.append(Fault("unassigned", "Contradicts assignee_id"))
    if faults:
        raise Invalid(faults)
    return TicketFilter(
        **said,
        statuses=_listed(query.status),
        states=states,
        priorities=priorities,
        is_unassigned=True if nobody else query.unassigned,
        is_mine=query.assignee_id == MYSELF,
        sources=_listed(query.source),
        snoozed=query.snoozed,
        is_unread=query.unread,
        tags=_listed(query.tags),
        text=query.search,
    )


def wanted_from_wire(wanted: TicketWanted, at: str = "filter") -> dict[str, Any]:
    """Read a filter as it is kept; raise Invalid, with paths in the body, for what no list could be narrowed to."""
    kept: dict[str, Any] = msgspec.to_builtins(wanted)
    try:
        read_filter(kept)
    except Invalid as error:
        raise Invalid([Fault(f"{at}.{fault.path}", fault.message) for fault in error.faults]) from error
    return kept


def read_filter(kept: dict[str, Any]) -> TicketFilter:
    """Read a filter that was kept."""
    return filter_from_wire(TicketQuery(**kept))


def _id(name: str, prefix: str, query: TicketQuery, faults: list[Fault]) -> int | None:
    text = getattr(query, name)
    if name == "assignee_id" and text in {MYSELF, NOBODY}:
        return None
    try:
        return None if text is None else id_in_body(prefix, text, name)
    except Invalid as error:
        faults += error.faults
        return None


def _moment(name: str, query: TicketQuery, faults: list[Fault]) -> dt.datetime | None:
    text = getattr(query, name)
    try:
        return None if text is None else moment_or_day(text, name)
    except Invalid as error:
        faults += error.faults
        return None


def _words(name: str, text: str | None, known: Mapping[str, Any], faults: list[Fault]) -> list[Any]:
    words = _listed(text)
    if any(word not in known for word in words):
        faults.append(Fault(name, f"Unknown {name}; allowed: {', '.join(known)}"))
        return []
    return list(dict.fromkeys(known[word] for word in words))


def _listed(text: str | None, clean: Callable[[str], str] = str.strip) -> list[str]:
    return [part for part in map(clean, (text or "").split(",")) if part]
