"""Patience with transactions that stand in each other's way."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from typing import TypeVar

from parley.core.errors import Busy
from parley.kit.db import Contended

T = TypeVar("T")
TRIES = 4
PAUSE_MILLISECONDS = 50


async def patiently(run: Callable[[], Awaitable[T]]) -> T:
    """Run a transaction, and again when it was rolled back for another's sake; raise Busy when that does not end."""
    for attempt in range(TRIES):
        try:
            return await run()
        except Contended:
            await asyncio.sleep(secrets.randbelow(PAUSE_MILLISECONDS << attempt) / 1000)
    raise Busy("Others are changing the same thing; try again in a moment")
