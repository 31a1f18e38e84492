"""A ticket is opened by an agent, from anywhere."""

from playwright.async_api import Page, Route, expect

from tests.browser.axe import check_accessible
from tests.browser.conftest import SitDown
from tests.browser.seat import PHONE, Seat
from tests.browser.test_inbox import SUBJECTS, news, opened, row


async def choose_customer(page: Page, text: str, name: str) -> None:
    dialog = page.get_by_role("dialog", name="New ticket")
    await dialog.get_by_role("button", name="Customer").click()
    await page.get_by_placeholder("Search…").fill(text)
    await page.get_by_role("option", name=name).click()


class TestANewTicket:
    async def test_is_opened_for_a_known_customer_by_a_key(self, seat: Seat) -> None:
        await seat.desk.made("/customers", {"email": "grace@example.com", "name": "Grace Hopper"})
        page = await seat.open("/app/")
        await expect(page.get_by_role("heading", name="All done")).to_be_visible()
        await page.keyboard.press("c")
        dialog = page.get_by_role("dialog", name="New ticket")
        await expect(dialog).to_be_visible()
        await check_accessible(page)
        await choose_customer(page, "grace", "Grace Hopper")
        await dialog.get_by_role("textbox", name="Subject").fill(SUBJECTS[0])
        await dialog.get_by_role("textbox", name="What it is about").fill("It began at noon.")
        await dialog.get_by_label("Priority").select_option("Urgent")
        await page.keyboard.press("Control+Enter")
        await expect(news(page)).to_contain_text("Ticket #1 is created")
        await expect(row(page, SUBJECTS[0])).to_contain_text("Grace Hopper")
        await news(page).get_by_role("button", name="Open").click()
        await expect(page.get_by_text("It began at noon.")).to_be_visible()
        made = (await seat.desk.got("/tickets/1"))["data"]
        assert (made["priority"], made["customer"]["email"]) == ("urgent", "grace@example.com")

    async def test_makes_a_customer_who_is_not_known(self, seat: Seat) -> None:
        page = await seat.open("/app/")
        await page.get_by_role("complementary").get_by_role("button", name="New ticket").click()
        await choose_customer(page, "new@example.com", "new@example.com")
        dialog = page.get_by_role("dialog", name="New ticket")
        await expect(dialog.get_by_role("textbox", name="E-mail of the new customer")).to_have_value("new@example.com")
        await dialog.get_by_role("textbox", name="Name").fill("Nora New")
        await dialog.get_by_role("textbox", name="Subject").fill(SUBJECTS[1])
        await check_accessible(page)
        await dialog.get_by_role("button", name="Create ticket").click()
        await expect(row(page, SUBJECTS[1])).to_contain_text("Nora New")

    async def test_says_what_it_lacks(self, seat: Seat) -> None:
        page = await seat.open("/app/")
        await page.get_by_role("complementary").get_by_role("button", name="New ticket").click()
        dialog = page.get_by_role("dialog", name="New ticket")
        await dialog.get_by_role("textbox", name="Subject").fill(SUBJECTS[0])
        await dialog.get_by_role("button", name="Create ticket").click()
        await expect(dialog.get_by_text("Say whose ticket it is")).to_be_visible()
        await check_accessible(page)

    async def test_that_is_refused_loses_nothing_that_was_typed(self, seat: Seat) -> None:
        page = await seat.open("/app/")
        fields = [{"path": "subject", "message": "Too odd"}]
        error = {"code": "BAD_REQUEST", "message": "Invalid request data", "details": {"fields": fields}}

        async def refuse(route: Route) -> None:
            await route.fulfill(status=400, json={"error": error})

        await page.route("**/api/v1/tickets", refuse)
        await page.get_by_role("complementary").get_by_role("button", name="New ticket").click()
        await choose_customer(page, "new@example.com", "new@example.com")
        dialog = page.get_by_role("dialog", name="New ticket")
        subject = dialog.get_by_role("textbox", name="Subject")
        await subject.fill(SUBJECTS[0])
        await dialog.get_by_role("button", name="Create ticket").click()
        await expect(dialog.get_by_text("Too odd")).to_be_visible()
        await expect(subject).to_have_value(SUBJECTS[0])
        await page.reload()
        await page.get_by_role("complementary").get_by_role("button", name="New ticket").click()
        await expect(dialog.get_by_text("You had begun this ticket earlier.")).to_be_visible()
        await expect(subject).to_have_value(SUBJECTS[0])
        await dialog.get_by_role("button", name="Discard").click()
        await expect(subject).to_have_value("")

    async def test_is_opened_on_a_phone(self, seat: Seat, sit_down: SitDown) -> None:
        await opened(seat, SUBJECTS[1])
        async with sit_down(viewport=PHONE, has_touch=True) as phone:
            page = await phone.open("/app/")
            await page.get_by_role("button", name="Menu").tap()
            await page.get_by_role("dialog", name="Menu").get_by_role("button", name="New ticket").tap()
            dialog = page.get_by_role("dialog", name="New ticket")
            await choose_customer(page, "ann", "Ann Asker")
            await dialog.get_by_role("textbox", name="Subject").fill(SUBJECTS[0])
            await check_accessible(page)
            await dialog.get_by_role("button", name="Create ticket").tap()
            await expect(news(page)).to_contain_text("Ticket #2 is created")
