"""Search, and find what is alike. Everybody who may read may search."""

from collections.abc import Collection

from parley.core.access import Permission, require
from parley.core.search import store
from parley.core.search.model import SIMILAR, Hit, HitKind, SearchResults, best
from parley.core.search.words import words_of
from parley.core.tickets import TicketNotFound
from parley.core.work import Work
from parley.kit.text.searchable import email_in, ticket_number_in


async def search(
    work: Work,
    *,
    query: str,
    kinds: Collection[HitKind] = frozenset(HitKind),
    limit: int = 20,
    each: bool = False,
) -> SearchResults:
    """Find what matches; a ticket's number or an e-mail address comes first, with that customer's newest tickets.

    Whatever is typed is a query; one without a word finds nothing. The last word may be unfinished unless there are
    operators. Deleted tickets and their messages are not found. With `each` there are `limit` of each kind.
    """
    require(work, Permission.READ)
    exact = await _exact(work, query, kinds, limit)
    parsed = await store.parse(work.connection, words_of(query))
    ranked = [
        hit
        for source in store.SOURCES
        if not source.kinds.isdisjoint(kinds)
        for hit in await store.rank(work.connection, source, workspace=work.workspace, parsed=parsed, limit=limit)
        if hit.kind in kinds
    ]
    return SearchResults(best(exact, ranked, limit, each=each), limit)


async def list_similar(work: Work, *, number: int) -> list[Hit]:
    """List the ten tickets whose subject and description share most of this one's telling words.

    Raises TicketNotFound, also for a deleted one.
    """
    require(work, Permission.READ)
    if not await store.has_ticket(work.connection, workspace=work.workspace, number=number):
        raise TicketNotFound
    words = await store.list_telling_words(work.connection, workspace=work.workspace, number=number)
    if not words:
        return []
    return await store.rank_similar(
        work.connection, workspace=work.workspace, number=number, words=words, limit=SIMILAR
    )


async def _exact(work: Work, query: str, kinds: Collection[HitKind], limit: int) -> list[Hit]:
    found: list[Hit] = []
    number, email = ticket_number_in(query), email_in(query)
    if number is not None:
        found += await store.find_by_number(work.connection, workspace=work.workspace, number=number)
    if email is not None:
        found += await store.find_by_email(work.connection, workspace=work.workspace, email=email, limit=limit)
    return [hit for hit in found if hit.kind in kinds]
