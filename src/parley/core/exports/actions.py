"""Ask for exports, and look how far they are."""

from typing import Any

from parley.core.access import Permission, require
from parley.core.exports import store
from parley.core.exports.events import ExportRequested
from parley.core.exports.model import Export, ExportNotFound
from parley.core.work import Work
from parley.kit.db.listing import Found, Search


async def request_export(work: Work, *, form: str, wanted: dict[str, Any]) -> Export:
    """The worker will write the tickets that `wanted` leaves, in the words of the door that asks. Raises Forbidden."""
    require(work, Permission.WRITE)
    export = await store.insert(work, form=form, wanted=wanted)
    work.record(ExportRequested(id=export.id, format=form))
    return export


async def get_export(work: Work, *, export: int) -> Export:
    """Return the export. Raises ExportNotFound, Forbidden."""
    require(work, Permission.WRITE)
    found = await store.find(work, export)
    if found is None:
        raise ExportNotFound
    return found


async def list_exports(work: Work, search: Search) -> Found[Export]:
    """Page through the exports. Raises Forbidden."""
    require(work, Permission.WRITE)
    return await store.fetch(work.connection, search)
