"""What the database cannot hold is refused before it is asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.kit.text.storable import Unstorable, check_text, find_unstorable, fold


def _nested(depth: int) -> object:
    value: object = 1
    for _ in range(depth):
        value = [value]
    return value


class TestCheckText:
    @pytest.mark.parametrize("value", ["\x00", "a\x00b", "\ud800", "a\udfff", "é\x00", "\ud83d x \ude00"])
    def test_refuses_what_postgresql_refuses(self, value: str) -> None:
        with pytest.raises(Unstorable, match="NUL"):
            check_text(value, max_length=10)

    def test_refuses_one_character_too_many(self) -> None:
        with pytest.raises(Unstorable, match="longer than 3"):
            check_text("😀" * 4, max_length=3)

    def test_refuses_one_character_too_few(self) -> None:
        with pytest.raises(Unstorable, match="shorter than 2"):
            check_text("a", max_length=3, min_length=2)
        with pytest.raises(Unstorable, match="is empty"):
            check_text("", max_length=3, min_length=1)

    def test_never_says_the_value(self) -> None:
        with pytest.raises(Unstorable) as caught:
            check_text("secret\x00", max_length=10)
        assert "secret" not in caught.value.reason

    @given(st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=50))
    def test_returns_all_other_text_as_it_is(self, value: str) -> None:
        assert check_text(value, max_length=50) == value


class TestFindUnstorable:
    @pytest.mark.parametrize(
        ("value", "path"),
        [
            ("\x00", ()),
            ({"a": [1, "\ud800"]}, ("a", 1)),
            ({"a": {"b": float("nan")}}, ("a", "b")),
            ([float("inf")], (0,)),
            ([-float("inf")], (0,)),
            ([2**63], (0,)),
            ([-(2**63) - 1], (0,)),
            ({"a": {"k\x00": 1}}, ("a",)),
            ({"\ud800": 1}, ()),
            ({1: 2}, ()),
            ([b"x"], (0,)),
            ([{1, 2}], (0,)),
            ([1, [2, object()]], (1, 1)),
        ],
    )
    def test_names_the_path(self, value: object, path: tuple[str | int, ...]) -> None:
        assert find_unstorable(value) == path

    @pytest.mark.parametrize("value", [None, True, 0, -0.0, 2**63 - 1, -(2**63), "", {}, [], {"a": [1, {"b": "é😀"}]}])
    def test_is_none_for_what_jsonb_takes(self, value: object) -> None:
        assert find_unstorable(value) is None

    def test_allows_depth_32_and_no_more(self) -> None:
        assert find_unstorable(_nested(32)) is None
        assert find_unstorable(_nested(33)) == (0,) * 32

    def test_survives_bombs_of_depth_and_circles(self) -> None:
        circle: list[object] = []
        circle.append(circle)
        assert find_unstorable(_nested(10_000)) == (0,) * 32
        assert find_unstorable(circle) == (0,) * 32


class TestFold:
    @pytest.mark.parametrize(("one", "other"), [("ANN", "ann"), ("É", "e\u0301"), ("Straße", "STRASSE"), ("Σ", "ς")])
    def test_makes_equal_what_people_call_equal(self, one: str, other: str) -> None:
        assert fold(one) == fold(other)

    def test_keeps_apart_what_differs(self) -> None:
        assert fold("e") != fold("é")

    @given(st.text())
    def test_changes_nothing_the_second_time(self, value: str) -> None:
        assert fold(fold(value)) == fold(value)
