"""The ways in, and the first run."""

from parley.api.native.entrance import CrossSite, check_own_page
from parley.api.native.envelopes import Bare
from parley.api.native.schemas.sessions import EntranceQuery, EntranceWire, OidcWire, SeatedWire, Setup
from parley.api.native.seating import seat, visitor_of, workspace_of
from parley.api.toolbox.call import Call
from parley.api.toolbox.operations import Mode
from parley.api.toolbox.routes import Routes
from parley.core import seats
from parley.core.actor import system_actor
from parley.core.people import AgentEmailTaken
from parley.core.seats import LinkSpent, NewDesk, SetupOver
from parley.core.work import reading
from parley.core.workspaces import get_workspace

ROUTES = Routes("Entrance")


@ROUTES.get("/entrance", public=True, mode=Mode.NONE)
async def get_entrance(call: Call, query: EntranceQuery) -> Bare[EntranceWire]:
    """Say how one may sign in here, and whether the desk must be set up first."""
    workspace = await workspace_of(call, query.workspace)
    async with reading(call.house.database, system_actor(workspace), now=call.now, origin=call.door) as work:
        name = (await get_workspace(work)).name
        fresh = await seats.needs_setup(work)
    oidc = None if call.house.oidc is None else OidcWire(call.house.oidc.provider.name)
    return Bare(EntranceWire(name, needs_setup=fresh, password=True, link=call.house.sends_mail, oidc=oidc))


@ROUTES.post(
    "/setup",
    public=True,
    mode=Mode.NONE,
    raises=[LinkSpent, SetupOver, AgentEmailTaken, CrossSite],
    example={
        "token": "1_1_the-rest-of-what-the-server-printed",
        "name": "Ada Owner",
        "email": "ada@example.com",
        "password": "a long sentence is best",
        "workspace_name": "Acme support",
        "sample_data": True,
    },
)
async def set_up(call: Call, body: Setup) -> Bare[SeatedWire]:
    """Make the first user the owner, name the desk, and sign in. The token is in the link that the server prints.

    With `sample_data` a small made-up desk is furnished meanwhile.
    """
    check_own_page(call)
    await call.house.sign_ins.spend(address=call.address)
    entered = await seats.set_up(
        call.house.database,
        call.house.hasher,
        token=body.token,
        wanted=NewDesk(body.name, body.email, body.password, body.workspace_name, body.sample_data),
        visitor=visitor_of(call, remembered=False),
        now=call.now,
        origin=call.door,
    )
    if body.sample_data:
        call.house.furnish(entered.actor.workspace)
    return await seat(call, entered)
