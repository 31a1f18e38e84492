"""Whose help centre a request means, and what is read of it."""

import re
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

from parley.api.toolbox.call import Call
from parley.api.toolbox.house import House
from parley.app.help.shell import Site
from parley.app.help.words import Words
from parley.core.actor import Actor, ActorKind, Role
from parley.core.work import Work, reading
from parley.core.workspaces import Workspace, find_by_host, find_by_slug, get_workspace

PATH = re.compile(r"(?:/w/([a-z0-9-]{1,63}))?/help(/.*)?", re.ASCII)


async def workspace_for(house: House, slug: str | None, host: str) -> int | None:
    """Return the workspace of that slug, or the one to which the host leads; None where there is none."""
    async with house.database.system() as connection:
        if slug is None:
            return await find_by_host(connection, host)
        found = await find_by_slug(connection, slug)
        return found.id if found else None


@asynccontextmanager
async def open_reader(call: Call, workspace: int) -> AsyncGenerator[Work]:
    """Read as anybody may."""
    actor = Actor(workspace, ActorKind.SYSTEM, None, "Reader", Role.READ)
    async with reading(call.house.database, actor, now=call.now, origin="help") as work:
        yield work


async def site_of(call: Call, work: Work, slug: str | None, words: Words) -> Site:
    """Say whose site it is; `home` is the one address under which search engines should keep it."""
    workspace = await get_workspace(work)
    return Site(workspace.name, base_of(slug), portal_of(slug), await _home(call, workspace), words)


def base_of(slug: str | None) -> str:
    """Return what every path of the help centre begins with."""
    return "/help" if slug is None else f"/w/{slug}/help"


def portal_of(slug: str | None) -> str:
    """Return what every path of the portal begins with."""
    return "/portal" if slug is None else f"/w/{slug}/portal"


def host_of(call: Call) -> str:
    """Return the host that was asked, in lower case and without its port."""
    return (call.header(b"host") or b"").decode("latin-1").lower().rsplit(":", 1)[0]


async def _home(call: Call, workspace: Workspace) -> str:
    public = urlsplit(call.house.public_url)
    if workspace.hosts:
        port = "" if public.port is None else f":{public.port}"
        return f"{public.scheme}://{workspace.hosts[0]}{port}/help"
    led = await workspace_for(call.house, None, public.hostname or "")
    return f"{call.house.public_url}{base_of(None if led == workspace.id else workspace.slug)}"
