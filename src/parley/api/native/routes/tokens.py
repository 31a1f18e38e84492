"""One-time links: asked for by mail, looked at, and redeemed."""

from parley.api.native.entrance import CrossSite, check_own_page
from parley.api.native.envelopes import Bare
from parley.api.native.schemas.invitations import LinkRequest, LinkRequested, TokenCheck, TokenUse, TokenWire
from parley.api.native.schemas.sessions import SeatedWire
from parley.api.native.seating import at_least, postman_of, seat, visitor_of, workspace_of
from parley.api.toolbox.call import Call
from parley.api.toolbox.operations import Mode
from parley.api.toolbox.routes import Routes
from parley.core import seats
from parley.core.actor import system_actor
from parley.core.people import AgentEmailTaken, check_email
from parley.core.seats import CodeRequired, LinkSpent, Purpose, Redemption
from parley.core.work import writing

ROUTES = Routes("Entrance")
ALIKE = 0.25
"""Seconds that every request for a link takes: writing a mail must not tell that somebody is known."""


@ROUTES.post(
    "/session/links",
    public=True,
    mode=Mode.NONE,
    status=202,
    raises=[CrossSite],
    example={"email": "ada@example.com", "purpose": "sign_in"},
)
async def request_link(call: Call, body: LinkRequest) -> Bare[LinkRequested]:
    """Have a link mailed that signs in (15 minutes) or sets a password (an hour), once.

    The answer is always the same, whoever has the address.
    """
    check_own_page(call)
    check_email(body.email, "email")
    workspace = await workspace_of(call, body.workspace)
    await call.house.sign_ins.spend(address=call.address, account=f"{workspace}:link:{body.email.strip().lower()}")
    async with at_least(ALIKE):
        desk = system_actor(workspace)
        async with writing(call.house.database, desk, now=call.now, origin=call.door) as work:
            await seats.send_link(work, postman_of(call), email=body.email, purpose=Purpose(body.purpose))
    return Bare(LinkRequested(body.email))


@ROUTES.post(
    "/session/tokens/check",
    public=True,
    mode=Mode.NONE,
    status=200,
    raises=[LinkSpent, CrossSite],
    example={"token": "1_1_the-rest-of-the-link"},
)
async def check_token(call: Call, body: TokenCheck) -> Bare[TokenWire]:
    """Say what a link is good for, and for whom. It is not used by that."""
    check_own_page(call)
    await call.house.sign_ins.spend(address=call.address)
    holder = await seats.check_token(call.house.database, body.token, now=call.now, origin=call.door)
    return Bare(TokenWire(holder.purpose.value, holder.email, holder.name))


@ROUTES.post(
    "/session/tokens",
    public=True,
    mode=Mode.NONE,
    raises=[LinkSpent, CodeRequired, AgentEmailTaken, CrossSite],
    example={"token": "1_1_the-rest-of-the-link", "password": "a long sentence is best"},
)
async def use_token(call: Call, body: TokenUse) -> Bare[SeatedWire]:
    """Use a link, and be signed in: a sign-in link, an invitation (with a name and a password) or a password reset.

    What is refused leaves the link as it was. Where a second factor is in force it is asked for here too.
    """
    check_own_page(call)
    await call.house.sign_ins.spend(address=call.address, account=f"token:{body.token}")
    entered = await seats.redeem(
        call.house.database,
        call.house.hasher,
        call.house.secret,
        Redemption(body.token, body.name, body.password, body.code),
        visitor=visitor_of(call, remembered=body.remember),
        now=call.now,
        origin=call.door,
    )
    return await seat(call, entered)
