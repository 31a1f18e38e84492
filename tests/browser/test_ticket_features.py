"""A ticket's page keeps what is typed, what is sent and what it is asked not to do; and shows who else is there."""

from typing import Any

from playwright.async_api import Page, Response, expect

from tests.browser.axe import check_accessible
from tests.browser.conftest import SitDown
from tests.browser.seat import PHONE, Seat, becomes
from tests.browser.tickets import hurry

ASKED: dict[str, Any] = {
    "subject": "The printer smokes",
    "description": "It began at noon.",
    "customer_email": "ann@example.com",
}
HOSTILE = '<p onclick="steal()">Hi <b>you</b></p><script>document.title = "stolen"</script><img src=x onerror=alert(1)>'
EDITOR = "**/editor-*.js"

A_MOMENT = "() => new Promise((come) => requestAnimationFrame(() => setTimeout(come)))"
"""What the editor takes to hear where a key has moved the caret: no person is quicker."""


async def opened(seat: Seat, **fields: Any) -> tuple[dict[str, Any], Page]:
    """Open the page of a new ticket."""
    ticket = await seat.desk.made("/tickets", ASKED | fields)
    page = await seat.open(f"/app/tickets/{ticket['number']}")
    await expect(page.get_by_text("It began at noon.")).to_be_visible()
    return ticket, page


async def said(seat: Seat, ticket: dict[str, Any]) -> list[str]:
    found = await seat.desk.got(f"/conversations?ticket_id={ticket['id']}")
    return [each["content_text"] for each in reversed(found["data"])]


async def is_answered(seat: Seat, ticket: dict[str, Any]) -> bool:
    return bool(await said(seat, ticket))


async def reply(page: Page, text: str) -> None:
    await page.get_by_role("button", name="Reply to ann@example.com").click()
    await page.get_by_role("textbox", name="Reply to the customer").fill(text)


class TestAMessageOnItsWay:
    async def test_is_still_there_after_a_reload_and_can_be_taken_back(self, seat: Seat) -> None:
        await hurry(seat.desk, 60)
        ticket, page = await opened(seat)
        await reply(page, "Please unplug it.")
        await page.keyboard.press("Control+Enter")
        await expect(page.get_by_role("region", name="Conversation").get_by_text("Sending in")).to_be_visible()
        await page.reload()
        conversation = page.get_by_role("region", name="Conversation")
        await expect(conversation.get_by_text("Please unplug it.")).to_be_visible()
        await expect(conversation.get_by_text("Sending in")).to_be_visible()
        await check_accessible(page)
        await conversation.get_by_role("button", name="Undo").click()
        await expect(page.get_by_role("textbox", name="Reply to the customer")).to_have_text("Please unplug it.")
        await expect(conversation.get_by_text("Please unplug it.")).to_have_count(0)
        assert (await seat.desk.got(f"/tickets/{ticket['id']}/held"))["data"] == []

    async def test_becomes_part_of_the_conversation_after_a_reload(self, seat: Seat) -> None:
        ticket, page = await opened(seat)
        await reply(page, "Please unplug it.")
        await page.keyboard.press("Control+Enter")
        await expect(page.get_by_text("Sending in")).to_be_visible()
        await page.reload()
        conversation = page.get_by_role("region", name="Conversation")
        await expect(conversation.get_by_text("Please unplug it.")).to_have_count(1)
        await expect(conversation.get_by_role("button", name="Undo")).to_have_count(0)
        await becomes(lambda: is_answered(seat, ticket))
        await expect(conversation.get_by_text("Sending")).to_have_count(0)
        await expect(conversation.get_by_text("Please unplug it.")).to_have_count(1)
        assert await said(seat, ticket) == ["Please unplug it."]


class TestThePage:
    async def test_asks_for_nothing_that_is_not_there(self, seat: Seat) -> None:
        refused: list[str] = []

        def heard(response: Response) -> None:
            if response.status >= 400:
                refused.append(f"{response.status} {response.url}")

        seat.page.on("response", heard)
        _, page = await opened(seat)
        await reply(page, "x")
        await page.get_by_role("textbox", name="Reply to the customer").fill("")
        await page.keyboard.press("Escape")
        await expect(page.get_by_role("heading", name="Similar tickets")).to_have_count(0)
        await page.wait_for_load_state("load")
        assert refused == []


class TestWhoElseIsThere:
    async def test_is_told_by_the_stream_and_not_asked_for(self, seat: Seat, sit_down: SitDown) -> None:
        alex = await seat.desk.made("/users", {"email": "alex@example.com", "name": "Alex", "role": "agent"})
        asked: list[str] = []
        ticket, page = await opened(seat)
        header = page.get_by_role("img", name="Alex is looking at this")
        page.on(
            "request",
            lambda each: asked.append(each.method) if each.url.endswith("/presence") and each.method == "GET" else None,
        )
        async with sit_down(agent=int(alex["id"].removeprefix("user_"))) as other:
            their = await other.open(f"/app/tickets/{ticket['number']}")
            await expect(header).to_be_visible()
            await expect(their.get_by_role("img", name="Olivia Owner is looking at this")).to_be_visible()
            await reply(their, "I am on it")
            writing = page.get_by_role("status").get_by_text("Alex is writing")
            await expect(writing).to_be_visible()
            await check_accessible(page)
            await other.open("/app/")
            await expect(writing).to_have_count(0)
            await expect(header).to_have_count(0)
        assert asked == []


class TestAStatusForEver:
    async def test_asks_first(self, seat: Seat) -> None:
        ticket, page = await opened(seat)
        dialog = page.get_by_role("dialog", name="Set to “Closed” for ever?")
        for answer in ("Cancel", "Set to “Closed”"):
            await page.keyboard.press("Shift+S")
            await page.get_by_role("option", name="Closed").click()
            await expect(dialog).to_be_visible()
            await check_accessible(page)
            await dialog.get_by_role("button", name=answer).click()
            await expect(dialog).to_have_count(0)
            state = "closed" if answer != "Cancel" else "open"

            async def is_so(wanted: str = state) -> bool:
                return (await seat.desk.got(f"/tickets/{ticket['id']}"))["data"]["state"] == wanted

            await becomes(is_so)

    async def test_asks_before_it_is_set_with_a_reply(self, seat: Seat) -> None:
        await hurry(seat.desk, 60)
        ticket, page = await opened(seat)
        await reply(page, "Goodbye.")
        dialog = page.get_by_role("dialog", name="Set to “Closed” for ever?")
        for answer in ("Cancel", "Set to “Closed”"):
            await page.get_by_role("button", name="Send and set the status").click()
            await check_accessible(page)
            await page.get_by_role("menuitem", name="Send, set to Closed").click()
            await dialog.get_by_role("button", name=answer).click()
        await expect(page.get_by_role("region", name="Conversation").get_by_text("Goodbye.")).to_be_visible()
        (held,) = (await seat.desk.got(f"/tickets/{ticket['id']}/held"))["data"]
        assert (held["content"], held["status"]) == ("<p>Goodbye.</p>", "closed")


class TestTheOriginal:
    async def test_of_a_message_is_text_whatever_it_says(self, seat: Seat) -> None:
        await seat.context.grant_permissions(["clipboard-read", "clipboard-write"])
        ticket = await seat.desk.made("/tickets", ASKED)
        await seat.desk.made("/conversations", {"ticket_id": ticket["id"], "content": HOSTILE})
        page = await seat.open(f"/app/tickets/{ticket['number']}")
        await page.get_by_role("article", name="Owner").get_by_role("button", name="What to do").click()
        await check_accessible(page)
        await page.get_by_role("menuitem", name="Show original").click()
        dialog = page.get_by_role("dialog", name="Original")
        await expect(dialog.get_by_text(HOSTILE)).to_be_visible()
        await check_accessible(page)
        assert await dialog.locator("script, img, b").count() == 0
        assert "stolen" not in await page.title()
        await dialog.get_by_role("button", name="Copy original").click()
        assert await page.evaluate("navigator.clipboard.readText()") == HOSTILE

    async def test_of_the_description_says_where_it_came_from(self, seat: Seat) -> None:
        _, page = await opened(seat)
        await page.get_by_role("article", name="ann@example.com").get_by_role("button", name="What to do").click()
        await page.get_by_role("menuitem", name="Show original").click()
        dialog = page.get_by_role("dialog", name="Original")
        for fact in ("It began at noon.", "Parley", "Plain text", "ann@example.com"):
            await expect(dialog.get_by_text(fact).first).to_be_visible()


class TestThePublicPage:
    async def test_is_made_copied_narrowed_and_taken_away(self, seat: Seat) -> None:
        await seat.context.grant_permissions(["clipboard-read", "clipboard-write"])
        ticket, page = await opened(seat)
        await page.get_by_role("button", name="More").click()
        await check_accessible(page)
        await page.get_by_role("menuitem", name="Public page").click()
        dialog = page.get_by_role("dialog", name="Public page")
        await check_accessible(page)
        await dialog.get_by_role("button", name="Make the public page").click()
        address = dialog.get_by_role("textbox", name="Address")
        await expect(address).to_be_visible()
        url = await address.input_value()
        known = (await seat.desk.got(f"/tickets/{ticket['id']}"))["data"]["public_url"]
        assert url.endswith("/p/" + known.rpartition("/")[2])
        await expect(dialog.get_by_role("link", name="Open")).to_have_attribute("href", url)
        await dialog.get_by_role("button", name="Copy link").click()
        assert await page.evaluate("navigator.clipboard.readText()") == url
        await dialog.get_by_role("switch", name="Replies").click()
        await check_accessible(page)

        async def is_for_reading() -> bool:
            return not (await seat.desk.got(f"/tickets/{ticket['id']}/public-page"))["data"]["replies"]

        await becomes(is_for_reading)
        await dialog.get_by_role("button", name="Take it away").click()
        question = page.get_by_role("dialog", name="Take the public page away?")
        await check_accessible(page)
        await question.get_by_role("button", name="Take it away").click()
        await expect(dialog.get_by_role("button", name="Make the public page")).to_be_visible()
        assert (await seat.desk.got(f"/tickets/{ticket['id']}"))["data"]["public_url"] is None


class TestAnIssueElsewhere:
    async def test_is_linked_by_its_address(self, seat: Seat) -> None:
        ticket, page = await opened(seat)
        await page.get_by_role("button", name="Add a link").click()
        dialog = page.get_by_role("dialog", name="Add a link")
        await dialog.get_by_role("tab", name="An issue elsewhere").click()
        await dialog.get_by_label("Address").fill("https://example.com/7")
        await dialog.get_by_label("Key").fill("7")
        await dialog.get_by_label("Title").fill("Smoke in the shop")
        await dialog.get_by_role("button", name="Add a link").click()
        await expect(dialog.get_by_text("This is not the address of an issue at GitHub.")).to_be_visible()
        await check_accessible(page)
        await dialog.get_by_label("Address").fill("https://github.com/acme/shop/issues/7")
        await dialog.get_by_role("button", name="Add a link").click()
        await expect(page.get_by_role("link", name="GitHub Smoke in the shop")).to_be_visible()
        (link,) = (await seat.desk.got(f"/tickets/{ticket['id']}/links"))["data"]
        assert (link["type"], link["key"], link["details"]["repository_full_name"]) == ("github", "7", "acme/shop")


class TestEveryDialog:
    async def test_and_every_menu_is_for_everybody(self, seat: Seat) -> None:
        _, page = await opened(seat)
        for key, name in (("s", "Snooze"), ("p", "Priority"), ("l", "Add a tag"), ("a", "Assignee")):
            await page.keyboard.press(key)
            await expect(page.get_by_role("dialog", name=name)).to_be_visible()
            await check_accessible(page)
            await page.keyboard.press("Escape")
            await expect(page.get_by_role("dialog")).to_have_count(0)
        for item, title in (("Merge into", "Merge #"), ("Split", "Split messages off")):
            await page.get_by_role("button", name="More").click()
            await page.get_by_role("menuitem", name=item).click()
            await expect(page.get_by_role("dialog", name=title)).to_be_visible()
            await check_accessible(page)
            await page.keyboard.press("Escape")
            await expect(page.get_by_role("dialog")).to_have_count(0)

    async def test_fits_a_phone(self, sit_down: SitDown) -> None:
        async with sit_down(viewport=PHONE) as seat:
            _, page = await opened(seat, subject="A subject that is much too long for the head of a phone " * 2)
            await page.get_by_role("button", name="Details").click()
            await expect(page.get_by_role("dialog", name="Details")).to_be_visible()
            await check_accessible(page)
            await page.keyboard.press("Escape")
            await reply(page, "Please unplug it.")
            await check_accessible(page)
            assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
