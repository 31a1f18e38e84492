"""Who is calling, and which version of the dialect is meant.

The key comes as a bearer token, or in `X-API-Key` from older clients. The version comes in `Featurebase-Version`;
without it the workspace's own holds. Both known versions are answered alike: what they differ in is not ours.
"""

from parley.api.toolbox.call import Call
from parley.api.toolbox.door import bearer_token
from parley.core.access import authenticate
from parley.core.actor import Actor
from parley.core.errors import Invalid

HEADER = "Featurebase-Version"
VERSIONS = ("2026-01-01.nova", "2025-12-12.clover")
NEWEST = VERSIONS[0]


async def enter(call: Call) -> Actor:
    """Return who is calling; every answer from here on names the version. Raises Unauthenticated, Invalid."""
    actor = await authenticate(call.house.database, _token(call), now=call.now)
    call.out.append((HEADER.lower().encode(), _version(call).encode()))
    return actor


def _token(call: Call) -> str | None:
    """Take the key from `Authorization`, else from `X-API-Key`; None when that was sent twice."""
    if call.header(b"authorization") is not None:
        return bearer_token(call)
    given = call.header(b"x-api-key")
    if given is None or call.count_header(b"x-api-key") != 1 or not given.isascii():
        return None
    return given.strip().decode()


def _version(call: Call) -> str:
    given = call.header(HEADER.lower().encode())
    if given is None:
        return NEWEST
    found = next((each for each in VERSIONS if each.encode() == given.strip()), None)
    if found is None:
        raise Invalid.at(HEADER, f"Must be one of {', '.join(VERSIONS)}")
    return found
