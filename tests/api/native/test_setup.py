"""What statuses, categories, inboxes and fields have in common, through the native door."""

import asyncio
from typing import Any

import pytest

from parley.core.actor import Role
from tests.support.desks import Desk
from tests.support.rows import recorded

BODIES: dict[str, dict[str, Any]] = {
    "/statuses": {"name": "Waiting", "state": "pending"},
    "/categories": {"name": "Bugs"},
    "/inboxes": {"name": "Sales"},
    "/fields": {"label": "Size", "type": "text"},
}
KINDS = {"/statuses": "status", "/categories": "category", "/inboxes": "inbox", "/fields": "field"}
WITH_DEFAULT = ["/statuses", "/categories", "/inboxes"]
each_subject = pytest.mark.parametrize("path", list(BODIES))
each_with_default = pytest.mark.parametrize("path", WITH_DEFAULT)


def named(path: str, name: str) -> dict[str, Any]:
    """Return the minimal body under another name."""
    return BODIES[path] | {"label" if path == "/fields" else "name": name}


async def defaults(desk: Desk, path: str) -> list[str]:
    return [each["id"] for each in (await desk.got(path))["data"] if each["is_default"]]


@each_subject
class TestARole:
    @pytest.mark.parametrize("role", [Role.READ, Role.LIGHT, Role.AGENT])
    async def test_that_does_not_manage_only_reads(self, desk: Desk, path: str, role: Role) -> None:
        made = await desk.made(path, BODIES[path])
        key = await desk.key_for(role)
        one = f"{path}/{made['id']}"
        assert (await desk.got(one, key=key))["data"] == made
        answers = [
            await desk.call("POST", path, json=named(path, "Other"), key=key),
            await desk.call("PATCH", one, json=_rename(path), key=key),
            await desk.call("DELETE", one, key=key),
        ]
        assert [answer.status_code for answer in answers] == [403, 403, 403]
        assert (await desk.got(one))["data"] == made


@each_subject
class TestAnotherWorkspaces:
    async def test_thing_is_not_found_and_stays(self, desk: Desk, other_desk: Desk, path: str) -> None:
        made = await other_desk.made(path, BODIES[path])
        one = f"{path}/{made['id']}"
        answers = [
            await desk.call("GET", one),
            await desk.call("PATCH", one, json=_rename(path)),
            await desk.call("DELETE", one),
        ]
        assert [answer.status_code for answer in answers] == [404, 404, 404]
        assert (await other_desk.got(one))["data"] == made


def _rename(path: str) -> dict[str, str]:
    return {"label" if path == "/fields" else "name": "Renamed"}


@each_subject
class TestAName:
    @pytest.mark.parametrize("name", ["", " ", "\r\n", "x" * 256, "nul\0", 7, None])
    async def test_that_is_none_is_refused(self, desk: Desk, path: str, name: Any) -> None:
        response = await desk.call("POST", path, json=named(path, name))
        assert (response.status_code, response.json()["error"]["code"]) == (400, "BAD_REQUEST")

    async def test_is_one_line(self, desk: Desk, path: str) -> None:
        made = await desk.made(path, named(path, " Two\r\nlines "))
        assert made["label" if path == "/fields" else "name"] == "Two lines"


@each_subject
class TestAChange:
    async def test_of_nothing_is_refused(self, desk: Desk, path: str) -> None:
        made = await desk.made(path, BODIES[path])
        for body in ({}, {"colour": "x"}, "x", 7):
            assert (await desk.call("PATCH", f"{path}/{made['id']}", json=body)).status_code == 400

    async def test_under_a_stale_version_is_refused(self, desk: Desk, path: str) -> None:
        one = f"{path}/{(await desk.made(path, BODIES[path]))['id']}"
        stale = {"if-match": (await desk.call("GET", one)).headers["etag"]}
        assert (await desk.call("PATCH", one, json=_rename(path), headers=stale)).status_code == 200
        assert (await desk.call("PATCH", one, json=_rename(path), headers=stale)).status_code == 412
        assert (await desk.call("DELETE", one, headers=stale)).status_code == 412

    async def test_is_recorded_once(self, desk: Desk, path: str) -> None:
        one = f"{path}/{(await desk.made(path, BODIES[path]))['id']}"
        for _ in range(2):
            assert (await desk.call("PATCH", one, json=_rename(path))).status_code == 200
        assert (await desk.call("DELETE", one)).status_code == 204
        assert (await desk.call("DELETE", one)).status_code == 404
        kind = KINDS[path]
        assert [name for name, _ in await recorded(desk, kind)] == [
            f"{kind}.created", f"{kind}.updated", f"{kind}.deleted",
        ]  # fmt: skip

    async def test_makes_the_setup_known_as_new(self, desk: Desk, path: str) -> None:
        query = "select setup_version from workspaces where workspace_id = $1"
        async with desk.look() as work:
            before = await work.connection.fetchval(query, desk.workspace.id)
            await desk.made(path, BODIES[path])
            assert await work.connection.fetchval(query, desk.workspace.id) > before


@each_subject
class TestAList:
    async def test_walks_every_page_once(self, desk: Desk, path: str) -> None:
        made = {(await desk.made(path, named(path, f"Thing {n}")))["id"] for n in range(5)}
        seen: list[str] = []
        page: dict[str, Any] = {}
        cursor: str | None = ""
        while cursor is not None:
            page = await desk.got(f"{path}?limit=2{cursor and f'&cursor={cursor}'}")
            seen += [each["id"] for each in page["data"]]
            cursor = page["meta"]["next_cursor"]
            assert page["meta"]["total"] >= 5
        assert made <= set(seen)
        assert len(seen) == len(set(seen)) == page["meta"]["total"]

    async def test_refuses_what_it_does_not_know(self, desk: Desk, path: str) -> None:
        assert (await desk.call("GET", f"{path}?colour=red")).status_code == 400
        assert (await desk.call("GET", f"{path}?order_by=name")).status_code == 400


@each_with_default
class TestTheDefault:
    async def test_goes_to_whoever_takes_it(self, desk: Desk, path: str) -> None:
        (old,) = await defaults(desk, path)
        made = await desk.made(path, BODIES[path] | {"is_default": True})
        assert await defaults(desk, path) == [made["id"]]
        back = await desk.call("PATCH", f"{path}/{old}", json={"is_default": True})
        assert back.json()["data"]["is_default"] is True
        assert await defaults(desk, path) == [old]
        updates = [data for name, data in await recorded(desk, KINDS[path]) if name.endswith("updated")]
        assert [data["changes"]["is_default"] for data in updates] == [[True, False], [True, False], [False, True]]

    async def test_is_not_laid_down_without_a_successor(self, desk: Desk, path: str) -> None:
        (old,) = await defaults(desk, path)
        response = await desk.call("PATCH", f"{path}/{old}", json={"is_default": False, "name": "Changed"})
        assert response.status_code == 409
        assert (await desk.got(f"{path}/{old}"))["data"]["name"] != "Changed"

    async def test_is_not_deleted(self, desk: Desk, path: str) -> None:
        (old,) = await defaults(desk, path)
        assert (await desk.call("DELETE", f"{path}/{old}")).status_code == 409
        assert await defaults(desk, path) == [old]

    async def test_is_one_when_many_take_it_at_once(self, desk: Desk, path: str) -> None:
        made = [(await desk.made(path, named(path, f"Thing {n}")))["id"] for n in range(4)]
        calls = [desk.call("PATCH", f"{path}/{id_}", json={"is_default": True}) for id_ in made]
        calls += [desk.call("POST", path, json=named(path, f"New {n}") | {"is_default": True}) for n in range(3)]
        answers = await asyncio.gather(*calls)
        assert {answer.status_code for answer in answers} == {200, 201}
        assert len(await defaults(desk, path)) == 1
