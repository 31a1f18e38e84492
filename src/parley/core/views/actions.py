"""Make, change and remove views.

Whoever may change tickets may change what is everybody's; an agent's own is nobody else's business, so to all others it
is not found. A key that is no agent has nothing of its own.
"""

from collections.abc import Sequence
from typing import Any

from parley.core.access import Permission, require
from parley.core.change import changed, check_version
from parley.core.errors import Fault, Invalid
from parley.core.lines import check_line
from parley.core.views import store
from parley.core.views.events import ViewCreated, ViewDeleted, ViewUpdated
from parley.core.views.model import MOST, NewView, TooManyViews, View, ViewNotFound
from parley.core.work import Work
from parley.kit.db.listing import Found, Search


async def create_view(work: Work, new: NewView) -> View:
    """The view exists: everybody's if it is shared or the actor is no agent. Raises Forbidden, TooManyViews."""
    owner = None if new.shared else work.actor.agent_id
    _require(work, owner)
    name = check_line(new.name, "name")
    await _check_room(work, owner)
    view = await store.insert(work, new, name=name, owner=owner)
    work.record(ViewCreated(id=view.id, name=view.name, shared=view.shared))
    return view


async def get_view(work: Work, *, view: int, lock: bool = False) -> View:
    """Return a view that is everybody's or the actor's own. Raises ViewNotFound."""
    found = await store.find(work, view, lock=lock)
    if found is None:
        raise ViewNotFound
    return found


async def update_view(work: Work, *, view: int, given: dict[str, Any], expected: int | None = None) -> View:
    """The given fields hold; `shared` gives it to everybody, or takes it for oneself.

    Raises ViewNotFound, VersionMismatch, TooManyViews, Forbidden.
    """
    old = await get_view(work, view=view, lock=True)
    _require(work, old.owner_id)
    check_version(old.version, expected)
    if "name" in given:
        given["name"] = check_line(given["name"], "name")
    if "shared" in given:
        given["owner_id"] = None if given.pop("shared") else work.actor.agent_id
        _require(work, given["owner_id"])
        if given["owner_id"] != old.owner_id:
            await _check_room(work, given["owner_id"])
    new, changes = changed(old, given)
    if not changes:
        return old
    new = await store.update(work, new)
    work.record(ViewUpdated(id=new.id, name=new.name, shared=new.shared, fields=sorted(changes)))
    return new


async def order_views(work: Work, *, views: Sequence[int]) -> list[View]:
    """These views stand in this order, each at its place from 0 on; those that are not named keep theirs.

    Raises Invalid for one that is not found or named twice, Forbidden.
    """
    require(work, Permission.NOTE)
    old = {view.id: view for view in await store.lock(work, views)}
    faults = [
        Fault(f"view_ids.{at}", "Named twice" if view in old else "Unknown view")
        for at, view in enumerate(views)
        if view not in old or view in views[:at]
    ]
    if faults:
        raise Invalid(faults)
    for view in old.values():
        _require(work, view.owner_id)
    places = {view: at for at, view in enumerate(views) if old[view].position != at}
    moved = {view.id: view for view in await store.place(work, places)} if places else {}
    for view in moved.values():
        work.record(ViewUpdated(id=view.id, name=view.name, shared=view.shared, fields=["position"]))
    return [moved.get(view) or old[view] for view in views]


async def delete_view(work: Work, *, view: int, expected: int | None = None) -> None:
    """The view is gone; the tickets in it stay. Raises ViewNotFound, VersionMismatch, Forbidden."""
    old = await get_view(work, view=view, lock=True)
    _require(work, old.owner_id)
    check_version(old.version, expected)
    await store.delete(work, view)
    work.record(ViewDeleted(id=old.id, name=old.name, shared=old.shared))


async def list_views(work: Work, search: Search) -> Found[View]:
    """Page through the views that are everybody's or the actor's own."""
    return await store.fetch(work, search)


async def list_all_views(work: Work) -> list[View]:
    """List all views that are everybody's or the actor's own, as people sort them."""
    return await store.list_all(work)


async def _check_room(work: Work, owner: int | None) -> None:
    if await store.count(work, owner) >= MOST:
        raise TooManyViews


def _require(work: Work, owner: int | None) -> None:
    require(work, Permission.WRITE if owner is None else Permission.NOTE)
