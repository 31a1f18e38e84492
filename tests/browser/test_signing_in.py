"""The ways in: password, code, recovery code, and the way out; what is shown when one of them fails."""

import base64
import time

from playwright.async_api import Page, expect

from parley.kit.totp import code_of
from tests.browser.axe import check_accessible
from tests.browser.conftest import SitDown
from tests.browser.seat import Seat
from tests.support.desks import Desk
from tests.support.seats import PASSWORD, give_password

OWNER = "owner@desk.test"
PERIOD = 30
TRIES = 20
GUESS = """async ([email, tries]) => {
    const headers = { "content-type": "application/json" };
    const body = JSON.stringify({ email, password: "guessed" });
    for (let at = 0; at < tries; at += 1) await fetch("/api/v1/session", { method: "POST", headers, body });
}"""


def code_now(secret: str, *, later: int = 0) -> str:
    """Return the code that an authenticator with this secret shows, or will show so many steps later."""
    padded = secret.replace(" ", "").upper()
    return code_of(base64.b32decode(padded + "=" * (-len(padded) % 8)), int(time.time() // PERIOD) + later)


async def fill_in(page: Page, password: str = PASSWORD, email: str = OWNER) -> None:
    await page.get_by_label("E-mail").fill(email)
    await page.get_by_label("Password", exact=True).fill(password)
    await page.get_by_role("button", name="Sign in", exact=True).click()


async def is_in(page: Page) -> None:
    await expect(page.get_by_role("heading", name="Open")).to_be_visible()


class TestThePassword:
    async def test_lets_in_who_knows_it_and_back_to_where_one_wanted_to_go(self, desk: Desk, sit_down: SitDown) -> None:
        await give_password(desk)
        async with sit_down(agent=0) as seat:
            page = await seat.open("/app/settings/tags?open=new")
            await expect(page.get_by_role("heading", name="Sign in to Test desk")).to_be_visible()
            await check_accessible(page)
            await fill_in(page, "not the one")
            await expect(page.get_by_text("E-mail and password do not fit together.")).to_be_visible()
            await expect(page.get_by_label("E-mail")).to_have_value(OWNER)
            await check_accessible(page)
            await fill_in(page)
            await expect(page.get_by_role("dialog", name="New tag")).to_be_visible()

    async def test_is_asked_for_twenty_times_and_then_no_more(self, desk: Desk, sit_down: SitDown) -> None:
        await give_password(desk)
        async with sit_down(agent=0) as seat:
            page = await seat.open("/app/sign-in")
            await page.evaluate(GUESS, [OWNER, TRIES])
            await fill_in(page)
            await expect(page.get_by_text("Too many requests in a short time.")).to_be_visible()
            await expect(page.get_by_label("Password", exact=True)).to_have_value(PASSWORD)

    async def test_of_somebody_without_mail_is_mended_by_the_operator(self, sit_down: SitDown) -> None:
        async with sit_down(agent=0) as seat:
            page = await seat.open("/app/sign-in?error=oidc_unknown")
            await expect(page.get_by_text("You are known there, but not here.")).to_be_visible()
            await page.get_by_text("Forgot your password?").click()
            await expect(page.get_by_text("parley users set-password")).to_be_visible()
            await check_accessible(page)

    async def test_that_is_changed_ends_the_other_sessions(self, desk: Desk, sit_down: SitDown) -> None:
        await give_password(desk)
        async with sit_down() as seat, sit_down() as other:
            await other.open("/app/settings/profile")
            await expect(other.page.get_by_label("Current password")).to_be_visible()
            page = await seat.open("/app/settings/profile")
            await page.get_by_label("Current password").fill("wrong")
            await page.get_by_label("New password").fill("short")
            await page.get_by_role("button", name="Change password").click()
            await expect(page.get_by_text("Is not your password")).to_be_visible()
            await page.get_by_label("Current password").fill(PASSWORD)
            await page.get_by_role("button", name="Change password").click()
            await expect(page.get_by_text("Must have 10 to 256 characters")).to_be_visible()
            await page.get_by_label("New password").fill("another long sentence")
            await page.get_by_role("button", name="Change password").click()
            await expect(page.get_by_text("Your password is changed")).to_be_visible()
            await other.page.get_by_label("Name", exact=True).fill("Olivia Elsewhere")
            await other.page.get_by_role("button", name="Save").click()
            dialog = other.page.get_by_role("dialog", name="You were signed out")
            await expect(dialog).to_be_visible()
            await check_accessible(other.page)
            await dialog.get_by_label("Password", exact=True).fill("another long sentence")
            await dialog.get_by_role("button", name="Sign in").click()
            await expect(dialog).to_be_hidden()
            await expect(other.page.get_by_label("Name", exact=True)).to_have_value("Olivia Elsewhere")
            await other.page.get_by_role("button", name="Save").click()
            await expect(other.page.get_by_text("Saved")).to_be_visible()


class TestASession:
    async def test_elsewhere_is_seen_and_ended(self, seat: Seat, sit_down: SitDown) -> None:
        async with sit_down() as other:
            await other.open("/app/settings/tags")
            await expect(other.page.get_by_role("heading", name="Tags", exact=True)).to_be_visible()
            page = await seat.open("/app/settings/profile")
            await expect(page.get_by_text("This one")).to_be_visible()
            await check_accessible(page)
            await page.get_by_role("button", name="End", exact=True).click()
            await expect(page.get_by_text("The session has ended")).to_be_visible()
            await expect(page.get_by_role("button", name="End", exact=True)).to_have_count(0)
            await other.open("/app/settings/teams")
            await expect(other.page.get_by_role("heading", name="Sign in to Test desk")).to_be_visible()

    async def test_is_over_after_signing_out(self, seat: Seat) -> None:
        page = await seat.open("/app/settings/tags?open=new")
        await page.get_by_role("textbox", name="Name").fill("half a tag")
        await page.keyboard.press("Escape")
        await page.get_by_role("button", name="Keep writing").click()
        await seat.open("/app/settings/profile")
        await page.get_by_role("button", name="Olivia Owner").click()
        await page.get_by_role("menuitem", name="Sign out").click()
        await expect(page.get_by_role("heading", name="Sign in to Test desk")).to_be_visible()
        await seat.open("/app/inbox")
        await expect(page.get_by_role("heading", name="Sign in to Test desk")).to_be_visible()


class TestTheSecondFactor:
    async def test_is_set_up_and_asked_for(self, desk: Desk, sit_down: SitDown) -> None:
        await give_password(desk)
        async with sit_down() as seat:
            secret, codes = await _turn_on(await seat.open("/app/settings/profile"))
        async with sit_down(agent=0) as other:
            await other.open("/app/sign-in")
            await fill_in(other.page)
            await expect(other.page.get_by_label("Code")).to_be_focused()
            await check_accessible(other.page)
            await other.page.get_by_label("Code").fill("000000")
            await other.page.get_by_role("button", name="Sign in").click()
            await expect(other.page.get_by_text("That code is not right, or not any more.")).to_be_visible()
            await other.page.get_by_label("Code").fill(code_now(secret, later=1))
            await other.page.get_by_role("button", name="Sign in").click()
            await is_in(other.page)
        for code, works in ((codes[0], True), (codes[0], False), (codes[1], True)):
            async with sit_down(agent=0) as other:
                await other.open("/app/sign-in")
                await fill_in(other.page)
                await other.page.get_by_label("Code").fill(code)
                await other.page.get_by_role("button", name="Sign in").click()
                if works:
                    await is_in(other.page)
                else:
                    await expect(other.page.get_by_text("That code is not right, or not any more.")).to_be_visible()

    async def test_is_turned_off_by_the_password(self, desk: Desk, sit_down: SitDown) -> None:
        await give_password(desk)
        async with sit_down() as seat:
            page = await seat.open("/app/settings/profile")
            await _turn_on(page)
            await page.get_by_role("button", name="Turn off").click()
            await page.get_by_role("dialog").get_by_label("Your password").fill(PASSWORD)
            await page.get_by_role("dialog").get_by_role("button", name="Continue").click()
            await expect(page.get_by_text("Two-factor sign-in is off")).to_be_visible()
            async with sit_down(agent=0) as other:
                await other.open("/app/sign-in")
                await fill_in(other.page)
                await is_in(other.page)


async def _turn_on(page: Page) -> tuple[str, list[str]]:
    await page.get_by_role("button", name="Turn on").click()
    dialog = page.get_by_role("dialog")
    await check_accessible(page)
    await dialog.get_by_label("Your password").fill("not mine")
    await dialog.get_by_role("button", name="Continue").click()
    await expect(dialog.get_by_text("Is not your password")).to_be_visible()
    await dialog.get_by_label("Your password").fill(PASSWORD)
    await dialog.get_by_role("button", name="Continue").click()
    await expect(dialog.get_by_role("img", name="QR code for an authenticator app")).to_be_visible()
    await check_accessible(page)
    secret = await dialog.locator("code").inner_text()
    await dialog.get_by_label("Code", exact=True).fill("000000")
    await dialog.get_by_role("button", name="Turn on").click()
    await expect(dialog.get_by_text("Is not the code that is shown now")).to_be_visible()
    await dialog.get_by_label("Code", exact=True).fill(code_now(secret))
    await dialog.get_by_role("button", name="Turn on").click()
    codes = dialog.get_by_role("region", name="Recovery codes")
    await expect(codes).to_be_visible()
    await check_accessible(page)
    said = (await codes.inner_text()).split()
    await dialog.get_by_role("button", name="I have kept it").click()
    await expect(page.get_by_text("On", exact=True)).to_be_visible()
    return secret, said
