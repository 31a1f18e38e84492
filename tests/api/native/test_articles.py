"""Articles through the native door."""

import pytest

from parley.core.actor import Role
from parley.kit.text.html import POLICY_VERSION
from tests.support.desks import Desk
from tests.support.events import events_of

HOSTILE = '# Hi\n\n<script>alert(1)</script><img src=x onerror="alert(2)">[x](javascript:alert(3))'


class TestCreatingAnArticle:
    async def test_names_every_fault_at_once(self, desk: Desk) -> None:
        body = {"title": "", "status": "gone", "slug": "No Slug", "collection_id": 3, "size": 1}
        response = await desk.call("POST", "/articles", json=body)
        fields = response.json()["error"]["details"]["fields"]
        assert response.status_code == 400
        assert {field["path"] for field in fields} == set(body)

    @pytest.mark.parametrize("collection", ["col_999999", "col_0", "art_1", "nonsense"])
    async def test_refuses_a_collection_that_is_none(self, desk: Desk, collection: str) -> None:
        response = await desk.call("POST", "/articles", json={"title": "a", "collection_id": collection})
        assert response.status_code == 400
        assert response.json()["error"]["details"]["fields"][0]["path"] == "collection_id"

    async def test_refuses_another_workspaces_collection(self, desk: Desk, other_desk: Desk) -> None:
        section = await other_desk.made("/sections", {"title": "theirs"})
        response = await desk.call("POST", "/articles", json={"title": "a", "collection_id": section["id"]})
        assert (response.status_code, (await desk.got("/articles"))["data"]) == (400, [])

    async def test_refuses_a_nul_and_more_than_256_kib(self, desk: Desk) -> None:
        answers = [
            await desk.call("POST", "/articles", json={"title": "a", "body": body})
            for body in ("a\x00b", "é" * 131_073, "e" * 262_145)
        ]
        assert [answer.status_code for answer in answers] == [400, 400, 400]
        assert all(answer.json()["error"]["details"]["fields"][0]["path"] == "body" for answer in answers)

    @pytest.mark.parametrize("role", [Role.LIGHT, Role.READ])
    async def test_is_not_for_those_who_may_not_write(self, desk: Desk, role: Role) -> None:
        key = await desk.key_for(role)
        assert (await desk.call("POST", "/articles", json={"title": "a"}, key=key)).status_code == 403

    async def test_refuses_a_taken_slug(self, desk: Desk) -> None:
        await desk.made("/articles", {"title": "a", "slug": "here"})
        response = await desk.call("POST", "/articles", json={"title": "b", "slug": "here"})
        assert (response.status_code, response.json()["error"]["code"]) == (409, "CONFLICT")

    async def test_answers_with_the_whole_draft(self, desk: Desk) -> None:
        section = await desk.made("/sections", {"title": "Start"})
        article = await desk.made(
            "/articles", {"title": "How to\r\nreset", "body": "Click **here**.", "collection_id": section["id"]}
        )
        assert article == {
            "id": article["id"],
            "title": "How to reset",
            "slug": "how-to-reset",
            "status": "draft",
            "collection_id": section["id"],
            "author": {"id": f"user_{desk.workspace.owner_id}", "name": "Olivia Owner"},
            "excerpt": "Click here.",
            "published_at": None,
            "created_at": article["created_at"],
            "updated_at": article["created_at"],
            "body": "Click **here**.",
            "body_html": "<p>Click <strong>here</strong>.</p>\n",
        }
        assert (await desk.got(f"/articles/{article['id']}"))["data"] == article
        assert [event.type for event in await events_of(desk, "article")] == ["article.created"]

    async def test_keeps_no_script(self, desk: Desk) -> None:
        html = (await desk.made("/articles", {"title": "a", "body": HOSTILE}))["body_html"]
        assert "Hi" in html
        assert not any(word in html for word in ("<script", "onerror", "href", "alert(1)"))

    async def test_takes_the_largest_body(self, desk: Desk) -> None:
        article = await desk.made("/articles", {"title": "a", "body": "word " * 52_428})
        assert len(article["body"]) == 262_140
        assert (await desk.got("/articles?search=word"))["meta"]["total"] == 1

    async def test_numbers_equal_titles(self, desk: Desk) -> None:
        made = [
            await desk.made("/articles", {"title": title}) for title in ("Tips!", "tips", "TIPS", "x" * 200, "x" * 99)
        ]
        assert [each["slug"] for each in made] == ["tips", "tips-2", "tips-3", "x" * 70, f"{'x' * 70}-2"]

    async def test_by_an_integration_has_no_author(self, desk: Desk) -> None:
        key = await desk.key_for(Role.AGENT)
        assert (await desk.made("/articles", {"title": "a"}, key=key))["author"] is None


class TestPublishing:
    async def test_at_once_says_so_twice(self, desk: Desk) -> None:
        article = await desk.made("/articles", {"title": "a", "status": "published"})
        assert article["published_at"] == article["created_at"]
        assert [event.type for event in await events_of(desk, "article")] == ["article.created", "article.published"]

    async def test_again_keeps_the_first_time(self, desk: Desk) -> None:
        path = f"/articles/{(await desk.made('/articles', {'title': 'a'}))['id']}"
        times = [
            (await desk.call("PATCH", path, json={"status": status})).json()["data"]["published_at"]
            for status in ("published", "draft", "published")
        ]
        assert times[0] is not None
        assert len(set(times)) == 1


class TestChangingAnArticle:
    async def test_refuses_nothing_null_and_unknown(self, desk: Desk) -> None:
        path = f"/articles/{(await desk.made('/articles', {'title': 'a'}))['id']}"
        bodies = [{}, {"title": None}, {"body": None}, {"author": "x"}, {"slug": "-"}, {"collection_id": "col_9999"}]
        assert {(await desk.call("PATCH", path, json=body)).status_code for body in bodies} == {400}

    async def test_refuses_a_stale_version(self, desk: Desk) -> None:
        path = f"/articles/{(await desk.made('/articles', {'title': 'a'}))['id']}"
        headers = {"if-match": (await desk.call("GET", path)).headers["etag"]}
        first = await desk.call("PATCH", path, json={"title": "b"}, headers=headers)
        second = await desk.call("PATCH", path, json={"title": "c"}, headers=headers)
        third = await desk.call("DELETE", path, headers=headers)
        assert [first.status_code, second.status_code, third.status_code] == [200, 412, 412]

    async def test_refuses_another_articles_slug(self, desk: Desk) -> None:
        await desk.made("/articles", {"title": "one"})
        path = f"/articles/{(await desk.made('/articles', {'title': 'two'}))['id']}"
        assert (await desk.call("PATCH", path, json={"slug": "one"})).status_code == 409

    async def test_changes_only_what_is_given(self, desk: Desk) -> None:
        section = await desk.made("/sections", {"title": "Start"})
        article = await desk.made("/articles", {"title": "a", "body": "old", "collection_id": section["id"]})
        path = f"/articles/{article['id']}"
        await desk.call("PATCH", path, json={"title": "b", "body": "*new*"})
        changed = (await desk.call("PATCH", path, json={"collection_id": None})).json()["data"]
        wanted = {"title": "b", "body": "*new*", "body_html": "<p><em>new</em></p>\n", "excerpt": "new"}
        assert changed == article | wanted | {"collection_id": None, "updated_at": changed["updated_at"]}
        updates = [event.data for event in await events_of(desk, "article")][1:]
        assert updates[0] == {"changes": {"title": ["a", "b"]}, "is_body_changed": True}
        assert updates[1]["changes"] == {"section_id": [int(section["id"][4:]), None]}

    async def test_finds_it_by_its_new_words_only(self, desk: Desk) -> None:
        article = await desk.made("/articles", {"title": "giraffe", "body": "zebra"})
        await desk.call("PATCH", f"/articles/{article['id']}", json={"title": "elephant"})
        found = [
            (await desk.got(f"/articles?search={word}"))["meta"]["total"] for word in ("giraffe", "elephants", "zebra")
        ]
        assert found == [0, 1, 1]

    async def test_to_what_it_is_changes_nothing(self, desk: Desk) -> None:
        article = await desk.made("/articles", {"title": "a"})
        response = await desk.call("PATCH", f"/articles/{article['id']}", json={"title": "a"})
        assert (response.json()["data"], len(await events_of(desk, "article"))) == (article, 1)


class TestReadingAnArticle:
    async def test_renders_it_anew_under_a_new_policy(self, desk: Desk) -> None:
        article = await desk.made("/articles", {"title": "a", "body": "*x*"})
        async with desk.look() as work:
            await work.connection.execute(
                "update articles set policy = $2, body_html = 'stale' where workspace_id = $1",
                desk.workspace.id,
                POLICY_VERSION - 1,
            )
        assert (await desk.got(f"/articles/{article['id']}"))["data"] == article

    async def test_is_not_found_by_an_impossible_id(self, desk: Desk) -> None:
        paths = ["/articles/art_0", "/articles/7", "/articles/art_9223372036854775808", "/articles/art_999999999"]
        assert {(await desk.call("GET", path)).status_code for path in paths} == {404}

    async def test_of_another_workspace_is_not_possible(self, desk: Desk, other_desk: Desk) -> None:
        article = await other_desk.made("/articles", {"title": "secret"})
        path = f"/articles/{article['id']}"
        answers = [
            await desk.call("GET", path),
            await desk.call("PATCH", path, json={"title": "mine"}),
            await desk.call("DELETE", path),
        ]
        assert [answer.status_code for answer in answers] == [404, 404, 404]
        assert (await other_desk.got(path))["data"] == article


class TestDeletingAnArticle:
    async def test_leaves_nothing_but_an_event(self, desk: Desk) -> None:
        path = f"/articles/{(await desk.made('/articles', {'title': 'a'}))['id']}"
        assert (await desk.call("DELETE", path, key=await desk.key_for(Role.LIGHT))).status_code == 403
        assert [(await desk.call("DELETE", path)).status_code for _ in range(2)] == [204, 404]
        assert [event.type for event in await events_of(desk, "article")] == ["article.created", "article.deleted"]


class TestListingArticles:
    async def test_refuses_what_it_does_not_know(self, desk: Desk) -> None:
        queries = ["status=gone", "collection_id=x", "order_by=body", "limit=0", "limit=101", "cursor=x", "q=a"]
        assert {(await desk.call("GET", f"/articles?{query}")).status_code for query in queries} == {400}

    @pytest.mark.parametrize("search", ["foo %26 | ! ( :*", "%25", "_", "''", '"', "%5c", "-", "", "+"])
    async def test_takes_whatever_is_typed(self, desk: Desk, search: str) -> None:
        await desk.made("/articles", {"title": "bar"})
        assert (await desk.got(f"/articles?search={search}"))["data"] == []

    async def test_filters_and_leaves_the_body_out(self, desk: Desk) -> None:
        section = await desk.made("/sections", {"title": "Start"})
        await desk.made("/articles", {"title": "other", "body": "reset it"})
        body = {"title": "a", "body": "resetting", "collection_id": section["id"], "status": "published"}
        article = await desk.made("/articles", body)
        shown = {name: value for name, value in article.items() if not name.startswith("body")}
        for query in (f"collection_id={section['id']}", "status=published", "status=published&search=resets"):
            assert (await desk.got(f"/articles?{query}"))["data"] == [shown]
        assert (await desk.got("/articles?search=reset"))["meta"]["total"] == 2

    async def test_walks_every_page_once_in_either_order(self, desk: Desk) -> None:
        made = [(await desk.made("/articles", {"title": f"{n}"}))["id"] for n in range(5)]
        await desk.call("PATCH", f"/articles/{made[0]}", json={"title": "again"})
        assert await walk(desk, "/articles?limit=2") == made[::-1]
        assert await walk(desk, "/articles?limit=2&order_by=updated_at&order_dir=asc") == [*made[1:], made[0]]


async def walk(desk: Desk, path: str) -> list[str]:
    """Collect the ids of every page."""
    page = await desk.got(path)
    ids = [item["id"] for item in page["data"]]
    while page["meta"]["next_cursor"] is not None:
        page = await desk.got(f"{path}&cursor={page['meta']['next_cursor']}")
        ids += [item["id"] for item in page["data"]]
    return ids
