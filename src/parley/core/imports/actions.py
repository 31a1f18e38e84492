"""Start imports, and look how far they are."""

from parley.core.access import Permission, may, require
from parley.core.actor import Actor
from parley.core.errors import Forbidden, Invalid
from parley.core.imports import store
from parley.core.imports.events import ImportFinished, ImportStarted
from parley.core.imports.model import Import, ImportNotFound, ImportNotUnderWay, RefusedLine
from parley.core.imports.staging import Staged
from parley.core.lines import check_line
from parley.core.work import Work
from parley.kit.db import Database
from parley.kit.db.listing import Found, Search


def check_may_import(actor: Actor) -> None:
    """Raise Forbidden unless the actor may: an import sets numbers, moments and authors, so it takes a manager."""
    if not may(actor.role, Permission.MANAGE):
        raise Forbidden(f"The role '{actor.role}' may not {Permission.MANAGE.value}")


async def start_import(work: Work, *, staged: Staged, name: str) -> Import:
    """The worker will take in the staged lines. Raises ImportNotFound, Invalid without a line, Forbidden."""
    check_may_import(work.actor)
    if not staged.lines:
        raise Invalid.at("", "There is no line")
    started = await store.start(
        work, staged.id, name=check_line(name, "name"), lines=staged.lines, refused=staged.refused
    )
    if started is None:
        raise ImportNotFound
    work.record(ImportStarted(id=started.id, lines=started.lines))
    return started


async def discard_import(database: Database, staged: Staged) -> None:
    """Nothing is left of lines that were staged and never started."""
    async with database.tenant(staged.workspace) as connection:
        await store.delete(connection, staged.workspace, staged.id)


async def cancel_import(work: Work, *, number: int) -> Import:
    """No further line is taken in: the batch under way is waited for, and what was taken in stays.

    To cancel it twice changes nothing. Raises ImportNotFound, ImportNotUnderWay, Forbidden.
    """
    require(work, Permission.MANAGE)
    canceled = await store.cancel(work, number)
    if canceled is None:
        found = await get_import(work, number=number)
        if found.status != "canceled":
            raise ImportNotUnderWay(found.status)
        return found
    counts = {"lines": canceled.lines, "done": canceled.done, "refused": canceled.refused}
    work.record(ImportFinished(id=canceled.id, status=canceled.status, **counts))
    return canceled


async def get_import(work: Work, *, number: int) -> Import:
    """Return the import. Raises ImportNotFound, Forbidden."""
    require(work, Permission.MANAGE)
    found = await store.find(work, number)
    if found is None:
        raise ImportNotFound
    return found


async def list_imports(work: Work, search: Search) -> Found[Import]:
    """Page through the imports. Raises Forbidden."""
    require(work, Permission.MANAGE)
    return await store.fetch(work.connection, search)


async def list_refused(work: Work, search: Search, *, number: int) -> Found[RefusedLine]:
    """Page through the lines that were refused so far. Raises ImportNotFound, Forbidden."""
    await get_import(work, number=number)
    return await store.fetch_refused(work.connection, search, number)
