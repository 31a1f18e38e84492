"""The public help centre: what is published, for anybody, and nothing else."""

import pytest

from parley.kit.db import Database
from tests.support.desks import Desk, house_for, open_desk

KEPT = "public, max-age=60, stale-while-revalidate=300"


async def published(desk: Desk, title: str, body: str = "Words", **more: str) -> str:
    made = await desk.made("/articles", {"title": title, "body": body, "status": "published", **more})
    return made["slug"]


class TestADraft:
    async def test_is_invisible_until_it_is_published_and_when_it_is_withdrawn(self, desk: Desk) -> None:
        section = await desk.made("/sections", {"title": "Secret plans"})
        body = {"title": "Draft", "body": "zanzibar", "collection_id": section["id"]}
        draft = await desk.made("/articles", body)
        slug, where = draft["slug"], f"workspace={desk.workspace.slug}"

        async def seen() -> list[bool]:
            sections = (await desk.got(f"/help/sections?{where}", key=None))["data"]
            listed = (await desk.got(f"/help/articles?{where}", key=None))["data"]
            inside = (await desk.got(f"/help/articles?{where}&section_id={section['id']}", key=None))["data"]
            found = (await desk.got(f"/help/articles?{where}&q=zanzibar", key=None))["data"]
            one = await desk.call("GET", f"/help/articles/{slug}?{where}", key=None)
            return [bool(sections), bool(listed), bool(inside), bool(found), one.status_code == 200]

        assert await seen() == [False] * 5
        await desk.call("PATCH", f"/articles/{draft['id']}", json={"status": "published"})
        assert await seen() == [True] * 5
        await desk.call("PATCH", f"/articles/{draft['id']}", json={"status": "draft"})
        assert await seen() == [False] * 5
        answer = await desk.call("GET", f"/help/articles/{slug}?{where}", key=None)
        assert "cache-control" not in answer.headers, "that something is missing is not kept"


class TestAWorkspace:
    async def test_is_the_parameters_else_the_hosts(self, desk: Desk, other_desk: Desk) -> None:
        await published(desk, "Mine")
        await published(other_desk, "Theirs")
        await desk.call("PATCH", "/workspace", json={"hosts": ["help.mine.test"]})
        host = {"host": "help.mine.test"}
        for asked, headers, title in (
            (f"?workspace={desk.workspace.slug}", {}, "Mine"),
            (f"?workspace={other_desk.workspace.slug}", host, "Theirs"),
            ("", host, "Mine"),
            ("", {"host": "HELP.mine.test:8443"}, "Mine"),
        ):
            found = (await desk.got(f"/help/articles{asked}", key=None, headers=headers))["data"]
            assert [article["title"] for article in found] == [title]
        slug = (await desk.got(f"/help/articles?workspace={other_desk.workspace.slug}", key=None))["data"][0]["slug"]
        foreign = await desk.call("GET", f"/help/articles/{slug}?workspace={desk.workspace.slug}", key=None)
        assert foreign.status_code == 404

    @pytest.mark.parametrize("slug", ["nowhere-at-all", "%00", "", "A", "x" * 64, "a'--", "%FF", "%F0%9F%92%A9"])
    async def test_that_is_unknown_is_refused(self, desk: Desk, slug: str) -> None:
        for path in ("/help/sections", "/help/articles", "/help/articles/how"):
            answer = await desk.call("GET", f"{path}?workspace={slug}", key=None)
            assert answer.status_code == 400, (path, answer.text)


class TestTheSections:
    async def test_are_those_with_something_to_read_and_those_around_them(self, desk: Desk) -> None:
        outer = await desk.made("/sections", {"title": "Outer", "description": "All of it"})
        inner = await desk.made("/sections", {"title": "Inner", "parent_id": outer["id"]})
        await desk.made("/sections", {"title": "Empty"})
        for status in ("published", "draft"):
            await desk.made("/articles", {"title": status, "status": status, "collection_id": inner["id"]})
        answer = await desk.call("GET", f"/help/sections?workspace={desk.workspace.slug}", key=None)
        assert answer.headers["cache-control"] == KEPT
        assert answer.json()["data"] == [
            {
                "id": inner["id"],
                "title": "Inner",
                "slug": "inner",
                "description": "",
                "parent_id": outer["id"],
                "article_count": 1,
            },
            {
                "id": outer["id"],
                "title": "Outer",
                "slug": "outer",
                "description": "All of it",
                "parent_id": None,
                "article_count": 0,
            },
        ]


class TestAnArticle:
    async def test_is_shown_clean_and_without_who_wrote_it(self, desk: Desk) -> None:
        body = "# Steps\n\n<script>alert(1)</script>\n\nDo *this*"
        slug = await published(desk, "How", body)
        where = f"/help/articles/{slug}?workspace={desk.workspace.slug}"
        answer = await desk.call("GET", where, key=None)
        article = answer.json()["data"]
        assert set(article) == {
            "id", "title", "slug", "excerpt", "section_id", "published_at", "updated_at", "body_html"
        }  # fmt: skip
        assert "<script" not in article["body_html"]
        assert "<em>this</em>" in article["body_html"]
        assert answer.headers["cache-control"] == KEPT
        again = await desk.call("GET", where, key=None, headers={"if-none-match": answer.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")

    @pytest.mark.parametrize("slug", ["nothing", "%00", "x" * 5000, "'", "%FF", "How"])
    async def test_that_is_unknown_is_not_found(self, desk: Desk, slug: str) -> None:
        await published(desk, "How")
        answer = await desk.call("GET", f"/help/articles/{slug}?workspace={desk.workspace.slug}", key=None)
        assert (answer.status_code, answer.json()["error"]["code"]) == (404, "NOT_FOUND")

    async def test_cannot_be_changed_here(self, desk: Desk) -> None:
        slug = await published(desk, "How")
        for method in ("POST", "PUT", "PATCH", "DELETE"):
            answer = await desk.call(method, f"/help/articles/{slug}", key=None)
            assert (answer.status_code, set(answer.headers["allow"].split(", "))) == (405, {"GET", "OPTIONS"})


class TestASearch:
    async def test_finds_the_best_first_in_titles_and_texts(self, desk: Desk) -> None:
        await published(desk, "Other things", "Much is said here of this and that, and once of printers among it all.")
        await published(desk, "Printers", "Printers print. A printer is a printer.")
        await published(desk, "Cats", "They sleep")
        found = await desk.got(f"/help/articles?q=printer&workspace={desk.workspace.slug}", key=None)
        assert [article["title"] for article in found["data"]] == ["Printers", "Other things"]
        assert found["meta"] == {"limit": 50, "total": 2, "next_cursor": None}

    @pytest.mark.parametrize("q", ["", "%20", "!!!", "'", "%26%26", "a:*", "x" * 1000, "%E2%80%8B"])
    async def test_of_anything_is_answered(self, desk: Desk, q: str) -> None:
        await published(desk, "How")
        found = await desk.got(f"/help/articles?q={q}&workspace={desk.workspace.slug}", key=None)
        assert found["data"] == []

    async def test_keeps_to_its_section(self, desk: Desk, other_desk: Desk) -> None:
        section = await desk.made("/sections", {"title": "In"})
        await published(desk, "Printer inside", collection_id=section["id"])
        await published(desk, "Printer outside")
        where = f"/help/articles?workspace={desk.workspace.slug}&q=printer&section_id="
        found = (await desk.got(f"{where}{section['id']}", key=None))["data"]
        assert [article["title"] for article in found] == ["Printer inside"]
        foreign = await other_desk.made("/sections", {"title": "Theirs"})
        assert (await desk.got(f"{where}{foreign['id']}", key=None))["data"] == []
        assert (await desk.call("GET", f"{where}x", key=None)).status_code == 400


class TestTheList:
    async def test_pages_to_its_end(self, desk: Desk) -> None:
        for at in range(5):
            await published(desk, f"Article {at}")
        path: str | None = f"/help/articles?limit=2&workspace={desk.workspace.slug}"
        titles: list[str] = []
        cursor = ""
        while path:
            page = await desk.got(f"{path}{cursor}", key=None)
            titles += [article["title"] for article in page["data"]]
            cursor = f"&cursor={page['meta']['next_cursor']}"
            path = path if page["meta"]["next_cursor"] else None
        assert titles == [f"Article {at}" for at in range(4, -1, -1)]


class TestAStranger:
    async def test_may_ask_so_often_from_one_address(self, database: Database) -> None:
        async with open_desk(database, house_for(database, rate="3/day")) as desk:
            path = f"/help/articles?workspace={desk.workspace.slug}"
            statuses = [(await desk.call("GET", path, key=None)).status_code for _ in range(3)]
            slug = await desk.call("GET", f"/help/articles/x?workspace={desk.workspace.slug}", key=None)
            assert (statuses, slug.status_code) == ([200] * 3, 429)
            assert int(slug.headers["retry-after"]) > 0
            assert (await desk.call("GET", "/tags")).status_code == 200, "who has a key is counted by it"
