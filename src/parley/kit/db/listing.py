"""Lists by keyset: the page, whether more follow, and a total that never makes the page slow.

A `Search` gathers conditions; a `Listing` knows a table. The page is cut from an index before anything is joined to
it. The total is exact up to EXACT matches; beyond that it is the planner's estimate, kept for a short while.
"""

import re
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Any, Generic, Literal, TypeVar

import msgspec

from parley.kit.db.database import Connection, Record

T = TypeVar("T")
EXACT = 10_000
MOST_SKIPPED = 10_000
ESTIMATE_SECONDS = 30.0
ESTIMATES_KEPT = 1_000
PLACEHOLDER = re.compile(r"\?")

Direction = Literal["asc", "desc"]


class After(msgspec.Struct, frozen=True):
    """Where the last page ended. Without a row, `value` is the caller's own and rows strictly beyond it follow."""

    value: Any
    row: int | None


class Order(msgspec.Struct, frozen=True):
    """The order of a list: a column, its SQL type, and its direction; ties are broken by the row in the same way."""

    column: str
    type: str
    direction: Direction = "desc"


class Found(msgspec.Struct, Generic[T], frozen=True):
    """A page. `after` is where the next one begins, None on the last; `total` is 0 where nobody asked for it."""

    items: list[T]
    after: After | None
    total: int
    total_is_estimate: bool


class Search:
    """Conditions of one list in one workspace; each `?` in a condition takes the next value.

    `estimate` may be set to a total that is known to be large and would be slow to count. `is_skewed` may be set where
    one value matches a thousand times as many rows as another: the statement is then planned for its values each time
    (0.5 ms), for the plan that suits a middling value walks all rows to find the few of a rare one (1.6 s, measured).
    Whoever shows no total leaves it uncounted. `offset` skips rows, MOST_SKIPPED at most, for those who page by
    counting: such a page costs what it skips, and moves while rows come and go.
    """

    __slots__ = ("_clauses", "_values", "after", "counted", "estimate", "is_skewed", "limit", "offset", "order")

    def __init__(
        self,
        workspace: int,
        *,
        order: Order,
        limit: int,
        after: After | None = None,
        counted: bool = True,
        offset: int = 0,
    ) -> None:
        if not 0 <= offset <= MOST_SKIPPED:
            raise ValueError(offset)
        self._clauses: list[str] = []
        self._values: list[Any] = [workspace]
        self.order = order
        self.limit = limit
        self.after = after
        self.offset = offset
        self.estimate: int | None = None
        # A statement for each offset would crowd out all others that are kept.
        self.is_skewed = offset > 0
        self.counted = counted

    @property
    def workspace(self) -> int:
        """Whose rows are listed."""
        return self._values[0]

    @property
    def conditions(self) -> int:
        """How many conditions were added."""
        return len(self._clauses)

    @property
    def cut(self) -> str:
        """The rows of one page, and one more that tells whether others follow."""
        return f"limit {self.limit + 1}" + (f" offset {self.offset}" if self.offset else "")

    def where(self, clause: str, *values: Any) -> None:
        """Add a condition; the values go to PostgreSQL as parameters."""
        numbers = iter(range(len(self._values) + 1, len(self._values) + 1 + len(values)))
        self._clauses.append(PLACEHOLDER.sub(lambda _: f"${next(numbers)}", clause))
        self._values += values

    def matching(self, workspace_column: str) -> tuple[str, list[Any]]:
        """Return the condition without the page's place, for counting."""
        return " and ".join([f"{workspace_column} = $1", *self._clauses]), list(self._values)

    def page(self, workspace_column: str, row_column: str) -> tuple[str, list[Any]]:
        """Return the condition with the page's place."""
        clause, values = self.matching(workspace_column)
        if self.after is None:
            return clause, values
        sign = ">" if self.order.direction == "asc" else "<"
        values.append(self.after.value)
        if self.after.row is None:
            return f"{clause} and {self.order.column} {sign} ${len(values)}::{self.order.type}", values
        values.append(self.after.row)
        place = f"(${len(values) - 1}::{self.order.type}, ${len(values)}::bigint)"
        return f"{clause} and ({self.order.column}, {row_column}) {sign} {place}", values


class Listing:
    """A table that can be paged through.

    `table` is `name alias`; `columns` are what the reader wants, from the alias or from `joins`, which must add no
    rows. `row` is the column that tells rows apart within the workspace.
    """

    def __init__(self, *, columns: str, table: str, joins: str = "", row: str = "id") -> None:
        self._columns = columns
        self._table = table
        self._alias = table.rsplit(" ", 1)[1]
        self._joins = joins
        self._row = f"{self._alias}.{row}"

    async def fetch(self, connection: Connection, search: Search, read: Callable[[Record], T]) -> Found[T]:
        """Fetch a page and its total, in one statement where the total is not known already."""
        matching, counted_values = search.matching(f"{self._alias}.workspace_id")
        known = 0 if not search.counted else search.estimate or ESTIMATES.get(self._table, matching, counted_values)
        statement, values = self.statement(search, counted=known is None)
        if search.is_skewed:
            rows = await (await connection.prepare(statement, name="")).fetch(*values)
        else:
            rows = await connection.fetch(statement, *values)
        if known is not None:
            total, estimated = known, True
        elif rows or (search.after is None and not search.offset):
            total, estimated = (rows[0]["total_"] if rows else 0), False
        else:
            total, estimated = await connection.fetchval(f"select {self._count(matching)}", *counted_values), False
        if not estimated and total > EXACT:
            total, estimated = await self._estimate(connection, matching, counted_values), True
        return _cut(rows, search, read, total, estimated=estimated)

    def statement(self, search: Search, *, counted: bool) -> tuple[str, list[Any]]:
        """Write the statement of a page, with the count of all matches in it or without."""
        clause, values = search.page(f"{self._alias}.workspace_id", self._row)
        matching, _ = search.matching(f"{self._alias}.workspace_id")
        counting = self._count(matching) if counted else "null::bigint"
        order, alias, way = search.order, self._alias, search.order.direction
        return (
            f"select {self._columns}, {order.column} as order_, {self._row} as row_, {counting} as total_"
            f" from (select * from {self._table} where {clause}"
            f" order by {order.column} {way}, {self._row} {way} {search.cut}) {alias}"
            f" {self._joins} order by {order.column} {way}, {self._row} {way}"
        ), values

    def _count(self, matching: str) -> str:
        return f"(select count(*) from (select 1 from {self._table} where {matching} limit {EXACT + 1}) n_)"

    async def _estimate(self, connection: Connection, matching: str, values: list[Any]) -> int:
        plan = await connection.fetchval(f"explain (format json) select 1 from {self._table} where {matching}", *values)
        rows = max(EXACT + 1, int(msgspec.json.decode(plan)[0]["Plan"]["Plan Rows"]))
        ESTIMATES.put(self._table, matching, values, rows)
        return rows


class _Estimates:
    """Totals beyond EXACT, remembered for a short while in this process."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, str, str], tuple[float, int]] = OrderedDict()

    def get(self, table: str, clause: str, values: list[Any]) -> int | None:
        found = self._kept.get((table, clause, repr(values)))
        return found[1] if found and found[0] > time.monotonic() else None

    def put(self, table: str, clause: str, values: list[Any], rows: int) -> None:
        self._kept[table, clause, repr(values)] = (time.monotonic() + ESTIMATE_SECONDS, rows)
        while len(self._kept) > ESTIMATES_KEPT:
            self._kept.popitem(last=False)

    def clear(self) -> None:
        self._kept.clear()


ESTIMATES = _Estimates()


def _cut(rows: list[Record], search: Search, read: Callable[[Record], T], total: int, *, estimated: bool) -> Found[T]:
    more = len(rows) > search.limit
    shown = rows[: search.limit]
    after = After(shown[-1]["order_"], shown[-1]["row_"]) if more else None
    return Found([read(row) for row in shown], after, total, estimated)
