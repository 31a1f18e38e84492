"""The front end, as it is served: a build made up by the test, and what every browser relies on."""

import gzip
from pathlib import Path
from typing import Any

import httpx
import pytest

from parley.api.toolbox.answer import Answer
from parley.app.front import front_pages
from parley.app.pages import NOT_FOUND, Pages

SCRIPT = b"console.log('parley');" * 40
GZIPPED = gzip.compress(SCRIPT, mtime=0)
LANDING = Answer(200, b"landing")
HELP = Answer(200, b"help", [(b"content-security-policy", b"default-src 'none'")])
IMMUTABLE = "public, max-age=31536000, immutable"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a build: a page, a script with its twins, and what must not be served."""
    files = {
        "app.html": b"<!doctype html><script type=module src=/assets/app-1.js></script>",
        "assets/app-1.js": SCRIPT,
        "assets/app-1.js.br": b"brotli",
        "assets/app-1.js.gz": GZIPPED,
        "assets/icon-2.svg": b"<svg/>",
        "stamp": b"secret",
        "assets/.env": b"secret",
    }
    for name, body in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(body)
    return tmp_path


@pytest.fixture
def client(folder: Path) -> httpx.AsyncClient:
    """Return a client of the pages that this build has."""
    application: Any = Pages({"/": LANDING, **front_pages(LANDING, folder, help_center=HELP)})
    return httpx.AsyncClient(transport=httpx.ASGITransport(application), base_url="http://desk.test")


class TestFront:
    def test_has_no_paths_where_nothing_was_built(self, tmp_path: Path) -> None:
        assert front_pages(LANDING, tmp_path) == {}

    @pytest.mark.parametrize(
        "path",
        [
            "/assets/app-0.js",
            "/assets/",
            "/assets/stamp",
            "/assets/../stamp",
            "/assets/%2e%2e/stamp",
            "/assets/..%2fstamp",
            "/assets//app-1.js",
            "/assets/app-1.js.br",
            "/assets/.env",
            "/assets/app-1.js%00",
        ],
    )
    async def test_has_no_file_that_was_not_built(self, client: httpx.AsyncClient, path: str) -> None:
        answer = await client.get(path)
        assert (answer.status_code, answer.json()["error"]["code"]) == (404, "NOT_FOUND")
        assert b"secret" not in answer.content

    async def test_says_of_a_piece_of_an_old_build_that_it_is_gone_for_now(self, client: httpx.AsyncClient) -> None:
        assert (await client.get("/assets/app-0.js")).headers["cache-control"] == "no-store"

    @pytest.mark.parametrize("path", ["/apple", "/app.html", "/application/x"])
    async def test_claims_no_path_beside_its_own(self, client: httpx.AsyncClient, path: str) -> None:
        assert (await client.get(path)).content == NOT_FOUND.body

    @pytest.mark.parametrize("path", ["/app", "/assets/app-1.js"])
    async def test_takes_get_and_head_alone(self, client: httpx.AsyncClient, path: str) -> None:
        answer, head = await client.post(path), await client.head(path)
        assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")
        got = await client.get(path)
        assert (head.status_code, head.content) == (200, b"")
        assert head.headers["content-length"] == got.headers["content-length"]
        assert head.headers["etag"] == got.headers["etag"]

    @pytest.mark.parametrize("path", ["/app", "/app/", "/app/tickets/tkt_1", "/app/../app/%2e%2e/x?y=1"])
    async def test_answers_every_path_below_app_with_the_page(self, client: httpx.AsyncClient, path: str) -> None:
        answer = await client.get(path)
        assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-cache")
        assert answer.headers["content-type"] == "text/html; charset=utf-8"

    @pytest.mark.parametrize("path", ["/app", "/assets/app-1.js"])
    async def test_stands_under_a_strict_policy(self, client: httpx.AsyncClient, path: str) -> None:
        headers = (await client.get(path)).headers
        policy = headers["content-security-policy"]
        assert "unsafe" not in policy
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert (headers["x-content-type-options"], headers["referrer-policy"]) == ("nosniff", "no-referrer")


class TestAssets:
    @pytest.mark.parametrize(
        ("accepted", "encoding", "body"),
        [
            ("gzip, deflate, br, zstd", "br", b"brotli"),
            ("gzip", "gzip", GZIPPED),
            ("br;q=0, gzip;q=0.5", "gzip", GZIPPED),
            ("*", "br", b"brotli"),
            ("*, br;q=0", "gzip", GZIPPED),
            ("deflate", None, SCRIPT),
            ("", None, SCRIPT),
        ],
    )
    async def test_come_in_the_smallest_form_the_browser_takes(
        self, folder: Path, accepted: str, encoding: str | None, body: bytes
    ) -> None:
        built: Any = front_pages(LANDING, folder)["/assets/"]
        sent: list[Any] = []

        async def send(message: Any) -> None:
            sent.append(message)

        headers = [(b"accept-encoding", accepted.encode())]
        await built({"path": "/assets/app-1.js", "method": "GET", "headers": headers}, None, send)
        said = dict(sent[0]["headers"])
        assert sent[1]["body"] == body
        assert said.get(b"content-encoding") == (encoding.encode() if encoding else None)
        assert (said[b"vary"], said[b"cache-control"].decode()) == (b"accept-encoding", IMMUTABLE)

    async def test_without_a_twin_come_as_they_are(self, client: httpx.AsyncClient) -> None:
        answer = await client.get("/assets/icon-2.svg", headers={"accept-encoding": "br"})
        assert (answer.content, answer.headers["content-type"]) == (b"<svg/>", "image/svg+xml")

    async def test_that_are_known_are_not_sent_again(self, client: httpx.AsyncClient) -> None:
        for path in ("/app", "/assets/icon-2.svg"):
            tag = (await client.get(path)).headers["etag"]
            again = await client.get(path, headers={"if-none-match": f'W/"x", {tag}'})
            assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)

    async def test_have_another_tag_in_another_encoding(self, client: httpx.AsyncClient) -> None:
        plain = await client.head("/assets/app-1.js", headers={"accept-encoding": "identity"})
        small = await client.head("/assets/app-1.js", headers={"accept-encoding": "br"})
        assert plain.headers["etag"] != small.headers["etag"]


class TestDoorstep:
    async def test_leads_browsers_to_the_front_end(self, client: httpx.AsyncClient) -> None:
        answer = await client.get("/", headers={"accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
        assert (answer.status_code, answer.headers["location"], answer.headers["vary"]) == (303, "/app", "accept")

    async def test_shows_programs_the_landing_page(self, client: httpx.AsyncClient) -> None:
        assert (await client.get("/")).content == b"landing"


class TestTheCustomersFronts:
    @pytest.fixture
    def folder(self, folder: Path) -> Path:
        for name in ("portal", "public"):
            (folder / f"{name}.html").write_bytes(name.encode())
        return folder

    @pytest.mark.parametrize(
        ("path", "page"),
        [
            ("/help", b"help"),
            ("/help/articles/how", b"help"),
            ("/portal/enter", b"portal"),
            ("/p/desk-1-AAAAAAAAAAAAAAAAAAAAAA", b"public"),
            ("/w/acme/help", b"help"),
            ("/w/acme/help/articles/how", b"help"),
            ("/w/acme/portal/", b"portal"),
        ],
    )
    async def test_have_their_pages_by_host_and_by_name(
        self, client: httpx.AsyncClient, path: str, page: bytes
    ) -> None:
        answer = await client.get(path)
        assert (answer.status_code, answer.content) == (200, page)
        assert ("noindex" in answer.headers.get("x-robots-tag", "")) is (page != b"help")
        assert "default-src 'none'" in answer.headers["content-security-policy"]

    @pytest.mark.parametrize(
        "path", ["/w/", "/w/acme", "/w/acme/", "/w/acme/app", "/w//help", "/w/a/b/help", "/w/a/p/x"]
    )
    async def test_have_no_others(self, client: httpx.AsyncClient, path: str) -> None:
        assert (await client.get(path)).status_code == 404
