"""What is known beside a ticket: its customer, what it is linked to, and what other programs noted."""

from typing import Any

from playwright.async_api import Page, expect

from parley.core import tickets
from parley.core.tickets import NewTicket
from tests.browser.axe import check_accessible
from tests.browser.conftest import SitDown
from tests.browser.seat import PHONE, Seat
from tests.browser.test_inbox import row
from tests.browser.tickets import CUSTOMER, check_fits, make_ticket, open_ticket


async def make_known(seat: Seat) -> dict[str, Any]:
    """Have a customer of a company with a field filled in, and return one."""
    await seat.desk.made("/fields", {"label": "Contract", "type": "text", "entity": "customer"})
    fields = {"contract": "Gold"}
    asked = {"email": CUSTOMER, "name": "Ann Asker", "company": "Acme", "custom_fields": fields}
    return await seat.desk.made("/customers", asked)


async def choose_link(page: Page, role: str, subject: str) -> None:
    """Link a ticket of the same customer in a role."""
    await page.get_by_role("button", name="Add a link").click()
    dialog = page.get_by_role("dialog", name="Add a link")
    await expect(dialog.get_by_placeholder("Search")).to_be_focused()
    await dialog.get_by_label("What the other ticket is").select_option(role)
    await check_accessible(page)
    await dialog.get_by_role("option", name=subject).click()
    await expect(dialog).to_have_count(0)


class TestTheCustomer:
    async def test_leads_to_their_page_their_company_and_their_tickets(self, seat: Seat) -> None:
        customer = await make_known(seat)
        await make_ticket(seat.desk, "The lamp is dark")
        await seat.desk.made("/tickets", {"subject": "Not Ann's", "customer_email": "eve@example.com"})
        page = await open_ticket(seat, await make_ticket(seat.desk))
        details = page.get_by_role("complementary", name="Details")
        await expect(details.get_by_text("Contract")).to_be_visible()
        await expect(details.get_by_text("Gold")).to_be_visible()
        await check_accessible(page)
        await check_fits(page)
        await details.get_by_role("link", name="2 tickets").click()
        await expect(row(page, "The lamp is dark")).to_be_visible()
        await expect(row(page, "Not Ann's")).to_have_count(0)
        await page.go_back()
        await details.get_by_role("link", name="Acme").click()
        await expect(page.get_by_role("heading", name="Acme").first).to_be_visible()
        await page.go_back()
        await details.get_by_role("link", name="Ann Asker").click()
        await page.wait_for_url(f"**/app/customers/{customer['id']}")


class TestALink:
    async def test_to_a_ticket_says_what_the_other_is(self, seat: Seat) -> None:
        await make_ticket(seat.desk, "The lamp is dark")
        ticket = await make_ticket(seat.desk)
        page = await open_ticket(seat, ticket)
        await choose_link(page, "Tracker", "The lamp is dark")
        link = page.get_by_role("link", name="Tracker The lamp is dark")
        await expect(link).to_be_visible()
        (known,) = (await seat.desk.got(f"/tickets/{ticket['id']}/links"))["data"]
        assert (known["ticket_id"], known["role"]) == ("tkt_1", "tracker")
        await page.get_by_role("button", name="Remove the link to The lamp is dark").click()
        await expect(link).to_have_count(0)
        await page.get_by_role("button", name="Undo").click()
        await expect(link).to_be_visible()


class TestWhatOthersNoted:
    async def test_is_shown_beside_the_fields_and_cannot_be_changed(self, seat: Seat, sit_down: SitDown) -> None:
        await seat.desk.made("/fields", {"label": "Order", "type": "text"})
        async with seat.desk.work() as work:
            new = NewTicket(
                subject="From elsewhere",
                customer_email=CUSTOMER,
                custom_fields={"order": "A-7"},
                metadata={"plan": "gold", "seats": 12},
            )
            await tickets.open_ticket(work, new)
        page = await seat.open("/app/tickets/1")
        details = page.get_by_role("complementary", name="Details")
        await expect(details.get_by_label("Order")).to_have_value("A-7")
        await expect(details.get_by_text("plan", exact=True)).to_be_visible()
        await expect(details.get_by_text("gold", exact=True)).to_be_visible()
        await expect(details.get_by_text("12", exact=True)).to_be_visible()
        await expect(details.get_by_text("order", exact=True)).to_have_count(0)
        await expect(details.get_by_role("textbox", name="plan")).to_have_count(0)
        await check_accessible(page)
        async with sit_down(viewport=PHONE, has_touch=True) as phone:
            small = await phone.open("/app/tickets/1")
            await check_fits(small)
