"""The portal: customers come in by a link that is mailed to them. Its sessions open nothing else."""

from parley.api.native.entrance import (
    CUSTOMERS,
    CrossSite,
    check_own_page,
    clear_cookie,
    cookie_of,
    csrf_token,
    enter_as_customer,
    set_cookie,
)
from parley.api.native.envelopes import Bare
from parley.api.native.schemas.invitations import LinkRequested
from parley.api.native.schemas.visitors import GuestWire, PortalLink, PortalToken, VisitWire
from parley.api.native.seating import at_least, visitor_of, workspace_of
from parley.api.toolbox.call import Call
from parley.api.toolbox.operations import Mode
from parley.api.toolbox.routes import Routes
from parley.core import portal
from parley.core.actor import system_actor
from parley.core.attention import count_news
from parley.core.portal import Guest, NotSignedIn
from parley.core.seats import LinkSpent, Postman
from parley.core.work import Work, reading, writing
from parley.core.workspaces import get_workspace
from parley.kit.clock import print_time

ROUTES = Routes("Portal")
ALIKE = 0.25
"""Seconds that every request for a link takes, whoever asks."""
PAGE = "/portal/enter#"


@ROUTES.post(
    "/portal/links",
    public=True,
    mode=Mode.NONE,
    status=202,
    raises=[CrossSite],
    example={"email": "ann@example.com", "language": "en"},
)
async def request_portal_link(call: Call, body: PortalLink) -> Bare[LinkRequested]:
    """Have a link mailed that lets a customer in, once, within 15 minutes. The answer is always the same."""
    check_own_page(call)
    workspace = await workspace_of(call, body.workspace)
    account = f"{workspace}:portal:{body.email.strip().lower()}"
    await call.house.sign_ins.spend(address=call.address, account=account)
    async with at_least(ALIKE):
        desk = system_actor(workspace)
        async with writing(call.house.database, desk, now=call.now, origin="portal") as work:
            room = f"/w/{body.workspace}" if body.workspace else ""
            postman = Postman(call.house.secret, call.house.public_url, f"{room}{PAGE}")
            await portal.send_link(work, postman, email=body.email, language=body.language or None)
    return Bare(LinkRequested(body.email))


@ROUTES.post(
    "/portal/session",
    public=True,
    mode=Mode.NONE,
    raises=[LinkSpent, CrossSite],
    example={"token": "1_1_the-rest-of-the-link"},
)
async def enter_portal(call: Call, body: PortalToken) -> Bare[VisitWire]:
    """Use a link, and be signed in at the portal. Whom the desk does not know yet is a customer from now on."""
    check_own_page(call)
    await call.house.sign_ins.spend(address=call.address, account=f"portal token:{body.token}")
    visitor = visitor_of(call, remembered=True)
    arrived = await portal.redeem_link(call.house.database, body.token, visitor=visitor, now=call.now, origin="portal")
    life = arrived.guest.expires_at - arrived.guest.created_at
    set_cookie(call, arrived.text, seconds=int(life.total_seconds()), jar=CUSTOMERS)
    call.out.append((b"cache-control", b"no-store"))
    async with reading(call.house.database, arrived.actor, now=call.now, origin="portal") as work:
        return await _visit(work, call, arrived.guest, arrived.text)


@ROUTES.get("/portal/session", enter=enter_as_customer, raises=[NotSignedIn])
async def get_portal_session(work: Work, call: Call) -> Bare[VisitWire]:
    """Say which customer is signed in, and by which token changes are proven."""
    return await _visit(work, call, await portal.get_guest(work), cookie_of(call, CUSTOMERS) or "")


@ROUTES.delete("/portal/session", enter=enter_as_customer, raises=[NotSignedIn, CrossSite])
async def leave_portal(work: Work, call: Call) -> None:
    """Sign out of the portal."""
    await portal.end_visit(work)
    clear_cookie(call, CUSTOMERS)


async def _visit(work: Work, call: Call, guest: Guest, text: str) -> Bare[VisitWire]:
    name = (await get_workspace(work)).name
    token = csrf_token(call, text, CUSTOMERS)
    news = await count_news(work)
    return Bare(VisitWire(GuestWire(guest.name, guest.email), name, token, print_time(guest.ends_at), news))
