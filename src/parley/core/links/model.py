"""What a link is, and what each other product tells of its side."""

import datetime as dt
from typing import Any, Literal

import msgspec
from msgspec import UNSET, UnsetType

from parley.core.errors import Conflict, Fault, NotFound
from parley.kit.text.wording import plain

ROLES = ("customer", "tracker", "back-office")


class LinkNotFound(NotFound):
    """No such link on this ticket."""

    def __init__(self) -> None:
        super().__init__("Link")


class LinkedAlready(Conflict):
    """The two are linked."""

    code = "linked_already"

    def __init__(self) -> None:
        super().__init__("These are linked already")


class NoDetails(msgspec.Struct, forbid_unknown_fields=True):
    """A product of which the key, address and title say everything."""


class GithubDetails(msgspec.Struct, forbid_unknown_fields=True):
    """An issue on GitHub: `id` is GitHub's own, the link's key is the issue's number."""

    id: str
    repository_name: str
    repository_full_name: str


class DevopsDetails(msgspec.Struct, forbid_unknown_fields=True):
    """A work item in Azure DevOps."""

    project_id: str
    project_name: str


class HubspotDetails(msgspec.Struct, forbid_unknown_fields=True):
    """An object in HubSpot; amount and outcome belong to deals."""

    object_type: Literal["TICKET", "DEAL", "CONTACT"]
    deal_amount: float | UnsetType | None = UNSET
    deal_closed: bool | UnsetType = UNSET


EXTERNAL_TYPES: dict[str, type[msgspec.Struct]] = {
    "zendesk": NoDetails,
    "jira": NoDetails,
    "jsm": NoDetails,
    "salesforce": NoDetails,
    "freshdesk": NoDetails,
    "hubspot": HubspotDetails,
    "github": GithubDetails,
    "intercom": NoDetails,
    "linear": NoDetails,
    "clickup": NoDetails,
    "devops": DevopsDetails,
}
NUMERIC_KEYS = frozenset({"devops", "hubspot"})
TITLED = frozenset({"clickup", "github", "devops"})


class TicketLink(msgspec.Struct, frozen=True):
    """Another ticket; `role` is what it is to this one."""

    id: int
    ticket: int
    subject: str
    role: str
    created_at: dt.datetime


class ExternalLink(msgspec.Struct, frozen=True):
    """An issue in another product."""

    id: int
    type: str
    key: str
    url: str | None
    title: str | None
    details: dict[str, Any]
    created_at: dt.datetime


class TicketLinks(msgspec.Struct, frozen=True):
    """All links of a ticket, oldest first."""

    tickets: list[TicketLink]
    external: list[ExternalLink]


def faults_of(kind: str, *, key: str, url: str | None, title: str | None, details: dict[str, Any]) -> list[Fault]:
    """List what keeps this from being a link to that product."""
    if kind not in EXTERNAL_TYPES:
        return [Fault("type", f"Must be one of {', '.join(EXTERNAL_TYPES)}")]
    faults: list[Fault] = []
    if kind in NUMERIC_KEYS and not (key.isascii() and key.isdigit()):
        faults.append(Fault("key", "Must be the object's number"))
    if url is not None and not url.startswith(("https://", "http://")):
        faults.append(Fault("url", "Must be an http or https address"))
    if kind in TITLED and (not url or not title):
        faults.append(Fault("url" if not url else "title", "Required for this type"))
    try:
        msgspec.convert(details, EXTERNAL_TYPES[kind])
    except msgspec.ValidationError as error:
        faults.append(Fault("details", plain(str(error))))
    return faults
