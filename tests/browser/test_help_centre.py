"""The help centre, as strangers find and read it."""

import pytest
from playwright.async_api import expect

from tests.browser.axe import check_accessible
from tests.browser.conftest import SitDown
from tests.browser.seat import PHONE, Seat
from tests.support.desks import Desk

LONG = """Open the lid, then wait.

## Before you begin

> Let it cool down for ten minutes.

1. Switch it off
2. Pull the plug

```
lpstat -p && cancel -a --with-a-very-long-option-that-does-not-fit-into-a-narrow-column
```

| Light | Meaning |
| --- | --- |
| red | paper jam |

## If it still smokes

[Tell us](https://example.com), and do **not** open the back.

### On weekends

Wait until Monday.
"""
HOSTILE = "<img src=x onerror=alert(1)> & <b>bold</b>"


async def furnish(desk: Desk) -> None:
    """Write a small help centre: two topics, some articles, a draft, and one with a hostile name."""
    for title, described, names in (
        ("Getting started", "Unpack, plug in, print.", ("Unpack the printer", "Print your first page")),
        ("When something breaks", "Smoke, noise, and blinking lights.", ("The lights blink", HOSTILE)),
    ):
        section = await desk.made("/sections", {"title": title, "description": described})
        for name in names:
            body = {"title": name, "body": "Short and clear.", "status": "published", "collection_id": section["id"]}
            await desk.made("/articles", body)
    body = {"title": "The printer smokes", "body": LONG, "status": "published", "collection_id": section["id"]}
    await desk.made("/articles", body)
    await desk.made("/articles", {"title": "Secret plans", "body": "smokes"})


class TestTheHelpCentre:
    async def test_is_searched_and_read_on_a_phone(self, desk: Desk, sit_down: SitDown) -> None:
        await furnish(desk)
        async with sit_down(agent=0, viewport=PHONE, has_touch=True, is_mobile=True) as reader:
            page = await reader.open("/help")
            await expect(page.get_by_role("heading", name="How can we help?")).to_be_visible()
            await check_accessible(page)
            await page.get_by_role("searchbox").press_sequentially("smox")
            await expect(page).to_have_title("Nothing found for “smox” · Test desk")
            await page.keyboard.press("Backspace")
            await expect(page.get_by_text("1 article found")).to_be_visible()
            await expect(page).to_have_url(f"{reader.address}/help?q=smo")
            await check_accessible(page)
            await page.get_by_role("link", name="The printer smokes").click()
            await expect(page.get_by_role("heading", name="The printer smokes", level=1)).to_be_visible()
            await expect(page.get_by_role("heading", name="If it still smokes", level=2)).to_be_visible()
            await check_accessible(page)
            wide = await page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
            assert not wide, "nothing is wider than the phone"

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    async def test_needs_no_script(self, desk: Desk, sit_down: SitDown, scheme: str) -> None:
        await furnish(desk)
        async with sit_down(agent=0, java_script_enabled=False, color_scheme=scheme) as reader:
            page = await reader.open("/help")
            await page.get_by_role("searchbox").fill("smokes")
            await page.keyboard.press("Enter")
            await page.get_by_role("link", name="The printer smokes").click()
            await expect(page.get_by_role("heading", name="The printer smokes", level=1)).to_be_visible()
            await page.get_by_role("navigation", name="On this page").get_by_role("link", name="On weekends").click()
            await expect(page).to_have_url(f"{reader.address}/help/articles/the-printer-smokes#on-weekends")
            await (
                page.get_by_role("navigation", name="Where you are").get_by_role("link", name="When something").click()
            )
            await expect(page.get_by_role("heading", name="When something breaks", level=1)).to_be_visible()

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    async def test_is_reached_by_keys_and_read_by_ears(self, desk: Desk, sit_down: SitDown, scheme: str) -> None:
        await furnish(desk)
        async with sit_down(agent=0, color_scheme=scheme) as reader:
            page = await reader.open("/help")
            await check_accessible(page)
            await page.keyboard.press("/")
            await expect(page.get_by_role("searchbox")).to_be_focused()
            await page.keyboard.type("bold")
            await expect(page.get_by_role("link", name=HOSTILE)).to_be_visible()
            await page.get_by_role("link", name=HOSTILE).click()
            await expect(page.get_by_role("heading", name=HOSTILE, level=1)).to_be_visible()
            await check_accessible(page)
            await page.get_by_role("link", name="The printer smokes").click()
            await expect(page.get_by_role("navigation", name="On this page")).to_be_visible()
            await check_accessible(page)
            await page.get_by_role("link", name="When something breaks").first.click()
            await expect(page.get_by_role("heading", name="When something breaks", level=1)).to_be_visible()
            await check_accessible(page)

    async def test_leads_whoever_finds_nothing_to_people(self, desk: Desk, sit_down: SitDown) -> None:
        await furnish(desk)
        async with sit_down(agent=0, locale="de-DE") as reader:
            page = await reader.open("/help?q=zebra")
            await expect(page.get_by_role("heading", name="Nichts gefunden für „zebra“")).to_be_visible()
            await check_accessible(page)
            await page.get_by_role("main").get_by_role("link", name="Uns schreiben").click()
            await expect(page.get_by_role("heading", name="Neue Anfrage")).to_be_visible()

    async def test_says_what_is_not_there(self, desk: Desk, sit_down: SitDown) -> None:
        await furnish(desk)
        async with sit_down(agent=0) as reader:
            for path in ("/help/articles/secret-plans", "/help/nowhere", "/w/nobody/help"):
                page = await reader.open(path)
                await expect(page.get_by_role("heading", name="This page is not here")).to_be_visible()
            await check_accessible(page)


class TestTwoDesks:
    async def test_have_each_their_own_by_name(self, seat: Seat, sit_down: SitDown) -> None:
        await furnish(seat.desk)
        async with sit_down(agent=0) as reader:
            page = await reader.open(f"/w/{seat.desk.workspace.slug}/help")
            await page.get_by_role("link", name="Unpack the printer").click()
            await expect(page).to_have_url(
                f"{reader.address}/w/{seat.desk.workspace.slug}/help/articles/unpack-the-printer"
            )
            address = await page.locator('link[rel="canonical"]').get_attribute("href")
            assert address is not None
            assert address.endswith("/help/articles/unpack-the-printer")
