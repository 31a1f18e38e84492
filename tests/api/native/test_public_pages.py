"""A ticket's public page: who may open it, what it shows, what may be said there, and how it ends."""

from typing import Any

import pytest

from parley.api.toolbox.limits import SignInLimits
from parley.core.actor import Role
from parley.kit.db import Database
from tests.support.desks import Desk, house_for, open_desk
from tests.support.forms import TYPE, form, part
from tests.support.marks import mark_of
from tests.support.rows import recorded

TEXT = 'form-data; name="content"'


def said(content: str | None = "Thank you", *files: tuple[str, bytes]) -> dict[str, Any]:
    """Return a form with a text and files."""
    parts = [] if content is None else [part(content.encode(), TEXT)]
    parts += [part(data, f'form-data; name="files"; filename="{name}"') for name, data in files]
    return {"content": form(*parts), "headers": dict(TYPE)}


async def shared(desk: Desk, ticket: str = "", **body: bool) -> str:
    """Share a ticket, a new one unless told otherwise; return what its address ends in."""
    ticket = ticket or (await desk.made("/tickets", {"subject": "Help", "customer_email": "ann@example.com"}))["id"]
    answer = await desk.call("POST", f"/tickets/{ticket}/public-page", json=body)
    assert answer.status_code == 200, answer.text
    return answer.json()["data"]["url"].removeprefix("http://desk.test/p/")


async def status_of(desk: Desk, token: str) -> int:
    return (await desk.call("GET", f"/public/tickets/{token}", key=None)).status_code


class TestAPage:
    async def test_is_there_on_demand_alone(self, desk: Desk) -> None:
        ticket = await desk.made("/tickets", {"subject": "Help", "customer_email": "ann@example.com"})
        assert ticket["public_url"] is None
        token = await shared(desk, ticket["id"])
        seen = (await desk.got(f"/tickets/{ticket['id']}"))["data"]
        assert seen["public_url"] == f"http://desk.test/p/{token}"
        assert seen["url"] == ticket["url"]
        assert seen["version"] == ticket["version"] + 1
        assert [each["public_url"] for each in (await desk.got("/tickets"))["data"]] == [seen["public_url"]]
        assert token.startswith(f"{desk.workspace.slug}-{ticket['number']}-")
        assert len(token.rpartition(f"-{ticket['number']}-")[2]) * 6 >= 128

    async def test_keeps_its_address_until_it_is_taken_away_and_never_has_it_again(self, desk: Desk) -> None:
        token = await shared(desk)
        ticket = f"tkt_{token.removeprefix(desk.workspace.slug).split('-')[1]}"
        assert await shared(desk, ticket) == token
        for status in (204, 404):
            assert (await desk.call("DELETE", f"/tickets/{ticket}/public-page")).status_code == status
        assert await status_of(desk, token) == 404
        anew = await shared(desk, ticket)
        assert anew != token
        assert (await status_of(desk, token), await status_of(desk, anew)) == (404, 200)
        told = [name for name, _ in await recorded(desk, "ticket") if "shared" in name]
        assert told == ["ticket.shared", "ticket.unshared", "ticket.shared"]

    async def test_is_shown_to_the_team_with_what_may_be_done_there(self, desk: Desk) -> None:
        ticket = (await desk.made("/tickets", {"subject": "Help", "customer_email": "ann@example.com"}))["id"]
        assert (await desk.call("GET", f"/tickets/{ticket}/public-page")).status_code == 404
        token = await shared(desk, ticket, replies=False)
        seen = await desk.call("GET", f"/tickets/{ticket}/public-page")
        assert seen.json()["data"] == {"url": f"http://desk.test/p/{token}", "replies": False}
        tag = {"if-match": seen.headers["etag"]}
        await desk.call("PATCH", f"/tickets/{ticket}", json={"subject": "Other"})
        for status in (412, 204):
            assert (await desk.call("DELETE", f"/tickets/{ticket}/public-page", headers=tag)).status_code == status
            tag = {}
        assert (await desk.call("GET", f"/tickets/{ticket}/public-page")).status_code == 404

    async def test_is_not_found_by_any_other_address(self, desk: Desk, other_desk: Desk) -> None:
        token = await shared(desk)
        foreign = await shared(other_desk)
        slug, secret = desk.workspace.slug, token[-22:]
        number = int(token.removeprefix(f"{slug}-").split("-")[0])
        await desk.made("/tickets", {"subject": "Other"})
        flipped = secret[:-2] + ("AA" if secret[-2:] != "AA" else "QQ")
        for wrong in (
            f"{slug}-{number}-{flipped}",
            f"{slug}-{number + 1}-{secret}",
            f"{other_desk.workspace.slug}{token.removeprefix(slug)}",
            f"{slug}{foreign.removeprefix(other_desk.workspace.slug)}",
            token[:-1],
            f"{token}A",
            token.upper(),
            secret,
            f"-{token}",
            "%00",
            "x" * 5_000,
            "nowhere-1-" + "A" * 22,
            f"{slug}-99999999999999999999-{secret}",
            "*",
        ):
            assert await status_of(desk, wrong) == 404, wrong
            answer = await desk.call("POST", f"/public/tickets/{wrong}/replies", key=None, **said())
            assert answer.status_code == 404, wrong

    async def test_ends_with_its_ticket_and_comes_back_with_it(self, desk: Desk) -> None:
        ticket = await desk.made("/tickets", {"subject": "Help", "customer_email": "ann@example.com"})
        token = await shared(desk, ticket["id"])
        await desk.call("DELETE", f"/tickets/{ticket['id']}")
        assert await status_of(desk, token) == 404
        await desk.call("POST", f"/tickets/{ticket['id']}/restore")
        assert await status_of(desk, token) == 200
        await desk.call("DELETE", f"/customers/{ticket['customer']['id']}?erase=true")
        assert await status_of(desk, token) == 404
        assert (await desk.got(f"/tickets/{ticket['id']}"))["data"]["public_url"] is None

    async def test_is_given_by_those_who_may_write(self, desk: Desk) -> None:
        ticket = await desk.made("/tickets", {"subject": "Help"})
        for role in (Role.READ, Role.LIGHT):
            key = await desk.key_for(role)
            for method in ("POST", "DELETE"):
                body = {"json": {}} if method == "POST" else {}
                answer = await desk.call(method, f"/tickets/{ticket['id']}/public-page", key=key, **body)
                assert answer.status_code == 403
        assert (await desk.got(f"/tickets/{ticket['id']}"))["data"]["public_url"] is None

    async def test_is_taken_away_only_from_the_ticket_that_was_seen(self, desk: Desk) -> None:
        ticket = await desk.made("/tickets", {"subject": "Help"})
        token = await shared(desk, ticket["id"])
        stale = {"if-match": f'"{ticket["version"]}"'}
        assert (await desk.call("DELETE", f"/tickets/{ticket['id']}/public-page", headers=stale)).status_code == 412
        assert await status_of(desk, token) == 200


class TestWhatItShows:
    async def test_is_what_was_said_in_public_and_nothing_of_the_teams_own(self, desk: Desk) -> None:
        await desk.made("/fields", {"label": "Margin", "type": "text", "public": False})
        body = {
            "subject": "Help",
            "description": "It <b>smokes</b>",
            "customer_email": "ann@example.com",
            "cc": ["boss@example.com"],
            "tags": ["angry"],
            "custom_fields": {"margin": "zanzibar"},
        }
        ticket = await desk.made("/tickets", body)
        for content, internal in (("Public words", False), ("Secret words", True)):
            said_ = {"ticket_id": ticket["id"], "content": content, "internal": internal}
            await desk.made("/conversations", said_)
        await desk.call("PUT", f"/tickets/{ticket['id']}/draft?kind=reply", json={"content": "Unsent words"})
        await desk.call("PATCH", f"/tickets/{ticket['id']}", json={"status": "pending", "priority": "urgent"})
        answer = await desk.call("GET", f"/public/tickets/{await shared(desk, ticket['id'])}", key=None)
        seen = answer.json()["data"]
        assert answer.headers["cache-control"] == "private, no-store"
        assert answer.headers["x-robots-tag"] == "noindex, nofollow"
        for secret in ("Secret", "Unsent", "@", "angry", "zanzibar", "urgent", "cust_", "user_"):
            assert secret not in answer.text, secret
        assert {
            name: seen[name] for name in ("number", "subject", "status", "state", "workspace_name", "may_reply")
        } == {
            "number": ticket["number"],
            "subject": "Help",
            "status": "Pending",
            "state": "pending",
            "workspace_name": "Test desk",
            "may_reply": True,
        }
        assert set(seen) - {"created_at", "updated_at", "messages", "fields"} == {
            "number", "subject", "status", "state", "workspace_name", "may_reply", "category"
        }  # fmt: skip
        assert seen["fields"] == []
        assert [(each["author"], each["content_text"]) for each in seen["messages"]] == [
            ({"type": "customer", "name": None}, "It smokes"),
            ({"type": "team", "name": "Olivia Owner"}, "Public words"),
        ]

    async def test_has_the_files_of_public_messages_alone(self, desk: Desk) -> None:
        ticket = await desk.made("/tickets", {"subject": "Help", "customer_email": "ann@example.com"})
        for name, internal in (("public.txt", False), ("secret.txt", True)):
            upload = {
                "content": form(part(b"bytes", f'form-data; name="file"; filename="{name}"')),
                "headers": dict(TYPE),
            }
            file = (await desk.call("POST", "/files", **upload)).json()["data"]["id"]
            message = {"ticket_id": ticket["id"], "content": "See", "internal": internal, "attachments": [file]}
            await desk.made("/conversations", message)
        seen = (await desk.got(f"/public/tickets/{await shared(desk, ticket['id'])}", key=None))["data"]
        files = [file["name"] for each in seen["messages"] for file in each["attachments"]]
        assert files == ["public.txt"]


class TestAReply:
    async def test_is_the_customers_and_wakes_the_ticket(self, desk: Desk) -> None:
        ticket = await desk.made(
            "/tickets", {"subject": "Help", "customer_email": "ann@example.com", "status": "solved"}
        )
        token = await shared(desk, ticket["id"])
        hostile = "<img src=x onerror=alert(1)> Thank <b>you</b>"
        answer = await desk.call(
            "POST", f"/public/tickets/{token}/replies", key=None, **said(hostile, ("a.txt", b"hello"))
        )
        assert answer.status_code == 201, answer.text
        reply = answer.json()["data"]
        assert reply["number"] == ticket["number"]
        assert reply["message"]["content_text"] == hostile, "what is typed is text"
        assert "<img" not in reply["message"]["content_html"]
        assert [file["name"] for file in reply["message"]["attachments"]] == ["a.txt"]
        told = (await desk.got(f"/conversations?ticket_id={ticket['id']}"))["data"][0]
        assert told["author"]["id"] == ticket["customer"]["id"]
        assert (await desk.got(f"/tickets/{ticket['id']}"))["data"]["state"] == "open"

    async def test_under_one_key_is_written_once(self, desk: Desk) -> None:
        token = await shared(desk)
        options = said()
        options["headers"] |= {"idempotency-key": "one"}
        first, again = [
            await desk.call("POST", f"/public/tickets/{token}/replies", key=None, **options) for _ in range(2)
        ]
        assert (first.status_code, again.content) == (201, first.content)
        assert len((await desk.got(f"/public/tickets/{token}", key=None))["data"]["messages"]) == 2

    @pytest.mark.parametrize(
        ("options", "status"),
        [
            (said(""), 400),
            (said("  \n"), 400),
            (said(None), 400),
            (said("See", ("evil.exe", b"MZ")), 400),
            (said("See", *[(f"{at}.txt", b"x") for at in range(11)]), 400),
            ({"content": form(part(b"x", 'form-data; name="author"')), "headers": dict(TYPE)}, 400),
            ({"json": {"content": "x"}}, 415),
            (said("x" * 300_000), 400),
        ],
    )
    async def test_that_is_none_is_refused_and_changes_nothing(
        self, desk: Desk, options: dict[str, Any], status: int
    ) -> None:
        token = await shared(desk)
        before = await mark_of(desk)
        answer = await desk.call("POST", f"/public/tickets/{token}/replies", key=None, **options)
        assert answer.status_code == status, answer.text
        assert await mark_of(desk) == before

    async def test_is_refused_where_the_page_is_for_reading_and_for_one_who_is_blocked(self, desk: Desk) -> None:
        ticket = await desk.made("/tickets", {"subject": "Help", "customer_email": "ann@example.com"})
        token = await shared(desk, ticket["id"], replies=False)
        assert (await desk.got(f"/public/tickets/{token}", key=None))["data"]["may_reply"] is False
        before = await mark_of(desk)
        answer = await desk.call("POST", f"/public/tickets/{token}/replies", key=None, **said())
        assert (answer.status_code, answer.json()["error"]["code"]) == (403, "FORBIDDEN")
        assert await mark_of(desk) == before
        assert await shared(desk, ticket["id"], replies=True) == token
        async with desk.database.tenant(desk.workspace.id) as connection:
            await connection.execute("update customers set blocked = true where workspace_id = $1", desk.workspace.id)
        answer = await desk.call("POST", f"/public/tickets/{token}/replies", key=None, **said())
        assert answer.status_code == 403

    async def test_to_a_closed_ticket_opens_another(self, desk: Desk) -> None:
        ticket = await desk.made("/tickets", {"subject": "Help", "customer_email": "a@b.test", "status": "closed"})
        token = await shared(desk, ticket["id"])
        answer = await desk.call("POST", f"/public/tickets/{token}/replies", key=None, **said("Again"))
        assert answer.json()["data"]["number"] == ticket["number"] + 1

    async def test_is_limited_for_a_page(self, database: Database) -> None:
        limits = SignInLimits(account="2/day", address="off")
        async with open_desk(database, house_for(database, sign_ins=limits)) as desk:
            token, other = await shared(desk), await shared(desk)
            statuses = [
                (await desk.call("POST", f"/public/tickets/{each}/replies", key=None, **said())).status_code
                for each in (token, token, token, other)
            ]
            assert statuses == [201, 201, 429, 201]
