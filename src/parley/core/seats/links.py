"""One-time links: `<workspace>_<id>_<secret>`, bound to a purpose, used once."""

import datetime as dt
import re
from enum import StrEnum

import msgspec

from parley.core.access.model import new_secret
from parley.core.seats import store
from parley.core.seats.model import LinkSpent
from parley.core.work import Work
from parley.kit.crypto import digest, is_digest_of
from parley.kit.db import Database

LINK_TEXT = re.compile(r"([1-9][0-9]{0,17})_([1-9][0-9]{0,17})_([A-Za-z0-9_-]{43})")


class Purpose(StrEnum):
    """What a link is good for."""

    SETUP = "setup"
    SIGN_IN = "sign_in"
    INVITATION = "invitation"
    PASSWORD_RESET = "password_reset"  # noqa: S105 -- a word, no password


LIFE = {
    Purpose.SETUP: dt.timedelta(days=7),
    Purpose.SIGN_IN: dt.timedelta(minutes=15),
    Purpose.INVITATION: dt.timedelta(days=7),
    Purpose.PASSWORD_RESET: dt.timedelta(hours=1),
}


class LinkText(msgspec.Struct, frozen=True):
    """A link's token taken apart."""

    workspace: int
    id: int
    secret: str

    def __str__(self) -> str:
        return f"{self.workspace}_{self.id}_{self.secret}"


class Link(msgspec.Struct, frozen=True):
    """A link that can be used: for an agent, or for an invitation."""

    id: int
    purpose: Purpose
    agent_id: int | None
    invitation_id: int | None


def parse_link(text: str) -> LinkText:
    """Take a token apart. Raises LinkSpent for what cannot be one of ours."""
    found = LINK_TEXT.fullmatch(text)
    if found is None:
        raise LinkSpent
    return LinkText(int(found[1]), int(found[2]), found[3])


async def make_link(work: Work, purpose: Purpose, *, agent: int | None = None, invitation: int | None = None) -> str:
    """A link for an agent or an invitation can be used once until it expires; its token is returned this once."""
    secret = new_secret()
    link = await store.insert_link(
        work.connection,
        workspace=work.workspace,
        purpose=purpose,
        agent=agent,
        invitation=invitation,
        secret_hash=digest(secret),
        now=work.now,
        expires_at=work.now + LIFE[purpose],
    )
    return str(LinkText(work.workspace, link, secret))


async def find_link(work: Work, text: LinkText, *, lock: bool = False) -> Link:
    """Return a link that can be used. With `lock` nobody else can use it meanwhile. Raises LinkSpent."""
    row = await store.find_link(work.connection, workspace=text.workspace, link=text.id, now=work.now, lock=lock)
    if row is None or not is_digest_of(text.secret, row["secret_hash"]):
        raise LinkSpent
    return Link(text.id, Purpose(row["purpose"]), row["agent_id"], row["invitation_id"])


async def use_link(work: Work, text: LinkText) -> Link:
    """The link is used, if this transaction commits; of two who use it at once, one does. Raises LinkSpent."""
    link = await find_link(work, text, lock=True)
    await store.spend_link(work.connection, workspace=text.workspace, link=text.id, now=work.now)
    return link


async def drop_expired_links(database: Database, now: dt.datetime) -> None:
    """Links and invitations that expired a month ago are gone."""
    async with database.system() as connection:
        await store.drop_expired(connection, now - dt.timedelta(days=30))
