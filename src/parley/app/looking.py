"""How the worker's loops look for work: every second while there is none, and again at once while there is some."""

import asyncio
from collections.abc import Awaitable, Callable

from parley.kit.db import Contended, DatabaseGone

LOOK_EVERY = 1.0


async def keep_looking(look: Callable[[], Awaitable[int]]) -> None:
    """Look until canceled; while the database is gone, or others are in the way, nothing is found."""
    while True:
        try:
            found = await look()
        except (DatabaseGone, Contended):
            found = 0
        await asyncio.sleep(0 if found else LOOK_EVERY)
