"""Sections through the native door, by both their names."""

import asyncio

import pytest

from parley.core.actor import Role
from tests.support.desks import Desk
from tests.support.events import events_of


class TestCreatingASection:
    async def test_names_every_fault_at_once(self, desk: Desk) -> None:
        body = {"title": "", "slug": "UP", "parent_id": 7, "description": "x" * 2_001, "size": 1}
        response = await desk.call("POST", "/sections", json=body)
        fields = response.json()["error"]["details"]["fields"]
        assert response.status_code == 400
        assert {field["path"] for field in fields} == set(body)

    async def test_refuses_an_unknown_or_foreign_parent(self, desk: Desk, other_desk: Desk) -> None:
        theirs = (await other_desk.made("/sections", {"title": "theirs"}))["id"]
        for parent in ("col_999999", theirs, "x"):
            response = await desk.call("POST", "/sections", json={"title": "a", "parent_id": parent})
            assert response.json()["error"]["details"]["fields"][0]["path"] == "parent_id"
        assert (await desk.got("/sections"))["data"] == []

    @pytest.mark.parametrize("role", [Role.LIGHT, Role.READ])
    async def test_is_not_for_those_who_may_not_write(self, desk: Desk, role: Role) -> None:
        key = await desk.key_for(role)
        assert (await desk.call("POST", "/sections", json={"title": "a"}, key=key)).status_code == 403

    async def test_stops_at_five_deep(self, desk: Desk) -> None:
        path = await nest(desk, 5)
        response = await desk.call("POST", "/sections", json={"title": "six", "parent_id": path[-1]})
        assert (response.status_code, len(path)) == (400, 5)

    async def test_answers_with_the_section(self, desk: Desk) -> None:
        section = await desk.made("/sections", {"title": "First steps", "description": "Begin"})
        assert section == {
            "id": section["id"],
            "title": "First steps",
            "slug": "first-steps",
            "description": "Begin",
            "parent_id": None,
            "article_count": 0,
            "created_at": section["created_at"],
            "updated_at": section["created_at"],
        }
        assert (await desk.made("/sections", {"title": "First steps"}))["slug"] == "first-steps-2"
        assert [event.type for event in await events_of(desk, "section")] == ["section.created"] * 2


class TestMovingASection:
    async def test_never_makes_a_ring(self, desk: Desk) -> None:
        path = await nest(desk, 3)
        for parent in path:
            response = await desk.call("PATCH", f"/sections/{path[0]}", json={"parent_id": parent})
            assert response.json()["error"]["details"]["fields"][0]["path"] == "parent_id"

    async def test_never_makes_a_ring_of_two_at_once(self, desk: Desk) -> None:
        one, two = [(await desk.made("/sections", {"title": "a"}))["id"] for _ in range(2)]
        answers = await asyncio.gather(
            desk.call("PATCH", f"/sections/{one}", json={"parent_id": two}),
            desk.call("PATCH", f"/sections/{two}", json={"parent_id": one}),
        )
        assert sorted(answer.status_code for answer in answers) == [200, 400]

    async def test_counts_what_is_inside_it(self, desk: Desk) -> None:
        three, four = await nest(desk, 3), await nest(desk, 3)
        response = await desk.call("PATCH", f"/sections/{four[0]}", json={"parent_id": three[2]})
        assert response.status_code == 400
        response = await desk.call("PATCH", f"/sections/{four[0]}", json={"parent_id": three[1]})
        assert response.json()["data"]["parent_id"] == three[1]

    async def test_to_the_top_takes_null(self, desk: Desk) -> None:
        path = await nest(desk, 2)
        response = await desk.call("PATCH", f"/sections/{path[1]}", json={"parent_id": None})
        assert response.json()["data"]["parent_id"] is None
        change = (await events_of(desk, "section"))[-1].data["changes"]
        assert change == {"parent_id": [int(path[0][4:]), None]}


class TestChangingASection:
    async def test_refuses_nothing_a_taken_slug_and_a_stale_version(self, desk: Desk) -> None:
        await desk.made("/sections", {"title": "taken"})
        path = f"/sections/{(await desk.made('/sections', {'title': 'a'}))['id']}"
        headers = {"if-match": '"77"'}
        answers = [
            await desk.call("PATCH", path, json={}),
            await desk.call("PATCH", path, json={"slug": "taken"}),
            await desk.call("PATCH", path, json={"title": "b"}, headers=headers),
            await desk.call("DELETE", path, headers=headers),
        ]
        assert [answer.status_code for answer in answers] == [400, 409, 412, 412]

    async def test_of_another_workspace_is_not_possible(self, desk: Desk, other_desk: Desk) -> None:
        section = await other_desk.made("/sections", {"title": "secret"})
        path = f"/sections/{section['id']}"
        answers = [
            await desk.call("GET", path),
            await desk.call("PATCH", path, json={"title": "mine"}),
            await desk.call("DELETE", path),
        ]
        assert [answer.status_code for answer in answers] == [404, 404, 404]
        assert (await other_desk.got(path))["data"] == section


class TestDeletingASection:
    async def test_is_refused_while_others_are_inside(self, desk: Desk) -> None:
        path = await nest(desk, 2)
        response = await desk.call("DELETE", f"/sections/{path[0]}")
        assert (response.status_code, response.json()["error"]["code"]) == (409, "CONFLICT")
        assert (await desk.got("/sections"))["meta"]["total"] == 2

    async def test_leaves_its_articles_in_none(self, desk: Desk) -> None:
        section = await desk.made("/sections", {"title": "a"})
        article = await desk.made("/articles", {"title": "a", "collection_id": section["id"]})
        path = f"/sections/{section['id']}"
        assert (await desk.got(path))["data"]["article_count"] == 1
        assert [(await desk.call("DELETE", path)).status_code for _ in range(2)] == [204, 404]
        assert (await desk.got(f"/articles/{article['id']}"))["data"]["collection_id"] is None
        assert (await events_of(desk, "section"))[-1].type == "section.deleted"


class TestCollections:
    async def test_are_the_same_sections(self, desk: Desk) -> None:
        made = await desk.made("/collections", {"title": "a"})
        inner = await desk.made("/sections", {"title": "b", "parent_id": made["id"]})
        path = f"/collections/{inner['id']}"
        assert (await desk.got(path))["data"] == inner
        changed = (await desk.call("PATCH", path, json={"title": "c"})).json()["data"]
        assert (await desk.got("/collections"))["data"] == [changed, made]
        assert (await desk.got(f"/collections?parent_id={made['id']}"))["data"] == [changed]
        assert (await desk.call("DELETE", path)).status_code == 204
        assert (await desk.got("/sections"))["data"] == [made]


async def nest(desk: Desk, depth: int) -> list[str]:
    """Make sections inside one another, the outermost first."""
    path: list[str] = []
    for _ in range(depth):
        body = {"title": "floor", "parent_id": path[-1] if path else None}
        path.append((await desk.made("/sections", body))["id"])
    return path
