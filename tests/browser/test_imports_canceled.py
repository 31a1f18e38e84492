"""An import that somebody thinks better of: asked about, ended, and shown as what it then is."""

import os
from collections.abc import AsyncGenerator

from playwright.async_api import expect

from parley.core import imports
from parley.kit.clock import utc_now
from tests.browser.axe import check_accessible
from tests.browser.conftest import SitDown
from tests.browser.seat import PHONE, Seat
from tests.support.desks import Desk

LINES = b'{"subject": "One"}\n{"subject": "Two"}\n'
LATER = "update imports set due_at = now() + interval '1 day' where workspace_id = $1"
LOOK = os.environ.get("LOOK", "")


async def held(desk: Desk) -> str:
    """Have an import that no worker takes up before tomorrow; return its path."""

    async def body() -> AsyncGenerator[bytes]:
        yield LINES

    staged = await imports.stage(desk.database, desk.owner, body(), now=utc_now(), origin="test")
    async with desk.work() as work:
        started = await imports.start_import(work, staged=staged, name="tickets.ndjson")
        await work.connection.execute(LATER, desk.workspace.id)
    return f"/imports/imp_{started.id}"


class TestAnImport:
    async def test_is_ended_after_a_question(self, seat: Seat) -> None:
        path = await held(seat.desk)
        page = await seat.open("/app/settings/imports")
        await page.get_by_role("button", name="Cancel import").click()
        question = page.get_by_role("dialog", name="Cancel the import of “tickets.ndjson”?")
        await check_accessible(page)
        await question.get_by_role("button", name="Let it go on").click()
        await expect(question).to_be_hidden()
        assert (await seat.desk.got(path))["data"]["status"] == "waiting"
        await page.get_by_role("button", name="Cancel import").click()
        await question.get_by_role("button", name="Cancel import").click()
        await expect(page.get_by_text("Cancelled", exact=True)).to_be_visible()
        await expect(page.get_by_role("button", name="Cancel import")).to_have_count(0)
        await check_accessible(page)
        assert (await seat.desk.got(path))["data"]["status"] == "canceled"

    async def test_that_ended_while_one_thought_says_so(self, sit_down: SitDown) -> None:
        async with sit_down(viewport=PHONE) as seat:
            await held(seat.desk)
            page = await seat.open("/app/settings/imports")
            await page.get_by_role("button", name="Cancel import").click()
            async with seat.desk.work() as work:
                done = "update imports set status = 'done', finished_at = now() where workspace_id = $1"
                await work.connection.execute(done, seat.desk.workspace.id)
            question = page.get_by_role("dialog")
            await question.get_by_role("button", name="Cancel import").click()
            await expect(question.get_by_text("only one that waits or runs can be canceled")).to_be_visible()
            if LOOK:
                await page.screenshot(path=f"{LOOK}/phone.png")
            seat.faults.clear()  # the refusal is what this is about
