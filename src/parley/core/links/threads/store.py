"""The SQL of threads."""

from collections.abc import Sequence

from parley.core.links.threads.model import Thread
from parley.core.work import Work

COLUMNS = "h.kind, h.channel_id, h.thread_ts, h.team_id, h.url, h.version"
PUT = """
insert into ticket_threads as h (workspace_id, ticket_number, kind, channel_id, thread_ts, team_id, url, created_at)
values ($1, $2, $3, $4, $5, $6, $7, $8)
on conflict (workspace_id, ticket_number, kind) do update
set channel_id = excluded.channel_id, thread_ts = excluded.thread_ts, team_id = excluded.team_id, url = excluded.url,
    version = h.version + 1
returning h.version
"""


async def fetch(work: Work, numbers: Sequence[int]) -> dict[int, dict[str, Thread]]:
    """Fetch the threads of many tickets, by number and kind, `request` first."""
    rows = await work.connection.fetch(
        f"select {COLUMNS}, h.ticket_number from ticket_threads h"
        " where h.workspace_id = $1 and h.ticket_number = any($2::bigint[]) order by h.ticket_number, h.kind",
        work.workspace, numbers,
    )  # fmt: skip
    found: dict[int, dict[str, Thread]] = {number: {} for number in numbers}
    for row in rows:
        found[row["ticket_number"]][row["kind"]] = Thread(*row[:-1])
    return found


async def put(work: Work, number: int, thread: Thread) -> int:
    """Write the thread in the place of the one of its kind; return its version."""
    return await work.connection.fetchval(
        PUT, work.workspace, number, thread.kind, thread.channel_id, thread.thread_ts, thread.team_id, thread.url,
        work.now,
    )  # fmt: skip


async def delete(work: Work, number: int, kind: str) -> None:
    """Remove the thread."""
    await work.connection.execute(
        "delete from ticket_threads where workspace_id = $1 and ticket_number = $2 and kind = $3",
        work.workspace, number, kind,
    )  # fmt: skip


async def find_ticket(work: Work, channel_id: str, thread_ts: str) -> int | None:
    """Find the ticket a thread belongs to, unless it was deleted."""
    return await work.connection.fetchval(
        "select t.number from ticket_threads h"
        " join tickets t on t.workspace_id = h.workspace_id and t.number = h.ticket_number"
        " where h.workspace_id = $1 and h.channel_id = $2 and h.thread_ts = $3 and t.deleted_at is null",
        work.workspace, channel_id, thread_ts,
    )  # fmt: skip
