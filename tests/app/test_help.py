"""The help centre as strangers and search engines get it: whole pages, of what is published and nothing else."""

import re

import pytest

from tests.app.readers import Readers
from tests.support.desks import Desk

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


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
