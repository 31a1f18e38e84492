"""One's own settings: a name, looks, a language; each holds at once and in another browser too."""

from playwright.async_api import expect

from tests.browser.axe import check_accessible
from tests.browser.conftest import SitDown
from tests.browser.languages import PLAIN, SPOKEN, speak
from tests.browser.places import settings_entries
from tests.browser.seat import PHONE, Seat, becomes

NARROW = {"width": 360, "height": 740}
NAMES = {
    "Olivia Owner",
    "owner@desk.test",
    "owner key",
    "Test desk",
    "Parley",
    "Agent",
    "ClearFeed REST API",
    "ClearFeed tickets",
    "Socialboards",
    "Featurebase",
    "Support",
    "General",
}
"""What is called the same in every language, or was named by somebody: a desk is born with the last two."""


class TestTheProfile:
    async def test_is_kept_for_every_browser(self, seat: Seat, sit_down: SitDown) -> None:
        page = await seat.open("/app/settings/profile")
        await page.get_by_label("Name", exact=True).fill("")
        await page.get_by_role("button", name="Save").click()
        await expect(page.get_by_role("alert")).to_have_text("Must not be empty")
        await page.get_by_label("Name", exact=True).fill("Olivia Else")
        await page.reload()
        await expect(page.get_by_label("Name", exact=True)).to_have_value("Olivia Else")
        # Nothing is asked for that the page's own policy would never show.
        await expect(page.get_by_label("Picture")).to_have_count(0)
        await page.get_by_role("button", name="Save").click()
        await expect(page.get_by_text("Saved")).to_be_visible()
        await page.get_by_role("radio", name="Dark").click()
        await page.get_by_role("radio", name="Compact").click()
        await expect(page.locator("html")).to_have_attribute("data-theme", "dark")
        await check_accessible(page)
        await page.get_by_label("Language").select_option(label="Deutsch")
        await expect(page.get_by_role("heading", name="Aussehen")).to_be_visible()

        async def is_kept() -> bool:
            said = await page.evaluate("fetch('/api/v1/session').then((answer) => answer.json())")
            kept = said["data"]["preferences"]
            return (kept["theme"], kept["density"], kept["language"]) == ("dark", "compact", "de")

        await becomes(is_kept)
        async with sit_down() as other:
            await other.open("/app/settings/tags")
            await expect(other.page.get_by_role("heading", name="Noch keine Tags")).to_be_visible()
            await expect(other.page.locator("html")).to_have_attribute("data-density", "compact")

    async def test_says_in_german_what_the_server_refuses(self, sit_down: SitDown) -> None:
        async with sit_down() as seat:
            await speak(seat, "de")
            page = await seat.open("/app/settings/tags?open=new")
            sheet = page.get_by_role("dialog", name="Neuer Tag")
            await sheet.get_by_role("button", name="Tag anlegen").click()
            await expect(sheet.get_by_role("alert")).to_have_text("Darf nicht leer sein")
            await check_accessible(page)


class TestEveryPage:
    async def test_has_no_text_of_its_own_and_room_on_the_smallest_phone(self, sit_down: SitDown) -> None:
        """One desk for all: they are only looked at, and a new one for each would take most of the time."""
        faults: list[str] = []
        async with sit_down(viewport=NARROW, color_scheme="dark") as seat:
            await speak(seat, "pseudo")
            statuses = {each["name"] for each in (await seat.desk.got("/statuses"))["data"]}
            known = NAMES | {seat.desk.workspace.slug, f"{seat.desk.workspace.slug}.localhost"} | statuses
            for entry in settings_entries():
                page = await seat.open(f"/app/settings/{entry}")
                await expect(page.get_by_role("heading", level=1)).to_contain_text("⟦")
                await expect(page.locator("[aria-busy=true]")).to_have_count(0)
                said = [text for text in await page.evaluate(PLAIN) if SPOKEN.search(text)]
                faults += [f"{entry}: {text}" for text in said if text not in known]
                if not await page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
                    faults.append(f"{entry}: too wide")
        assert not faults, "\n".join(faults)

    async def test_is_found_in_the_list_on_a_phone(self, sit_down: SitDown) -> None:
        async with sit_down(viewport=PHONE) as seat:
            page = await seat.open("/app/settings")
            pages = page.get_by_role("navigation", name="Settings pages")
            await expect(pages.get_by_role("link")).to_have_count(len(settings_entries()))
            await check_accessible(page)
            await pages.get_by_role("link", name="Tags").click()
            await expect(page.get_by_role("heading", name="Tags", level=1)).to_be_visible()
            await page.get_by_role("link", name="All settings").click()
            await expect(pages).to_be_visible()
