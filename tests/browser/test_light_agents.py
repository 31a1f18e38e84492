"""Nobody is offered what would be refused: light agents read and write notes, agents look at the settings."""

import re
from collections.abc import AsyncGenerator

import pytest
from playwright.async_api import Browser, Locator, expect

from tests.browser.axe import check_accessible
from tests.browser.conftest import SitDown
from tests.browser.house import House
from tests.browser.places import desk_pages, filled, settings_entries
from tests.browser.refusals import (
    WRITING,
    Refusals,
    check_menus,
    check_offers_nothing,
    press_all,
    settled,
    shortcuts,
)
from tests.browser.seat import Seat, take_seat
from tests.browser.stage import Stage
from tests.browser.test_every_page import ENTRANCES, SETTLED
from tests.browser.test_inbox import SUBJECTS, bar, choose, news, opened, row, rows
from tests.browser.test_palette import open_palette
from tests.browser.tickets import (
    NOTE,
    agent_called,
    begin,
    conversation,
    details,
    give,
    hurry,
    known,
    make_ticket,
    open_ticket,
    said,
    toast,
)
from tests.support.desks import Desk

MANAGING = re.compile(r"^(Actions for|Add|New|Invite|Create|Make|Save|Delete|Edit|Remove|Move|Revoke|Upload|Change)")
OWN = {"profile", "tags", "macros", "exports"}
"""Settings that every agent may change."""
SHOWCASE = "/app/parts"
PAGES = [path for path in desk_pages() if path not in ENTRANCES and path != SHOWCASE]
NAMES = "(all) => all.map((each) => each.ariaLabel || each.innerText).filter(Boolean)"


@pytest.fixture(scope="module")
async def reader(
    browser: Browser, house: House, stage: Stage, tmp_path_factory: pytest.TempPathFactory
) -> AsyncGenerator[Seat]:
    """A light agent's browser at the furnished desk."""
    lia = await agent_called(stage.desk, "Lia Light", "light")
    async with take_seat(browser, house, stage.desk, tmp_path_factory.mktemp("light"), agent=lia) as seat:
        yield seat


@pytest.fixture(scope="module")
async def clerk(
    browser: Browser, house: House, stage: Stage, tmp_path_factory: pytest.TempPathFactory
) -> AsyncGenerator[Seat]:
    """The browser of an agent who is no administrator, at the same desk."""
    bo = await agent_called(stage.desk, "Bo Agent")
    async with take_seat(browser, house, stage.desk, tmp_path_factory.mktemp("clerk"), agent=bo) as seat:
        yield seat


async def check_manages_nothing(place: Locator) -> None:
    """No button that stands there now manages anything."""
    offered = place.get_by_role("button", name=MANAGING)
    assert not await offered.count(), await offered.evaluate_all(NAMES)


class TestALightAgent:
    @pytest.mark.parametrize("path", PAGES)
    async def test_is_offered_nothing_that_would_be_refused(self, reader: Seat, stage: Stage, path: str) -> None:
        refusals = Refusals(reader.page)
        page = await settled(reader, filled(path, stage.known))
        await check_offers_nothing(page)
        await check_menus(page)
        await check_accessible(page)
        refusals.check()

    async def test_presses_every_key_of_the_inbox(self, seat: Seat, desk: Desk, sit_down: SitDown) -> None:
        await opened(seat, *SUBJECTS)
        owners = await settled(seat, "/app/inbox?view=open")
        await expect(rows(owners)).to_have_count(3)
        keys = await shortcuts(owners)
        async with sit_down(agent=await agent_called(desk, "Lia Light", "light")) as light:
            page = await settled(light, "/app/inbox?view=open")
            refusals = Refusals(page)
            await expect(rows(page)).to_have_count(3)
            await page.keyboard.press("j")
            own = await shortcuts(page)
            assert ["E"] in keys
            assert ["E"] not in own
            assert ["U"] in own
            both = [each for each in [*own, *keys] if each[0] != "G"]
            found = await press_all(light, "/app/inbox?view=open", rows(page).first, both, begin="j")
            assert not any(WRITING.match(each) for each in found), found
            refusals.check()
        assert {(await known(desk, {"id": f"tkt_{at}"}))["status"] for at in (1, 2, 3)} == {"open"}

    async def test_presses_every_key_of_a_ticket(self, seat: Seat, desk: Desk, sit_down: SitDown) -> None:
        ticket = await make_ticket(desk)
        path = f"/app/tickets/{ticket['number']}"
        keys = await shortcuts(await open_ticket(seat, ticket))
        async with sit_down(agent=await agent_called(desk, "Lia Light", "light")) as light:
            page = await open_ticket(light, ticket)
            refusals = Refusals(page)
            own = await shortcuts(page)
            assert ["S"] in keys
            assert ["S"] not in own
            assert ["N"] in own
            both = [each for each in [*own, *keys] if each[0] != "G"]
            found = await press_all(light, path, conversation(page).locator("#opening"), both)
            assert not any(WRITING.match(each) for each in found), found
            refusals.check()
        assert (await known(desk, ticket))["version"] == ticket["version"]

    async def test_finds_in_the_palette_only_what_may_be_done(self, desk: Desk, sit_down: SitDown) -> None:
        ticket = await make_ticket(desk)
        async with sit_down(agent=await agent_called(desk, "Lia Light", "light")) as light:
            page = await open_ticket(light, ticket)
            palette = await open_palette(page)
            await expect(palette.get_by_role("option", name="Add a note")).to_be_visible()
            await check_offers_nothing(page)
            for word in ("solve", "merge", "split", "delete", "assign", "snooze", "new", "macro", "export"):
                await palette.get_by_role("combobox").fill(word)
                await expect(palette.get_by_role("option", name=f"Search everything for “{word}”")).to_be_visible()
                await expect(palette.get_by_role("option", name=WRITING)).to_have_count(0)
            await expect(palette.get_by_role("option", name="Exports")).to_have_count(0)

    async def test_reads_properties_as_text(self, seat: Seat, desk: Desk, sit_down: SitDown) -> None:
        option = {"label": "Billing"}
        area = await desk.made("/fields", {"key": "area", "label": "Area", "type": "select", "options": [option]})
        await desk.made("/fields", {"key": "late", "label": "Late", "type": "checkbox"})
        await desk.made("/fields", {"key": "size", "label": "Size", "type": "number"})
        fields = {"area": area["options"][0]["id"], "late": True}
        ticket = await make_ticket(desk, tags=["printers"], cc=["bob@example.com"], custom_fields=fields)
        async with sit_down(agent=await agent_called(desk, "Lia Light", "light")) as light:
            page = await open_ticket(light, ticket)
            panel = details(page)
            for text in ("Open", "Normal", "printers", "bob@example.com", "Billing", "Yes", "Empty", "Nobody"):
                await expect(panel.get_by_text(text, exact=True).first).to_be_visible()
            for role in ("textbox", "checkbox", "combobox", "spinbutton"):
                await expect(panel.get_by_role(role)).to_have_count(0)
            buttons = await panel.get_by_role("button").all_inner_texts()
            assert buttons == ["Fields", "Customer", "Followers", "Links"]
            await check_accessible(page)

    async def test_writes_a_note_and_nothing_else(self, desk: Desk, sit_down: SitDown) -> None:
        ticket = await make_ticket(desk)
        lia = await agent_called(desk, "Lia Light", "light")
        await hurry(desk, agent=lia)
        async with sit_down(agent=lia) as light:
            page = await open_ticket(light, ticket)
            refusals = Refusals(page)
            await begin(page, NOTE)
            await page.keyboard.type("I know that printer.")
            await check_offers_nothing(page)
            await expect(page.get_by_role("button", name="Macros")).to_have_count(0)
            await check_accessible(page)
            await give(page, "paste", "x.txt")
            await expect(toast(page)).to_contain_text("Your role may not attach files")
            await page.keyboard.press("Control+Shift+Enter")  # what solves the ticket for others
            await expect(conversation(page).get_by_role("article", name="Lia Light")).to_contain_text(
                "I know that printer."
            )
            await expect(conversation(page).get_by_text("Sending")).to_have_count(0)
            refusals.check()
        (note,) = await said(desk, ticket)
        assert (note["internal"], note["author"]["name"]) == (True, "Lia Light")
        assert (await known(desk, ticket))["state"] == "open"

    async def test_chooses_several_to_mark_them_as_read(self, seat: Seat, desk: Desk, sit_down: SitDown) -> None:
        await opened(seat, *SUBJECTS)
        async with sit_down(agent=await agent_called(desk, "Lia Light", "light")) as light:
            page = await settled(light, "/app/inbox?view=open")
            await choose(page, *SUBJECTS[:2])
            names = (
                await bar(page)
                .get_by_role("button")
                .evaluate_all("(all) => all.map((e) => e.ariaLabel || e.innerText)")
            )
            assert names == ["Mark as read", "Mark as unread", "Clear the selection"]
            await check_accessible(page)
            await bar(page).get_by_role("button", name="Mark as read").click()
            await expect(news(page)).to_contain_text("2 tickets marked as read")
            await expect(row(page, SUBJECTS[0])).not_to_contain_text("Unread")

    async def test_keeps_views_that_are_nobody_elses(self, desk: Desk, sit_down: SitDown) -> None:
        await make_ticket(desk)
        shared = await desk.made("/views", {"name": "Fires", "filter": {"tags": "fire"}, "shared": True})
        async with sit_down(agent=await agent_called(desk, "Lia Light", "light")) as light:
            page = await settled(light, f"/app/inbox?view={shared['id']}")
            refusals = Refusals(page)
            await expect(page.get_by_role("button", name="Actions for this view")).to_have_count(0)
            await settled(light, "/app/inbox?priority=medium")
            await page.get_by_role("button", name="Save view").click()
            await page.get_by_role("menuitem", name="Save as a new view").click()
            dialog = page.get_by_role("dialog", name="New view")
            await dialog.get_by_label("Name").fill("Mine to read")
            await expect(dialog.get_by_role("switch", name="Shared with everybody")).to_have_count(0)
            await dialog.get_by_role("button", name="Save").click()
            await expect(page.get_by_role("heading", name="Mine to read")).to_be_visible()
            refusals.check()

    async def test_reads_the_public_page_that_others_made(self, desk: Desk, sit_down: SitDown) -> None:
        ticket = await make_ticket(desk)
        await desk.call("POST", f"/tickets/{ticket['id']}/public-page", json={"replies": True})
        async with sit_down(agent=await agent_called(desk, "Lia Light", "light")) as light:
            page = await open_ticket(light, ticket)
            await page.get_by_role("button", name="More", exact=True).click()
            await page.get_by_role("menuitem", name="Public page…").click()
            dialog = page.get_by_role("dialog", name="Public page")
            await expect(dialog.get_by_text("Whoever has the address may answer there")).to_be_visible()
            await expect(dialog.get_by_role("button", name="Copy link")).to_be_visible()
            await expect(dialog.get_by_role("switch")).to_have_count(0)
            await check_offers_nothing(page)
            await check_accessible(page)


class TestAnAgent:
    @pytest.mark.parametrize("entry", [each for each in settings_entries() if each not in OWN])
    async def test_is_offered_nothing_in_the_settings_that_would_be_refused(self, clerk: Seat, entry: str) -> None:
        refusals = Refusals(clerk.page)
        page = await settled(clerk, f"/app/settings/{entry}")
        main = page.get_by_role("main")
        await check_manages_nothing(main)
        things = main.get_by_role("table").get_by_role("button")
        if await things.count():
            await things.first.click()
            sheet = page.get_by_role("dialog")
            await expect(sheet).to_be_visible()
            await page.evaluate(SETTLED)
            await check_manages_nothing(sheet)
            await check_accessible(page)
        refusals.check()

    async def test_may_change_tags_and_macros(self, desk: Desk, sit_down: SitDown) -> None:
        async with sit_down(agent=await agent_called(desk, "Bo Agent")) as seat:
            page = await settled(seat, "/app/settings/tags?open=new")
            sheet = page.get_by_role("dialog", name="New tag")
            await sheet.get_by_label("Name").fill("printers")
            await sheet.get_by_role("button", name="Add").click()
            await expect(page.get_by_role("table").get_by_text("printers")).to_be_visible()
            for entry in ("keys", "webhooks", "imports", "mails"):
                await expect(page.get_by_role("link", name=re.compile(entry, re.IGNORECASE))).to_have_count(0)
