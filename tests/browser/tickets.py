"""What journeys of tickets begin with, and what they ask the desk about them."""

import struct
import zlib
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
from playwright.async_api import Locator, Page, Route, expect

from parley.core import seats, tickets
from parley.core.actor import Actor, ActorKind, Role
from parley.core.tickets import Author
from parley.kit.text.html import body_from
from tests.browser.seat import Seat
from tests.support.desks import Desk

Answering = Callable[[Route], Awaitable[None]]
CUSTOMER = "ann@example.com"
REPLY, NOTE = "Reply to the customer", "Note for the team"
# A paste goes to whatever has the focus at that moment: the plain field, or the editor that takes over from it.
GIVE = """([event, name]) => {
    const box = document.activeElement;
    const data = new DataTransfer();
    data.items.add(new File(["fire"], name, { type: "text/plain" }));
    const given = { bubbles: true, cancelable: true };
    box.dispatchEvent(event === "paste"
        ? new ClipboardEvent("paste", { ...given, clipboardData: data })
        : new DragEvent("drop", { ...given, dataTransfer: data }));
}"""


async def make_ticket(desk: Desk, subject: str = "The printer smokes", **more: Any) -> dict[str, Any]:
    """Make a ticket of Ann's."""
    asked = {"subject": subject, "description": "It began at noon.", "customer_email": CUSTOMER}
    return await desk.made("/tickets", asked | more)


async def open_ticket(seat: Seat, ticket: dict[str, Any], *, page: Page | None = None) -> Page:
    """Go to a ticket, and return the page when it is there."""
    page = await seat.open(f"/app/tickets/{ticket['number']}", page=page)
    await expect(conversation(page).locator("#opening")).to_be_visible()
    return page


def conversation(page: Page) -> Locator:
    """Where everything that was said stands."""
    return page.get_by_role("region", name="Conversation")


async def begin(page: Page, label: str = REPLY) -> Locator:
    """Begin a reply or a note, and return where it is written."""
    key = {REPLY: "r", NOTE: "n"}[label]
    await page.keyboard.press(key)
    box = page.get_by_role("textbox", name=label)
    await expect(box).to_be_focused()
    return box


async def give(page: Page, event: str, name: str) -> None:
    """Have a file of that name come into what is being written, by `paste` or `drop`."""
    await page.evaluate(GIVE, [event, name])


async def hurry(desk: Desk, seconds: int = 0, agent: int | None = None) -> None:
    """Have an agent's messages go out after so many seconds."""
    number = agent or desk.owner.id
    actor = Actor(desk.workspace.id, ActorKind.AGENT, number, "Olivia Owner", Role.OWNER, session_id=1)
    async with desk.work(actor) as work:
        await seats.update_profile(work, preferences={"undo_seconds": seconds})


async def agent_called(desk: Desk, name: str, role: str = "agent") -> int:
    """Make another agent and return the number."""
    email = f"{name.split(maxsplit=1)[0].lower()}@desk.test"
    made = await desk.made("/users", {"email": email, "name": name, "role": role})
    return number_of(made)


def number_of(thing: dict[str, Any]) -> int:
    """Return the number in a thing's id."""
    return int(thing["id"].rpartition("_")[2])


async def customer_writes(desk: Desk, ticket: dict[str, Any], text: str) -> None:
    """Have the ticket's customer say something more, as HTML."""
    customer = ticket["customer"]
    author = Author(ActorKind.CUSTOMER, number_of(customer), customer["name"] or customer["email"])
    async with desk.work() as work:
        await tickets.add_message(work, ticket=ticket["number"], body=body_from(text, "html"), author=author)


async def said(desk: Desk, ticket: dict[str, Any]) -> list[dict[str, Any]]:
    """Return what people said on a ticket as the desk has it, newest first."""
    found = await desk.got(f"/conversations?ticket_id={ticket['id']}")
    return [each for each in found["data"] if each["type"] != "system"]


async def known(desk: Desk, ticket: dict[str, Any]) -> dict[str, Any]:
    """Return the ticket as the desk has it."""
    return (await desk.got(f"/tickets/{ticket['id']}"))["data"]


async def uploaded(seat: Seat, name: str, content: bytes, kind: str) -> str:
    """Upload a file to the server that browsers use, and return its id."""
    port = seat.address.rpartition(":")[2]
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}/api/v1") as client:
        headers = {"authorization": f"Bearer {seat.desk.key}"}
        answer = await client.post("/files", headers=headers, files={"file": (name, content, kind)})
    assert answer.status_code == 201, answer.text
    return answer.json()["data"]["id"]


def toast(page: Page) -> Locator:
    """Where news is told."""
    return page.get_by_role("region", name="News")


async def check_fits(page: Page) -> None:
    """Nothing is wider than the window: neither the page nor any pane that should not scroll sideways."""
    wide = await page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0, f"{wide} px wider than the window"
    found = await page.evaluate(
        """() => [...document.querySelectorAll('body *')].filter((each) => {
            const box = each.getBoundingClientRect();
            if (box.width === 0 || box.right <= innerWidth + 1) return false;
            for (let up = each.parentElement; up; up = up.parentElement)
                if (/auto|scroll|hidden|clip/.test(getComputedStyle(up).overflowX)
                    && up.getBoundingClientRect().right <= innerWidth + 1) return false;
            return true;
        }).slice(0, 5).map((each) => each.outerHTML.slice(0, 160))"""
    )
    assert not found, "\n".join(found)


def picture(width: int = 8, height: int = 8) -> bytes:
    """Return a small PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\x20\x80\x80" * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def refuse(status: int) -> Answering:
    """Answer with a fault."""

    async def answer(route: Route) -> None:
        await route.fulfill(status=status, json={"error": {"code": "REFUSED", "message": "That may not be said"}})

    return answer


def refuse_once(status: int) -> Answering:
    """Answer with a fault, then leave it to the server."""
    fault, left = refuse(status), [1]

    async def answer(route: Route) -> None:
        if left and left.pop():
            await fault(route)
        else:
            await route.continue_()

    return answer


def details(page: Page) -> Locator:
    """Where what is known of the ticket stands."""
    return page.get_by_role("complementary", name="Details")


def forgive(seat: Seat, what: str) -> None:
    """Forget the faults that speak of this: the journey itself has caused them."""
    seat.faults[:] = [each for each in seat.faults if what not in each]
