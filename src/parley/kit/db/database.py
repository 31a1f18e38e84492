"""The pool of connections, and whose rows a connection may see.

With row security on, every connection acts as a role that does not own the tables, and carries the workspace in the
setting `parley.workspace`. The setting is written outside any transaction, so a rollback cannot revert it, and only
when it differs from what the connection carries already; after an error it is forgotten.

    DatabaseGone   the server cannot be reached, is starting, stopping, or has no connection to spare
"""

from collections.abc import AsyncGenerator, Callable, Generator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from typing import TYPE_CHECKING, Any, TypeAlias

import asyncpg
import msgspec

from parley.kit.db.pool import Pool

if TYPE_CHECKING:
    Record: TypeAlias = asyncpg.Record
    Connection: TypeAlias = asyncpg.Connection[asyncpg.Record]
else:
    Record = asyncpg.Record
    Connection = asyncpg.Connection

TENANT_ROLE = "parley_tenant"
ACQUIRE_SECONDS = 5.0
CLOSE_SECONDS = 5.0
STATEMENT_SECONDS = 30
NO_FIELDS = b"\x01{}"
"""What most values are."""
GONE = (
    OSError,
    asyncpg.InterfaceError,
    asyncpg.PostgresConnectionError,
    asyncpg.CannotConnectNowError,
    asyncpg.TooManyConnectionsError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.QueryCanceledError,
)


class DatabaseGone(Exception):
    """The database did not answer; the request may be tried again a little later."""


class _Connection(asyncpg.Connection):
    """A connection that remembers the workspace it was last set to.

    Nothing in Parley leaves state on a connection but that, so it is lent on without a reset, which would be a round
    trip for each request; an open transaction is rolled back by its own block.
    """

    __slots__ = ("workspace",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.workspace: int | None = None


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
        pool = Pool(self._connect, size=self._size, patience=ACQUIRE_SECONDS)
        with gone_translated():
            pool.give_back(await pool.take(), None)
        self._pool = pool

    async def close(self) -> None:
        """Close every connection, waiting five seconds at most for those in use."""
        if self._pool is not None:
            await self._pool.close(CLOSE_SECONDS)
            self._pool = None

    def usage(self) -> tuple[int, int]:
        """Return how many connections are lent, and how many are open and idle."""
        return (self._pool.lent, self._pool.idle) if self._pool else (0, 0)

    def tenant(self, workspace: int) -> "AbstractAsyncContextManager[Connection]":
        """Lend a connection that sees the rows of one workspace; raise DatabaseGone when there is none."""
        return _Lent(self._pool, workspace if self._row_security else None)

    @asynccontextmanager
    async def system(self) -> AsyncGenerator[Connection]:
        """Lend a connection of the owner, which sees every workspace: for operators' commands and sweeps only."""
        async with _Lent(self._pool, None) as connection:
            if self._row_security:
                await connection.execute("reset role")
            try:
                yield connection
            finally:
                if self._row_security and not connection.is_closed():
                    await connection.execute(f"set role {TENANT_ROLE}")

    async def _connect(self) -> Connection:
        connection = await asyncpg.connect(
            self._url,
            connection_class=_Connection,
            command_timeout=STATEMENT_SECONDS,
            timeout=ACQUIRE_SECONDS,
            server_settings={"application_name": "parley", "timezone": "UTC", "jit": "off"},
        )
        try:
            await self._prepare(connection)
        except BaseException:
            connection.terminate()
            raise
        return connection

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
    return {} if value == NO_FIELDS else msgspec.json.decode(memoryview(value)[1:])


class _Lent:
    """A connection for the length of a block. Written out, for as a generator it cost as much as the rest of it."""

    __slots__ = ("_connection", "_pool", "_workspace")

    def __init__(self, pool: Pool | None, workspace: int | None) -> None:
        self._pool = pool
        self._workspace = workspace
        self._connection: Any = None

    async def __aenter__(self) -> Connection:
        """Take one, carrying the workspace where that matters."""
        if self._pool is None:
            raise DatabaseGone
        with gone_translated():
            connection = self._connection = await self._pool.take()
        if self._workspace is not None and connection.workspace != self._workspace:
            try:
                with gone_translated():
                    await _carry(connection, self._workspace)
            except BaseException as error:
                self._pool.give_back(connection, error)
                raise
        return connection

    async def __aexit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        """Give it back; what says that the server is gone is raised as DatabaseGone."""
        if error is not None:
            self._connection.workspace = None
        assert self._pool is not None  # noqa: S101 -- it was when the block began
        self._pool.give_back(self._connection, error)
        if isinstance(error, (TimeoutError, *GONE)):
            raise DatabaseGone from error


async def _carry(connection: Any, workspace: int) -> None:
    connection.workspace = None
    await connection.execute("select set_config('parley.workspace', $1, false)", str(workspace))
    connection.workspace = workspace


@contextmanager
def gone_translated() -> Generator[None]:
    """Raise DatabaseGone for every way in which asyncpg says that the server is not there."""
    try:
        yield
    except TimeoutError as error:
        raise DatabaseGone from error
    except GONE as error:
        raise DatabaseGone from error


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
