"""Sessions: sign in, see who one is, sign out."""

from parley.api.native.entrance import CrossSite, check_own_page, clear_cookie, cookie_of
from parley.api.native.envelopes import Bare
from parley.api.native.ids import id_in_path
from parley.api.native.mapping.sessions import PREFIX, session_to_wire
from parley.api.native.schemas.sessions import SeatedWire, SessionWire, SignIn
from parley.api.native.seating import seat, show_seat, visitor_of, workspace_of
from parley.api.toolbox.call import Call
from parley.api.toolbox.operations import Mode
from parley.api.toolbox.routes import Routes
from parley.core import access, seats
from parley.core.access import SessionNeeded, SessionNotFound
from parley.core.seats import CodeRequired, Entered, WrongCredentials
from parley.core.work import Work

ROUTES = Routes("Sessions")


@ROUTES.get("/session", raises=[SessionNeeded])
async def get_session(work: Work, call: Call) -> Bare[SeatedWire]:
    """Say who is signed in by the cookie that comes along: the user, the workspace, what one may and likes.

    With it comes the token that every change by this session must carry as `X-CSRF-Token`.
    """
    session = await access.get_session(work)
    call.out.append((b"cache-control", b"no-store"))
    return await show_seat(work, call, session, cookie_of(call) or "")


@ROUTES.post(
    "/session",
    public=True,
    mode=Mode.NONE,
    raises=[WrongCredentials, CodeRequired, CrossSite],
    example={"email": "ada@example.com", "password": "a long sentence is best", "remember": True},
)
async def sign_in(call: Call, body: SignIn) -> Bare[SeatedWire]:
    """Sign in by password. The session is in a cookie, for browsers; programs use API keys.

    A wrong password, an unknown address and a user who left are answered alike. Where a second factor is in force and
    `code` is missing or wrong, the error's code is `CODE_REQUIRED`.
    """
    check_own_page(call)
    workspace = await workspace_of(call, body.workspace)
    account = f"{workspace}:{body.email.strip().lower()}"
    await call.house.sign_ins.spend(address=call.address, account=account)
    return await seat(call, await _recognised(call, body, workspace))


async def _recognised(call: Call, body: SignIn, workspace: int) -> Entered:
    try:
        return await seats.sign_in(
            call.house.database,
            call.house.hasher,
            call.house.secret,
            workspace=workspace,
            email=body.email,
            password=body.password,
            code=body.code,
            visitor=visitor_of(call, remembered=body.remember),
            now=call.now,
            origin=call.door,
        )
    except WrongCredentials:
        call.house.log.warning("sign-in refused", workspace=workspace, address=call.address)
        raise


@ROUTES.delete("/session", raises=[SessionNeeded, CrossSite])
async def sign_out(work: Work, call: Call) -> None:
    """Sign out: the session has ended, and its cookie is taken away."""
    _, session = access.require_session(work.actor)
    await access.end_session(work, session=session)
    clear_cookie(call)


@ROUTES.get("/sessions", raises=[SessionNeeded])
async def list_sessions(work: Work) -> Bare[list[SessionWire]]:
    """List one's own sessions, the last used first."""
    found = await access.list_sessions(work)
    return Bare([session_to_wire(each, work.actor.session_id) for each in found])


@ROUTES.delete("/sessions/{session_id}", raises=[SessionNotFound, SessionNeeded, CrossSite])
async def end_session(work: Work, session_id: str) -> None:
    """End one of one's own sessions; within a second it opens no door."""
    await access.end_session(work, session=id_in_path(PREFIX, session_id, SessionNotFound))
