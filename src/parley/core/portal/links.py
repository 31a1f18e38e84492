"""One-time links for customers: mailed to whoever asks, and a customer is found or made by the address when used."""

import datetime as dt

from parley.core.access import Visitor
from parley.core.access.model import new_secret
from parley.core.access.sessions.model import SessionText, parse_session
from parley.core.actor import system_actor
from parley.core.mails import MailKind
from parley.core.people import claim_customer, find_customer_by
from parley.core.people.addresses import check_email
from parley.core.portal import store
from parley.core.portal.model import LINK_LIFE, MOST_WAITING, Arrived
from parley.core.portal.sessions import begin_visit
from parley.core.seats import LinkSpent, Postman
from parley.core.work import Work, writing
from parley.kit.crypto import digest, is_digest_of
from parley.kit.db import Database


async def send_link(work: Work, postman: Postman, *, email: str, language: str | None) -> None:
    """A link that lets in whoever has the address is mailed, whether the desk knows it or not.

    Nothing is sent to one who is blocked, nor while three links wait; nobody can tell. Raises Invalid.
    """
    email = check_email(email, "email")
    known = await find_customer_by(work, email=email)
    if known is not None and known.blocked:
        return
    if await store.count_waiting(work, email) >= MOST_WAITING:
        return
    secret = new_secret()
    link = await store.insert_link(work, email=email, secret_hash=digest(secret), expires_at=work.now + LINK_LIFE)
    await postman.post(
        work,
        MailKind.PORTAL,
        token=str(SessionText(work.workspace, link, secret)),
        recipient=email,
        name=(known and known.name) or email,
        language=language,
        life=LINK_LIFE,
    )


async def redeem_link(database: Database, token: str, *, visitor: Visitor, now: dt.datetime, origin: str) -> Arrived:
    """The link is used and its customer signed in, made where the desk knew nobody by this address.

    Of two who use it at once, one does. Raises LinkSpent, also for a customer who is blocked.
    """
    text = parse_session(token)
    if text is None:
        raise LinkSpent
    async with writing(database, system_actor(text.workspace), now=now, origin=origin) as work:
        found = await store.lock_link(work, text.id)
        if found is None or not is_digest_of(text.secret, found[1]):
            raise LinkSpent
        await store.spend_link(work, text.id)
        customer, _ = await claim_customer(work, email=found[0])
        if customer.blocked:
            raise LinkSpent
        return await begin_visit(work, customer, email=found[0], visitor=visitor)


async def drop_ended(database: Database, now: dt.datetime) -> None:
    """Links and sessions that nobody can use any more are gone."""
    async with database.system() as connection:
        await store.delete_ended(connection, now)
