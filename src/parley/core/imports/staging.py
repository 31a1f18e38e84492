"""Stage lines as they come in: a megabyte in memory, the rest in the database, by COPY."""

import datetime as dt
import hashlib
from codecs import BOM_UTF8
from collections.abc import AsyncIterable

import msgspec

from parley.core.actor import Actor
from parley.core.errors import Fault, TooLarge
from parley.core.imports import store
from parley.core.imports.model import LONGEST_LINE, MOST_BYTES, MOST_LINES
from parley.core.work import writing
from parley.kit.db import Database

FLUSH = 1024 * 1024
SHOWN = 1_000
TOO_LARGE = f"An import may have {MOST_LINES} lines and {MOST_BYTES} bytes at most"


class Staged(msgspec.Struct, frozen=True):
    """Lines that lie in the database and wait for a start; `digest` is of all their bytes."""

    workspace: int
    id: int
    lines: int
    refused: int
    digest: bytes


async def stage(
    database: Database, actor: Actor, chunks: AsyncIterable[bytes], *, now: dt.datetime, origin: str
) -> Staged:
    """The lines are staged under an import of their own; where that fails nothing is left.

    Empty lines count, and are passed over, as is a byte order mark before the first. A line that is not text, or too
    long, is refused here already. Raises TooLarge beyond the house's limits.
    """
    async with writing(database, actor, now=now, origin=origin) as work:
        number = await store.insert(work, name="")
    stager = _Stager(database, actor.workspace, number)
    try:
        async for chunk in chunks:
            await stager.take(chunk)
        await stager.end()
    except BaseException:
        async with database.tenant(actor.workspace) as connection:
            await store.delete(connection, actor.workspace, number)
        raise
    return Staged(actor.workspace, number, stager.lines, stager.refused, stager.hash.digest())


class _Stager:
    """Cuts bytes into lines and copies them out, a megabyte at a time."""

    def __init__(self, database: Database, workspace: int, number: int) -> None:
        self._database = database
        self._workspace = workspace
        self._number = number
        self._rest = bytearray()
        self._overlong = False
        self._waiting: list[tuple[int, str, list[Fault] | None]] = []
        self._weight = 0
        self._place = 0
        self._size = 0
        self.lines = 0
        self.refused = 0
        self.hash = hashlib.sha256()

    async def take(self, chunk: bytes) -> None:
        self.hash.update(chunk)
        self._size += len(chunk)
        if self._size > MOST_BYTES:
            raise TooLarge(TOO_LARGE)
        *whole, rest = chunk.split(b"\n")
        for part in whole:
            self._grow(part)
            self._cut()
        self._grow(rest)
        if self._weight > FLUSH:
            await self._flush()

    async def end(self) -> None:
        self._cut()
        await self._flush()

    def _grow(self, part: bytes) -> None:
        self._rest += part
        if len(self._rest) > LONGEST_LINE:
            self._overlong = True
            del self._rest[SHOWN:]

    def _cut(self) -> None:
        raw, overlong = bytes(self._rest), self._overlong
        self._rest, self._overlong = bytearray(), False
        self._place += 1
        if self._place == 1:
            raw = raw.removeprefix(BOM_UTF8)
        if self._place > MOST_LINES and raw:
            raise TooLarge(TOO_LARGE)
        if not raw.strip():
            return
        text = raw.decode("utf-8", "replace").replace("\x00", "\ufffd")
        fault = _fault(raw, overlong=overlong)
        self.lines += 1
        self.refused += fault is not None
        self._waiting.append((self._place, text if fault is None else text[:SHOWN], None if fault is None else [fault]))
        self._weight += len(raw)

    async def _flush(self) -> None:
        lines, self._waiting, self._weight = self._waiting, [], 0
        if lines:
            # As the owner: COPY writes into no table under row security, and each row says whose it is.
            async with self._database.system() as connection:
                await store.copy_lines(connection, self._workspace, self._number, lines)


def _fault(raw: bytes, *, overlong: bool) -> Fault | None:
    if overlong:
        return Fault("", f"A line may have {LONGEST_LINE} bytes at most")
    try:
        raw.decode()
    except UnicodeDecodeError:
        return Fault("", "The line is not UTF-8")
    return Fault("", "Must hold no NUL") if b"\x00" in raw else None
