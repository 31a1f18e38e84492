"""Have an inbox listen in a channel, change what is known of it, and stop."""

from collections.abc import Mapping
from typing import Any, Unpack

from parley.core.access import Permission, require
from parley.core.change import changed, check_version
from parley.core.errors import Fault, Invalid
from parley.core.inboxes.channels import store
from parley.core.inboxes.channels.events import ChannelAdded, ChannelUpdated, removed
from parley.core.inboxes.channels.model import (
    Channel,
    ChannelChanges,
    ChannelNotFound,
    ChannelTaken,
    check_external_id,
)
from parley.core.inboxes.model import InboxNotFound
from parley.core.lines import check_line
from parley.core.work import Work
from parley.kit.db import refuses_duplicate

REFERENCES = {"inbox_id": "Unknown inbox", "owner_id": "Unknown user", "company_id": "Unknown company"}


async def add_channel(
    work: Work,
    *,
    inbox: int,
    external_id: str,
    name: str | None = None,
    owner_id: int | None = None,
    company_id: int | None = None,
) -> Channel:
    """The inbox listens in the channel, which is called by its id unless it has a name.

    Raises InboxNotFound, ChannelTaken when an inbox listens there already, Invalid.
    """
    require(work, Permission.MANAGE)
    unknown = await _unknown(work, {"inbox_id": inbox, "owner_id": owner_id, "company_id": company_id})
    if "inbox_id" in unknown:
        raise InboxNotFound
    external_id = check_external_id(external_id, "external_id")
    name = external_id if name is None else check_line(name, "name")
    _refuse(unknown)
    draft = Channel(0, external_id, name, inbox, owner_id, company_id, 1, work.now, work.now)
    with refuses_duplicate({"channels_external": ChannelTaken}):
        channel = await store.insert(work.connection, workspace=work.workspace, draft=draft)
    work.record(
        ChannelAdded(
            id=channel.id,
            external_id=external_id,
            name=name,
            inbox_id=inbox,
            owner_id=owner_id,
            company_id=company_id,
        )
    )
    return channel


async def update_channel(
    work: Work, *, external_id: str, expected: int | None = None, **given: Unpack[ChannelChanges]
) -> Channel:
    """The given facts hold. Raises ChannelNotFound, VersionMismatch, Invalid."""
    require(work, Permission.MANAGE)
    wanted: dict[str, Any] = dict(given)
    if "name" in given:
        wanted["name"] = check_line(given["name"], "name")
    old = await _locked(work, external_id, expected)
    _refuse(await _unknown(work, wanted))
    new, changes = changed(old, wanted)
    if not changes:
        return old
    new = await store.update(work.connection, workspace=work.workspace, channel=new, now=work.now)
    work.record(ChannelUpdated(id=new.id, changes=changes))
    return new


async def remove_channel(work: Work, *, external_id: str, expected: int | None = None) -> None:
    """No inbox listens in the channel any more. Raises ChannelNotFound, VersionMismatch."""
    require(work, Permission.MANAGE)
    old = await _locked(work, external_id, expected)
    await store.delete(work.connection, workspace=work.workspace, channel=old.id)
    work.record(removed(old))


async def _unknown(work: Work, wanted: Mapping[str, Any]) -> set[str]:
    """Return which of inbox, owner and company are named and not of this workspace."""
    inbox, owner, company = (wanted.get(name) for name in REFERENCES)
    if inbox is None and owner is None and company is None:
        return set()
    return await store.find_unknown(
        work.connection, workspace=work.workspace, inbox=inbox, owner=owner, company=company
    )


def _refuse(unknown: set[str]) -> None:
    faults = [Fault(name, message) for name, message in REFERENCES.items() if name in unknown]
    if faults:
        raise Invalid(faults)


async def _locked(work: Work, external_id: str, expected: int | None) -> Channel:
    found = await store.find(work.connection, workspace=work.workspace, external_id=external_id, lock=True)
    if found is None:
        raise ChannelNotFound
    check_version(found.version, expected)
    return found
