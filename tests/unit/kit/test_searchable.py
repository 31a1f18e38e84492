"""Text for the index, and what people type to find it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.kit.text.searchable import email_in, search_words, searchable, ticket_number_in

ANY_TEXT = st.text(st.characters(exclude_categories=[]))


class TestSearchable:
    def test_holds_nothing_that_cannot_be_written(self) -> None:
        assert searchable("a\x00b\ud800c\x1fd") == "a b c d"

    def test_cuts_long_words(self) -> None:
        assert searchable("é" * 5_000 + " end") == "é" * 255 + " end"

    @pytest.mark.parametrize("text", ["ab " * 200_000, "é " * 200_000, "a@b.example " * 50_000, "a.bc " * 100_000])
    def test_stays_within_its_limit(self, text: str) -> None:
        assert 190_000 <= len(searchable(text).encode()) <= 200_000
        assert len(searchable(text, 20_000).encode()) <= 20_000

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("write to john.smith@example.com.", "john smith example com"),
            ("see https://shop.example.org/a", "shop example org"),
            ("no address here. None at all", ""),
        ],
    )
    def test_ends_with_the_parts_of_addresses(self, text: str, words: str) -> None:
        assert searchable(text) == (f"{text}\n{words}" if words else text)

    @given(st.one_of(ANY_TEXT, st.text("ab@.é- ", min_size=20)), st.integers(10, 100))
    def test_takes_any_text(self, text: str, limit: int) -> None:
        found = searchable(text, limit)
        assert "\x00" not in found
        assert len(found.encode()) <= limit


class TestSearchWords:
    @pytest.mark.parametrize("query", ["", "   ", "\x00", "\n\t", "\ud800"])
    def test_are_empty_when_nothing_was_typed(self, query: str) -> None:
        assert search_words(query) == ""

    def test_are_twenty_at_most(self) -> None:
        assert search_words("a " * 100) == " ".join("a" * 20)
        assert len(search_words("a" * 9_999)) == 200

    @pytest.mark.parametrize("query", ["foo & | ! ( :*", '"exact words" -not or this', "%", "_", "it's"])
    def test_keep_what_websearch_understands(self, query: str) -> None:
        assert search_words(f"  {query}\n") == query

    @given(ANY_TEXT)
    def test_are_always_one_storable_line(self, query: str) -> None:
        words = search_words(query)
        assert words.encode().decode() == words
        assert "\n" not in words
        assert len(words) <= 200


class TestTicketNumber:
    @pytest.mark.parametrize(
        "query",
        [
            "",
            "0",
            "#0",
            "007",
            "-1",
            "1.5",
            "1_000",
            "12a",
            "ticket 12",
            "tkt-12",
            "CF_12",
            "# 12",
            "9223372036854775808",
            "99999999999999999999",
            "1²",
            "\u0661\u0662",
            "conv_12",
            "12 13",
            "1" * 5_000,
        ],
    )
    def test_is_none_in_anything_else(self, query: str) -> None:
        assert ticket_number_in(query) is None

    @pytest.mark.parametrize("query", ["123", "#123", "tkt_123", "CF-123", "cf-123", "TK-123", "req_123", " 123\n"])
    def test_is_read_in_every_doors_spelling(self, query: str) -> None:
        assert ticket_number_in(query) == 123

    def test_goes_up_to_the_largest_id(self) -> None:
        assert ticket_number_in(str(2**63 - 1)) == 2**63 - 1


class TestEmailIn:
    @pytest.mark.parametrize("query", ["", "ann", "@ann", "ann@", "ann@example", "a @ b.example", "@"])
    def test_is_none_without_one(self, query: str) -> None:
        assert email_in(query) is None

    @pytest.mark.parametrize(
        "query", ["Ann@Example.com", "from Ann <ANN@example.com>", "x@ ann@example.com, b@c.example"]
    )
    def test_is_the_first_address_as_a_key(self, query: str) -> None:
        assert email_in(query) == "ann@example.com"
