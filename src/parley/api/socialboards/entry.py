"""Who is calling: by an access token, or by a key of Parley's itself."""

from parley.api.socialboards.tokens import looks_like_token, parse_token
from parley.api.toolbox.call import Call
from parley.api.toolbox.door import bearer_token
from parley.core.access import authenticate, authenticate_key
from parley.core.actor import Actor
from parley.core.errors import Unauthenticated


async def enter(call: Call) -> Actor:
    """Return who calls; raise Unauthenticated for a missing, malformed, unknown, old or revoked token or key."""
    text = bearer_token(call)
    if text is None or not looks_like_token(text):
        return await authenticate(call.house.database, text, now=call.now)
    access = parse_token(call.house.secret, text, now=call.now)
    if access is None:
        raise Unauthenticated
    return await authenticate_key(call.house.database, workspace=access.workspace, key=access.key, now=call.now)
