"""What is known of a ticket is changed: its properties and the workspace's own fields."""

from typing import Any

import pytest
from playwright.async_api import Page, expect

from tests.browser.axe import check_accessible
from tests.browser.seat import Seat, becomes
from tests.browser.tickets import agent_called, conversation, details, known, make_ticket, open_ticket, toast


async def pick(page: Page, label: str, choice: str) -> None:
    """Choose one of many at a property."""
    await details(page).get_by_role("button", name=f"{label}:").click()
    await page.get_by_role("option", name=choice).click()
    await expect(details(page).get_by_role("button", name=f"{label}: {choice}")).to_be_visible()


async def holds(seat: Seat, ticket: dict[str, Any], name: str, value: Any) -> None:
    """The desk comes to have this value of the ticket."""

    async def has() -> bool:
        return (await known(seat.desk, ticket))[name] == value

    await becomes(has)


class TestAProperty:
    async def test_of_every_kind_is_chosen_from_what_there_is(self, seat: Seat) -> None:
        bea = await agent_called(seat.desk, "Bea Baker")
        team = await seat.desk.made("/teams", {"name": "Billing"})
        inbox = await seat.desk.made("/inboxes", {"name": "Returns"})
        category = await seat.desk.made("/categories", {"name": "Refunds", "type": "customer"})
        ticket = await make_ticket(seat.desk)
        page = await open_ticket(seat, ticket)
        await details(page).get_by_role("button", name="Priority:").click()
        await expect(page.get_by_role("option", name="Urgent")).to_be_visible()
        await check_accessible(page)
        await page.keyboard.press("Escape")
        for label, choice, name, value in [
            ("Status", "Solved", "state", "solved"),
            ("Priority", "Urgent", "priority", "urgent"),
            ("Team", "Billing", "team_id", team["id"]),
            ("Inbox", "Returns", "inbox_id", inbox["id"]),
            ("Category", "Refunds", "category_id", category["id"]),
        ]:
            await pick(page, label, choice)
            await holds(seat, ticket, name, value)
        await pick(page, "Assignee", "Bea Baker")
        await conversation(page).get_by_role("button", name="more changes").click()
        await expect(conversation(page).get_by_text("assigned it to Bea Baker")).to_be_visible()
        assert (await known(seat.desk, ticket))["assignee"]["id"] == f"user_{bea}"
        await check_accessible(page)
        await pick(page, "Team", "None")
        await holds(seat, ticket, "team_id", None)

    async def test_is_put_back_with_a_sentence_when_the_server_refuses(self, seat: Seat) -> None:
        ticket = await make_ticket(seat.desk)
        page = await open_ticket(seat, ticket)
        fault = {"error": {"code": "FORBIDDEN", "message": "no"}}
        await page.route("**/api/v1/tickets/*", lambda route: route.fulfill(status=403, json=fault))
        await details(page).get_by_role("button", name="Priority: Normal").click()
        await page.get_by_role("option", name="Urgent").click()
        await expect(toast(page).get_by_text("You may not do that.")).to_be_visible()
        await expect(details(page).get_by_role("button", name="Priority: Normal")).to_be_visible()

    async def test_of_tags_takes_old_and_new_ones(self, seat: Seat) -> None:
        await seat.desk.made("/tags", {"name": "billing"})
        ticket = await make_ticket(seat.desk, tags=["smoke"])
        page = await open_ticket(seat, ticket)
        await page.keyboard.press("l")
        await page.get_by_role("option", name="billing").click()
        await page.get_by_role("dialog", name="Add a tag").get_by_role("combobox").fill("fire hazard")
        await page.get_by_role("option", name="Create “fire hazard”").click()
        await check_accessible(page)
        await page.keyboard.press("Escape")
        await details(page).get_by_role("button", name="Remove smoke").click()
        await holds(seat, ticket, "tags", ["billing", "fire hazard"])
        await expect(details(page).get_by_role("button", name="Remove billing")).to_be_visible()

    async def test_of_the_subject_is_mended_where_it_stands(self, seat: Seat) -> None:
        ticket = await make_ticket(seat.desk)
        page = await open_ticket(seat, ticket)
        await page.get_by_role("button", name="The printer smokes").click()
        field = page.get_by_role("textbox", name="Subject")
        await expect(field).to_be_focused()
        await check_accessible(page)
        await field.fill("The printer burns")
        await field.press("Enter")
        await expect(page.get_by_role("heading", level=1)).to_contain_text("The printer burns")
        await holds(seat, ticket, "subject", "The printer burns")
        await expect(page).to_have_title("#1 The printer burns · Parley")


class TestSnoozing:
    async def test_lasts_until_a_moment_and_ends_when_woken(self, seat: Seat) -> None:
        ticket = await make_ticket(seat.desk)
        page = await open_ticket(seat, ticket)
        await page.keyboard.press("s")
        await expect(page.get_by_role("button", name="Tomorrow morning")).to_be_visible()
        await check_accessible(page)
        await page.get_by_role("button", name="Tomorrow morning").click()
        await expect(toast(page).get_by_text("Snoozed until")).to_be_visible()
        await expect(page.get_by_role("heading", level=1).get_by_text("Snoozed until")).to_be_visible()
        assert (await known(seat.desk, ticket))["snoozed_until"] is not None
        await toast(page).get_by_role("button", name="Undo").click()
        await holds(seat, ticket, "snoozed_until", None)
        await page.get_by_role("button", name="Snooze", exact=True).click()
        await page.get_by_label("At a moment of your choice").fill("2031-05-03T09:30")
        await page.get_by_role("dialog", name="Snooze").get_by_role("button", name="Snooze").click()
        await expect(page.get_by_role("heading", level=1).get_by_text("3 May 2031")).to_be_visible()
        await page.get_by_role("button", name="Snooze", exact=True).click()
        await page.get_by_role("button", name="Wake").click()
        await holds(seat, ticket, "snoozed_until", None)


SIZES = [{"label": "Small"}, {"label": "Large"}]


class TestAField:
    @pytest.mark.parametrize(
        ("field", "typed", "kept"),
        [
            ({"type": "text", "single_line": True}, "A4", "A4"),
            ({"type": "text"}, "one line\nand another", "one line\nand another"),
            ({"type": "number"}, "12.5", 12.5),
            ({"type": "date"}, "2026-05-03", "2026-05-03"),
        ],
        ids=["text", "long text", "number", "date"],
    )
    async def test_that_is_typed_is_kept_when_it_is_left(
        self, seat: Seat, field: dict[str, Any], typed: str, kept: Any
    ) -> None:
        await seat.desk.made("/fields", {"label": "Detail", **field})
        ticket = await make_ticket(seat.desk)
        page = await open_ticket(seat, ticket)
        box = details(page).get_by_label("Detail")
        await box.fill(typed)
        await box.blur()
        await holds(seat, ticket, "custom_fields", {"detail": kept})
        await check_accessible(page)
        await page.reload()
        await expect(box).to_have_value(typed)
        await box.fill("")
        await box.blur()
        await holds(seat, ticket, "custom_fields", {})

    async def test_that_is_chosen_takes_one_or_several(self, seat: Seat) -> None:
        one = await seat.desk.made("/fields", {"label": "Size", "type": "select", "options": SIZES})
        await seat.desk.made("/fields", {"label": "Parts", "type": "multi_select", "options": SIZES})
        bea = await agent_called(seat.desk, "Bea Baker")
        await seat.desk.made("/fields", {"label": "Expert", "type": "user"})
        ticket = await make_ticket(seat.desk)
        page = await open_ticket(seat, ticket)
        await pick(page, "Size", "Large")
        await pick(page, "Expert", "Bea Baker")
        await details(page).get_by_role("button", name="Parts:").click()
        await page.get_by_role("option", name="Small").click()
        await page.get_by_role("option", name="Large").click()
        await check_accessible(page)
        await page.keyboard.press("Escape")
        await expect(details(page).get_by_role("button", name="Parts: Small, Large")).to_be_visible()
        ids = [each["id"] for each in one["options"]]
        await holds(seat, ticket, "custom_fields", {"size": ids[1], "expert": f"user_{bea}", "parts": ids})

    async def test_that_is_ticked_is_yes_or_no(self, seat: Seat) -> None:
        await seat.desk.made("/fields", {"label": "Insured", "type": "checkbox"})
        ticket = await make_ticket(seat.desk)
        page = await open_ticket(seat, ticket)
        box = details(page).get_by_role("checkbox", name="Insured")
        await box.click()
        await expect(box).to_be_checked()
        await holds(seat, ticket, "custom_fields", {"insured": True})
        await check_accessible(page)

    async def test_of_files_takes_and_drops_them(self, seat: Seat) -> None:
        await seat.desk.made("/fields", {"label": "Contract", "type": "file"})
        ticket = await make_ticket(seat.desk)
        page = await open_ticket(seat, ticket)
        async with page.expect_file_chooser() as asked:
            await details(page).get_by_role("button", name="Upload a file").click()
        await (await asked.value).set_files([{"name": "deal.txt", "mimeType": "text/plain", "buffer": b"yes"}])
        await expect(details(page).get_by_role("link", name="deal.txt")).to_be_visible()
        await check_accessible(page)
        await details(page).get_by_role("button", name="Clear: deal.txt").click()
        await holds(seat, ticket, "custom_fields", {})

    async def test_says_beside_it_what_the_server_refuses_and_keeps_what_was_typed(self, seat: Seat) -> None:
        await seat.desk.made("/fields", {"label": "Serial", "type": "number"})
        ticket = await make_ticket(seat.desk)
        page = await open_ticket(seat, ticket)
        box = details(page).get_by_label("Serial")
        await box.fill("99999999999999999")
        await box.press("Enter")
        await expect(details(page).get_by_role("alert")).to_have_text("Must be within plus or minus 2^53")
        await expect(box).to_have_value("99999999999999999")
        await expect(box).to_have_attribute("aria-invalid", "true")
        await expect(box).to_have_accessible_description("Must be within plus or minus 2^53")
        await check_accessible(page)
        await box.fill("7")
        await box.press("Enter")
        await holds(seat, ticket, "custom_fields", {"serial": 7})
        await expect(details(page).get_by_role("alert")).to_have_count(0)

    async def test_that_is_required_is_not_cleared(self, seat: Seat) -> None:
        await seat.desk.made("/fields", {"label": "Order", "type": "text", "required": True, "single_line": True})
        ticket = await make_ticket(seat.desk, custom_fields={"order": "A-1"})
        page = await open_ticket(seat, ticket)
        box = details(page).get_by_label("Order")
        await box.fill("")
        await box.blur()
        await expect(details(page).get_by_role("alert")).to_have_text("Required")
        await holds(seat, ticket, "custom_fields", {"order": "A-1"})
        await box.focus()
        await page.keyboard.press("Escape")
        await expect(box).to_have_value("A-1")
        await expect(details(page).get_by_role("alert")).to_have_count(0)
