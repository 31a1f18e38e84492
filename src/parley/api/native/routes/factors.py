"""The second factor of oneself: a code from an authenticator."""

from parley.api.native.entrance import CrossSite
from parley.api.native.envelopes import Bare
from parley.api.native.schemas.factors import RecoveryCodes, TotpCode, TotpProof, TotpWire
from parley.api.toolbox.call import Call
from parley.api.toolbox.operations import Mode
from parley.api.toolbox.routes import Routes
from parley.core import seats
from parley.core.access import SessionNeeded, require_session
from parley.core.seats import NoTotp, TotpInForce
from parley.core.work import Work, writing

ROUTES = Routes("Yourself")


@ROUTES.post(
    "/me/totp",
    mode=Mode.NONE,
    raises=[SessionNeeded, TotpInForce, CrossSite],
    example={"password": "what it is now"},
)
async def create_totp(call: Call, body: TotpProof) -> Bare[TotpWire]:
    """Begin to use an authenticator: its secret, and the address that a QR code of it holds, once.

    Nothing is asked for at sign-in until the first code was confirmed.
    """
    await _prove(call, body)
    async with writing(call.house.database, call.actor, now=call.now, origin=call.door) as work:
        new = await seats.prepare_totp(work, call.house.secret)
    call.out.append((b"cache-control", b"no-store"))
    return Bare(TotpWire(new.secret, new.url))


@ROUTES.post(
    "/me/totp/confirm",
    status=200,
    raises=[SessionNeeded, NoTotp, CrossSite],
    example={"code": "123456"},
)
async def confirm_totp(work: Work, call: Call, body: TotpCode) -> Bare[RecoveryCodes]:
    """Confirm the authenticator by the code it shows; from now on one is asked for at sign-in.

    The recovery codes are in this answer and never again; each signs in once where the authenticator is lost.
    """
    agent, _ = require_session(work.actor)
    await call.house.sign_ins.spend(address=call.address, account=f"{work.workspace}:totp:{agent}")
    codes = await seats.confirm_totp(work, call.house.secret, code=body.code)
    call.out.append((b"cache-control", b"no-store"))
    return Bare(RecoveryCodes(codes))


@ROUTES.delete("/me/totp", mode=Mode.NONE, raises=[SessionNeeded, CrossSite], example={"password": "what it is now"})
async def delete_totp(call: Call, body: TotpProof) -> None:
    """Use no authenticator any more; the recovery codes are void too."""
    await _prove(call, body)
    async with writing(call.house.database, call.actor, now=call.now, origin=call.door) as work:
        await seats.remove_totp(work)


async def _prove(call: Call, body: TotpProof) -> None:
    """Raise Invalid unless the password is right; who has none proves nothing more than the session does."""
    agent, _ = require_session(call.actor)
    await call.house.sign_ins.spend(address=call.address, account=f"{call.actor.workspace}:password:{agent}")
    await seats.check_own_password(
        call.house.database, call.house.hasher, actor=call.actor, password=body.password or ""
    )
