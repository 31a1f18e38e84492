"""External links: core to wire. What links to a product this dialect does not know is left out."""

from collections.abc import Callable, Sequence
from typing import Any

from parley.api.featurebase.schemas.integrations import (
    ClickupWire,
    DevopsWire,
    GithubWire,
    HubspotWire,
    IntegrationsWire,
    IssueWire,
)
from parley.core.links import ExternalLink


def integrations_to_wire(links: Sequence[ExternalLink]) -> IntegrationsWire:
    """Spell a ticket's external links by product."""
    found: dict[str, list[Any]] = {}
    for link in links:
        if link.type in WIRES:
            found.setdefault(link.type, []).append(WIRES[link.type](link))
    return IntegrationsWire(**found)


def _issue(link: ExternalLink) -> IssueWire:
    return IssueWire(link.key, link.url)


def _clickup(link: ExternalLink) -> ClickupWire:
    return ClickupWire(link.key, link.url or "", link.title or "")


def _github(link: ExternalLink) -> GithubWire:
    told = link.details
    return GithubWire(
        id=told.get("id", ""),
        number=link.key,
        repository_name=told.get("repository_name", ""),
        repository_full_name=told.get("repository_full_name", ""),
        url=link.url or "",
        title=link.title or "",
    )


def _devops(link: ExternalLink) -> DevopsWire:
    told = link.details
    return DevopsWire(
        id=int(link.key),
        url=link.url or "",
        project_id=told.get("project_id", ""),
        project_name=told.get("project_name", ""),
        title=link.title or "",
    )


def _hubspot(link: ExternalLink) -> HubspotWire:
    told = link.details
    return HubspotWire(
        object_id=int(link.key),
        # Erasing a customer empties the details; a ticket's counterpart is then a ticket.
        type=told.get("object_type", "TICKET"),
        deal_amount=told.get("deal_amount"),
        deal_closed=told.get("deal_closed"),
    )


WIRES: dict[str, Callable[[ExternalLink], Any]] = {
    "linear": _issue,
    "jira": _issue,
    "clickup": _clickup,
    "github": _github,
    "devops": _devops,
    "hubspot": _hubspot,
}
