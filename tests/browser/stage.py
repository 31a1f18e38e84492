"""A desk with sample data at a house, and something to see on every page that needs something."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import cast

from parley.app.demo import make_desk
from parley.core.actor import system_actor
from parley.core.files import FileVault
from parley.core.mails import MailKind
from parley.core.portal import send_link
from parley.core.seats import Postman
from parley.core.work import Work
from parley.kit.db import Database
from parley.kit.http import Outbound
from tests.browser.house import House
from tests.support.desks import Desk, house_for, open_desk

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
        await desk.call("PATCH", f"/users/user_{desk.owner.id}", json={"name": "Ada Lovelace"})
        await make_desk(database, vault, desk.workspace.id, seed=1)
        newest = (await desk.got("/tickets?limit=40"))["data"]
        ticket = next(each for each in newest if each["customer"]["email"] == GUEST)
        hook = await desk.made("/webhooks", {"url": "http://127.0.0.1:9/hooks", "events": ["ticket.deleted"]})
        other = next(each for each in newest if each["customer"]["email"] != GUEST)
        page = await desk.call("POST", f"/tickets/{other['id']}/public-page", json={})
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


class Pocket:
    """In place of the post: the letter never leaves the house, and no worker is faster than its reader."""

    token = ""

    async def post(self, _work: Work, _kind: MailKind, *, token: str, **_: object) -> None:
        """Keep the letter's token."""
        self.token = token


async def portal_token(desk: Desk) -> str:
    """Have a link into the portal made for the guest; return what stands behind its #."""
    pocket = Pocket()
    async with desk.work(system_actor(desk.workspace.id)) as work:
        await send_link(work, cast("Postman", pocket), email=GUEST, language=None)
    return pocket.token
