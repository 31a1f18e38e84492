"""Make, change and remove inboxes. One at a time in a workspace: an address belongs to one, and one is the default."""

from collections.abc import Callable
from typing import Any, Unpack

from parley.core.access import Permission, require
from parley.core.change import changed, check_version
from parley.core.errors import Fault, Invalid
from parley.core.inboxes import store
from parley.core.inboxes.channels import store as channels
from parley.core.inboxes.channels.events import removed
from parley.core.inboxes.events import InboxCreated, InboxDeleted, InboxUpdated
from parley.core.inboxes.model import (
    MOST_MINUTES,
    DefaultInboxRequired,
    Inbox,
    InboxAddressTaken,
    InboxChanges,
    InboxInUse,
    InboxNameTaken,
    InboxNotFound,
    InboxSettings,
    address_keys,
)
from parley.core.lines import check_line
from parley.core.work import Work
from parley.kit.db import refuses_duplicate
from parley.kit.db.listing import Found, Search
from parley.kit.db.turns import take_turn

TAKEN: dict[str, Callable[[], Exception]] = {"inboxes_name": InboxNameTaken}


async def create_inbox(work: Work, *, name: str, **settings: Unpack[InboxSettings]) -> Inbox:
    """The inbox exists. As the default it takes the flag from the old one.

    Raises InboxNameTaken, InboxAddressTaken, Invalid.
    """
    require(work, Permission.MANAGE)
    await take_turn(work.connection, "setup", work.workspace)
    wanted = await _checked(work, 0, {"name": name, **settings})
    draft, _ = changed(_blank(work), wanted)
    if draft.is_default:
        await _unset_default(work)
    with refuses_duplicate(TAKEN):
        inbox = await store.insert(work.connection, workspace=work.workspace, draft=draft)
    await store.put_responders(work.connection, workspace=work.workspace, inbox=inbox, agents=draft.responder_ids)
    work.record(InboxCreated(id=inbox, name=draft.name))
    return await get_inbox(work, inbox=inbox)


async def get_inbox(work: Work, *, inbox: int) -> Inbox:
    """Return the inbox. Raises InboxNotFound."""
    found = await store.find(work.connection, workspace=work.workspace, inbox=inbox)
    if found is None:
        raise InboxNotFound
    return found


async def update_inbox(work: Work, *, inbox: int, expected: int | None = None, **given: Unpack[InboxChanges]) -> Inbox:
    """The given settings hold. Raises InboxNotFound, VersionMismatch, InboxNameTaken, InboxAddressTaken, Invalid, and
    DefaultInboxRequired when the flag would be taken from the default without a successor.
    """
    require(work, Permission.MANAGE)
    await take_turn(work.connection, "setup", work.workspace)
    await get_inbox(work, inbox=inbox)
    wanted = await _checked(work, inbox, given)
    old = await _locked(work, inbox)
    check_version(old.version, expected)
    new, changes = changed(old, wanted)
    if not changes:
        return old
    if old.is_default and not new.is_default:
        raise DefaultInboxRequired
    if "is_default" in changes:
        await _unset_default(work)
    await store.put_responders(work.connection, workspace=work.workspace, inbox=inbox, agents=new.responder_ids)
    with refuses_duplicate(TAKEN):
        new = await store.update(work.connection, workspace=work.workspace, inbox=new, now=work.now)
    work.record(InboxUpdated(id=new.id, changes=changes))
    return new


async def delete_inbox(work: Work, *, inbox: int, expected: int | None = None) -> None:
    """The inbox is gone, and listens in no channel.

    Raises InboxNotFound, VersionMismatch, DefaultInboxRequired, InboxInUse.
    """
    require(work, Permission.MANAGE)
    await take_turn(work.connection, "setup", work.workspace)
    old = await _locked(work, inbox)
    check_version(old.version, expected)
    if old.is_default:
        raise DefaultInboxRequired
    deaf = await channels.fetch_of(work.connection, workspace=work.workspace, inboxes=[inbox])
    with refuses_duplicate({"tickets_workspace_id_inbox_id_fkey": InboxInUse}):
        await store.delete(work.connection, workspace=work.workspace, inbox=inbox)
    for channel in deaf:
        work.record(removed(channel))
    work.record(InboxDeleted(id=old.id, name=old.name))


async def list_inboxes(work: Work, search: Search) -> Found[Inbox]:
    """Page through the inboxes."""
    return await store.fetch(work.connection, search)


async def _checked(work: Work, inbox: int, given: InboxChanges) -> dict[str, Any]:
    """Return the settings as they are kept; raise Invalid with every fault of its references, InboxAddressTaken.

    Agents, team and service level are held before the inbox is: whoever removes one holds it first and the inbox after.
    """
    wanted: dict[str, Any] = dict(given)
    faults: list[Fault] = []
    for name in ("name", "request_channel", "triage_channel"):
        if wanted.get(name) is not None:
            wanted[name] = check_line(wanted[name], name)
    if "responder_ids" in given:
        wanted["responder_ids"] = sorted(set(given["responder_ids"]))
    faults += await _reference_faults(work, given)
    minutes = given.get("unattended_after")
    if minutes is not None and not 1 <= minutes <= MOST_MINUTES:
        faults.append(Fault("unattended_after", f"Must be 1 to {MOST_MINUTES} minutes"))
    if "addresses" in given:
        wanted["addresses"] = address_keys(given["addresses"], faults)
    if faults:
        raise Invalid(faults)
    await _check_addresses(work, inbox, wanted.get("addresses", []))
    return wanted


async def _reference_faults(work: Work, given: InboxChanges) -> list[Fault]:
    """Name each agent, team and service level that is not of this workspace."""
    connection, workspace = work.connection, work.workspace
    responders, owner = given.get("responder_ids", ()), given.get("owner_id")
    wanted = {*responders} if owner is None else {*responders, owner}
    known = await store.known_agents(connection, workspace=workspace, agents=list(wanted))
    faults = [
        Fault(f"responder_ids.{place}", "Unknown user") for place, agent in enumerate(responders) if agent not in known
    ]
    if owner is not None and owner not in known:
        faults.append(Fault("owner_id", "Unknown user"))
    team, policy = given.get("team_id"), given.get("sla_policy_id")
    if team is not None and not await store.is_team(connection, workspace=workspace, team=team):
        faults.append(Fault("team_id", "Unknown team"))
    if policy is not None and not await store.is_sla_policy(connection, workspace=workspace, policy=policy):
        faults.append(Fault("sla_policy_id", "Unknown SLA policy"))
    return faults


async def _check_addresses(work: Work, inbox: int, addresses: list[str]) -> None:
    if await store.is_address_taken(work.connection, workspace=work.workspace, inbox=inbox, addresses=addresses):
        raise InboxAddressTaken


def _blank(work: Work) -> Inbox:
    return Inbox(
        id=0,
        name="",
        responder_ids=[],
        team_id=None,
        request_channel=None,
        triage_channel=None,
        addresses=[],
        auto_assign=False,
        csat_enabled=False,
        on_hold_allowed=True,
        is_default=False,
        owner_id=None,
        sla_policy_id=None,
        unattended_after=None,
        version=1,
        created_at=work.now,
        updated_at=work.now,
    )


async def _locked(work: Work, inbox: int) -> Inbox:
    found = await store.find(work.connection, workspace=work.workspace, inbox=inbox, lock=True)
    if found is None:
        raise InboxNotFound
    return found


async def _unset_default(work: Work) -> None:
    old = await store.unset_default(work.connection, workspace=work.workspace, now=work.now)
    if old is not None:
        work.record(InboxUpdated(id=old, changes={"is_default": (True, False)}))
