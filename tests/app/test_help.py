"""The help centre as strangers and search engines get it: whole pages, of what is published and nothing else."""

import gzip
import re
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from parley.app.asgi import Root
from parley.app.doors import DOORS
from parley.app.front import Rooms
from parley.app.help import HelpCenter, Robots
from parley.app.help.shell import Shell
from parley.app.pages import Pages
from parley.kit.db import Database
from tests.support.desks import Desk, house_for, open_desk
from tests.support.forms import TYPE, form, part

BUILT = (
    '<!doctype html><html lang="en"><head><title>Help centre</title>'
    '<link rel="icon" type="image/svg+xml" href="/assets/icon-1.svg"></head><body></body></html>'
)
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


@dataclass
class Readers:
    """A desk and somebody who reads its help centre, by the workspace's name."""

    desk: Desk

    @property
    def base(self) -> str:
        return f"/w/{self.desk.workspace.slug}/help"

    @property
    def home(self) -> str:
        """The address under which it should be known."""
        return f"http://{self.desk.workspace.slug}.test/help"

    async def get(self, path: str = "", **options: Any) -> httpx.Response:
        return await self.desk.client.get(f"{self.base}{path}", **options)

    async def write(self, title: str, body: str = "Words", **more: Any) -> dict[str, Any]:
        return await self.desk.made("/articles", {"title": title, "body": body, "status": "published", **more})

    async def page(self, title: str, body: str = "Words", **more: Any) -> str:
        article = await self.write(title, body, **more)
        answer = await self.get(f"/articles/{article['slug']}")
        assert answer.status_code == 200
        return answer.text


@pytest.fixture
async def readers(database: Database) -> AsyncGenerator[Readers]:
    house = house_for(database)
    async with open_desk(database, house) as desk:
        center: Any = HelpCenter(house, Shell(BUILT))
        rooms: Any = Rooms({"help": center})
        pages = Pages({"/help": center, "/help/": center, "/robots.txt": Robots(house), "/w/": rooms})
        transport = httpx.ASGITransport(Root(house, DOORS, pages))
        async with httpx.AsyncClient(transport=transport, base_url="http://desk.test") as client:
            desk.client = client
            await desk.call("PATCH", "/workspace", json={"hosts": [f"{desk.workspace.slug}.test"]})
            yield Readers(desk)


class TestAnArticle:
    async def test_is_whole_in_the_first_answer(self, readers: Readers) -> None:
        section = await readers.desk.made("/sections", {"title": "Printers"})
        article = await readers.write("How to print", "Open the *lid*.\n\n- one", collection_id=section["id"])
        answer = await readers.get("/articles/how-to-print")
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        page = answer.text
        assert "<title>How to print · Test desk</title>" in page
        assert '<meta name="description" content="Open the lid. - one">' in page
        home = readers.home
        assert f'<link rel="canonical" href="{home}/articles/how-to-print">' in page
        assert '<h1 dir="auto">How to print</h1>' in page
        assert "<em>lid</em>" in page
        assert f'<a href="{readers.base}/sections/printers">Printers</a>' in page
        assert f'<a class="button" href="/w/{readers.desk.workspace.slug}/portal/new">Write to us</a>' in page
        assert 'lang="en"' in page
        assert article["slug"] == "how-to-print"

    async def test_that_is_a_draft_is_not_there(self, readers: Readers) -> None:
        draft = await readers.desk.made("/articles", {"title": "Secret", "body": "zanzibar"})
        for path in ("/articles/secret", "", "?q=zanzibar", "/sitemap.xml"):
            assert "zanzibar" not in (await readers.get(path)).text.replace("“zanzibar”", "").replace('"zanzibar"', "")
        assert (await readers.get("/articles/secret")).status_code == 404
        await readers.desk.call("PATCH", f"/articles/{draft['id']}", json={"status": "published"})
        assert (await readers.get("/articles/secret")).status_code == 200
        await readers.desk.call("PATCH", f"/articles/{draft['id']}", json={"status": "draft"})
        gone = await readers.get("/articles/secret")
        assert (gone.status_code, "etag" in gone.headers) == (404, False)
        assert '<meta name="robots" content="noindex">' in gone.text

    async def test_of_anothers_is_not_there(self, readers: Readers, other_desk: Desk) -> None:
        await other_desk.made("/articles", {"title": "Theirs", "body": "x", "status": "published"})
        assert (await readers.get("/articles/theirs")).status_code == 404
        assert "Theirs" not in (await readers.get()).text

    async def test_that_is_hostile_does_nothing(self, readers: Readers) -> None:
        section = await readers.desk.made("/sections", {"title": HOSTILE, "description": HOSTILE})
        page = await readers.page(HOSTILE, f"# {HOSTILE}\n\n{HOSTILE}", collection_id=section["id"])
        texts = [page]
        texts += [
            (await readers.get(path)).text for path in ("", "/sections/" + section["slug"], "?q=alert", "/sitemap.xml")
        ]
        for text in texts:
            assert "<script>" not in text
            assert not re.search(r"<[^>]*\bonerror=(?![^\"]*\"[^>]*>)", re.sub(r'"[^"]*"', '""', text))

    async def test_has_one_outline_below_its_title(self, readers: Readers) -> None:
        page = await readers.page("Outline", "# First\n\n### Deep\n\n# First\n\n## <em>Sub</em> & more\n\n###### Far")
        headings = re.findall(r'<h([2-6]) id="([^"]+)">(.*?)</h\1>', page)
        assert headings == [
            ("2", "first", "First"),
            ("3", "deep", "Deep"),
            ("2", "first-2", "First"),
            ("3", "sub-more", "<em>Sub</em> &amp; more"),
            ("4", "far", "Far"),
        ]
        assert '<li class="in"><a href="#sub-more">Sub &amp; more</a></li>' in page
        assert "#far" not in page.partition('class="outline"')[2]

    async def test_shows_pictures_of_its_own_and_asks_no_other_host(self, readers: Readers) -> None:
        page = await readers.page("Pictures", "![mine](/help/pictures/1.1.x) ![theirs](https://evil.example/x.png)")
        assert '<img src="/help/pictures/1.1.x" alt="mine" loading="lazy" decoding="async">' in page
        assert "<em>theirs</em>" in page
        assert "evil.example" not in page

    async def test_leads_to_the_others_of_its_section(self, readers: Readers) -> None:
        section = await readers.desk.made("/sections", {"title": "Printers"})
        for title in ("One", "Two"):
            await readers.write(title, collection_id=section["id"])
        beside = (await readers.get("/articles/one")).text.partition('class="beside"')[2]
        assert "More in Printers" in beside
        assert "/articles/two" in beside
        assert "/articles/one" not in beside

    @pytest.mark.parametrize("slug", ["nothing", "%00", "x" * 3000, "'", "%FF", "How", "a/b", "%2e%2e", "%E2%80%8B"])
    async def test_that_is_unknown_is_not_found_in_words(self, readers: Readers, slug: str) -> None:
        answer = await readers.get(f"/articles/{slug}")
        assert answer.status_code == 404
        assert "This page is not here" in answer.text


class TestTheFront:
    async def test_shows_topics_with_their_newest(self, readers: Readers) -> None:
        section = await readers.desk.made("/sections", {"title": "Printers", "description": "All of them"})
        await readers.desk.made("/sections", {"title": "Empty"})
        for at in range(7):
            await readers.write(f"Article {at}", collection_id=section["id"])
        await readers.write("Loose")
        page = (await readers.get()).text
        assert re.findall(r">(Article \d)<", page) == [f"Article {at}" for at in range(6, 1, -1)]
        assert "All 7 articles" in page
        assert "Empty" not in page
        assert "Loose" in page
        assert '<meta name="description" content="Printers">' in page

    async def test_without_articles_leads_to_people(self, readers: Readers) -> None:
        page = (await readers.get()).text
        assert "Nothing to read yet" in page
        assert "/portal/new" in page

    async def test_speaks_the_readers_language(self, readers: Readers) -> None:
        for accepted, word in (
            ("de-DE,de;q=0.9,en;q=0.8", "Wie können wir helfen?"),
            ("fr,de;q=0.5,en;q=0.7", "How can we help?"),
            ("", "How can we help?"),
            ("de;q=x, en;q=0.1", "How can we help?"),
            ("x" * 9000, "How can we help?"),
        ):
            answer = await readers.get(headers={"accept-language": accepted})
            assert word in answer.text, accepted
            assert "accept-language" in answer.headers["vary"]

    async def test_is_a_hosts_own(self, readers: Readers) -> None:
        await readers.desk.call("PATCH", "/workspace", json={"hosts": ["help.mine.test"]})
        await readers.write("Mine")
        answer = await readers.desk.client.get("/help/articles/mine", headers={"host": "HELP.mine.test:8443"})
        assert (answer.status_code, 'href="/help"' in answer.text) == (200, True)
        assert '<link rel="canonical" href="http://help.mine.test/help/articles/mine">' in answer.text
        named = await readers.get("/articles/mine")
        assert '<link rel="canonical" href="http://help.mine.test/help/articles/mine">' in named.text

    @pytest.mark.parametrize("slug", ["nowhere-at-all", "A", "x" * 64, "%00", "%FF"])
    async def test_of_an_unknown_workspace_is_not_there(self, readers: Readers, slug: str) -> None:
        assert (await readers.desk.client.get(f"/w/{slug}/help")).status_code == 404


class TestASection:
    async def test_pages_to_its_end(self, readers: Readers) -> None:
        section = await readers.desk.made("/sections", {"title": "Printers"})
        await readers.desk.made("/articles", {"title": "Hidden", "collection_id": section["id"]})
        for at in range(51):
            await readers.write(f"Article {at}", collection_id=section["id"])
        page = (await readers.get("/sections/printers")).text
        assert f'href="{readers.base}/sections/printers?after=50"' in page
        rest = (await readers.get("/sections/printers?after=50")).text
        assert (len(re.findall(r">Article \d+<", page)), re.findall(r">(Article \d+)<", rest)) == (50, ["Article 0"])
        assert "Hidden" not in page + rest
        for odd in ("-1", "x", "9" * 40, "99999", "%00", "\u0661"):
            assert (await readers.get(f"/sections/printers?after={odd}")).status_code == 200

    async def test_shows_those_inside_it(self, readers: Readers) -> None:
        outer = await readers.desk.made("/sections", {"title": "Outer"})
        inner = await readers.desk.made("/sections", {"title": "Inner", "parent_id": outer["id"]})
        await readers.write("Deep", collection_id=inner["id"])
        assert '<a href="' + readers.base + '/sections/inner" class="chip">Inner</a>' in (
            await readers.get("/sections/outer")
        ).text.replace(
            f'class="chip" href="{readers.base}/sections/inner"', f'href="{readers.base}/sections/inner" class="chip"'
        )
        assert "All topics" in (await readers.get("/sections/inner")).text


class TestASearch:
    async def test_finds_by_words_the_best_first(self, readers: Readers) -> None:
        section = await readers.desk.made("/sections", {"title": "Machines"})
        await readers.write(
            "Other things", "Much is said here of this, and once of printers.", collection_id=section["id"]
        )
        await readers.write("Printers", "Printers print.")
        page = (await readers.get("?q=printer")).text
        assert re.findall(r"<strong>(Printers|Other things)</strong>", page) == ["Printers", "Other things"]
        assert "2 articles found" in page
        assert "<small>Machines</small>" in page
        assert '<meta name="robots" content="noindex">' in page
        assert 'value="printer"' in page

    async def test_takes_a_word_that_is_not_written_out(self, readers: Readers, other_desk: Desk) -> None:
        await readers.write("Printing on weekends", "It is quiet then.")
        await readers.write("Prices", "What it costs.")
        await readers.write("Private prints", "x", status="draft")
        await other_desk.made("/articles", {"title": "Prints of theirs", "status": "published"})
        for asked, found in (
            ("prin", ["Printing on weekends"]),
            ("quiet pri", ["Printing on weekends"]),
            ("pri", ["Prices", "Printing on weekends"]),
            ("p", []),
            ("pri -quiet", []),
        ):
            page = (await readers.get(f"?q={asked}")).text
            assert sorted(re.findall(r"<strong>(P[^<]*)</strong>", page)) == found, asked

    async def test_that_finds_nothing_leads_to_people(self, readers: Readers) -> None:
        page = (await readers.get("?q=%3Cb%3Ezebra")).text
        assert "Nothing found for “&lt;b&gt;zebra”" in page
        assert "/portal/new" in page.partition("<main")[2]

    @pytest.mark.parametrize("q", ["%20", "!!!", "'", "a:*", "x" * 5000, "%E2%80%8B", "%00", "%FF", "or", '"', "-a"])
    async def test_of_anything_is_answered(self, readers: Readers, q: str) -> None:
        assert (await readers.get(f"?q={q}")).status_code == 200


class TestAnAnswer:
    async def test_is_not_sent_again_while_nothing_changed(self, readers: Readers) -> None:
        article = await readers.write("How", "Words " * 400)
        for encoding in ("identity", "gzip"):
            headers = {"accept-encoding": encoding}
            first = await readers.get("/articles/how", headers=headers)
            tag = first.headers["etag"]
            again = await readers.get("/articles/how", headers={**headers, "if-none-match": tag})
            assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
            assert first.headers["cache-control"] == "no-cache"
        await readers.desk.call("PATCH", f"/articles/{article['id']}", json={"title": "How now"})
        changed = await readers.get("/articles/how", headers={**headers, "if-none-match": tag})
        assert changed.status_code == 200

    async def test_is_squeezed_for_those_who_take_it(self, readers: Readers) -> None:
        await readers.write("How", "Words " * 400)
        plain = await readers.get("/articles/how", headers={"accept-encoding": "identity"})
        sent: list[Any] = []
        request = readers.desk.client.build_request("GET", f"{readers.base}/articles/how")
        request.headers["accept-encoding"] = "gzip"
        answer = await readers.desk.client.send(request, stream=True)
        sent = [chunk async for chunk in answer.aiter_raw()]
        assert answer.headers["content-encoding"] == "gzip"
        assert gzip.decompress(b"".join(sent)) == plain.content
        assert answer.headers["etag"] != plain.headers["etag"]

    async def test_stands_under_the_strict_policy(self, readers: Readers) -> None:
        answer = await readers.get()
        assert "script-src 'self'" in answer.headers["content-security-policy"]
        assert "unsafe" not in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert " style=" not in answer.text

    async def test_is_of_get_and_head_alone(self, readers: Readers) -> None:
        got, head = await readers.get(), await readers.desk.client.head(readers.base)
        assert (head.status_code, head.content) == (200, b"")
        assert head.headers["etag"] == got.headers["etag"]
        assert (await readers.desk.client.post(readers.base)).status_code == 405

    async def test_is_given_so_often_to_one_address(self, database: Database) -> None:
        house = house_for(database, rate="2/minute")
        async with open_desk(database, house) as desk:
            center: Any = HelpCenter(house, Shell(BUILT))
            async with httpx.AsyncClient(transport=httpx.ASGITransport(center), base_url="http://desk.test") as client:
                answers = [await client.get(f"/w/{desk.workspace.slug}/help") for _ in range(3)]
        assert [answer.status_code for answer in answers] == [200, 200, 429]
        assert int(answers[2].headers["retry-after"]) > 0


class TestSearchEngines:
    async def test_find_every_published_page_in_the_sitemap(self, readers: Readers) -> None:
        section = await readers.desk.made("/sections", {"title": "Printers"})
        await readers.write("How", collection_id=section["id"])
        await readers.desk.made("/articles", {"title": "Draft"})
        answer = await readers.get("/sitemap.xml")
        home = readers.home
        assert answer.headers["content-type"].startswith("application/xml")
        assert re.findall("<loc>(.*?)</loc>", answer.text) == [
            home,
            f"{home}/sections/printers",
            f"{home}/articles/how",
        ]
        assert re.search(r"<lastmod>\d{4}-\d\d-\d\d</lastmod>", answer.text)

    async def test_are_told_where_it_is_and_what_is_private(self, readers: Readers) -> None:
        await readers.desk.call("PATCH", "/workspace", json={"hosts": ["help.robots.test"]})
        answer = await readers.desk.client.get("/robots.txt", headers={"host": "help.robots.test"})
        lines = answer.text.splitlines()
        assert "Sitemap: http://help.robots.test/help/sitemap.xml" in lines
        assert {"Disallow: /p/", "Disallow: /portal", "Disallow: /app", "Disallow: /api", "Allow: /help"} <= set(lines)


class TestAPicture:
    async def upload(self, desk: Desk, data: bytes, **options: Any) -> httpx.Response:
        sent = form(part(data, 'form-data; name="file"; filename="lid.png"', "Content-Type: text/html"))
        return await desk.call("POST", "/pictures", content=sent, headers=dict(TYPE), **options)

    async def test_is_shown_to_anybody_for_ever(self, readers: Readers) -> None:
        made = (await self.upload(readers.desk, PNG)).json()["data"]
        assert made["url"].startswith("/help/pictures/")
        answer = await readers.desk.client.get(made["url"])
        assert (answer.status_code, answer.content, answer.headers["content-type"]) == (200, PNG, "image/png")
        assert "immutable" in answer.headers["cache-control"]
        assert "sandbox" in answer.headers["content-security-policy"]
        await readers.desk.call("DELETE", f"/files/{made['id']}")
        assert (await readers.desk.client.get(made["url"])).status_code == 404

    @pytest.mark.parametrize("data", [b"<svg onload=alert(1)>", b"<script>", b"%PDF-1.4", b"RIFF1234WAVE", b"MZ\x90\0"])
    async def test_that_is_none_is_refused(self, readers: Readers, data: bytes) -> None:
        answer = await self.upload(readers.desk, data)
        assert (answer.status_code, answer.json()["error"]["details"]["fields"][0]["path"]) == (400, "file")

    async def test_is_not_reached_by_a_forged_address(self, readers: Readers) -> None:
        url = (await self.upload(readers.desk, PNG)).json()["data"]["url"]
        workspace, file, sign = url.rpartition("/")[2].split(".")
        upload = await readers.desk.call("POST", "/files", content=form(part(b"secret")), headers=dict(TYPE))
        other = upload.json()["data"]["id"].removeprefix("file_")
        for token in (
            f"{workspace}.{other}.{sign}",
            f"{workspace}.{file}.{'A' * 22}",
            f"{workspace}.{file}",
            "%00",
            "",
        ):
            assert (await readers.desk.client.get(f"/help/pictures/{token}")).status_code == 404, token
