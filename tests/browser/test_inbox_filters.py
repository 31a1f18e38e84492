"""What the inbox shows is narrowed and sorted; the address says how."""

import re

from playwright.async_api import Page, expect

from tests.browser.axe import check_accessible
from tests.browser.conftest import SitDown
from tests.browser.seat import PHONE, Seat
from tests.browser.test_inbox import SUBJECTS, opened, row, rows


async def add_filter(page: Page, name: str, *values: str) -> None:
    await page.get_by_role("button", name="Filter", exact=True).click()
    layer = page.get_by_role("dialog", name="Filter")
    await layer.get_by_role("option", name=name, exact=True).click()
    for value in values:
        await layer.get_by_role("option", name=value, exact=True).click()
    await page.keyboard.press("Escape")
    await expect(layer).not_to_be_visible()


class TestAFilter:
    async def test_is_made_of_chips_and_kept_in_the_address(self, seat: Seat) -> None:
        smoke, lamp, door = SUBJECTS
        await opened(seat, smoke, priority="urgent", tags=["fire"])
        await opened(seat, lamp, priority="urgent")
        await opened(seat, door)
        page = await seat.open("/app/")
        await add_filter(page, "Priority", "Urgent", "High")
        await expect(rows(page)).to_have_count(2)
        await expect(page.get_by_role("list", name="Filters")).to_contain_text("Urgent and High")
        await check_accessible(page)
        await add_filter(page, "Tags", "fire")
        await expect(rows(page)).to_have_count(1)
        assert "priority=urgent" in page.url
        address = page.url
        await page.reload()
        await expect(rows(page)).to_have_count(1)
        await page.go_back()
        await expect(rows(page)).to_have_count(2)
        await page.get_by_role("button", name="Remove the filter Priority").click()
        await expect(rows(page)).to_have_count(3)
        other = await seat.another()
        await other.goto(address)
        await expect(rows(other)).to_have_count(1)
        await expect(row(other, smoke)).to_be_visible()

    async def test_names_each_of_a_hundred_and_one_tags_and_teams(self, seat: Seat) -> None:
        await opened(seat, SUBJECTS[0], tags=["zebra"])
        await opened(seat, SUBJECTS[1])
        for number in range(100):
            await seat.desk.made("/tags", {"name": f"tag {number}"})
            await seat.desk.made("/teams", {"name": f"A team {number}"})
        await seat.desk.made("/tags", {"name": "youngest"})
        await seat.desk.made("/teams", {"name": "Zulu"})
        page = await seat.open("/app/")
        await add_filter(page, "Team", "Zulu")
        await expect(page.get_by_role("list", name="Filters")).to_contain_text("Zulu")
        await page.get_by_role("button", name="Filter", exact=True).click()
        await page.get_by_role("option", name="Tags", exact=True).click()
        await expect(page.get_by_role("option", name="youngest", exact=True)).to_be_attached()

    async def test_may_say_more_than_anybody_has(self, seat: Seat) -> None:
        await opened(seat, *SUBJECTS)
        page = await seat.open("/app/inbox?view=all&priority=low")
        await expect(page.get_by_role("heading", name="No ticket matches")).to_be_visible()
        await check_accessible(page)
        await page.get_by_role("button", name="Clear the filters").click()
        await expect(rows(page)).to_have_count(3)

    async def test_that_the_server_does_not_know_is_said(self, seat: Seat) -> None:
        await opened(seat, *SUBJECTS)
        page = await seat.open("/app/inbox?status=nonsense&team_id=team_x")
        await expect(page.get_by_text("The server does not understand this filter")).to_be_visible()
        await check_accessible(page)
        await page.get_by_role("button", name="Clear the filters").click()
        await expect(rows(page)).to_have_count(3)

    async def test_by_words_finds_as_one_types(self, seat: Seat) -> None:
        await opened(seat, *SUBJECTS)
        page = await seat.open("/app/")
        await expect(rows(page)).to_have_count(3)
        await page.keyboard.press("/")
        await page.keyboard.type("flickers")
        await expect(rows(page)).to_have_count(1)
        await expect(page).to_have_url(re.compile("search=flickers"))
        await page.keyboard.press("Escape")
        await expect(rows(page)).to_have_count(3)

    async def test_is_at_hand_on_a_phone(self, seat: Seat, sit_down: SitDown) -> None:
        await opened(seat, *SUBJECTS, priority="urgent")
        async with sit_down(viewport=PHONE, has_touch=True) as phone:
            page = await phone.open("/app/")
            await add_filter(page, "Priority", "Low")
            await expect(page.get_by_role("heading", name="No ticket matches")).to_be_visible()
            await check_accessible(page)


class TestTheOrder:
    async def test_is_chosen_and_kept_in_the_address(self, seat: Seat) -> None:
        smoke, lamp, door = SUBJECTS
        await opened(seat, smoke)
        await opened(seat, lamp, priority="urgent")
        await opened(seat, door)
        page = await seat.open("/app/")
        await expect(rows(page).first).to_contain_text(door)
        await page.get_by_role("button", name="Sort: Last changed first").click()
        await check_accessible(page)
        await page.get_by_role("menuitemcheckbox", name="Most urgent first").click()
        await expect(rows(page).first).to_contain_text(lamp)
        await page.reload()
        await expect(rows(page).first).to_contain_text(lamp)
        await page.get_by_role("button", name="Sort: Most urgent first").click()
        await page.get_by_role("menuitemcheckbox", name="Oldest first").click()
        await expect(rows(page).first).to_contain_text(smoke)


class TestAnEmptyInbox:
    async def test_says_what_to_do_next_and_shows_the_first_ticket_by_itself(self, seat: Seat) -> None:
        page = await seat.open("/app/inbox?view=mine")
        await expect(page.get_by_role("heading", name="Nothing waits for you")).to_be_visible()
        await check_accessible(page)
        await page.get_by_role("main").get_by_role("link", name="See unassigned").click()
        await expect(page.get_by_role("heading", name="Everything has somebody")).to_be_visible()
        await opened(seat, SUBJECTS[0])
        await expect(row(page, SUBJECTS[0])).to_be_visible()

    async def test_of_all_tickets_leads_on(self, seat: Seat) -> None:
        page = await seat.open("/app/inbox?view=all")
        await expect(page.get_by_role("heading", name="No tickets yet")).to_be_visible()
        await page.get_by_role("main").get_by_role("button", name="New ticket").click()
        await expect(page.get_by_role("dialog", name="New ticket")).to_be_visible()


class TestAListThatCannotBeRead:
    async def test_says_so_and_is_read_again(self, seat: Seat) -> None:
        await opened(seat, *SUBJECTS)
        page = seat.page
        await page.route("**/api/v1/tickets?**", lambda route: route.abort())
        await seat.open("/app/")
        alert = page.get_by_role("alert")
        await expect(alert).to_be_visible()
        await check_accessible(page)
        await page.unroute("**/api/v1/tickets?**")
        await alert.get_by_role("button", name="Try again").click()
        await expect(rows(page)).to_have_count(3)
