"""What agents have sent and may no longer take back: the worker writes it, a second after its moment at most."""

from collections.abc import Coroutine
from typing import Any

from parley.app.bulk import keep_looking
from parley.core.drafts import send_due
from parley.kit.clock import utc_now
from parley.kit.db import Database


def outbox(database: Database) -> Coroutine[Any, Any, None]:
    """Return what a worker runs."""

    async def look() -> int:
        return await send_due(database, utc_now())

    return keep_looking(look)
