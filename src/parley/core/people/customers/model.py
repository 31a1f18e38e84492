"""What a customer is, and what may be given of one."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, TypedDict

import msgspec

from parley.core.clauses import Clause
from parley.core.errors import Conflict, NotFound

LONGEST_PHONE = 64
LONGEST_SLACK_ID = 64


class CustomerNotFound(NotFound):
    """No such customer in this workspace."""

    def __init__(self) -> None:
        super().__init__("Customer")


class CustomerEmailTaken(Conflict):
    """Another customer has this address, as the first or as a further one."""

    code = "customer_email_taken"
    path = "email"

    def __init__(self) -> None:
        super().__init__("A customer with this e-mail address exists already")


class CustomerExternalIdTaken(Conflict):
    """Another customer has this id in the other system."""

    code = "customer_external_id_taken"
    path = "external_id"

    def __init__(self) -> None:
        super().__init__("A customer with this external id exists already")


class CustomerSlackIdTaken(Conflict):
    """Another customer has this id on Slack."""

    code = "customer_slack_id_taken"
    path = "slack_id"

    def __init__(self) -> None:
        super().__init__("A customer with this Slack id exists already")


class CustomerHasTickets(Conflict):
    """A ticket always has a customer, a deleted one too until it is purged."""

    code = "customer_has_tickets"

    def __init__(self) -> None:
        super().__init__("The customer has tickets")


class Customer(msgspec.Struct, frozen=True):
    """One who asks.

    `emails` are further addresses as keys to compare by; `company` is the company's name; `custom_fields` are by field
    id as text, `metadata` are facts of others' own; `ticket_count` leaves deleted tickets out, and is None where nobody
    counted.
    """

    id: int
    email: str | None
    name: str | None
    phone: str | None
    company_id: int | None
    company: str | None
    external_id: str | None
    slack_id: str | None
    avatar_url: str | None
    emails: list[str]
    blocked: bool
    custom_fields: dict[str, Any]
    metadata: dict[str, Any]
    ticket_count: int | None
    version: int
    created_at: dt.datetime
    updated_at: dt.datetime


class GivenCustomer(TypedDict, total=False):
    """What may be given of a customer. `company` is a name, found or made; it stands instead of `company_id`.

    `custom_fields` come by field key; they and `metadata` change those named.
    """

    email: str | None
    name: str | None
    phone: str | None
    company: str | None
    company_id: int | None
    external_id: str | None
    slack_id: str | None
    avatar_url: str | None
    emails: Sequence[str]
    blocked: bool
    custom_fields: Mapping[str, Any]
    metadata: Mapping[str, Any]


class WantedCustomers(TypedDict, total=False):
    """Which customers are listed; None is no condition. `email` is whom it belongs to, `text` words of who it is.

    `clauses` are in words of the store's CLAUSE_FIELDS.
    """

    ids: Sequence[int] | None
    email: str | None
    phone: str | None
    text: str | None
    company_id: int | None
    external_id: str | None
    blocked: bool | None
    clauses: Sequence[Clause]
