"""One-time links in the hands of people: asked for, looked at, and redeemed."""

import datetime as dt

import msgspec

from parley.core.access import Method, Visitor
from parley.core.actor import system_actor
from parley.core.errors import Invalid
from parley.core.lines import check_line
from parley.core.mails import MailKind
from parley.core.people.addresses import key_of
from parley.core.seats import store
from parley.core.seats.events import PasswordChanged
from parley.core.seats.invitations import InvitationNotFound, accept_invitation, find_invitation
from parley.core.seats.links import LIFE, Link, LinkText, Purpose, find_link, make_link, parse_link, use_link
from parley.core.seats.model import Credentials, Entered, LinkSpent
from parley.core.seats.passwords import check_password, digest_password, keep_password
from parley.core.seats.posting import Postman
from parley.core.seats.signing_in import enter
from parley.core.seats.totp import check_factor
from parley.core.work import Work, reading, writing
from parley.kit.crypto import Secret
from parley.kit.db import Database
from parley.kit.passwords import Hasher

MAILS = {Purpose.SIGN_IN: MailKind.SIGN_IN, Purpose.PASSWORD_RESET: MailKind.PASSWORD_RESET}
METHODS = {
    Purpose.SIGN_IN: Method.LINK,
    Purpose.INVITATION: Method.INVITATION,
    Purpose.PASSWORD_RESET: Method.RESET,
}


class Holder(msgspec.Struct, frozen=True):
    """What a link is good for, and for whom."""

    purpose: Purpose
    email: str
    name: str


class Redemption(msgspec.Struct, frozen=True):
    """What comes along with a link: a name, a password, and a code, as its purpose wants them."""

    token: str
    name: str | None = None
    password: str | None = None
    code: str | None = None


async def send_link(work: Work, postman: Postman, *, email: str, purpose: Purpose) -> None:
    """If an active agent has this address, a link for it is mailed; else nothing happens, and nobody can tell."""
    found = await store.find_credentials(work.connection, workspace=work.workspace, email=key_of(email) or email)
    if found is not None:
        token = await make_link(work, purpose, agent=found.agent)
        await postman.post(
            work,
            MAILS[purpose],
            token=token,
            recipient=found.email,
            name=found.name,
            language=found.language,
            life=LIFE[purpose],
        )


async def check_token(database: Database, token: str, *, now: dt.datetime, origin: str) -> Holder:
    """Return what the link is good for; it is not used. Raises LinkSpent."""
    text = parse_link(token)
    async with reading(database, system_actor(text.workspace), now=now, origin=origin) as work:
        link = await find_link(work, text)
        return await _holder(work, link)


async def redeem(
    database: Database,
    hasher: Hasher,
    secret: Secret,
    redemption: Redemption,
    *,
    visitor: Visitor,
    now: dt.datetime,
    origin: str,
) -> Entered:
    """The link is used and its holder signed in: with the new password, or as a new agent, if that is its purpose.

    What is refused leaves the link as it was. Raises LinkSpent, CodeRequired, AgentEmailTaken, Invalid, Unavailable.
    """
    text = parse_link(redemption.token)
    holder = await check_token(database, redemption.token, now=now, origin=origin)
    if holder.purpose not in METHODS:
        raise LinkSpent
    name = None if redemption.name is None else check_line(redemption.name, "name")
    hashed = await _hashed(hasher, holder, redemption.password)
    async with writing(database, system_actor(text.workspace), now=now, origin=origin) as work:
        link = await use_link(work, text)
        credentials = await _arrive(work, text, link, name)
        work.actor = credentials.actor(work.workspace)
        await check_factor(work, secret, credentials, redemption.code)
        if hashed is not None:
            await _keep(work, link, credentials.agent, hashed)
        return await enter(work, credentials, METHODS[link.purpose], visitor)


async def _hashed(hasher: Hasher, holder: Holder, password: str | None) -> str | None:
    if password is None:
        if holder.purpose is Purpose.PASSWORD_RESET:
            raise Invalid.at("password", "Required")
        return None
    if holder.purpose is Purpose.SIGN_IN:
        raise Invalid.at("password", "This link signs in; it sets no password")
    return await digest_password(hasher, check_password(password, email=holder.email))


async def _arrive(work: Work, text: LinkText, link: Link, name: str | None) -> Credentials:
    """Return the credentials of the link's agent, who may be a new one."""
    agent = link.agent_id
    if link.invitation_id is not None:
        try:
            agent = await accept_invitation(work, link.invitation_id, name=name)
        except InvitationNotFound:
            raise LinkSpent from None
    found = await store.find_credentials_of(work.connection, workspace=text.workspace, agent=agent or 0, lock=True)
    if found is None:
        raise LinkSpent
    return found


async def _keep(work: Work, link: Link, agent: int, hashed: str) -> None:
    if link.purpose is Purpose.PASSWORD_RESET:
        await keep_password(work, agent=agent, hashed=hashed, by="link")
    else:
        await store.set_password(work.connection, workspace=work.workspace, agent=agent, hashed=hashed, now=work.now)
        work.record(PasswordChanged(id=agent, by="invitation"))


async def _holder(work: Work, link: Link) -> Holder:
    if link.invitation_id is not None:
        invitation = await find_invitation(work, link.invitation_id)
        if invitation is None:
            raise LinkSpent
        return Holder(link.purpose, invitation.email, invitation.name)
    found = await store.find_credentials_of(work.connection, workspace=work.workspace, agent=link.agent_id or 0)
    if found is None:
        raise LinkSpent
    return Holder(link.purpose, found.email, found.name)
