"""Exports."""

from parley.api.native.envelopes import Many, One, many, one
from parley.api.native.ids import id_in_path
from parley.api.native.mapping.exports import export_to_wire
from parley.api.native.mapping.filters import wanted_from_wire
from parley.api.native.paging import search_from
from parley.api.native.schemas.exports import ExportCreate, ExportQuery, ExportWire
from parley.api.toolbox.call import Call
from parley.api.toolbox.routes import Routes
from parley.core import exports
from parley.core.exports import ExportNotFound
from parley.core.work import Work

ROUTES = Routes("Exports")
EXPORT_VERSION = 1


@ROUTES.post(
    "/exports",
    example={
        "format": "csv",
        "filter": {"created_after": "2026-01-01", "created_before": "2026-02-01", "tags": "refund"},
    },
)
async def create_export(work: Work, call: Call, body: ExportCreate) -> One[ExportWire]:
    """Ask for an export of tickets. The worker writes it; look at the export for how far it is, and for the link.

    In its filter `me`, and what is `unread`, are those of whoever asks.
    """
    export = await exports.request_export(work, form=body.format, wanted=wanted_from_wire(body.filter))
    return one(call, export_to_wire(call, export), EXPORT_VERSION)


@ROUTES.get("/exports")
async def list_exports(work: Work, call: Call, query: ExportQuery) -> Many[ExportWire]:
    """List exports, newest first."""
    found = await exports.list_exports(work, search_from(call, query))
    return many(call, query, found, lambda export: export_to_wire(call, export))


@ROUTES.get("/exports/{export_id}", raises=[ExportNotFound])
async def get_export(work: Work, call: Call, export_id: str) -> One[ExportWire]:
    """Get an export: how far it is, and once it is done a fresh link to its file, which is kept for a day."""
    export = await exports.get_export(work, export=id_in_path("exp", export_id, ExportNotFound))
    return one(call, export_to_wire(call, export), EXPORT_VERSION)
