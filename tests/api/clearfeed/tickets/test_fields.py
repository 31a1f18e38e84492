"""Custom fields by name: known ones are held to their kind, free ones are kept as they are."""

from typing import Any

import pytest

from tests.api.clearfeed.tickets.requests import changed, made, post, seed, whole
from tests.support.desks import Desk

OPTIONS = [{"label": "Minor"}, {"label": "Critical"}, {"label": "2"}]
KINDS: list[tuple[dict[str, Any], Any, Any]] = [
    ({"type": "text", "max_length": 5}, "five!", "sixsix"),
    ({"type": "number"}, 2.5, "2.5"),
    ({"type": "date"}, "2025-01-31", "2025-02-30"),
    ({"type": "select", "options": OPTIONS}, "Critical", "None"),
    ({"type": "multi_select", "options": OPTIONS}, ["Critical", "Minor"], ["Critical", "Critical"]),
    ({"type": "checkbox"}, True, "true"),
]


class TestAKnownField:
    @pytest.mark.parametrize(("field", "good", "bad"), KINDS, ids=str)
    async def test_is_held_to_its_kind(self, desk: Desk, field: dict[str, Any], good: object, bad: object) -> None:
        await desk.made("/fields", {"label": "How Bad", **field})
        answer = await post(desk, await seed(desk, custom_fields={"how bad": bad}))
        assert answer.status_code == 400
        assert answer.json()["message"].startswith("custom_fields.how bad")
        await made(desk, custom_fields={"How Bad": good, "free": bad})
        assert (await whole(desk))["custom_fields"] == {"How Bad": good, "free": bad}
        assert (await desk.got("/tickets/1"))["data"]["custom_fields"]["free"] == bad

    async def test_goes_by_its_key_too_and_is_read_back_by_its_name(self, desk: Desk) -> None:
        await desk.made("/fields", {"label": "How bad?", "type": "text", "key": "severity"})
        await made(desk, custom_fields={"severity": "critical"})
        assert (await whole(desk))["custom_fields"] == {"How bad?": "critical"}

    async def test_takes_a_choice_by_its_label_before_its_id(self, desk: Desk) -> None:
        await desk.made("/fields", {"label": "Severity", "type": "select", "options": OPTIONS})
        for given, read in (("1", "Minor"), ("2", "2"), ("critical", "Critical")):
            await changed(desk, custom_fields={"Severity": given}) if given != "1" else await made(
                desk, custom_fields={"Severity": given}
            )
            assert (await whole(desk))["custom_fields"] == {"Severity": read}

    async def test_holds_a_user_by_id(self, desk: Desk) -> None:
        await desk.made("/fields", {"label": "Helper", "type": "user"})
        for bad in ("user_99999999", "Olivia", 5, desk.owner.id):
            answer = await post(desk, await seed(desk, custom_fields={"Helper": bad}))
            assert answer.status_code == 400
            assert answer.json()["message"].startswith("custom_fields.Helper")
        await made(desk, custom_fields={"Helper": f"user_{desk.owner.id}"})
        assert (await whole(desk))["custom_fields"] == {"Helper": f"user_{desk.owner.id}"}

    async def test_may_not_be_named_twice(self, desk: Desk) -> None:
        await desk.made("/fields", {"label": "Size", "type": "text"})
        answer = await post(desk, await seed(desk, custom_fields={"Size": "a", "SIZE": "b"}))
        assert (answer.status_code, answer.json()["message"]) == (400, "custom_fields.SIZE: Given twice")

    async def test_is_cleared_by_null(self, desk: Desk) -> None:
        await desk.made("/fields", {"label": "Size", "type": "text"})
        await made(desk, custom_fields={"Size": "a", "free": 1})
        assert (await changed(desk, custom_fields={"size": None})).json()["custom_fields"] == {"free": 1}

    async def test_that_is_required_is_asked_for_by_its_key(self, desk: Desk) -> None:
        await desk.made("/fields", {"label": "Size", "type": "text", "required": True})
        answer = await post(desk, await seed(desk, custom_fields={"free": 1}))
        assert (answer.status_code, answer.json()["message"]) == (400, "custom_fields.size: Required")
        assert (await post(desk, await seed(desk, custom_fields={"Size": "L"}))).status_code == 201


class TestAFreeField:
    @pytest.mark.parametrize("value", ["25%", 0, -1.5, True, False, "", [1, [2]], {"a": {"b": None}}])
    async def test_is_kept_as_it_came(self, desk: Desk, value: object) -> None:
        await made(desk, custom_fields={"k": value, "": 1} if value is None else {"k": value})
        assert (await whole(desk))["custom_fields"] == {"k": value}

    async def test_that_is_null_is_none(self, desk: Desk) -> None:
        await made(desk, custom_fields={"k": None})
        assert (await whole(desk))["custom_fields"] == {}
