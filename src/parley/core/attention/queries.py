"""Look at the conversations of a page of tickets."""

from collections.abc import Sequence

from parley.core.attention.model import Glance
from parley.core.attention.store import desk as store
from parley.core.work import Work


async def glance_at(work: Work, numbers: Sequence[int]) -> dict[int, Glance]:
    """Return what a list shows of each ticket's conversation, in one statement for all of them.

    Nothing is unread to a key that acts as no agent.
    """
    return await store.glances(work, numbers) if numbers else {}
