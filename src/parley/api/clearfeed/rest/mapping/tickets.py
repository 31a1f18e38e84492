"""Tickets in other products: wire to core. What core wants to know of some is read from the ticket's id."""

import re
from typing import Any

from parley.api.clearfeed.rest.schemas.tickets import LinkData
from parley.core.errors import Invalid

GITHUB = re.compile(r"([A-Za-z0-9_.-]{1,100})/([A-Za-z0-9_.-]{1,100})#([1-9][0-9]{0,18})")


def link_from_wire(data: LinkData) -> dict[str, Any]:
    """Read the link. Raises Invalid for a GitHub ticket that names no repository."""
    bare: dict[str, Any] = {"kind": data.integration, "key": data.ticket_id, "url": None, "title": None, "details": {}}
    if data.integration == "hubspot":
        return {**bare, "details": {"object_type": "TICKET"}}
    if data.integration != "github":
        return bare
    found = GITHUB.fullmatch(data.ticket_id)
    if found is None:
        raise Invalid.at("data.ticket_id", "Must be such as owner/repository#7")
    owner, repository, number = found.groups()
    details = {"id": number, "repository_name": repository, "repository_full_name": f"{owner}/{repository}"}
    address = f"https://github.com/{owner}/{repository}/issues/{number}"
    return {**bare, "url": address, "title": data.ticket_id, "details": details}
