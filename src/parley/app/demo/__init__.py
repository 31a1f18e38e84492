"""The demo: three months of a support desk's life, made up, in one workspace.

DemoPresent   it was made there before
"""

from collections.abc import Callable
from random import Random

from parley.app.demo.cast import customers
from parley.app.demo.furnish import furnish, is_furnished
from parley.app.demo.plan import plan
from parley.app.demo.play import ORIGIN, play
from parley.core.actor import system_actor
from parley.core.work import reading, writing
from parley.kit.clock import utc_now
from parley.kit.db import Database

TICKETS_OF_A_CUSTOMER = 6


class DemoPresent(Exception):
    """The workspace has the demo already."""


async def make_demo(
    database: Database, workspace: int, *, tickets: int, seed: int, again: bool, report: Callable[[int, int], None]
) -> int:
    """The workspace has so many made-up tickets more, with all that belongs to them; returns how many steps it took.

    `report` hears how many steps of how many are done. The same seed makes the same tickets. Raises DemoPresent
    unless it is wanted `again`.
    """
    now, desk = utc_now(), system_actor(workspace)
    async with reading(database, desk, now=now, origin=ORIGIN) as work:
        if not again and await is_furnished(work):
            raise DemoPresent
    random = Random(seed)  # noqa: S311 -- it hides nothing
    people = customers(random, max(8, tickets // TICKETS_OF_A_CUSTOMER))
    steps = plan(random, people, tickets=tickets, now=now)
    async with writing(database, desk, now=now, origin=ORIGIN) as work:
        company = await furnish(work, people)
    await play(database, workspace, company, steps, lambda done: report(done, len(steps)))
    return len(steps)


__all__ = ["DemoPresent", "make_demo"]
