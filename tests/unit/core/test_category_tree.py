"""Which fields a category's tickets have, and where a category may stand."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from parley.core.categories import Category, CategoryType, fields_of
from parley.core.categories.model import reference_faults
from parley.core.fields import Entity, Field, FieldType

NOW = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)


def category(id_: int, *, parent: int | None = None, fields: list[int] | None = None) -> Category:
    return Category(id_, "name", CategoryType.CUSTOMER, parent, fields or [], False, 1, NOW, NOW)


def field(id_: int, entity: Entity = Entity.TICKET) -> Field:
    settings: list[Any] = [False, True, False, 255, [], 0, 1, NOW, NOW]
    return Field(id_, entity, f"k{id_}", "label", FieldType.TEXT, *settings)


def faults(moved: int, parent: int, tree: Sequence[Category]) -> list[tuple[str, str]]:
    return [(fault.path, fault.message) for fault in reference_faults(moved, {"parent_id": parent}, tree, [])]


class TestTheFieldsOfACategory:
    fields = (field(1), field(2), field(3), field(4, Entity.CUSTOMER))
    tree = (category(1, fields=[3, 2, 99]), category(2))

    def test_are_those_that_no_category_names_and_then_its_own_in_its_order(self) -> None:
        assert [each.id for each in fields_of(1, self.tree, self.fields)] == [1, 3, 2]

    def test_leave_out_what_only_another_names(self) -> None:
        assert [each.id for each in fields_of(2, self.tree, self.fields)] == [1]

    def test_are_the_general_ones_without_a_category(self) -> None:
        assert [each.id for each in fields_of(None, self.tree, self.fields)] == [1]


class TestTheTree:
    chain = tuple(category(n, parent=n - 1 or None) for n in range(1, 11))

    def test_has_no_circles(self) -> None:
        message = [("parent_id", "A category cannot be below itself")]
        assert faults(1, 1, self.chain) == message
        assert faults(1, 10, self.chain) == message

    def test_has_ten_levels_at_most(self) -> None:
        assert faults(0, 10, self.chain) == [("parent_id", "At most 10 levels")]
        assert faults(0, 9, self.chain) == []

    def test_counts_what_moves_along(self) -> None:
        pair = (category(20), category(21, parent=20))
        assert faults(20, 9, self.chain + pair) == [("parent_id", "At most 10 levels")]
        assert faults(20, 8, self.chain + pair) == []

    def test_refuses_every_unknown_id_at_once(self) -> None:
        found = reference_faults(0, {"parent_id": 5, "field_ids": [1, 4, 9]}, [], [field(1), field(4, Entity.CUSTOMER)])
        assert [fault.path for fault in found] == ["field_ids.1", "field_ids.2", "parent_id"]
