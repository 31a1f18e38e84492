"""Values of fields: whatever JSON comes, it fits or is refused with its path."""

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.core.fields import Checked, Entity, Field, FieldType, Option, check_values

NOW = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)
IDS = {kind: place for place, kind in enumerate(FieldType, 1)}


def field(kind: FieldType, **settings: Any) -> Field:
    """Make a field whose key is its type."""
    told: dict[str, Any] = {"required": False, "allow_multiple": False, "max_length": 255, "id": IDS[kind], **settings}
    return Field(
        entity=Entity.TICKET,
        key=kind.value,
        label=kind.value,
        type=kind,
        public=True,
        options=[Option("1", "Red"), Option("3", "Blue")],
        last_option_id=3,
        version=1,
        created_at=NOW,
        updated_at=NOW,
        **told,
    )


def check(kind: FieldType, value: Any, **settings: Any) -> Checked:
    return check_values([field(kind, **settings)], {kind.value: value}, partial=True)


def paths(checked: Checked) -> list[str]:
    return [fault.path for fault in checked.faults]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(["1", "2024-02-29"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
FITTING: dict[FieldType, st.SearchStrategy[Any]] = {
    FieldType.TEXT: st.from_regex(r"[a-zé😀][a-z é😀]{0,200}", fullmatch=True),
    FieldType.NUMBER: st.integers(-(2**53), 2**53) | st.floats(-1e15, 1e15),
    FieldType.DATE: st.dates().map(dt.date.isoformat),
    FieldType.SELECT: st.sampled_from(["1", "3"]),
    FieldType.MULTI_SELECT: st.sampled_from([["1"], ["3", "1"], ["1", "3"]]),
    FieldType.CHECKBOX: st.booleans(),
    FieldType.USER: st.integers(1, 2**63 - 1),
    FieldType.FILE: st.integers(1, 2**63 - 1),
}


class TestAnyValue:
    @given(given_=st.dictionaries(st.sampled_from([*FieldType]).map(str) | st.text(), JSON), partial=st.booleans())
    def test_fits_or_is_refused_with_its_path(self, given_: Mapping[str, Any], *, partial: bool) -> None:
        fields = [field(kind, required=True, allow_multiple=True) for kind in FieldType]
        checked = check_values(fields, given_, partial=partial)
        assert all(path.startswith("custom_fields.") for path in paths(checked))
        if not checked.faults:
            assert set(given_) <= {kind.value for kind in FieldType}
            assert None not in checked.values.values()

    @given(kind=st.sampled_from([*FieldType]), data=st.data())
    def test_that_fits_is_kept_as_it_came(self, kind: FieldType, data: st.DataObject) -> None:
        value = data.draw(FITTING[kind])
        checked = check(kind, value)
        assert (checked.faults, checked.values) == ([], {str(IDS[kind]): value})


class TestMisfits:
    @pytest.mark.parametrize(
        ("kind", "value"),
        [
            (FieldType.TEXT, 1),
            (FieldType.TEXT, "nul\0"),
            (FieldType.TEXT, "half \ud800"),
            (FieldType.TEXT, "x" * 256),
            (FieldType.NUMBER, True),
            (FieldType.NUMBER, "1"),
            (FieldType.NUMBER, float("nan")),
            (FieldType.NUMBER, float("inf")),
            (FieldType.NUMBER, 2**53 + 1),
            (FieldType.NUMBER, -(10**400)),
            (FieldType.DATE, "2023-02-29"),
            (FieldType.DATE, "0000-01-01"),
            (FieldType.DATE, "20240101"),
            (FieldType.DATE, "2024-W01-1"),
            (FieldType.DATE, "2024-01-01T10:00:00"),
            (FieldType.DATE, "2024-01-01\n"),
            (FieldType.DATE, "0001-01-01T00:00:00+02:00"),
            (FieldType.DATE, "9999-12-31T23:00:00-02:00"),
            (FieldType.DATE, 20240101),
            (FieldType.SELECT, "2"),
            (FieldType.SELECT, 1),
            (FieldType.SELECT, ["1"]),
            (FieldType.MULTI_SELECT, "1"),
            (FieldType.MULTI_SELECT, ["1"] * 101),
            (FieldType.CHECKBOX, 1),
            (FieldType.CHECKBOX, "true"),
            (FieldType.USER, "user_1"),
            (FieldType.USER, True),
            (FieldType.USER, 0),
            (FieldType.USER, 2**63),
            (FieldType.FILE, [1]),
            (FieldType.FILE, {}),
        ],
    )
    def test_are_named_by_their_key(self, kind: FieldType, value: Any) -> None:
        checked = check(kind, value)
        assert (paths(checked), checked.values) == ([f"custom_fields.{kind}"], {})

    def test_in_a_list_are_named_by_their_place(self) -> None:
        assert paths(check(FieldType.MULTI_SELECT, ["1", "9", {}])) == [
            "custom_fields.multi_select.1",
            "custom_fields.multi_select.2",
        ]
        assert paths(check(FieldType.MULTI_SELECT, ["1", "3", "1"])) == ["custom_fields.multi_select.2"]
        assert paths(check(FieldType.FILE, [1, "a"], allow_multiple=True)) == ["custom_fields.file.1"]
        assert paths(check(FieldType.FILE, list(range(1, 12)), allow_multiple=True)) == ["custom_fields.file"]

    def test_are_named_all_at_once_under_the_given_name(self) -> None:
        fields = [field(FieldType.NUMBER), field(FieldType.DATE)]
        checked = check_values(fields, {"number": "a", "date": "b", "size": 1}, at="fields", partial=True)
        assert sorted(paths(checked)) == ["fields.date", "fields.number", "fields.size"]

    def test_are_named_fifty_at_most_and_never_in_full(self) -> None:
        checked = check_values([], {f"{n}" + "k" * 1000: 1 for n in range(1000)}, partial=True)
        assert len(checked.faults) == 50
        assert max(map(len, paths(checked))) < 100


class TestDates:
    @pytest.mark.parametrize(
        ("value", "kept"),
        [
            ("2024-01-01T23:30:00-02:00", "2024-01-02"),
            ("2024-01-01T10:00:00Z", "2024-01-01"),
            ("2024-01-01t10:00:00.123456789z", "2024-01-01"),
        ],
    )
    def test_with_a_time_are_kept_as_their_day_in_utc(self, value: str, kept: str) -> None:
        assert check(FieldType.DATE, value).values == {str(IDS[FieldType.DATE]): kept}


class TestRequiredFields:
    @pytest.mark.parametrize(
        ("kind", "value"),
        [(FieldType.TEXT, None), (FieldType.TEXT, ""), (FieldType.TEXT, " \n"), (FieldType.MULTI_SELECT, [])],
    )
    def test_may_not_be_cleared(self, kind: FieldType, value: Any) -> None:
        wanted = field(kind, required=True)
        checked = check_values([wanted], {kind.value: value}, present={str(wanted.id): "x"}, partial=True)
        assert paths(checked) == [f"custom_fields.{kind}"]

    def test_must_be_given_or_present_when_the_whole_is_checked(self) -> None:
        wanted = field(FieldType.CHECKBOX, required=True)
        assert paths(check_values([wanted], {}, partial=False)) == ["custom_fields.checkbox"]
        assert paths(check_values([wanted], {}, partial=True)) == []
        assert paths(check_values([wanted], {}, present={str(wanted.id): False}, partial=False)) == []
        assert paths(check_values([wanted], {"checkbox": False}, partial=False)) == []

    def test_are_named_once_when_their_value_does_not_fit(self) -> None:
        wanted = field(FieldType.NUMBER, required=True)
        assert paths(check_values([wanted], {"number": "x"}, partial=False)) == ["custom_fields.number"]


class TestPresentValues:
    present = MappingProxyType({"1": "old", "99": "of another category"})

    def test_stay_unless_something_is_given(self) -> None:
        fields = [field(FieldType.TEXT), field(FieldType.NUMBER)]
        checked = check_values(fields, {"number": 5}, present=self.present, partial=True)
        assert checked.values == {"1": "old", "99": "of another category", "2": 5}

    @pytest.mark.parametrize("nothing", [None, "", " "])
    def test_are_cleared_by_nothing(self, nothing: str | None) -> None:
        checked = check_values([field(FieldType.TEXT)], {"text": nothing}, present=self.present, partial=True)
        assert (checked.faults, checked.values) == ([], {"99": "of another category"})


class TestReferences:
    def test_are_handed_to_the_caller_with_their_paths(self) -> None:
        fields = [field(FieldType.USER), field(FieldType.FILE, allow_multiple=True)]
        checked = check_values(fields, {"user": 7, "file": 9}, partial=False)
        assert checked.agents == {"custom_fields.user": 7}
        assert checked.files == {"custom_fields.file": [9]}
        assert checked.values == {"7": 7, "8": [9]}


class TestATextOfOneLine:
    @pytest.mark.parametrize("line_break", ["\n", "\r", "\r\n", "\v", "\f", "\x1c", "\x85", "\u2028", "\u2029"])
    @pytest.mark.parametrize("text", ["a{}b", "{}a", "a{}"])
    def test_has_no_break(self, line_break: str, text: str) -> None:
        checked = check(FieldType.TEXT, text.format(line_break), single_line=True)
        assert paths(checked) == ["custom_fields.text"]
        assert paths(check(FieldType.TEXT, text.format(line_break))) == []

    @pytest.mark.parametrize("text", ["", " ", "\n", " \r\n "])
    def test_is_cleared_by_a_blank(self, text: str) -> None:
        assert check(FieldType.TEXT, text, single_line=True).values == {}

    def test_is_kept_as_it_came(self) -> None:
        assert list(check(FieldType.TEXT, " a\tb ", single_line=True).values.values()) == [" a\tb "]
