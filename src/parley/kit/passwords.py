"""Passwords as Argon2id digests (RFC 9106), made off the event loop and a few at once: each takes 19 MiB.

HasherBusy   more wait for their turn than can be served in good time; nothing was tried
"""

import asyncio
from collections.abc import Callable
from typing import Final, TypeVar

import msgspec
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

T = TypeVar("T")
AT_ONCE: Final = 2
MOST_WAITING: Final = 64
MEMORY_KIB: Final = 19_456
ROUNDS: Final = 2


class HasherBusy(Exception):
    """Too many are waiting."""


class Verdict(msgspec.Struct, frozen=True):
    """Whether the password is the right one; `stale` says that its digest should be made anew."""

    ok: bool
    stale: bool = False


class Hasher:
    """Makes and checks digests. A password for which none is kept is checked all the same, against one of nobody's."""

    def __init__(self, *, memory_kib: int = MEMORY_KIB, rounds: int = ROUNDS, at_once: int = AT_ONCE) -> None:
        self._argon = PasswordHasher(time_cost=rounds, memory_cost=memory_kib, parallelism=1)
        self._turns = asyncio.Semaphore(at_once)
        self._waiting = 0
        self._nobodys = ""

    async def hash(self, password: str) -> str:
        """Return the digest to keep. Raises HasherBusy."""
        return await self._in_turn(lambda: self._argon.hash(password))

    async def verify(self, kept: str | None, password: str) -> Verdict:
        """Judge a password; it takes as long where no digest is kept. Raises HasherBusy."""
        return await self._in_turn(lambda: self._judge(kept, password))

    def _judge(self, kept: str | None, password: str) -> Verdict:
        if not self._nobodys:
            self._nobodys = self._argon.hash("nobody's")
        try:
            self._argon.verify(kept or self._nobodys, password)
        except (VerificationError, InvalidHashError):
            return Verdict(ok=False)
        return Verdict(ok=kept is not None, stale=kept is not None and self._argon.check_needs_rehash(kept))

    async def _in_turn(self, run: Callable[[], T]) -> T:
        if self._waiting >= MOST_WAITING:
            raise HasherBusy
        self._waiting += 1
        try:
            async with self._turns:
                return await asyncio.to_thread(run)
        finally:
            self._waiting -= 1
