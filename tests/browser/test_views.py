"""Views are saved, shared, ordered and deleted, and others see them."""

import re

from playwright.async_api import Locator, Page, expect

from parley.core.actor import Role
from tests.browser.axe import check_accessible
from tests.browser.conftest import SitDown
from tests.browser.seat import Seat, becomes
from tests.browser.test_inbox import SUBJECTS, news, opened, rows


def sidebar(page: Page) -> Locator:
    return page.get_by_role("navigation", name="Navigation")


async def names_in(page: Page, section: str) -> list[str]:
    """The views of a section of the sidebar, in their order."""
    box = sidebar(page).locator("section").filter(has=page.get_by_role("button", name=section))
    return [re.sub(r"\s*[\d,+]+$", "", name.strip()) for name in await box.get_by_role("link").all_inner_texts()]


async def edit(page: Page, item: str) -> None:
    await page.get_by_role("button", name="Actions for this view").click()
    await page.get_by_role("menuitem", name=item).click()


class TestManyViews:
    async def test_are_all_at_hand_and_shown_by_their_addresses(self, seat: Seat) -> None:
        await opened(seat, SUBJECTS[0], tags=["fire"])
        await opened(seat, SUBJECTS[1])
        said = {"filter": {"tags": "fire"}, "shared": True}
        key = await seat.desk.key_for(Role.OWNER, seat.desk.owner.id)
        for number in range(100):
            await seat.desk.made("/views", said | {"name": f"Shared {number}"}, key=key)
        last = await seat.desk.made("/views", said | {"name": "My own", "shared": False}, key=key)
        page = await seat.open(f"/app/inbox?view={last['id']}")
        await expect(page.get_by_role("heading", name="My own")).to_be_visible()
        await expect(rows(page)).to_have_count(1)
        assert await names_in(page, "My views") == ["My own"]
        assert len(await names_in(page, "Shared views")) == 100


class TestAView:
    async def test_is_saved_shared_seen_changed_and_deleted(self, seat: Seat, sit_down: SitDown) -> None:
        await opened(seat, *SUBJECTS[:2], priority="urgent")
        await opened(seat, SUBJECTS[2])
        user = await seat.desk.made("/users", {"email": "alex@example.com", "name": "Alex", "role": "agent"})
        page = await seat.open("/app/inbox?view=all&priority=urgent&source=api")
        await expect(rows(page)).to_have_count(2)
        await page.get_by_role("button", name="Save view").click()
        await check_accessible(page)
        await page.get_by_role("menuitem", name="Save as a new view…").click()
        dialog = page.get_by_role("dialog", name="New view")
        await expect(dialog.get_by_role("textbox", name="Name")).to_be_focused()
        await page.keyboard.type("Burning")
        await dialog.get_by_title("Flame").click()
        await expect(dialog.get_by_role("radio", name="Flame")).to_be_checked()
        await dialog.get_by_role("switch", name="Shared with everybody").click()
        await check_accessible(page)
        await dialog.get_by_role("button", name="Save").click()
        await expect(page.get_by_role("heading", name="Burning")).to_be_visible()
        await expect(sidebar(page).get_by_role("link", name="Burning 2")).to_be_visible()
        async with sit_down(agent=int(user["id"].removeprefix("user_"))) as alex:
            theirs = await alex.open("/app/")
            await sidebar(theirs).get_by_role("link", name="Burning").click()
            await expect(rows(theirs)).to_have_count(2)
            await page.get_by_role("button", name="Remove the filter Priority").click()
            await page.get_by_role("button", name="Save view").click()
            await page.get_by_role("menuitem", name="Save changes to “Burning”").click()
            await expect(rows(theirs)).to_have_count(3)
            await edit(page, "Name, sign and sharing…")
            await page.get_by_role("textbox", name="Name").fill("Everything")
            await page.keyboard.press("Enter")
            await expect(theirs.get_by_role("heading", name="Everything")).to_be_visible()
            await edit(page, "Delete view")
            await expect(news(page)).to_contain_text("“Everything” deleted")
            await expect(theirs.get_by_text("This view is not there any more")).to_be_visible()
            await check_accessible(theirs)
            await news(page).get_by_role("button", name="Undo").click()
            await expect(sidebar(theirs).get_by_role("link", name="Everything")).to_be_visible()

    async def test_of_ones_own_is_not_shown_to_others(self, seat: Seat, sit_down: SitDown) -> None:
        user = await seat.desk.made("/users", {"email": "alex@example.com", "name": "Alex", "role": "agent"})
        page = await seat.open("/app/inbox?view=all&priority=low")
        await page.get_by_role("button", name="Save view").click()
        await page.get_by_role("menuitem", name="Save as a new view…").click()
        await page.get_by_role("textbox", name="Name").fill("Quiet")
        await page.keyboard.press("Enter")
        await expect(sidebar(page).get_by_role("link", name="Quiet")).to_be_visible()
        async with sit_down(agent=int(user["id"].removeprefix("user_"))) as alex:
            theirs = await alex.open("/app/")
            await expect(sidebar(theirs).get_by_role("link", name="All tickets")).to_be_visible()
            await expect(sidebar(theirs).get_by_role("link", name="Quiet")).to_have_count(0)

    async def test_is_moved_by_the_keyboard_and_stays_there(self, seat: Seat) -> None:
        for name in ("Apples", "Beans", "Cakes"):
            await seat.desk.made("/views", {"name": name, "filter": {"tags": name}, "shared": True})
        page = await seat.open("/app/")
        await sidebar(page).get_by_role("link", name="Cakes").click()
        await expect(page.get_by_role("heading", name="Cakes")).to_be_visible()
        for _ in range(2):
            await page.get_by_role("button", name="Actions for this view").focus()
            await page.keyboard.press("Enter")
            await expect(page.get_by_role("menuitem", name="Move up")).to_be_focused()
            await page.keyboard.press("Enter")
        await expect(news(page)).to_contain_text("“Cakes” is now number 1")
        assert await names_in(page, "Shared views") == ["Cakes", "Apples", "Beans"]
        await page.reload()
        await expect(sidebar(page).get_by_role("link", name="Cakes")).to_be_visible()
        assert await names_in(page, "Shared views") == ["Cakes", "Apples", "Beans"]
        await page.get_by_role("button", name="Actions for this view").click()
        await expect(page.get_by_role("menuitem", name="Move up")).to_have_count(0)
        await check_accessible(page)

    async def test_that_is_refused_keeps_what_was_typed(self, seat: Seat) -> None:
        page = await seat.open("/app/inbox?view=all&priority=low")
        refusal = {"error": {"code": "CONFLICT", "message": "There are 100 views already", "details": {}}}
        await page.route("**/api/v1/views", lambda route: route.fulfill(status=409, json=refusal))
        await page.get_by_role("button", name="Save view").click()
        await page.get_by_role("menuitem", name="Save as a new view…").click()
        name = page.get_by_role("textbox", name="Name")
        await name.fill("Quiet")
        await page.keyboard.press("Enter")
        await expect(page.get_by_text("There are 100 views already")).to_be_visible()
        await expect(name).to_have_value("Quiet")
        await check_accessible(page)

    async def test_counts_no_further_than_a_thousand(self, seat: Seat) -> None:
        asked = {"create": {"subject": "Help", "customer_email": "ann@example.com"}}
        for _ in range(2):
            body = {"operations": [asked] * 600}
            assert (await seat.desk.call("POST", "/tickets/batch", json=body)).status_code == 200
        page = await seat.open("/app/")
        await expect(sidebar(page).get_by_role("link", name="Open 1,000+")).to_be_visible()

        async def is_counted() -> bool:
            return "1,000+" in await page.get_by_role("heading", level=1).inner_text()

        await becomes(is_counted)
