"""The inbox while others are at work: what they do shows, and nothing jumps."""

import re

from playwright.async_api import Page, expect

from tests.browser.axe import check_accessible
from tests.browser.conftest import SitDown
from tests.browser.seat import Seat
from tests.browser.test_inbox import SUBJECTS, bar, choose, news, opened, row, rows


async def places(page: Page) -> list[tuple[str, float]]:
    """What stands where: the subject of each row in sight, and its distance from the top."""
    found = []
    for each in await rows(page).all():
        box = await each.bounding_box()
        assert box is not None
        found.append((await each.get_by_role("checkbox").get_attribute("aria-label") or "", box["y"]))
    return found


class TestWhatOthersDo:
    async def test_shows_without_moving_what_is_pointed_at(self, seat: Seat, sit_down: SitDown) -> None:
        smoke, lamp, door = SUBJECTS
        tickets = await opened(seat, *SUBJECTS)
        user = await seat.desk.made("/users", {"email": "alex@example.com", "name": "Alex Agent", "role": "agent"})
        page = await seat.open("/app/")
        await expect(rows(page)).to_have_count(3)
        await row(page, lamp).hover()
        before = await places(page)
        async with sit_down(agent=int(user["id"].removeprefix("user_"))) as alex:
            theirs = await alex.open("/app/")
            await choose(theirs, smoke)
            await theirs.keyboard.press("i")
            await expect(row(page, smoke)).to_contain_text("Alex Agent")
            await opened(seat, "The roof leaks")
            await expect(page.get_by_role("button", name="Show 1 new ticket")).to_be_visible()
            await theirs.keyboard.press("Escape")
            await choose(theirs, lamp)
            await theirs.keyboard.press("e")
            await expect(row(page, lamp)).to_contain_text("Not in this view any more")
        assert await places(page) == before
        await check_accessible(page)
        await page.get_by_role("button", name="Show 1 new ticket").click()
        await expect(rows(page).first).to_contain_text("The roof leaks")
        await expect(row(page, lamp)).to_have_count(0)
        assert tickets[2]["subject"] == door

    async def test_shows_who_is_at_a_ticket(self, seat: Seat, sit_down: SitDown) -> None:
        await opened(seat, *SUBJECTS)
        user = await seat.desk.made("/users", {"email": "alex@example.com", "name": "Alex Agent", "role": "agent"})
        page = await seat.open("/app/")
        await expect(rows(page)).to_have_count(3)
        async with sit_down(agent=int(user["id"].removeprefix("user_"))) as alex:
            theirs = await alex.open("/app/tickets/1")
            await expect(row(page, SUBJECTS[0])).to_contain_text("At it now: Alex Agent")
            await check_accessible(page)
            late = await seat.another()
            await late.goto(page.url)
            await expect(row(late, SUBJECTS[0])).to_contain_text("At it now: Alex Agent")
            await theirs.goto(f"{alex.address}/app/")
            await expect(row(page, SUBJECTS[0])).not_to_contain_text("At it now")
            await expect(row(late, SUBJECTS[0])).not_to_contain_text("At it now")

    async def test_is_counted_in_the_sidebar(self, seat: Seat) -> None:
        page = await seat.open("/app/")
        views = page.get_by_role("navigation", name="Navigation")
        await expect(views.get_by_role("link", name="Unassigned", exact=True)).to_be_visible()
        await opened(seat, *SUBJECTS)
        await expect(views.get_by_role("link", name="Unassigned 3")).to_be_visible()

    async def test_leaves_the_selection_and_comes_back_after_a_cut(self, seat: Seat) -> None:
        tickets = await opened(seat, *SUBJECTS)
        page = await seat.open("/app/")
        await choose(page, *SUBJECTS[:2])
        await seat.context.set_offline(True)
        await expect(page.get_by_text("No connection.")).to_be_visible()
        await seat.desk.call("PATCH", f"/tickets/{tickets[0]['id']}", json={"subject": "The printer burns"})
        await seat.context.set_offline(False)
        await expect(row(page, "The printer burns")).to_be_visible()
        await expect(bar(page)).to_contain_text("2 selected")


class TestTheKeyboard:
    async def test_is_enough(self, seat: Seat) -> None:
        smoke, lamp, door = SUBJECTS
        await opened(seat, *SUBJECTS)
        page = await seat.open("/app/")
        await expect(rows(page)).to_have_count(3)
        press = page.keyboard.press
        await press("j")
        await expect(row(page, door).get_by_role("link")).to_be_focused()
        await press("j")
        await press("x")
        await press("Shift+J")
        await expect(bar(page)).to_contain_text("2 selected")
        await check_accessible(page)
        await press("Escape")
        await expect(bar(page)).not_to_be_visible()
        await press("k")
        await press("k")
        await expect(row(page, door).get_by_role("link")).to_be_focused()
        await press("e")
        await expect(row(page, door)).to_have_count(0)
        await expect(news(page)).to_contain_text("set to Solved")
        await expect(row(page, lamp).get_by_role("link")).to_be_focused()
        await press("i")
        await expect(row(page, lamp)).to_contain_text("Olivia Owner")
        await press("Enter")
        await expect(page).to_have_url(re.compile("/app/tickets/2$"))
        await expect(page.get_by_role("heading", name=lamp)).to_be_visible()
        await press("Escape")
        await expect(row(page, lamp).get_by_role("link")).to_have_attribute("aria-current", "true")
        await press("j")
        await press("o")
        await expect(page.get_by_role("heading", name=smoke)).to_be_visible()

    async def test_leaves_letters_to_those_who_type(self, seat: Seat) -> None:
        await opened(seat, *SUBJECTS)
        page = await seat.open("/app/")
        await expect(rows(page)).to_have_count(3)
        await page.get_by_role("searchbox", name="Search in this list").focus()
        await page.keyboard.type("xje")
        await expect(bar(page)).not_to_be_visible()
        await expect(page.get_by_role("searchbox", name="Search in this list")).to_have_value("xje")

    async def test_focus_stays_where_it_was_after_a_dialog(self, seat: Seat) -> None:
        await opened(seat, *SUBJECTS)
        page = await seat.open("/app/")
        await expect(rows(page)).to_have_count(3)
        await page.keyboard.press("j")
        await page.keyboard.press("a")
        await expect(page.get_by_role("dialog", name="Assign the ticket")).to_be_visible()
        await page.keyboard.press("Escape")
        await expect(row(page, SUBJECTS[2]).get_by_role("link")).to_be_focused()
