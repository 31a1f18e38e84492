"""The database for one command: the running server's, or the embedded one for as long as the command takes.

CommandRefused   what was asked for is not there or not possible; the text says what is
"""

import asyncio
import sys
from collections.abc import Awaitable, Callable, Generator
from contextlib import contextmanager
from typing import Any, TypeVar

from parley.app.environment import read
from parley.app.preparation import prepare
from parley.app.settings import Settings
from parley.core import workspaces
from parley.core.actor import system_actor
from parley.core.work import Work, reading
from parley.core.workspaces import Workspace
from parley.kit.clock import utc_now
from parley.kit.db import Connection, Database, DatabaseGone
from parley.kit.db.listing import After, Found, Order, Search
from parley.kit.text.slugs import slug_from

T = TypeVar("T")
LONGEST_SLUG = 63
PAGE = 100


class CommandRefused(Exception):
    """The command changed nothing."""


@contextmanager
def database_url(settings: Settings) -> Generator[str]:
    """Give the URL of the database, whether or not a server is running. Raises EmbeddedError."""
    if not settings.is_embedded:
        yield settings.database_url
        return
    from parley.kit.embedded import borrowed_cluster

    with borrowed_cluster(settings.data_dir, report=lambda text: print(text, file=sys.stderr)) as url:  # noqa: T201 -- for the operator
        yield url


def with_database(run: Callable[[Database], Awaitable[T]]) -> T:
    """Run a command's body on a database that is ready for this release. Raises CommandRefused, DatabaseUnfit."""
    settings = read()
    with database_url(settings) as url:
        prepare(url, settings)
        return asyncio.run(_opened(url, settings, run))


async def _opened(url: str, settings: Settings, run: Callable[[Database], Awaitable[T]]) -> T:
    database = Database(url, row_security=settings.row_security, size=2)
    try:
        await database.open()
        return await run(database)
    except DatabaseGone as gone:
        raise CommandRefused("The database went away. Look at `parley doctor`, then try again.") from gone
    finally:
        await database.close()


def workspace_slug(name: str) -> str:
    """Return the name that a workspace called so has in addresses and commands."""
    return slug_from(name)[:LONGEST_SLUG].rstrip("-")


SHOWN = 20
"""How many names a refusal lists: more would hide what was wrong."""


async def find_workspace(connection: Connection, given: str) -> Workspace:
    """Return the workspace by its slug, its name as it was typed, or its id. Raises CommandRefused."""
    known = await workspaces.list_all(connection)
    tests: list[Callable[[Workspace], bool]] = [
        lambda each: each.slug == given,
        lambda each: each.name == given,
        lambda each: str(each.id) == given,
        lambda each: each.slug == workspace_slug(given),
    ]
    for test in tests:
        found = [each for each in known if test(each)]
        if len(found) == 1:
            return found[0]
    names = ", ".join(each.slug for each in known[:SHOWN])
    more = f" and {len(known) - SHOWN} more" if len(known) > SHOWN else ""
    raise CommandRefused(f"There is no workspace {given!r}. There are: {names}{more}.")


def list_everywhere(
    given: str | None,
    *,
    column: str,
    page: Callable[[Work, Search], Awaitable[Found[T]]],
    row: Callable[[T, Workspace], dict[str, Any]],
) -> list[dict[str, Any]]:
    """List what a room pages through, in one workspace or in all, oldest first by the column. Raises CommandRefused."""

    async def run(database: Database) -> list[dict[str, Any]]:
        async with database.system() as connection:
            wanted = [await find_workspace(connection, given)] if given else await workspaces.list_all(connection)
        return [row(each, place) for place in wanted for each in await _list_whole(database, place.id, column, page)]

    return with_database(run)


async def _list_whole(
    database: Database, workspace: int, column: str, page: Callable[[Work, Search], Awaitable[Found[T]]]
) -> list[T]:
    found: list[T] = []
    after: After | None = None
    order = Order(column, "timestamptz", "asc")
    async with reading(database, system_actor(workspace), now=utc_now(), origin="cli") as work:
        while True:
            part = await page(work, Search(workspace, order=order, limit=PAGE, after=after, counted=False))
            found += part.items
            after = part.after
            if after is None:
                return found
