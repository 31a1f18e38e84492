"""Mail that goes out: written with what causes it, claimed by whoever sends, kept as long as it is of use.

What a mail is made of holds links that let one in, so it is sealed, and gone once the mail was sent.
"""

import datetime as dt
import random

import msgspec

from parley.core.access import Permission, require
from parley.core.actor import Role, system_actor
from parley.core.errors import Forbidden
from parley.core.mails import store
from parley.core.mails.model import Content, DueMail, Mail, MailKind, MailStatus, Outcome, next_attempt
from parley.core.work import Work, writing
from parley.kit.crypto import Secret
from parley.kit.db import Database
from parley.kit.db.listing import Found, Search

PURPOSE = "mail"
ORIGIN = "mails"
LEASE = dt.timedelta(seconds=90)
KEPT = dt.timedelta(days=30)


async def queue_mail(
    work: Work,
    secret: Secret,
    *,
    kind: MailKind,
    recipient: str,
    language: str,
    facts: dict[str, str],
    life: dt.timedelta,
) -> int:
    """The mail is sent soon, if this transaction commits, and not after its life is over. Return its id."""
    sealed = secret.seal(PURPOSE, msgspec.json.encode(facts))
    return await store.insert(
        work, kind=kind, recipient=recipient, language=language, facts=sealed, expires_at=work.now + life
    )


async def claim(database: Database, secret: Secret, *, most: int, now: dt.datetime) -> list[DueMail]:
    """Lease the next mails; whoever has not finished one in ninety seconds has lost it: then it is due again."""
    async with database.system() as connection:
        rows = await store.claim(connection, now=now, until=now + LEASE, most=most)
    return [DueMail(workspace, mail, _opened(secret, facts)) for workspace, facts, mail in rows]


async def finish(database: Database, secret: Secret, due: DueMail, outcome: Outcome, *, now: dt.datetime) -> None:
    """The attempt is on record: the mail is sent, due later, or given up."""
    later, status = None, MailStatus.SENT
    if outcome.error is not None:
        chance = random.random()  # noqa: S311 -- spreads what failed together; nobody gains by guessing it
        again = None if outcome.permanent else next_attempt(due.mail.attempts + 1, now=now, chance=chance)
        later = again if again is not None and again < due.mail.expires_at else None
        status = MailStatus.FAILED if later is None else MailStatus.WAITING
    sealed = None if outcome.content is None else secret.seal(PURPOSE, msgspec.json.encode(outcome.content))
    async with writing(database, system_actor(due.workspace), now=now, origin=ORIGIN) as work:
        await store.finish(work, due.mail.id, status=status, error=outcome.error, later=later, content=sealed)


async def list_mails(work: Work, secret: Secret, search: Search) -> Found[Mail]:
    """Page through the mails, with what would have been sent where nothing is. Raises Forbidden but for owners."""
    require(work, Permission.MANAGE)
    if work.actor.role is not Role.OWNER:
        raise Forbidden("Only an owner may see the desk's mail")
    found = await store.fetch(work, search)
    items = [msgspec.structs.replace(mail, content=_content(secret, sealed)) for mail, sealed in found.items]
    return Found(items, found.after, found.total, found.total_is_estimate)


async def drop_old_mails(database: Database, now: dt.datetime) -> None:
    """What was written thirty days ago is gone."""
    async with database.system() as connection:
        await store.delete_old(connection, now - KEPT)


def _opened(secret: Secret, sealed: bytes) -> dict[str, str]:
    """Return the facts; none where the installation's secret is another now."""
    opened = secret.unseal(PURPOSE, sealed)
    return {} if opened is None else msgspec.json.decode(opened, type=dict[str, str])


def _content(secret: Secret, sealed: bytes | None) -> Content | None:
    opened = None if sealed is None else secret.unseal(PURPOSE, sealed)
    return None if opened is None else msgspec.json.decode(opened, type=Content)
