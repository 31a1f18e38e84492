"""A ticket is answered: replies, notes, macros, files, people."""

import pytest
from playwright.async_api import Page, Route, expect

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
    picture,
    said,
    toast,
)

SENDS = "**/draft/send*"
WORDS = "Please unplug it."


@pytest.fixture
async def fast(seat: Seat) -> Seat:
    """The owner, whose messages go out at once."""
    await hurry(seat.desk)
    return seat


class TestAReply:
    async def test_waits_a_moment_and_is_sent(self, seat: Seat) -> None:
        await hurry(seat.desk, 2)
        ticket = await make_ticket(seat.desk)
        page = await open_ticket(seat, ticket)
        await page.get_by_role("button", name="Reply to ann@example.com").click()
        box = page.get_by_role("textbox", name=REPLY)
        await box.fill(WORDS)
        await check_accessible(page)
        await page.get_by_role("button", name="Send", exact=True).click()
        await expect(conversation(page).get_by_text("Sending in")).to_be_visible()
        await check_accessible(page)
        await expect(conversation(page).get_by_text(WORDS)).to_have_count(1)
        await expect(box).to_be_hidden()
        assert await said(seat.desk, ticket) == []

        async def is_sent() -> bool:
            return [each["type"] for each in await said(seat.desk, ticket)] == ["reply"]

        await becomes(is_sent)
        await expect(conversation(page).get_by_text("Sending")).to_have_count(0)
        await expect(conversation(page).get_by_text(WORDS)).to_have_count(1)

    async def test_is_taken_back_with_every_word(self, seat: Seat) -> None:
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


class TestFiles:
    async def test_are_chosen_pasted_and_dropped(self, fast: Seat) -> None:
        ticket = await make_ticket(fast.desk)
        page = await open_ticket(fast, ticket)
        box = await begin(page)
        async with page.expect_file_chooser() as asked:
            await page.get_by_role("button", name="Attach files").click()
        chosen = {"name": "chosen.png", "mimeType": "image/png", "buffer": picture()}
        await (await asked.value).set_files([chosen])
        await expect(page.get_by_text("chosen.png")).to_be_visible()
        for event, name in (("paste", "pasted.txt"), ("drop", "dropped.txt")):
            await box.evaluate(GIVE, [event, name])
            await expect(page.get_by_role("button", name=f"Remove {name}")).to_be_visible()
        await check_accessible(page)
        await page.get_by_role("button", name="Remove pasted.txt").click()
        await expect(page.get_by_text("pasted.txt")).to_have_count(0)
        await box.press_sequentially("See these")
        await page.keyboard.press("Control+Enter")

        async def is_sent() -> bool:
            sent = await said(fast.desk, ticket)
            return bool(sent) and {each["name"] for each in sent[0]["attachments"]} == {"chosen.png", "dropped.txt"}

        await becomes(is_sent)
        await expect(conversation(page).get_by_role("link", name="dropped.txt")).to_be_visible()
        await expect(conversation(page).get_by_role("button", name="Preview: chosen.png")).to_be_visible()

    async def test_that_do_not_arrive_say_why_and_try_again(self, seat: Seat) -> None:
        page = await open_ticket(seat, await make_ticket(seat.desk))
        box = await begin(page)
        await page.route("**/api/v1/files", refuse_once(500))
        await box.evaluate(GIVE, ["paste", "pasted.txt"])
        await expect(page.get_by_role("alert").filter(has_text="pasted.txt")).to_be_visible()
        await check_accessible(page)
        await page.get_by_role("button", name="Try again").click()
        await expect(page.get_by_role("alert").filter(has_text="pasted.txt")).to_have_count(0)
        await expect(page.get_by_role("button", name="Remove pasted.txt")).to_be_visible()
        forgive(seat, 500)


class TestWhatCannotBeSent:
    @pytest.mark.parametrize("status", [422, 500, 503])
    async def test_stays_in_the_editor_word_for_word(self, fast: Seat, status: int) -> None:
        ticket = await make_ticket(fast.desk)
        page = await open_ticket(fast, ticket)
        await page.route(SENDS, refuse(status))
        await self._fails_then_arrives(fast, page, ticket)
        forgive(fast, status)

    async def test_stays_without_a_network_and_goes_out_when_it_is_back(self, fast: Seat) -> None:
        ticket = await make_ticket(fast.desk)
        page = await open_ticket(fast, ticket)
        box = await begin(page)
        await box.fill(WORDS)
        await fast.context.set_offline(True)
        await page.keyboard.press("Control+Enter")
        await expect(toast(page).get_by_text("The server cannot be reached.")).to_be_visible()
        await expect(page.get_by_text("No connection.")).to_be_visible()
        await expect(box).to_have_text(WORDS)
        await check_accessible(page)
        await fast.context.set_offline(False)
        await expect(page.get_by_text("No connection.")).to_be_hidden()
        await box.focus()
        await page.keyboard.press("Control+Enter")
        await self._arrives(fast, page, ticket)

    async def _fails_then_arrives(self, seat: Seat, page: Page, ticket: dict[str, object]) -> None:
        box = await begin(page)
        await box.fill(WORDS)
        await page.keyboard.press("Control+Enter")
        await expect(toast(page).get_by_role("button", name="Close").first).to_be_visible()
        await expect(box).to_have_text(WORDS)
        await check_accessible(page)
        await page.unroute(SENDS)
        await page.keyboard.press("Control+Enter")
        await self._arrives(seat, page, ticket)

    async def _arrives(self, seat: Seat, page: Page, ticket: dict[str, object]) -> None:
        async def is_sent_once() -> bool:
            return [each["content_text"] for each in await said(seat.desk, ticket)] == [WORDS]

        await becomes(is_sent_once)
        await expect(page.get_by_role("textbox", name=REPLY)).to_be_hidden()
        await expect(conversation(page).get_by_text(WORDS)).to_have_count(1)


GIVE = """(box, [event, name]) => {
    const data = new DataTransfer();
    data.items.add(new File(["fire"], name, { type: "text/plain" }));
    const given = { bubbles: true, cancelable: true };
    box.dispatchEvent(event === "paste"
        ? new ClipboardEvent("paste", { ...given, clipboardData: data })
        : new DragEvent("drop", { ...given, dataTransfer: data }));
}"""


def refuse(status: int):  # noqa: ANN201
    """Answer with a fault."""

    async def answer(route: Route) -> None:
        await route.fulfill(status=status, json={"error": {"code": "REFUSED", "message": "That may not be said"}})

    return answer


def refuse_once(status: int):  # noqa: ANN201
    """Answer with a fault, then leave it to the server."""
    fault, left = refuse(status), [1]

    async def answer(route: Route) -> None:
        if left and left.pop():
            await fault(route)
        else:
            await route.continue_()

    return answer


def forgive(seat: Seat, status: int) -> None:
    """Forget the faults that the journey itself has caused."""
    seat.faults[:] = [each for each in seat.faults if not each.startswith(f"{status}:")]
