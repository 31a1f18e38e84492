"""The SQL of views. Each statement sees what is everybody's and what is the actor's own."""

from collections.abc import Mapping, Sequence

from parley.core.views.model import NewView, View
from parley.core.work import Work
from parley.kit.db import Record
from parley.kit.db.listing import Found, Listing, Search

COLUMNS = ", ".join(f"v.{name}" for name in View.__struct_fields__)
LISTING = Listing(columns=COLUMNS, table="views v")
SEEN = "(v.owner_id is null or v.owner_id = {})"


async def insert(work: Work, new: NewView, *, name: str, owner: int | None) -> View:
    """Add a view."""
    row = await work.connection.fetchrow(
        "insert into views as v (workspace_id, owner_id, name, icon, filter, order_by, order_dir, position, created_at,"
        f" updated_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9) returning {COLUMNS}",
        work.workspace, owner, name, new.icon, new.filter, new.order_by, new.order_dir, new.position, work.now,
    )  # fmt: skip
    return _view(row)


async def count(work: Work, owner: int | None) -> int:
    """Count the views of an agent, or everybody's."""
    return await work.connection.fetchval(
        "select count(*) from views v where v.workspace_id = $1 and v.owner_id is not distinct from $2",
        work.workspace, owner,
    )  # fmt: skip


async def find(work: Work, view: int, *, lock: bool) -> View | None:
    """Find a view; with `lock`, keep others from changing it until the transaction ends."""
    row = await work.connection.fetchrow(
        f"select {COLUMNS} from views v where v.workspace_id = $1 and v.id = $2 and {SEEN.format('$3')}"
        f"{' for update' if lock else ''}",
        work.workspace, view, work.actor.agent_id,
    )  # fmt: skip
    return _view(row) if row else None


async def update(work: Work, view: View) -> View:
    """Write the view as its next version."""
    row = await work.connection.fetchrow(
        "update views v set owner_id = $3, name = $4, icon = $5, filter = $6, order_by = $7, order_dir = $8,"
        " position = $9, version = v.version + 1, updated_at = $10"
        f" where v.workspace_id = $1 and v.id = $2 returning {COLUMNS}",
        work.workspace, view.id, view.owner_id, view.name, view.icon, view.filter, view.order_by, view.order_dir,
        view.position, work.now,
    )  # fmt: skip
    return _view(row)


async def lock(work: Work, views: Sequence[int]) -> list[View]:
    """Find those of the views that the actor sees, and keep others from changing them until the transaction ends."""
    rows = await work.connection.fetch(
        f"select {COLUMNS} from views v where v.workspace_id = $1 and v.id = any($2::bigint[]) and {SEEN.format('$3')}"
        " order by v.id for update",
        work.workspace, views, work.actor.agent_id,
    )  # fmt: skip
    return [_view(row) for row in rows]


async def place(work: Work, places: Mapping[int, int]) -> list[View]:
    """Write the locked views, by their ids, at these positions as their next versions."""
    rows = await work.connection.fetch(
        "update views v set position = x.position, version = v.version + 1, updated_at = $4"
        " from unnest($2::bigint[], $3::integer[]) x (id, position)"
        f" where v.workspace_id = $1 and v.id = x.id returning {COLUMNS}",
        work.workspace, list(places), list(places.values()), work.now,
    )  # fmt: skip
    return [_view(row) for row in rows]


async def delete(work: Work, view: int) -> None:
    """Remove a view."""
    await work.connection.execute("delete from views where workspace_id = $1 and id = $2", work.workspace, view)


async def fetch(work: Work, search: Search) -> Found[View]:
    """Page through the views that the actor sees."""
    search.where(SEEN.format("?"), work.actor.agent_id)
    return await LISTING.fetch(work.connection, search, _view)


async def list_all(work: Work) -> list[View]:
    """List the views that the actor sees, as people sort them."""
    rows = await work.connection.fetch(
        f"select {COLUMNS} from views v where v.workspace_id = $1 and {SEEN.format('$2')} order by v.position, v.id",
        work.workspace, work.actor.agent_id,
    )  # fmt: skip
    return [_view(row) for row in rows]


def _view(row: Record | None) -> View:
    assert row is not None  # noqa: S101 -- a returning clause gives its row
    return View(*row[: len(View.__struct_fields__)])
