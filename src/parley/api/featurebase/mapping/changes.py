"""What an event changed, in this dialect's fields: core to wire."""

from typing import Any

from parley.api.featurebase.ids import Kind, spell_id_or_none
from parley.core.events import RecordedEvent

IDS = {
    "assignee_id": ("assigneeId", Kind.ADMIN),
    "team_id": ("teamAssigneeId", Kind.TEAM),
    "company_id": ("companyId", Kind.COMPANY),
    "category_id": ("ticketCategoryId", Kind.CATEGORY),
    "customer_id": ("author", Kind.CONTACT),
}
# What else the dialect shows of a ticket; a field that it does not show is left out.
PLAIN = {"open": "open", "tags": "tags"}


def changes_of(workspace: int, event: RecordedEvent) -> list[dict[str, Any]]:
    """List what changed, each with its values before and after."""
    pairs = _pairs(event)
    found = [_change(PLAIN[name], *pair) for name, pair in pairs.items() if name in PLAIN]
    for name, (before, after) in pairs.items():
        if name in IDS:
            field, kind = IDS[name]
            found.append(
                _change(field, spell_id_or_none(workspace, kind, before), spell_id_or_none(workspace, kind, after))
            )
    return found + _others(event)


def _pairs(event: RecordedEvent) -> dict[str, tuple[Any, Any]]:
    data = event.data
    if event.type == "ticket.assigned":
        pairs = {
            "assignee_id": (data["assignee_before"], data["assignee_id"]),
            "team_id": (data["team_before"], data["team_id"]),
        }
        return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
    return data.get("changes") or {}


def _others(event: RecordedEvent) -> list[dict[str, Any]]:
    data = event.data
    if event.type == "ticket.status_changed":
        return [_change("status", data["before"], data["after"])]
    if event.type == "ticket.snoozed":
        return [_change("snoozedUntil", None, data["until"])]
    if event.type == "ticket.updated" and data.get("subject"):
        return [_change("title", *data["subject"])]
    return []


def _change(field: str, before: Any, after: Any) -> dict[str, Any]:
    return {"field": field, "oldValue": before, "newValue": after}
