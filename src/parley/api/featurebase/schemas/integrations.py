"""A ticket's counterparts in other products, as the seed has them: six lists, each of its own shape."""

from typing import Literal

import msgspec


class IssueWire(msgspec.Struct, rename="camel", gc=False):
    """An issue in Linear or Jira."""

    issue_id: str
    issue_url: str | None


class ClickupWire(msgspec.Struct, gc=False):
    """A task in ClickUp."""

    id: str
    url: str
    title: str


class GithubWire(msgspec.Struct, rename="camel", gc=False):
    """An issue on GitHub."""

    id: str
    number: str
    repository_name: str
    repository_full_name: str
    url: str
    title: str


class DevopsWire(msgspec.Struct, rename="camel", gc=False):
    """A work item in Azure DevOps."""

    id: int
    url: str
    project_id: str
    project_name: str
    title: str


class HubspotWire(msgspec.Struct, rename="camel", gc=False):
    """An object in HubSpot; amount and outcome belong to deals."""

    object_id: int
    type: Literal["TICKET", "DEAL", "CONTACT"]
    deal_amount: float | None
    deal_closed: bool | None


class IntegrationsWire(msgspec.Struct):
    """All of them."""

    linear: list[IssueWire] = []
    jira: list[IssueWire] = []
    clickup: list[ClickupWire] = []
    github: list[GithubWire] = []
    devops: list[DevopsWire] = []
    hubspot: list[HubspotWire] = []
