"""A pool of connections that costs a request almost nothing: a stack of idle ones, and turns for those who wait.

asyncpg's own makes a task for each return and wraps each connection; that was a tenth of a short request.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

IDLE_SECONDS = 300.0
BROKEN_OFF = (asyncio.CancelledError, TimeoutError)
"""What leaves a statement running behind it: such a connection is not lent again."""


class Pool:
    """At most `size` connections, made by `connect` when needed; the one used last is lent first."""

    def __init__(self, connect: Callable[[], Awaitable[Any]], *, size: int, patience: float) -> None:
        self._connect = connect
        self._size = size
        self._patience = patience
        self._turns = asyncio.Semaphore(size)
        self._idle: list[tuple[Any, float]] = []
        self._lent: set[Any] = set()
        self._closed = False

    @property
    def lent(self) -> int:
        """How many connections are in use."""
        return len(self._lent)

    @property
    def idle(self) -> int:
        """How many are open and wait to be used."""
        return len(self._idle)

    async def take(self) -> Any:
        """Take a connection; raise TimeoutError when none gets free within the patience, or what connecting raises."""
        if self._closed:
            raise ConnectionAbortedError("The pool is closed")
        if self._turns.locked():
            async with asyncio.timeout(self._patience):
                await self._turns.acquire()
        else:
            await self._turns.acquire()
        try:
            connection = self._rested() or await self._connect()
        except BaseException:
            self._turns.release()
            raise
        self._lent.add(connection)
        return connection

    def give_back(self, connection: Any, error: BaseException | None) -> None:
        """Put a connection back, unless the error shows that it cannot be used again."""
        self._lent.discard(connection)
        self._turns.release()
        if connection.is_closed():
            return
        if self._closed or isinstance(error, BROKEN_OFF) or connection.is_in_transaction():
            connection.terminate()
            return
        now = time.monotonic()
        self._idle.append((connection, now))
        if now - self._idle[0][1] > IDLE_SECONDS:
            self._idle.pop(0)[0].terminate()

    async def close(self, within: float) -> None:
        """Lend no more, wait so many seconds for those in use, and close every connection."""
        self._closed = True
        with suppress(TimeoutError):
            async with asyncio.timeout(within):
                for _ in range(self._size):
                    await self._turns.acquire()
        for connection in self._lent:
            connection.terminate()
        while self._idle:
            await self._idle.pop()[0].close(timeout=1)

    def _rested(self) -> Any:
        while self._idle:
            connection, _ = self._idle.pop()
            if not connection.is_closed():
                return connection
        return None
