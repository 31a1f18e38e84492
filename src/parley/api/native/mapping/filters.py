"""The ticket list's parameters: wire to core."""

from collections.abc import Callable, Mapping
from typing import Any

from parley.api.native.ids import id_in_body
from parley.api.native.mapping.tickets import IDS, PRIORITY_WORDS
from parley.api.native.schemas.tickets import TicketQuery
from parley.core.errors import Fault, Invalid
from parley.core.tickets import State, TicketFilter

STATES = {state.value: state for state in State}


def filter_from_wire(query: TicketQuery) -> TicketFilter:
    """Read the filter; raise Invalid with every fault."""
    faults: list[Fault] = []
    ids: dict[str, Any] = {name: _id(name, prefix, query, faults) for name, prefix in IDS.items()}
    states = _words("state", query.state, STATES, faults)
    priorities = _words("priority", query.priority, PRIORITY_WORDS, faults)
    if query.assignee_id is not None and query.unassigned:
        faults.append(Fault("unassigned", "Contradicts assignee_id"))
    if faults:
        raise Invalid(faults)
    return TicketFilter(
        **ids,
        statuses=_listed(query.status),
        states=states,
        priorities=priorities,
        is_unassigned=query.unassigned,
        tags=_listed(query.tags),
        text=query.search,
    )


def _id(name: str, prefix: str, query: TicketQuery, faults: list[Fault]) -> int | None:
    text = getattr(query, name)
    try:
        return None if text is None else id_in_body(prefix, text, name)
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
