"""Ids: one spelling each, and nothing else is read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.kit.ids import LARGEST_ID, parse_id, random_token, spell_id


class TestParseId:
    @pytest.mark.parametrize(
        "text",
        [
            "",
            "tkt",
            "tkt_",
            "tkt_0",
            "tkt_01",
            "tkt_-1",
            "tkt_+1",
            "tkt_1.0",
            "tkt_1e3",
            "tkt_1_000",
            "tkt_ 1",
            "tkt_1 ",
            " tkt_1",
            "tkt_1\n",
            "TKT_1",
            "tkt-1",
            "tkt1",
            "tkt__1",
            "conv_1",
            "xtkt_1",
            "1",
            "tkt_9223372036854775808",
            "tkt_10000000000000000000",
            "tkt_\u0661",
            "tkt_²",
            "tkt_\uff11",
            "tkt_1\x00",
            "tkt_" + "9" * 5_000,
            "tkt_0x1",
        ],
    )
    def test_is_none_for_any_other_text(self, text: str) -> None:
        assert parse_id("tkt", text) is None

    @given(st.text())
    def test_reads_only_what_it_would_spell(self, text: str) -> None:
        number = parse_id("tkt", f"tkt_{text}")
        assert number is None or spell_id("tkt", number) == f"tkt_{text}"

    @given(st.integers(1, LARGEST_ID), st.from_regex(r"[a-z]{1,8}(?:_[a-z]{1,8})?", fullmatch=True))
    def test_reads_back_what_was_spelled(self, number: int, prefix: str) -> None:
        assert parse_id(prefix, spell_id(prefix, number)) == number


class TestRandomToken:
    @pytest.mark.parametrize("size", [16, 32])
    def test_is_hex_of_its_size_and_new_each_time(self, size: int) -> None:
        tokens = {random_token(size) for _ in range(100)}
        assert len(tokens) == 100
        assert {len(bytes.fromhex(token)) for token in tokens} == {size}
