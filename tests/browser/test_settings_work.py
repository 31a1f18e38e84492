"""What works by itself: macros of every action, inboxes with their channels, SLA policies, the workspace."""

from playwright.async_api import Locator, Page, expect

from tests.browser.axe import check_accessible
from tests.browser.seat import Seat
from tests.browser.test_settings_tickets import delete, opened

STEPS = (
    "Reply",
    "Note",
    "Status",
    "Priority",
    "Assignee",
    "Team",
    "Add tags",
    "Remove tags",
    "Category",
    "Inbox",
    "Fields",
    "Snooze",
)

TYPED = "Hi {{customer.first_name|Ann & co}},\n\ntry <code ABC>.\nThen <b>that</b>."


async def choose(page: Page, where: Locator, label: str, option: str) -> None:
    await where.get_by_label(label, exact=True).click()
    await page.get_by_role("option", name=option).first.click()


class TestAMacro:
    async def test_is_made_of_every_action(self, seat: Seat) -> None:
        await seat.desk.made("/teams", {"name": "Billing"})
        await seat.desk.made("/categories", {"name": "Returns"})
        await seat.desk.made("/fields", {"label": "Sizes", "type": "multi_select", "options": [{"label": "Next day"}]})
        sheet = await opened(seat, "macros", "New macro", "Add macro")
        page = seat.page
        await sheet.get_by_label("Name", exact=True).fill("Everything")
        add = sheet.get_by_role("button", name="Add step")
        await add.click()
        kinds = await page.get_by_role("menuitem").all_inner_texts()
        assert len(kinds) == len(STEPS)
        await page.keyboard.press("Escape")
        for kind in kinds:
            await add.click()
            await page.get_by_role("menuitem", name=kind, exact=True).click()
        await expect(add).to_be_hidden()
        for text in await sheet.get_by_role("textbox").all():
            if await text.evaluate("box => box.tagName") == "TEXTAREA":
                await text.fill("Hello {{customer.first_name|there}}")
        await choose(page, sheet, kinds[2], "Solved")
        await choose(page, sheet, kinds[5], "Billing")
        await choose(page, sheet, kinds[8], "Returns")
        inboxes = (await seat.desk.got("/inboxes"))["data"]
        await choose(page, sheet, kinds[9], inboxes[0]["name"])
        for kind, word in ((kinds[6], "very urgent"), (kinds[7], "new")):
            await sheet.get_by_label(kind, exact=True).fill(word)
            await page.keyboard.press("Enter")
        await sheet.get_by_label(kinds[10], exact=True).select_option(label="Sizes")
        await choose(page, sheet, "Sizes", "Next day")
        await page.keyboard.press("Escape")
        await check_accessible(page)
        await sheet.get_by_role("button", name="Add macro").click()
        await expect(page.get_by_role("button", name="Everything", exact=True)).to_be_visible()
        (macro,) = (await seat.desk.got("/macros"))["data"]
        said = {action.pop("type"): action for action in macro["actions"]}
        assert len(said) == len(STEPS)
        assert said["tags_add"] == {"tags": ["very urgent"]}
        assert said["fields"] == {"values": {"sizes": ["Next day"]}}

    async def test_says_what_was_typed_and_stays_what_it_was(self, seat: Seat) -> None:
        html = {"type": "note", "content": "<p>Fish &amp; <b>chips</b></p>", "format": "html"}
        sheet = await opened(seat, "macros", "New macro", "Add macro")
        page = seat.page
        await sheet.get_by_label("Name", exact=True).fill("Typed")
        await sheet.get_by_role("button", name="Add step").click()
        await page.get_by_role("menuitem", name="Reply", exact=True).click()
        await sheet.get_by_label("Reply", exact=True).fill(TYPED)
        await sheet.get_by_role("button", name="Add macro").click()
        await page.get_by_role("button", name="Typed", exact=True).click()
        sheet = page.get_by_role("dialog", name="Typed")
        await expect(sheet.get_by_label("Reply", exact=True)).to_have_value(TYPED)
        await expect(sheet.get_by_text("Written as HTML")).to_have_count(0)
        (macro,) = (await seat.desk.got("/macros"))["data"]
        about = await seat.desk.made("/tickets", {"subject": "Lamp", "customer_email": "ann@example.com"})
        plan = (await seat.desk.got(f"/tickets/{about['id']}/macros/{macro['id']}"))["data"]
        assert plan["reply"] == "<p>Hi Ann &amp; co,</p><p>try &lt;code ABC&gt;.<br>Then &lt;b&gt;that&lt;/b&gt;.</p>"
        await seat.desk.call("PATCH", f"/macros/{macro['id']}", json={"actions": [html]})
        await seat.open("/app/settings/macros")
        await page.get_by_role("button", name="Typed", exact=True).click()
        await expect(sheet.get_by_text("Written as HTML")).to_be_visible()
        box = sheet.get_by_label("Internal note", exact=True)
        await expect(box).to_have_value(html["content"])
        await check_accessible(page)
        await box.fill(f"{html['content']}<p>More</p>")
        await sheet.get_by_role("button", name="Save").click()
        await expect(sheet).to_be_hidden()
        (macro,) = (await seat.desk.got("/macros"))["data"]
        assert macro["actions"] == [html | {"content": f"{html['content']}<p>More</p>"}]

    async def test_that_is_not_whole_says_where(self, seat: Seat) -> None:
        sheet = await opened(seat, "macros", "New macro", "Add macro")
        page = seat.page
        await sheet.get_by_label("Name", exact=True).fill("Half")
        await sheet.get_by_role("button", name="Add macro").click()
        await expect(sheet.get_by_role("alert")).to_have_text("Must not be empty")
        await sheet.get_by_role("button", name="Add step").click()
        await page.get_by_role("menuitem").first.click()
        await sheet.get_by_role("textbox").last.fill("Hello {{customer.shoe}}")
        await sheet.get_by_role("button", name="Add macro").click()
        await expect(sheet.get_by_role("alert")).to_contain_text("Unknown placeholder")
        await check_accessible(page)


class TestAnInbox:
    async def test_is_made_with_a_channel_and_deleted_when_it_is_empty(self, seat: Seat) -> None:
        await seat.desk.made("/companies", {"name": "Acme"})
        sheet = await opened(seat, "inboxes", "New inbox", "Add inbox")
        page = seat.page
        await sheet.get_by_label("Name", exact=True).fill("Returns")
        await sheet.get_by_label("Addresses").fill("returns at example")
        await page.keyboard.press("Enter")
        await check_accessible(page)
        await sheet.get_by_role("button", name="Add inbox").click()
        await expect(sheet.get_by_role("alert")).to_have_text("Must be an e-mail address")
        for word in ("returns", "at", "example"):
            await sheet.get_by_role("button", name=f"Remove {word}").click()
        await sheet.get_by_role("button", name="Add inbox").click()
        await page.get_by_role("button", name="Returns", exact=True).click()
        sheet = page.get_by_role("dialog", name="Returns")
        await sheet.get_by_label("The channel's id").fill("no channel!")
        await sheet.get_by_role("button", name="Add channel").click()
        await expect(sheet.get_by_role("alert")).to_have_text("Must be letters, digits and . _ : @ -")
        await sheet.get_by_label("The channel's id").fill("C0123ABCD")
        await sheet.get_by_role("button", name="Add channel").click()
        await sheet.get_by_role("button", name="C0123ABCD", exact=True).click()
        channel = page.get_by_role("dialog", name="C0123ABCD")
        await channel.get_by_label("Name").fill("help-returns")
        await channel.get_by_label("Company").click()
        await page.keyboard.type("acm")
        await page.get_by_role("option", name="Acme").click()
        await check_accessible(page)
        await channel.get_by_role("button", name="Save").click()
        await expect(sheet.get_by_role("button", name="help-returns", exact=True)).to_be_visible()
        (known,) = (await seat.desk.got("/channels"))["data"]
        assert (known["name"], known["company_id"] is not None) == ("help-returns", True)
        await sheet.get_by_role("button", name="Remove help-returns").click()
        await expect(sheet.get_by_text("No channel leads here yet.")).to_be_visible()
        await sheet.get_by_role("button", name="Close").click()
        await delete(page, "Returns")
        await expect(page.get_by_text("“Returns” is deleted")).to_be_visible()

    async def test_that_is_the_default_stays(self, seat: Seat) -> None:
        (inbox,) = (await seat.desk.got("/inboxes"))["data"]
        page = await seat.open("/app/settings/inboxes")
        await delete(page, inbox["name"])
        await expect(page.get_by_text("This is the default inbox")).to_be_visible()


class TestAPolicy:
    async def test_promises_by_priority(self, seat: Seat) -> None:
        sheet = await opened(seat, "sla", "New SLA policy", "Add policy")
        page = seat.page
        await sheet.get_by_label("Name", exact=True).fill("Gold")
        await sheet.get_by_label("Urgent: First answer, in minutes").fill("0")
        await check_accessible(page)
        await sheet.get_by_role("button", name="Add policy").click()
        await expect(sheet.get_by_role("alert")).to_have_text("Must be 1 at least")
        await sheet.get_by_label("Urgent: First answer, in minutes").fill("15")
        await sheet.get_by_role("switch", name="Default").click()
        await sheet.get_by_role("button", name="Add policy").click()
        await expect(page.get_by_role("row", name="Gold")).to_contain_text("Default")


class TestTheWorkspace:
    async def test_is_renamed_and_refuses_what_is_no_host(self, seat: Seat) -> None:
        page = await seat.open("/app/settings/workspace")
        await page.get_by_label("Name", exact=True).fill("Acme support")
        await page.get_by_label("Host names").fill("Help_Me")
        await page.keyboard.press("Enter")
        await page.get_by_role("button", name="Save").click()
        await expect(page.get_by_role("alert")).to_contain_text("Must be a host name such as help.example.com")
        await check_accessible(page)
        await page.get_by_role("button", name="Remove Help_Me").click()
        await page.get_by_role("button", name="Save").click()
        await expect(page.get_by_text("Saved")).to_be_visible()
        await expect(page.get_by_role("navigation").first).to_be_visible()
        await expect(page.get_by_text("Acme support").first).to_be_visible()
        assert (await seat.desk.got("/workspace"))["data"]["name"] == "Acme support"
