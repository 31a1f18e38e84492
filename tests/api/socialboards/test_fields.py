"""Custom fields by id at the Socialboards door."""

from typing import Any

import pytest

from tests.api.socialboards.boards import SEED, check, made, olivia, post, whole
from tests.support.desks import Desk

OPTIONS = [{"label": "Oslo"}, {"label": "Bergen"}]
KINDS: list[tuple[dict[str, Any], Any, Any]] = [
    ({"type": "text", "max_length": 5}, "Oslo!", "Bergen"),
    ({"type": "number"}, 2.5, "2.5"),
    ({"type": "date"}, "2025-01-31", "2025-02-30"),
    ({"type": "select", "options": OPTIONS}, "Bergen", "Rome"),
    ({"type": "multi_select", "options": OPTIONS}, ["Bergen", "Oslo"], ["Oslo", "oslo"]),
    ({"type": "checkbox"}, True, "true"),
]


async def field_of(desk: Desk, **field: Any) -> int:
    """Make a field and return its id."""
    made = await desk.made("/fields", {"label": "City", **field})
    return int(made["id"].removeprefix("field_"))


class TestACustomField:
    @pytest.mark.parametrize(("field", "good", "bad"), KINDS, ids=str)
    async def test_is_held_to_its_kind(self, desk: Desk, field: dict[str, Any], good: object, bad: object) -> None:
        number = await field_of(desk, **field)
        refused = await post(desk, {**SEED, "customFields": [{"id": number, "value": bad}]})
        assert check(refused, 400, 1).startswith("customFields.0.value")
        await made(desk, customFields=[{"id": number, "value": good}])
        assert (await whole(desk))["customFields"] == [{"id": number, "value": good}]

    async def test_holds_a_teammate_by_id(self, desk: Desk) -> None:
        number = await field_of(desk, type="user")
        for bad in (desk.owner.id, f"user_{desk.owner.id}", str(desk.owner.id), "43b8adc7-755d-2be3-afb1-b6a462631977"):
            refused = await post(desk, {**SEED, "customFields": [{"id": number, "value": bad}]})
            assert check(refused, 400, 1).startswith("customFields.0.value")
        await desk.knock("POST", "/tickets", json={**SEED, "customFields": [{"id": number, "value": olivia(desk)}]})
        shown = await desk.knock(
            "POST", "/tickets/list", json={"customFields": [{"key": number, "value": olivia(desk)}]}
        )
        assert shown.json()["data"][0]["customFields"] == [{"id": number, "value": olivia(desk)}]

    async def test_takes_a_choice_by_its_id_and_null_for_none(self, desk: Desk) -> None:
        number = await field_of(desk, type="select", options=OPTIONS)
        await made(desk, customFields=[{"id": number, "value": "2"}])
        await made(desk, customFields=[{"id": number, "value": None}])
        await made(desk, customFields=[{"id": number}])
        assert (await whole(desk))["customFields"] == [{"id": number, "value": "Bergen"}]
        assert (await whole(desk, 2))["customFields"] == (await whole(desk, 3))["customFields"] == []

    async def test_may_not_be_given_twice(self, desk: Desk) -> None:
        number = await field_of(desk, type="text")
        twice = [{"id": number, "value": "Oslo"}, {"id": number, "value": "Rome"}]
        refused = await post(desk, {**SEED, "customFields": twice})
        assert check(refused, 400, 1) == "customFields.1.id: Given twice"

    async def test_of_another_category_is_unknown(self, desk: Desk) -> None:
        number = await field_of(desk, type="text")
        category = await desk.made("/categories", {"name": "Cars", "field_ids": [f"field_{number}"]})
        given = {"customFields": [{"id": number, "value": "Oslo"}]}
        check(await post(desk, {**SEED, **given}), 400, 1)
        await made(desk, **given, categoryId=int(category["id"].removeprefix("cat_")))
        assert (await whole(desk))["customFields"] == [{"id": number, "value": "Oslo"}]

    async def test_that_is_required_is_asked_for(self, desk: Desk) -> None:
        await field_of(desk, type="text", required=True)
        assert check(await post(desk), 400, 1) == "customFields.city: Required"
