"""What strangers write stays text: wherever it is shown, nothing of it runs, leads astray or breaks the page.

The browser leaves our policy aside here: it is the second wall, and the first must hold alone.
"""

from collections.abc import AsyncGenerator
from typing import Any

import pytest
from playwright.async_api import Page, expect

from tests.browser.axe import check_accessible
from tests.browser.conftest import SitDown
from tests.browser.seat import Seat
from tests.browser.tickets import (
    REPLY,
    begin,
    check_fits,
    conversation,
    customer_writes,
    make_ticket,
    open_ticket,
    uploaded,
)
from tests.support.desks import Desk

IMAGE = "<img src=x onerror=\"hacked=1;alert('hacked')\">"
SCRIPT = "<script>hacked=1</script>"
TURNED = "\u202egnp.exe\u2066"
LONG = "W" * 10_000
HTML = f"""
<p>Look at this {IMAGE} {SCRIPT}</p>
<p><a href="javascript:hacked=1">first</a> <a href=" jAvaScript:hacked=1">second</a>
<a href="data:text/html,<script>hacked=1</script>">third</a> <a href="vbscript:hacked=1">fourth</a>
<a href="https://example.com/ok">fifth</a></p>
<svg onload="hacked=1"><script>hacked=1</script></svg><math><mi xlink:href="javascript:hacked=1">x</mi></math>
<iframe srcdoc="<script>top.hacked=1</script>"></iframe><object data="javascript:hacked=1"></object>
<form action="javascript:hacked=1"><input autofocus onfocus="hacked=1"><button>go</button></form>
<style>* {{ display: none !important }}</style><base href="https://evil.example/">
<meta http-equiv="refresh" content="0;url=https://evil.example/">
<p style="position:fixed;inset:0;background:red">over everything</p>
<img src="https://evil.example/seen.png" alt="spy"><video src="https://evil.example/v.mp4" autoplay></video>
<table width="9000"><tr><td width="9000">{"wide " * 400}</td></tr></table>
<pre>{LONG}</pre><p>{LONG}</p><p>{TURNED} turned</p>
"""
NAME = f"{IMAGE}{TURNED}" + "N" * 150


@pytest.fixture
async def pasting(sit_down: SitDown) -> AsyncGenerator[Seat]:
    """The owner's browser, which does not keep to our policy either: what is pasted is harmless without it."""
    async with sit_down(bypass_csp=True) as seat:
        yield seat


@pytest.fixture
async def ticket(desk: Desk) -> dict[str, Any]:
    """A ticket that is hostile in every part of it."""
    return await make_hostile(desk)


async def make_hostile(desk: Desk) -> dict[str, Any]:
    await desk.made("/fields", {"label": f"{IMAGE} Label", "key": "text", "type": "text", "max_length": 20_000})
    options = [{"label": f"{SCRIPT}{'O' * 180}"}]
    await desk.made("/fields", {"label": "Kind", "type": "select", "options": options})
    asked: dict[str, Any] = {
        "subject": f"{IMAGE}{SCRIPT}{TURNED}" + "S" * 900,
        "description": HTML,
        "format": "html",
        "customer_name": NAME,
        "tags": [f"{IMAGE}"[:100], "T" * 100, TURNED],
        "custom_fields": {"text": f"{IMAGE}{LONG}", "kind": "1"},
        "cc": ["c" * 60 + "@" + "d" * 60 + ".example.com"],
    }
    ticket = await make_ticket(desk, **asked)
    await customer_writes(desk, ticket, HTML)
    link = {"type": "jira", "key": "K" * 100, "title": f"{IMAGE}{'L' * 180}", "url": "https://example.com/x"}
    await desk.made(f"/tickets/{ticket['id']}/links", link)
    return ticket


async def check_harmless(page: Page, dialogs: list[str]) -> None:
    """Nothing ran, nothing asked, nothing sticks out."""
    assert await page.evaluate("typeof window.hacked") == "undefined"
    assert dialogs == []
    assert await page.locator("iframe, object, embed, base, meta[http-equiv=refresh]").count() == 0
    assert await page.locator("a[href^='javascript:' i], a[href^='data:' i], a[href^='vbscript:' i]").count() == 0
    await check_fits(page)


def watch_dialogs(page: Page) -> list[str]:
    """Note every dialog of the browser's own, from now on."""
    seen: list[str] = []

    async def close(dialog: Any) -> None:
        seen.append(dialog.message)
        await dialog.dismiss()

    page.on("dialog", close)
    return seen


class TestAHostileTicket:
    @pytest.mark.parametrize("width", [1440, 360])
    async def test_is_only_text_on_its_page(self, sit_down: SitDown, ticket: dict[str, Any], width: int) -> None:
        async with sit_down(viewport={"width": width, "height": 800}, bypass_csp=True) as seat:
            dialogs = watch_dialogs(seat.page)
            page = await open_ticket(seat, ticket)
            await expect(conversation(page).get_by_text("over everything").first).to_be_visible()
            await expect(conversation(page).get_by_role("link", name="fifth").first).to_have_attribute(
                "rel", "noopener noreferrer nofollow"
            )
            await expect(conversation(page).get_by_role("link", name="first")).to_have_count(0)
            await check_harmless(page, dialogs)
            await check_accessible(page)
            if width < 1000:
                await page.get_by_role("button", name="Details").click()
            await expect(page.get_by_label("Label").first).to_be_visible()
            await check_harmless(page, dialogs)
            await page.get_by_role("button", name="Edit customer").click()
            await expect(page.get_by_role("dialog", name="Edit customer")).to_be_visible()
            await check_harmless(page, dialogs)

    @pytest.mark.parametrize("width", [1440, 360])
    async def test_is_only_text_in_the_inbox(self, sit_down: SitDown, ticket: dict[str, Any], width: int) -> None:
        async with sit_down(viewport={"width": width, "height": 800}, bypass_csp=True) as seat:
            dialogs = watch_dialogs(seat.page)
            page = await seat.open("/app/")
            await expect(page.get_by_role("link", name="onerror")).to_be_visible()
            await check_harmless(page, dialogs)

    @pytest.mark.parametrize("width", [1440, 360])
    async def test_is_only_text_in_what_is_written_of_it(
        self, sit_down: SitDown, ticket: dict[str, Any], width: int
    ) -> None:
        async with sit_down(viewport={"width": width, "height": 800}, bypass_csp=True) as seat:
            dialogs = watch_dialogs(seat.page)
            page = await open_ticket(seat, ticket)
            await conversation(page).get_by_role("button", name="What to do with this message").last.click()
            await page.get_by_role("menuitem", name="Quote in reply").click()
            box = page.get_by_role("textbox", name=REPLY)
            await expect(box.locator("blockquote").first).to_contain_text("Look at this")
            await check_harmless(page, dialogs)
            await page.keyboard.press("Escape")
            await page.get_by_role("button", name="More", exact=True).click()
            await page.get_by_role("menuitem", name="Split").click()
            await expect(page.get_by_role("dialog", name="Split messages off")).to_be_visible()
            await check_harmless(page, dialogs)

    async def test_is_only_text_when_it_is_pasted(self, pasting: Seat) -> None:
        dialogs = watch_dialogs(pasting.page)
        page = await open_ticket(pasting, await make_ticket(pasting.desk))
        box = await begin(page)
        await expect(page.get_by_role("toolbar", name="Formatting")).to_be_visible()
        await box.evaluate(
            """(box, html) => {
                const data = new DataTransfer();
                data.setData("text/html", html);
                data.setData("text/plain", "plain");
                box.dispatchEvent(new ClipboardEvent("paste", {
                    bubbles: true, cancelable: true, clipboardData: data,
                }));
            }""",
            HTML,
        )
        await expect(box).to_contain_text("Look at this")
        await check_harmless(page, dialogs)

    async def test_is_only_text_in_names_of_files(self, seat: Seat) -> None:
        dialogs = watch_dialogs(seat.page)
        names = [f"{'F' * 200}.txt", "<img src=x onerror=hacked=1>.txt", "\u202egpj.photo.txt"]
        files = [await uploaded(seat, name, b"<script>hacked=1</script>", "text/html") for name in names]
        ticket = await make_ticket(seat.desk)
        await seat.desk.made("/conversations", {"ticket_id": ticket["id"], "content": "See", "attachments": files})
        page = await open_ticket(seat, ticket)
        links = conversation(page).get_by_role("link", name=".txt")
        await expect(links).to_have_count(3)
        await check_harmless(page, dialogs)
        answer = await page.evaluate(
            "async (url) => Object.fromEntries((await fetch(url)).headers)", await links.first.get_attribute("href")
        )
        assert answer["content-disposition"].startswith("attachment")
        assert answer["x-content-type-options"] == "nosniff"
