"""No row without bytes, no bytes without a row: what a day has left over is removed."""

import datetime as dt

from parley.core.actor import system_actor
from parley.core.files import store
from parley.core.files.events import FileDeleted
from parley.core.files.model import GRACE
from parley.core.files.vault import FileVault, workspace_of
from parley.core.work import writing
from parley.kit.db import Database

BATCH = 500


async def sweep_orphans(database: Database, vault: FileVault, now: dt.datetime) -> int:
    """Files loose for a day are gone with their bytes, and so are bytes that have had no row for a day.

    Returns how many were removed. Safe to repeat and to run twice at once. Raises Unavailable when the store does not
    answer; the next sweep goes on.
    """
    before = now - GRACE
    async with database.system() as connection:
        workspaces = await store.list_waiting(connection, before=before)
    swept = 0
    for workspace in workspaces:
        while keys := await _forget(database, workspace, before=before, now=now):
            await vault.delete(*keys)
            swept += len(keys)
    swept += await _drop_rowless(database, vault, before=before)
    await vault.drop_halves(before)
    return swept


async def _forget(database: Database, workspace: int, *, before: dt.datetime, now: dt.datetime) -> list[str]:
    """Remove a batch of rows first: a crash before their bytes are gone leaves bytes that the next sweep finds."""
    async with writing(database, system_actor(workspace), now=now, origin="sweep") as work:
        gone = await store.forget_loose(work.connection, workspace=workspace, before=before, limit=BATCH)
        for file in gone:
            work.record(FileDeleted(id=file.id, name=file.name))
    return [file.key for file in gone]


async def _drop_rowless(database: Database, vault: FileVault, *, before: dt.datetime) -> int:
    dropped = 0
    async for keys in vault.list_older(before):
        owners = [workspace_of(key) or 0 for key in keys]
        async with database.system() as connection:
            known = await store.known_keys(connection, workspaces=owners, keys=keys)
        rowless = [key for key in keys if key not in known]
        await vault.delete(*rowless)
        dropped += len(rowless)
    return dropped
