"""Write the messages whose moment has come: each once, as the agent who sent it, whatever dies on the way."""

import datetime as dt

from parley.core.actor import Actor, ActorKind, system_actor
from parley.core.drafts import store
from parley.core.drafts.actions import bring_back
from parley.core.drafts.model import HeldMessage
from parley.core.errors import Busy, Invalid, ParleyError, Unavailable
from parley.core.people import Agent, find_agent
from parley.core.tickets import MessageKind, TicketChanges, add_message, update_ticket
from parley.core.work import Work, reading, writing
from parley.kit.db import Database
from parley.kit.text.html import body_from

BATCH = 100
AGAIN_AFTER = dt.timedelta(seconds=15)
MOST_ATTEMPTS = 5
GAVE_UP = "It could not be written; the log of the desk says why"


async def send_due(database: Database, now: dt.datetime) -> int:
    """The messages whose moment has come are written, or are drafts again that say why; returns how many were due.

    Safe to run twice at once. What fails for an unknown reason is tried again after a while, five times, and holds up
    nothing else; the last such error is raised once all others were seen to.
    """
    async with database.system() as connection:
        due = await store.list_due(connection, now, BATCH)
    trouble: Exception | None = None
    for workspace, held in due:
        try:
            await _send(database, workspace, held, now)
        except (Busy, Unavailable):
            await _put_off(database, workspace, held, now)
        except Exception as error:  # noqa: BLE001 -- one broken message must not keep others from being sent
            await _put_off(database, workspace, held, now)
            trouble = error
    if trouble is not None:
        raise trouble
    return len(due)


async def _send(database: Database, workspace: int, held: int, now: dt.datetime) -> None:
    """Write one in a transaction of its own, the taking away included."""
    error: str | None = None
    try:
        async with writing(database, system_actor(workspace), now=now, origin="system") as work:
            message = await store.take_due(work, held)
            if message is None:
                return
            await _write(await _as_author(work, message), message)
    except Invalid as refused:
        error = "; ".join(fault.message for fault in refused.faults)
    except ParleyError as refused:
        if isinstance(refused, Busy | Unavailable):
            raise
        error = str(refused)
    if error is not None:
        await _give_back(database, workspace, held, error, now)


async def _as_author(work: Work, message: HeldMessage) -> Work:
    agent = await find_agent(work, agent=message.agent)
    assert agent is not None  # noqa: S101 -- with an agent goes what it held
    work.actor, work.origin = _actor(work.workspace, agent), message.origin
    return work


def _actor(workspace: int, agent: Agent) -> Actor:
    return Actor(workspace, ActorKind.AGENT, agent.id, agent.name, agent.role)


async def _write(work: Work, message: HeldMessage) -> None:
    await add_message(
        work,
        ticket=message.ticket,
        body=body_from(message.raw, "html"),
        internal=message.kind is MessageKind.NOTE,
        files={f"files.{place}": file for place, file in enumerate(message.files)},
    )
    if message.status is not None:
        await update_ticket(work, number=message.ticket, changes=TicketChanges(status=message.status))


async def _give_back(database: Database, workspace: int, held: int, error: str, now: dt.datetime) -> None:
    async with writing(database, system_actor(workspace), now=now, origin="system") as work:
        message = await store.take_due(work, held)
        if message is not None:
            await bring_back(await _as_author(work, message), message, error)


async def _put_off(database: Database, workspace: int, held: int, now: dt.datetime) -> None:
    async with reading(database, system_actor(workspace), now=now, origin="system") as work:
        tried = await store.put_off(work, held, now + AGAIN_AFTER)
    if tried >= MOST_ATTEMPTS:
        await _give_back(database, workspace, held, GAVE_UP, now + AGAIN_AFTER)
