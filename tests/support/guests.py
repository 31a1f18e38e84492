"""Customers at the portal of a desk under test: who asks for a link, finds it in the mail, and comes in."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import msgspec

from tests.support.desks import Desk
from tests.support.seats import FIREFOX, Browser

ANN = "ann@example.com"


class Guest(Browser):
    """A customer's browser."""

    @property
    def cookie(self) -> str:
        """The text of the session's cookie; empty where there is none."""
        return self.client.cookies.get("parley-customer") or ""

    async def ask(self, email: str = ANN, **more: Any) -> httpx.Response:
        """Ask for a link."""
        return await self.call("POST", "/portal/links", json={"email": email, **more})

    async def use(self, token: str) -> httpx.Response:
        """Use a link, and remember what the door said of it."""
        answer = await self.call("POST", "/portal/session", json={"token": token})
        if answer.is_success:
            self.take(answer)
        return answer

    async def come_in(self, email: str = ANN) -> None:
        """Ask for a link and use it; the test fails unless that works."""
        assert (await self.ask(email)).status_code == 202
        answer = await self.use((await mailed(self.desk))[-1]["link"].partition("#")[2])
        assert answer.status_code == 201, answer.text

    async def asked(self, subject: str = "Help", content: str = "It smokes", **more: Any) -> dict[str, Any]:
        """Ask something; the test fails unless that works."""
        answer = await self.call("POST", "/portal/tickets", json={"subject": subject, "content": content, **more})
        assert answer.status_code == 201, answer.text
        return answer.json()["data"]


@asynccontextmanager
async def open_guest(desk: Desk, *, host: str | None = None) -> AsyncGenerator[Guest]:
    """Open a customer's browser at the host that leads to the desk's workspace."""
    host = host or f"{desk.workspace.slug}.test"
    await desk.call("PATCH", "/workspace", json={"hosts": [f"{desk.workspace.slug}.test"]})
    async with httpx.AsyncClient(
        transport=desk.client._transport, base_url=f"http://{host}", headers={"user-agent": FIREFOX}
    ) as client:
        yield Guest(desk, client)


async def mailed(desk: Desk) -> list[dict[str, str]]:
    """List what the waiting mails of the workspace are made of, with whom they go to and their kind, oldest first."""
    async with desk.database.tenant(desk.workspace.id) as connection:
        rows = await connection.fetch(
            "select recipient, kind, language, facts from outgoing_mails where workspace_id = $1 order by id",
            desk.workspace.id,
        )
    return [
        {
            **msgspec.json.decode(desk.house.secret.unseal("mail", row["facts"]) or b"{}", type=dict[str, str]),
            "to": row["recipient"],
            "kind": row["kind"],
            "language": row["language"],
        }
        for row in rows
    ]
