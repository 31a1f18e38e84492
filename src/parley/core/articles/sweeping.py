"""Let go of pictures that no article shows any more: the sweep of files removes them when their time is up.

A picture that is not shown is first given a last day. Who puts it back by then has it kept again: that is looked at
before every sweep of files, so a crash or a long pause in between loses nothing.
"""

import datetime as dt

from parley.core.articles.store import pictures as store
from parley.core.files import GRACE
from parley.kit.db import Database

UNSHOWN_LIFE = dt.timedelta(days=7)
"""So long a picture is kept that no article shows, from when that is noticed; a new one is not asked for as long."""
BATCH = 500


async def let_go_of_pictures(database: Database, now: dt.datetime) -> int:
    """Pictures that no article shows have a last day, and those that are shown again have none.

    Returns how many were let go. Safe to repeat and to run twice at once.
    """
    async with database.system() as connection:
        workspaces = await store.list_workspaces(connection, before=now - UNSHOWN_LIFE)
    return sum([await _let_go(database, workspace, now) for workspace in workspaces])


async def _let_go(database: Database, workspace: int, now: dt.datetime) -> int:
    async with database.tenant(workspace) as connection:
        shown = await store.find_shown(connection, workspace)
        await store.keep(connection, workspace, shown)
    before, until = now - UNSHOWN_LIFE, now + UNSHOWN_LIFE - GRACE
    total = 0
    while True:
        async with database.tenant(workspace) as connection:
            count = await store.let_go(connection, workspace, shown=shown, before=before, until=until, limit=BATCH)
        total += count
        if count < BATCH:
            return total
