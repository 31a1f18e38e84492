"""What is done to whole tickets, each with its way back: merging, splitting, deleting, linking."""

from playwright.async_api import Page, expect

from tests.browser.axe import check_accessible
from tests.browser.seat import Seat, becomes
from tests.browser.tickets import conversation, details, known, make_ticket, open_ticket, said, toast


async def choose_act(page: Page, name: str) -> None:
    """Choose from the ticket's own menu."""
    await page.get_by_role("button", name="More", exact=True).click()
    await page.get_by_role("menuitem", name=name).click()


class TestMerging:
    async def test_brings_both_together_and_is_undone(self, seat: Seat) -> None:
        stays = await make_ticket(seat.desk, "The scanner hums", customer_email="bob@example.com")
        goes = await make_ticket(seat.desk)
        await seat.desk.made("/conversations", {"ticket_id": goes["id"], "content": "Is it hot?"})
        page = await open_ticket(seat, goes)
        await choose_act(page, "Merge into…")
        dialog = page.get_by_role("dialog", name="Merge #2 into another ticket")
        await expect(dialog.get_by_role("combobox")).to_be_focused()
        await expect(dialog.get_by_role("button", name="Merge into")).to_be_disabled()
        await check_accessible(page)
        await dialog.get_by_role("combobox").fill("scanner")
        await dialog.get_by_role("option", name="The scanner hums").click()
        await check_accessible(page)
        await dialog.get_by_role("button", name="Merge into #1").click()
        await expect(page).to_have_url(f"{seat.address}/app/tickets/{stays['number']}")
        await expect(conversation(page).get_by_text("Is it hot?")).to_be_visible()
        await expect(toast(page).get_by_text("#2 was merged into #1")).to_be_visible()
        assert (await known(seat.desk, goes))["state"] == "closed"
        await toast(page).get_by_role("button", name="Undo").click()
        await expect(page).to_have_url(f"{seat.address}/app/tickets/{goes['number']}")
        await expect(conversation(page).get_by_text("Is it hot?")).to_be_visible()
        assert (await known(seat.desk, goes))["open"]
        assert await said(seat.desk, stays) == []


class TestSplitting:
    async def test_makes_another_ticket_of_chosen_messages_and_is_undone(self, seat: Seat) -> None:
        ticket = await make_ticket(seat.desk)
        for text in ("About the printer", "About the scanner"):
            await seat.desk.made("/conversations", {"ticket_id": ticket["id"], "content": text})
        page = await open_ticket(seat, ticket)
        article = conversation(page).get_by_role("article").filter(has_text="About the scanner")
        await article.get_by_role("button", name="What to do with this message").click()
        await page.get_by_role("menuitem", name="Split into a ticket of its own").click()
        dialog = page.get_by_role("dialog", name="Split messages off")
        await expect(dialog.get_by_role("checkbox", checked=True)).to_have_count(1)
        await check_accessible(page)
        await dialog.get_by_label("Subject of the new ticket").fill("The scanner hums")
        await dialog.get_by_role("button", name="Split 1 message").click()
        await expect(page).to_have_url(f"{seat.address}/app/tickets/2")
        await expect(page.get_by_role("heading", level=1)).to_contain_text("The scanner hums")
        await expect(conversation(page).get_by_text("About the scanner")).to_be_visible()
        assert len(await said(seat.desk, ticket)) == 1
        await toast(page).get_by_role("button", name="Undo").click()
        await expect(page).to_have_url(f"{seat.address}/app/tickets/1")
        await expect(conversation(page).get_by_text("About the scanner")).to_be_visible()
        assert len(await said(seat.desk, ticket)) == 2


class TestDeleting:
    async def test_says_so_and_is_undone(self, seat: Seat) -> None:
        ticket = await make_ticket(seat.desk)
        page = await open_ticket(seat, ticket)
        await page.get_by_role("button", name="More", exact=True).click()
        await expect(page.get_by_role("menu")).to_be_visible()
        await check_accessible(page)
        await page.get_by_role("menuitem", name="Delete").click()
        await expect(page.get_by_text("Ticket #1 was deleted")).to_be_visible()
        await check_accessible(page)
        assert (await seat.desk.call("GET", f"/tickets/{ticket['id']}")).status_code == 404
        await toast(page).get_by_role("button", name="Undo").click()
        await expect(conversation(page).get_by_text("It began at noon.")).to_be_visible()

    async def test_is_undone_from_the_page_itself(self, seat: Seat) -> None:
        ticket = await make_ticket(seat.desk)
        await seat.desk.call("DELETE", f"/tickets/{ticket['id']}")
        page = await seat.open("/app/tickets/1")
        await expect(page.get_by_text("There is no ticket #1")).to_be_visible()
        await check_accessible(page)
        await page.get_by_role("button", name="Restore it").click()
        await expect(conversation(page).get_by_text("It began at noon.")).to_be_visible()


class TestALink:
    async def test_leads_to_another_ticket_and_back(self, seat: Seat) -> None:
        other = await make_ticket(seat.desk, "The scanner hums")
        ticket = await make_ticket(seat.desk)
        page = await open_ticket(seat, ticket)
        panel = details(page)
        await panel.get_by_role("button", name="Add a link").click()
        dialog = page.get_by_role("dialog", name="Add a link")
        await expect(dialog.get_by_role("option", name="The scanner hums")).to_be_visible()
        await check_accessible(page)
        await dialog.get_by_role("option", name="The scanner hums").click()
        await expect(dialog).to_be_hidden()
        await expect(panel.get_by_role("button", name="Remove the link to The scanner hums")).to_be_visible()
        await panel.get_by_role("link", name="The scanner hums").last.click()
        await expect(page).to_have_url(f"{seat.address}/app/tickets/{other['number']}")
        await panel.get_by_role("button", name="Remove the link to The printer smokes").click()
        await expect(toast(page).get_by_text("Link removed")).to_be_visible()
        await toast(page).get_by_role("button", name="Undo").click()
        await expect(panel.get_by_role("button", name="Remove the link to The printer smokes")).to_be_visible()

    async def test_leads_to_an_issue_elsewhere(self, seat: Seat) -> None:
        ticket = await make_ticket(seat.desk)
        page = await open_ticket(seat, ticket)
        panel = details(page)
        await panel.get_by_role("button", name="Add a link").click()
        dialog = page.get_by_role("dialog", name="Add a link")
        await dialog.get_by_role("tab", name="An issue elsewhere").click()
        await dialog.get_by_label("System").select_option("Jira")
        await dialog.get_by_label("Key").fill("OPS-7")
        await dialog.get_by_label("Address").fill("https://jira.example.com/browse/OPS-7")
        await page.reload()
        await panel.get_by_role("button", name="Add a link").click()
        await dialog.get_by_role("tab", name="An issue elsewhere").click()
        await expect(dialog.get_by_label("Address")).to_have_value("https://jira.example.com/browse/OPS-7")
        await check_accessible(page)
        await dialog.get_by_role("button", name="Add a link").click()
        link = panel.get_by_role("link", name="OPS-7")
        await expect(link).to_have_attribute("href", "https://jira.example.com/browse/OPS-7")
        await expect(link).to_have_attribute("target", "_blank")
        await panel.get_by_role("button", name="Remove the link to OPS-7").click()
        await expect(link).to_have_count(0)
        await toast(page).get_by_role("button", name="Undo").click()
        await expect(link).to_be_visible()

        async def is_kept() -> bool:
            return len((await seat.desk.got(f"/tickets/{ticket['id']}/links"))["data"]) == 1

        await becomes(is_kept)
