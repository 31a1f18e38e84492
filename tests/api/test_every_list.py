"""Every list of every door: how much one may ask, and cursors that are cut, flipped, made up, or of another desk."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import Any

import httpx
import msgspec
import pytest

from parley.api.toolbox.operations import Operation
from parley.app.doors import DOORS
from parley.kit.db import Database
from tests.support.desks import Desk, open_desk
from tests.support.marks import mark_of
from tests.support.stands import STANDS
from tests.support.stands.model import complete, words_of
from tests.support.worlds import World, build_world, path_with, valid

AMOUNTS, PLACES = {"limit", "take"}, {"cursor", "next_cursor"}
WRONG = ["0", "-1", "101", "abc", "", "1.5", "1e1", "+5", " 5", "5 ", "0x5", "1_0", "\u0665", "9" * 30, "true", "null"]
WRONG_VALUES = [0, -1, 101, "abc", "5", 1.5, True, [], {}, 10**30]
MADE_UP = ["x", "0", "null", "AAAA", "%00", "\u00e9", "2026-01-15T10:30:00", "A" * 64, "." * 40]
# One workspace is one brand with one help centre: these lists never go on.
SINGLE = {("featurebase", "list_brands"), ("featurebase", "list_help_centers")}
# Customers list their own, of the workspace that their cookie or the host names: see test_portal and test_help_center.
CUSTOMERS = {("native", "list_requests"), ("native", "list_help_articles")}
REFUSED = """
insert into import_lines (workspace_id, import_id, line, content, faults)
select $1, $2, line, 'x', '[{"path": "", "message": "Broken"}]' from generate_series(8, 9) line
"""


def asked(kind: Any) -> set[str]:
    """The names that a query or a body is spelled with; none where it is no struct."""
    is_struct = isinstance(kind, type) and issubclass(kind, msgspec.Struct)
    return {field.encode_name for field in msgspec.structs.fields(kind)} if is_struct else set()


def routes(named: set[str], part: str) -> list[tuple[str, str, str]]:
    return [
        (door.name, operation.name, name)
        for door in DOORS
        for operation in door.operations
        if (door.name, operation.name) not in CUSTOMERS
        for name in sorted(asked(getattr(operation, part)) & named)
    ]


@dataclass
class Two:
    """Two workspaces in which there are two of everything that is listed by pages."""

    own: World
    other: World

    async def send(self, world: World, door: str, name: str, **options: Any) -> httpx.Response:
        operation, path = self.operation(door, name), self.path(world, door, name)
        if door == "native":
            return await world.desk.call(operation.method, path, **(valid(operation, world) | options))
        stand = STANDS[door]
        return await stand.send(world.desk, operation, path, words_of(world), **options)

    def operation(self, door: str, name: str) -> Operation:
        return next(each for d in DOORS if d.name == door for each in d.operations if each.name == name)

    def path(self, world: World, door: str, name: str) -> str:
        operation = self.operation(door, name)
        return path_with(operation, world.ids) if door == "native" else STANDS[door].path(operation, words_of(world))

    async def cursor(self, world: World, door: str, name: str) -> str:
        """Ask for a page of one and return where the next begins."""
        answer = await self.send(world, door, name, params=[*params(door, name), ("limit", "1")])
        assert answer.status_code == 200, answer.text
        found = next_of(answer.json())
        assert isinstance(found, str), f"{door} {name} has less than two rows to walk: {answer.text[:200]}"
        return found


def params(door: str, name: str) -> list[tuple[str, str]]:
    """What must be asked for, whatever else is."""
    if door == "native":
        return [("q", "help")] if name == "search_everything" else []
    return list(STANDS[door].queries.get(name, {}).items())


def next_of(answer: Any) -> Any:
    for key in ("next_cursor", "nextCursor"):
        if key in answer:
            return answer[key]
    return next((next_of(value) for value in answer.values() if isinstance(value, dict) and next_of(value)), None)


async def doubled(desk: Desk) -> World:
    """Have one of everything, and another of each that is listed."""
    world = await complete(await build_world(desk, tickets=3))
    for path, body in (
        ("/tags", {"name": "second"}),
        ("/teams", {"name": "Second"}),
        ("/companies", {"name": "Second"}),
        ("/sections", {"title": "Second"}),
        ("/articles", {"title": "Second", "body": "x", "status": "published"}),
        ("/articles", {"title": "Third", "body": "x", "status": "published"}),
        ("/customers", {"email": "second@example.com", "company_id": world["company_id"]}),
        ("/webhooks", {"url": "https://hooks.example.com/5", "events": ["tag.*"], "format": "featurebase"}),
        (f"/webhooks/{world['webhook_id']}/test", None),
        (f"/webhooks/{world['webhook_id']}/test", None),
        (f"/tickets/{world['other_ticket_id']}/survey", None),
        ("/categories", {"name": "Second"}),
        ("/views", {"name": "Second", "filter": {}}),
        ("/macros", {"name": "Second", "actions": [{"type": "note", "content": "Second"}]}),
        ("/invitations", {"email": "second@example.com", "name": "Second"}),
        ("/fields", {"label": "Second", "type": "text"}),
        ("/keys", {"name": "Second"}),
        ("/exports", {"format": "ndjson"}),
        ("/sla-policies", {"name": "Second", "targets": {"low": {"resolution": 60}}}),
        (f"/inboxes/{world['inbox_id']}/channels", {"external_id": f"C1{desk.workspace.id}", "name": "second"}),
    ):
        await desk.made(path, body)
    draft = f"/tickets/{world['other_ticket_id']}/draft"
    assert (await desk.call("PUT", draft, json={"content": "Second"})).is_success
    lines = {"content": b"broken\n", "headers": {"content-type": "application/x-ndjson"}}
    assert (await desk.call("POST", "/imports", **lines)).is_success
    away = [await desk.made("/tickets", {"subject": "Twin", "customer_email": "zoe@example.com"}) for _ in range(2)]
    assert (await desk.call("POST", f"/tickets/{away[0]['id']}/merge", json={"into": away[1]["id"]})).is_success
    async with desk.work() as work:
        await work.connection.execute(REFUSED, work.workspace, int(world["import_id"].removeprefix("imp_")))
    return world


@pytest.fixture(scope="module")
async def two(database: Database) -> AsyncGenerator[Two]:
    async with open_desk(database) as own, open_desk(database) as other:
        yield Two(await doubled(own), await doubled(other))


@pytest.mark.parametrize(("door", "name", "word"), routes(AMOUNTS, "query"))
class TestAnAmount:
    async def test_that_is_none_is_refused(self, two: Two, door: str, name: str, word: str) -> None:
        before = await mark_of(two.own.desk)
        for wrong in WRONG:
            answer = await two.send(two.own, door, name, params=[*params(door, name), (word, wrong)])
            assert answer.status_code == 400, (wrong, answer.text)
        twice = [*params(door, name), (word, "1"), (word, "2")]
        assert (await two.send(two.own, door, name, params=twice)).status_code == 400
        assert await mark_of(two.own.desk) == before

    async def test_within_the_bounds_is_kept(self, two: Two, door: str, name: str, word: str) -> None:
        for right in ("1", "100"):
            answer = await two.send(two.own, door, name, params=[*params(door, name), (word, right)])
            assert answer.status_code == 200, answer.text


@pytest.mark.parametrize(("door", "name", "word"), routes(AMOUNTS | {"skip"}, "body"))
class TestAnAmountInABody:
    async def test_that_is_none_is_refused(self, two: Two, door: str, name: str, word: str) -> None:
        before, stand = await mark_of(two.own.desk), STANDS[door]
        body = stand.bodies[name](words_of(two.own))
        for wrong in WRONG_VALUES:
            if word != "skip" or wrong not in (0, 101):
                answer = await two.send(two.own, door, name, json=body | {word: wrong})
                assert answer.status_code == 400, (wrong, answer.text)
        assert await mark_of(two.own.desk) == before


@pytest.mark.parametrize(("door", "name", "word"), routes(PLACES, "query"))
class TestAMadeUpCursor:
    async def test_is_refused(self, two: Two, door: str, name: str, word: str) -> None:
        for wrong in ["", *MADE_UP, "x" * 500]:
            answer = await two.send(two.own, door, name, params=[*params(door, name), (word, wrong)])
            assert answer.status_code == 400, (wrong, answer.text)


@pytest.mark.parametrize(("door", "name", "word"), [each for each in routes(PLACES, "query") if each[:2] not in SINGLE])
class TestACursor:
    async def test_that_is_cut_or_flipped_is_refused(self, two: Two, door: str, name: str, word: str) -> None:
        cursor = await two.cursor(two.own, door, name)
        assert (await self._status(two, door, name, word, cursor)) == 200
        for wrong in (cursor[:-1], cursor[1:], cursor + cursor[-1], cursor * 2, cursor[: len(cursor) // 2]):
            assert (await self._status(two, door, name, word, wrong)) == 400, wrong
        flipped = [cursor[:at] + _other(cursor[at]) + cursor[at + 1 :] for at in range(0, len(cursor), 7)]
        taken = [wrong for wrong in flipped if (await self._status(two, door, name, word, wrong)) != 400]
        # The four check digits of a time pass one in ten thousand.
        assert len(taken) <= (1 if cursor.endswith("Z") else 0), taken

    async def test_of_another_workspace_is_none(self, two: Two, door: str, name: str, word: str) -> None:
        foreign = await two.cursor(two.other, door, name)
        wrong = _other(foreign[0]) + foreign[1:]
        answers = [
            await two.send(two.own, door, name, params=[*params(door, name), (word, text)]) for text in (foreign, wrong)
        ]
        assert {answer.status_code for answer in answers} == {400}, answers[0].text
        assert answers[0].text == answers[1].text

    async def _status(self, two: Two, door: str, name: str, word: str, text: str) -> int:
        asking = [*params(door, name), ("limit", "1"), (word, text)]
        return (await two.send(two.own, door, name, params=asking)).status_code


@pytest.mark.parametrize(("door", "name", "word"), routes(PLACES, "body"))
class TestACursorInABody:
    async def test_that_is_made_up_is_refused(self, two: Two, door: str, name: str, word: str) -> None:
        body = STANDS[door].bodies[name](words_of(two.own))
        for wrong in ["", *MADE_UP, 1, True, [], {}]:
            answer = await two.send(two.own, door, name, json=body | {word: wrong})
            assert answer.status_code == 400, (wrong, answer.text)


def _other(letter: str) -> str:
    return "8" if letter == "7" else "7"
