"""What agents have sent and may no longer take back: the worker writes it, a second after its moment at most."""

from collections.abc import Coroutine
from typing import Any

import structlog

from parley.app.looking import keep_looking
from parley.core.drafts import send_due
from parley.kit.clock import utc_now
from parley.kit.db import Database, DatabaseGone


def outbox(database: Database) -> Coroutine[Any, Any, None]:
    """Return what a worker runs."""

    async def look() -> int:
        try:
            return await send_due(database, utc_now())
        except DatabaseGone:
            raise
        except Exception:  # noqa: BLE001 -- a message that cannot be written is tried again; the worker goes on
            structlog.get_logger().exception("a held message could not be written")
            return 0

    return keep_looking(look)
