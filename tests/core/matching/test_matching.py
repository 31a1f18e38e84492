"""Which tickets hold these words."""

import pytest

from parley.core import matching
from parley.core.matching import store
from parley.core.search import HitKind, list_similar, search
from parley.core.search.store import ranked, similar
from tests.support.desks import Desk
from tests.support.tickets import insert_message, insert_ticket


class TestMatchingTickets:
    @pytest.mark.parametrize("query", ["", "  ", "!", "&|", "%", "_", '""'])
    async def test_tells_of_a_query_without_words(self, desk: Desk, query: str) -> None:
        await insert_ticket(desk, "a")
        async with desk.look() as work:
            assert await matching.match_tickets(work.connection, work.workspace, query) is None

    async def test_lists_the_tickets_of_rare_words_once(self, desk: Desk, other_desk: Desk) -> None:
        await insert_ticket(other_desk, "zebra")
        by_subject = await insert_ticket(desk, "Zebras", "nothing")
        by_reply = await insert_ticket(desk, "other", "nothing")
        for _ in range(2):
            await insert_message(desk, by_reply, "a zebra")
        async with desk.look() as work:
            match = await matching.match_tickets(work.connection, work.workspace, "zebra")
            none = await matching.match_tickets(work.connection, work.workspace, "zebra -zebra")
        assert match is not None
        assert none is not None
        assert (match.numbers, match.words, match.estimate) == ([by_subject, by_reply], "zebra", 2)
        assert none.numbers == []

    async def test_leaves_common_words_to_the_walk(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        number = await insert_ticket(desk, "zebra")
        await insert_ticket(desk, "other")
        monkeypatch.setattr(store, "COMMON", 0)
        async with desk.look() as work:
            match = await matching.match_tickets(work.connection, work.workspace, " zebra ")
            clause = matching.HOLDS_WORDS.replace("?", "$1", 1).replace("?", "$2", 1)
            rows = await work.connection.fetch(
                f"select t.number from tickets t where t.workspace_id = $1 and {clause}", work.workspace, "zebra"
            )
        assert match is not None
        assert (match.numbers, match.words) == (None, "zebra")
        assert [row[0] for row in rows] == [number]


class TestLikenessOfCommonWords:
    async def test_walks_to_the_same_tickets(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        first, *others = [await insert_ticket(desk, "one two three four five six seven") for _ in range(3)]
        async with desk.look() as work:
            rare = await list_similar(work, number=first)
            monkeypatch.setattr(similar, "COMMON", 0)
            common = await list_similar(work, number=first)
        assert [hit.id for hit in rare] == [hit.id for hit in common] == others[::-1]


class TestSearchingForCommonWords:
    async def test_walks_to_the_same_hits(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        numbers = [await insert_ticket(desk, "zebra", f"number {place}") for place in range(3)]
        async with desk.look() as work:
            rare = await search(work, query="zebra", limit=3)
            monkeypatch.setattr(ranked, "COMMON", 0)
            common = await search(work, query="zebra", limit=3)
            more = await search(work, query="zebra", kinds={HitKind.TICKET}, limit=9)
        assert rare.hits == common.hits == more.hits
        assert sorted(hit.id for hit in common.hits) == numbers
