"""Sign in through an issuer of identities (OpenID Connect): there by a redirect, and back by another."""

import hmac
import re
from typing import Annotated

import msgspec

from parley.api.native.entrance import put_cookie, read_cookie
from parley.api.native.schemas.sessions import WorkspaceSlug
from parley.api.native.seating import leave_cookie, visitor_of, workspace_of
from parley.api.toolbox.call import Call
from parley.api.toolbox.operations import Mode
from parley.api.toolbox.routes import Routes
from parley.core.actor import system_actor
from parley.core.errors import NotFound, ParleyError
from parley.core.seats import Entered, NotInvited, enter_by_identity
from parley.core.work import writing
from parley.kit.oidc import Attempt, OidcClient, OidcFailed

ROUTES = Routes("Entrance", lenient=True)
COOKIE = b"parley-oidc"
PURPOSE = "oidc"
MINUTES = 10
HOME = "/app"
# Of our own pages: no other host, no scheme, nothing that a browser would take for either.
OWN_PAGE = re.compile(r"/app(/[A-Za-z0-9._~!$&'()*+,;=:@%/?#-]*)?", re.ASCII)


class OidcOff(NotFound):
    """This desk takes nobody's word."""

    def __init__(self) -> None:
        super().__init__("Issuer of identities")


class Kept(msgspec.Struct, frozen=True):
    """What is kept in the browser, sealed, while its user is away."""

    attempt: Attempt
    workspace: int
    remember: bool
    return_to: str
    until: float


class OidcQuery(msgspec.Struct):
    """Where to go afterwards, among our own pages, and whether to be remembered."""

    remember: Annotated[bool, msgspec.Meta(description="Stay signed in for up to 90 days")] = False
    return_to: Annotated[str, msgspec.Meta(max_length=500, description="A page below /app")] = HOME
    workspace: WorkspaceSlug | None = None


class CallbackQuery(msgspec.Struct):
    """What the issuer sends back."""

    state: Annotated[str, msgspec.Meta(max_length=200, description="Which attempt it belongs to")] = ""
    code: Annotated[str, msgspec.Meta(max_length=4000, description="What stands for who has signed in there")] = ""
    iss: Annotated[str, msgspec.Meta(max_length=2000, description="Which issuer answers")] | None = None
    error: Annotated[str, msgspec.Meta(max_length=200, description="Why it refuses")] | None = None


@ROUTES.get("/session/oidc", public=True, mode=Mode.NONE, status=303, raises=[OidcOff])
async def begin_oidc(call: Call, query: OidcQuery) -> None:
    """Go to the issuer to sign in. For browsers: the answer is a redirect."""
    client = _client(call)
    await call.house.sign_ins.spend(address=call.address)
    workspace = await workspace_of(call, query.workspace)
    page = query.return_to if OWN_PAGE.fullmatch(query.return_to) and ".." not in query.return_to else HOME
    try:
        attempt, url = await client.begin()
    except OidcFailed as failure:
        return _refuse(call, "oidc_failed", str(failure))
    kept = Kept(attempt, workspace, query.remember, page, call.now.timestamp() + MINUTES * 60)
    sealed = call.house.secret.seal(PURPOSE, msgspec.json.encode(kept))
    put_cookie(call, COOKIE, sealed, seconds=MINUTES * 60)
    return _go(call, url)


@ROUTES.get("/session/oidc/callback", public=True, mode=Mode.NONE, status=303, raises=[OidcOff])
async def end_oidc(call: Call, query: CallbackQuery) -> None:
    """Come back from the issuer, signed in, or to the sign-in page with `?error=` where that failed.

    Who is known there by the same subject gets in, and so does, the first time, who has the same address here or is
    invited by it, if the issuer has verified it.
    """
    client = _client(call)
    await call.house.sign_ins.spend(address=call.address)
    kept = _kept(call)
    put_cookie(call, COOKIE, b"", seconds=0)
    if kept is None or not hmac.compare_digest(query.state.encode(), kept.attempt.state.encode()):
        return _refuse(call, "oidc_expired", "the attempt is unknown or over")
    if query.error is not None or not query.code:
        return _refuse(call, "oidc_failed", f"the issuer refused: {query.error!r}")
    try:
        entered = await _enter(call, client, kept, query)
    except OidcFailed as failure:
        return _refuse(call, "oidc_failed", str(failure))
    except NotInvited as unknown:
        return _refuse(call, "oidc_unknown", unknown.message)
    except ParleyError as error:
        return _refuse(call, "oidc_failed", error.message)
    leave_cookie(call, entered)
    return _go(call, kept.return_to)


async def _enter(call: Call, client: OidcClient, kept: Kept, query: CallbackQuery) -> Entered:
    identity = await client.finish(kept.attempt, code=query.code, issuer=query.iss, now=call.now)
    desk = system_actor(kept.workspace)
    async with writing(call.house.database, desk, now=call.now, origin=call.door) as work:
        return await enter_by_identity(
            work,
            issuer=identity.issuer,
            subject=identity.subject,
            email=identity.email,
            name=identity.name,
            visitor=visitor_of(call, remembered=kept.remember),
        )


def _client(call: Call) -> OidcClient:
    if call.house.oidc is None:
        raise OidcOff
    return call.house.oidc


def _kept(call: Call) -> Kept | None:
    """Return what the browser brought back, unless it was made by others or too long ago."""
    opened = call.house.secret.unseal(PURPOSE, read_cookie(call, COOKIE) or b"")
    kept = None if opened is None else msgspec.json.decode(opened, type=Kept)
    return kept if kept is not None and kept.until > call.now.timestamp() else None


def _refuse(call: Call, error: str, reason: str) -> None:
    call.house.log.warning("sign-in by OpenID Connect failed", error=error, reason=reason[:200])
    return _go(call, f"{HOME}/sign-in?error={error}")


def _go(call: Call, url: str) -> None:
    call.out.append((b"location", url.encode("ascii", "ignore")))
    call.out.append((b"cache-control", b"no-store"))
