"""This door's ids: a spelling that can be read back, and by nobody else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.api.featurebase.ids import HEX, NOBODYS, Kind, NoSuchObject, id_in_body, ids_in_query, parse_id, spell_id
from parley.core.errors import Invalid

NUMBERS = st.integers(1, 2**56 - 1)


class TestAnId:
    @given(st.integers(1, 2**62), st.sampled_from(Kind), NUMBERS)
    def test_is_read_back(self, workspace: int, kind: Kind, number: int) -> None:
        text = spell_id(workspace, kind, number)
        assert HEX.fullmatch(text)
        assert parse_id(workspace, kind, text) == number

    @given(st.sampled_from(Kind), NUMBERS)
    def test_says_nothing_to_another_workspace_or_of_another_kind(self, kind: Kind, number: int) -> None:
        text = spell_id(1, kind, number)
        assert parse_id(2, kind, text) is None
        assert all(parse_id(1, other, text) is None for other in Kind if other is not kind)

    @given(NUMBERS, st.integers(0, 23), st.sampled_from("0123456789abcdef"))
    def test_with_another_digit_is_no_id(self, number: int, place: int, digit: str) -> None:
        text = spell_id(1, Kind.TICKET, number)
        changed = text[:place] + digit + text[place + 1 :]
        assert parse_id(1, Kind.TICKET, changed) == (number if changed == text else None)

    @pytest.mark.parametrize("text", ["", "1", "g" * 24, "A" * 24, "0" * 23, "0" * 25, "0" * 23 + "\n", "٣" * 24])
    def test_that_is_malformed_is_told_from_one_that_is_nobodys(self, text: str) -> None:
        with pytest.raises(Invalid):
            id_in_body(1, Kind.TICKET, text, "id")
        with pytest.raises(Invalid):
            ids_in_query(1, Kind.TICKET, [text], "ids")
        with pytest.raises(NoSuchObject):
            id_in_body(1, Kind.TICKET, "507f1f77bcf86cd799439011", "id")
        assert ids_in_query(1, Kind.TICKET, ["507f1f77bcf86cd799439011"], "ids") == [NOBODYS]

    def test_is_for_ever(self) -> None:
        assert [spell_id(1, kind, 42) for kind in (Kind.TICKET, Kind.CONTACT, Kind.ADMIN)] == FIXED


FIXED = ["e2bc7a22013a53298cfeecd7", "a426d67e033795e78a690060", "45ba238104ffeee424682855"]
