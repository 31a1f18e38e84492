"""What must be true of a database before anyone uses it: schema, roles, epoch, a workspace. Safe to repeat.

DatabaseUnfit   the database cannot be used; the text says why and what to do
DatabaseLost    it went away meanwhile: what was begun may be done again
"""

import asyncio
import re

import msgspec

from parley.app import store
from parley.app.settings import Settings
from parley.core import access, seats, workspaces
from parley.core.actor import Role, system_actor
from parley.core.seats import SetupOver
from parley.core.work import Work, flush
from parley.kit.clock import utc_now
from parley.kit.db import Connection, Database, DatabaseGone
from parley.kit.db.migrate import SchemaTooNew, migrate
from parley.kit.db.roles import make_tenant_role

DEFAULT_WORKSPACE = "default"
FIRST_KEY = "first key"


class DatabaseUnfit(Exception):
    """The database cannot be reached, or is too new, or does not let us in."""


class DatabaseLost(DatabaseUnfit):
    """The database does not answer, or not any more."""


class Prepared(msgspec.Struct, frozen=True):
    """A database that is ready: what was applied now, and the epoch if it was found to be a copy of another."""

    applied: list[str]
    new_epoch: int | None


def prepare(url: str, settings: Settings) -> Prepared:
    """The schema is this release's, roles and job queue are there, and so is the first workspace.

    Raises DatabaseUnfit.
    """
    try:
        applied = migrate(url)
        epoch = asyncio.run(_prepare(url, settings))
        if settings.row_security:
            make_tenant_role(url)
    except SchemaTooNew as fault:
        raise DatabaseUnfit(str(fault)) from fault
    except DatabaseGone as fault:
        raise DatabaseLost(why_gone(fault.__cause__)) from fault
    except Exception as fault:
        # psycopg is not imported for its errors alone: it costs every command a third of a second.
        if type(fault).__module__.partition(".")[0] not in {"psycopg", "asyncpg"}:
            raise
        is_lost = any(kind.__name__ == "OperationalError" for kind in type(fault).__mro__)
        raise (DatabaseLost if is_lost else DatabaseUnfit)(why_gone(fault)) from fault
    return Prepared(applied, epoch)


async def _prepare(url: str, settings: Settings) -> int | None:
    database = Database(url, size=1)
    await database.open()
    try:
        async with database.system() as connection, connection.transaction():
            await store.lock_furnishing(connection)
            epoch = await store.raise_epoch(connection)
            await _apply_jobs_schema(connection)
            await _make_first_workspace(connection, settings.owner_email)
            return epoch
    finally:
        await database.close()


async def _apply_jobs_schema(connection: Connection) -> None:
    if not await store.has_jobs_schema(connection):
        from procrastinate.schema import SchemaManager

        await connection.execute(SchemaManager.get_schema())


async def _make_first_workspace(connection: Connection, owner_email: str) -> None:
    if not await workspaces.list_all(connection):
        await workspaces.create_workspace(
            connection,
            slug=DEFAULT_WORKSPACE,
            name="Default",
            owner_email=owner_email,
            owner_name="Owner",
            now=utc_now(),
        )


async def first_key(url: str) -> str | None:
    """Make a key that acts as the owner of the first workspace, unless any key was ever made. Return its text."""
    database = Database(url, size=1)
    await database.open()
    try:
        async with database.system() as connection, connection.transaction():
            await store.lock_furnishing(connection)
            if await store.has_keys(connection):
                return None
            first = (await workspaces.list_all(connection))[0]
            work = Work(connection, system_actor(first.id), utc_now(), "cli")
            new = await access.create_key(work, name=FIRST_KEY, role=Role.OWNER, agent=first.owner_id)
            await flush(work)
            return new.text
    finally:
        await database.close()


async def setup_token(url: str, slug: str | None = None) -> str | None:
    """Return a new token by which a workspace, the first unless named, can be set up; None where that is over."""
    database = Database(url, size=1)
    await database.open()
    try:
        async with database.system() as connection, connection.transaction():
            wanted = await workspaces.find_by_slug(connection, slug) if slug else None
            wanted = wanted or (await workspaces.list_all(connection))[0]
            return await seats.make_setup_link(Work(connection, system_actor(wanted.id), utc_now(), "cli"))
    except SetupOver:
        return None
    finally:
        await database.close()


def why_gone(fault: BaseException | None) -> str:
    """Return the reason in a sentence, without the address, in which a password may stand."""
    lines = [line.strip() for line in str(fault or "").splitlines() if line.strip()]
    # A URL in the text would bring its password along.
    reason = re.sub(r"\S+://\S+", "(address)", lines[0]) if lines else "it does not answer"
    return f"The database cannot be used: {reason.rstrip('.')}. Look at PARLEY_DATABASE_URL, or ask `parley doctor`."
