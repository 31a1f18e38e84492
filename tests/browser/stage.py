"""A desk with sample data at a house, and something to see on every page that needs something."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from parley.app.demo import make_desk
from parley.core.files import FileVault
from parley.kit.db import Database
from parley.kit.http import Outbound
from tests.browser.house import House
from tests.support.desks import Desk, house_for, open_desk
from tests.support.guests import mailed

GUEST = "ngozi.adeyemi@lumen-optics.example"
"""The customer whose portal is shown; her lamp is the ticket that has most to show."""


@dataclass(frozen=True)
class Stage:
    """`known` is what stands for the parts of addresses that a page leaves open."""

    desk: Desk
    known: dict[str, str]


@asynccontextmanager
async def open_stage(database: Database, house: House, name: str = "Test desk") -> AsyncGenerator[Stage]:
    """Furnish a workspace with sample data, one webhook and one public page."""
    vault = FileVault((house.folder / "data" / "files").as_uri())
    beside = house_for(database, vault=vault, outbound=Outbound(["127.0.0.1/32"]))
    async with open_desk(database, beside) as desk:
        changed = {"hosts": [f"{desk.workspace.slug}.localhost"], "name": name}
        await desk.call("PATCH", "/workspace", json=changed)
        await make_desk(database, vault, desk.workspace.id, seed=1)
        newest = (await desk.got("/tickets?limit=40"))["data"]
        ticket = next(each for each in newest if each["customer"]["email"] == GUEST)
        hook = await desk.made("/webhooks", {"url": "http://127.0.0.1:9/hooks", "events": ["ticket.deleted"]})
        page = await desk.call("POST", f"/tickets/{ticket['id']}/public-page", json={})
        article = (await desk.got("/articles?limit=1"))["data"][0]
        section = (await desk.got("/sections?limit=1"))["data"][0]
        known = {
            "number": str(ticket["number"]),
            "customerId": ticket["customer"]["id"],
            "companyId": ticket["company_id"],
            "articleId": article["id"],
            "webhookId": hook["id"],
            "articles": f"articles/{article['slug']}",
            "sections": f"sections/{section['slug']}",
            "requests": f"requests/{ticket['number']}",
            "new": "new",
            "enter": "enter#spent",
            "token": page.json()["data"]["url"].rpartition("/p/")[2],
        }
        yield Stage(desk, known)


async def portal_token(desk: Desk) -> str:
    """Have a link into the portal mailed to the guest; return what stands behind its #."""
    answer = await desk.call("POST", "/portal/links", json={"email": GUEST, "workspace": desk.workspace.slug}, key=None)
    assert answer.status_code == 202, answer.text
    return (await mailed(desk))[-1]["link"].partition("#")[2]
