"""A customer comes in by a link, asks, is answered, and answers back."""

import re
from typing import Any

from playwright.async_api import FilePayload, Page, expect

from tests.browser.axe import check_accessible
from tests.browser.conftest import SitDown
from tests.browser.seat import PHONE, Seat, becomes
from tests.support.desks import Desk

ANN = "ann@example.com"
HOSTILE = "<img src=x onerror=alert(1)>"
FILE = FilePayload(name=f"{HOSTILE}.txt", mimeType="text/plain", buffer=b"What it said")


async def link_for(desk: Desk, email: str, count: int = 1) -> str:
    """Wait for the mail, and return the path that its link leads to."""
    links: list[str] = []

    async def has_come() -> bool:
        mails = (await desk.got("/mails"))["data"]
        texts = [each["text"] or "" for each in mails if each["to"] == email]
        links[:] = [found for text in texts for found in re.findall(r"/(?:w/[a-z0-9-]+/)?portal/enter#\S+", text)]
        return len(links) >= count

    await becomes(has_come)
    return links[0]


async def come_in(seat: Seat, email: str = ANN) -> Page:
    """Ask for a link at the portal, and use it."""
    page = await seat.open("/portal")
    await page.get_by_label("Your e-mail address").fill(email)
    await page.get_by_role("button", name="Send me a link").click()
    await expect(page.get_by_role("heading", name="A link is on its way")).to_be_visible()
    await check_accessible(page)
    await seat.open(await link_for(seat.desk, email))
    await page.get_by_role("button", name="Open my requests").click()
    await expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    return page


async def ask(page: Page, subject: str, text: str) -> None:
    """Send a new request."""
    await page.get_by_role("link", name="New request").click()
    await page.get_by_label("What is it about?").fill(subject)
    await page.get_by_label("What happened?").fill(text)
    await page.get_by_role("button", name="Send request").click()
    await expect(page.get_by_role("heading", name=subject, level=1)).to_be_visible()


class TestALink:
    async def test_lets_in_once_and_says_so_afterwards(self, desk: Desk, sit_down: SitDown) -> None:
        async with sit_down(agent=0) as guest:
            page = await guest.open("/portal")
            await check_accessible(page)
            await page.get_by_label("Your e-mail address").fill("ann@@example")
            await page.get_by_role("button", name="Send me a link").click()
            await expect(page.get_by_role("heading", name="See your requests")).to_be_visible()
            await come_in(guest)
            link = await link_for(desk, ANN)
            await page.get_by_role("button", name="Sign out").click()
            await expect(page.get_by_role("heading", name="See your requests")).to_be_visible()
        async with sit_down(agent=0, viewport=PHONE) as other:
            page = await other.open(link)
            await page.get_by_role("button", name="Open my requests").click()
            await expect(page.get_by_role("heading", name="This link does not work any more")).to_be_visible()
            await check_accessible(page)
            page = await other.open("/portal/enter")
            await expect(page.get_by_role("heading", name="The link is incomplete")).to_be_visible()

    async def test_leads_on_to_where_one_wanted_to_go(self, desk: Desk, sit_down: SitDown) -> None:
        ticket = await desk.made("/tickets", {"subject": "Mine", "description": "x", "customer_email": ANN})
        async with sit_down(agent=0) as guest:
            page = await guest.open(f"/w/{desk.workspace.slug}/portal/requests/{ticket['number']}")
            await page.get_by_label("Your e-mail address").fill(ANN)
            await page.get_by_role("button", name="Send me a link").click()
            await expect(page.get_by_role("heading", name="A link is on its way")).to_be_visible()
            mail = await guest.another()
            await guest.open(await link_for(desk, ANN), page=mail)
            await mail.get_by_role("button", name="Open my requests").click()
            await expect(mail.get_by_role("heading", name="Mine", level=1)).to_be_visible()
            await expect(mail).to_have_url(re.compile(f"/w/{desk.workspace.slug}/portal/requests/"))


class TestARequest:
    async def test_is_asked_answered_and_goes_on_without_notes(self, seat: Seat, sit_down: SitDown) -> None:
        agent = await seat.open("/app/")
        async with sit_down(agent=0, viewport=PHONE) as guest:
            page = await come_in(guest)
            await expect(page.get_by_text("No requests yet")).to_be_visible()
            await check_accessible(page)
            await page.get_by_role("link", name="New request").click()
            await page.get_by_label("What is it about?").fill(HOSTILE)
            await page.get_by_label("What happened?").fill("<script>alert(1)</script> It smokes")
            await page.reload()
            await expect(page.get_by_label("What is it about?")).to_have_value(HOSTILE)
            await page.locator('input[type="file"]').set_input_files(FILE)
            await check_accessible(page)
            await page.get_by_role("button", name="Send request").click()
            await expect(page.get_by_role("heading", name=HOSTILE, level=1)).to_be_visible()
            await expect(page.frame_locator("iframe").first.get_by_text("<script>alert(1)</script>")).to_be_visible()
            await expect(page.get_by_role("link", name=re.compile("img src=x"))).to_be_visible()
            await check_accessible(page)
            await expect(agent.get_by_role("link", name=HOSTILE)).to_be_visible()
            ticket: dict[str, Any] = (await seat.desk.got("/tickets"))["data"][0]
            for said in ({"content": "Between us: again", "internal": True}, {"content": "Please unplug it."}):
                await seat.desk.made("/conversations", {"ticket_id": ticket["id"], **said})
            await page.evaluate("dispatchEvent(new Event('focus'))")
            await expect(page.get_by_title("Message by Olivia Owner")).to_be_visible()
            frame = page.frame_locator('iframe[title="Message by Olivia Owner"]')
            await expect(frame.get_by_text("Please unplug it.")).to_be_visible()
            await expect(page.locator("iframe")).to_have_count(2)
            await page.get_by_label("Your reply").fill("It smokes no more.")
            await page.reload()
            await expect(page.get_by_label("Your reply")).to_have_value("It smokes no more.")
            await page.get_by_role("button", name="Send", exact=True).click()
            await expect(page.get_by_text("Sent. We answer as soon as we can.")).to_be_visible()
            await agent.get_by_role("link", name=HOSTILE).click()
            await expect(agent.get_by_text("It smokes no more.")).to_be_visible()
            await page.get_by_role("button", name="This is solved").click()
            await expect(page.get_by_text("Marked as solved")).to_be_visible()
            await check_accessible(page)
            assert (await seat.desk.got(f"/tickets/{ticket['id']}"))["data"]["status"] == "solved"

    async def test_asks_what_its_category_wants_to_know(self, seat: Seat, sit_down: SitDown) -> None:
        desk = seat.desk
        sizes = [{"label": "Large"}, {"label": "Small"}]
        size = await desk.made(
            "/fields", {"label": "Size", "type": "select", "public": True, "required": True, "options": sizes}
        )
        await desk.made("/fields", {"label": "Margin", "type": "text", "required": True, "public": False})
        await desk.made("/categories", {"name": "Returns", "field_ids": [size["id"]]})
        await desk.made("/categories", {"name": "Secret work", "type": "back-office"})
        await desk.made("/articles", {"title": "Sending shirts back", "body": "Use a box.", "status": "published"})
        async with sit_down(agent=0) as guest:
            page = await come_in(guest)
            await page.get_by_role("link", name="New request").click()
            await page.get_by_label("What is it about?").fill("How do I send my shirt back?")
            await expect(page.get_by_role("link", name="Sending shirts back")).to_be_visible()
            kind = page.get_by_label("What kind of request is it?")
            assert "Secret work" not in await kind.inner_text()
            await expect(page.get_by_label("Size")).to_be_hidden()
            await kind.select_option("Returns")
            await page.get_by_label("What happened?").fill("Too small.")
            await check_accessible(page)
            await page.get_by_label("Size").evaluate("each => each.removeAttribute('required')")
            await page.get_by_role("button", name="Send request").click()
            await expect(page.get_by_role("alert").filter(has_text="Required")).to_be_visible()
            await expect(page.get_by_label("Size")).to_have_attribute("aria-invalid", "true")
            await page.get_by_label("Size").select_option("Large")
            await page.get_by_role("button", name="Send request").click()
            await expect(page.get_by_role("heading", name="How do I send my shirt back?")).to_be_visible()
            await expect(page.get_by_text("Large")).to_be_visible()
            await expect(page.get_by_text("Returns")).to_be_visible()

    async def test_that_closed_goes_on_in_another(self, seat: Seat, sit_down: SitDown) -> None:
        made = await seat.desk.made("/tickets", {"subject": "Old", "description": "x", "customer_email": ANN})
        await seat.desk.call("PATCH", f"/tickets/{made['id']}", json={"status": "closed"})
        async with sit_down(agent=0) as guest:
            page = await come_in(guest)
            await page.get_by_role("link", name="Old").click()
            await expect(page.get_by_text("This request is closed")).to_be_visible()
            await page.get_by_label("Your reply").fill("Again!")
            await page.get_by_role("button", name="Send", exact=True).click()
            await expect(page).not_to_have_url(re.compile(f"/requests/{made['number']}$"))
            await expect(page.frame_locator("iframe").first.get_by_text("Again!")).to_be_visible()


class TestAnAnswer:
    async def test_is_news_until_it_is_seen(self, seat: Seat, sit_down: SitDown) -> None:
        made = [await seat.desk.made("/tickets", {"subject": name, "customer_email": ANN}) for name in ("One", "Two")]
        async with sit_down(agent=0) as guest:
            page = await come_in(guest)
            one, two = page.get_by_role("link", name="One"), page.get_by_role("link", name="Two")
            await expect(one).to_be_visible()
            await expect(page.get_by_text("New answer")).to_have_count(0)
            await expect(page).to_have_title(re.compile(r"^My requests"))
            for ticket in made:
                await seat.desk.made("/conversations", {"ticket_id": ticket["id"], "content": "Have a look."})
            await page.evaluate("dispatchEvent(new Event('focus'))")
            await expect(one).to_contain_text("New answer")
            await expect(page).to_have_title(re.compile(r"^\(2\) My requests"))
            await check_accessible(page)
            await two.click()
            await expect(page.get_by_role("heading", name="Two", level=1)).to_be_visible()
            await expect(page).to_have_title(re.compile(r"^\(1\) My requests"))
            await seat.desk.made("/conversations", {"ticket_id": made[0]["id"], "content": "And again."})
            await page.get_by_role("link", name="All requests").click()
            await expect(one).to_contain_text("New answer")
            await expect(two).not_to_contain_text("New answer")
            await one.click()
            await expect(page).to_have_title(re.compile(r"^My requests"))
            await seat.desk.made("/conversations", {"ticket_id": made[0]["id"], "content": "While you look."})
            await page.evaluate("dispatchEvent(new Event('focus'))")
            await expect(page.locator("iframe")).to_have_count(3)
            await page.get_by_role("link", name="All requests").click()
            await expect(one).to_be_visible()
            await expect(page.get_by_text("New answer")).to_have_count(0)


class TestTheList:
    async def test_shows_those_that_are_open_or_done_and_goes_on_beyond_a_hundred(
        self, seat: Seat, sit_down: SitDown
    ) -> None:
        for at in range(105):
            await seat.desk.made("/tickets", {"subject": f"Number {at}", "customer_email": ANN})
        last = (await seat.desk.got("/tickets"))["data"][0]
        await seat.desk.call("PATCH", f"/tickets/{last['id']}", json={"status": "solved"})
        async with sit_down(agent=0) as guest:
            page = await come_in(guest)
            requests = page.get_by_role("link", name=re.compile(r"^Number \d+"))
            await expect(requests).to_have_count(25)
            await check_accessible(page)
            for count in (75, 105):
                await page.get_by_role("button", name="Show more").click()
                await expect(requests).to_have_count(count)
            await expect(page.get_by_role("button", name="Show more")).to_be_hidden()
            await page.get_by_role("navigation", name="Which requests").get_by_role("link", name="Solved").click()
            await expect(requests).to_have_count(1)
            await page.reload()
            await expect(requests).to_have_count(1)
            await page.get_by_role("link", name="Open", exact=True).click()
            await expect(requests).to_have_count(25)
            await seat.desk.made("/tickets", {"subject": "Number 900", "customer_email": ANN})
            await page.evaluate("dispatchEvent(new Event('focus'))")
            await expect(page.get_by_role("link", name=re.compile("Number 900"))).to_be_visible()


class TestAPortal:
    async def test_without_a_connection_says_so_keeps_what_is_there_and_goes_on(
        self, desk: Desk, sit_down: SitDown
    ) -> None:
        async with sit_down(agent=0) as guest:
            page = await come_in(guest)
            await ask(page, HOSTILE, "It smokes")
            await page.get_by_label("Your reply").fill("Still smoking")
            await guest.context.set_offline(True)
            away = page.get_by_text("No connection. You can go on reading")
            await expect(away).to_be_visible()
            await expect(page.get_by_role("heading", name=HOSTILE, level=1)).to_be_visible()
            await check_accessible(page)
            await guest.context.set_offline(False)
            await expect(away).to_be_hidden()
            await page.get_by_role("button", name="Send", exact=True).click()
            await expect(page.get_by_text("Sent. We answer as soon as we can.")).to_be_visible()
