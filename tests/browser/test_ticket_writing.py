"""A ticket is answered: replies, notes, macros, files, people."""

import pytest
from playwright.async_api import expect

from tests.browser.axe import check_accessible
from tests.browser.seat import Seat, becomes
from tests.browser.tickets import (
    NOTE,
    REPLY,
    agent_called,
    begin,
    conversation,
    hurry,
    known,
    make_ticket,
    open_ticket,
    said,
    toast,
)

SENDS = "**/draft/send*"
WORDS = "Please unplug it."
BROKEN = {"code": "BROKEN", "message": "Out of order"}


@pytest.fixture
async def fast(seat: Seat) -> Seat:
    """The owner, whose messages go out at once."""
    await hurry(seat.desk)
    return seat


class TestAReply:
    async def test_waits_a_moment_and_is_sent(self, seat: Seat) -> None:
        await hurry(seat.desk, 15)
        ticket = await make_ticket(seat.desk)
        page = await open_ticket(seat, ticket)
        await page.get_by_role("button", name="Reply to ann@example.com").click()
        box = page.get_by_role("textbox", name=REPLY)
        await box.fill(WORDS)
        await check_accessible(page)
        await page.get_by_role("button", name="Send", exact=True).click()
        await expect(conversation(page).get_by_text("Sending in")).to_be_visible()
        assert await said(seat.desk, ticket) == []
        await check_accessible(page)
        await expect(conversation(page).get_by_text(WORDS)).to_have_count(1)
        await expect(box).to_be_hidden()

        async def is_sent() -> bool:
            return [each["type"] for each in await said(seat.desk, ticket)] == ["reply"]

        await becomes(is_sent, 60)
        await expect(conversation(page).get_by_text("Sending")).to_have_count(0)
        await expect(conversation(page).get_by_text(WORDS)).to_have_count(1)

    async def test_is_taken_back_with_every_word(self, seat: Seat) -> None:
        await hurry(seat.desk, 60)
        ticket = await make_ticket(seat.desk)
        page = await open_ticket(seat, ticket)
        box = await begin(page)
        await box.press_sequentially("Please unplug ")
        await page.keyboard.press("Control+b")
        await box.press_sequentially("it now")
        await page.keyboard.press("Control+Enter")
        await expect(toast(page).get_by_text("Reply is on its way")).to_be_visible()
        await toast(page).get_by_role("button", name="Undo").click()
        await expect(box).to_have_text("Please unplug it now")
        await expect(box.locator("strong")).to_have_text("it now")
        await expect(conversation(page).get_by_text("Please unplug")).to_have_count(0)
        assert await said(seat.desk, ticket) == []

    async def test_sets_the_status_with_it(self, fast: Seat) -> None:
        ticket = await make_ticket(fast.desk)
        page = await open_ticket(fast, ticket)
        box = await begin(page)
        await box.fill(WORDS)
        await page.get_by_role("button", name="Send and set the status").click()
        await expect(page.get_by_role("menu")).to_be_visible()
        await check_accessible(page)
        await page.get_by_role("menuitem", name="Send, set to Solved").click()
        await expect(page.get_by_role("button", name="Reopen")).to_be_visible()
        assert (await known(fast.desk, ticket))["state"] == "solved"
        assert len(await said(fast.desk, ticket)) == 1

    async def test_quotes_whom_it_answers(self, seat: Seat) -> None:
        ticket = await make_ticket(seat.desk)
        await seat.desk.made("/conversations", {"ticket_id": ticket["id"], "content": "Is it hot?"})
        page = await open_ticket(seat, ticket)
        article = conversation(page).get_by_role("article").filter(has_text="Is it hot?")
        await article.get_by_role("button", name="What to do with this message").click()
        await expect(page.get_by_role("menu")).to_be_visible()
        await check_accessible(page)
        await page.get_by_role("menuitem", name="Quote in reply").click()
        await expect(page.get_by_role("textbox", name=REPLY).locator("blockquote")).to_have_text("Is it hot?")

    async def test_names_who_gets_a_copy(self, seat: Seat) -> None:
        ticket = await make_ticket(seat.desk)
        page = await open_ticket(seat, ticket)
        details = page.get_by_role("complementary", name="Details")
        await details.get_by_role("button", name="Add an address").click()
        field = details.get_by_role("textbox", name="Add an address")
        await field.fill("not an address")
        await field.press("Enter")
        await expect(page.get_by_text("That is no e-mail address.")).to_be_visible()
        await expect(field).to_have_value("not an address")
        await field.fill("boss@example.com, second@example.com")
        await field.press("Enter")
        await begin(page)
        composer = page.get_by_role("region", name="Write")
        await expect(composer.get_by_text("Cc boss@example.com, second@example.com")).to_be_visible()

        async def has_copies() -> bool:
            return (await known(seat.desk, ticket))["cc"] == ["boss@example.com", "second@example.com"]

        await becomes(has_copies)


class TestANote:
    async def test_is_private_and_looks_so(self, fast: Seat) -> None:
        ticket = await make_ticket(fast.desk)
        page = await open_ticket(fast, ticket)
        await begin(page)
        plain = await page.get_by_role("region", name="Write").evaluate(
            "each => getComputedStyle(each).backgroundColor"
        )
        await page.get_by_role("button", name="Note", exact=True).click()
        box = page.get_by_role("textbox", name=NOTE)
        await expect(box).to_be_focused()
        yellow = await page.get_by_role("region", name="Write").evaluate(
            "each => getComputedStyle(each).backgroundColor"
        )
        assert yellow != plain
        await box.fill("He is in a hurry.")
        await check_accessible(page)
        await page.get_by_role("button", name="Add note").click()
        noted = conversation(page).get_by_role("article", name="Internal note")
        await expect(noted).to_contain_text("He is in a hurry.")

        async def is_kept() -> bool:
            return [each["internal"] for each in await said(fast.desk, ticket)] == [True]

        await becomes(is_kept)

    async def test_names_a_colleague(self, fast: Seat) -> None:
        await agent_called(fast.desk, "Bea Baker")
        ticket = await make_ticket(fast.desk)
        page = await open_ticket(fast, ticket)
        box = await begin(page, NOTE)
        await box.press_sequentially("Ask @be")
        people = page.get_by_role("listbox", name="People")
        await expect(people.get_by_role("option", name="Bea Baker")).to_be_visible()
        await check_accessible(page)
        await page.keyboard.press("Enter")
        await expect(people).to_be_hidden()
        await expect(box).to_contain_text("Ask @Bea Baker")
        await page.keyboard.press("Control+Enter")

        async def is_kept() -> bool:
            return any("@Bea Baker" in each["content_text"] for each in await said(fast.desk, ticket))

        await becomes(is_kept)
        await expect(conversation(page)).to_contain_text("@Bea Baker")


class TestAMacro:
    async def test_is_looked_at_taken_over_and_run(self, fast: Seat) -> None:
        actions = [
            {"type": "reply", "content": "Hi {{customer.first_name|there}}, your money is on its way."},
            {"type": "status", "status": "solved"},
            {"type": "tags_add", "tags": ["refund"]},
            {"type": "priority", "priority": "low"},
        ]
        await fast.desk.made("/macros", {"name": "Refund sent", "actions": actions, "shared": True})
        ticket = await make_ticket(fast.desk, customer_name="Ann Lee")
        page = await open_ticket(fast, ticket)
        await page.keyboard.press("m")
        await expect(page.get_by_role("option", name="Refund sent")).to_be_visible()
        await check_accessible(page)
        await page.keyboard.press("Enter")
        dialog = page.get_by_role("dialog", name="Refund sent")
        await expect(dialog.get_by_text("Hi Ann, your money is on its way.")).to_be_visible()
        await expect(dialog).to_contain_text("Solved")
        await expect(dialog).to_contain_text("refund")
        await check_accessible(page)
        await dialog.get_by_role("button", name="Run at once").click()
        await expect(dialog).to_be_hidden()
        await expect(conversation(page).get_by_text("Hi Ann, your money is on its way.")).to_be_visible()
        await expect(page.get_by_role("button", name="Reopen")).to_be_visible()
        now = await known(fast.desk, ticket)
        assert (now["state"], now["tags"], now["priority"]) == ("solved", ["refund"], "low")

    async def test_is_found_among_many_and_asked_for_again_where_the_answer_fails(self, seat: Seat) -> None:
        actions = [{"type": "note", "content": "Old"}]
        await seat.desk.made("/macros", {"name": "The oldest", "actions": actions, "shared": True})
        for number in range(100):
            await seat.desk.made("/macros", {"name": f"Newer {number}", "actions": actions, "shared": True})
        page = await open_ticket(seat, await make_ticket(seat.desk))
        await begin(page)
        await page.route("**/api/v1/macros?*", lambda route: route.fulfill(status=400, json={"error": BROKEN}))
        await page.get_by_role("button", name="Macros").click()
        layer = page.get_by_role("dialog", name="Use a macro")
        await expect(layer.get_by_role("alert")).to_contain_text(BROKEN["message"])
        await check_accessible(page)
        await page.unroute("**/api/v1/macros?*")
        await layer.get_by_role("button", name="Try again").click()
        await expect(layer.get_by_role("option")).to_have_count(101)
        await layer.get_by_role("combobox").fill("oldest")
        await layer.get_by_role("option", name="The oldest").click()
        await expect(page.get_by_role("dialog", name="The oldest")).to_contain_text("Old")

    async def test_fills_in_what_can_be_changed_before_it_is_sent(self, seat: Seat) -> None:
        actions = [
            {"type": "reply", "content": "Have you tried turning it off?"},
            {"type": "priority", "priority": "urgent"},
        ]
        await seat.desk.made("/macros", {"name": "Off and on", "actions": actions, "shared": True})
        ticket = await make_ticket(seat.desk)
        page = await open_ticket(seat, ticket)
        box = await begin(page)
        await box.press_sequentially("Hello. ")
        await page.get_by_role("button", name="Macros").click()
        await page.get_by_role("option", name="Off and on").click()
        await page.get_by_role("dialog", name="Off and on").get_by_role("button", name="Take over").click()
        await expect(box).to_contain_text("Hello.")
        await expect(box).to_contain_text("Have you tried turning it off?")
        await expect(box).to_be_focused()
        await expect(page.get_by_role("button", name="Priority: Urgent")).to_be_visible()
        assert await said(seat.desk, ticket) == []
