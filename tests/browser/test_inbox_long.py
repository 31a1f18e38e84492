"""Ten thousand tickets in one list, and a list on a phone."""

from typing import Any

from playwright.async_api import expect

from tests.browser.axe import check_accessible
from tests.browser.conftest import SitDown
from tests.browser.seat import PHONE, Seat
from tests.browser.test_inbox import SUBJECTS, bar, news, opened, row, rows, ticket

MANY = 10_000
FILL = f"""
with asker as (
    insert into customers (workspace_id, email, name, tsv, created_at, updated_at)
    select $1, 'many' || i || '@example.com', 'Customer ' || i, search_vector($1, 'c' || i, ''), now(), now()
    from generate_series(1, 50) i returning id
), made as (
    insert into tickets (workspace_id, number, subject, status_id, priority, open, customer_id, inbox_id, source,
                         created_at, updated_at)
    select $1, i, 'Question number ' || i, s.id, 1 + i % 4, true, (select min(id) from asker) + i % 50, b.id, 'api',
           now() - i * interval '1 minute', now() - i * interval '1 minute'
    from generate_series(1, {MANY}) i, (select id from statuses where workspace_id = $1 and is_default) s,
         (select min(id) as id from inboxes where workspace_id = $1) b
    returning number, created_at
)
insert into messages (workspace_id, ticket_number, kind, author_kind, author_name, raw, html, body_text, format, policy,
                      tsv, created_at)
select $1, number, 'opening', 'customer', 'C', 'It hums', 'It hums', 'It hums', 'text', 1,
       search_vector($1, 'hums', ''), created_at from made
"""
# Scrolls as fast as pages come; tells the most rows and nodes that the document ever held, and how long it took.
SCROLL = """async () => {
    const box = document.querySelector('ol[aria-label="Tickets"]').parentElement;
    const most = { rows: 0, nodes: 0, pages: 0 };
    const end = performance.now() + 90000;
    while (performance.now() < end) {
        box.scrollTop = box.scrollHeight;
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        most.rows = Math.max(most.rows, box.querySelectorAll('li').length);
        most.nodes = Math.max(most.nodes, document.querySelectorAll('*').length);
        const last = [...box.querySelectorAll('li')].at(-1);
        const isLast = last?.getAttribute('aria-posinset') === last?.getAttribute('aria-setsize');
        if (isLast && box.textContent.includes('That is all.')) return most;
    }
    return { ...most, timedOut: true };
}"""


async def fill(seat: Seat) -> None:
    """Have ten thousand tickets at the desk, of one per minute."""
    async with seat.desk.work() as work:
        await work.connection.execute(FILL, seat.desk.workspace.id)


class TestTenThousandTickets:
    async def test_are_scrolled_to_their_end_with_few_nodes(self, seat: Seat) -> None:
        await fill(seat)
        page = await seat.open("/app/inbox?view=all")
        await expect(row(page, "Question number 1").first).to_be_visible()
        most: dict[str, Any] = await page.evaluate(SCROLL)
        assert "timedOut" not in most, most
        assert most["rows"] <= 60, most
        assert most["nodes"] <= 1_800, most
        last = row(page, f"Question number {MANY}")
        await expect(last).to_be_visible()
        await expect(last).to_have_attribute("aria-setsize", str(MANY))
        await check_accessible(page)
        await last.get_by_role("checkbox").click()
        await page.keyboard.press("Shift+K")
        await expect(bar(page)).to_contain_text("2 selected")


class TestAPhone:
    async def test_is_enough_to_work_through_the_inbox(self, seat: Seat, sit_down: SitDown) -> None:
        smoke, lamp, door = SUBJECTS
        one, two, _ = await opened(seat, *SUBJECTS, tags=["late"], priority="high")
        async with sit_down(viewport=PHONE, has_touch=True) as phone:
            page = await phone.open("/app/")
            await expect(rows(page)).to_have_count(3)
            await check_accessible(page)
            await row(page, smoke).get_by_role("checkbox").tap()
            await row(page, lamp).get_by_role("checkbox").tap()
            await expect(bar(page)).to_contain_text("2 selected")
            box = await bar(page).bounding_box()
            assert box is not None
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= PHONE["width"]
            await check_accessible(page)
            await bar(page).get_by_role("button", name="Assign").tap()
            await check_accessible(page)
            await page.get_by_role("option", name="Olivia Owner (me)").tap()
            await expect(news(page)).to_contain_text("2 tickets assigned")
            await bar(page).get_by_role("button", name="Solve").tap()
            await expect(rows(page)).to_have_count(1)
            await expect(news(page)).to_contain_text("set to Solved")
            assert [(await ticket(seat, each))["state"] for each in (one, two)] == ["solved", "solved"]
            await page.get_by_role("button", name="Menu").tap()
            await check_accessible(page)
            await page.get_by_role("link", name="Unassigned").tap()
            await expect(page.get_by_role("heading", name="Unassigned")).to_be_visible()
            await row(page, door).get_by_role("link").tap()
            await expect(page.get_by_role("heading", name=door)).to_be_visible()

    async def test_of_the_narrowest_shows_all_without_scrolling_sideways(self, seat: Seat, sit_down: SitDown) -> None:
        await opened(seat, "A subject that goes on and on " * 4, tags=["late"], customer_name="Ann " * 20)
        async with sit_down(viewport={"width": 360, "height": 740}, has_touch=True, color_scheme="dark") as phone:
            page = await phone.open("/app/")
            await rows(page).first.get_by_role("checkbox").tap()
            await expect(bar(page)).to_be_visible()
            wide = await page.evaluate("document.documentElement.scrollWidth")
            assert wide <= 360
            box = await bar(page).bounding_box()
            assert box is not None
            assert box["width"] <= 360
            await check_accessible(page)
