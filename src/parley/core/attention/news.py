"""News for customers: which of their own tickets have an answer that they have not seen yet.

Whoever writes has seen what was said before, wherever it was written. What was answered long ago is no news any more:
it has been read in a mail by then, or was brought along by an import.
"""

import datetime as dt
from collections.abc import Sequence

from parley.core.attention.store import news as store
from parley.core.tickets import TicketNotFound
from parley.core.work import Work

NEWS_LIFE = dt.timedelta(days=30)
MOST_NEWS = 100
"""So many tickets are counted, and no more."""


async def find_news(work: Work, numbers: Sequence[int]) -> set[int]:
    """Return those of the tickets that have an answer which the customer who acts has not seen."""
    return await store.unseen_among(work, numbers, since=work.now - NEWS_LIFE) if numbers else set()


async def count_news(work: Work) -> int:
    """Count the tickets of the customer who acts that have an answer one has not seen; at most MOST_NEWS."""
    return await store.count_unseen(work, since=work.now - NEWS_LIFE, most=MOST_NEWS)


async def mark_seen(work: Work, *, ticket: int, up_to: int) -> None:
    """The customer who acts has seen the ticket up to a message. Raises TicketNotFound, for another's ticket too.

    What has come since is still news: it was not there to be seen. What was seen once is not taken back.
    """
    if not await store.see(work, ticket, up_to):
        raise TicketNotFound
