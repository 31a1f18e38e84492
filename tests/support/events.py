"""What was recorded, for tests to look at."""

from dataclasses import dataclass
from typing import Any

from tests.support.desks import Desk


@dataclass
class Told:
    """An event's type and data."""

    type: str
    data: dict[str, Any]


async def events_of(desk: Desk, kind: str) -> list[Told]:
    """List the events about one kind of subject, oldest first."""
    async with desk.look() as work:
        rows = await work.connection.fetch(
            "select type, data from events where workspace_id = $1 and subject_kind = $2 order by id",
            desk.workspace.id,
            kind,
        )
    return [Told(row["type"], row["data"]) for row in rows]
