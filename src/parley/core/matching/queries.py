"""Ask whether words are rare or common, and which tickets hold the rare ones."""

import msgspec

from parley.core.matching import store
from parley.kit.db import Connection
from parley.kit.text.searchable import search_words


class TicketMatch(msgspec.Struct, frozen=True):
    """The tickets whose subject, description or messages match `words`.

    `numbers` are all of them, deleted ones too, when the words are rare. None means that they are common: walk the
    list's own order and check `HOLDS_WORDS` row by row, which finds a page soon; counting that way would not be quick
    (0.3 to 0.5 s, measured), so `estimate`, of messages, stands in for the total.
    """

    numbers: list[int] | None
    words: str
    estimate: int


async def match_tickets(connection: Connection, workspace: int, query: str) -> TicketMatch | None:
    """Tell which tickets match what somebody typed; None when it holds no word, and so matches nothing."""
    words = search_words(query)
    if not await store.holds_words(connection, workspace=workspace, words=words):
        return None
    estimate = await store.estimate_rows(connection, workspace=workspace, table="messages", words=words)
    if estimate > store.COMMON:
        return TicketMatch(None, words, estimate)
    numbers = await store.list_tickets(connection, workspace=workspace, words=words)
    return TicketMatch(numbers, words, estimate if numbers is None else len(numbers))
