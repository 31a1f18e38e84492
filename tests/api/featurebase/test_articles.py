"""Articles of the help center: HTML in, HTML out; lists, drafts, searches."""

from typing import Any

import pytest

from parley.core.actor import Role
from tests.api.featurebase.conftest import UNKNOWN, Ask
from tests.support.desks import Desk

PATH = "/help_center/articles"


async def made(ask: Ask, **given: Any) -> dict[str, Any]:
    response = await ask("POST", PATH, json={"title": "Guide", **given})
    assert response.status_code == 201, response.text
    return response.json()


async def titles(ask: Ask, **body: Any) -> list[str]:
    response = await ask("POST", f"{PATH}/search", json=body)
    assert response.status_code == 200, response.text
    return [each["title"] for each in response.json()["data"]]


class TestWritingAnArticle:
    @pytest.mark.parametrize(
        ("given", "status", "param"),
        [
            ({"title": ""}, 400, "title"),
            ({"title": "x" * 256}, 400, "title"),
            ({"title": 3}, 400, "title"),
            ({"body": None}, 400, "body"),
            ({"body": "\x00"}, 400, "body"),
            ({"body": "ä" * 140_000}, 400, "body"),
            ({"description": "x" * 2001}, 400, "description"),
            ({"state": "published"}, 400, "state"),
            ({"formatter": "magic"}, 400, "formatter"),
            ({"parentId": "1"}, 400, "parentId"),
            ({"parentId": UNKNOWN}, 404, "parentId"),
            ({"helpCenterId": UNKNOWN}, 404, "helpCenterId"),
        ],
    )
    async def test_is_refused_with_the_parameter(self, ask: Ask, given: Any, status: int, param: str) -> None:
        response = await ask("POST", PATH, json={"title": "Guide", **given})
        assert (response.status_code, response.json()["error"]["param"]) == (status, param)
        assert (await ask("GET", f"{PATH}?state=all")).json()["data"] == []

    async def test_answers_with_the_article(self, ask: Ask) -> None:
        parent = (await ask("POST", "/help_center/collections", json={"name": "Start"})).json()
        owner = (await ask("GET", "/admins")).json()["data"][0]
        html = "<h1>Hi</h1>\n\n    <p>a *b* <b>c</b></p><script>evil()</script>"
        article = await made(ask, body=html, description="In short", parentId=parent["id"], state="live", icon=None)
        clean = "<h1>Hi</h1>\n\n    <p>a *b* <b>c</b></p>"
        assert article == {
            "object": "article",
            "id": article["id"],
            "title": "Guide",
            "description": "In short",
            "body": clean,
            "slug": "guide",
            "parentId": parent["id"],
            "helpCenterId": parent["helpCenterId"],
            "organization": parent["organization"],
            "state": "live",
            "isPublished": True,
            "publishedLocales": ["en"],
            "translations": {
                "en": {
                    "title": "Guide",
                    "description": "In short",
                    "body": clean,
                    "slug": "guide",
                    "createdAt": article["createdAt"],
                    "updatedAt": article["updatedAt"],
                }
            },
            "author": {"authorId": owner["id"], "name": "Olivia Owner", "avatarUrl": None},
            "isDraftDiffersFromLive": False,
            "icon": None,
            "order": None,
            "defaultLocale": "en",
            "locale": "en",
            "availableLocales": ["en"],
            "createdAt": article["createdAt"],
            "updatedAt": article["updatedAt"],
            "liveUpdatedAt": article["updatedAt"],
        }
        assert (await ask("GET", f"{PATH}/{article['id']}?state=live")).json() == article
        assert (await ask("GET", PATH)).json() == {"object": "list", "data": [article], "nextCursor": None}

    @pytest.mark.parametrize(
        "html", ["", "plain & simple", "<pre>a\n\n\nb\n</pre>", "<ul>\n<li>1. a\n\n</li></ul>", "# no heading", "a\n\n"]
    )
    async def test_keeps_html_as_it_is(self, ask: Ask, html: str) -> None:
        article = await made(ask, body=html)
        assert article["body"] == html.replace("&", "&amp;")

    async def test_takes_markdown_where_it_is_asked_to(self, ask: Ask) -> None:
        assert (await made(ask, body="**bold**", formatter="ai"))["body"] == "<p><strong>bold</strong></p>"


class TestAnArticle:
    async def test_is_a_draft_until_it_is_live(self, ask: Ask) -> None:
        article = await made(ask)
        path = f"{PATH}/{article['id']}"
        assert (article["state"], article["isPublished"], article["publishedLocales"]) == ("draft", False, [])
        assert "liveUpdatedAt" not in article
        assert (await ask("GET", path)).json() == (await ask("GET", f"{path}?state=draft")).json() == article
        assert (await ask("GET", f"{path}?state=live")).status_code == 404
        assert (await ask("GET", PATH)).json()["data"] == []
        assert (await ask("GET", f"{PATH}?state=draft")).json()["data"] == [article]
        changed = (await ask("PATCH", path, json={"state": "live", "description": "New"})).json()
        assert (changed["state"], changed["description"], changed["title"]) == ("live", "New", "Guide")
        assert (await ask("GET", f"{PATH}?state=all")).json()["data"] == [changed]

    async def test_gets_another_author_and_place(self, ask: Ask, desk: Desk) -> None:
        await desk.made("/users", {"email": "eve@x.example", "name": "Eve", "role": "agent"})
        eve = (await ask("GET", "/admins")).json()["data"][1]["id"]
        parent = (await ask("POST", "/help_center/collections", json={"name": "Start"})).json()["id"]
        article = await made(ask)
        path = f"{PATH}/{article['id']}"
        changed = (await ask("PATCH", path, json={"authorId": eve, "parentId": parent})).json()
        assert (changed["author"]["name"], changed["parentId"]) == ("Eve", parent)
        assert (await ask("GET", f"{PATH}?state=all&parentId={parent}")).json()["data"] == [changed]
        assert (await ask("PATCH", path, json={"parentId": None})).json()["parentId"] is None
        assert (await ask("GET", f"{PATH}?parentId={UNKNOWN}")).json()["data"] == []
        assert (await ask("GET", f"{PATH}?parentId=x")).json()["error"]["param"] == "parentId"
        for wrong, status in ((UNKNOWN, 404), ("eve", 400)):
            response = await ask("PATCH", path, json={"authorId": wrong})
            assert (response.status_code, response.json()["error"]["param"]) == (status, "authorId")

    async def test_is_deleted(self, ask: Ask) -> None:
        article = await made(ask)
        answer = await ask("DELETE", f"{PATH}/{article['id']}", json={})
        assert (answer.status_code, answer.json()) == (200, {"id": article["id"], "object": "article", "deleted": True})
        assert (await ask("DELETE", f"{PATH}/{article['id']}")).status_code == 404

    async def test_of_another_workspace_is_not_found(self, ask: Ask, other_desk: Desk) -> None:
        theirs = (await other_desk.knock("POST", f"/v2{PATH}", json={"title": "Secret"})).json()
        for method, body in (("GET", None), ("PATCH", {"title": "x"}), ("DELETE", None)):
            assert (await ask(method, f"{PATH}/{theirs['id']}", json=body)).status_code == 404
        assert await titles(ask, search="secret") == []
        assert (await other_desk.knock("GET", f"/v2{PATH}/{theirs['id']}")).json() == theirs

    async def test_is_for_those_who_may(self, ask: Ask, desk: Desk) -> None:
        article = await made(ask)
        key = await desk.key_for(Role.READ)
        for method, path in (("POST", ""), ("PATCH", f"/{article['id']}"), ("DELETE", f"/{article['id']}")):
            assert (await ask(method, f"{PATH}{path}", key=key, json={"title": "x"})).status_code == 403
        assert (await ask("GET", f"{PATH}/{article['id']}", key=key)).json() == article


class TestSearchingArticles:
    @pytest.fixture
    async def written(self, ask: Ask) -> list[str]:
        """Three articles, one of them published: their ids."""
        return [
            (await made(ask, title=title, body=body, state=state))["id"]
            for title, body, state in (
                ("Printers", "<p>all about printers and ink</p>", "live"),
                ("Scanners", "<p>how to scan</p>", "draft"),
                ("Cables", "<p>for printers</p>", "draft"),
            )
        ]

    async def test_finds_words_and_clauses(self, ask: Ask, written: list[str]) -> None:
        center = (await ask("GET", "/help_center/help_centers")).json()["data"][0]["id"]

        def clause(field: str, operator: str, value: Any) -> dict[str, Any]:
            return {"field": field, "operator": operator, "value": value}

        for body, expected in (
            ({}, ["Cables", "Scanners", "Printers"]),
            ({"sort": "created_at:asc"}, ["Printers", "Scanners", "Cables"]),
            ({"search": "printers"}, ["Printers", "Cables"]),
            ({"search": "printers", "sort": "created_at:desc"}, ["Cables", "Printers"]),
            ({"search": "printers", "query": clause("state", "=", "draft")}, ["Cables"]),
            ({"search": "giraffes"}, []),
            ({"query": clause("id", "IN", [written[0], UNKNOWN])}, ["Printers"]),
            ({"query": clause("slug", "!=", "cables")}, ["Scanners", "Printers"]),
            ({"query": clause("help_center_id", "=", center)}, ["Cables", "Scanners", "Printers"]),
            ({"query": clause("help_center_id", "=", "another")}, []),
            ({"query": clause("parent_id", "=", None)}, ["Cables", "Scanners", "Printers"]),
            ({"query": clause("created_at", ">=", 4_000_000_000)}, []),
        ):
            assert await titles(ask, **body) == expected, body

    async def test_pages_by_relevance_too(self, ask: Ask, written: list[str]) -> None:
        assert written
        body = {"search": "printers", "limit": 1}
        first = (await ask("POST", f"{PATH}/search", json=body)).json()
        second = (await ask("POST", f"{PATH}/search", json={**body, "cursor": first["nextCursor"]})).json()
        assert [first["data"][0]["title"], second["data"][0]["title"]] == ["Printers", "Cables"]
        assert (second["nextCursor"], second["totalCount"], second["totalCountCapped"]) == (None, 2, False)
        response = await ask("POST", f"{PATH}/search", json={"sort": "created_at:asc", "cursor": first["nextCursor"]})
        assert (response.status_code, response.json()["error"]["code"]) == (400, "invalid_cursor")
