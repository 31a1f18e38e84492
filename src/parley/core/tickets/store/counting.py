"""Count tickets among the newest of one index."""

from collections.abc import Sequence

from parley.core.work import Work
from parley.kit.db.listing import Search


async def count(
    work: Work, search: Search, *, column: str | None, values: Sequence[int], most: int, within: int
) -> tuple[int, bool]:
    """Count up to `most` matches among the newest `within` for each value of the column; and whether some were older.

    Without a column it is among the newest of all.
    """
    clause, arguments = search.matching("t.workspace_id")
    kept = list(values) if column else [0]
    among = _newest(column, "t.*", len(arguments) + 1, within)
    counted = await work.connection.fetchval(
        f"select count(*) from (select 1 from ({among}) t where {clause} limit {most}) c_", *arguments, kept
    )
    if counted >= most:
        return counted, False
    seen = await work.connection.fetchval(
        f"select coalesce(max(n), 0) from (select count(*) n from ({_newest(column, '1', 2, within + 1)}) t"
        " group by v) c_",
        work.workspace, kept,
    )  # fmt: skip
    return counted, seen > within


def _newest(column: str | None, wanted: str, place: int, within: int) -> str:
    condition = f"t.{column} = v" if column else "true"
    return (
        f"select n_.*, v from unnest(${place}::bigint[]) v cross join lateral (select {wanted} from tickets t"
        f" where t.workspace_id = $1 and t.deleted_at is null and {condition} order by t.created_at desc"
        f" limit {within}) n_"
    )
