"""Inboxes."""

from parley.api.native.envelopes import Many, One, many, one
from parley.api.native.ids import id_in_path
from parley.api.native.mapping.inboxes import inbox_from_wire, inbox_to_wire
from parley.api.native.paging import search_from
from parley.api.native.schemas.inboxes import InboxCreate, InboxQuery, InboxUpdate, InboxWire
from parley.api.toolbox.call import Call
from parley.api.toolbox.routes import Routes
from parley.core import inboxes
from parley.core.errors import VersionMismatch
from parley.core.inboxes import DefaultInboxRequired, InboxAddressTaken, InboxInUse, InboxNameTaken, InboxNotFound
from parley.core.work import Work

ROUTES = Routes("Inboxes")


@ROUTES.get("/inboxes")
async def list_inboxes(work: Work, call: Call, query: InboxQuery) -> Many[InboxWire]:
    """List inboxes."""
    found = await inboxes.list_inboxes(work, search_from(call, query))
    return many(call, query, found, inbox_to_wire)


@ROUTES.post(
    "/inboxes",
    raises=[InboxNameTaken, InboxAddressTaken],
    example={"name": "Support", "addresses": ["support@example.com"]},
)
async def create_inbox(work: Work, call: Call, body: InboxCreate) -> One[InboxWire]:
    """Create an inbox. An e-mail address belongs to one inbox; with `is_default` it takes the default one's place."""
    inbox = await inboxes.create_inbox(work, **inbox_from_wire(body))
    return one(call, inbox_to_wire(inbox), inbox.version)


@ROUTES.get("/inboxes/{inbox_id}", raises=[InboxNotFound])
async def get_inbox(work: Work, call: Call, inbox_id: str) -> One[InboxWire]:
    """Get an inbox."""
    inbox = await inboxes.get_inbox(work, inbox=id_in_path("inbox", inbox_id, InboxNotFound))
    return one(call, inbox_to_wire(inbox), inbox.version)


@ROUTES.patch(
    "/inboxes/{inbox_id}",
    raises=[InboxNotFound, InboxNameTaken, InboxAddressTaken, DefaultInboxRequired, VersionMismatch],
    example={"auto_assign": True},
)
async def update_inbox(work: Work, call: Call, inbox_id: str, body: InboxUpdate) -> One[InboxWire]:
    """Change an inbox."""
    number = id_in_path("inbox", inbox_id, InboxNotFound)
    settings = inbox_from_wire(body)
    inbox = await inboxes.update_inbox(work, inbox=number, **settings, expected=call.expected_version)
    return one(call, inbox_to_wire(inbox), inbox.version)


@ROUTES.delete("/inboxes/{inbox_id}", raises=[InboxNotFound, DefaultInboxRequired, InboxInUse, VersionMismatch])
async def delete_inbox(work: Work, call: Call, inbox_id: str) -> None:
    """Delete an inbox that is not the default and has no tickets."""
    number = id_in_path("inbox", inbox_id, InboxNotFound)
    await inboxes.delete_inbox(work, inbox=number, expected=call.expected_version)
