"""The second factor: codes by RFC 6238, each taken once, and recovery codes, each good for one sign-in."""

import re
import secrets

import msgspec

from parley.core.access import require_session
from parley.core.errors import Conflict, Invalid
from parley.core.seats.events import RecoveryCodeUsed, TotpDisabled, TotpEnabled
from parley.core.seats.model import CodeRequired, Credentials
from parley.core.seats.store import factors
from parley.core.work import Work
from parley.core.workspaces import get_workspace
from parley.kit.crypto import Secret, digest
from parley.kit.totp import accepted_step, new_totp_secret, otpauth_url, print_secret

PURPOSE = "totp"
SIX_DIGITS = re.compile(r"[0-9]{6}", re.ASCII)
RECOVERY_CODES = 10
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
HALF = 5
WRONG = "The code is wrong, or was used before"


class TotpInForce(Conflict):
    """There is a second factor already; it must be taken away before there can be another."""

    code = "totp_in_force"

    def __init__(self) -> None:
        super().__init__("A second factor is in force already")


class NoTotp(Conflict):
    """There is no second factor that waits for its code."""

    code = "no_totp"

    def __init__(self) -> None:
        super().__init__("No second factor waits for a code")


class NewTotp(msgspec.Struct, frozen=True):
    """A second factor to be confirmed: its secret, and the address for a QR code."""

    secret: str
    url: str


async def check_factor(work: Work, secret: Secret, credentials: Credentials, code: str | None) -> None:
    """Raise CodeRequired unless the agent has no second factor, or the code is right and was not used before."""
    if credentials.totp is None:
        return
    if code is None:
        raise CodeRequired
    text = "".join(code.split()).lower()
    if SIX_DIGITS.fullmatch(text):
        opened = secret.unseal(PURPOSE, credentials.totp)
        step = opened and accepted_step(opened, text, now=work.now, after=credentials.last_step)
        if not step or not await factors.take_step(work, credentials.agent, step):
            raise CodeRequired(WRONG)
        return
    left = await factors.use_code(work, credentials.agent, digest(text.replace("-", "")))
    if left is None:
        raise CodeRequired(WRONG)
    work.record(RecoveryCodeUsed(id=credentials.agent, left=left))


async def prepare_totp(work: Work, secret: Secret) -> NewTotp:
    """A new second factor waits for its first code; one that waited before is replaced.

    Raises TotpInForce, SessionNeeded.
    """
    agent, _ = require_session(work.actor)
    new = new_totp_secret()
    email = await factors.prepare(work, agent, secret.seal(PURPOSE, new))
    if email is None:
        raise TotpInForce
    name = (await get_workspace(work)).name
    return NewTotp(print_secret(new), otpauth_url(new, account=email, issuer=name))


async def confirm_totp(work: Work, secret: Secret, *, code: str) -> list[str]:
    """The second factor is in force; its recovery codes are returned this once. Raises NoTotp, Invalid."""
    agent, _ = require_session(work.actor)
    sealed = await factors.find_waiting(work, agent)
    opened = None if sealed is None else secret.unseal(PURPOSE, sealed)
    if opened is None:
        raise NoTotp
    step = accepted_step(opened, "".join(code.split()), now=work.now, after=0)
    if step is None:
        raise Invalid.at("code", "Is not the code that is shown now")
    codes = [_new_code() for _ in range(RECOVERY_CODES)]
    await factors.confirm(work, agent, step, [digest(each.replace("-", "")) for each in codes])
    work.record(TotpEnabled(id=agent))
    return codes


async def remove_totp(work: Work) -> None:
    """There is no second factor, and no recovery code, for who is signed in. Raises SessionNeeded."""
    agent, _ = require_session(work.actor)
    if await factors.remove(work, agent):
        work.record(TotpDisabled(id=agent))


def _new_code() -> str:
    """Make a code of fifty random bits, without letters that look like others."""
    halves = ("".join(secrets.choice(LETTERS) for _ in range(HALF)) for _ in range(2))
    return "-".join(halves)
