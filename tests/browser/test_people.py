"""Customers and companies: made, changed, found, blocked, removed."""

import re

from playwright.async_api import Page, expect

from tests.browser.axe import check_accessible
from tests.browser.conftest import SitDown
from tests.browser.seat import PHONE, Seat, becomes
from tests.support.desks import Desk

HOSTILE = '"><img src=x onerror=alert(1)> =1+1'
MANY = """
insert into customers (workspace_id, email, name, created_at, updated_at)
select $1, 'c' || i || '@many.example', 'Customer ' || to_char(i, 'FM000'), now() - make_interval(mins => i), now()
from generate_series(1, 230) i
"""
FIELDS = (
    {"type": "text", "key": "plan", "label": "Plan"},
    {"type": "number", "key": "seats", "label": "Seats"},
    {"type": "date", "key": "renewal", "label": "Renewal"},
    {"type": "checkbox", "key": "vip", "label": "Important"},
    {"type": "select", "key": "region", "label": "Region", "options": [{"label": "North"}, {"label": "South"}]},
)


async def with_fields(desk: Desk) -> None:
    """Give customers a field of each type that one types or chooses."""
    for field in FIELDS:
        await desk.made("/fields", {"entity": "customer", **field})


async def open_new(page: Page, name: str) -> None:
    await page.get_by_role("button", name=name).click()
    await expect(page.get_by_role("dialog", name=name)).to_be_visible()


class TestACustomer:
    async def test_is_made_with_fields_of_each_type(self, seat: Seat) -> None:
        await with_fields(seat.desk)
        page = await seat.open("/app/customers")
        await expect(page.get_by_role("heading", name="No customers yet")).to_be_visible()
        await check_accessible(page)
        await open_new(page, "New customer")
        await check_accessible(page)
        await page.get_by_label("Name", exact=True).fill(HOSTILE)
        await page.get_by_label("E-mail").fill("ann@example.com")
        await page.get_by_label("Plan").fill("Gold")
        await page.get_by_label("Seats").fill("12")
        await page.get_by_label("Renewal").fill("2027-01-31")
        await page.keyboard.press("Control+Enter")
        await expect(page.get_by_role("heading", name=HOSTILE, level=2)).to_be_visible()
        await expect(page.get_by_text("Gold")).to_be_visible()
        (made,) = (await seat.desk.got("/customers"))["data"]
        assert (made["name"], made["custom_fields"]["plan"], made["custom_fields"]["seats"]) == (HOSTILE, "Gold", 12)
        await check_accessible(page)

    async def test_says_at_the_field_what_is_another_customers(self, seat: Seat) -> None:
        await seat.desk.made("/customers", {"email": "ann@example.com"})
        page = await seat.open("/app/customers")
        await open_new(page, "New customer")
        await page.get_by_label("E-mail").fill("ANN@example.com")
        await page.get_by_role("button", name="Create").click()
        field = page.get_by_label("E-mail")
        await expect(field).to_have_attribute("aria-invalid", "true")
        await expect(page.get_by_text(re.compile("e-mail address exists already"))).to_be_visible()
        await check_accessible(page)
        await field.fill("bob@example.com")
        await page.get_by_role("button", name="Create").click()
        await expect(page.get_by_role("heading", name="bob@example.com", level=2)).to_be_visible()

    async def test_is_changed_and_blocked_and_let_in_again(self, seat: Seat) -> None:
        made = await seat.desk.made("/customers", {"name": "Ann", "email": "ann@example.com"})
        page = await seat.open(f"/app/customers/{made['id']}")
        await expect(page.get_by_role("heading", name="Ann", level=2)).to_be_visible()
        await page.keyboard.press("e")
        await page.get_by_label("Name", exact=True).fill("Ann Brown")
        await page.get_by_role("button", name="Save").click()
        await expect(page.get_by_role("heading", name="Ann Brown", level=2)).to_be_visible()
        await page.get_by_role("button", name="More").click()
        await page.get_by_role("menuitem", name="Block").click()
        await expect(page.get_by_text("This customer is blocked.")).to_be_visible()
        await check_accessible(page)

        async def is_blocked() -> bool:
            return (await seat.desk.got(f"/customers/{made['id']}"))["data"]["blocked"]

        await becomes(is_blocked)
        await page.get_by_role("button", name="Unblock").click()
        await expect(page.get_by_text("This customer is blocked.")).to_be_hidden()

    async def test_is_told_what_is_lost_before_it_is_erased(self, seat: Seat) -> None:
        ticket = await seat.desk.made("/tickets", {"subject": "Help", "customer_email": "ann@example.com"})
        page = await seat.open(f"/app/customers/{ticket['customer']['id']}")
        await expect(page.get_by_role("list", name="Tickets").get_by_role("link", name="Help")).to_be_visible()
        await page.get_by_role("button", name="More").click()
        await page.get_by_role("menuitem", name="Erase personal data").click()
        dialog = page.get_by_role("dialog")
        await expect(dialog).to_contain_text("subjects, messages and files of all tickets")
        await expect(dialog).to_contain_text("1 ticket as an empty shell")
        await check_accessible(page)
        await dialog.get_by_role("button", name="Erase personal data").click()
        await expect(dialog.get_by_label("Type erase to confirm")).to_have_attribute("aria-invalid", "true")
        await dialog.get_by_label("Type erase to confirm").fill("erase")
        await dialog.get_by_role("button", name="Erase personal data").click()
        await expect(page).to_have_url(f"{seat.address}/app/customers")
        assert (await seat.desk.got("/customers"))["data"] == []
        assert (await seat.desk.got(f"/tickets/{ticket['id']}"))["data"]["subject"] != "Help"

    async def test_is_found_among_many(self, seat: Seat) -> None:
        async with seat.desk.look() as work:
            await work.connection.execute(MANY, seat.desk.workspace.id)
        await seat.desk.made("/customers", {"name": "Zoë Zed", "email": "zoe@acme.example", "company": "Acme"})
        page = await seat.open("/app/customers")
        await expect(page.get_by_role("heading", name="Customers 231")).to_be_visible()
        await expect(page.get_by_role("link", name="Customer 001")).to_be_visible()
        last = page.get_by_role("link", name="Customer 230")

        async def is_at_the_end() -> bool:
            await page.get_by_role("list", name="Customers").press("End")
            await page.mouse.move(700, 500)
            await page.mouse.wheel(0, 20_000)
            return await last.is_visible()

        await becomes(is_at_the_end)
        await page.get_by_role("searchbox", name="Name, address or phone").fill("zoë z")
        await expect(page.get_by_role("link", name="Zoë Zed")).to_be_visible()
        await expect(page.get_by_role("heading", name="Customers 1")).to_be_visible()
        await page.get_by_role("searchbox", name="Name, address or phone").fill("nobody here")
        await page.get_by_role("button", name="Take the filters away").click()
        await expect(page.get_by_role("link", name="Customer 001")).to_be_visible()


class TestACompany:
    async def test_is_made_refused_twice_and_changed(self, seat: Seat) -> None:
        page = await seat.open("/app/companies")
        await expect(page.get_by_role("heading", name="No companies yet")).to_be_visible()
        await open_new(page, "New company")
        await check_accessible(page)
        await page.get_by_label("Name", exact=True).fill(HOSTILE)
        await page.get_by_label("Domains").fill("acme.example")
        await page.get_by_role("button", name="Create").click()
        await expect(page.get_by_role("heading", name=HOSTILE, level=2)).to_be_visible()
        await check_accessible(page)
        await seat.open("/app/companies")
        await open_new(page, "New company")
        await page.get_by_label("Name", exact=True).fill(HOSTILE.upper())
        await page.get_by_role("button", name="Create").click()
        await expect(page.get_by_label("Name", exact=True)).to_have_attribute("aria-invalid", "true")
        await page.get_by_label("Name", exact=True).fill("Another")
        await page.get_by_role("button", name="Create").click()
        await expect(page.get_by_role("heading", name="Another", level=2)).to_be_visible()

    async def test_shows_its_people_and_their_tickets(self, seat: Seat) -> None:
        company = await seat.desk.made("/companies", {"name": "Acme"})
        ann = {"name": "Ann", "email": "ann@acme.example", "company_id": company["id"]}
        await seat.desk.made("/customers", ann)
        await seat.desk.made("/tickets", {"subject": "Help us", "customer_email": "ann@acme.example"})
        page = await seat.open(f"/app/companies/{company['id']}")
        await expect(page.get_by_role("list", name="People").get_by_role("link", name="Ann")).to_be_visible()
        await expect(page.get_by_role("list", name="Tickets").get_by_role("link", name="Help us")).to_be_visible()
        await page.get_by_role("button", name="More").click()
        await page.get_by_role("menuitem", name="Delete").click()
        await expect(page.get_by_role("dialog")).to_contain_text("Its customers and tickets stay")
        await check_accessible(page)
        await page.get_by_role("dialog").get_by_role("button", name="Delete").click()
        await expect(page).to_have_url(f"{seat.address}/app/companies")
        assert len((await seat.desk.got("/customers"))["data"]) == 1


class TestAPhone:
    async def test_holds_lists_pages_and_sheets(self, seat: Seat, sit_down: SitDown) -> None:
        company = await seat.desk.made("/companies", {"name": "Acme " + "x" * 100})
        made = await seat.desk.made("/customers", {"name": HOSTILE, "phone": "+49 30 1", "company_id": company["id"]})
        async with sit_down(viewport={**PHONE, "width": 360}) as other:
            for path in ("customers", "companies", f"customers/{made['id']}", f"companies/{company['id']}"):
                page = await other.open(f"/app/{path}")
                await expect(page.get_by_text(re.compile("Acme|onerror")).first).to_be_visible()
                assert await page.evaluate("document.documentElement.scrollWidth") <= 360, path
                await check_accessible(page)
            await page.get_by_role("button", name="Edit").click()
            await expect(page.get_by_role("dialog", name="Edit")).to_be_visible()
            await check_accessible(page)
