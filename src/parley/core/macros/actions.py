"""Make, change and remove macros. Whose they are follows the rules of views."""

from typing import Any

from parley.core.access import Permission, require
from parley.core.change import changed, check_version
from parley.core.lines import check_line
from parley.core.macros import store
from parley.core.macros.checks import check_steps
from parley.core.macros.events import MacroCreated, MacroDeleted, MacroUpdated
from parley.core.macros.model import MOST, Macro, MacroNotFound, NewMacro, TooManyMacros
from parley.core.work import Work
from parley.kit.db.listing import Found, Search


async def create_macro(work: Work, new: NewMacro) -> Macro:
    """The macro exists: everybody's if it is shared or the actor is no agent.

    Raises Forbidden, TooManyMacros, Invalid for steps that could not be taken now.
    """
    require(work, Permission.WRITE)
    owner = None if new.shared else work.actor.agent_id
    name = check_line(new.name, "name")
    await check_steps(work, new.steps)
    await _check_room(work, owner)
    macro = await store.insert(work, new, name=name, owner=owner)
    work.record(MacroCreated(id=macro.id, name=macro.name, shared=macro.shared))
    return macro


async def get_macro(work: Work, *, macro: int, lock: bool = False) -> Macro:
    """Return a macro that is everybody's or the actor's own. Raises MacroNotFound."""
    found = await store.find(work, macro, lock=lock)
    if found is None:
        raise MacroNotFound
    return found


async def update_macro(work: Work, *, macro: int, given: dict[str, Any], expected: int | None = None) -> Macro:
    """The given fields hold; `shared` gives it to everybody, or takes it for oneself.

    Raises MacroNotFound, VersionMismatch, TooManyMacros, Forbidden, Invalid for steps that could not be taken now.
    """
    require(work, Permission.WRITE)
    old = await get_macro(work, macro=macro, lock=True)
    check_version(old.version, expected)
    if "name" in given:
        given["name"] = check_line(given["name"], "name")
    if "steps" in given:
        await check_steps(work, given["steps"])
    if "shared" in given:
        given["owner_id"] = None if given.pop("shared") else work.actor.agent_id
        if given["owner_id"] != old.owner_id:
            await _check_room(work, given["owner_id"])
    new, changes = changed(old, given)
    if not changes:
        return old
    new = await store.update(work, new)
    work.record(MacroUpdated(id=new.id, name=new.name, shared=new.shared, fields=sorted(changes)))
    return new


async def delete_macro(work: Work, *, macro: int, expected: int | None = None) -> None:
    """The macro is gone; what it did stays. Raises MacroNotFound, VersionMismatch, Forbidden."""
    require(work, Permission.WRITE)
    old = await get_macro(work, macro=macro, lock=True)
    check_version(old.version, expected)
    await store.delete(work, macro)
    work.record(MacroDeleted(id=old.id, name=old.name, shared=old.shared))


async def list_macros(work: Work, search: Search) -> Found[Macro]:
    """Page through the macros that are everybody's or the actor's own."""
    return await store.fetch(work, search)


async def _check_room(work: Work, owner: int | None) -> None:
    if await store.count(work, owner) >= MOST:
        raise TooManyMacros
