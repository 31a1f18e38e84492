"""The help centre's answers over HTTP: smaller, cached, in its own words, for search engines; and its pictures."""

import gzip
import re
from typing import Any

import httpx
import pytest

from parley.app.help import HelpCenter
from parley.app.help.shell import Shell
from parley.kit.db import Database
from tests.app.readers import BUILT, Readers
from tests.support.desks import Desk, house_for, open_desk
from tests.support.forms import TYPE, form, part

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20


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
        house = house_for(database, rate="2/day")
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
