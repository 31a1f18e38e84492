"""The body of an answer as it is read: unpacked, no longer than it may be, before the deadline."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import AbstractContextManager, suppress
from typing import Self

from parley.kit.http.errors import TooMuch, Unreachable
from parley.kit.http.unpacking import Unpacker


class Body:
    """The chunks, once. `wire` is what arrives, `neutral` names its failures, `deadline` is the loop's time.

    A class and no generator: who reads may do so from one task after another, and stop anywhere.
    """

    def __init__(
        self,
        wire: AsyncGenerator[bytes],
        *,
        packed: bool,
        most: int,
        deadline: float,
        neutral: Callable[[], AbstractContextManager[None]],
    ) -> None:
        self._wire = wire
        self._unpacker = Unpacker() if packed else None
        self._most = most
        self._left = most
        self._deadline = deadline
        self._neutral = neutral
        self._pieces: Iterator[bytes] = iter(())
        self._is_over = False
        self._is_closed = False

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> bytes:
        with self._neutral():
            piece = await self._next()
            self._left -= len(piece)
            if self._left < 0:
                raise TooMuch(self._most)
        if not piece:
            raise StopAsyncIteration
        return piece

    async def aclose(self) -> None:
        """Nothing more is read: what asks for more from now on fails, and is not told of an end that was none."""
        self._is_closed = True
        with suppress(RuntimeError):  # a task that was left behind is reading: the connection's end is its end
            await self._wire.aclose()

    async def _next(self) -> bytes:
        """Return the next piece, empty at the end."""
        while True:
            if piece := next(self._pieces, b""):
                return piece
            if self._is_over:
                return b""
            if self._is_closed:
                raise Unreachable("the answer was not read in time")
            async with asyncio.timeout_at(self._deadline):
                chunk = await anext(self._wire, None)
            self._take(chunk)

    def _take(self, chunk: bytes | None) -> None:
        self._is_over = chunk is None
        if self._unpacker is None:
            self._pieces = iter((chunk or b"",))
        elif chunk is None:
            self._pieces = iter((self._unpacker.finish(),))
        else:
            self._pieces = self._unpacker.feed(chunk)
