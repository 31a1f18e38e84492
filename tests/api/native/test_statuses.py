"""Statuses through the native door."""

from typing import Any

import pytest

from tests.support.desks import Desk
from tests.support.rows import put_ticket


async def status_of(desk: Desk, key: str) -> dict[str, Any]:
    return next(each for each in (await desk.got("/statuses"))["data"] if each["key"] == key)


class TestCreatingAStatus:
    async def test_answers_with_the_whole(self, desk: Desk) -> None:
        made = await desk.made("/statuses", {"name": "Waiting for parts", "state": "pending"})
        assert made["id"].startswith("status_")
        assert made == {
            "id": made["id"],
            "key": "waiting_for_parts",
            "name": "Waiting for parts",
            "state": "pending",
            "type": "active",
            "color": "Yellow",
            "position": 6,
            "is_default": False,
            "created_at": made["created_at"],
            "updated_at": made["created_at"],
        }

    @pytest.mark.parametrize(
        ("state", "type_"),
        [("open", "unstarted"), ("in_progress", "active"), ("on_hold", "active"), ("closed", "completed")],
    )
    async def test_takes_its_type_from_its_state(self, desk: Desk, state: str, type_: str) -> None:
        assert (await desk.made("/statuses", {"name": "X", "state": state}))["type"] == type_

    async def test_takes_every_setting(self, desk: Desk) -> None:
        given = {
            "name": "Triage", "key": "triage", "state": "open", "type": "reviewing", "color": "#ff0000",
            "position": 0, "is_default": True,
        }  # fmt: skip
        made = await desk.made("/statuses", given)
        assert made | given == made

    @pytest.mark.parametrize(
        ("setting", "value"),
        [
            ("state", "asleep"),
            ("type", "asleep"),
            ("key", "Two Words"),
            ("key", "a\n"),
            ("key", "9lives"),
            ("color", "red; x"),
            ("color", "#ggg"),
            ("color", "x" * 33),
            ("position", -1),
            ("position", 2**40),
            ("is_default", "yes"),
        ],
    )
    async def test_refuses_settings_out_of_shape(self, desk: Desk, setting: str, value: Any) -> None:
        response = await desk.call("POST", "/statuses", json={"name": "X", "state": "open", setting: value})
        assert response.status_code == 400
        assert [each["path"] for each in response.json()["error"]["details"]["fields"]] == [setting]

    async def test_refuses_a_taken_key(self, desk: Desk) -> None:
        response = await desk.call("POST", "/statuses", json={"name": "Solved!", "state": "closed"})
        assert (response.status_code, response.json()["error"]["code"]) == (409, "CONFLICT")

    @pytest.mark.parametrize("state", ["solved", "closed"])
    async def test_refuses_a_default_that_is_over(self, desk: Desk, state: str) -> None:
        body = {"name": "Done", "state": state, "is_default": True}
        assert (await desk.call("POST", "/statuses", json=body)).status_code == 400
        assert (await status_of(desk, "open"))["is_default"] is True


class TestChangingAStatus:
    async def test_keeps_its_key(self, desk: Desk) -> None:
        one = f"/statuses/{(await status_of(desk, 'on_hold'))['id']}"
        assert (await desk.call("PATCH", one, json={"key": "parked"})).status_code == 400
        renamed = (await desk.call("PATCH", one, json={"name": "Parked"})).json()["data"]
        assert (renamed["key"], renamed["name"]) == ("on_hold", "Parked")

    async def test_to_another_state_brings_its_type(self, desk: Desk) -> None:
        one = f"/statuses/{(await status_of(desk, 'on_hold'))['id']}"
        assert (await desk.call("PATCH", one, json={"state": "solved"})).json()["data"]["type"] == "completed"
        both = {"state": "closed", "type": "canceled"}
        assert (await desk.call("PATCH", one, json=both)).json()["data"]["type"] == "canceled"
        assert (await desk.call("PATCH", one, json={"state": "closed"})).json()["data"]["type"] == "canceled"

    async def test_to_another_state_is_refused_while_tickets_have_it(self, desk: Desk) -> None:
        status = await status_of(desk, "on_hold")
        await put_ticket(desk, status=status["id"])
        one = f"/statuses/{status['id']}"
        assert (await desk.call("PATCH", one, json={"state": "solved"})).status_code == 409
        assert (await desk.call("PATCH", one, json={"name": "Parked", "state": "on_hold"})).status_code == 200

    async def test_does_not_let_the_default_be_over(self, desk: Desk) -> None:
        one = f"/statuses/{(await status_of(desk, 'open'))['id']}"
        assert (await desk.call("PATCH", one, json={"state": "closed"})).status_code == 400


class TestDeletingAStatus:
    async def test_is_refused_while_tickets_have_it(self, desk: Desk) -> None:
        status = await status_of(desk, "pending")
        await put_ticket(desk, status=status["id"])
        response = await desk.call("DELETE", f"/statuses/{status['id']}")
        assert response.status_code == 409
        assert (await status_of(desk, "pending")) == status


class TestListingStatuses:
    async def test_follows_their_positions(self, desk: Desk) -> None:
        await desk.made("/statuses", {"name": "First", "state": "open", "position": 0})
        keys = [each["key"] for each in (await desk.got("/statuses"))["data"]]
        assert keys == ["open", "first", "in_progress", "pending", "on_hold", "solved", "closed"]
        turned = [each["key"] for each in (await desk.got("/statuses?order_dir=desc"))["data"]]
        assert turned == keys[::-1]
