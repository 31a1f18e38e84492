"""Who is calling, and which version of the dialect is meant.

The key comes as a bearer token, or in `X-API-Key` from older clients. The version comes in `Featurebase-Version`;
without it the workspace's own holds. Both known versions are answered alike: what they differ in is not ours.
"""

import time
from collections import OrderedDict

from parley.api.toolbox.call import Call
from parley.api.toolbox.door import bearer_token
from parley.core.access import authenticate
from parley.core.actor import Actor
from parley.core.errors import Invalid
from parley.core.work import reading
from parley.core.workspaces import get_workspace

HEADER = "Featurebase-Version"
VERSIONS = ("2026-01-01.nova", "2025-12-12.clover")
NEWEST = VERSIONS[0]
DOOR = "featurebase"
SECONDS = 1.0
"""How long a workspace's own version may be out of date in this process."""
MOST_KEPT = 10_000
KEPT: "OrderedDict[int, tuple[float, str]]" = OrderedDict()


async def enter(call: Call) -> Actor:
    """Return who is calling; every answer from here on names the version. Raises Unauthenticated, Invalid."""
    actor = await authenticate(call.house.database, _token(call), now=call.now)
    call.out.append((HEADER.lower().encode(), (await _version(call, actor)).encode()))
    return actor


def _token(call: Call) -> str | None:
    """Take the key from `Authorization`, else from `X-API-Key`; None when that was sent twice."""
    if call.header(b"authorization") is not None:
        return bearer_token(call)
    given = call.header(b"x-api-key")
    if given is None or call.count_header(b"x-api-key") != 1 or not given.isascii():
        return None
    return given.strip().decode()


async def _version(call: Call, actor: Actor) -> str:
    given = call.header(HEADER.lower().encode())
    if given is None:
        return await _own_version(call, actor)
    found = next((each for each in VERSIONS if each.encode() == given.strip()), None)
    if found is None:
        raise Invalid.at(HEADER, f"Must be one of {', '.join(VERSIONS)}")
    return found


async def _own_version(call: Call, actor: Actor) -> str:
    """Return the version the workspace says it speaks, the newest where it says none that is known."""
    kept = KEPT.get(actor.workspace)
    if kept is not None and kept[0] > time.monotonic():
        return kept[1]
    async with reading(call.house.database, actor, now=call.now, origin=call.door) as work:
        said = (await get_workspace(work)).api_versions.get(DOOR, NEWEST)
    version = said if said in VERSIONS else NEWEST
    KEPT[actor.workspace] = (time.monotonic() + SECONDS, version)
    while len(KEPT) > MOST_KEPT:
        KEPT.popitem(last=False)
    return version
