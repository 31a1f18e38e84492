"""Imports."""

from collections.abc import AsyncGenerator

import msgspec

from parley.api.native.envelopes import Many, One, many, one
from parley.api.native.ids import id_in_path
from parley.api.native.mapping.imports import import_to_wire, refused_to_wire
from parley.api.native.paging import search_from
from parley.api.native.schemas.imports import (
    CONTENT,
    MEDIA,
    ImportQuery,
    ImportWire,
    RefusedLineWire,
    RefusedQuery,
    StartQuery,
)
from parley.api.toolbox.call import Call
from parley.api.toolbox.media import check_media
from parley.api.toolbox.routes import Routes
from parley.core import imports
from parley.core.imports import ImportNotFound, ImportNotUnderWay, Staged
from parley.core.work import Work
from parley.kit.db import Database

ROUTES = Routes("Imports")


class Lines(msgspec.Struct, frozen=True):
    """The lines of a body, staged."""

    database: Database
    staged: Staged

    @property
    def fingerprint(self) -> bytes:
        """What makes two bodies the same request."""
        return self.staged.digest

    async def gather(self, call: Call) -> None:
        """Nothing is named that would have to be fetched."""

    async def discard(self) -> None:
        """Nothing is left of the lines."""
        await imports.discard_import(self.database, self.staged)


async def read_lines(call: Call) -> Lines:
    """Stage the body's lines while they come in; who may not import sends no line into the database."""
    imports.check_may_import(call.actor)
    check_media(call, MEDIA)
    database = call.house.database
    return Lines(database, await imports.stage(database, call.actor, _chunks(call), now=call.now, origin=call.door))


async def _chunks(call: Call) -> AsyncGenerator[bytes]:
    more = True
    while more:
        message = await call.receive()
        if message["type"] == "http.disconnect":
            raise ConnectionResetError
        yield message.get("body", b"")
        more = message.get("more_body", False)


@ROUTES.post("/imports", status=202, reader=read_lines, content=CONTENT, media=MEDIA)
async def create_import(work: Work, call: Call, body: Lines, query: StartQuery) -> One[ImportWire]:
    """Import tickets with their past: JSON lines, a ticket on each, up to 2,000,000 lines and 4 GiB in one body.

    The lines are taken in by the worker, about 500 at a time; a line that is wrong is refused and never keeps the
    others waiting. Tickets may bring their numbers, moments, conversations, and an `external_id` that comes in once
    for ever, so the same body may be sent again. Their events are quiet: nobody is told of the single tickets.
    """
    started = await imports.start_import(work, staged=body.staged, name=query.name)
    return one(call, import_to_wire(started), started.version)


@ROUTES.get("/imports")
async def list_imports(work: Work, call: Call, query: ImportQuery) -> Many[ImportWire]:
    """List imports, newest first."""
    return many(call, query, await imports.list_imports(work, search_from(call, query)), import_to_wire)


@ROUTES.get("/imports/{import_id}", raises=[ImportNotFound])
async def get_import(work: Work, call: Call, import_id: str) -> One[ImportWire]:
    """Get an import: how many of its lines are done, and how many were refused."""
    found = await imports.get_import(work, number=id_in_path("imp", import_id, ImportNotFound))
    return one(call, import_to_wire(found), found.version)


@ROUTES.post("/imports/{import_id}/cancel", status=200, raises=[ImportNotFound, ImportNotUnderWay])
async def cancel_import(work: Work, call: Call, import_id: str) -> One[ImportWire]:
    """End an import that waits or runs, with the lines under way; what was taken in stays, and is counted here.

    The other lines are forgotten. To cancel it twice changes nothing.
    """
    canceled = await imports.cancel_import(work, number=id_in_path("imp", import_id, ImportNotFound))
    return one(call, import_to_wire(canceled), canceled.version)


@ROUTES.get("/imports/{import_id}/refused", raises=[ImportNotFound])
async def list_refused_lines(work: Work, call: Call, import_id: str, query: RefusedQuery) -> Many[RefusedLineWire]:
    """List the lines that were refused, each with its number and everything that is wrong with it."""
    number = id_in_path("imp", import_id, ImportNotFound)
    found = await imports.list_refused(work, search_from(call, query), number=number)
    return many(call, query, found, refused_to_wire)
