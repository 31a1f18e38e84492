"""Write, send, and take back what an agent is writing. No event tells of it: it is nobody's news until it is said."""

import datetime as dt
from collections.abc import Mapping

from parley.core.access import Permission, require
from parley.core.change import check_version
from parley.core.drafts import store
from parley.core.drafts.model import LONGEST_UNDO, MOST_HELD, Draft, DraftNotFound, HeldMessage, HeldNotFound, NoAgent
from parley.core.errors import Fault, Invalid
from parley.core.files import find_files
from parley.core.tickets import MAX_DESCRIPTION, MessageKind, check_present, setup_of
from parley.core.work import Work
from parley.kit.db.listing import Found, Search
from parley.kit.text.html import body_from


async def get_draft(work: Work, *, ticket: int, kind: MessageKind) -> Draft:
    """Return what the actor is writing. Raises DraftNotFound, NoAgent."""
    return await _found(work, ticket, kind)


async def list_drafts(work: Work, search: Search, *, ticket: int | None = None) -> Found[Draft]:
    """Page through what the actor is writing, to one ticket or to all. Raises NoAgent."""
    _check_agent(work)
    return await store.fetch(work, search, ticket)


async def list_held(work: Work, *, ticket: int) -> list[HeldMessage]:
    """List what the actor has sent to the ticket and can still take back, next first, a hundred at most.

    Raises TicketNotFound, NoAgent.
    """
    _check_agent(work)
    await check_present(work, number=ticket)
    return await store.list_held(work, ticket, MOST_HELD)


async def save_draft(
    work: Work, *, ticket: int, kind: MessageKind, raw: str, files: Mapping[str, int], expected: int | None = None
) -> Draft:
    """What the actor is writing is kept, with its files by their paths in the request, which are not swept away.

    Raises TicketNotFound, VersionMismatch, Invalid for files that are unknown or attached, NoAgent, Forbidden.
    """
    _check_agent(work)
    require(work, Permission.NOTE if kind is MessageKind.NOTE else Permission.WRITE)
    await check_present(work, number=ticket)
    if expected is not None:
        check_version((await _found(work, ticket, kind, lock=True)).version, expected)
    faults = [] if len(raw.encode()) <= MAX_DESCRIPTION else [_too_long()]
    known = await find_files(work.connection, work.workspace, list(files.values())) if files else {}
    loose = {file.id for file in known.values() if file.is_loose}
    faults += [
        Fault(path, "Unknown file, or one that is attached") for path, file in files.items() if file not in loose
    ]
    if faults:
        raise Invalid(faults)
    return await store.save(work, ticket=ticket, kind=kind, raw=raw, files=list(files.values()))


def _too_long() -> Fault:
    return Fault("content", f"Must have {MAX_DESCRIPTION} bytes at most")


async def discard_draft(work: Work, *, ticket: int, kind: MessageKind, expected: int | None = None) -> None:
    """The actor writes nothing of this kind to the ticket any more. Raises DraftNotFound, VersionMismatch, NoAgent."""
    check_version((await _found(work, ticket, kind, lock=True)).version, expected)
    await store.delete(work, ticket, kind)


async def send_draft(
    work: Work, *, ticket: int, kind: MessageKind, undo: int, status: str | None = None, expected: int | None = None
) -> HeldMessage:
    """The draft is sent: written in `undo` seconds unless it is taken back, the ticket getting the status with it.

    Raises DraftNotFound, VersionMismatch, Invalid for an empty text or an unknown status, NoAgent, Forbidden.
    """
    draft = await _found(work, ticket, kind, lock=True)
    require(work, Permission.WRITE if kind is not MessageKind.NOTE or status else Permission.NOTE)
    check_version(draft.version, expected)
    faults: list[Fault] = []
    body = body_from(draft.raw, "html")
    if not body.text.strip() and not draft.files and "<img" not in body.html:
        faults.append(Fault("content", "Must not be empty"))
    if status is not None:
        (await setup_of(work)).status(status, faults)
    if faults:
        raise Invalid(faults)
    held = await store.hold(
        work, draft, status=status, sends_at=work.now + dt.timedelta(seconds=min(undo, LONGEST_UNDO))
    )
    await store.delete(work, ticket, kind)
    return held


async def recall_message(work: Work, *, ticket: int, held: int) -> Draft:
    """The message is not written; it is a draft again, before what has been begun since.

    Raises HeldNotFound for what was written meanwhile, NoAgent.
    """
    _check_agent(work)
    found = await store.take_back(work, ticket, held)
    if found is None:
        raise HeldNotFound
    return await bring_back(work, found)


async def bring_back(work: Work, held: HeldMessage, error: str | None = None) -> Draft:
    """Make a draft of a held message again, before what has been begun since; it may say why."""
    begun = await store.find(work, held.ticket, held.kind, lock=True)
    raw, files = (begun.raw, begun.files) if begun else ("", [])
    return await store.save(
        work,
        ticket=held.ticket,
        kind=held.kind,
        raw=held.raw + raw,
        files=list(dict.fromkeys((*held.files, *files))),
        error=error,
    )


def _check_agent(work: Work) -> None:
    if work.actor.agent_id is None:
        raise NoAgent


async def _found(work: Work, ticket: int, kind: MessageKind, *, lock: bool = False) -> Draft:
    _check_agent(work)
    found = await store.find(work, ticket, kind, lock=lock)
    if found is None:
        raise DraftNotFound
    return found
