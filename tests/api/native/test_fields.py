"""Fields through the native door."""

from typing import Any

import pytest

from tests.support.desks import Desk

SELECT = {"label": "Size", "type": "select", "options": [{"label": "Small"}, {"label": "Large"}]}


async def faults(desk: Desk, method: str, path: str, body: Any) -> list[str]:
    """Send what must be refused; return the paths of its faults."""
    response = await desk.call(method, path, json=body)
    assert response.status_code == 400, response.text
    return sorted(each["path"] for each in response.json()["error"]["details"]["fields"])


class TestCreatingAField:
    async def test_answers_with_the_whole(self, desk: Desk) -> None:
        made = await desk.made("/fields", {"label": "Order number", "type": "text"})
        assert made["id"].startswith("field_")
        assert made == {
            "id": made["id"],
            "entity": "ticket",
            "key": "order_number",
            "label": "Order number",
            "type": "text",
            "required": False,
            "public": True,
            "allow_multiple": False,
            "max_length": 255,
            "single_line": False,
            "options": [],
            "created_at": made["created_at"],
            "updated_at": made["created_at"],
        }

    @pytest.mark.parametrize(
        "given",
        [
            {"type": "text", "key": "k", "entity": "customer", "required": True, "public": False, "max_length": 65536},
            {"type": "text", "single_line": True},
            {"type": "number", "single_line": False, "max_length": None},
            {"type": "file", "allow_multiple": True, "max_length": None},
            {"type": "user", "max_length": None},
        ],
    )
    async def test_takes_the_settings_of_its_type(self, desk: Desk, given: dict[str, Any]) -> None:
        body = {"label": "X", **{name: value for name, value in given.items() if value is not None}}
        made = await desk.made("/fields", body)
        assert made | given == made

    @pytest.mark.parametrize(
        ("given", "at"),
        [
            ({"type": "word"}, ["type"]),
            ({"entity": "robot"}, ["entity"]),
            ({"entity": "customer", "type": "file"}, ["type"]),
            ({"entity": "company", "type": "file", "allow_multiple": True}, ["type"]),
            ({"key": "Two words"}, ["key"]),
            ({"key": "a\n"}, ["key"]),
            ({"type": "number", "single_line": True}, ["single_line"]),
            ({"single_line": None}, ["single_line"]),
            ({"max_length": 0}, ["max_length"]),
            ({"max_length": 65537}, ["max_length"]),
            ({"type": "date", "max_length": 9, "allow_multiple": True}, ["allow_multiple", "max_length"]),
            ({"options": [{"label": "A"}]}, ["options"]),
            ({"type": "select", "options": [{"label": "A"}, {"label": " a"}]}, ["options.1.label"]),
            ({"type": "select", "options": [{"label": ""}, {"label": "\n"}]}, ["options.0.label", "options.1.label"]),
            ({"type": "select", "options": [{"label": "A", "id": "1"}]}, ["options.0.id"]),
            ({"type": "select", "options": [{"label": "A", "id": 1, "x": 1}]}, ["options.0.id", "options.0.x"]),
            ({"type": "select", "options": [{"label": f"{n}"} for n in range(501)]}, ["options"]),
        ],
    )  # fmt: skip
    async def test_refuses_what_its_type_does_not_know(self, desk: Desk, given: Any, at: list[str]) -> None:
        assert await faults(desk, "POST", "/fields", {"label": "X", "type": "text", **given}) == at

    async def test_refuses_a_taken_key_of_the_same_entity(self, desk: Desk) -> None:
        await desk.made("/fields", {"label": "Size", "type": "text"})
        assert (await desk.call("POST", "/fields", json={"label": "size?", "type": "date"})).status_code == 409
        for entity in ("customer", "company"):
            await desk.made("/fields", {"label": "Size", "type": "text", "entity": entity})


class TestOptions:
    async def test_get_numbers(self, desk: Desk) -> None:
        made = await desk.made("/fields", SELECT)
        assert made["options"] == [{"id": "1", "label": "Small"}, {"id": "2", "label": "Large"}]

    async def test_are_kept_renamed_added_and_taken_away(self, desk: Desk) -> None:
        one = f"/fields/{(await desk.made('/fields', SELECT))['id']}"
        wanted = [{"label": "Tiny"}, {"id": "1", "label": "Little"}]
        changed = (await desk.call("PATCH", one, json={"options": wanted})).json()["data"]
        assert changed["options"] == [{"id": "3", "label": "Tiny"}, {"id": "1", "label": "Little"}]

    async def test_never_use_an_id_again(self, desk: Desk) -> None:
        one = f"/fields/{(await desk.made('/fields', SELECT))['id']}"
        for label, wanted in (("A", "3"), ("B", "4")):
            await desk.call("PATCH", one, json={"options": []})
            changed = (await desk.call("PATCH", one, json={"options": [{"label": label}]})).json()["data"]
            assert changed["options"] == [{"id": wanted, "label": label}]

    async def test_that_are_unknown_or_named_twice_are_refused(self, desk: Desk) -> None:
        one = f"/fields/{(await desk.made('/fields', SELECT))['id']}"
        wanted = [{"id": "1", "label": "A"}, {"id": "1", "label": "B"}, {"id": "9", "label": "C"}]
        assert await faults(desk, "PATCH", one, {"options": wanted}) == ["options.1.id", "options.2.id"]
        assert len((await desk.got(one))["data"]["options"]) == 2

    async def test_may_swap_their_labels(self, desk: Desk) -> None:
        one = f"/fields/{(await desk.made('/fields', SELECT))['id']}"
        wanted = [{"id": "1", "label": "Large"}, {"id": "2", "label": "Small"}]
        assert (await desk.call("PATCH", one, json={"options": wanted})).json()["data"]["options"] == wanted


class TestChangingAField:
    @pytest.mark.parametrize("setting", [{"type": "date"}, {"entity": "customer"}, {"key": "other"}])
    async def test_keeps_what_is_for_ever(self, desk: Desk, setting: dict[str, str]) -> None:
        made = await desk.made("/fields", {"label": "Size", "type": "text"})
        assert await faults(desk, "PATCH", f"/fields/{made['id']}", setting) == list(setting)
        assert (await desk.got(f"/fields/{made['id']}"))["data"] == made

    async def test_knows_its_type(self, desk: Desk) -> None:
        made = await desk.made("/fields", {"label": "Size", "type": "number"})
        body = {"max_length": 5, "allow_multiple": True, "options": [{"label": "A"}]}
        assert await faults(desk, "PATCH", f"/fields/{made['id']}", body) == ["allow_multiple", "max_length", "options"]

    async def test_changes_only_what_is_given(self, desk: Desk) -> None:
        made = await desk.made("/fields", SELECT)
        changed = (await desk.call("PATCH", f"/fields/{made['id']}", json={"required": True})).json()["data"]
        assert changed | {"updated_at": 0} == made | {"required": True, "updated_at": 0}


class TestDeletingAField:
    async def test_leaves_its_files_to_none(self, desk: Desk) -> None:
        made = await desk.made("/fields", {"label": "Log", "type": "file"})
        async with desk.database.tenant(desk.workspace.id) as connection:
            await connection.execute(
                "insert into files (workspace_id, key, name, content_type, size, sha256, field_id, uploader_kind,"
                " created_at) values ($1, 'k', 'n', 'text/plain', 1, '', $2, 'agent', now())",
                desk.workspace.id,
                int(made["id"].split("_")[1]),
            )
            assert (await desk.call("DELETE", f"/fields/{made['id']}")).status_code == 204
            query = "select field_id from files where workspace_id = $1"
            assert [row["field_id"] for row in await connection.fetch(query, desk.workspace.id)] == [None]


class TestListingFields:
    async def test_keeps_to_the_entity_asked_for(self, desk: Desk) -> None:
        await desk.made("/fields", {"label": "A", "type": "text"})
        theirs = await desk.made("/fields", {"label": "B", "type": "text", "entity": "customer"})
        assert (await desk.got("/fields?entity=customer"))["data"] == [theirs]
        assert (await desk.got("/fields?entity=company"))["data"] == []
        assert (await desk.call("GET", "/fields?entity=robot")).status_code == 400


class TestATextOfOneLine:
    async def test_refuses_more_lines_from_then_on(self, desk: Desk) -> None:
        made = await desk.made("/fields", {"label": "Order", "type": "text"})
        old = await desk.made("/tickets", {"subject": "Old", "custom_fields": {"order": "a\nb"}})
        answer = await desk.call("PATCH", f"/fields/{made['id']}", json={"single_line": True})
        assert answer.json()["data"]["single_line"] is True
        body = {"subject": "New", "custom_fields": {"order": "a\r\nb"}}
        assert await faults(desk, "POST", "/tickets", body) == ["custom_fields.order"]
        assert (await desk.got(f"/tickets/{old['id']}"))["data"]["custom_fields"] == {"order": "a\nb"}
        await desk.made("/tickets", {"subject": "New", "custom_fields": {"order": " a b "}})
        assert (await desk.call("PATCH", f"/fields/{made['id']}", json={"single_line": False})).status_code == 200
        await desk.made("/tickets", body)
