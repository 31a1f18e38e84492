"""A ticket's properties one by one, as they are kept to be put back: each has a name, and a value that JSON can hold.

A value of a field and an entry of the metadata stand alone: `custom_fields.12`, `metadata.plan`.
"""

from typing import Any

import msgspec

from parley.core.operations import Changed
from parley.core.tickets.model import Ticket

PLAIN = (
    "subject", "priority", "open", "company_id", "team_id", "inbox_id", "category_id", "sentiment", "source_name", "cc",
    "resolved_at", "first_resolved_at", "snoozed_until",
)  # fmt: skip
MAPS = ("custom_fields", "metadata")
# What a status brings along goes back with it or stays with it.
BROUGHT = frozenset({"open", "resolved_at", "first_resolved_at"})


def difference(old: Ticket, new: Ticket) -> Changed:
    """Say which properties of a ticket are different, before and after; both were read with their descriptions."""
    before, after = _spelled(old), _spelled(new)
    names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    return Changed(old.number, {name: before.get(name) for name in names}, {name: after.get(name) for name in names})


def put_back(present: Ticket, changed: Changed) -> tuple[dict[str, Any], set[str]]:
    """Return what is to be put back, and the names of what others changed since, which is theirs."""
    now = _spelled(present)
    theirs = {name for name, value in changed.after.items() if now.get(name) != value}
    kept = theirs | BROUGHT if "status_id" in theirs else theirs
    back = {name: value for name, value in changed.before.items() if name not in kept}
    left = {name for name in theirs if now.get(name) != changed.before[name]}
    return back, left - BROUGHT if "status_id" in changed.before else left


def shown(name: str) -> str:
    """Return the name by which callers know a property."""
    return "status" if name == "status_id" else name.split(".", 1)[0]


def _spelled(ticket: Ticket) -> dict[str, Any]:
    """All values, by name; tags in one order, for theirs means nothing."""
    spelled = {name: getattr(ticket, name) for name in PLAIN}
    spelled |= {
        "status_id": ticket.status.id,
        "customer_id": ticket.customer.id,
        "assignee_id": ticket.assignee.id if ticket.assignee else None,
        "tags": sorted(ticket.tags),
        "description": ticket.description.html if ticket.description else None,
    }
    for name in MAPS:
        spelled |= {f"{name}.{key}": value for key, value in getattr(ticket, name).items()}
    return msgspec.to_builtins(spelled)
