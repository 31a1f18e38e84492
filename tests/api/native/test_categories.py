"""Categories through the native door."""

import asyncio
from typing import Any

from tests.support.desks import Desk
from tests.support.rows import put_ticket


async def made(desk: Desk, name: str, parent: dict[str, Any] | None = None, **settings: Any) -> dict[str, Any]:
    return await desk.made("/categories", {"name": name, "parent_id": parent and parent["id"], **settings})


async def field(desk: Desk, label: str, entity: str = "ticket") -> str:
    return (await desk.made("/fields", {"label": label, "type": "text", "entity": entity}))["id"]


class TestCreatingACategory:
    async def test_answers_with_the_whole(self, desk: Desk) -> None:
        parent = await made(desk, "Bugs")
        fields = [await field(desk, "B"), await field(desk, "A")][::-1]
        child = await made(desk, "Crashes", parent, type="back-office", field_ids=[*fields, fields[0]])
        assert child["id"].startswith("cat_")
        assert child == {
            "id": child["id"],
            "name": "Crashes",
            "type": "back-office",
            "parent_id": parent["id"],
            "field_ids": fields,
            "is_default": False,
            "created_at": child["created_at"],
            "updated_at": child["created_at"],
        }

    async def test_names_every_unknown_id_at_once(self, desk: Desk, other_desk: Desk) -> None:
        foreign, strange = await field(other_desk, "A"), await field(desk, "B", "customer")
        body = {"name": "X", "parent_id": "cat_999999", "field_ids": [await field(desk, "C"), foreign, strange]}
        response = await desk.call("POST", "/categories", json=body)
        assert response.status_code == 400
        found = [each["path"] for each in response.json()["error"]["details"]["fields"]]
        assert found == ["field_ids.1", "field_ids.2", "parent_id"]

    async def test_names_every_malformed_id(self, desk: Desk) -> None:
        body = {"name": "X", "field_ids": ["field_0", "cat_1", "field_99999999999999999999"]}
        response = await desk.call("POST", "/categories", json=body)
        found = [each["path"] for each in response.json()["error"]["details"]["fields"]]
        assert (response.status_code, found) == (400, ["field_ids.0", "field_ids.1", "field_ids.2"])


class TestMovingACategory:
    async def test_below_itself_is_refused(self, desk: Desk) -> None:
        top = await made(desk, "Top")
        low = await made(desk, "Low", await made(desk, "Mid", top))
        for parent in (top, low):
            response = await desk.call("PATCH", f"/categories/{top['id']}", json={"parent_id": parent["id"]})
            assert response.status_code == 400

    async def test_two_at_once_makes_no_circle(self, desk: Desk) -> None:
        for turn in range(5):
            one, two = await made(desk, f"One {turn}"), await made(desk, f"Two {turn}")
            answers = await asyncio.gather(
                desk.call("PATCH", f"/categories/{one['id']}", json={"parent_id": two["id"]}),
                desk.call("PATCH", f"/categories/{two['id']}", json={"parent_id": one["id"]}),
            )
            assert sorted(answer.status_code for answer in answers) == [200, 400]

    async def test_to_the_top_is_said_by_null(self, desk: Desk) -> None:
        low = await made(desk, "Low", await made(desk, "Top"))
        response = await desk.call("PATCH", f"/categories/{low['id']}", json={"parent_id": None})
        assert response.json()["data"]["parent_id"] is None

    async def test_deeper_than_ten_levels_is_refused(self, desk: Desk) -> None:
        last = await made(desk, "1")
        for level in range(2, 11):
            last = await made(desk, f"{level}", last)
        response = await desk.call("POST", "/categories", json={"name": "11", "parent_id": last["id"]})
        assert response.status_code == 400


class TestTheFieldsOfACategory:
    async def test_are_reordered_and_taken_away(self, desk: Desk) -> None:
        one, two, three = [await field(desk, label) for label in "abc"]
        bugs = await made(desk, "Bugs", field_ids=[one, two, three])
        path = f"/categories/{bugs['id']}"
        assert (await desk.call("PATCH", path, json={"field_ids": [three, one]})).status_code == 200
        assert (await desk.got(path))["data"]["field_ids"] == [three, one]
        assert (await desk.call("PATCH", path, json={"name": "Bug"})).json()["data"]["field_ids"] == [three, one]
        assert (await desk.call("PATCH", path, json={"field_ids": []})).json()["data"]["field_ids"] == []

    async def test_lose_a_field_that_is_deleted(self, desk: Desk) -> None:
        one, two = [await field(desk, label) for label in "ab"]
        bugs = await made(desk, "Bugs", field_ids=[one, two])
        assert (await desk.call("DELETE", f"/fields/{one}")).status_code == 204
        assert (await desk.got(f"/categories/{bugs['id']}"))["data"]["field_ids"] == [two]


class TestDeletingACategory:
    async def test_with_others_below_it_is_refused(self, desk: Desk) -> None:
        top = await made(desk, "Top")
        await made(desk, "Low", top)
        assert (await desk.call("DELETE", f"/categories/{top['id']}")).status_code == 409
        assert (await desk.got(f"/categories/{top['id']}"))["data"] == top

    async def test_with_tickets_is_refused(self, desk: Desk) -> None:
        bugs = await made(desk, "Bugs")
        await put_ticket(desk, category=bugs["id"])
        response = await desk.call("DELETE", f"/categories/{bugs['id']}")
        assert (response.status_code, response.json()["error"]["code"]) == (409, "CONFLICT")
