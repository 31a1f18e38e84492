"""Members: asked to join, let in by a link, with the rights of their role, and shown out."""

import json
import re
from typing import Any

import pytest
from playwright.async_api import Page, expect

from tests.browser.axe import check_accessible
from tests.browser.conftest import SitDown
from tests.browser.seat import PHONE, Seat
from tests.browser.test_signing_in import code_now
from tests.support.desks import Desk
from tests.support.seats import PASSWORD, give_password

LOOKED_AT = ("members", "teams", "inboxes", "categories", "statuses", "fields", "tags", "macros", "sla")
HIDDEN = dict.fromkeys(["keys", "webhooks", "installation", "imports"], "Only administrators")
ASK = """async ([path, body]) => {
    const seated = await (await fetch("/api/v1/session")).json();
    const headers = { "content-type": "application/json", "x-csrf-token": seated.data?.csrf_token ?? "" };
    const answer = await fetch(`/api/v1${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    return await answer.json();
}"""


async def member(desk: Desk, role: str, name: str = "Bo Member") -> int:
    """Make a member, and return the number of it."""
    made = await desk.made("/users", {"email": f"{role}@desk.test", "name": name, "role": role})
    return int(made["id"].removeprefix("user_"))


async def link_in(page: Page, subject: str) -> str:
    """Read the link out of the newest mail of that subject, on the page where an owner sees it."""
    await page.get_by_role("button", name=subject).first.click()
    said = await page.get_by_role("dialog").get_by_role("region", name="Outgoing mail").inner_text()
    (link,) = (word for word in said.split() if "/app/enter#" in word)
    return link[link.index("/app/") :]


async def ask(page: Page, path: str, body: dict[str, Any]) -> Any:
    return json.loads(json.dumps(await page.evaluate(ASK, [path, body])))


class TestAnInvitation:
    async def test_is_accepted_by_the_link_in_the_mail(self, seat: Seat, sit_down: SitDown) -> None:
        page = await seat.open("/app/settings/members")
        await page.get_by_role("button", name="Invite").click()
        sheet = page.get_by_role("dialog", name="Invite somebody")
        await sheet.get_by_label("E-mail address").fill("bo@desk")
        await sheet.get_by_label("Name").fill("Bo")
        await check_accessible(page)
        await sheet.get_by_role("button", name="Invite").click()
        await expect(sheet.get_by_role("alert")).to_have_text("Must be an e-mail address")
        await sheet.get_by_label("E-mail address").fill("bo@example.com")
        await sheet.get_by_role("button", name="Invite").click()
        shown = page.get_by_role("dialog", name="The link for Bo")
        await expect(shown.get_by_role("region", name="Invitation link")).to_contain_text("/app/enter#")
        await check_accessible(page)
        await shown.get_by_role("button", name="I have kept it").click()
        await expect(page.get_by_role("table", name="Invitations")).to_contain_text("bo@example.com")
        await seat.open("/app/settings/mails")
        link = await link_in(page, "Test desk")
        await check_accessible(page)
        async with sit_down(agent=0, viewport=PHONE) as other:
            await other.open(link)
            await expect(other.page.get_by_text("You were invited as bo@example.com.")).to_be_visible()
            await check_accessible(other.page)
            await other.page.get_by_label("Your name").fill("Bo Newcomer")
            await other.page.get_by_label("New password").fill("password123")
            await other.page.get_by_role("button", name="Join").click()
            await expect(other.page.get_by_role("alert")).to_have_text("Is among the first that anybody would guess")
            await other.page.get_by_label("New password").fill(PASSWORD)
            await other.page.get_by_role("button", name="Join").click()
            await expect(other.page.get_by_role("heading", name="Open")).to_be_visible()
        async with sit_down(agent=0) as other:
            await other.open(link)
            await expect(other.page.get_by_text("This link does not work any more")).to_be_visible()
            await check_accessible(other.page)

    async def test_is_refused_to_who_is_here_and_is_taken_back(self, seat: Seat) -> None:
        invited = {"email": "cy@example.com", "name": "Cy", "role": "light"}
        await seat.desk.made("/invitations", invited)
        page = await seat.open("/app/settings/members?open=new")
        sheet = page.get_by_role("dialog", name="Invite somebody")
        await sheet.get_by_label("E-mail address").fill("cy@example.com")
        await sheet.get_by_label("Name").fill("Cy")
        await sheet.get_by_role("button", name="Invite").click()
        await expect(sheet.get_by_text("This e-mail address was invited already")).to_be_visible()
        await page.reload()
        await expect(sheet.get_by_label("E-mail address")).to_have_value("cy@example.com")
        await sheet.get_by_role("button", name="Start over").click()
        await sheet.get_by_role("button", name="Cancel").click()
        await page.get_by_role("button", name="Invite again: cy@example.com").click()
        await page.get_by_role("dialog").get_by_role("button", name="I have kept it").click()
        await page.get_by_role("button", name="Take back: cy@example.com").click()
        await expect(page.get_by_text("The invitation of cy@example.com is void")).to_be_visible()
        await expect(page.get_by_role("table", name="Invitations")).to_be_hidden()


class TestASignInLink:
    async def test_asks_for_the_code_where_there_is_a_second_factor(self, desk: Desk, sit_down: SitDown) -> None:
        await give_password(desk)
        async with sit_down() as seat:
            page = await seat.open("/app/settings/profile")
            totp = await ask(page, "/me/totp", {"password": PASSWORD})
            secret = totp["data"]["secret"]
            await ask(page, "/me/totp/confirm", {"code": code_now(secret)})
            await ask(page, "/session/links", {"email": "owner@desk.test"})
            await seat.open("/app/settings/mails")
            link = await link_in(page, "Your sign-in link")
        async with sit_down(agent=0) as other:
            await other.open(link)
            await expect(other.page.get_by_label("Code")).to_be_focused()
            await check_accessible(other.page)
            await other.page.get_by_label("Code").fill("000000")
            await other.page.get_by_role("button", name="Sign in").click()
            await expect(other.page.get_by_text("That code is not right, or not any more.")).to_be_visible()
            await other.page.get_by_label("Code").fill(code_now(secret, later=1))
            await other.page.get_by_role("button", name="Sign in").click()
            await expect(other.page.get_by_role("heading", name="Open")).to_be_visible()

    async def test_that_cannot_be_checked_is_not_said_to_be_void(self, seat: Seat, sit_down: SitDown) -> None:
        page = await seat.open("/app/settings/profile")
        await ask(page, "/session/links", {"email": "owner@desk.test"})
        await seat.open("/app/settings/mails")
        link = await link_in(page, "Your sign-in link")
        async with sit_down(agent=0) as other:
            await other.page.route("**/session/tokens/check", lambda route: route.abort())
            await other.open(link)
            await expect(other.page.get_by_text("The link could not be checked")).to_be_visible()
            await check_accessible(other.page)
            await other.page.unroute_all()
            await other.page.get_by_role("button", name="Try again").click()
            await expect(other.page.get_by_role("heading", name="Open")).to_be_visible()


class TestARole:
    @pytest.mark.parametrize("path", LOOKED_AT)
    async def test_light_looks_and_changes_nothing(self, desk: Desk, sit_down: SitDown, path: str) -> None:
        async with sit_down(agent=await member(desk, "light")) as seat:
            page = await seat.open(f"/app/settings/{path}")
            await expect(page.get_by_role("heading", level=1)).to_be_visible()
            await expect(page.get_by_role("main").get_by_text("Loading…")).to_have_count(0)
            await expect(page.get_by_role("button", name="Actions for")).to_have_count(0)
            for word in ("Add", "Invite", "Create"):
                await expect(page.get_by_role("main").get_by_role("button", name=word)).to_have_count(0)
            await check_accessible(page)

    async def test_that_may_not_look_is_told_so(self, desk: Desk, sit_down: SitDown) -> None:
        async with sit_down(agent=await member(desk, "light")) as seat:
            for path, said in {**HIDDEN, "mails": "Only owners", "exports": "Your role may not export"}.items():
                page = await seat.open(f"/app/settings/{path}")
                await expect(page.get_by_role("main").get_by_text(said)).to_be_visible()
                await check_accessible(page)
            await expect(seat.page.get_by_role("link", name="API keys")).to_have_count(0)

    async def test_of_the_last_owner_cannot_be_given_away(self, seat: Seat) -> None:
        page = await seat.open("/app/settings/members")
        await page.get_by_role("button", name=re.compile("^Olivia Owner.*owner@desk.test")).click()
        sheet = page.get_by_role("dialog", name="Olivia Owner")
        await sheet.get_by_role("radio", name="Agent").click()
        await sheet.get_by_role("button", name="Save").click()
        await expect(sheet.get_by_text("The last active owner can be neither demoted nor deactivated")).to_be_visible()
        await expect(sheet.get_by_role("radio", name="Agent")).to_be_checked()
        await check_accessible(page)


class TestAMember:
    async def test_who_leaves_is_out_at_once_and_can_come_back(self, seat: Seat, desk: Desk, sit_down: SitDown) -> None:
        async with sit_down(agent=await member(desk, "agent")) as other:
            await other.open("/app/settings/tags")
            await expect(other.page.get_by_role("heading", name="Tags", exact=True)).to_be_visible()
            page = await seat.open("/app/settings/members")
            await page.get_by_role("button", name="Actions for Bo Member").click()
            await page.get_by_role("menuitem", name="Deactivate").click()
            await expect(page.get_by_text("“Bo Member” can do nothing here any more")).to_be_visible()
            await expect(page.get_by_role("button", name="Actions for Bo Member")).to_have_count(0)
            await other.open("/app/settings/tags")
            await expect(other.page.get_by_role("heading", name="Sign in to Test desk")).to_be_visible()
        await page.get_by_role("switch", name="Show deactivated members").click()
        await page.get_by_role("button", name="Actions for Bo Member").click()
        await page.get_by_role("menuitem", name="Activate again").click()
        await expect(page.get_by_text("“Bo Member” is back")).to_be_visible()
