"""The pool of connections, and whose rows a connection may see.

With row security on, every connection acts as a role that does not own the tables, and carries the workspace in the
setting `parley.workspace`. The setting is written outside any transaction, so a rollback cannot revert it, and only
when it differs from what the connection carries already; after an error it is forgotten.

    DatabaseGone   the server cannot be reached, is starting, stopping, or has no connection to spare
    Contended      another transaction stood in the way of this one, which gave in; nothing of it was done
"""

import asyncio
from collections.abc import AsyncGenerator, Callable, Generator, Mapping
from contextlib import asynccontextmanager, contextmanager
from typing import TYPE_CHECKING, Any, TypeAlias

import asyncpg
import msgspec

if TYPE_CHECKING:
    from asyncpg.pool import PoolConnectionProxy

    Record: TypeAlias = asyncpg.Record
    Connection: TypeAlias = asyncpg.Connection[asyncpg.Record] | PoolConnectionProxy[asyncpg.Record]
    Pool: TypeAlias = asyncpg.Pool[asyncpg.Record]
else:
    Record = asyncpg.Record
    Connection = asyncpg.Connection
    Pool = asyncpg.Pool

TENANT_ROLE = "parley_tenant"
ACQUIRE_SECONDS = 5.0
STATEMENT_SECONDS = 30
GONE = (
    OSError,
    asyncpg.InterfaceError,
    asyncpg.PostgresConnectionError,
    asyncpg.CannotConnectNowError,
    asyncpg.TooManyConnectionsError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.QueryCanceledError,
    asyncpg.InternalClientError,  # a backend that is ended while idle leaves asyncpg between two states
)
# A foreign key: what was named was there when it was looked up, and has been deleted since.
CONTENDED = (
    asyncpg.DeadlockDetectedError,
    asyncpg.SerializationError,
    asyncpg.ForeignKeyViolationError,
    asyncpg.LockNotAvailableError,
)


class DatabaseGone(Exception):
    """The database did not answer; the request may be tried again a little later."""


class Contended(Exception):
    """The transaction was rolled back for another's sake; it may be tried again at once."""


class _Connection(asyncpg.Connection):
    """A connection that remembers the workspace it was last set to.

    The default reset (`DISCARD`-like, a round trip for each request) is left out: nothing in Parley leaves state on a
    connection but the workspace, and that is tracked here; an open transaction is rolled back by its own block.
    """

    __slots__ = ("workspace",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.workspace: int | None = None

    def get_reset_query(self) -> str:
        return ""


class Database:
    """The pool of one process.

    `url` is any PostgreSQL URL; `row_security` makes every tenant statement subject to the policies.
    """

    def __init__(self, url: str, *, row_security: bool = False, size: int = 10) -> None:
        self._url = url
        self._row_security = row_security
        self._size = size
        self._pool: Pool | None = None

    async def open(self) -> None:
        """Open the pool; raise DatabaseGone when the server is not there."""
        with gone_translated():
            self._pool = await asyncpg.create_pool(
                self._url,
                min_size=1,
                max_size=self._size,
                connection_class=_Connection,
                init=self._prepare,
                command_timeout=STATEMENT_SECONDS,
                max_inactive_connection_lifetime=300,
                timeout=ACQUIRE_SECONDS,
                server_settings={"application_name": "parley", "timezone": "UTC", "jit": "off"},
            )

    async def close(self) -> None:
        """Close every connection, waiting five seconds at most for those in use."""
        if self._pool is not None:
            try:
                await asyncio.wait_for(self._pool.close(), timeout=5)
            except TimeoutError:
                self._pool.terminate()
            self._pool = None

    def usage(self) -> tuple[int, int]:
        """Return how many connections are lent, and how many are open and idle."""
        if self._pool is None:
            return 0, 0
        idle = self._pool.get_idle_size()
        return self._pool.get_size() - idle, idle

    @asynccontextmanager
    async def tenant(self, workspace: int) -> AsyncGenerator[Connection]:
        """Lend a connection that sees the rows of one workspace; raise DatabaseGone when there is none."""
        with gone_translated():
            async with self._lend() as connection:
                if self._row_security:
                    await _carry(connection, workspace)
                yield connection

    @asynccontextmanager
    async def system(self) -> AsyncGenerator[Connection]:
        """Lend a connection of the owner, which sees every workspace: for operators' commands and sweeps only."""
        with gone_translated():
            async with self._lend() as connection:
                if self._row_security:
                    await connection.execute("reset role")
                try:
                    yield connection
                finally:
                    if self._row_security and not connection.is_closed():
                        await connection.execute(f"set role {TENANT_ROLE}")

    @asynccontextmanager
    async def _lend(self) -> AsyncGenerator[Connection]:
        if self._pool is None:
            raise DatabaseGone
        connection = await self._pool.acquire(timeout=ACQUIRE_SECONDS)
        try:
            yield connection
        except BaseException as error:
            _forget(connection)
            if isinstance(error, asyncpg.InternalClientError):
                connection.terminate()
            raise
        finally:
            await self._pool.release(connection)

    async def _prepare(self, connection: Connection) -> None:
        await connection.set_type_codec(
            "jsonb",
            schema="pg_catalog",
            encoder=lambda value: b"\x01" + msgspec.json.encode(value),
            decoder=_decode_jsonb,
            format="binary",
        )
        if self._row_security:
            await connection.execute(f"set role {TENANT_ROLE}")


def _decode_jsonb(value: bytes) -> object:
    return msgspec.json.decode(memoryview(value)[1:])


async def _carry(connection: Connection, workspace: int) -> None:
    bare = _bare(connection)
    if bare.workspace != workspace:
        bare.workspace = None
        await connection.execute("select set_config('parley.workspace', $1, false)", str(workspace))
        bare.workspace = workspace


def _forget(connection: Connection) -> None:
    bare = _bare(connection)
    if bare is not None:
        bare.workspace = None


def _bare(connection: Any) -> Any:
    return getattr(connection, "_con", connection)


@contextmanager
def gone_translated() -> Generator[None]:
    """Raise DatabaseGone for every way in which asyncpg says that the server is not there, Contended when another
    transaction is in the way.
    """
    try:
        yield
    except TimeoutError as error:
        raise DatabaseGone from error
    except GONE as error:
        raise DatabaseGone from error
    except CONTENDED as error:
        raise Contended from error


@contextmanager
def refuses_duplicate(constraints: Mapping[str, Callable[[], Exception]]) -> Generator[None]:
    """Raise the named error when a statement breaks one of these unique or foreign key constraints."""
    try:
        yield
    except asyncpg.IntegrityConstraintViolationError as error:
        make = constraints.get(error.constraint_name or "")
        if make is None:
            raise
        raise make() from error
