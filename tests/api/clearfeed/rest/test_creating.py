"""Creating requests by JSON: what is generated, each limit below, at and above it, and nothing made on a fault."""

from typing import Any

import pytest

from parley.core.actor import Role
from tests.api.clearfeed.rest.client import Client
from tests.support.desks import Desk
from tests.support.marks import mark_of
from tests.support.rows import recorded

URL = "/requests"


class TestADescription:
    @pytest.mark.parametrize("body", [{}, {"description": None}, {"description": 7}, {"description": ["<p>x</p>"]}])
    async def test_is_required(self, client: Client, desk: Desk, body: dict[str, Any]) -> None:
        before = await mark_of(desk)
        assert "description" in await client.refused("POST", URL, json=body)
        assert await mark_of(desk) == before

    @pytest.mark.parametrize("html", ["", " ", "<p></p>", "<p>\n<br></p>", "<script>alert(1)</script>"])
    async def test_must_say_something(self, client: Client, html: str) -> None:
        assert "description" in await client.refused("POST", URL, json={"description": html})

    @pytest.mark.parametrize("size", [3999, 4000])
    async def test_has_4000_characters_of_html_at_most(self, client: Client, desk: Desk, size: int) -> None:
        html = f"<p>{'ä' * (size - 7)}</p>"
        number = await client.create(description=html, title="Long")
        assert (await desk.got(f"/tickets/{number}"))["data"]["description"] == html

    async def test_of_4001_characters_is_refused(self, client: Client, desk: Desk) -> None:
        before = await mark_of(desk)
        assert "description" in await client.refused("POST", URL, json={"description": f"<p>{'x' * 3994}</p>"})
        assert await mark_of(desk) == before

    async def test_is_read_as_html_and_made_safe(self, client: Client, desk: Desk) -> None:
        number = await client.create(description='<p onclick="x()">1 &lt; 2 <script>alert(1)</script></p>')
        data = (await desk.got(f"/tickets/{number}"))["data"]
        assert (data["description"], data["description_text"]) == ("<p>1 &lt; 2 </p>", "1 < 2")

    @pytest.mark.parametrize("html", ["a\\u0000b", "a\\ud800b"])
    async def test_holds_what_can_be_kept(self, client: Client, html: str) -> None:
        raw = f'{{"description": "{html}"}}'
        await client.refused("POST", URL, content=raw, headers={"content-type": "application/json"})


class TestATitle:
    @pytest.mark.parametrize("size", [1, 299, 300])
    async def test_is_kept_as_it_is(self, client: Client, size: int) -> None:
        assert (await client.get(await client.create(title="t" * size)))["title"] == "t" * size

    @pytest.mark.parametrize("title", ["t" * 301, 7, ["t"], "a\x00b"])
    async def test_has_300_characters_at_most(self, client: Client, title: object) -> None:
        assert "title" in await client.refused("POST", URL, json={"description": "<p>x</p>", "title": title})

    @pytest.mark.parametrize("body", [{}, {"title": None}, {"title": ""}, {"title": "  "}])
    async def test_is_generated_where_there_is_none(self, client: Client, body: dict[str, Any]) -> None:
        number = await client.create(description="<p>The printer smokes</p>", **body)
        title = (await client.get(number))["title"]
        assert "printer" in title.lower()
        assert 1 <= len(title) <= 300

    async def test_is_text_and_no_html(self, client: Client) -> None:
        assert (await client.get(await client.create(title="<b>Hi</b>")))["title"] == "<b>Hi</b>"


class TestAPriority:
    @pytest.mark.parametrize("word", ["low", "normal", "high", "urgent"])
    async def test_is_kept(self, client: Client, word: str) -> None:
        assert (await client.get(await client.create(priority=word)))["priority"] == word

    @pytest.mark.parametrize("word", ["medium", "High", "", 2, True, ["low"]])
    async def test_has_the_four_words_and_no_other(self, client: Client, word: object) -> None:
        assert "priority" in await client.refused("POST", URL, json={"description": "<p>x</p>", "priority": word})

    async def test_is_generated_where_there_is_none(self, client: Client) -> None:
        number = await client.create(description="<p>URGENT: production is down, all customers affected!</p>")
        assert (await client.get(number))["priority"] in {"high", "urgent"}


class TestARequester:
    async def test_is_found_or_made(self, client: Client, desk: Desk) -> None:
        one = await client.get(await client.create(requester_email="ann@example.com"))
        two = await client.get(await client.create(requester_email="Ann@Example.com"))
        assert one["author"] == two["author"]
        assert [kind for kind, _ in await recorded(desk, "ticket")] == ["ticket.created"] * 2

    @pytest.mark.parametrize("email", ["nobody", "a@b@c", "x" * 250 + "@example.com", 7])
    async def test_has_an_address(self, client: Client, desk: Desk, email: object) -> None:
        before = await mark_of(desk)
        body = {"description": "<p>x</p>", "requester_email": email}
        assert "requester_email" in await client.refused("POST", URL, json=body)
        assert await mark_of(desk) == before

    @pytest.mark.parametrize("body", [{"requester_email": None}, {"requester_email": ""}])
    async def test_is_the_keys_agent_where_none_is_named(self, client: Client, body: dict[str, Any]) -> None:
        assert (await client.get(await client.create(**body)))["author"]["email"] == "owner@desk.test"

    async def test_is_the_workspaces_owner_for_a_key_without_agent(self, client: Client, desk: Desk) -> None:
        keyed = Client(desk, await desk.key_for(Role.AGENT))
        assert (await client.get(await keyed.create()))["author"]["email"] == "owner@desk.test"


class TestABody:
    async def test_may_hold_what_nobody_knows(self, client: Client) -> None:
        number = await client.create(title="Hi", state="closed", tags=["a"], id=999, attachments=[], nonsense={"a": 1})
        assert (await client.get(number))["state"] == "open"

    @pytest.mark.parametrize("files", ["a.txt", ["file_1"], [{"key": "x"}], {"id": 1}])
    async def test_of_json_brings_no_files(self, client: Client, files: object) -> None:
        body = {"description": "<p>x</p>", "attachments": files}
        assert "attachments" in await client.refused("POST", URL, json=body)

    async def test_names_all_its_faults_at_once(self, client: Client) -> None:
        said = await client.refused("POST", URL, json={"title": 7, "priority": "no"})
        assert all(name in said for name in ("title", "priority", "description"))


class TestARepeat:
    async def test_with_its_key_makes_one_request(self, client: Client) -> None:
        headers = {"idempotency-key": "k1"}
        body = {"description": "<p>Once</p>"}
        first = await client.send("POST", URL, json=body, headers=headers)
        again = await client.send("POST", URL, json=body, headers=headers)
        assert (first.status_code, first.content) == (again.status_code, again.content)
        assert again.headers["idempotency-replayed"] == "true"
        assert len(await client.ids()) == 1
        await client.refused("POST", URL, 422, json={"description": "<p>Other</p>"}, headers=headers)
