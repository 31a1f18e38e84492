"""The SQL of macros. Each statement sees what is everybody's and what is the actor's own."""

import msgspec

from parley.core.macros.model import Macro, NewMacro
from parley.core.macros.steps import Step
from parley.core.work import Work
from parley.kit.db import Record
from parley.kit.db.listing import Found, Listing, Search

COLUMNS = ", ".join(f"m.{name}" for name in Macro.__struct_fields__)
LISTING = Listing(columns=COLUMNS, table="macros m")
SEEN = "(m.owner_id is null or m.owner_id = {})"


async def insert(work: Work, new: NewMacro, *, name: str, owner: int | None) -> Macro:
    """Add a macro."""
    row = await work.connection.fetchrow(
        "insert into macros as m (workspace_id, owner_id, name, steps, created_at, updated_at)"
        f" values ($1, $2, $3, $4, $5, $5) returning {COLUMNS}",
        work.workspace, owner, name, msgspec.to_builtins(new.steps), work.now,
    )  # fmt: skip
    return _macro(row)


async def count(work: Work, owner: int | None) -> int:
    """Count the macros of an agent, or everybody's."""
    return await work.connection.fetchval(
        "select count(*) from macros m where m.workspace_id = $1 and m.owner_id is not distinct from $2",
        work.workspace, owner,
    )  # fmt: skip


async def find(work: Work, macro: int, *, lock: bool) -> Macro | None:
    """Find a macro; with `lock`, keep others from changing it until the transaction ends."""
    row = await work.connection.fetchrow(
        f"select {COLUMNS} from macros m where m.workspace_id = $1 and m.id = $2 and {SEEN.format('$3')}"
        f"{' for update' if lock else ''}",
        work.workspace, macro, work.actor.agent_id,
    )  # fmt: skip
    return _macro(row) if row else None


async def update(work: Work, macro: Macro) -> Macro:
    """Write the macro as its next version."""
    row = await work.connection.fetchrow(
        "update macros m set owner_id = $3, name = $4, steps = $5, version = m.version + 1, updated_at = $6"
        f" where m.workspace_id = $1 and m.id = $2 returning {COLUMNS}",
        work.workspace, macro.id, macro.owner_id, macro.name, msgspec.to_builtins(macro.steps), work.now,
    )  # fmt: skip
    return _macro(row)


async def delete(work: Work, macro: int) -> None:
    """Remove a macro."""
    await work.connection.execute("delete from macros where workspace_id = $1 and id = $2", work.workspace, macro)


async def fetch(work: Work, search: Search) -> Found[Macro]:
    """Page through the macros that the actor sees."""
    search.where(SEEN.format("?"), work.actor.agent_id)
    return await LISTING.fetch(work.connection, search, _macro)


def _macro(row: Record | None) -> Macro:
    assert row is not None  # noqa: S101 -- a returning clause gives its row
    return Macro(
        id=row["id"],
        owner_id=row["owner_id"],
        name=row["name"],
        steps=msgspec.convert(row["steps"], list[Step]),
        version=row["version"],
        created_at=row["created_at"],
        updated_at=row["updated_at"],
    )
