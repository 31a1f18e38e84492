"""A key is made, shown once, used by the very command that the page shows, and revoked."""

import asyncio
import re

from playwright.async_api import Page, expect

from tests.browser.axe import check_accessible
from tests.browser.conftest import SitDown
from tests.browser.seat import PHONE, Seat, becomes


async def run(seat: Seat, command: str) -> tuple[str, str]:
    """Run a command of the page in a shell, and return the status of the answer and what was said."""
    port = seat.address.rsplit(":", 1)[1]
    host = seat.address.removeprefix("http://")
    there = command.replace("curl ", f"curl -s -w '\\n%{{http_code}}' --resolve {host}:127.0.0.1 ", 1)
    process = await asyncio.create_subprocess_shell(
        there, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE, env={"PATH": "/usr/bin:/bin"}
    )
    said, wrong = await process.communicate()
    assert process.returncode == 0, (port, wrong)
    body, status = said.decode().rsplit("\n", 1)
    return status, body


class TestAKey:
    async def test_works_in_the_command_that_is_shown_until_it_is_revoked(self, seat: Seat) -> None:
        await seat.desk.made("/tickets", {"subject": "The door jams", "customer_email": "ann@example.com"})
        key, command = await _made(await seat.open("/app/settings/keys"))
        page = seat.page
        status, said = await run(seat, command)
        assert (status, "The door jams" in said) == ("200", True)
        await page.reload()
        row = page.get_by_role("row", name="Nightly")
        await expect(row).to_contain_text("Read only")
        await expect(row.get_by_text("Never")).to_be_hidden()
        await seat.open("/app/settings/developer")
        told = await page.get_by_role("region", name="curl for Parley").inner_text()
        status, said = await run(seat, told.replace("$PARLEY_KEY", key))
        assert (status, "The door jams" in said) == ("200", True)
        await seat.open("/app/settings/keys")
        await page.get_by_role("button", name="Actions for Nightly").click()
        await page.get_by_role("menuitem", name="Revoke").click()
        question = page.get_by_role("dialog", name="Revoke “Nightly”?")
        await check_accessible(page)
        await question.get_by_role("button", name="Revoke").click()
        await expect(page.get_by_text("“Nightly” is revoked")).to_be_visible()

        async def is_refused() -> bool:
            return (await run(seat, command))[0] == "401"

        await becomes(is_refused)


async def _made(page: Page) -> tuple[str, str]:
    """Make a key through the page, and return it with the command that is shown beside it."""
    await page.get_by_role("button", name="Create key").click()
    sheet = page.get_by_role("dialog", name="New API key")
    await sheet.get_by_role("button", name="Create key").click()
    await expect(sheet.get_by_role("alert")).to_have_text("Must not be empty")
    await sheet.get_by_label("Name").fill("Nightly")
    await sheet.get_by_role("radio", name="Read only").click()
    await check_accessible(page)
    await sheet.get_by_role("button", name="Create key").click()
    shown = page.get_by_role("dialog", name="Key “Nightly” is ready")
    key = (await shown.get_by_role("region", name="API key").inner_text()).strip()
    assert re.fullmatch(r"parley_\S+", key)
    command = await shown.get_by_role("region", name="Try it").inner_text()
    await check_accessible(page)
    await page.keyboard.press("Escape")
    await expect(shown.get_by_text("You have not copied it yet.")).to_be_visible()
    await shown.get_by_role("button", name="I have kept it").click()
    await expect(page.get_by_text(key)).to_have_count(0)
    return key, command


class TestTheDeveloperPage:
    async def test_shows_every_door_on_a_phone(self, sit_down: SitDown) -> None:
        async with sit_down(viewport=PHONE) as seat:
            page = await seat.open("/app/settings/developer")
            for door in ("Parley", "ClearFeed REST API", "ClearFeed tickets", "Socialboards", "Featurebase"):
                await expect(page.get_by_role("region", name=f"curl for {door}")).to_be_visible()
            await check_accessible(page)
            assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
