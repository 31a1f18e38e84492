"""The workspace's words, read with patience: what they do not know may have been made a moment ago elsewhere."""

from collections.abc import Callable
from typing import TypeVar

from parley.api.featurebase.ids import Kind, NoSuchObject, id_in_body
from parley.core.tickets import Setup, setup_of
from parley.core.work import Work

T = TypeVar("T")


async def with_setup(work: Work, read: Callable[[Setup], T]) -> T:
    """Return what is read by the kept words, else by those of this moment. Raises NoSuchObject, Invalid."""
    setup = await setup_of(work)
    try:
        return read(setup)
    except NoSuchObject:
        fresh = await setup_of(work, at_least=setup.version + 1)
        if fresh.version == setup.version:
            raise
        return read(fresh)


def status_key(workspace: int, setup: Setup, text: str, at: str) -> str:
    """Read a status's id as its key. Raises Invalid, NoSuchObject."""
    number = id_in_body(workspace, Kind.STATUS, text, at)
    found = next((key for key, status in setup.statuses.items() if status.id == number), None)
    if found is None:
        raise NoSuchObject(at)
    return found
