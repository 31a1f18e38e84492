"""Oneself: name, picture, preferences, password."""

from parley.api.native.bodies import given
from parley.api.native.entrance import CrossSite, cookie_of
from parley.api.native.envelopes import Bare
from parley.api.native.schemas.sessions import PasswordChange, ProfileUpdate, SeatedWire
from parley.api.native.seating import show_seat
from parley.api.toolbox.call import Call
from parley.api.toolbox.operations import Mode
from parley.api.toolbox.routes import Routes
from parley.core import access, seats
from parley.core.access import SessionNeeded, require_session
from parley.core.work import Work, reading

ROUTES = Routes("Yourself")


@ROUTES.patch(
    "/me",
    raises=[SessionNeeded, CrossSite],
    example={"name": "Ada", "preferences": {"theme": "dark", "timezone": "Europe/Berlin"}},
)
async def update_me(work: Work, call: Call, body: ProfileUpdate) -> Bare[SeatedWire]:
    """Change one's own name, picture and preferences; of the preferences those named change."""
    fields = given(body)
    if "preferences" in fields:
        fields["preferences"] = given(fields["preferences"])
    await seats.update_profile(work, **fields)
    return await _shown(work, call)


@ROUTES.put(
    "/me/password",
    mode=Mode.NONE,
    raises=[SessionNeeded, CrossSite],
    example={"current_password": "what it is now", "password": "a long sentence is best"},
)
async def set_password(call: Call, body: PasswordChange) -> Bare[SeatedWire]:
    """Change one's own password. Every other session of oneself ends; one-time links that wait are void."""
    agent, _ = require_session(call.actor)
    await call.house.sign_ins.spend(address=call.address, account=f"{call.actor.workspace}:password:{agent}")
    await seats.change_password(
        call.house.database,
        call.house.hasher,
        actor=call.actor,
        current=body.current_password,
        password=body.password,
        now=call.now,
        origin=call.door,
    )
    async with reading(call.house.database, call.actor, now=call.now, origin=call.door) as work:
        return await _shown(work, call)


async def _shown(work: Work, call: Call) -> Bare[SeatedWire]:
    session = await access.get_session(work)
    return await show_seat(work, call, session, cookie_of(call) or "")
