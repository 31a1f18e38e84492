"""Imports: staged line by line, taken in by the worker in batches."""

import json
from time import perf_counter
from typing import Any

import pytest

from parley.app.bulk import read_import
from parley.core.actor import Role
from parley.core.imports.running import run_batch
from tests.support.bulk import run_imports
from tests.support.desks import Desk

pytestmark = pytest.mark.anyio
TYPE = {"content-type": "application/x-ndjson"}


async def send(desk: Desk, *lines: Any, **options: Any) -> Any:
    raw = b"".join((each if isinstance(each, bytes) else json.dumps(each).encode()) + b"\n" for each in lines)
    headers = TYPE | options.pop("headers", {})
    return await desk.call("POST", "/imports", content=raw, headers=headers, **options)


async def taken_in(desk: Desk, *lines: Any) -> dict[str, Any]:
    response = await send(desk, *lines)
    assert response.status_code == 202, response.text
    await run_imports(desk.database, read_import)
    return (await desk.got(f"/imports/{response.json()['data']['id']}"))["data"]


async def refused(desk: Desk, made: dict[str, Any]) -> dict[int, list[str]]:
    lines = (await desk.got(f"/imports/{made['id']}/refused?order_dir=asc"))["data"]
    return {each["line"]: [fault["path"] for fault in each["faults"]] for each in lines}


class TestImport:
    async def test_refuses_broken_lines_and_takes_in_the_rest(self, desk: Desk) -> None:
        made = await taken_in(
            desk,
            {"subject": "One"},
            b"{broken",
            b"",
            b'{"subject": "\xff"}',
            b'{"subject": "a\x00b"}',
            b'{"subject": "a\\u0000b"}',
            {"subject": "Two", "nope": 1},
            {"subject": "Three", "team_id": "team_999", "created_at": "2999-01-01T00:00:00Z"},
            {"subject": "Four", "messages": [{"content": "Hi", "created_at": "x"}]},
            {
                "subject": "Five",
                "messages": [
                    {"content": "Hi", "created_at": "2020-01-01T00:00:00Z", "author": "agent", "author_id": "user_999"}
                ],
            },
            b'{"subject": "' + b"x" * 3_000_000 + b'"}',
            {"subject": "Last"},
        )
        assert (made["status"], made["lines"], made["done"], made["refused"]) == ("done", 11, 2, 9)
        assert await refused(desk, made) == {
            2: [""],
            4: [""],
            5: [""],
            6: ["subject"],
            7: ["nope"],
            8: ["team_id", "created_at"],
            9: ["messages.0.created_at"],
            10: ["messages.0.author_id"],
            11: [""],
        }
        assert [each["subject"] for each in (await desk.got("/tickets?order_dir=asc"))["data"]] == ["One", "Last"]

    @pytest.mark.parametrize("role", [Role.AGENT, Role.LIGHT, Role.READ])
    async def test_is_for_managers(self, desk: Desk, role: Role) -> None:
        key = await desk.key_for(role)
        assert (await send(desk, {"subject": "One"}, key=key)).status_code == 403
        assert (await desk.call("GET", "/imports", key=key)).status_code == 403

    async def test_takes_json_lines_only(self, desk: Desk) -> None:
        response = await send(desk, {"subject": "One"}, headers={"content-type": "application/json"})
        assert response.status_code == 415

    async def test_of_another_workspace_is_not_found(self, desk: Desk, other_desk: Desk) -> None:
        await send(other_desk, {"subject": "One"})
        theirs = (await send(other_desk, {"subject": "One"})).json()["data"]
        assert (await desk.call("GET", f"/imports/{theirs['id']}")).status_code == 404
        assert (await desk.call("GET", f"/imports/{theirs['id']}/refused")).status_code == 404

    async def test_keeps_the_past(self, desk: Desk) -> None:
        made = await taken_in(
            desk,
            {
                "subject": "Old",
                "description": "It smokes",
                "customer_email": "ann@example.com",
                "number": 700,
                "status": "solved",
                "tags": ["old"],
                "created_at": "2020-01-01T00:00:00Z",
                "updated_at": "2020-01-03T00:00:00Z",
                "resolved_at": "2020-01-02T00:00:00Z",
                "messages": [
                    {"content": "Sorry", "created_at": "2020-01-01T01:00:00Z", "author": "agent"},
                    {"content": "Thanks", "created_at": "2020-01-01T02:00:00Z"},
                    {"content": "Odd", "created_at": "2020-01-01T03:00:00Z", "author": "agent", "internal": True},
                ],
            },
        )
        assert made["done"] == 1
        ticket = (await desk.got("/tickets/700"))["data"]
        moments = ("created_at", "updated_at", "first_response_at", "resolved_at")
        days = [ticket[name][:13] for name in moments]
        assert days == ["2020-01-01T00", "2020-01-03T00", "2020-01-01T01", "2020-01-02T00"]
        events = (await desk.got("/tickets/700/events"))["data"]
        assert [(each["type"], each["sequence"], each["quiet"]) for each in events] == [
            ("ticket.created", 1, True),
            *(("message.added", place, True) for place in (2, 3, 4)),
        ]
        after = await desk.made("/tickets", {"subject": "New"})
        assert after["number"] == 701
        assert (await desk.call("PATCH", "/tickets/700", json={"priority": "high"})).status_code == 200
        assert (await desk.got("/tickets/700/events"))["data"][-1]["sequence"] == 5

    async def test_takes_a_number_and_a_name_once(self, desk: Desk) -> None:
        old = await desk.made("/tickets", {"subject": "Old"})
        made = await taken_in(
            desk,
            {"subject": "A", "number": old["number"]},
            {"subject": "B", "external_id": "b"},
            {"subject": "C", "external_id": "b"},
            {"subject": "D", "number": 50},
            {"subject": "E", "number": 50},
        )
        assert await refused(desk, made) == {1: ["number"], 3: ["external_id"], 5: ["number"]}
        again = await taken_in(desk, {"subject": "B", "external_id": "b"})
        assert (again["done"], again["refused"]) == (0, 1)

    async def test_goes_on_behind_the_last_batch(self, desk: Desk) -> None:
        made = (await send(desk, *({"subject": f"Help {place}"} for place in range(5)))).json()["data"]
        number = int(made["id"].removeprefix("imp_"))
        assert await run_batch(desk.database, read_import, workspace=desk.workspace.id, number=number, limit=2) == 2
        half = (await desk.got(f"/imports/{made['id']}"))["data"]
        assert (half["status"], half["done"]) == ("running", 2)
        await run_imports(desk.database, read_import)
        done = (await desk.got(f"/imports/{made['id']}"))["data"]
        assert (done["status"], done["done"]) == ("done", 5)
        told = (await desk.got("/events?types=import.*"))["data"]
        assert [(each["type"], each["subject"]["id"], each["quiet"]) for each in told] == [
            ("import.started", made["id"], False),
            ("import.finished", made["id"], False),
        ]

    async def test_has_one_effect_under_its_key(self, desk: Desk) -> None:
        key = {"idempotency-key": "once"}
        first = await send(desk, {"subject": "One"}, headers=key)
        second = await send(desk, {"subject": "One"}, headers=key)
        assert first.content == second.content
        assert len((await desk.got("/imports"))["data"]) == 1

    async def test_is_fast(self, desk: Desk) -> None:
        lines = [
            {
                "subject": f"Help {place}",
                "description": f"Words of ticket {place}. " * 10,
                "customer_email": f"c{place % 300}@example.com",
                "external_id": str(place),
                "messages": [{"content": "Done", "created_at": "2020-01-01T01:00:00Z", "author": "agent"}],
                "created_at": "2020-01-01T00:00:00Z",
            }
            for place in range(2000)
        ]
        began = perf_counter()
        made = await taken_in(desk, *lines)
        assert made["done"] == 2000
        took = perf_counter() - began
        assert took < 60, took  # 2.7 s on two busy cores, measured: 45,000 lines a minute, upload included
