"""Tickets in the inbox are worked on: one by one and many at once, and taken back."""

from typing import Any

import pytest
from playwright.async_api import Locator, Page, Route, expect

from tests.browser.axe import check_accessible
from tests.browser.seat import Seat, becomes

SUBJECTS = ("The printer smokes", "The lamp flickers", "The door squeaks")


async def opened(seat: Seat, *subjects: str, **fields: Any) -> list[dict[str, Any]]:
    """Open tickets, the last of them on top of the list."""
    given = {"customer_email": "ann@example.com", "customer_name": "Ann Asker"} | fields
    return [await seat.desk.made("/tickets", {"subject": subject, **given}) for subject in subjects]


async def ticket(seat: Seat, one: dict[str, Any]) -> dict[str, Any]:
    return (await seat.desk.got(f"/tickets/{one['id']}"))["data"]


def rows(page: Page) -> Locator:
    return page.get_by_role("list", name="Tickets").get_by_role("listitem")


def row(page: Page, subject: str) -> Locator:
    return rows(page).filter(has_text=subject)


def bar(page: Page) -> Locator:
    return page.get_by_role("toolbar", name="Actions for the selected tickets")


def news(page: Page) -> Locator:
    return page.get_by_role("region", name="News")


async def choose(page: Page, *subjects: str) -> None:
    for subject in subjects:
        await row(page, subject).get_by_role("checkbox").click()
    await expect(bar(page)).to_contain_text(f"{len(subjects)} selected")


ACTS: dict[str, tuple[str, str, str, str, Any]] = {
    # What is pressed, the dialog's title, what is chosen there, the news, and what both tickets have then.
    "assign": ("Assign", "Assign 2 tickets", "Olivia Owner (me)", "2 tickets assigned to Olivia Owner", "Olivia Owner"),
    "status": ("Status", "Status of 2 tickets", "Pending", "2 tickets set to Pending", "pending"),
    "priority": ("Priority", "Priority of 2 tickets", "Urgent", "2 tickets given another priority", "urgent"),
}


def shown(found: dict[str, Any], kind: str) -> Any:
    return (found["assignee"] or {}).get("name") if kind == "assign" else found[kind]


class TestSeveralTickets:
    @pytest.mark.parametrize("kind", ACTS)
    async def test_are_changed_at_once_and_back_at_once(self, seat: Seat, kind: str) -> None:
        pressed, title, chosen, said, value = ACTS[kind]
        one, two, three = await opened(seat, *SUBJECTS)
        before = shown(one, kind)
        page = await seat.open("/app/")
        await choose(page, *SUBJECTS[:2])
        await check_accessible(page)
        await bar(page).get_by_role("button", name=pressed).click()
        dialog = page.get_by_role("dialog", name=title)
        await expect(dialog).to_be_visible()
        await check_accessible(page)
        await dialog.get_by_role("option", name=chosen).click()
        await expect(news(page)).to_contain_text(said)
        assert [shown(await ticket(seat, each), kind) for each in (one, two, three)] == [value, value, before]
        await news(page).get_by_role("button", name="Undo").click()

        async def are_back() -> bool:
            return [shown(await ticket(seat, each), kind) for each in (one, two)] == [before, before]

        await becomes(are_back)
        await expect(rows(page)).to_have_count(3)

    async def test_get_and_lose_tags(self, seat: Seat) -> None:
        one, two = await opened(seat, *SUBJECTS[:2], tags=["late"])
        page = await seat.open("/app/")
        await choose(page, *SUBJECTS[:2])
        await page.keyboard.press("l")
        dialog = page.get_by_role("dialog", name="Tags of 2 tickets")
        await dialog.get_by_role("option", name="late").click()
        await dialog.get_by_role("combobox").fill("printers")
        await dialog.get_by_role("option", name="printers").click()
        await check_accessible(page)
        await dialog.get_by_role("button", name="Apply").click()
        await expect(news(page)).to_contain_text("2 tickets tagged")
        assert [(await ticket(seat, each))["tags"] for each in (one, two)] == [["printers"], ["printers"]]

    async def test_sleep_and_are_woken(self, seat: Seat) -> None:
        one, two, _ = await opened(seat, *SUBJECTS)
        page = await seat.open("/app/")
        await choose(page, *SUBJECTS[:2])
        await page.keyboard.press("s")
        dialog = page.get_by_role("dialog", name="Snooze 2 tickets until")
        await check_accessible(page)
        await dialog.get_by_role("button", name="Tomorrow morning").click()
        await expect(news(page)).to_contain_text("2 tickets snoozed")
        await expect(rows(page)).to_have_count(1)
        assert all([(await ticket(seat, each))["snoozed_until"] for each in (one, two)])
        await page.get_by_role("link", name="Snoozed").click()
        await choose(page, *SUBJECTS[:2])
        await page.keyboard.press("s")
        await page.get_by_role("dialog").get_by_role("button", name="Wake up now").click()
        await expect(news(page)).to_contain_text("2 tickets woken")
        await expect(page.get_by_text("Nothing sleeps")).to_be_visible()
        await check_accessible(page)

    async def test_are_deleted_and_brought_back_long_after(self, seat: Seat) -> None:
        one, two, _ = await opened(seat, *SUBJECTS)
        page = await seat.open("/app/")
        await choose(page, *SUBJECTS[:2])
        await bar(page).get_by_role("button", name="More").click()
        await check_accessible(page)
        await page.get_by_role("menuitem", name="Delete").click()
        await expect(rows(page)).to_have_count(1)
        await expect(news(page)).to_contain_text("2 tickets deleted")
        assert (await seat.desk.call("GET", f"/tickets/{one['id']}")).status_code == 404
        await news(page).get_by_role("button", name="Close").click()
        await page.keyboard.press("z")
        dialog = page.get_by_role("dialog", name="Done lately")
        await expect(dialog.get_by_text("2 tickets changed")).to_be_visible()
        await check_accessible(page)
        await dialog.get_by_role("button", name="Undo: 2 tickets changed").click()
        await expect(news(page)).to_contain_text("Undone")
        await expect(dialog.get_by_text("Undone", exact=True)).to_be_visible()
        assert (await ticket(seat, two))["subject"] == SUBJECTS[1]

    async def test_are_marked_as_read_and_unread(self, seat: Seat) -> None:
        await opened(seat, *SUBJECTS[:2])
        page = await seat.open("/app/")
        await expect(row(page, SUBJECTS[0])).to_contain_text("Unread")
        await choose(page, *SUBJECTS[:2])
        await page.keyboard.press("u")
        for subject in SUBJECTS[:2]:
            await expect(row(page, subject)).not_to_contain_text("Unread")
        await expect(news(page)).to_contain_text("2 tickets marked as read")
        await page.reload()
        await expect(row(page, SUBJECTS[0])).not_to_contain_text("Unread")
        await choose(page, *SUBJECTS[:2])
        await page.keyboard.press("u")
        await expect(row(page, SUBJECTS[0])).to_contain_text("Unread")

    async def test_are_merged_and_parted(self, seat: Seat) -> None:
        one, two, _ = await opened(seat, *SUBJECTS)
        page = await seat.open("/app/")
        await choose(page, *SUBJECTS[:2])
        await page.keyboard.press("m")
        dialog = page.get_by_role("dialog", name="Merge 2 tickets into")
        await check_accessible(page)
        await dialog.get_by_role("option", name=SUBJECTS[1]).click()
        await expect(news(page)).to_contain_text(f"One ticket merged into #{two['number']}")
        await expect(rows(page)).to_have_count(2)
        assert (await ticket(seat, one))["state"] == "closed"
        await news(page).get_by_role("button", name="Undo").click()
        await expect(rows(page)).to_have_count(3)

        async def is_open() -> bool:
            return (await ticket(seat, one))["state"] == "open"

        await becomes(is_open)


class TestAChangeThatIsRefused:
    @pytest.mark.parametrize(
        ("status", "sentence"),
        [(409, "Somebody was faster"), (400, "This cannot be")],
    )
    async def test_is_taken_back_with_a_sentence(self, seat: Seat, status: int, sentence: str) -> None:
        await opened(seat, *SUBJECTS)
        page = await seat.open("/app/")

        async def refuse(route: Route) -> None:
            await route.fulfill(status=status, json={"error": {"code": "REFUSED", "message": sentence, "details": {}}})

        await page.route("**/tickets/batch", refuse)
        await choose(page, *SUBJECTS[:2])
        await page.keyboard.press("#")
        await expect(news(page)).to_contain_text(sentence)
        await expect(rows(page)).to_have_count(3)
        await check_accessible(page)

    async def test_of_one_among_many_is_taken_back_alone(self, seat: Seat) -> None:
        one, *_ = await opened(seat, *SUBJECTS)
        page = await seat.open("/app/")
        await choose(page, *SUBJECTS[:2])
        await page.route("**/api/v1/events/stream", lambda route: route.abort())
        assert (await seat.desk.call("DELETE", f"/tickets/{one['id']}")).status_code == 204
        await page.keyboard.press("p")
        await page.get_by_role("dialog").get_by_role("option", name="High").click()
        await expect(news(page)).to_contain_text("One ticket left as before")
        await expect(news(page)).to_contain_text("given another priority")

    async def test_by_a_cut_connection_is_taken_back(self, seat: Seat) -> None:
        await opened(seat, *SUBJECTS)
        page = await seat.open("/app/")
        await choose(page, *SUBJECTS[:2])
        await seat.context.set_offline(True)
        await page.keyboard.press("#")
        await expect(rows(page)).to_have_count(3)
        await expect(news(page)).to_contain_text("reach")
        await expect(page.get_by_text("No connection.")).to_be_visible()
        await check_accessible(page)
        await seat.context.set_offline(False)
        await expect(page.get_by_text("No connection.")).not_to_be_visible()
