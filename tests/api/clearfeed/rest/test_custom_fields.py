"""Custom fields: as they are defined, and as the values of requests."""

from typing import Any

import pytest

from parley.core.actor import Role
from tests.api.clearfeed.rest.client import Client
from tests.support.desks import Desk
from tests.support.marks import mark_of

URL = "/custom-fields"
OPTIONS = {"options": [{"value": "Small"}, {"value": "Large"}]}


async def a_field(client: Client, kind: str, *, entity: str = "request", **body: object) -> dict[str, Any]:
    """Define a field and return it."""
    body = {"name": f"A {kind}", "type": kind, **body}
    return (await client.said("POST", f"{URL}?entity_type={entity}", 201, json=body))["custom_field"]


class TestAField:
    @pytest.mark.parametrize(
        ("kind", "config", "shown"),
        [
            ("text", {}, {"max_length": 255, "single_line": False}),
            ("text", {"max_length": 10, "single_line": True}, {"max_length": 10, "single_line": True}),
            (
                "select",
                OPTIONS,
                {"options": [{"id": "1", "value": "Small"}, {"id": "2", "value": "Large"}], "last_option_id": "2"},
            ),
            ("multi_select", {"options": []}, {"options": [], "last_option_id": "0"}),
            ("date", {}, {}),
            ("number", {}, {}),
            ("user_select", {}, {}),
        ],
    )
    @pytest.mark.parametrize("entity", ["request", "customer"])
    async def test_is_made_and_listed(
        self, client: Client, entity: str, kind: str, config: dict[str, Any], shown: dict[str, Any]
    ) -> None:
        field = await a_field(client, kind, entity=entity, config=config)
        assert field == {
            "id": field["id"],
            "entity_type": entity,
            "name": f"A {kind}",
            "version": 1,
            "type": kind,
            "config": shown,
            "created_at": field["created_at"],
            "updated_at": field["created_at"],
        }
        assert await client.said("GET", URL) == {"custom_fields": [field]}
        assert await client.said("GET", f"{URL}?entity_type={entity}") == {"custom_fields": [field]}
        other = {"request": "customer", "customer": "request"}[entity]
        assert await client.said("GET", f"{URL}?entity_type={other}") == {"custom_fields": []}

    async def test_is_of_requests_unless_it_says_otherwise(self, client: Client) -> None:
        body = {"name": "Size", "type": "text"}
        assert (await client.said("POST", URL, 201, json=body))["custom_field"]["entity_type"] == "request"
        body |= {"entity_type": "customer"}
        assert (await client.said("POST", URL, 201, json=body))["custom_field"]["entity_type"] == "customer"

    @pytest.mark.parametrize(
        ("wrong", "named"),
        [
            ({"name": ""}, "name"),
            ({"name": "n" * 256}, "name"),
            ({"type": "checkbox"}, "type"),
            ({"type": "user"}, "type"),
            ({"config": {"max_length": 0}}, "max_length"),
            ({"config": {"max_length": 65_537}}, "max_length"),
            ({"config": {"max_length": "10"}}, "max_length"),
            ({"config": {"options": [{"value": "x"}]}}, "config.options"),
            ({"type": "number", "config": {"max_length": 10}}, "config.max_length"),
            ({"type": "number", "config": {"single_line": True}}, "config.single_line"),
            ({"type": "select", "config": {"options": [{"value": "x"}, {"value": "X"}]}}, "config.options.1"),
            ({"type": "select", "config": {"options": [{"value": "x", "id": "9"}]}}, "config.options.0.id"),
            ({"type": "select", "config": {"options": [{"value": ""}]}}, "options.0.value"),
            ({"entity_type": "ticket"}, "entity_type"),
        ],
    )
    async def test_with_a_fault_is_not_made(
        self, client: Client, desk: Desk, wrong: dict[str, Any], named: str
    ) -> None:
        before = await mark_of(desk)
        assert named in await client.refused("POST", URL, json={"name": "Size", "type": "text", **wrong})
        assert await mark_of(desk) == before

    async def test_of_a_type_without_a_word_here_is_not_shown(self, client: Client, desk: Desk) -> None:
        hidden = [
            await desk.made("/fields", {"label": "Agreed", "type": "checkbox"}),
            await desk.made("/fields", {"label": "Born", "type": "date", "entity": "customer"}),
        ]
        assert await client.said("GET", URL) == {"custom_fields": []}
        for each in hidden:
            path = f"{URL}/{each['id'].removeprefix('field_')}"
            await client.refused("PUT", path, 404, json={"name": "x", "type": "text", "version": 1})
            await client.refused("DELETE", path, 404)

    async def test_needs_a_key_that_may_manage(self, client: Client, desk: Desk) -> None:
        field = await a_field(client, "text")
        agent = Client(desk, await desk.key_for(Role.AGENT))
        await agent.refused("POST", URL, 403, json={"name": "Size", "type": "text"})
        body = {"name": "New", "type": "text", "version": 1}
        await agent.refused("PUT", f"{URL}/{field['id']}", 403, json=body)
        await agent.refused("DELETE", f"{URL}/{field['id']}", 403)


class TestAReplacement:
    async def test_keeps_known_options_adds_new_ones_and_removes_the_rest(self, client: Client) -> None:
        field = await a_field(client, "select", config=OPTIONS)
        config = {"options": [{"id": "2", "value": "Huge"}, {"value": "Tiny"}]}
        body = {"name": "Sizes", "type": "select", "version": 1, "config": config}
        said = (await client.said("PUT", f"{URL}/{field['id']}", json=body))["custom_field"]
        assert (said["name"], said["version"]) == ("Sizes", 2)
        options = [{"id": "2", "value": "Huge"}, {"id": "3", "value": "Tiny"}]
        assert said["config"] == {"options": options, "last_option_id": "3"}

    async def test_cannot_change_the_type(self, client: Client) -> None:
        field = await a_field(client, "text")
        body = {"name": "New", "type": "number", "version": 1}
        assert "type" in await client.refused("PUT", f"{URL}/{field['id']}", json=body)

    @pytest.mark.parametrize("missing", ["name", "type", "version"])
    async def test_needs_name_type_and_version(self, client: Client, missing: str) -> None:
        field = await a_field(client, "text")
        body = {"name": "New", "type": "text", "version": 1}
        del body[missing]
        assert missing in await client.refused("PUT", f"{URL}/{field['id']}", json=body)

    async def test_of_another_version_changes_nothing(self, client: Client, desk: Desk) -> None:
        field = await a_field(client, "text")
        before = await mark_of(desk)
        body = {"name": "New", "type": "text", "version": 2}
        await client.refused("PUT", f"{URL}/{field['id']}", 409, json=body)
        assert await mark_of(desk) == before

    async def test_and_removal_need_a_field_that_exists(self, client: Client, stranger: Client) -> None:
        theirs = [(await a_field(stranger, "text", name=f"Theirs {place}"))["id"] for place in range(3)][-1]
        for path in (theirs, "0", "x", "field_1"):
            await client.refused("PUT", f"{URL}/{path}", 404, json={"name": "x", "type": "text", "version": 1})
            await client.refused("DELETE", f"{URL}/{path}", 404)
        mine = (await a_field(client, "text"))["id"]
        assert await client.said("DELETE", f"{URL}/{mine}", 204) == {}
        await client.refused("DELETE", f"{URL}/{mine}", 404)


class TestAValue:
    @pytest.mark.parametrize(
        ("kind", "given", "kept"),
        [
            ("select", "1", "1"),
            ("multi_select", ["1", "2"], ["1", "2"]),
            ("text", "Customer request details", "Customer request details"),
            ("date", "2024-02-24", "2024-02-24"),
            ("date", "2024-02-24T23:30:00-01:00", "2024-02-25"),
            ("number", 42, 42),
            ("number", 99.99, 99.99),
            ("number", 0, 0),
        ],
    )
    async def test_is_written_as_the_seed_has_it(self, client: Client, kind: str, given: object, kept: object) -> None:
        config = OPTIONS if "select" in kind else {}
        field = str((await a_field(client, kind, config=config))["id"])
        number = await client.create()
        said = await client.update(number, custom_field_values={field: given})
        assert said["custom_field_values"] == {field: kept}
        assert (await client.get(number))["custom_field_values"] == {field: kept}
        assert (await client.page())[0][0]["custom_field_values"] == {field: kept}
        assert (await client.update(number, custom_field_values={field: None}))["custom_field_values"] == {}

    async def test_of_a_user_is_their_id(self, client: Client, desk: Desk) -> None:
        field = str((await a_field(client, "user_select"))["id"])
        agent = await desk.made("/users", {"email": "alex@example.com", "name": "Alex", "slack_id": "U1"})
        number = await client.create()
        for who in (agent["id"], "U1"):
            said = await client.update(number, custom_field_values={field: who})
            assert said["custom_field_values"] == {field: agent["id"]}

    @pytest.mark.parametrize(
        ("kind", "wrong"),
        [
            ("select", ["3", "", 1, True, ["1"], {}]),
            ("multi_select", ["1", ["3"], ["1", "1"], [1], [], [None]]),
            ("text", ["", "x" * 256, 7, ["x"], "a\x00b"]),
            ("date", ["", "2024-02-30", "24.2.2024", 20240224, "2024-02-24T10:00:00"]),
            ("number", ["42", True, [1], 1e300, ""]),
            ("user_select", ["", "user_999999", "cust_1", 1, ["user_1"], "U404"]),
        ],
    )
    async def test_of_a_wrong_format_changes_nothing(
        self, client: Client, desk: Desk, kind: str, wrong: list[Any]
    ) -> None:
        config = OPTIONS if kind in {"select", "multi_select"} else {}
        field = str((await a_field(client, kind, config=config))["id"])
        number = await client.create()
        before = await mark_of(desk)
        for value in wrong:
            body = {"custom_field_values": {field: value}, "title": "New"}
            said = await client.refused("PATCH", f"/requests/{number}", json=body)
            assert f"custom_field_values.{field}" in said, value
        assert await mark_of(desk) == before

    async def test_belongs_to_a_field_of_requests(self, client: Client, desk: Desk, stranger: Client) -> None:
        hidden = (await desk.made("/fields", {"label": "Agreed", "type": "checkbox"}))["id"].removeprefix("field_")
        theirs = [(await a_field(stranger, "text", name=f"F {place}"))["id"] for place in range(4)][-1]
        ofcustomers = (await a_field(client, "text", entity="customer"))["id"]
        number = await client.create()
        before = await mark_of(desk)
        for field in (hidden, theirs, ofcustomers, "0", "x", "", "A text", "a_text", "01", "9" * 30):
            body = {"custom_field_values": {str(field): "x"}}
            assert "Unknown field" in await client.refused("PATCH", f"/requests/{number}", json=body), field
        assert await mark_of(desk) == before

    @pytest.mark.parametrize("values", [{}, [], None, "1", {"1": {"a": 1}}])
    async def test_comes_in_an_object_that_is_not_empty(self, client: Client, values: object) -> None:
        number = await client.create()
        body = {"custom_field_values": values}
        assert "custom_field_values" in await client.refused("PATCH", f"/requests/{number}", json=body)

    async def test_of_a_deleted_field_is_shown_no_more(self, client: Client) -> None:
        field = str((await a_field(client, "text"))["id"])
        number = await client.create()
        await client.update(number, custom_field_values={field: "x"})
        await client.said("DELETE", f"{URL}/{field}", 204)
        assert (await client.get(number))["custom_field_values"] == {}
