"""Letting people in: whom a request comes from, which workspace it means, and the answer that seats one."""

import asyncio
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from parley.api.native.entrance import csrf_token, set_cookie
from parley.api.native.envelopes import Bare
from parley.api.native.mapping.sessions import seated_to_wire
from parley.api.native.schemas.sessions import SeatedWire
from parley.api.toolbox.call import Call
from parley.core import seats, workspaces
from parley.core.access import Visitor
from parley.core.access.sessions import Session
from parley.core.errors import Invalid
from parley.core.seats import Entered, Postman
from parley.core.work import Work, reading
from parley.kit.text.browsers import browser_of

LONGEST_AGENT = 1000


def visitor_of(call: Call, *, remembered: bool) -> Visitor:
    """Return who knocks."""
    agent = (call.header(b"user-agent") or b"")[:LONGEST_AGENT].decode("latin-1")
    return Visitor(browser_of(agent), call.address, remembered)


def postman_of(call: Call) -> Postman:
    """Return who writes mails with links."""
    return Postman(call.house.secret, call.house.public_url)


@asynccontextmanager
async def at_least(seconds: float) -> AsyncGenerator[None]:
    """Have the block take so long, whatever it does."""
    until = time.monotonic() + seconds
    yield
    await asyncio.sleep(max(0.0, until - time.monotonic()))


async def workspace_of(call: Call, slug: str | None) -> int:
    """Return the workspace that is meant: by its slug, else by the host, else the first. Raises Invalid."""
    host = (call.header(b"host") or b"").decode("latin-1").lower().rsplit(":", 1)[0]
    async with call.house.database.system() as connection:
        if slug is None:
            return await workspaces.find_by_host(connection, host) or 0
        found = await workspaces.find_by_slug(connection, slug)
    if found is None:
        raise Invalid.at("workspace", "Unknown workspace")
    return found.id


async def seat(call: Call, entered: Entered) -> Bare[SeatedWire]:
    """Answer to one who has just got in: with the cookie, and with what `GET /session` would say."""
    leave_cookie(call, entered)
    call.out.append((b"cache-control", b"no-store"))
    async with reading(call.house.database, entered.actor, now=call.now, origin=call.door) as work:
        return await show_seat(work, call, entered.new.session, entered.new.text)


def leave_cookie(call: Call, entered: Entered) -> None:
    """Have the answer leave the cookie of one who has just got in."""
    session = entered.new.session
    life = session.expires_at - session.created_at
    set_cookie(call, entered.new.text, seconds=int(life.total_seconds()) if session.remembered else None)


async def show_seat(work: Work, call: Call, session: Session, text: str) -> Bare[SeatedWire]:
    """Say who is signed in, where, and by which token writes are proven."""
    workspace = await workspaces.get_workspace(work)
    return Bare(seated_to_wire(await seats.get_seat(work), workspace, session, csrf_token(call, text)))
