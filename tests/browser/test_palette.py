"""The palette (Ctrl K), the list of shortcuts (?), and the search behind the sidebar."""

import re

from playwright.async_api import Locator, Page, expect

from tests.browser.axe import check_accessible
from tests.browser.conftest import SitDown
from tests.browser.seat import PHONE, Seat, becomes
from tests.browser.test_inbox import SUBJECTS, opened, row, rows


async def open_palette(page: Page, text: str = "") -> Locator:
    await expect(page.get_by_role("heading", level=1)).to_be_visible()
    palette = page.get_by_role("dialog", name="Search or do anything")

    async def is_open() -> bool:
        if not await palette.is_visible():
            await page.keyboard.press("Control+k")
        return await palette.is_visible()

    await becomes(is_open)
    await expect(palette.get_by_role("combobox")).to_be_focused()
    await page.keyboard.type(text)
    return palette


class TestThePalette:
    async def test_finds_a_ticket_by_its_number_and_by_its_words(self, seat: Seat) -> None:
        smoke, lamp, _ = SUBJECTS
        await opened(seat, *SUBJECTS)
        page = await seat.open("/app/")
        await expect(rows(page)).to_have_count(3)
        palette = await open_palette(page, "#2")
        await expect(palette.get_by_role("option", name=f"#2 {lamp}")).to_be_visible()
        await check_accessible(page)
        await palette.get_by_role("option", name=f"#2 {lamp}").click()
        await expect(page.get_by_role("heading", name=lamp)).to_be_visible()
        palette = await open_palette(page, "smokes")
        await expect(palette.get_by_role("option", name=f"#1 {smoke}")).to_be_visible()
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("heading", name=smoke)).to_be_visible()

    async def test_finds_a_customer_by_the_beginning_of_a_name(self, seat: Seat) -> None:
        await opened(seat, SUBJECTS[0], customer_email="grace@example.com", customer_name="Grace Hopper")
        page = await seat.open("/app/")
        await expect(rows(page)).to_have_count(1)
        palette = await open_palette(page, "Gra")
        await palette.get_by_role("option", name="Grace Hopper · grace@example.com").click()
        await expect(page.get_by_role("heading", name="Grace Hopper", level=2)).to_be_visible()

    async def test_leads_to_settings_and_views(self, seat: Seat) -> None:
        await seat.desk.made("/views", {"name": "Fires", "filter": {"tags": "fire"}, "shared": True, "icon": "flame"})
        page = await seat.open("/app/")
        palette = await open_palette(page, "macros")
        await palette.get_by_role("option", name="Macros", exact=True).click()
        await expect(page).to_have_url(re.compile("/settings/macros$"))
        palette = await open_palette(page, "fires")
        await palette.get_by_role("option", name="Fires", exact=True).click()
        await expect(page.get_by_role("heading", name="Fires")).to_be_visible()

    async def test_does_what_the_page_offers(self, seat: Seat) -> None:
        await opened(seat, *SUBJECTS)
        page = await seat.open("/app/")
        await expect(rows(page)).to_have_count(3)
        await page.keyboard.press("j")
        palette = await open_palette(page, "assign to me")
        await palette.get_by_role("option", name="Assign to me").click()
        await expect(row(page, SUBJECTS[2])).to_contain_text("Olivia Owner")

    async def test_is_walked_by_arrows_and_gives_the_focus_back(self, seat: Seat) -> None:
        await opened(seat, *SUBJECTS)
        page = await seat.open("/app/")
        await expect(rows(page)).to_have_count(3)
        await page.keyboard.press("j")
        palette = await open_palette(page)
        options = palette.get_by_role("option")
        await expect(options.first).to_have_attribute("aria-selected", "true")
        await page.keyboard.press("ArrowDown")
        await expect(options.nth(1)).to_have_attribute("aria-selected", "true")
        await page.keyboard.press("ArrowUp")
        await expect(options.first).to_have_attribute("aria-selected", "true")
        await page.keyboard.press("Escape")
        await expect(palette).not_to_be_visible()
        await expect(row(page, SUBJECTS[2]).get_by_role("link")).to_be_focused()

    async def test_says_where_it_has_nothing_and_leads_to_the_search(self, seat: Seat) -> None:
        page = await seat.open("/app/")
        palette = await open_palette(page, "zzz")
        await palette.get_by_role("option", name="Search everything for “zzz”").click()
        await expect(page).to_have_url(re.compile(r"/search\?q=zzz"))
        await expect(page.get_by_text("zzz").first).to_be_visible()

    async def test_is_at_hand_on_a_phone(self, seat: Seat, sit_down: SitDown) -> None:
        await opened(seat, *SUBJECTS)
        async with sit_down(viewport=PHONE, has_touch=True) as phone:
            page = await phone.open("/app/")
            await page.get_by_role("button", name="Search", exact=True).tap()
            palette = page.get_by_role("dialog", name="Search or do anything")
            await palette.get_by_role("combobox").fill("flickers")
            await expect(palette.get_by_role("option", name=SUBJECTS[1])).to_be_visible()
            await check_accessible(page)
            await palette.get_by_role("option", name=SUBJECTS[1]).tap()
            await expect(page.get_by_role("heading", name=SUBJECTS[1])).to_be_visible()


class TestTheListOfShortcuts:
    async def test_names_every_key_of_the_page(self, seat: Seat) -> None:
        await opened(seat, *SUBJECTS)
        page = await seat.open("/app/")
        await expect(rows(page)).to_have_count(3)
        await page.keyboard.press("?")
        dialog = page.get_by_role("dialog", name="Keyboard shortcuts")
        for said in ("Next ticket", "Solve", "Snooze", "New ticket", "Done lately"):
            await expect(dialog.get_by_role("listitem").filter(has_text=said).first).to_be_visible()
        await check_accessible(page)
        await page.keyboard.press("Escape")
        await expect(dialog).not_to_be_visible()

    async def test_leads_to_pages(self, seat: Seat) -> None:
        page = await seat.open("/app/")
        await expect(page.get_by_role("heading", name="All done")).to_be_visible()
        await page.keyboard.press("g")
        await page.keyboard.press("c")
        await expect(page).to_have_url(re.compile("/customers$"))


class TestTheSearchOfTheSidebar:
    async def test_opens_by_the_pointer_and_finds_as_one_types(self, seat: Seat) -> None:
        await opened(seat, *SUBJECTS)
        page = await seat.open("/app/reports")
        await page.get_by_role("complementary").get_by_role("button", name="Search").click()
        palette = page.get_by_role("dialog", name="Search or do anything")
        await palette.get_by_role("combobox").fill("squeaks")
        await palette.get_by_role("option", name=SUBJECTS[2]).click()
        await expect(page.get_by_role("heading", name=SUBJECTS[2])).to_be_visible()
