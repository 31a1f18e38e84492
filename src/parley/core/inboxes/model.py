"""What an inbox is."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TypedDict

import msgspec

from parley.core.errors import Conflict, Fault, NotFound
from parley.kit.text.emails import BadEmail, email_key

MOST_MINUTES = 525_600


class InboxNotFound(NotFound):
    """No such inbox in this workspace."""

    def __init__(self) -> None:
        super().__init__("Inbox")


class InboxNameTaken(Conflict):
    """Another inbox has this name, perhaps in another case."""

    code = "inbox_name_taken"

    def __init__(self) -> None:
        super().__init__("An inbox with this name exists already")


class InboxAddressTaken(Conflict):
    """Another inbox has one of these addresses: mail to it could not tell where it belongs."""

    code = "inbox_address_taken"

    def __init__(self) -> None:
        super().__init__("Another inbox has one of these addresses")


class InboxInUse(Conflict):
    """Tickets are in this inbox, deleted ones that can be restored among them."""

    code = "inbox_in_use"

    def __init__(self) -> None:
        super().__init__("Tickets are in this inbox: it cannot be deleted")


class DefaultInboxRequired(Conflict):
    """There is exactly one default inbox, and it can only be replaced."""

    code = "default_inbox_required"

    def __init__(self) -> None:
        super().__init__("This is the default inbox: make another one the default first")


class Inbox(msgspec.Struct, frozen=True):
    """An inbox. `addresses` are kept as they are compared: lower case, the domain in ASCII; channels are Slack's.

    `unattended_after` are the minutes without an answer of the team after which a ticket counts as unattended.
    """

    id: int
    name: str
    responder_ids: list[int]
    team_id: int | None
    request_channel: str | None
    triage_channel: str | None
    addresses: list[str]
    auto_assign: bool
    csat_enabled: bool
    on_hold_allowed: bool
    is_default: bool
    owner_id: int | None
    sla_policy_id: int | None
    unattended_after: int | None
    version: int
    created_at: dt.datetime
    updated_at: dt.datetime


class InboxSettings(TypedDict, total=False):
    """What a new inbox may be given beside its name."""

    responder_ids: Sequence[int]
    team_id: int | None
    request_channel: str | None
    triage_channel: str | None
    addresses: Sequence[str]
    auto_assign: bool
    csat_enabled: bool
    on_hold_allowed: bool
    is_default: bool
    owner_id: int | None
    sla_policy_id: int | None
    unattended_after: int | None


class InboxChanges(InboxSettings, total=False):
    """What may change of an inbox."""

    name: str


def address_keys(addresses: Sequence[str], faults: list[Fault]) -> list[str]:
    """Return the addresses as they are kept, each once; those that are none are added to the faults."""
    return list(dict.fromkeys(_keys(addresses, faults)))


def _keys(addresses: Sequence[str], faults: list[Fault]) -> Iterator[str]:
    for place, address in enumerate(addresses):
        try:
            yield email_key(address)
        except BadEmail:
            faults.append(Fault(f"addresses.{place}", "Must be an e-mail address"))
