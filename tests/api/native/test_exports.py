"""Exports: asked for at the door, written by the worker, fetched by a signed link."""

import csv
import datetime as dt
import io
import json
from functools import partial
from typing import Any

import pytest

from parley.api.native.mapping.exports import COLUMNS
from parley.app.bulk import spell_export
from parley.core.actor import Role
from parley.core.files import find_files, read_link
from parley.kit.clock import utc_now
from tests.support.bulk import run_exports
from tests.support.desks import Desk

pytestmark = pytest.mark.anyio


spell = partial(spell_export, "http://desk.test")


async def written(desk: Desk, **body: Any) -> tuple[dict[str, Any], str]:
    made = await desk.made("/exports", body)
    assert (made["status"], made["url"]) == ("waiting", None)
    await run_exports(desk.database, desk.house.vault, spell)
    done = (await desk.got(f"/exports/{made['id']}"))["data"]
    link = read_link(desk.house.secret, done["url"].rpartition("/")[2], utc_now())
    assert link is not None
    async with desk.look() as work:
        file = (await find_files(work.connection, desk.workspace.id, [link.file]))[link.file]
    opened = await desk.house.vault.get(file.key)
    return done, b"".join([chunk async for chunk in opened.chunks]).decode()


async def dated(desk: Desk, moment: str) -> None:
    """Have a ticket of that moment."""
    ticket = await desk.made("/tickets", {"subject": "Old"})
    async with desk.database.tenant(desk.workspace.id) as connection:
        await connection.execute(
            "update tickets set created_at = $3 where workspace_id = $1 and number = $2",
            desk.workspace.id, ticket["number"], dt.datetime.fromisoformat(moment),
        )  # fmt: skip


class TestExport:
    @pytest.mark.parametrize(
        "wanted", [{"state": "nope"}, {"assignee_id": "7"}, {"limit": 3}, {"tags": ""}, {"created_after": "then"}]
    )
    async def test_refuses_a_filter_that_no_list_takes(self, desk: Desk, wanted: dict[str, Any]) -> None:
        response = await desk.call("POST", "/exports", json={"format": "csv", "filter": wanted})
        assert response.status_code == 400
        assert response.json()["error"]["details"]["fields"][0]["path"] == f"filter.{next(iter(wanted))}"

    @pytest.mark.parametrize("role", [Role.LIGHT, Role.READ])
    async def test_is_not_for_those_who_may_not_write(self, desk: Desk, role: Role) -> None:
        key = await desk.key_for(role)
        assert (await desk.call("POST", "/exports", json={"format": "csv"}, key=key)).status_code == 403
        assert (await desk.call("GET", "/exports", key=key)).status_code == 403

    async def test_of_another_workspace_is_not_found(self, desk: Desk, other_desk: Desk) -> None:
        await other_desk.made("/exports", {"format": "csv"})
        theirs = await other_desk.made("/exports", {"format": "csv"})
        assert (await desk.call("GET", f"/exports/{theirs['id']}")).status_code == 404

    async def test_of_a_status_that_is_gone_fails_and_says_so(self, desk: Desk) -> None:
        made = await desk.made("/exports", {"format": "csv", "filter": {"status": "never"}})
        await run_exports(desk.database, desk.house.vault, spell)
        failed = (await desk.got(f"/exports/{made['id']}"))["data"]
        assert (failed["status"], failed["url"], failed["error"]) == ("failed", None, "Invalid request data")

    async def test_guards_formulas_and_quotes(self, desk: Desk) -> None:
        await desk.made("/fields", {"label": "Size", "type": "text"})
        hostile = ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", 'say "a", b']
        for text in hostile:
            body = {"subject": text, "description": "\t=1\r\nmore", "custom_fields": {"size": text}}
            await desk.made("/tickets", body)
        done, text = await written(desk, format="csv")
        assert (done["status"], done["rows"]) == ("done", 5)
        head, *rows = list(csv.reader(io.StringIO(text, newline="")))
        assert head == [*COLUMNS, "custom_fields.size"]
        guarded = [f"'{each}" for each in hostile[:4]] + hostile[4:]
        assert [row[2] for row in rows] == guarded
        assert [row[-1] for row in rows] == guarded
        assert '"say ""a"", b"' in text
        assert text.count("\r\n") >= 6

    async def test_holds_what_the_filter_leaves(self, desk: Desk) -> None:
        for place in range(3):
            await desk.made("/tickets", {"subject": f"Help {place}", "tags": ["a"] if place else []})
        done, text = await written(desk, format="ndjson", filter={"tags": "a"})
        lines = [json.loads(line) for line in text.splitlines()]
        assert [line["subject"] for line in lines] == ["Help 1", "Help 2"]
        assert (done["rows"], done["filter"]) == (2, {"tags": "a"})
        assert lines[0] == (await desk.got("/tickets?tags=a&order_dir=asc&include=description"))["data"][0]
        assert [each["id"] for each in (await desk.got("/exports"))["data"]] == [done["id"]]

    async def test_holds_a_period(self, desk: Desk) -> None:
        for day in ("2025-12-31T23:59:59Z", "2026-01-15T10:30:00Z", "2026-02-01T00:00:00Z"):
            await dated(desk, day)
        january = {"created_after": "2026-01-01", "created_before": "2026-02-01"}
        done, text = await written(desk, format="ndjson", filter=january)
        assert [json.loads(line)["created_at"] for line in text.splitlines()] == ["2026-01-15T10:30:00.000000Z"]
        assert done["filter"] == january

    async def test_holds_what_is_its_askers(self, desk: Desk) -> None:
        mine = f"user_{desk.workspace.owner_id}"
        await desk.made("/tickets", {"subject": "Mine", "assignee_id": mine})
        await desk.made("/tickets", {"subject": "Nobody's"})
        _, text = await written(desk, format="ndjson", filter={"assignee_id": "me"})
        assert [json.loads(line)["subject"] for line in text.splitlines()] == ["Mine"]

    async def test_knows_every_filter_of_the_list(self, desk: Desk) -> None:
        await desk.made("/tickets", {"subject": "Here", "customer_email": "ann@example.com"})
        wanted = {"unread": True, "snoozed": False, "source": "api", "updated_after": "2026-01-01"}
        words = "&".join(f"{name}={str(value).lower()}" for name, value in wanted.items())
        listed = [each["id"] for each in (await desk.got(f"/tickets?{words}"))["data"]]
        _, text = await written(desk, format="ndjson", filter=wanted)
        assert [json.loads(line)["id"] for line in text.splitlines()] == listed
        assert len(listed) == 1

    async def test_is_told_of(self, desk: Desk) -> None:
        done, _ = await written(desk, format="ndjson")
        told = (await desk.got("/events?types=export.*"))["data"]
        assert [(each["type"], each["subject"]["id"]) for each in told] == [
            ("export.requested", done["id"]),
            ("export.finished", done["id"]),
        ]
